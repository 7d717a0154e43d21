"""Claims whose extraction lost words: the sentence bears witness instead."""

from __future__ import annotations

from typing import Any

import pytest

from claims.compare.concepts import shipped_concepts
from claims.compare.readings import Reading, read_claims

from .factories import claim


def _read(marked: str, kind: str, unit: str, counted: str | None, **fields: Any) -> Reading:
    (reading,) = read_claims([claim("a", marked, kind, 5, unit, counted=counted, **fields)], shipped_concepts())
    return reading


@pytest.mark.parametrize(
    ("marked", "kind", "unit", "counted", "heads", "group"),
    [
        pytest.param(
            "[5] people were killed.", "count", "person", "people", "death", "", id="the verb behind the figure"
        ),
        pytest.param("The blast killed [5] people.", "count", "person", "people", "death", "", id="the verb before it"),
        pytest.param(
            "[5] were killed and 8 people hurt.", "count", "person", None, "death", "", id="not the next figure's"
        ),
        pytest.param(
            "It left 5 dead and [8] injured.", "count", "injured", "injured", "injury", "", id="not the last one's"
        ),
        pytest.param(
            "They murdered [5] inmates.", "count", "inmate", "inmates", "death", "inmate", id="a group of people"
        ),
        pytest.param(
            "Death threats made [5] mayors resign.", "count", "mayor", "mayors", "mayor", "", id="a threat is no death"
        ),
        pytest.param(
            "[5] asylum seekers came.", "count", "seeker", "asylum seekers", "refugee", "", id="a head of two words"
        ),
        pytest.param(
            "Drug money worth [$5] comes in.", "money", "USD", "$", "illicit money", "", id="a sign for a phrase"
        ),
        pytest.param(
            "Illicit profits of [$5] head south.", "money", "USD", "heads", "illicit money", "", id="a verb for a noun"
        ),
        pytest.param(
            "[5] murders occurred since Cal Dow came.",
            "count",
            "murder",
            "murders occurred since Cal Dow came",
            "death",
            "",
            id="the time in the phrase",
        ),
        pytest.param(
            "[5] officials quit.", "count", "official", "officials", "official", "", id="those who count, counted"
        ),
    ],
)
def test_what_is_counted(marked: str, kind: str, unit: str, counted: str | None, heads: str, group: str) -> None:
    reading = _read(marked, kind, unit, counted)
    assert reading.heads == {heads}
    assert reading.group == group


@pytest.mark.parametrize(
    ("marked", "counted", "stage"),
    [
        pytest.param("Although [$9] had been released, only $5 was spent.", None, "release", id="first of two"),
        pytest.param("Although $9 had been released, only [$5] was spent.", None, "spend", id="second of two"),
        pytest.param("They approved [$5] in funds in a spending bill.", "funds", "approve", id="the nearest word"),
        pytest.param("The pledge of [$5] was to be aid.", "aid", "pledge", id="before the figure"),
        pytest.param(
            "They released [$9], of which $5 was spent.",
            "released, of which $5 was spent",
            "release",
            id="not what became of a part",
        ),
        pytest.param("It was to receive [$5] in aid.", "receive in aid", "pledge", id="several words before a verb"),
    ],
)
def test_stage_of_money(marked: str, counted: str | None, stage: str) -> None:
    assert ("stage", stage) in _read(marked, "money", "USD", counted).contrasts


def test_wording_is_the_texts_own() -> None:
    assert _read("Drug money worth [$5] comes in.", "money", "USD", "$").wording == "Drug money"
    assert _read("The blast killed [5] people.", "count", "person", "people").wording == "people killed"
