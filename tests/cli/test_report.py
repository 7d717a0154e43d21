"""Progress is shown to people only, and never gets into the results."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from claims.cli.report import Report, open_bar
from claims.workflow import extract_documents

from ..stand_in import DigitAnalyser


@pytest.mark.parametrize("streams", ["stderr", "both"])
def test_the_bar_is_drawn_on_a_terminal(streams: str, documents: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    monkeypatch.setattr("sys.stdout.isatty", lambda: streams == "both", raising=False)
    with open_bar(["documents"], quiet=False, writes=True) as bar:
        assert (bar is None) is (streams == "both")
        if bar:
            assert bar.tasks[0].total == 2


def test_the_bar_counts_files_however_many_documents_they_hold(
    documents: Path, analyser: DigitAnalyser, monkeypatch: pytest.MonkeyPatch
) -> None:
    (documents / "news.csv").write_text("text\nSome 5 guns.\nSome 6 guns.\nSome 7 guns.\n")
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    seen = []
    with open_bar(["documents"], quiet=False, writes=False) as bar:
        assert bar is not None
        for _ in Report(quiet=True).watch(extract_documents(["documents"]), bar=bar):
            seen.append((bar.tasks[0].completed, bar.tasks[0].total))
    assert seen == [(1, 3), (1, 3), (1, 3), (2, 3), (3, 3)]


def test_quiet_draws_no_bar(documents: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    with open_bar(["documents"], quiet=True, writes=False) as bar:
        assert bar is None


def test_results_stay_clean_beside_a_terminal(folder: Path) -> None:
    """A failing document is told above the bar, while standard output is a file and stays empty."""
    leader, follower = pty.openpty()
    command = [sys.executable, "-m", "claims", "extract", "gone.txt", "--no-store", "--format", "jsonl"]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=follower, stdin=subprocess.DEVNULL, check=False)
    os.close(follower)
    said = os.read(leader, 100_000).decode()
    os.close(leader)
    assert done.returncode == 1
    assert done.stdout == b""
    assert "gone.txt: " in said
    assert "failed 1" in said
