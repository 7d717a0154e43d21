"""Find the documents that files, folders and `-` stand for; what is passed over is told, with the reason."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

from claims.errors import ReadError
from claims.read.failures import explain_error, make_failure
from claims.records import Failure

STANDARD_INPUT = "-"
DOCUMENT_SUFFIXES = frozenset({".txt", ".text", ".md", ".markdown"})
# What lies beside documents and is never meant: databases (our own store among them), tables and other output,
# pictures, sound, programs. All other files in a folder that are not read are told as failures.
_SIDE_SUFFIX = re.compile(
    r"\.(?:db|sqlite3?|db-(?:wal|shm|journal)|csv|tsv|jsonl?|ndjson|parquet|xlsx?|ods"
    r"|png|jpe?g|gif|svg|webp|tiff?|bmp|ico|mp[34]|wav|m4a|mov|css|js|py|pyc|sh|toml|ya?ml"
    r"|ini|cfg|log|lock|bak|tmp|zip|gz|tar)"
)
SIDE_FOLDERS = frozenset({"__pycache__", "node_modules"})
_SAMPLE_BYTES = 4_096
_FOR_TEXT = ".txt, .text, .md and .markdown files are read in a folder"


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
    waiting += [str(Path(path, name)) for name in names if not name.startswith(".") and name not in SIDE_FOLDERS]
    return None


def _judge_file(path: str, mode: int) -> str | Failure | None:
    """Return the path of a document, a failure for what may have been meant as one, None for what lies beside."""
    suffix = Path(path).suffix.lower()
    if not stat.S_ISREG(mode) or suffix in DOCUMENT_SUFFIXES:
        return path
    if _SIDE_SUFFIX.fullmatch(suffix) or path.endswith("~"):
        return None
    if suffix:
        return make_failure(
            path, f"passed over: {suffix} is no text file", f"{_FOR_TEXT}; name the file itself to try it"
        )
    return path if _looks_like_text(path) else make_failure(path, "passed over: not text", _FOR_TEXT)


def _looks_like_text(path: str) -> bool:
    """Whether a file without suffix begins as text does; what cannot be opened is left to the reader to tell."""
    try:
        with Path(path).open("rb") as file:
            return b"\0" not in file.read(_SAMPLE_BYTES)
    except OSError:
        return True


def _fail(error: ReadError) -> Failure:
    return make_failure(error.where, error.what, error.hint)
