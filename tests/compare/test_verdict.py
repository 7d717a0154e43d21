"""Verdicts of pairs of statements, their times considered."""

from __future__ import annotations

from typing import Any

import pytest

from claims.compare import compare
from claims.records import Claim

from .factories import claim


def _toll(source: str, number: int, *, published: str | None = None, comparator: str = "=", **fields: Any) -> Claim:
    return claim(
        source,
        f"In Kelmar [{number}] people were killed by the quake.",
        "count",
        number,
        "person",
        place="Kelmar",
        counted="people killed",
        published=published,
        comparator=comparator,
        **fields,
    )


def _rate(source: str, number: float, **fields: Any) -> Claim:
    return claim(
        source, f"The unemployment rate was [{number}%].", "percent", number, counted="unemployment rate", **fields
    )


def _money(source: str, quote: str, number: float, **fields: Any) -> Claim:
    return claim(source, f"Norvik took in [{quote}].", "money", number, "USD", counted="Norvik's revenue", **fields)


@pytest.mark.parametrize(
    ("claims", "verdict"),
    [
        pytest.param([_toll("a", 40)], "single", id="one source"),
        pytest.param([_toll("a", 40), _toll("b", 40)], "agree", id="the same figure"),
        pytest.param([_toll("a", 40), _toll("b", 47)], "conflict", id="two values and no date at all"),
        pytest.param(
            [_toll("a", 40, published="2023-04-03"), _toll("b", 47, published="2023-04-05")],
            "agree",
            id="a toll that grows",
        ),
        pytest.param(
            [_toll("a", 47, published="2023-04-03"), _toll("b", 40, published="2023-04-05")],
            "conflict",
            id="growth backwards",
        ),
        pytest.param(
            [_toll("a", 47, published="2023-04-03"), _toll("b", 40, published="2023-04-03")], "conflict", id="one day"
        ),
        pytest.param([_toll("a", 47, published="2023"), _toll("b", 40, published="2023")], "conflict", id="one year"),
        pytest.param(
            [_toll("a", 40, published="2023-04"), _toll("b", 47, published="2023-04-02")],
            "agree",
            id="the day may be earlier",
        ),
        pytest.param(
            [_toll("a", 300, time="2020/..", published="2021"), _toll("b", 200, time="2010/..", published="2022")],
            "incomparable",
            id="totals since different years",
        ),
        pytest.param(
            [_toll("a", 900, time="2020/..", published="2023"), _toll("b", 200, time="2021", published="2022")],
            "incomparable",
            id="a year is no total",
        ),
        pytest.param(
            [_toll("a", 300, time="2021"), _toll("b", 200, time="2021")], "conflict", id="two values for one year"
        ),
        pytest.param(
            [_rate("a", 5.4, time="2024-03"), _rate("b", 4.9, time="2024-04")], "incomparable", id="other months"
        ),
        pytest.param([_rate("a", 5.4, time="2024-04"), _rate("b", 4.9, time="2024-04")], "conflict", id="one month"),
        pytest.param([_rate("a", 5.4, time="2024-04"), _rate("b", 4.9)], "conflict", id="one gives no time"),
        pytest.param([_rate("a", 5.4), _rate("b", 5.4), _rate("c", 4.9)], "conflict", id="one of three dissents"),
        pytest.param(
            [_rate("a", 5.4, time="2023"), _rate("b", 4.9, time="2023-04")], "incomparable", id="month and year"
        ),
        pytest.param(
            [_money("a", "$2 billion", 2e9, per="year"), _money("b", "$165 million", 165e6, per="month")],
            "agree",
            id="a month, times twelve",
        ),
        pytest.param(
            [_money("a", "$2 billion", 2e9, per="year"), _money("b", "$300 million", 300e6, per="month")],
            "conflict",
            id="a month, times twelve, is too much",
        ),
    ],
)
def test_verdict(claims: list[Claim], verdict: str) -> None:
    (row,) = compare(claims).rows
    assert row.verdict == verdict


def test_a_source_with_the_other_period_too_is_no_conflict() -> None:
    total = _toll("a", 900, time="2020/..", published="2023-05")
    year = _toll("a", 200, time="2021", published="2023-05")
    other = _toll("b", 1000, time="2020/..", published="2023-06")
    (row,) = compare([total, year, other]).rows
    assert row.verdict == "agree"
    assert row.cells[0].claims == (total.id, year.id)


def test_the_shared_year_leads_where_it_is_what_sources_share() -> None:
    total = _toll("a", 900, time="2020/..", published="2023-05")
    year = _toll("a", 200, time="2021", published="2023-05")
    other = _toll("b", 260, time="2021", published="2023-06")
    (row,) = compare([total, year, other]).rows
    assert row.verdict == "conflict"
    assert row.cells[0].claims == (year.id, total.id)


@pytest.mark.parametrize(
    ("claims", "spread"),
    [
        pytest.param([_rate("a", 4), _rate("b", 5)], 1.25, id="two points"),
        pytest.param([_rate("a", 4), _rate("b", 5), _rate("c", 8)], 2.0, id="largest over smallest"),
        pytest.param([_toll("a", 40, comparator=">"), _toll("b", 47)], None, id="a bound is no point"),
        pytest.param([_rate("a", 0), _rate("b", 5)], None, id="nothing over zero"),
    ],
)
def test_spread(claims: list[Claim], spread: float | None) -> None:
    (row,) = compare(claims).rows
    assert row.spread == spread
