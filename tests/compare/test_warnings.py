"""What a row tells besides its verdict: echoes, warnings, derived shares; and drafts against other sources."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims.compare import check, compare
from claims.compare.intervals import Interval, relate
from claims.records import Claim, Row

from .factories import claim, row_of


def _guns(source: str, value: Any = 70, **fields: Any) -> Claim:
    fields = {"counted": "guns seized in Ruritania", "comparator": "="} | fields
    return claim(source, f"[{value}%] of guns seized in Ruritania are old.", "percent", value, **fields)


def _toll(source: str, value: int, **fields: Any) -> Claim:
    return claim(
        source, f"The flood killed [{value}] people.", "count", value, "person", counted="people killed", **fields
    )


def _row(*claims: Claim) -> Row:
    return row_of(compare(claims), *claims)


@pytest.mark.parametrize(
    ("fields", "sources", "count"),
    [
        pytest.param([{"attribution": "the ATF"}, {"attribution": "The ATF"}], [("a", "b")], 1, id="one originator"),
        pytest.param([{"attribution": "the ATF"}, {"attribution": "the army"}], [], 2, id="two originators"),
        pytest.param([{"publisher": "Alder Wire"}, {"attribution": "Alder Wire"}], [("a", "b")], 1, id="an agency"),
        pytest.param([{"publisher": "Alder Wire"}, {"publisher": "Birch Post"}], [], 2, id="two publishers"),
        pytest.param(
            [{"attribution": "the ATF"}, {"attribution": "the ATF"}, {"attribution": "the army"}],
            [("a", "b")],
            2,
            id="two of three",
        ),
    ],
)
def test_a_figure_told_often_counts_once(
    fields: list[dict[str, str]], sources: list[tuple[str, ...]], count: int
) -> None:
    # The sentences differ, since a copied sentence is an echo whoever is named.
    claims = [
        _toll(source, 40, **each).model_copy(update={"sentence": f"The flood killed 40 people in all, wrote {source}."})
        for source, each in zip("abc", fields, strict=False)
    ]
    row = _row(*claims)
    assert [echo.sources for echo in row.echoes] == sources
    assert row.independent_sources == count


def test_two_values_of_one_originator_are_no_echo() -> None:
    row = _row(_toll("a", 40, attribution="the army"), _toll("b", 47, attribution="the army"))
    assert row.echoes == ()


@pytest.mark.parametrize(
    ("figure", "about"),
    [
        pytest.param(
            claim("a", "The share of old guns was [70%].", "percent", 70, counted="share of old guns"),
            ["base"],
            id="a share of what",
        ),
        pytest.param(_guns("a"), [], id="the text has it of something"),
        pytest.param(_toll("a", 40), ["date"], id="a toll of no day"),
        pytest.param(_toll("a", 40, time="2020-01-02"), [], id="a toll of a day"),
        pytest.param(
            claim("a", "Unemployment rose [5 percent].", "percent", 5, counted="Unemployment", change="increase"),
            ["points"],
            id="percent or points",
        ),
        pytest.param(
            claim("a", "Unemployment was [5 percent].", "percent", 5, counted="Unemployment"), [], id="a level"
        ),
    ],
)
def test_what_a_fact_checker_asks(figure: Claim, about: list[str]) -> None:
    assert [caution.about for caution in _row(figure).warnings] == about


def test_a_lost_qualifier_is_drift() -> None:
    early = claim(
        "a",
        "[90%] of the guns seized and traced came from abroad.",
        "percent",
        90,
        base="guns seized and traced",
        counted="guns",
        published="2009",
    )
    late = claim(
        "b",
        "[90%] of the guns recovered came from abroad.",
        "percent",
        90,
        base="guns recovered",
        counted="guns",
        published="2011",
    )
    (caution,) = _row(early, late).warnings
    assert (caution.about, caution.source) == ("drift", "b")
    assert caution.words == "'guns seized and traced' (a) became 'guns recovered'"
    assert _row(early, late.model_copy(update={"base": early.base, "published": "2011"})).warnings == ()


PART = claim(
    "c", "Of note, [680] of the 990 guns seized were old.", "count", 680, "gun", counted="guns seized", published="2010"
)
WHOLE = claim(
    "c", "Of note, 680 of the [990] guns seized were old.", "count", 990, "gun", counted="guns seized", published="2010"
)


def test_a_share_is_worked_out_and_kept_apart() -> None:
    about = claim("a", "[About 70%] of guns seized were old.", "percent", 70, counted="guns seized", comparator="~")
    over = claim("b", "[Over 90%] of guns seized were old.", "percent", 90, counted="guns seized", comparator=">")
    row = _row_with(about, over, PART, WHOLE)
    (derived,) = row.derived
    assert derived.words == "680 of 990 is 68.7 percent"
    assert derived.inputs == (PART.id, WHOLE.id)
    assert (derived.bears_out, derived.contradicts) == (("a",), ("b",))
    assert {cell.quote for cell in row.cells} == {"About 70%", "Over 90%"}


def _row_with(*claims: Claim) -> Row:
    return row_of(compare(claims), *claims[:2])


def test_counts_side_by_side_are_no_share() -> None:
    first = claim("c", "The army seized [680] guns and 990 bombs.", "count", 680, "gun", counted="guns")
    second = claim("c", "The army seized 680 guns and [990] bombs.", "count", 990, "bomb", counted="bombs")
    rows = compare([_guns("a"), first, second]).rows
    assert [row.derived for row in rows if row.derived] == []


@pytest.mark.parametrize(
    ("draft", "others", "verdicts"),
    [
        pytest.param(40, [40], [], id="borne out"),
        pytest.param(50, [40], ["conflict"], id="contradicted"),
        pytest.param(40, [40, 50], ["conflict"], id="by one of two"),
    ],
)
def test_a_draft_is_judged_by_what_it_says(draft: int, others: list[int], verdicts: list[str]) -> None:
    kept = [_toll(f"s{place}", value, time="2020") for place, value in enumerate(others)]
    assert [row.verdict for row in check([_toll("mine", draft, time="2020")], kept).rows] == verdicts


def test_a_draft_is_not_judged_by_what_others_dispute() -> None:
    kept = [
        _toll("a", 40, time="2020"),
        claim(
            "b",
            "The flood killed [39 to 60] people.",
            "count",
            (39, 60),
            "person",
            counted="people killed",
            time="2020",
        ),
        _toll("c", 60, time="2020"),
    ]
    wide = claim(
        "d", "The flood killed [30 to 70] people.", "count", (30, 70), "person", counted="people killed", time="2020"
    )
    assert check([wide], kept).rows == ()
    assert [row.verdict for row in check([wide], kept, agreeing=True).rows] == ["agree"]


ENDS = st.decimals(min_value=-1000, max_value=1000, places=1)
INTERVALS = st.builds(
    lambda low, width, low_open, high_open: Interval(low, low + width, low_open and width > 0, high_open and width > 0),
    ENDS,
    st.decimals(min_value=0, max_value=500, places=1),
    st.booleans(),
    st.booleans(),
)


@given(INTERVALS, INTERVALS)
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_relations_are_symmetric(first: Interval, second: Interval) -> None:
    assert relate(first, second) == relate(second, first)


@given(INTERVALS)
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_a_figure_agrees_with_itself(interval: Interval) -> None:
    assert relate(interval, interval) == "agree"


@given(INTERVALS, INTERVALS, st.sampled_from([Decimal(12), Decimal("0.5"), Decimal(-1)]))
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_another_unit_changes_no_relation(first: Interval, second: Interval, factor: Decimal) -> None:
    assert relate(first.scaled(factor), second.scaled(factor)) == relate(first, second)
