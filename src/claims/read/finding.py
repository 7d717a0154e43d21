"""Find the documents that files, folders and `-` stand for; what is passed over is told, with the reason."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath

from claims.errors import ReadError
from claims.read.detection import is_known
from claims.read.failures import explain_error, make_failure
from claims.read.words import column_words
from claims.records import Failure

STANDARD_INPUT = "-"
DOCUMENT_SUFFIXES = frozenset({
    ".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".mht", ".mhtml", ".pdf", ".docx", ".docm",
    ".odt", ".rtf", ".epub", ".eml", ".csv", ".tsv", ".jsonl", ".ndjson", ".parquet", ".zip", ".gz",
})  # fmt: skip
TABLE_SUFFIXES = frozenset({".csv", ".tsv", ".jsonl", ".ndjson"})
# What lies beside documents and is never meant: databases (our own store among them), pictures, sound, programs,
# settings. All other files in a folder that are not read are told as failures.
_SIDE_SUFFIX = re.compile(
    r"\.(?:db|sqlite3?|db-(?:wal|shm|journal)|json|png|jpe?g|gif|svg|webp|avif|tiff?|bmp|ico|mp[34]|wav|m4a|mov|css|m?js"
    r"|woff2?|ttf|py|pyc|sh|toml|ya?ml|ini|cfg|log|lock|bak|tmp)"
)
SIDE_FOLDERS = frozenset({"__pycache__", "node_modules"})
PAGE_SUFFIXES = (".html", ".htm")
PAGE_FOLDER = "_files"
"""Ends the name of the folder in which a browser saves what belongs to a page."""
_SAMPLE_BYTES = 4_096
_FOR_TEXT = "text, Markdown, HTML, PDF, Word, EPUB, email, CSV and zip files are among those that are read in a folder"


def find_documents(inputs: Sequence[str]) -> Iterator[str | Failure]:
    """Yield the path of each document once, folders searched to the bottom and sorted by name.

    Args:
        inputs: files, folders, and `-` for standard input. In folders, hidden files and folders are left out.

    Yields:
        Paths as they were named, normalised; a failure for each input or file that is no document.
    """
    seen: set[str] = set()
    for name in inputs:
        path = name if name in {"", STANDARD_INPUT} else os.path.normpath(name)
        for found in _find(path):
            place = found if isinstance(found, str) else found.path
            if place not in seen:
                seen.add(place)
                yield found


def _find(path: str) -> Iterator[str | Failure]:
    if path == STANDARD_INPUT:
        yield path
        return
    if not path:
        yield make_failure("", "no name given", "name a file or a folder, or - for standard input")
        return
    mode = _read_mode(path)
    if isinstance(mode, Failure):
        yield mode
    elif stat.S_ISDIR(mode):
        yield from _find_in_folder(path)
    else:
        # What was named directly is read, whatever its suffix; reading it tells what it is.
        yield path


def _read_mode(path: str) -> int | Failure:
    try:
        return Path(path).stat().st_mode
    except (OSError, ValueError) as error:
        return _fail(explain_error(path, error))


def _find_in_folder(top: str) -> Iterator[str | Failure]:
    visited: set[tuple[int, int]] = set()
    waiting, empty = [top], True
    while waiting:
        path = waiting.pop()
        mode = _read_mode(path)
        if isinstance(mode, Failure):
            found: str | Failure | None = mode
        elif stat.S_ISDIR(mode):
            found = _open_folder(path, visited, waiting)
        else:
            found = _judge_file(path, mode)
        if found is not None:
            empty = False
            yield found
    if empty:
        yield make_failure(top, "a folder with no documents in it", _FOR_TEXT)


def _open_folder(path: str, visited: set[tuple[int, int]], waiting: list[str]) -> Failure | None:
    """Put what the folder holds before all that waits, or return why that cannot be done."""
    try:
        status = Path(path).stat()
        names = sorted((entry.name for entry in Path(path).iterdir()), reverse=True)
    except OSError as error:
        return _fail(explain_error(path, error))
    # A link may lead back to a folder that it stands in; without this the search would not end.
    if (status.st_dev, status.st_ino) in visited:
        return make_failure(path, "a link to a folder that is read already", "remove the link")
    visited.add((status.st_dev, status.st_ino))
    waiting += [str(Path(path, name)) for name in names if not _is_side_folder(name, names)]
    return None


def _is_side_folder(name: str, names: Sequence[str]) -> bool:
    if name.startswith(".") or name in SIDE_FOLDERS:
        return True
    page = name.removesuffix(PAGE_FOLDER)
    return page != name and any(page + suffix in names for suffix in PAGE_SUFFIXES)


def _judge_file(path: str, mode: int) -> str | Failure | None:
    """Return the path of a document, a failure for what may have been meant as one, None for what lies beside."""
    suffix = Path(path).suffix.lower()
    if not stat.S_ISREG(mode):
        return path
    if lies_beside(path) or (suffix in TABLE_SUFFIXES and _holds_claims(path)):
        return None
    if suffix in DOCUMENT_SUFFIXES:
        return path
    head = _read_head(path)
    if head is None or is_known(head) or (not suffix and b"\0" not in head):
        return path
    if suffix and b"\0" not in head:
        return make_failure(
            path, f"passed over: {suffix} is no text file", f"name the file itself to try it; {_FOR_TEXT}"
        )
    return make_failure(path, "passed over: not text", _FOR_TEXT)


def lies_beside(name: str) -> bool:
    """Whether a file of this name lies beside documents and is never meant as one."""
    return bool(_SIDE_SUFFIX.fullmatch(PurePath(name).suffix.lower())) or name.endswith("~")


def _holds_claims(path: str) -> bool:
    """Whether a table is one of claims, as this program writes them, and none of documents."""
    head = (_read_head(path) or b"").partition(b"\n")[0].decode(errors="replace")
    return column_words().outputs <= set(re.findall(r"\w+", head))


def _read_head(path: str) -> bytes | None:
    """Return how the file begins; of what cannot be opened, the reader is to tell."""
    try:
        with Path(path).open("rb") as file:
            return file.read(_SAMPLE_BYTES)
    except OSError:
        return None


def _fail(error: ReadError) -> Failure:
    return make_failure(error.where, error.what, error.hint)
