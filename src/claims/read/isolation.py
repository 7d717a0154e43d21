"""Read what is not plain text in a child process, so that no file takes more time or memory than it may.

A library may run for hours on a hostile file, or crash. Then the child goes, a new one takes the next document, and
this process only reports what happened.
"""

from __future__ import annotations

import atexit
import os
import pickle
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from threading import Event, Thread
from time import monotonic
from typing import IO, cast

from claims.errors import ReadError
from claims.read.child import OUT_OF_MEMORY, Begun, Done, Message, Request
from claims.read.content import Content, Limits
from claims.read.corpora import Columns

Answer = tuple[str, Content | ReadError]
"""Name of the part, and what it holds."""
BREAKDOWNS = 3
"""Parts of one file at which a child may break down before the rest of the file is given up."""
STARTING = 60
"""Seconds in which a child starts; it reads nothing yet."""
_TICK = 0.05
_PROGRAM = "from claims.read.child import serve; serve()"
_AS_TEXT = "save it as plain text and read that"


class Child:
    """A process that reads files, one at a time; it ends when it is stopped, at the latest with this one."""

    def __init__(self) -> None:
        self.owner = os.getpid()
        self._ready = self._expired = False
        self._deadline = 0.0
        # -P: a file in the working folder that is called like a library must not be run.
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-c", _PROGRAM],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONDONTWRITEBYTECODE": "1"},
        )

    def ask(self, request: Request) -> Iterator[Begun | Content | ReadError]:
        """Yield the answers.

        Raises:
            ReadError: the child broke down, or took too long over one part.
        """
        finished = Event()
        self._deadline = monotonic() + (request.limits.seconds if self._ready else STARTING)
        Thread(target=self._watch, args=(finished,), daemon=True).start()
        try:
            if not self._ready:
                self._receive()
                self._ready = True
                self._deadline = monotonic() + request.limits.seconds
            self._send(request)
            while not isinstance(message := self._receive(), Done):
                self._deadline = monotonic() + request.limits.seconds
                yield message
        except (OSError, EOFError, pickle.UnpicklingError) as error:
            raise self._explain(request.limits) from error
        finally:
            finished.set()

    @property
    def runs(self) -> bool:
        """Whether the process has not ended."""
        return self._process.poll() is None

    def stop(self) -> None:
        """End the process, whatever it is doing."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            with suppress(OSError):  # what was not yet written is of no use any more
                cast(IO[bytes], pipe).close()

    def _watch(self, finished: Event) -> None:
        while not finished.wait(_TICK):
            if monotonic() > self._deadline:
                self._expired = True
                self._process.kill()
                return

    def _send(self, request: Request) -> None:
        pipe = cast(IO[bytes], self._process.stdin)
        pickle.dump(request, pipe)
        pipe.flush()

    def _receive(self) -> Message:
        return cast(Message, pickle.load(cast(IO[bytes], self._process.stdout)))

    def _explain(self, limits: Limits) -> ReadError:
        if self._expired:
            return ReadError(f"takes longer than {limits.seconds} seconds to read", hint="raise --max-seconds")
        status = self._process.wait()
        if status == OUT_OF_MEMORY:
            return ReadError(f"takes more than {limits.memory:,} bytes of memory to read", hint="raise --max-memory")
        return ReadError(f"the reader broke down on it (exit status {status})", hint=_AS_TEXT)


_idle: list[Child] = []
"""The child that waits for the next file; starting one takes longer than most files."""


def read_isolated(data: bytes, name: str, *, limits: Limits, columns: Columns) -> Iterator[Answer]:
    """Yield the parts of `data`, a file called `name`, each with its content or why it cannot be read."""
    skip = 0
    for _ in range(BREAKDOWNS):
        part: str | None = None
        child = _take()
        try:
            for message in child.ask(Request(data, name, limits, columns, skip)):
                if isinstance(message, Begun):
                    part = message.name
                else:
                    yield part or "", message
                    skip, part = skip + 1, None
        except ReadError as error:
            child.stop()
            yield part or "", error
            if part is None:
                return
            skip += 1
        except BaseException:
            child.stop()
            raise
        else:
            _idle.append(child)
            return
    yield "", ReadError(f"given up after {BREAKDOWNS} files in it that broke the reader", hint="unpack it")


def _take() -> Child:
    """Return an idle child that still runs, else a new one; after a fork, those of the parent are not to be shared."""
    while _idle:
        child = _idle.pop()
        if child.owner == os.getpid():
            if child.runs:
                return child
            child.stop()
    return Child()


@atexit.register
def stop_idle() -> None:
    """End the process that waits for the next file; another is started when there is one."""
    while _idle:
        child = _idle.pop()
        if child.owner == os.getpid():
            child.stop()
