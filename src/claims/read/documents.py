"""Read documents one at a time; one that cannot be read never stops the others."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from typing import TypeVar

from claims.errors import ReadError
from claims.read.content import DEFAULT_LIMITS, Content, Limits
from claims.read.corpora import Columns
from claims.read.decoding import check_text
from claims.read.detection import detect
from claims.read.failures import make_failure, printable
from claims.read.files import read_bytes
from claims.read.finding import find_documents
from claims.read.front_matter import read_front_matter
from claims.read.identity import make_slug, make_source_id
from claims.read.imprint import read_imprint
from claims.read.isolation import Answer, read_isolated
from claims.read.metadata import NOTHING_KNOWN, Metadata
from claims.read.parts import PLAIN, find_parts, read_part
from claims.read.sources import Note, SourceNotes
from claims.records import Document, Failure

Kept = TypeVar("Kept")

DIGEST_LENGTH = 16
_GUESSED = Columns()


@dataclass(frozen=True)
class Origin:
    """A file that documents are read from."""

    path: str
    digest: str
    """Stands for all that a single document in it depends on: its bytes, and what is known of it besides."""


def read_documents(
    inputs: Sequence[str],
    *,
    overrides: Metadata = NOTHING_KNOWN,
    limits: Limits = DEFAULT_LIMITS,
    columns: Columns = _GUESSED,
) -> Iterator[Document | Failure]:
    """Yield the documents of files, folders and `-`, each read when it is asked for.

    Args:
        inputs: files, folders, or `-` for standard input.
        overrides: metadata that hold for every document, whatever it says itself.
        limits: the most that reading a document may take.
        columns: which columns hold what, where a file is a table of documents.
    """
    for _, item in read_files(inputs, _keep_nothing, overrides=overrides, limits=limits, columns=columns):
        yield item


def read_files(
    inputs: Sequence[str],
    find_kept: Callable[[Origin], Kept | None],
    *,
    overrides: Metadata = NOTHING_KNOWN,
    limits: Limits = DEFAULT_LIMITS,
    columns: Columns = _GUESSED,
) -> Iterator[tuple[Origin, Document | Failure | Kept]]:
    """Yield what `read_documents` does, each document with its file; what is kept already is not even parsed.

    Args:
        inputs: files, folders, or `-` for standard input.
        find_kept: returns what stands for the documents of a file that need not be read, None for any other.
        overrides: metadata that hold for every document, whatever it says itself.
        limits: the most that reading a document may take.
        columns: which columns hold what, where a file is a table of documents.
    """
    notes = SourceNotes()
    for found in find_documents(inputs):
        if isinstance(found, Failure):
            yield Origin(found.path, ""), found
            continue
        try:
            data = read_bytes(found, limits)
        except ReadError as error:
            yield Origin(error.where, ""), make_failure(error.where, error.what, error.hint)
            continue
        origin = Origin(printable(found), _digest(data, Note(overrides).fill(notes.find(found))))
        kept = find_kept(origin)
        if kept is not None:
            yield origin, kept
        else:
            for item in _read_file(data, found, overrides, limits, columns, notes):
                yield origin, make_failure(item.where, item.what, item.hint) if isinstance(item, ReadError) else item
        for failure in notes.take_failures():
            yield Origin(failure.path, ""), failure


def _keep_nothing(_origin: Origin) -> None:
    return None


def _digest(data: bytes, note: Note) -> str:
    digest = sha256(data)
    digest.update(repr(note).encode())
    return digest.hexdigest()[:DIGEST_LENGTH]


def read_document(path: str, *, overrides: Metadata = NOTHING_KNOWN, limits: Limits = DEFAULT_LIMITS) -> Document:
    """Return the document at `path`, or on standard input where that is `-`; the first, where it holds several.

    The text of a plain text file is the decoded file, whole, with line ends as Python's text mode gives them and no
    byte order mark.

    Raises:
        ReadError: the file cannot be opened or read, is empty or too long.
    """
    found = next(_read_file(read_bytes(path, limits), path, overrides, limits, _GUESSED, SourceNotes()), None)
    if found is None:
        raise ReadError("holds no document", where=printable(path), hint="look into it")
    if isinstance(found, ReadError):
        raise found
    return found


def make_document(
    content: Content | str,
    *,
    path: str = "-",
    overrides: Metadata = NOTHING_KNOWN,
    limits: Limits = DEFAULT_LIMITS,
    source: str | None = None,
) -> Document:
    """Return a document of a text as it is, with what is known of it.

    What it says of itself in its front matter goes before what its format says, and that before its head and foot.

    Args:
        content: the text, as a reader of its format gave it.
        path: how the document is called.
        overrides: metadata that go before all others.
        limits: how long it may be.
        source: short id of its source, made of the metadata where None.

    Raises:
        ReadError: the text is empty, too long, or no text.
    """
    content = Content(content) if isinstance(content, str) else content
    try:
        check_text(content.text, max_characters=limits.characters)
        front = read_front_matter(content.text)
        if not content.text[front.end :].strip():
            raise ReadError("empty behind its front matter", hint="there is nothing to read in it")
    except ReadError as error:
        raise ReadError(error.what, where=path, hint=error.hint) from error
    metadata = overrides.fill(front.metadata).fill(content.metadata).fill(read_imprint(content.text, front.end))
    return Document(
        path=path,
        text=content.text,
        body_start=front.end,
        source=make_slug(source or front.source or "") or make_source_id(metadata, path),
        locators=content.locators,
        tables=content.tables,
        **metadata.model_dump(),
    )


def _read_file(
    data: bytes, path: str, overrides: Metadata, limits: Limits, columns: Columns, notes: SourceNotes
) -> Iterator[Document | ReadError]:
    """Yield the documents in a file; an error, which names the document, for each that cannot be read."""
    try:
        for part, content in _read_parts(data, path, limits, columns):
            name = printable(path + part)
            if isinstance(content, ReadError):
                yield ReadError(content.what, where=name, hint=content.hint)
                continue
            note = notes.find(path, part)
            known = overrides.fill(note.metadata)
            yield _try(partial(make_document, content, path=name, overrides=known, limits=limits, source=note.source))
    except ReadError as error:
        yield ReadError(error.what, where=printable(path), hint=error.hint)


def _try(make: Callable[[], Document]) -> Document | ReadError:
    try:
        return make()
    except ReadError as error:
        return error


def _read_parts(data: bytes, path: str, limits: Limits, columns: Columns) -> Iterator[Answer]:
    """Yield name and content of each document in `data`; a library that is not Python itself sees it in a child."""
    if detect(data, path) in PLAIN:
        for part in find_parts(data, path, limits=limits, columns=columns):
            yield part.name, read_part(part)
    else:
        yield from read_isolated(data, path, limits=limits, columns=columns)
