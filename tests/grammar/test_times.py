from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from claims.grammar.times import find_times, resolve
from claims.records import Tense

CASES = Path(__file__).parent.parent / "cases" / "dates.toml"


def load() -> list[Any]:
    cases = tomllib.loads(CASES.read_text(encoding="utf-8"))["case"]
    return [
        pytest.param(
            case["text"],
            case.get("published"),
            case.get("tense", "past"),
            case.get("means"),
            id=f"dates: {case['name']}",
        )
        for case in cases
    ]


@pytest.mark.parametrize(("text", "published", "tense", "means"), load())
def test_a_phrase_means_the_date_of_the_table(
    text: str, published: str | None, tense: Tense, means: str | None
) -> None:
    assert resolve(text, published, tense=tense) == means


@pytest.mark.parametrize(("text", "published", "tense", "means"), [case for case in load() if case.values[3]])
def test_a_phrase_is_found_in_its_sentence(text: str, published: str | None, tense: Tense, means: str) -> None:
    phrases = [phrase.text for phrase in find_times(f"Output fell {text}, they said.")]
    assert len(phrases) == 1
    assert resolve(phrases[0], published, tense=tense) == means


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("They may march again.", id="may and march as verbs"),
        pytest.param("It costs $2,008 or 1,999 euros.", id="sums that look like years"),
        pytest.param("The 2012% rise was a misprint.", id="percent that looks like a year"),
        pytest.param("He sat in the sun.", id="sat and sun"),
    ],
)
def test_no_time_is_found(sentence: str) -> None:
    assert list(find_times(sentence)) == []


def test_offsets_hold_the_words() -> None:
    sentence = "Since December 2006, and again in March, deaths rose."
    assert [sentence[phrase.start : phrase.end] for phrase in find_times(sentence)] == [
        "Since December 2006",
        "in March",
    ]
