"""What runs in the child process: read what the parent sends, within limits, and send back what was found.

The parent, `isolation`, starts it with nothing but pipes. It opens no file to write and no connection: whatever a
library does with a hostile file stays in here.
"""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from typing import Any, BinaryIO

from claims.errors import ReadError
from claims.read.content import Content, Limits
from claims.read.corpora import Columns
from claims.read.parts import find_parts, read_part

FORBIDDEN = (
    "socket.connect",
    "socket.bind",
    "socket.getaddrinfo",
    "subprocess.Popen",
    "os.system",
    "os.exec",
    "os.posix_spawn",
    "os.fork",
)
OUT_OF_MEMORY = 3
"""Exit status of a process that may have no more memory."""
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC


@dataclass(frozen=True)
class Request:
    """A file to read; the first parts of it are passed over, as they were read before."""

    data: bytes
    name: str
    limits: Limits
    columns: Columns
    skip: int = 0


@dataclass(frozen=True)
class Begun:
    """A part that is now read; what goes wrong next is its fault."""

    name: str


@dataclass(frozen=True)
class Done:
    """The end of an answer."""


Message = Begun | Content | ReadError | Done
"""`Begun` goes before each content or error of a part; an error without it is one of the whole file."""


def serve() -> None:
    """Answer requests until there are no more; each answer ends with a `Done`, and one says that all is ready."""
    requests, answers = sys.stdin.buffer, _take_output()
    sys.addaudithook(_refuse)
    while True:
        _send(Done(), answers)
        try:
            request: Request = pickle.load(requests)
        except EOFError:
            return
        _limit(request.limits)
        try:
            for message in answer(request):
                _send(message, answers)
        except MemoryError:
            # What is left of the memory is in pieces; the next file gets a fresh process.
            os._exit(OUT_OF_MEMORY)


def answer(request: Request) -> Iterator[Message]:
    """Yield what the file of `request` holds, each part announced before it is read."""
    parts = find_parts(request.data, request.name, limits=request.limits, columns=request.columns)
    try:
        for part in islice(parts, request.skip, None):
            yield Begun(part.name)
            yield read_part(part)
    except ReadError as error:
        yield error


def _send(message: Message, answers: BinaryIO) -> None:
    pickle.dump(message, answers)
    answers.flush()


def _take_output() -> BinaryIO:
    """Return standard output for the answers alone, what libraries print is dropped."""
    answers = os.fdopen(os.dup(1), "wb")
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123  (a device)
        os.dup2(nowhere.fileno(), 1)
        os.dup2(nowhere.fileno(), 2)
    return answers


def _limit(limits: Limits) -> None:
    """Hold this process to its memory, and to files of no size, where the system can."""
    try:
        import resource
    except ImportError:  # Windows
        return
    for kind, most in ((resource.RLIMIT_AS, limits.memory), (resource.RLIMIT_FSIZE, 0), (resource.RLIMIT_CORE, 0)):
        _, hardest = resource.getrlimit(kind)
        with suppress(ValueError, OSError):  # macOS knows some of them by name only
            resource.setrlimit(kind, (most if hardest == resource.RLIM_INFINITY else min(most, hardest), hardest))


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    if event in FORBIDDEN or (event == "open" and isinstance(arguments[2], int) and arguments[2] & _WRITES):
        raise PermissionError(f"{event} while reading a document")
