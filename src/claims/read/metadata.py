"""What is known of where a document comes from."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, field_validator

from claims.errors import UsageError
from claims.read.dates import parse_date

FIELDS = ("title", "author", "publisher", "published", "url")


class Metadata(BaseModel):
    """Title, author, publisher, date and address of a document; None where unknown.

    Raises:
        UsageError: `published` is no date.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: str | None = None
    """Any written date; kept in ISO 8601."""
    url: str | None = None

    @field_validator("published")
    @classmethod
    def _check_date(cls, published: str | None) -> str | None:
        if not published:
            return None
        found = parse_date(published)
        if found is None:
            raise UsageError(f"no date: {published!r}", where="--date", hint="write 2009, 2009-07 or 2009-07-01")
        return found

    def fill(self, other: Metadata) -> Metadata:
        """Return these metadata, with what they leave open taken from `other`."""
        return Metadata(**{name: getattr(self, name) or getattr(other, name) for name in FIELDS})


NOTHING_KNOWN = Metadata()
