"""Read documents one at a time; one that cannot be read never stops the others."""

from __future__ import annotations

import stat
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from claims.errors import ReadError
from claims.read.content import DEFAULT_LIMITS, Content, Limits
from claims.read.decoding import BYTES_PER_CHARACTER, check_text, decode, too_long
from claims.read.detection import detect
from claims.read.failures import explain_error, make_failure, printable
from claims.read.finding import STANDARD_INPUT, find_documents
from claims.read.formats import FORMATS, read_format
from claims.read.front_matter import read_front_matter
from claims.read.identity import make_slug, make_source_id
from claims.read.imprint import read_imprint
from claims.read.metadata import NOTHING_KNOWN, Metadata
from claims.records import Document, Failure

_PIPE_IT = "send it to standard input and name it -"


def read_documents(
    inputs: Sequence[str], *, overrides: Metadata = NOTHING_KNOWN, limits: Limits = DEFAULT_LIMITS
) -> Iterator[Document | Failure]:
    """Yield the documents of files, folders and `-`, each read when it is asked for.

    Args:
        inputs: files, folders, or `-` for standard input.
        overrides: metadata that hold for every document, whatever it says itself.
        limits: the most that reading a document may take.
    """
    for found in find_documents(inputs):
        if isinstance(found, Failure):
            yield found
            continue
        try:
            yield read_document(found, overrides=overrides, limits=limits)
        except ReadError as error:
            yield make_failure(found, error.what, error.hint)


def read_document(path: str, *, overrides: Metadata = NOTHING_KNOWN, limits: Limits = DEFAULT_LIMITS) -> Document:
    """Return the document at `path`, or on standard input where that is `-`.

    The text of a plain text file is the decoded file, whole, with line ends as Python's text mode gives them and no
    byte order mark.

    Raises:
        ReadError: the file cannot be opened or read, is empty or too long.
    """
    name = printable(path)
    data = _read_standard_input(limits) if path == STANDARD_INPUT else _read_file(path, limits)
    try:
        content = read_content(data, path, limits=limits)
    except ReadError as error:
        raise ReadError(error.what, where=name, hint=error.hint) from error
    return make_document(content, path=name, overrides=overrides, limits=limits)


def read_content(data: bytes, name: str, *, limits: Limits) -> Content:
    """Return what `data`, a file called `name`, holds."""
    form = detect(data, name)
    if form in FORMATS:
        return read_format(form, data, limits=limits)
    if len(data) > limits.characters * BYTES_PER_CHARACTER:
        raise too_long(name, limits.characters)
    return Content(decode(data, path=name))


def make_document(
    content: Content | str,
    *,
    path: str = STANDARD_INPUT,
    overrides: Metadata = NOTHING_KNOWN,
    limits: Limits = DEFAULT_LIMITS,
) -> Document:
    """Return a document of a text as it is, with what is known of it.

    What it says of itself in its front matter goes before what its format says, and that before its head and foot.

    Raises:
        ReadError: the text is empty, too long, or no text.
    """
    content = Content(content) if isinstance(content, str) else content
    check_text(content.text, path=path, max_characters=limits.characters)
    front = read_front_matter(content.text)
    if not content.text[front.end :].strip():
        raise ReadError("empty behind its front matter", where=path, hint="there is nothing to read in it")
    metadata = overrides.fill(front.metadata).fill(content.metadata).fill(read_imprint(content.text, front.end))
    source = make_slug(front.source or "") or make_source_id(metadata, path)
    return Document(
        path=path,
        text=content.text,
        body_start=front.end,
        source=source,
        locators=content.locators,
        tables=content.tables,
        **metadata.model_dump(),
    )


def _read_standard_input(limits: Limits) -> bytes:
    if sys.stdin is None:
        raise ReadError("there is no standard input", where=STANDARD_INPUT, hint="name a file instead")
    return _check_size(sys.stdin.buffer.read(limits.bytes + 1), STANDARD_INPUT, limits)


def _read_file(path: str, limits: Limits) -> bytes:
    try:
        status = Path(path).stat()
        _check_regular(status.st_mode, printable(path))
        if status.st_size > limits.bytes:
            raise _too_large(printable(path), limits)
        with Path(path).open("rb") as file:
            return _check_size(file.read(limits.bytes + 1), printable(path), limits)
    except (OSError, ValueError) as error:
        raise explain_error(path, error) from error


def _check_size(data: bytes, name: str, limits: Limits) -> bytes:
    if len(data) > limits.bytes:
        raise _too_large(name, limits)
    return data


def _too_large(name: str, limits: Limits) -> ReadError:
    return ReadError(f"larger than {limits.bytes:,} bytes", where=name, hint="split it, or raise --max-bytes")


def _check_regular(mode: int, name: str) -> None:
    """Refuse what would block, or never end, when read."""
    if stat.S_ISDIR(mode):
        raise ReadError("a folder, not a file", where=name, hint="read its files one by one")
    if not stat.S_ISREG(mode):
        raise ReadError("not a file but a pipe or device", where=name, hint=_PIPE_IT)
