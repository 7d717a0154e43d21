"""Unpack gzip and zip files in memory, within limits; names in them are only ever names of documents."""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from typing import IO

from claims.errors import ReadError
from claims.read.content import Limits
from claims.read.finding import lies_beside

SMALL = 1_000_000
"""Bytes up to which a file may be packed as tightly as it likes."""
_ENCRYPTED = 1
_DAMAGED = (zipfile.BadZipFile, gzip.BadGzipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError)
_COPY = "get a whole copy of it"


class Budget:
    """What may still be unpacked of a file, all archives within it taken together."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.left = limits.unpacked

    def read(self, stream: IO[bytes] | gzip.GzipFile, packed: int) -> bytes:
        """Return what `stream` unpacks to, which takes up `packed` bytes.

        Raises:
            ReadError: it is damaged, or goes over a limit.
        """
        allowed = min(self.limits.bytes, max(SMALL, packed * self.limits.ratio), self.left)
        try:
            data = stream.read(allowed + 1)
        except _DAMAGED as error:
            raise ReadError("a damaged archive", hint=_COPY) from error
        if len(data) > allowed:
            raise ReadError(
                f"unpacks to more than {allowed:,} bytes",
                hint="raise --max-bytes, --max-ratio or --max-unpacked if you trust it",
            )
        self.left -= len(data)
        return data


def gunzip(data: bytes, budget: Budget) -> bytes:
    """Return what the gzip file `data` holds.

    Raises:
        ReadError: it is damaged, or goes over a limit.
    """
    with gzip.GzipFile(fileobj=io.BytesIO(data)) as stream:
        return budget.read(stream, len(data))


def unzip(data: bytes, budget: Budget) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Yield name and reader of each file in the zip file `data`, without those that are never meant as documents.

    Raises:
        ReadError: the archive is damaged, has too many files, or none that could be a document.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _DAMAGED as error:
        raise ReadError("a damaged zip file", hint=_COPY) from error
    with archive:
        entries = archive.infolist()
        if len(entries) > budget.limits.entries:
            raise ReadError(f"more than {budget.limits.entries:,} files in it", hint="raise --max-entries")
        wanted = [entry for entry in entries if not entry.filename.endswith("/") and not _lies_beside(entry.filename)]
        if not wanted:
            raise ReadError("a zip file with no documents in it", hint="look into it")
        for entry in wanted:
            yield entry.filename, partial(_read_entry, archive, entry, budget)


def _lies_beside(name: str) -> bool:
    folders = name.split("/")
    hidden = (part.startswith(".") and part not in {".", ".."} for part in folders)
    return any(hidden) or "__MACOSX" in folders or lies_beside(name)


def _read_entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, budget: Budget) -> bytes:
    if entry.flag_bits & _ENCRYPTED:
        raise ReadError("encrypted", hint="unpack it with its password")
    try:
        with archive.open(entry) as stream:
            return budget.read(stream, entry.compress_size)
    except _DAMAGED as error:
        raise ReadError("a damaged archive", hint=_COPY) from error
