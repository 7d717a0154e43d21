"""Find the documents in a file: most hold one, archives and tables of documents hold many."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import PurePath

from claims.errors import ReadError
from claims.read.archives import Budget, gunzip, unzip
from claims.read.content import Content, Limits
from claims.read.corpora import Columns, read_rows
from claims.read.decoding import BYTES_PER_CHARACTER, decode, too_long
from claims.read.detection import Detected, detect, is_known
from claims.read.finding import DOCUMENT_SUFFIXES
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


def read_part(part: Part) -> Content | ReadError:
    """Return what `part` holds, or why it cannot be read."""
    try:
        return part.read()
    except ReadError as error:
        return error
    except RecursionError:
        return ReadError("nested too deeply", hint="save it as plain text and read that")
    except MemoryError:
        raise
    except Exception as error:  # whatever a library stumbles over in one file, the others are to be read
        return ReadError(
            f"damaged, or of a kind that is not known ({type(error).__name__}: {error})", hint="try a copy"
        )


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
        data = read()
        suffix = PurePath(name).suffix.lower()
        if suffix not in DOCUMENT_SUFFIXES and suffix and not is_known(data):
            raise ReadError(f"passed over: {suffix} is no text file", hint="unpack it to read it")
        yield from _find(data, name, inner, limits, columns, budget, depth)
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
