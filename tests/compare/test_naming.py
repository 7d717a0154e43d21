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
    ("fields", "name"),
    [
        pytest.param({"kind": "percent"}, "share of young voters", id="share"),
        pytest.param({"kind": "percent", "change": "increase"}, "change in young voters", id="change"),
        pytest.param({"per": "year"}, "young voters per year", id="rate"),
    ],
)
def test_what_sort_of_figure_it_is(fields: dict[str, Any], name: str) -> None:
    assert _name("young voters", **fields) == name
