"""The child process that reads what is not plain text."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest

from claims.errors import ReadError
from claims.read import isolation
from claims.read.child import FORBIDDEN, Begun, Request, _refuse
from claims.read.content import Content, Limits
from claims.read.corpora import Columns
from claims.read.isolation import Answer, read_isolated, stop_idle

from .hostile import GOOD, PAGE, zip_up

LIMITS = Limits()
BOTH = zip_up(("a.txt", GOOD), ("b.html", PAGE))


def read(data: bytes, **limits: int) -> list[Answer]:
    return list(read_isolated(data, "a", limits=Limits(**limits), columns=Columns()))


def test_one_child_reads_file_after_file() -> None:
    read(BOTH)
    (child,) = isolation._idle
    read(PAGE.encode())
    assert isolation._idle == [child]


def test_two_files_can_be_read_in_turn() -> None:
    first, second = (read_isolated(BOTH, "a", limits=LIMITS, columns=Columns()) for _ in range(2))
    names = [next(first)[0], next(second)[0], next(first)[0], next(second)[0]]
    assert names == ["/a.txt", "/a.txt", "/b.html", "/b.html"]
    assert list(first) == list(second) == []
    stop_idle()


def test_a_file_that_is_given_up_leaves_no_child_behind() -> None:
    stop_idle()
    answers = read_isolated(BOTH, "a", limits=LIMITS, columns=Columns())
    next(answers)
    answers.close()
    assert isolation._idle == []


def test_a_child_that_was_killed_is_replaced() -> None:
    read(BOTH)
    (child,) = isolation._idle
    os.kill(child._process.pid, signal.SIGKILL)
    child._process.wait()
    assert [isinstance(content, Content) for _, content in read(BOTH)] == [True, True]


def test_a_child_that_breaks_down_is_told() -> None:
    child, request = isolation.Child(), Request(BOTH, "a", LIMITS, Columns())
    assert [type(message) for message in child.ask(request)] == [Begun, Content, Begun, Content]
    os.kill(child._process.pid, signal.SIGKILL)
    with pytest.raises(ReadError, match=r"the reader broke down on it \(exit status -9\)"):
        list(child.ask(request))
    child.stop()


@pytest.mark.parametrize("event", [*FORBIDDEN, "open"])
def test_a_child_opens_no_connection_and_no_file_to_write(event: str) -> None:
    with pytest.raises(PermissionError):
        _refuse(event, ("a", "w", os.O_WRONLY | os.O_CREAT))
    _refuse("open", ("a", "r", os.O_RDONLY))


def test_a_file_in_the_working_folder_is_never_run(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # type: ignore[arg-type]
    for library in ("lxml", "trafilatura", "pickle"):
        with open(f"{library}.py", "w") as file:  # noqa: PTH123
            file.write("raise SystemExit(7)")
    stop_idle()
    assert isinstance(read(PAGE.encode())[0][1], Content)
    stop_idle()


def test_a_program_that_ends_takes_its_child_along() -> None:
    program = (
        "from claims.read import isolation, Columns, Limits\n"
        f"list(isolation.read_isolated({PAGE.encode()!r}, 'a', limits=Limits(), columns=Columns()))\n"
        "print(isolation._idle[0]._process.pid)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    with pytest.raises(ProcessLookupError):
        os.kill(int(done.stdout), 0)
