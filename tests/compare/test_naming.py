"""What a row is called."""

from __future__ import annotations

from typing import Any

import pytest

from claims.compare.concepts import shipped_concepts
from claims.compare.naming import name_measure

from .factories import claim


def _name(*wordings: str, kind: str = "count", **fields: Any) -> str:
    one = claim("a", "There were [5] of them in the whole of the year.", kind, 5, **fields)
    return name_measure([one], wordings, shipped_concepts())


@pytest.mark.parametrize(
    ("wording", "name"),
    [
        pytest.param("gang killings occurred", "gang killings", id="a verb behind"),
        pytest.param("related murders", "murders", id="an idle word before"),
        pytest.param("people killed in Norvik", "people killed in Norvik", id="people are no idle word"),
        pytest.param("houses burnt down already", "houses burnt", id="several words behind"),
        pytest.param("guns seized by the police", "guns seized", id="who did it"),
        pytest.param("guns that were seized", "guns seized", id="a relative clause"),
        pytest.param("Murders of mayors", "murders of mayors", id="the capital of a sentence"),
        pytest.param("Norvik families", "Norvik families", id="the capital of a name"),
        pytest.param("U.S. troops", "U.S. troops", id="an abbreviation"),
        pytest.param("total", "total", id="nothing else is said"),
        pytest.param("Nineteen people missing", "people missing", id="a number before"),
        pytest.param("outlays for the fiscal year", "outlays", id="what only led to idle words"),
        pytest.param(
            "killings in Norvik City last year", "killings in Norvik City", id="a name is kept before idle words"
        ),
        pytest.param("suitcases, according to the union", "suitcases", id="an aside"),
        pytest.param("riders, give or take", "riders", id="a manner of speaking"),
        pytest.param("food, tents and blankets", "food, tents and blankets", id="a list"),
        pytest.param("food , tents and blankets", "food, tents and blankets", id="a loose comma"),
        pytest.param("people got", "people", id="a verb that says nothing"),
        pytest.param("", "of them in the", id="the text's next words where nothing is counted"),
    ],
)
def test_words_of_a_name(wording: str, name: str) -> None:
    assert _name(wording) == name


@pytest.mark.parametrize(
    ("wordings", "name"),
    [
        pytest.param(["deaths", "gang killings", "gang killings"], "gang killings", id="the most common"),
        pytest.param(["dead", "people killed there"], "people killed", id="one word says too little"),
        pytest.param(
            ["guns seized in the harbour of Norvik", "guns seized there"], "guns seized", id="the shorter of two"
        ),
        pytest.param(["guns", "guns taken from one to another of all the gangs"], "guns", id="too long a phrase"),
    ],
)
def test_the_best_wording(wordings: list[str], name: str) -> None:
    assert _name(*wordings) == name


@pytest.mark.parametrize(
    ("wording", "name"),
    [
        pytest.param("sold", "harvest", id="a verb alone"),
        pytest.param("promised to the farmers", "harvest", id="a verb with whom it concerns"),
        pytest.param("that the farmers asked for", "harvest", id="a relative clause"),
        pytest.param("to bring the crop in", "harvest", id="an infinitive"),
        pytest.param("injured farmers", "injured farmers", id="a participle before its noun"),
    ],
)
def test_what_is_done_names_nothing(wording: str, name: str) -> None:
    one = claim("a", "There were [5] of them.", "count", 5)
    assert name_measure([one], [wording], shipped_concepts(), heads=["harvest"]) == name


@pytest.mark.parametrize(
    ("wordings", "said", "name"),
    [
        pytest.param(
            ["purple kites", "paper kites"],
            [{"kit": 1, "purpl": 1, "paper": 0.75}, {"kit": 1, "paper": 1}],
            "paper kites",
            id="what both say",
        ),
        pytest.param(
            ["doctors who look for a flat in Norvik", "rents"],
            [{"rent": 1, "health worker": 0.75, "look": 0.75, "norvik": 0.75}, {"rent": 1}, {"rent": 1}],
            "rents",
            id="words of one source alone",
        ),
        pytest.param(
            ["paper kites", "kites"],
            [{"kit": 1, "paper": 1}, {"kit": 1}],
            "paper kites",
            id="one word of one source still tells more",
        ),
    ],
)
def test_a_name_is_true_of_most_sources(wordings: list[str], said: list[dict[str, float]], name: str) -> None:
    one = claim("a", "There were [5] of them.", "count", 5)
    assert name_measure([one], wordings, shipped_concepts(), said=said) == name


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        pytest.param({"kind": "percent", "base": "the young voters"}, "share of young voters", id="share"),
        pytest.param({"kind": "percent"}, "young voters (percent)", id="a percentage of something not told"),
        pytest.param({"kind": "percent", "change": "increase"}, "change in young voters", id="change"),
        pytest.param({"per": "year"}, "young voters per year", id="rate"),
    ],
)
def test_what_sort_of_figure_it_is(fields: dict[str, Any], name: str) -> None:
    assert _name("young voters", **fields) == name


@pytest.mark.parametrize(
    ("wording", "kind", "unit", "fields", "name"),
    [
        pytest.param("roads", "money", "USD", {}, "roads (money)", id="money of a thing"),
        pytest.param("taxes", "money", "USD", {}, "taxes", id="a word of money"),
        pytest.param("wheat", "measurement", "tonne", {}, "wheat (mass)", id="a dimension"),
        pytest.param(
            "deaths per 1,000 births",
            "count",
            None,
            {"per": "1,000 births"},
            "deaths per 1,000 births",
            id="a rate told",
        ),
    ],
)
def test_one_word_says_what_is_measured(
    wording: str, kind: str, unit: str | None, fields: dict[str, Any], name: str
) -> None:
    one = claim("a", "It came to [5] in all.", kind, 5, unit, **fields)
    assert name_measure([one], [wording], shipped_concepts()) == name


def test_the_concept_stands_in_for_a_word_of_one_source_of_three() -> None:
    one, said = (
        claim("a", "There were [5] of them.", "count", 5),
        [{"harvest": 1.0, "heap": 1.0}, *[{"harvest": 1.0}] * 2],
    )
    assert name_measure([one], ["heaps"], shipped_concepts(), heads=["harvest"], said=said) == "harvest"
    assert name_measure([one], ["heaps"], shipped_concepts(), heads=["harvest"], said=said[:2]) == "heaps"
