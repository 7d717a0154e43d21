"""Read `sources.toml`, in which a desk keeps what it knows of the documents beside it.

Each table is headed by a file's name, or by a pattern of names, and goes before what the files say themselves:

    ["report.pdf"]
    title = "Guns across the border"
    published = 2009-07-01
    source = "review-2009"

    ["*.html"]
    publisher = "The Review"
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import reduce
from pathlib import Path
from typing import Any

from claims.errors import ClaimsError, UsageError
from claims.read.failures import make_failure
from claims.read.finding import STANDARD_INPUT
from claims.read.front_matter import write_value
from claims.read.metadata import NOTHING_KNOWN, Metadata
from claims.read.words import publication_words
from claims.records import Failure

FILE_NAME = "sources.toml"
_MOST_BYTES = 10_000_000


@dataclass(frozen=True)
class Note:
    """What a desk says of a document: its metadata, and the short id of its source."""

    metadata: Metadata = NOTHING_KNOWN
    source: str | None = None

    def fill(self, other: Note) -> Note:
        """Return this note, with what it leaves open taken from `other`."""
        return Note(self.metadata.fill(other.metadata), self.source or other.source)


_NOTHING = Note()


class SourceNotes:
    """The notes of all folders that documents are read from, each file of them read once."""

    def __init__(self) -> None:
        self._folders: dict[Path, Mapping[str, Note]] = {}
        self._failures: list[Failure] = []

    def find(self, path: str, part: str = "") -> Note:
        """Return what is noted of the file at `path`, or of a part of it: `#3`, `/inner.txt`."""
        if path == STANDARD_INPUT:
            return _NOTHING
        file = Path(path)
        if file.parent not in self._folders:
            self._folders[file.parent] = self._read(file.parent / FILE_NAME)
        notes = self._folders[file.parent]
        exact = (file.name + part, file.name)
        patterns = (key for key in notes if key not in exact and any(fnmatchcase(name, key) for name in exact))
        return reduce(Note.fill, (notes.get(key, _NOTHING) for key in (*exact, *patterns)), _NOTHING)

    def take_failures(self) -> list[Failure]:
        """Return the files of notes that could not be read since the last call."""
        failures, self._failures = self._failures, []
        return failures

    def _read(self, file: Path) -> Mapping[str, Note]:
        try:
            if not file.is_file():
                return {}
            if file.stat().st_size > _MOST_BYTES:
                raise UsageError("too long", hint="it says a few words about each document")
            return {key: _make_note(key, entry) for key, entry in tomllib.loads(file.read_text("utf-8-sig")).items()}
        except ClaimsError as error:
            what, hint = error.what, error.hint
        except (OSError, ValueError, RecursionError) as error:
            what, hint = f"cannot be read: {error}", 'mend it; what is no whole date stands in quotes: "2012-06"'
        self._failures.append(make_failure(os.fspath(file), what, hint))
        return {}


def _make_note(key: str, entry: Any) -> Note:
    """Return the note in the table `key`.

    Raises:
        UsageError: it is no table, has an unknown field or what is no date.
    """
    field_of_label = publication_words().field_of_label
    if not isinstance(entry, dict):
        raise UsageError(f"{key} = ... stands under no file", hint='write ["name of the file"] above it')
    if unknown := [name for name in entry if field_of_label(name) is None]:
        raise UsageError(f"[{key}] has an unknown field {unknown[0]!r}", hint="fields are title, author, published ...")
    found = {field_of_label(name): write_value(value) or None for name, value in entry.items()}
    source = found.pop("source", None)
    try:
        return Note(Metadata(**{str(field): words for field, words in found.items()}), source)
    except UsageError as error:
        raise UsageError(f"[{key}] has {error.what}", hint=error.hint) from error
