"""What a store holds after a run that was killed, one beside another, or one on a full disk."""

from __future__ import annotations

import os
import random
import resource
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from functools import cache, partial
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from claims.records import Claim
from claims.store import Store

from .server import Kind, Server

STAND_IN = """
import sys
from claims import extraction
from claims.cli.main import run
from tests.stand_in import DigitAnalyser
extraction.load_analyser = lambda pipeline: DigitAnalyser()
if __name__ == "__main__":
    run()
"""
Start = Callable[..., "subprocess.Popen[str]"]
MANY = 100

_numbers = count()


@pytest.fixture
def many(folder: Path, request: pytest.FixtureRequest) -> Path:
    """A folder of documents, all of one source by their names; short ones for a server, which takes its time."""
    place = folder / "many"
    on_server = "kind" in request.fixturenames and request.getfixturevalue("kind") == "postgresql"
    years = range(8 if on_server else 40)
    for number in range(MANY):
        (place / f"{number:03}").mkdir(parents=True)
        lines = [f"The flood of {year} took {number + year} farms." for year in years]
        (place / f"{number:03}" / "flood.txt").write_text("\n".join(lines), encoding="utf-8")
    return place


@pytest.fixture
def start(folder: Path, root: Path) -> Start:
    """Start `claims` with a stand-in for the analysis, in a process of its own."""
    (folder / "program.py").write_text(STAND_IN, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(root), *filter(None, sys.path)])}

    def start(*words: str, **options: Any) -> subprocess.Popen[str]:
        command = [sys.executable, "program.py", *words]
        return subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True, **options)

    return start


def finish(process: subprocess.Popen[str]) -> tuple[int, str]:
    _, said = process.communicate(timeout=300)
    return process.returncode, said


@pytest.fixture
def at(kind: Kind, request: pytest.FixtureRequest) -> Callable[[str], str]:
    """Return where a store of a name is: a file of the working folder, or a schema on a server."""
    if kind == "sqlite":
        return lambda name: f"{name}.db"
    server: Server = request.getfixturevalue("server")
    return cache(lambda name: server.make_schema(f"{name}{next(_numbers)}"))


def read_claims(path: str) -> dict[str, list[Claim]]:
    """Return the claims of a sound store by document, the source left out: it depends on who came first."""
    if "://" not in path:
        with sqlite3.connect(path) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    found: dict[str, list[Claim]] = {}
    with Store.open(path) as store:
        for claim in store.claims():
            found.setdefault(claim.path, []).append(claim.model_copy(update={"source": ""}))
    return found


def kill_and_compare(begin: Callable[[str], subprocess.Popen[str]], at: Callable[[str], str], moments: int) -> None:
    """Kill a run at random moments, and hold what it leaves to an undisturbed one."""
    began = time.monotonic()
    assert finish(begin(at("whole")))[0] == 0
    duration, expected = time.monotonic() - began, read_claims(at("whole"))
    chance = random.Random(7)
    for moment in range(moments):
        place = at(f"killed_{moment}")
        with begin(place) as process:
            time.sleep(chance.uniform(0.1, 1) * duration)
            process.send_signal(signal.SIGKILL)
        if "://" in place or Path(place).exists():
            left = read_claims(place)
            assert left == {document: expected[document] for document in left}, "whole documents only"
        assert finish(begin(place))[0] == 0
        assert read_claims(place) == expected


@pytest.mark.parametrize("kind", ["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)], indirect=True)
def test_a_killed_run_leaves_whole_documents_and_goes_on(many: Path, start: Start, at: Callable[[str], str]) -> None:
    kill_and_compare(lambda place: start("extract", "many", "--store", place, "--jobs", "1"), at, 2)


@pytest.mark.slow
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_twenty_killed_runs(many: Path, jobs: str, at: Callable[[str], str]) -> None:
    def begin(place: str) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "claims", "extract", "many", "--store", place, "--jobs", jobs]
        return subprocess.Popen(command, stderr=subprocess.PIPE, text=True)

    kill_and_compare(begin, at, 20)


@pytest.mark.parametrize(
    "inputs",
    [
        pytest.param([["many"], ["many"]], id="the same documents"),
        pytest.param([["many/0[0-4]*"], ["many/0[5-9]*"]], id="documents of the same source"),
    ],
)
def test_two_runs_at_once_lose_and_double_nothing(
    many: Path, start: Start, inputs: list[list[str]], at: Callable[[str], str]
) -> None:
    assert finish(start("extract", "many", "--store", "whole.db"))[0] == 0
    named = [expand(words) for words in inputs]
    runs = [start("extract", *words, "--store", at("shared")) for words in named]
    assert [(code, said.count("cannot") + said.count("twice")) for code, said in map(finish, runs)] == [(0, 0)] * 2
    assert read_claims(at("shared")) == read_claims("whole.db")
    with Store.open(at("shared")) as store:
        assert len({source.source for source in store.sources()}) == MANY


def expand(patterns: Sequence[str]) -> list[str]:
    return [str(path) for pattern in patterns for path in sorted(Path().glob(pattern))]


def test_a_full_disk_is_told_and_leaves_a_sound_store(many: Path, start: Start) -> None:
    full = partial(resource.setrlimit, resource.RLIMIT_FSIZE, (600_000, 600_000))
    code, said = finish(start("extract", "many", "--store", "claims.db", preexec_fn=full))
    assert code == 1
    assert "claims.db" in said.splitlines()[-1]
    assert "disk" in said.splitlines()[-1]
    left = len(read_claims("claims.db"))
    assert 0 < left < MANY
    assert finish(start("extract", "many", "--store", "claims.db"))[0] == 0
    assert len(read_claims("claims.db")) == MANY
