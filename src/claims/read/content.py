"""What a reader of one format gives, and how much it may take."""

from __future__ import annotations

from dataclasses import dataclass

from claims.read.metadata import NOTHING_KNOWN, Metadata
from claims.records import Locator, Table


@dataclass(frozen=True)
class Content:
    """The text of a file in some format, with what the format says of it; all offsets point into `text`."""

    text: str
    metadata: Metadata = NOTHING_KNOWN
    locators: tuple[Locator, ...] = ()
    tables: tuple[Table, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Limits:
    """The most that reading may take; what goes over is refused, and the other documents are read."""

    bytes: int = 200_000_000
    """Of a file, and of a file within an archive."""
    characters: int = 10_000_000
    """Of a document's text; a book of 1,000 pages has some 2 million."""
    pages: int = 5_000
    """Of a PDF."""
    nodes: int = 500_000
    """Elements of a page or of an XML part."""
    entries: int = 100_000
    """Files in an archive, and rows of a table of documents."""
    ratio: int = 200
    """How many times larger a part of an archive may grow when it is unpacked."""
    unpacked: int = 1_000_000_000
    """Bytes of all that an archive holds, unpacked."""
    seconds: int = 120
    """To read a document in."""
    memory: int = 2_000_000_000
    """Bytes that the process may use which reads what is not plain text."""


DEFAULT_LIMITS = Limits()
