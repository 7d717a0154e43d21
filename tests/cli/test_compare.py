"""`claims compare` and `claims check`: filters, explanations, files without a store, and exit codes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from claims.cli.main import call

Captured = pytest.CaptureFixture[str]


def rows(capsys: Captured, *words: str) -> list[dict[str, Any]]:
    assert call(["compare", *words, "--format", "json"]) == 0
    found: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
    return found


@pytest.mark.parametrize(
    ("words", "cells"),
    [
        pytest.param([], [2], id="what two sources speak of"),
        pytest.param(["--topic", "seized guns"], [2], id="free words"),
        pytest.param(["--topic", "guns"], [2], id="a topic by name"),
        pytest.param(["--since", "2010"], [], id="one document is older"),
        pytest.param(["--kind", "money"], [], id="no such kind"),
        pytest.param(["--source", "alder-2009"], [], id="one source alone"),
        pytest.param(["--where", "Peru"], [], id="another place"),
        pytest.param(["--min-sources", "1", "--source", "alder-2009"], [1, 1], id="single sources too"),
    ],
)
def test_rows_are_chosen(store: str, capsys: Captured, words: list[str], cells: list[int]) -> None:
    assert [len(row["cells"]) for row in rows(capsys, *words)] == cells


@pytest.mark.parametrize(
    ("topic", "cells"),
    [
        pytest.param("guns", [2], id="a topic by name"),
        pytest.param("seized guns", [2], id="free words"),
        pytest.param("firearms", [2], id="another word for it"),
    ],
)
def test_in_a_large_store_what_stands_near_the_topic_is_compared(
    store: str, capsys: Captured, monkeypatch: pytest.MonkeyPatch, topic: str, cells: list[int]
) -> None:
    monkeypatch.setattr("claims.cli.compare.MANY", 0)
    assert call(["compare", "--topic", topic, "--format", "json"]) == 0
    told = capsys.readouterr()
    assert [len(row["cells"]) for row in json.loads(told.out)] == cells
    assert told.err == f"compared is what stands near figures on {topic}, as the store is large\n"


def test_in_a_large_store_a_topic_that_nothing_speaks_of_is_told(
    store: str, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("claims.cli.compare.MANY", 0)
    assert call(["compare", "--topic", "zebras"]) == 2
    assert "no claims in the store for topic 'zebras'" in capsys.readouterr().err


@pytest.mark.parametrize("row", ["1", "gun"])
def test_a_row_is_explained_by_the_sentences_behind_it(store: str, capsys: Captured, row: str) -> None:
    assert call(["compare", "--explain", row]) == 0
    told = capsys.readouterr().out
    assert "[70] guns" in told
    assert "[90] guns" in told
    assert "one.md, line 7, characters" in told


@pytest.mark.parametrize("row", ["0", "9", "boat"])
def test_a_row_that_is_not_there_is_wrong_usage(store: str, capsys: Captured, row: str) -> None:
    assert call(["compare", "--explain", row]) == 2
    assert "--explain" in capsys.readouterr().err


def test_cells_are_rows_of_their_own(store: str, capsys: Captured) -> None:
    assert call(["compare", "--cells", "--format", "csv"]) == 0
    head, *lines = capsys.readouterr().out.splitlines()
    assert head.startswith("row,measure,topic,kind,unit,per,verdict,source,published,quote,comparator,low,high")
    assert [line.split(",")[7:13] for line in lines] == [
        ["alder-2009", "2009-07", "70", "=", "70", "70"],
        ["birch-2012", "2012", "90", "=", "90", "90"],
    ]


def test_a_conflict_sets_the_exit_code_on_request(store: str, capsys: Captured) -> None:
    assert call(["compare"]) == 0
    assert call(["compare", "--fail-on-conflict"]) == 3
    assert call(["compare", "--fail-on-conflict", "--kind", "money"]) == 0


def test_files_are_compared_without_a_store(documents: Path, analyser: object, capsys: Captured) -> None:
    draft = documents.parent / "draft.md"
    draft.write_text("The police seized 80 guns.", encoding="utf-8")
    (row,) = rows(capsys, "documents", "draft.md")
    assert sorted(cell["quote"] for cell in row["cells"]) == ["70", "80", "90"]
    assert not (documents.parent / "claims.db").exists()


def test_files_that_cannot_be_read_are_an_error(folder: Path, analyser: object, capsys: Captured) -> None:
    assert call(["compare", "nowhere.md"]) == 1
    assert "nowhere.md" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "code", "found"),
    [
        pytest.param("The police seized 80 guns.", 3, ["conflict"], id="contradicted"),
        pytest.param("The police seized 80 cars.", 0, [], id="nothing to compare with"),
    ],
)
def test_a_draft_is_checked(store: str, capsys: Captured, text: str, code: int, found: list[str]) -> None:
    Path("draft.md").write_text(text, encoding="utf-8")
    assert call(["check", "draft.md", "--format", "json"]) == code
    told = capsys.readouterr()
    assert [row["verdict"] for row in json.loads(told.out)] == found
    assert told.err.endswith(f"1 figures in the draft, {len(found)} contradicted\n")
    assert [source["source"] for source in listed(capsys)] == ["alder-2009", "birch-2012"]


def listed(capsys: Captured) -> list[dict[str, Any]]:
    assert call(["sources", "--format", "json"]) == 0
    found: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
    return found
