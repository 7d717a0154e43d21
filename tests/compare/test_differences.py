"""In what the figures of a row differ, in the sources' own words."""

from __future__ import annotations

from typing import Any

import pytest

from claims.compare import compare
from claims.compare.rates import base_of
from claims.records import Claim

from .factories import claim, differences_of

_SENTENCE = "[70%] of the guns recovered in Mexico came from abroad."


def _share(source: str, quote: str = "70%", marked: str = _SENTENCE, **fields: Any) -> Claim:
    marked = marked.replace("[70%]", f"[{quote}]")
    return claim(source, marked, "percent", 70, **{"counted": "guns recovered in Mexico", **fields})


def _money(source: str, quote: str, number: float, per: str) -> Claim:
    return claim(source, f"Norvik takes in [{quote}].", "money", number, "USD", per=per, counted="Norvik's revenue")


@pytest.mark.parametrize(
    ("first", "second", "aspect", "words"),
    [
        pytest.param(
            {"base": "guns traced"},
            {"marked": "Guns recovered in Mexico: [70%] came from abroad."},
            "base",
            ("guns traced", "no base given"),
            id="a share without a base",
        ),
        pytest.param(
            {"time": "2008", "time_text": "in 2008"},
            {"published": "2021-01"},
            "time",
            ("in 2008", "no date given (published 2021-01)"),
            id="the text gives no date",
        ),
        pytest.param({"time": "2008"}, {"time": "2009"}, "time", ("2008", "2009"), id="dates without words"),
        pytest.param({"place": "Mexico"}, {}, "place", ("Mexico", "no place given"), id="place"),
        pytest.param(
            {"counted": "guns recovered in Mexico and stolen"},
            {},
            "definition",
            ("guns recovered in Mexico and stolen", "guns recovered in Mexico"),
            id="definition",
        ),
        pytest.param(
            {"quote": "over 70%", "comparator": ">"},
            {},
            "bound",
            ("more than: over 70%", "an exact figure: 70%"),
            id="bound read as a point",
        ),
        pytest.param({"status": "estimated"}, {}, "status", ("estimated", "stated"), id="status"),
        pytest.param(
            {"attribution": "the ATF"}, {}, "attribution", ("the ATF", "no originator named"), id="originator"
        ),
    ],
)
def test_difference(first: dict[str, Any], second: dict[str, Any], aspect: str, words: tuple[str, str]) -> None:
    (row,) = compare([_share("a", **first), _share("b", **second)]).rows
    assert differences_of(row)[aspect] == dict(zip("ab", words, strict=True))


@pytest.mark.parametrize(
    ("first", "second", "aspects"),
    [
        pytest.param(
            {"base": "guns traced", "status": "estimated", "time": "2008"},
            {"base": "guns recovered", "time": "2009"},
            ["base", "time", "status"],
            id="base before time before the rest",
        ),
        pytest.param(
            {"place": "Mexico", "attribution": "the ATF", "status": "estimated"},
            {},
            ["status", "attribution", "place"],
            id="what one leaves unsaid comes last",
        ),
        pytest.param(
            {"time": "2009", "status": "estimated"},
            {},
            ["status", "time"],
            id="nor does a date that one alone gives lead",
        ),
        pytest.param({"place": "Mexico"}, {"place": "Mexican"}, [], id="one country told twice is no difference"),
    ],
)
def test_the_most_telling_difference_comes_first(
    first: dict[str, Any], second: dict[str, Any], aspects: list[str]
) -> None:
    (row,) = compare([_share("a", **first), _share("b", **second)]).rows
    assert [difference.aspect for difference in row.differences] == aspects


def test_two_dates_lead_though_a_third_source_gives_none() -> None:
    claims = [_share("a", time="2008", status="estimated"), _share("b", time="2009"), _share("c")]
    (row,) = compare(claims).rows
    assert [difference.aspect for difference in row.differences] == ["time", "status"]


def test_rates_brought_to_one_denominator_are_marked() -> None:
    (row,) = compare([_money("a", "$2 billion", 2e9, "year"), _money("b", "$165 million", 165e6, "month")]).rows
    assert differences_of(row)["per"] == {"a": "a year", "b": "a month"}


def test_alike_claims_have_no_differences() -> None:
    (row,) = compare([_share("a"), _share("b")]).rows
    assert row.differences == ()


def test_one_source_has_no_differences() -> None:
    (row,) = compare([_share("a")]).rows
    assert row.differences == ()


@pytest.mark.parametrize(
    ("marked", "fields", "base"),
    [
        pytest.param(_SENTENCE, {"base": "guns traced"}, "guns traced", id="the base itself"),
        pytest.param(_SENTENCE, {}, "guns recovered in Mexico", id="the share is taken of the counted phrase"),
        pytest.param("Guns recovered in Mexico rose to [70%].", {}, None, id="not said"),
        pytest.param(_SENTENCE, {"change": "increase"}, None, id="a change has no base"),
    ],
)
def test_base(marked: str, fields: dict[str, Any], base: str | None) -> None:
    assert base_of(_share("a", marked=marked, **fields)) == base


@pytest.mark.parametrize(
    ("first", "second", "differ"),
    [
        pytest.param(("[70] heaps lay there.", "heaps"), ("A [70]-heap barn.", "heap"), False, id="one and many"),
        pytest.param(("It has [70] workers.", "workers"), ("Workers: it employs [70].", "employs"), False, id="a verb"),
        pytest.param(
            ("It has [70] workers.", "workers"), ("[70] trained workers.", "trained workers"), True, id="another thing"
        ),
    ],
)
def test_a_definition_differs_in_more_than_form(first: tuple[str, str], second: tuple[str, str], differ: bool) -> None:
    claims = [
        claim(source, marked, "count", 70, counted=counted)
        for source, (marked, counted) in zip("ab", (first, second), strict=True)
    ]
    (row,) = compare(claims).rows
    assert ("definition" in differences_of(row)) == differ
