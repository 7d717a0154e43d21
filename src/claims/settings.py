"""One object of settings: defaults, overridden by `claims.toml`, by the environment, and by what the caller passes."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from claims.errors import UsageError

FILE_NAME = "claims.toml"
PREFIX = "CLAIMS_"


class TopicWords(BaseModel):
    """What a `[topics.NAME]` of `claims.toml` adds to a topic, or a new topic; the lists are those of the lexicon."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    about: str = ""
    words: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()
    counted: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    """Words of the shipped topic that are none here."""


OwnTopics = Mapping[str, TopicWords]
"""What a user adds to the topics, by name."""


class Settings(BaseModel):
    """What can be set for a whole folder of documents; an unknown key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    store: str = "claims.db"
    """File or database URL where claims are kept."""
    pipeline: str | None = None
    """Name or folder of a spaCy pipeline with Universal Dependencies labels; the shipped one where None."""
    topics: dict[str, TopicWords] = {}
    """Topics that are added, and words that are added to topics or taken from them."""
    max_characters: int = Field(default=10_000_000, gt=0)
    """Longest document that is read; a book of 1,000 pages has some 2 million characters."""
    max_bytes: int = Field(default=200_000_000, gt=0)
    """Largest file that is read, and largest file within an archive."""
    max_pages: int = Field(default=5_000, gt=0)
    """Most pages of a PDF."""
    max_nodes: int = Field(default=500_000, gt=0)
    """Most elements of a web page, or of a part of a Word file."""
    max_entries: int = Field(default=100_000, gt=0)
    """Most files in an archive, and rows of a table of documents."""
    max_ratio: int = Field(default=200, gt=0)
    """How many times larger a file may grow when it is unpacked."""
    max_unpacked: int = Field(default=1_000_000_000, gt=0)
    """Bytes of all that an archive holds, unpacked."""
    max_seconds: int = Field(default=120, gt=0)
    """Longest that reading one document may take, where it is not plain text."""
    max_memory: int = Field(default=2_000_000_000, gt=0)
    """Bytes that the process may use which reads what is not plain text."""


def read_settings(folder: Path, environment: Mapping[str, str], **options: Any) -> Settings:
    """Return the settings that hold in `folder`.

    Args:
        folder: where `claims.toml` may stand.
        environment: `CLAIMS_STORE` sets `store`, and so on.
        options: what the caller sets; None means not set.

    Raises:
        UsageError: a source names an unknown setting or an impossible value.
    """
    settings = check(read_file(folder / FILE_NAME), where=FILE_NAME)
    variables = {
        name: environment[PREFIX + name.upper()]
        for name in Settings.model_fields
        if environment.get(PREFIX + name.upper())
    }
    settings = check(settings | variables, where="environment")
    given = {name: value for name, value in options.items() if value is not None}
    return Settings(**check(settings | given, where="options"))


def read_file(path: Path) -> dict[str, Any]:
    """Return what the settings file sets; nothing where there is no file."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"the settings cannot be read: {error}", where=path.name) from error


def check(values: dict[str, Any], *, where: str) -> dict[str, Any]:
    """Return `values` if all are settings, so that a fault is laid at the door of the source it came from."""
    try:
        return Settings(**values).model_dump(include=set(values))
    except ValidationError as error:
        first = error.errors()[0]
        entry = ".".join(str(part) for part in first["loc"])
        known = ", ".join(Settings.model_fields)
        raise UsageError(f"setting {entry}: {first['msg']}", where=where, hint=f"settings are {known}") from error
