"""Find the documents in a file: most hold one, archives and tables of documents hold many."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from claims.errors import ReadError
from claims.read.archives import Budget, gunzip, unzip
from claims.read.content import Content, Limits
from claims.read.corpora import Columns, read_rows
from claims.read.decoding import BYTES_PER_CHARACTER, decode, too_long
from claims.read.detection import Detected, detect
from claims.read.formats import FORMATS, read_format
from claims.read.markdown import find_tables

PLAIN: frozenset[Detected] = frozenset({"text", "csv", "tsv", "jsonl"})
"""Formats that are read in this process, by nothing but Python itself."""
DEEPEST = 3
"""Archives within one another."""


@dataclass(frozen=True)
class Part:
    """A document in a file, found but not read yet."""

    name: str
    """What stands behind the file's path: nothing, `#3` for a row, `/inner.txt` for a file in an archive."""
    read: Callable[[], Content]
    """Returns what the document holds, or raises `ReadError`."""


def find_parts(data: bytes, name: str, *, limits: Limits, columns: Columns) -> Iterator[Part]:
    """Yield the documents of `data`, a file called `name`.

    Raises:
        ReadError: the file as a whole cannot be read.
    """
    yield from _find(data, name, "", limits, columns, Budget(limits))


def _find(
    data: bytes, name: str, inner: str, limits: Limits, columns: Columns, budget: Budget, depth: int = 0
) -> Iterator[Part]:
    form = detect(data, name)
    if form in {"gzip", "zip"} and depth == DEEPEST:
        raise ReadError(f"more than {DEEPEST} archives within one another", hint="unpack it")
    if form == "gzip":
        yield from _find(gunzip(data, budget), name.removesuffix(".gz"), inner, limits, columns, budget, depth + 1)
    elif form == "zip":
        for entry, read in unzip(data, budget):
            yield from _find_entry(read, entry, f"{inner}/{entry}", limits, columns, budget, depth + 1)
    elif form in {"csv", "tsv", "jsonl", "parquet"}:
        for number, content in read_rows(data, form, limits=limits, columns=columns):
            yield Part(f"{inner}#{number}", partial(_give, content))
    else:
        yield Part(inner, partial(_read, data, form, limits))


def _find_entry(
    read: Callable[[], bytes],
    name: str,
    inner: str,
    limits: Limits,
    columns: Columns,
    budget: Budget,
    depth: int,
) -> Iterator[Part]:
    """Yield the documents of a file in an archive; what is wrong with it is told when it is read."""
    try:
        yield from _find(read(), name, inner, limits, columns, budget, depth)
    except ReadError as error:
        yield Part(inner, partial(_give, error))


def _give(found: Content | ReadError) -> Content:
    if isinstance(found, ReadError):
        raise found
    return found


def _read(data: bytes, form: Detected, limits: Limits) -> Content:
    if form in FORMATS:
        return read_format(form, data, limits=limits)
    if len(data) > limits.characters * BYTES_PER_CHARACTER:
        raise too_long(limits.characters)
    text = decode(data)
    return Content(text, tables=find_tables(text))
