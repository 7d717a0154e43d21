"""What is known of where a document comes from."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, field_validator

from claims.errors import UsageError
from claims.read.dates import parse_date

FIELDS = ("title", "author", "publisher", "published", "url", "modified", "retrieved")
DATES = frozenset({"published", "modified", "retrieved"})


class Metadata(BaseModel):
    """Title, author, publisher, dates and address of a document; None where unknown.

    Raises:
        UsageError: what is given as a date is none.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: str | None = None
    """Any written date; kept in ISO 8601."""
    url: str | None = None
    modified: str | None = None
    """Day of the last change."""
    retrieved: str | None = None
    """Day on which a copy was made."""

    @field_validator("published", "modified", "retrieved")
    @classmethod
    def _check_date(cls, written: str | None) -> str | None:
        if not written:
            return None
        found = parse_date(written)
        if found is None:
            raise UsageError(f"no date: {written!r}", where="--date", hint="write 2009, 2009-07 or 2009-07-01")
        return found

    def fill(self, other: Metadata) -> Metadata:
        """Return these metadata, with what they leave open taken from `other`."""
        return Metadata(**{name: getattr(self, name) or getattr(other, name) for name in FIELDS})


NOTHING_KNOWN = Metadata()


def note_metadata(**fields: str | None) -> Metadata:
    """Return what a file says of itself in its own fields: white space folded, what is no date left out as one."""
    found = {name: " ".join((words or "").split()) or None for name, words in fields.items()}
    return Metadata(**{name: parse_date(words) if words and name in DATES else words for name, words in found.items()})
