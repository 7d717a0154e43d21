"""Search, statistics, the pager and completion."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from claims.cli.main import call

from .test_commands import Captured, ask
from .test_export import HOSTILE_WORDS


@pytest.mark.parametrize(
    ("words", "quotes"),
    [
        pytest.param(["guns"], ["70", "12", "90"], id="a word"),
        pytest.param(["gun", "death"], ["70", "12"], id="all words, in any inflection"),
        pytest.param(["guns", "--topic", "deaths"], ["12"], id="topic"),
        pytest.param(["guns", "--since", "2010"], ["90"], id="since"),
        pytest.param(["guns", "--all", "-s", "birch-2012"], ["90", "1"], id="incidental ones too"),
        pytest.param(["guns", "--limit", "2"], ["70", "12"], id="the first two"),
        pytest.param(["zebra"], [], id="nothing"),
    ],
)
def test_search_chooses_by_words(store: str, capsys: Captured, words: list[str], quotes: list[str]) -> None:
    assert [claim["quote"] for claim in ask(capsys, "search", *words)] == quotes


def test_search_shows_each_sentence_once_with_its_figures_marked(store: str, capsys: Captured) -> None:
    assert call(["search", "guns", "deaths"]) == 0
    assert capsys.readouterr().out.splitlines()[:2] == [
        "alder-2009, 2009-07",
        "  The police seized [70] guns and [12] deaths; one was old.",
    ]


def test_search_says_that_there_is_nothing(store: str, capsys: Captured) -> None:
    assert call(["search", "zebra", "crossing"]) == 0
    assert capsys.readouterr() == ("", "no sentence with a figure holds zebra and crossing\n")


@pytest.mark.parametrize("nothing", ["", " ", '"'], ids=["empty", "blank", "a mark"])
def test_searching_for_no_word_is_refused(store: str, capsys: Captured, nothing: str) -> None:
    assert call(["search", nothing]) == 2
    said = capsys.readouterr()
    assert said.err.startswith("claims: WORDS: no word to look for (name a word")
    assert said.err.count("\n") == 1


@pytest.mark.parametrize("hostile", HOSTILE_WORDS)
def test_searching_for_anything_is_safe(store: str, capsys: Captured, hostile: str) -> None:
    assert call(["search", "--", hostile]) == (0 if any(map(str.isalnum, hostile)) else 2)
    capsys.readouterr()
    assert len(ask(capsys, "sources")) == 2


def test_stats_count_everything_once(store: str, capsys: Captured) -> None:
    assert call(["review", ask(capsys, "list")[0]["id"], "--accept"]) == 0
    capsys.readouterr()
    found = {(row["of"], row["name"]): row["number"] for row in ask(capsys, "stats")}
    characters = found.pop(("characters", "all"))
    assert characters == sum(len(path.read_text(encoding="utf-8")) for path in Path("documents").iterdir())
    assert found == {
        ("documents", "all"): 2,
        ("claims", "worth comparing"): 3,
        ("claims", "incidental"): 1,
        ("skipped", "all"): 1,
        ("kind", "count"): 3,
        ("status", "stated"): 3,
        ("published", "2009"): 2,
        ("published", "2012"): 1,
        ("review", "open"): 2,
        ("review", "accepted"): 1,
        ("lost reviews", "all"): 0,
    }


def complete(line: str, **settings: str) -> list[str]:
    """Return what bash is offered for the last word of a line."""
    words = line.split(" ")
    environment = {"_CLAIMS_COMPLETE": "complete_bash", "COMP_WORDS": line, "COMP_CWORD": str(len(words) - 1)}
    command = [sys.executable, "-m", "claims"]
    done = subprocess.run(command, env=os.environ | environment | settings, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    return done.stdout.split()


def test_the_shell_completes_topics_sources_and_ids(store: str, capsys: Captured) -> None:
    ids = [claim["id"] for claim in ask(capsys, "list", "--all")]
    assert complete("claims list --topic g") == ["guns"]
    assert complete("claims compare --source ") == ["alder-2009", "birch-2012"]
    assert complete(f"claims show {ids[0][:6]}") == [ids[0]]
    assert sorted(complete("claims review ")) == sorted(ids)


def test_the_shell_is_offered_nothing_where_there_is_no_store(folder: Path) -> None:
    assert complete("claims list --topic g") == []
    assert list(folder.iterdir()) == []


def read_terminal(command: str, lines: int, settings: dict[str, str]) -> str:
    """Return what a command writes on a terminal of so many lines."""
    pid, terminal = pty.fork()
    if pid == 0:
        os.environ.update({"COLUMNS": "80", "LINES": str(lines), **settings})
        os.execvp("bash", ["bash", "-c", command])
    written = b""
    while True:
        try:
            chunk = os.read(terminal, 4096)
        except OSError:
            break
        if not chunk:
            break
        written += chunk
    os.waitpid(pid, 0)
    os.close(terminal)
    return written.decode()


@pytest.mark.parametrize(
    ("lines", "words", "paged"),
    [
        pytest.param(3, "list", True, id="taller than the screen"),
        pytest.param(50, "list", False, id="room enough"),
        pytest.param(3, "list --format csv", False, id="data"),
        pytest.param(3, "list | cat", False, id="a pipe"),
    ],
)
def test_long_tables_go_through_the_pager(store: str, lines: int, words: str, paged: bool) -> None:
    pager = f"{sys.executable} -c 'import sys; print(len(sys.stdin.readlines()), chr(80) + chr(71))'"
    written = read_terminal(f"{sys.executable} -m claims {words}", lines, {"PAGER": pager})
    assert ("PG" in written) is paged
    assert ("alder-2009" in written) is not paged


@pytest.mark.parametrize("pager", ["", "no-such-pager"])
def test_without_a_pager_the_table_is_written(store: str, pager: str) -> None:
    assert "alder-2009" in read_terminal(f"{sys.executable} -m claims list", 3, {"PAGER": pager})
