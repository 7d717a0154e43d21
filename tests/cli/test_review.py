"""`claims review`: one by one, or one at once."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from claims.cli.main import call

from .test_commands import Captured, ask


@pytest.fixture
def ids(store: str, capsys: Captured) -> list[str]:
    """The ids of the three claims: 70, 12, 90."""
    return [claim["id"] for claim in ask(capsys, "list")]


def answer(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))


def reviews(capsys: Captured, *words: str) -> list[tuple[Any, Any]]:
    capsys.readouterr()
    return [(claim["reviewed"], claim["reviewer_note"]) for claim in ask(capsys, "list", *words)]


def test_claims_are_stepped_through(ids: list[str], capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    answer(monkeypatch, "a", "n", "by phone", "r", "e", "value=91", "unit=rifle", "")
    assert call(["review"]) == 0
    said = capsys.readouterr()
    assert f"3 of 3, {ids[2]}" in said.out
    assert "The police seized [90] guns and 1 boat." in said.out
    assert said.err == "accepted 1, edited 1, rejected 1; 0 to go\n"
    assert reviews(capsys) == [("accepted", None), ("rejected", "by phone"), ("edited", None)]
    assert [(claim["low"], claim["high"], claim["unit"]) for claim in ask(capsys, "list")][2] == (91, 91, "rifle")


def test_what_is_decided_is_not_asked_again(ids: list[str], capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    answer(monkeypatch, "a", "q")
    assert call(["review"]) == 0
    capsys.readouterr()
    answer(monkeypatch, "q")
    assert call(["review"]) == 0
    assert f"1 of 2, {ids[1]}" in capsys.readouterr().out
    answer(monkeypatch, "q")
    assert call(["review", "--again"]) == 0
    assert f"1 of 3, {ids[0]}" in capsys.readouterr().out


def test_one_can_go_back_skip_and_change_ones_mind(
    ids: list[str], capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, "b", "a", "s", "b", "b", "r", "", "q")
    assert call(["review"]) == 0
    assert reviews(capsys) == [("rejected", None), (None, None), (None, None)]


def test_the_end_of_the_input_is_an_end(ids: list[str], capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    answer(monkeypatch, "a")
    assert call(["review"]) == 0
    assert capsys.readouterr().err == "accepted 1, edited 0, rejected 0; 2 to go\n"


def test_a_wrong_key_or_value_is_asked_again(ids: list[str], capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    answer(monkeypatch, "x", "e", "low", "low=many", "quote=5", "", "a", "q")
    assert call(["review"]) == 0
    said = capsys.readouterr().err
    assert "no such key: x" in said
    assert "no correction: 'low'" in said
    assert "low: " in said
    assert "'quote' cannot be corrected" in said
    assert reviews(capsys)[0] == ("accepted", None)


def test_filters_choose_what_is_reviewed(ids: list[str], capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    answer(monkeypatch, "a", "a", "a")
    assert call(["review", "--topic", "guns", "--source", "birch-2012"]) == 0
    assert [decision for decision, _ in reviews(capsys)] == [None, None, "accepted"]


def test_one_claim_is_decided_of_at_once(ids: list[str], capsys: Captured) -> None:
    assert call(["review", ids[0][:8], "--reject", "--note", "a year"]) == 0
    assert capsys.readouterr() == ("", f"{ids[0]}: rejected\n")
    assert call(["review", ids[2], "--accept", "--set", "value=91", "--set", "place=Texas"]) == 0
    assert reviews(capsys) == [("rejected", "a year"), (None, None), ("edited", None)]
    assert call(["review", ids[2], "--clear"]) == 0
    claim = ask(capsys, "show", ids[2])[0]
    assert (claim["low"], claim["place"], claim["reviewed"]) == (90, None, None)


@pytest.mark.parametrize(
    ("assignments", "ends"),
    [
        pytest.param(["value=71"], ("=", 71, 71), id="a point"),
        pytest.param(["comparator=>"], (">", 70, None), id="the ends follow the comparator"),
        pytest.param(["comparator=<=", "value=80"], ("<=", None, 80), id="comparator and value"),
        pytest.param(["comparator=range", "low=60", "high=80"], ("range", 60, 80), id="both ends"),
        pytest.param(["comparator=>=", "comparator=~"], ("~", 70, 70), id="the last one counts"),
    ],
)
def test_the_ends_follow_the_comparator(
    ids: list[str], capsys: Captured, assignments: list[str], ends: tuple[str, int | None, int | None]
) -> None:
    words = [word for assignment in assignments for word in ("--set", assignment)]
    assert call(["review", ids[0], *words]) == 0
    capsys.readouterr()
    claim = ask(capsys, "show", ids[0])[0]
    assert (claim["comparator"], claim["low"], claim["high"]) == ends


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param(["--accept"], "of which claim?", id="no claim"),
        pytest.param(["zzzz", "--accept"], "no claim 'zzzz'", id="another claim"),
        pytest.param(["ID", "--clear", "--accept"], "kept or forgotten, not both", id="both"),
        pytest.param(["ID", "--set", "quote=5"], "'quote' cannot be corrected", id="words of the text"),
        pytest.param(["ID", "--set", "low=99"], "= cannot go from 99 to 70", id="one end of a point"),
    ],
)
def test_what_cannot_be_decided(ids: list[str], capsys: Captured, words: list[str], said: str) -> None:
    assert call(["review", *(ids[0] if word == "ID" else word for word in words)]) in (1, 2)
    told = capsys.readouterr().err
    assert said in told
    assert told.count("\n") == 1


def test_the_review_survives_and_shows_in_every_output(ids: list[str], capsys: Captured) -> None:
    assert call(["review", ids[0], "--accept", "--note", "by phone"]) == 0
    assert call(["extract", "documents", "--force", "--quiet"]) == 0
    for words in (["list"], ["show", ids[0]], ["list", "--format", "markdown"], ["list", "--format", "csv"]):
        capsys.readouterr()
        assert call(words) == 0
        assert "accepted" in capsys.readouterr().out
    assert call(["extract", "documents", "--force", "--quiet", "--format", "jsonl"]) == 0
    first = json.loads(capsys.readouterr().out.splitlines()[0])
    assert (first["reviewed"], first["reviewer_note"]) == ("accepted", "by phone")


def test_only_what_was_reviewed_is_exported(ids: list[str], capsys: Captured) -> None:
    call(["review", ids[0], "--accept"])
    call(["review", ids[1], "--reject"])
    call(["review", ids[2], "--set", "unit=rifle"])
    assert call(["export", "out.csv", "--reviewed"]) == 0
    with Path("out.csv").open(encoding="utf-8", newline="") as file:
        assert [row["reviewed"] for row in csv.DictReader(file)] == ["accepted", "edited"]
    about = json.loads(Path("out.csv-metadata.json").read_text(encoding="utf-8"))["notes"][0]["provenance"]
    assert about["commands"][1] == "claims export out.csv --reviewed"
    assert [claim["reviewed"] for claim in ask(capsys, "list", "--reviewed")] == ["accepted", "edited"]


def test_what_was_rejected_is_not_compared(ids: list[str], capsys: Captured) -> None:
    assert len(ask(capsys, "compare")) == 1
    call(["review", ids[2], "--reject"])
    capsys.readouterr()
    assert ask(capsys, "compare") == []
