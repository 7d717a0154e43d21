"""How figures become intervals, and how intervals stand to each other."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims.compare.intervals import Interval, interval_of, relate

from .factories import claim


def _interval(quote: str, kind: str, value: Any, comparator: str = "=") -> Interval:
    interval = interval_of(claim("a", f"There were [{quote}].", kind, value, comparator=comparator))
    assert interval is not None
    return interval


@pytest.mark.parametrize(
    ("first", "second", "relation"),
    [
        pytest.param(
            ("at least 40", "count", 40, ">="), ("47", "count", 47), "agree", id="at least 40 is borne out by 47"
        ),
        pytest.param(("at least 40", "count", 40, ">="), ("40", "count", 40), "agree", id="at least 40 takes 40 in"),
        pytest.param(("over 40", "count", 40, ">"), ("40", "count", 40), "conflict", id="over 40 leaves 40 out"),
        pytest.param(("up to 30", "count", 30, "<="), ("47", "count", 47), "conflict", id="up to 30 and 47"),
        pytest.param(("under 30", "count", 30, "<"), ("30", "count", 30), "conflict", id="under 30 leaves 30 out"),
        pytest.param(("over 90 percent", "percent", 90, ">"), ("70%", "percent", 70), "conflict", id="over 90 and 70"),
        pytest.param(("15-25", "count", (15, 25)), ("18-38", "count", (18, 38)), "overlap", id="ranges overlap"),
        pytest.param(("15-25", "count", (15, 25)), ("26-38", "count", (26, 38)), "conflict", id="ranges part"),
        pytest.param(("10-30", "count", (10, 30)), ("15-25", "count", (15, 25)), "agree", id="a range in a range"),
        pytest.param(("10-30", "count", (10, 30)), ("22", "count", 22), "agree", id="a point in a range"),
        pytest.param(("12", "count", 12), ("12", "count", 12), "agree", id="equal points"),
        pytest.param(("12", "count", 12), ("13", "count", 13), "conflict", id="unequal points"),
        pytest.param(("about 50", "count", 50, "~"), ("54", "count", 54), "agree", id="about reaches a tenth"),
        pytest.param(("about 50", "count", 50, "~"), ("56", "count", 56), "conflict", id="about reaches no further"),
        pytest.param(
            ("at least 40", "count", 40, ">="), ("up to 60", "count", 60, "<="), "overlap", id="half-lines cross"
        ),
        pytest.param(
            ("over 10,000", "count", 10000, ">"), ("over 50,000", "count", 50000, ">"), "agree", id="bounds nest"
        ),
        pytest.param(
            ("1.4 billion", "count", 1_400_000_000), ("1.37 billion", "count", 1_370_000_000), "agree", id="rounded"
        ),
        pytest.param(
            ("1.4 billion", "count", 1_400_000_000), ("1.5 billion", "count", 1_500_000_000), "conflict", id="tenths"
        ),
        pytest.param(
            ("70%", "percent", 70), ("68.7%", "percent", "68.7"), "conflict", id="rounding stays within half a point"
        ),
        pytest.param(("69%", "percent", 69), ("68.7%", "percent", "68.7"), "agree", id="a rounded percentage"),
        pytest.param(
            ("1,200", "count", 1200), ("1,201", "count", 1201), "conflict", id="people are counted one by one"
        ),
    ],
)
def test_relation(first: tuple[Any, ...], second: tuple[Any, ...], relation: str) -> None:
    assert relate(_interval(*first), _interval(*second)) == relation


def test_no_number_has_no_interval() -> None:
    empty = claim("a", "There were [some].", "count", 1).model_copy(update={"low": None, "high": None})
    assert interval_of(empty) is None


_ends = st.lists(st.integers(-50, 50).map(Decimal), min_size=2, max_size=2).map(sorted)
_intervals = st.builds(
    lambda ends, low, high: Interval(*ends, low_open=low and ends[0] < ends[1], high_open=high and ends[0] < ends[1]),
    _ends,
    st.booleans(),
    st.booleans(),
)


@given(_intervals, _intervals)
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_relation_is_symmetric(first: Interval, second: Interval) -> None:
    assert relate(first, second) == relate(second, first)


@given(_intervals)
def test_every_interval_agrees_with_itself(interval: Interval) -> None:
    assert relate(interval, interval) == "agree"


@given(_intervals, _intervals, st.sampled_from([Decimal(-1), Decimal(12), Decimal("0.5")]))
def test_a_common_scale_changes_no_relation(first: Interval, second: Interval, factor: Decimal) -> None:
    assert relate(first.scaled(factor), second.scaled(factor)) == relate(first, second)
