"""The error boundary, help, colours, pipes and interruption."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from claims import __version__
from claims.cli import main
from claims.cli.main import app, call

from ..stand_in import DigitAnalyser, Run

Captured = pytest.CaptureFixture[str]
COMMANDS = [command.name or "" for command in app.registered_commands]


def test_version(capsys: Captured) -> None:
    assert call(["--version"]) == 0
    assert capsys.readouterr().out == f"claims {__version__}\n"


def test_without_words_the_help_is_shown(capsys: Captured) -> None:
    assert call([]) == 0
    assert "extract" in capsys.readouterr().out


@pytest.mark.parametrize("words", [[], *([name] for name in COMMANDS)], ids=lambda words: " ".join(words) or "claims")
def test_help_opens_with_an_example(words: list[str], capsys: Captured) -> None:
    assert call([*words, "--help"]) == 0
    usage, empty, example = capsys.readouterr().out.splitlines()[:3]
    assert usage.startswith("Usage: claims")
    assert empty == ""
    assert re.match(rf"  Example: claims {' '.join(words)}", example)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_has_help(name: str, capsys: Captured) -> None:
    call([name, "--help"])
    bare = re.findall(
        r"^  (?:-\w, )?(--\S+)(?: <?[A-Za-z]+>?)?$(?!\n {10})", capsys.readouterr().out, flags=re.MULTILINE
    )
    assert bare == []


@pytest.mark.parametrize("words", [["lst"], ["list", "--topik", "guns"], ["show"]], ids=" ".join)
def test_wrong_usage_is_one_line(words: list[str], folder: Path, capsys: Captured) -> None:
    assert call(words) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert re.fullmatch(r"claims: .* \(`claims.* --help` shows what there is\)\n", said.err)


def test_a_fault_of_ours_is_one_line(store: str, capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claims.store.Store.topics", lambda store: 1 / 0)
    assert call(["topics"]) == 1
    expected = "claims: ZeroDivisionError: division by zero (a fault of claims; --debug shows where)\n"
    assert capsys.readouterr().err == expected


@pytest.mark.parametrize("words", [["--debug", "topics"], ["topics", "--debug"]], ids=" ".join)
def test_debug_shows_the_traceback(words: list[str], run_process: Run) -> None:
    done = run_process(*words)
    assert done.returncode == 1
    assert "Traceback" in done.stderr
    assert done.stderr.splitlines()[-1].startswith("claims.errors.StoreError")


def test_no_traceback_without_debug(run_process: Run) -> None:
    assert "Traceback" not in run_process("topics").stderr


def test_a_closed_pipe_is_no_error(store: str) -> None:
    command = f"{sys.executable} -m claims list --all --format jsonl | true"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_reader_that_leaves_early_is_no_error(documents: Path, analyser: DigitAnalyser) -> None:
    (documents / "long.txt").write_text("Some 12 guns. " * 3_000, encoding="utf-8")
    assert call(["extract", "documents/long.txt", "--quiet"]) == 0
    command = f"{sys.executable} -m claims list --format jsonl | head -n 1"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr, done.stdout.count("\n")) == (0, "", 1)


@pytest.mark.parametrize(
    ("settings", "coloured"),
    [
        pytest.param({}, False, id="a pipe"),
        pytest.param({"FORCE_COLOR": "1"}, True, id="forced"),
        pytest.param({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False, id="refused"),
    ],
)
def test_colour(store: str, run_process: Run, settings: dict[str, str], coloured: bool) -> None:
    done = run_process("list", env={**os.environ, **settings})
    assert done.returncode == 0
    assert ("\x1b[" in done.stdout) is coloured


@pytest.mark.parametrize("columns", [80, 200])
def test_tables_take_the_width_of_the_terminal(store: str, run_process: Run, columns: int) -> None:
    done = run_process("list", env={**os.environ, "COLUMNS": str(columns)})
    widest = max(map(len, done.stdout.splitlines()))
    assert widest <= columns
    assert ("topics" in done.stdout.splitlines()[0]) is (columns == 200)


def test_output_is_utf8_whatever_the_locale(folder: Path, analyser: DigitAnalyser, run_process: Run) -> None:
    (folder / "café.txt").write_text("In Bogotá 12 cañones.", encoding="utf-8")
    call(["extract", "café.txt"])
    done = run_process("list", "--format", "csv", env={**os.environ, "PYTHONIOENCODING": "ascii"}, encoding="utf-8")
    assert "Bogotá" in done.stdout


def test_interruption_has_its_own_exit_code(folder: Path) -> None:
    command = [sys.executable, "-m", "claims", "extract", "-", "--no-store"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        time.sleep(2)  # until it waits for standard input
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=30)
    assert process.returncode == main.INTERRUPTED
    assert "Traceback" not in said


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_shells_can_complete(shell: str, run_process: Run) -> None:
    done = run_process(
        "--show-completion", shell, env={**os.environ, "_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"}
    )
    assert done.returncode == 0
    assert "_CLAIMS_COMPLETE" in done.stdout
