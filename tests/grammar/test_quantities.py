from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from .words import Found, find

CASES = Path(__file__).parent.parent / "cases"
TABLES = ["numbers", "vague", "comparators", "ranges", "shares", "multiples", "rates", "money", "measures"]


def load(name: str) -> list[Any]:
    cases = tomllib.loads((CASES / f"{name}.toml").read_text(encoding="utf-8"))["case"]
    return [pytest.param(case["text"], case["figures"], id=f"{name}: {case['name']}") for case in cases]


@pytest.mark.parametrize(("text", "figures"), [case for name in TABLES for case in load(name)])
def test_words_give_the_quantities_of_the_table(text: str, figures: list[dict[str, str]]) -> None:
    expected = [
        Found(figure["quote"], figure.get("kind", "count"), figure["bound"], figure.get("unit"), figure.get("per"))
        for figure in figures
    ]
    assert find(text) == expected


@pytest.mark.parametrize("name", TABLES)
def test_a_table_has_ten_cases_of_different_names(name: str) -> None:
    names = [case.id for case in load(name)]
    assert len(names) >= 10
    assert len(set(names)) == len(names)
