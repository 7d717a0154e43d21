"""Processes that share work: order, what dies, and what is left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from claims.pool import AHEAD, Pool


def double(batch: Sequence[int]) -> list[int]:
    """Take longer for the first batches, so that the later ones are done before them."""
    time.sleep(0.2 if batch[0] < 3 else 0)
    return [2 * number for number in batch]


def die_of_seven(batch: Sequence[int]) -> list[int]:
    if 7 in batch:
        os.kill(os.getpid(), signal.SIGKILL)
    return double(batch)


def refuse(batch: Sequence[int]) -> list[int]:
    raise ValueError(f"no {batch[0]}")


def lose(number: int) -> int:
    return -number


def test_results_come_in_the_order_of_the_batches() -> None:
    batches = [[number, number + 1] for number in range(0, 20, 2)]
    assert list(Pool(double, lose, jobs=2).map(batches)) == [[2 * one, 2 * other] for one, other in batches]


def test_a_process_that_dies_loses_one_item() -> None:
    batches = [[0, 1], [2, 3], [6, 7, 8], [9], [10, 11]]
    expected = [[0, 2], [4, 6], [12, -7, 16], [18], [20, 22]]
    assert list(Pool(die_of_seven, lose, jobs=2).map(batches)) == expected


def test_no_more_is_taken_than_is_needed() -> None:
    taken: list[int] = []

    def batches() -> Iterator[list[int]]:
        for number in range(100):
            taken.append(number)
            yield [number]

    results = Pool(double, lose, jobs=2).map(batches())
    assert next(results) == [0]
    assert len(taken) == AHEAD * 2
    results.close()  # type: ignore[attr-defined]


def test_errors_of_the_function_are_raised_here() -> None:
    with pytest.raises(ValueError, match="no 5"):
        list(Pool(refuse, lose, jobs=1).map([[5]]))


PARENT = """
import os, sys, time
from claims.pool import Pool
from tests.test_pool import lose, tell_and_wait
if __name__ == "__main__":
    list(Pool(tell_and_wait, lose, jobs=2).map([[1], [2]]))
"""


def tell_and_wait(batch: Sequence[int]) -> list[int]:
    sys.stdout.write(f"{os.getpid()}\n")
    sys.stdout.flush()
    time.sleep(600)
    return list(batch)


def is_alive(process: int) -> bool:
    """Tell a process that runs from one that has ended, whether or not anybody has asked for its exit code."""
    done = subprocess.run(["ps", "-o", "stat=", "-p", str(process)], capture_output=True, text=True, check=False)
    return bool(done.stdout.strip()) and "Z" not in done.stdout


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL], ids=lambda sent: sent.name)
def test_the_processes_end_with_their_parent(sent: signal.Signals, tmp_path: Path, root: Path) -> None:
    script = tmp_path / "parent.py"
    script.write_text(PARENT, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(root), *filter(None, sys.path)])}
    with subprocess.Popen(
        [sys.executable, script], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment
    ) as parent:
        assert parent.stdout
        workers = [int(parent.stdout.readline()) for _ in range(2)]
        started = time.monotonic()
        parent.send_signal(sent)
        parent.wait(timeout=30)
        while any(map(is_alive, workers)) and time.monotonic() - started < 10:
            time.sleep(0.05)
    assert not any(map(is_alive, workers))
