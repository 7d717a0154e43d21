"""Where figures stand in a chart, and how the chart looks in characters."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.compare.intervals import TOLERANCE
from claims.present.charts import REACH, Chart, chart_claims, chart_row, describe_shape
from claims.present.scales import choose_scale
from claims.present.strips import draw_chart
from claims.records import Claim

from .samples import GUNS, make_claim

NUMBERS = st.decimals(min_value="-1e12", max_value="1e12", places=2)


def make(low: str | None, high: str | None, comparator: str = "=", **fields: Any) -> Claim:
    ends = {"low": low and Decimal(low), "high": high and Decimal(high), "comparator": comparator}
    return make_claim(**({"kind": "count", "unit": "person", "quote": low or high or "many"} | ends | fields))


def chart(*claims: Claim) -> Chart:
    found = chart_claims(claims)
    assert found is not None
    return found


def places(found: Chart) -> list[tuple[str, float, float]]:
    return [(mark.shape, round(mark.start, 4), round(mark.end, 4)) for mark in found.marks]


def test_bounds_and_points_of_shares_stand_between_0_and_100() -> None:
    over, exact = make_claim(), make("70", "70", kind="percent", unit="percent", source="other")
    found = chart(over, exact)
    assert places(found) == [("from", 0.9, 1.0), ("point", 0.7, 0.7)]
    assert [mark.strict for mark in found.marks] == [True, False]
    assert [tick.label for tick in found.ticks] == ["0", "20", "40", "60", "80", "100"]
    assert found.unit == "percent"


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        pytest.param(make("50", "100", "range"), ("range", 0.5, 1.0), id="range"),
        pytest.param(make("100", "100", "~"), ("about", 0.8182, 1.0), id="about, from 90 to 110"),
        pytest.param(make("100", "100"), ("point", 1.0, 1.0), id="point"),
        pytest.param(make("100", None, ">="), ("from", 0.8929, 1.0), id="at least, with room for the arrow"),
        pytest.param(make(None, "100", "<"), ("to", 0.0, 1.0), id="less than"),
        pytest.param(make("0", "0", "~"), ("point", 0.0, 0.0), id="nothing"),
        pytest.param(make("-20", "-10", "range"), ("range", 0.0, 0.5), id="below zero, which is to the right"),
    ],
)
def test_a_figure_stands_on_a_scale_from_zero(claim: Claim, expected: tuple[str, float, float]) -> None:
    assert places(chart(claim)) == [expected]


def test_about_reaches_as_far_as_the_comparison_believes() -> None:
    assert REACH == TOLERANCE


def test_a_fraction_stands_among_percentages() -> None:
    found = chart(
        make("0.25", "0.25", kind="fraction", unit="fraction"), make("50", "50", kind="percent", unit="percent")
    )
    assert places(found) == [("point", 0.25, 0.25), ("point", 0.5, 0.5)]


def test_figures_of_very_different_size_stand_on_a_logarithmic_scale() -> None:
    found = chart(make("10", "10"), make("100000", "100000"))
    assert found.logarithmic
    assert places(found) == [("point", 0.0, 0.0), ("point", 0.8, 0.8)]
    assert [tick.label for tick in found.ticks] == ["10", "1,000", "100,000"]


def test_large_numbers_are_told_in_words() -> None:
    found = chart(make("15e9", "25e9", "range", kind="money", unit="USD", per="year"))
    assert [tick.label for tick in found.ticks] == ["0", "5", "10", "15", "20", "25"]
    assert found.unit == "billion USD per year"


def test_a_fall_stands_below_zero_where_there_are_rises() -> None:
    fall, rise = make("10", "10", change="decrease"), make("20", "20", change="increase")
    assert places(chart(fall, rise)) == [("point", 0.0, 0.0), ("point", 1.0, 1.0)]
    assert places(chart(fall)) == [("point", 1.0, 1.0)]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(make("5", "5", kind="measurement", unit="mile"), id="unit"),
        pytest.param(make("5", "5", kind="measurement", unit="kilometer", per="hour"), id="rate"),
        pytest.param(make(None, None, "~", kind="measurement", unit="kilometer"), id="no number"),
    ],
)
def test_what_is_on_another_scale_is_told_apart(other: Claim) -> None:
    kilometres = [make(size, size, kind="measurement", unit="kilometer") for size in ("1", "2")]
    found = chart(*kilometres, other)
    assert [mark.claim for mark in found.marks] == kilometres
    assert found.unplaced == (other,)


def test_about_stands_where_its_figure_does_on_a_logarithmic_scale() -> None:
    found = chart(make("100000", "100000", "~"), make("100000", "100000"), make("10", "10"))
    assert found.logarithmic
    assert found.marks[0].middle == found.marks[1].middle


def test_a_fall_of_more_than_something_is_called_so() -> None:
    mark = chart(make("10", None, ">", change="decrease"), make("20", "20", change="increase")).marks[0]
    assert (mark.shape, describe_shape(mark)) == ("to", "more than")


def test_without_a_number_there_is_no_chart() -> None:
    assert chart_claims([make(None, None)]) is None
    assert chart_row(GUNS, {}) is None


def test_a_row_is_drawn_in_the_order_of_its_dates() -> None:
    late = make("70", "70", kind="percent", unit="percent", id="a1", source="bloomberg-2021", published="2021-03-04")
    found = chart_row(GUNS, {(claim.source, claim.id): claim for claim in (late, make_claim())})
    assert found is not None
    assert [mark.claim.source for mark in found.marks] == ["oneil-2009", "bloomberg-2021"]


@pytest.mark.parametrize(
    ("comparator", "ends", "words"),
    [
        (">", ("9", None), "more than"),
        (">=", ("9", None), "at least"),
        ("<", (None, "9"), "less than"),
        ("<=", (None, "9"), "at most"),
        ("~", ("9", "9"), "about"),
    ],
)
def test_a_mark_says_in_words_what_it_shows(comparator: str, ends: tuple[str | None, str | None], words: str) -> None:
    assert describe_shape(chart(make(*ends, comparator)).marks[0]) == words


@given(st.lists(NUMBERS, min_size=1, max_size=6), st.booleans(), st.booleans(), st.booleans())
def test_places_keep_the_order_of_the_numbers(ends: list[Decimal], whole: bool, left: bool, right: bool) -> None:
    scale = choose_scale(ends, whole=whole, left=left, right=right)
    found = [scale.place(end) for end in sorted(ends)]
    assert found == sorted(found)
    assert all(0 <= place <= 1 for place in found)
    ticks, _ = scale.ticks()
    stands = [tick.place for tick in ticks]
    assert stands == sorted(set(stands))
    assert 1 <= len(ticks) <= 7


def test_a_chart_is_drawn_in_characters() -> None:
    claims = [
        make("50", "100", "range", source="ash", published="2001", quote="50 to 100"),
        make("75", None, ">", source="beech", published="2002", quote="over 75"),
        make(None, "50", "<=", source="cedar", published=None, quote="at most 50"),
        make("25", "25", "~", source="dogwood", published="2004", quote="some 25"),
        make("0", "0", source="elm", published="2005", quote="none"),
    ]
    # 33 columns stand for 0 to 112, so that 50 is in the 14th and 100 in the 29th.
    assert draw_chart(chart(*claims), 60) == [
        "2001 ash                     ├──────────────┤     50 to 100",
        "2002 beech                          ○──────────▶  over 75",
        "undated cedar  ◀─────────────●                    at most 50",
        "2004 dogwood         ·●·                          some 25",
        "2005 elm       ●                                  none",
        "               ┴─────────────┴──────────────┴───",
        "               0            50             100    person",
    ]


@given(st.integers(min_value=0, max_value=140))
def test_no_line_is_wider_than_the_screen(width: int) -> None:
    lines = draw_chart(
        chart(make("1", "3", "range", source="水" * 30), make("2", None, ">", quote="\x1b[2J" * 20)), width
    )
    assert all(len(line) <= width for line in lines)
    assert "\x1b" not in "".join(lines)
