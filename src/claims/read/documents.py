"""Read documents one at a time; one that cannot be read never stops the others."""

from __future__ import annotations

import stat
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from claims.errors import ReadError
from claims.read.decoding import BYTES_PER_CHARACTER, MAX_CHARACTERS, check_text, decode, too_long
from claims.read.failures import explain_error, make_failure, printable
from claims.read.finding import STANDARD_INPUT, find_documents
from claims.read.front_matter import read_front_matter
from claims.read.identity import make_slug, make_source_id
from claims.read.imprint import read_imprint
from claims.read.metadata import NOTHING_KNOWN, Metadata
from claims.records import Document, Failure

_PIPE_IT = "send it to standard input and name it -"


def read_documents(
    inputs: Sequence[str], *, overrides: Metadata = NOTHING_KNOWN, max_characters: int = MAX_CHARACTERS
) -> Iterator[Document | Failure]:
    """Yield the documents of files, folders and `-`, each read when it is asked for.

    Args:
        inputs: files, folders, or `-` for standard input.
        overrides: metadata that hold for every document, whatever it says itself.
        max_characters: longest document that is read.
    """
    for found in find_documents(inputs):
        if isinstance(found, Failure):
            yield found
            continue
        try:
            yield read_document(found, overrides=overrides, max_characters=max_characters)
        except ReadError as error:
            yield make_failure(found, error.what, error.hint)


def read_document(path: str, *, overrides: Metadata = NOTHING_KNOWN, max_characters: int = MAX_CHARACTERS) -> Document:
    """Return the document at `path`, or on standard input where that is `-`.

    Its text is the decoded file, whole, with line ends as Python's text mode gives them and no byte order mark.

    Raises:
        ReadError: the file cannot be opened, is no text, is empty or too long.
    """
    name = printable(path)
    data = _read_standard_input(max_characters) if path == STANDARD_INPUT else _read_file(path, max_characters)
    if len(data) > max_characters * BYTES_PER_CHARACTER:
        raise too_long(name, max_characters)
    text = decode(data, path=name)
    return make_document(text, path=name, overrides=overrides, max_characters=max_characters)


def make_document(
    text: str,
    *,
    path: str = STANDARD_INPUT,
    overrides: Metadata = NOTHING_KNOWN,
    max_characters: int = MAX_CHARACTERS,
) -> Document:
    """Return a document of `text` as it is, with what its front matter, else its head and foot, say of it.

    Raises:
        ReadError: the text is empty, too long, or no text.
    """
    check_text(text, path=path, max_characters=max_characters)
    front = read_front_matter(text)
    if not text[front.end :].strip():
        raise ReadError("empty behind its front matter", where=path, hint="there is nothing to read in it")
    metadata = overrides.fill(front.metadata).fill(read_imprint(text, front.end))
    source = make_slug(front.source or "") or make_source_id(metadata, path)
    return Document(path=path, text=text, body_start=front.end, source=source, **metadata.model_dump())


def _read_standard_input(max_characters: int) -> bytes:
    if sys.stdin is None:
        raise ReadError("there is no standard input", where=STANDARD_INPUT, hint="name a file instead")
    return sys.stdin.buffer.read(max_characters * BYTES_PER_CHARACTER + 1)


def _read_file(path: str, max_characters: int) -> bytes:
    limit = max_characters * BYTES_PER_CHARACTER
    try:
        status = Path(path).stat()
        _check_regular(status.st_mode, printable(path))
        if status.st_size > limit:
            raise too_long(printable(path), max_characters)
        with Path(path).open("rb") as file:
            return file.read(limit + 1)
    except (OSError, ValueError) as error:
        raise explain_error(path, error) from error


def _check_regular(mode: int, name: str) -> None:
    """Refuse what would block, or never end, when read."""
    if stat.S_ISDIR(mode):
        raise ReadError("a folder, not a file", where=name, hint="read its files one by one")
    if not stat.S_ISREG(mode):
        raise ReadError("not a file but a pipe or device", where=name, hint=_PIPE_IT)
