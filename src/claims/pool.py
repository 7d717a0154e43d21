"""Several processes that apply one function to batches of items; results come back in the order of the batches.

The processes are those of the standard library's executor. What is added here: batches are taken as they are needed, so
that memory is bounded; a process that dies loses one item and no other; and all end at once with this process.
"""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from multiprocessing.connection import Connection
from threading import Thread
from typing import Generic, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

AHEAD = 2
"""Batches handed out for each process, so that none waits for the next one."""


class Pool(Generic[Item, Result]):
    """Processes that are started with the first batch, and end when the results are no longer asked for."""

    def __init__(
        self, function: Callable[[Sequence[Item]], list[Result]], lost: Callable[[Item], Result], *, jobs: int
    ) -> None:
        """Make a pool.

        Args:
            function: returns a result for each item of a batch; pickled, as are batches and results.
            lost: makes the result of an item whose process died.
            jobs: how many processes.
        """
        self._function = function
        self._lost = lost
        self._jobs = jobs
        # Started anew, not forked: this process may have threads and an open database.
        self._context = get_context("spawn")
        self._leash, self._hold = self._context.Pipe(duplex=False)
        self._executor = self._start(jobs)

    def map(self, batches: Iterable[Sequence[Item]]) -> Iterator[list[Result]]:
        """Yield the results of each batch; what the function raises is raised here."""
        waiting: deque[tuple[Sequence[Item], Future[list[Result]]]] = deque()
        try:
            for batch in batches:
                waiting.append((batch, self._submit(batch)))
                if len(waiting) >= AHEAD * self._jobs:
                    yield self._take(*waiting.popleft())
            while waiting:
                yield self._take(*waiting.popleft())
        finally:
            self._hold.close()
            self._executor.shutdown(cancel_futures=True)

    def _start(self, jobs: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(jobs, self._context, initializer=prepare_process, initargs=(self._leash,))

    def _submit(self, batch: Sequence[Item]) -> Future[list[Result]]:
        try:
            return self._executor.submit(self._function, batch)
        except BrokenProcessPool:
            self._executor = self._start(self._jobs)
            return self._executor.submit(self._function, batch)

    def _take(self, batch: Sequence[Item], future: Future[list[Result]]) -> list[Result]:
        try:
            return future.result()
        except BrokenProcessPool:
            return self._retrace(batch)

    def _retrace(self, batch: Sequence[Item]) -> list[Result]:
        """Return the results of a batch that was under way when some process died, found out with nothing beside it."""
        alone = self._start(1)
        try:
            return alone.submit(self._function, batch).result()
        except BrokenProcessPool:
            if len(batch) == 1:
                return [self._lost(batch[0])]
        finally:
            alone.shutdown(wait=False)
        return [result for item in batch for result in self._retrace([item])]


def prepare_process(leash: Connection) -> None:
    """Make a process of the pool leave interruptions to its parent, and end when `leash` is let go, for any reason."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # There is a process for each core; more threads in each for the matrices would stand in each other's way.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    Thread(target=_end_with, args=(leash,), daemon=True).start()


def _end_with(leash: Connection) -> None:
    try:
        leash.recv_bytes()
    except (EOFError, OSError):
        os._exit(1)


def count_cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
