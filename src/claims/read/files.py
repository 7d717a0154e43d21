"""Get the bytes of a file or of standard input, as many as are allowed."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

from claims.errors import ReadError
from claims.read.content import Limits
from claims.read.failures import explain_error, printable
from claims.read.finding import STANDARD_INPUT

_PIPE_IT = "send it to standard input and name it -"


def read_bytes(path: str, limits: Limits) -> bytes:
    """Return the bytes of the file at `path`, or of standard input where that is `-`.

    Raises:
        ReadError: the file cannot be opened, would block, or is too large.
    """
    name = printable(path)
    data = _read_standard_input(limits) if path == STANDARD_INPUT else _read_file(path, name, limits)
    if len(data) > limits.bytes:
        raise _too_large(name, limits)
    return data


def _read_standard_input(limits: Limits) -> bytes:
    if sys.stdin is None:
        raise ReadError("there is no standard input", where=STANDARD_INPUT, hint="name a file instead")
    return sys.stdin.buffer.read(limits.bytes + 1)


def _read_file(path: str, name: str, limits: Limits) -> bytes:
    try:
        status = Path(path).stat()
        _check_regular(status.st_mode, name)
        if status.st_size > limits.bytes:
            raise _too_large(name, limits)
        with Path(path).open("rb") as file:
            return file.read(limits.bytes + 1)
    except (OSError, ValueError) as error:
        raise explain_error(path, error) from error


def _check_regular(mode: int, name: str) -> None:
    """Refuse what would block, or never end, when read."""
    if stat.S_ISDIR(mode):
        raise ReadError("a folder, not a file", where=name, hint="read its files one by one")
    if not stat.S_ISREG(mode):
        raise ReadError("not a file but a pipe or device", where=name, hint=_PIPE_IT)


def _too_large(name: str, limits: Limits) -> ReadError:
    return ReadError(f"larger than {limits.bytes:,} bytes", where=name, hint="split it, or raise --max-bytes")
