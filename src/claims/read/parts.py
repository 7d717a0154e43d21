"""Find the documents in a file: most hold one; archives, emails and tables of documents hold many."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import PurePath

from claims.errors import ReadError
from claims.read.archives import Budget, gunzip, unzip
from claims.read.content import Content, Limits
from claims.read.corpora import Columns, read_rows
from claims.read.decoding import BYTES_PER_CHARACTER, decode, replace_controls, too_long
from claims.read.detection import Detected, detect, is_known
from claims.read.finding import DOCUMENT_SUFFIXES, lies_beside
from claims.read.formats import FORMATS, name_missing, read_format
from claims.read.markdown import find_tables
from claims.read.messages import find_attachments
from claims.read.page import read_piece
from claims.read.repair import repair

PLAIN: frozenset[Detected] = frozenset({"text"})
"""Formats that are read in this process, by nothing but a few lines of ours."""
DEEPEST = 3
"""Archives and emails within one another."""
_MARKUP = re.compile(
    r"</(?:p|div|span|a|b|i|em|strong|h[1-6]|[uo]l|li|table|blockquote)>|<(?:p|br ?/?)>", re.IGNORECASE
)
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f]")


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
    try:
        yield from _Search(limits, columns).find(data, name)
    except (ReadError, MemoryError):
        raise
    except Exception as error:  # whatever a library stumbles over in one file, the others are to be read
        raise _explain(error) from error


def read_part(part: Part) -> Content | ReadError:
    """Return what `part` holds, or why it cannot be read."""
    try:
        return part.read()
    except ReadError as error:
        return error
    except MemoryError:
        raise
    except Exception as error:  # as above
        return _explain(error)


def _explain(error: Exception) -> ReadError:
    if isinstance(error, RecursionError):
        return ReadError("nested too deeply", hint="save it as plain text and read that")
    return ReadError(f"damaged, or of an unknown kind ({type(error).__name__}: {error})", hint="get a whole copy of it")


class _Search:
    """The way into one file, and into the files in it."""

    def __init__(self, limits: Limits, columns: Columns) -> None:
        self._limits = limits
        self._columns = columns
        self._budget = Budget(limits)
        self._names: Counter[str] = Counter()

    def find(self, data: bytes, name: str, *, inner: str = "", depth: int = 0) -> Iterator[Part]:
        """Yield the parts of `data`, which is called `name` and stands `inner` the file, at this depth."""
        form = detect(data, name)
        if form == "text" and _names_column(data, self._columns.text):
            form = "csv"
        if form in {"csv", "tsv", "jsonl", "parquet"}:
            for number, content in read_rows(data, form, limits=self._limits, columns=self._columns):
                yield Part(f"{inner}#{number}", partial(_read_row, content, self._limits))
        elif form not in {"gzip", "zip"}:
            yield Part(inner, partial(_read, data, form, self._limits))
        if form not in {"gzip", "zip", "email"}:
            return
        if depth == DEEPEST:
            raise ReadError(f"more than {DEEPEST} archives within one another", hint="unpack it")
        if form == "gzip":
            yield from self.find(gunzip(data, self._budget), name.removesuffix(".gz"), inner=inner, depth=depth + 1)
            return
        for entry, read in unzip(data, self._budget) if form == "zip" else find_attachments(data):
            yield from self._find_entry(read, entry, inner, depth + 1)

    def _find_entry(self, read: Callable[[], bytes], entry: str, place: str, depth: int) -> Iterator[Part]:
        """Yield the parts of a file within another; what is wrong with it is told when it is read."""
        inner = self._name(f"{place}/{_CONTROLS.sub('', entry).lstrip('/')}")
        if lies_beside(entry):
            return
        try:
            data, suffix = read(), PurePath(entry).suffix.lower()
            if suffix and suffix not in DOCUMENT_SUFFIXES and not is_known(data):
                raise ReadError(f"passed over: {suffix} is no text file", hint="unpack it to read it")
            yield from self.find(data, entry, inner=inner, depth=depth)
        except ReadError as error:
            yield Part(inner, partial(_give, error))

    def _name(self, name: str) -> str:
        """Return the name, with a number where it was given to another file before."""
        self._names[name] += 1
        return name if self._names[name] == 1 else f"{name} ({self._names[name]})"


def _names_column(data: bytes, column: str | None) -> bool:
    """Whether a text opens with heads of columns, one of which was asked for; standard input has no suffix to tell."""
    heads = data.partition(b"\n")[0].decode(errors="replace")
    return column is not None and column in (head.strip(' \r"') for head in re.split(r"[,;\t|]", heads))


def _give(found: Content | ReadError) -> Content:
    if isinstance(found, ReadError):
        raise found
    return found


def _read_row(found: Content | ReadError, limits: Limits) -> Content:
    """Return the content of a row; where its text is a piece of a web page, that is read as one."""
    content = _give(found)
    if not _MARKUP.search(content.text):
        return content
    try:
        rich = read_piece(content.text, limits=limits)
    except ModuleNotFoundError as error:
        raise name_missing("a row that is a piece of a web page", error, extra="html") from error
    return replace(rich, text=replace_controls(rich.text), metadata=content.metadata)


def _read(data: bytes, form: Detected, limits: Limits) -> Content:
    if form in FORMATS:
        content = read_format(form, data, limits=limits)
        return replace(content, text=replace_controls(content.text))
    if len(data) > limits.characters * BYTES_PER_CHARACTER:
        raise too_long(limits.characters)
    content = repair(decode(data))
    return replace(content, tables=find_tables(content.text))
