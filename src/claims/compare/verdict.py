"""What a row comes to: whether its sources agree, and how far apart they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from typing import Literal

from claims.compare.intervals import Interval, relate
from claims.compare.times import Period, may_follow, same_scope
from claims.records import Claim, Verdict

Course = Literal["grows", "shifts"]

_FROM_BEST = ("agree", "overlap", "conflict", "incomparable")
_FROM_WORST: tuple[Verdict, ...] = ("conflict", "overlap", "agree", "incomparable")
DISPUTE: dict[Verdict, int] = {"conflict": 0, "overlap": 1, "incomparable": 2, "agree": 3, "single": 4}
"""The order of verdicts in a table, most disputed first."""


@dataclass(frozen=True)
class Statement:
    """A claim with the interval it comes to in the row's unit, and its period.

    Args:
        claim: the claim itself.
        interval: its values in the scale of the row; None where it states none.
        period: when it holds.
        course: how the measure goes as days pass: a total that only grows, or a state that shifts.
    """

    claim: Claim
    interval: Interval | None
    period: Period
    course: Course | None = None


def relate_statements(first: Statement, second: Statement) -> Verdict:
    """Return how two statements of different sources stand to each other, their times considered.

    A larger figure for a later day does not contradict a total that grows, and where the day of one
    is not known it may be later; levels of different times cannot be set against each other.
    """
    if first.interval is None or second.interval is None:
        return "incomparable"
    relation = relate(first.interval, second.interval)
    if relation != "conflict":
        return relation
    small, large = sorted((first, second), key=_lowest)
    if _shifted(first, second) or not _one_scope(first, second):
        return "incomparable"
    if not _grows(first, second):
        return "conflict"
    if may_follow(large.period, small.period):
        return "agree"
    timeless = first.period.form == second.period.form == "none"
    return "conflict" if timeless or (first.period.is_dated and second.period.is_dated) else "incomparable"


def judge(statements: Mapping[str, Sequence[Statement]], *, against: str | None = None) -> Verdict:
    """Return the verdict over the statements of each source.

    Two sources are as far apart as the period on which they differ most; of several figures that a source has for one
    period, the one nearest to the other source counts. With `against`, only pairs with that source count.
    """
    if len(statements) < 2:
        return "single"
    pairs = [pair for pair in combinations(sorted(statements), 2) if against is None or against in pair]
    found = {verdict for one, other in pairs for verdict in _between(statements[one], statements[other])}
    return next((verdict for verdict in _FROM_WORST if verdict in found), "single")


def spread_of(leading: Sequence[Statement]) -> float | None:
    """Return the largest figure over the smallest, of those that are points; None where fewer than two are."""
    points = [each for each in map(_point, leading) if each]
    if len(points) < 2:
        return None
    return round(float(max(points) / min(points)), 4)


def _between(first: Sequence[Statement], second: Sequence[Statement]) -> set[Verdict]:
    best: dict[Period, Verdict] = {}
    for these, those in ((first, second), (second, first)):
        for one in these:
            verdicts = {relate_statements(one, other) for other in those}
            verdicts.add(best.get(one.period, "incomparable"))
            best[one.period] = min(verdicts, key=_FROM_BEST.index)
    comparable = set(best.values()) - {"incomparable"}
    return comparable or {"incomparable"}


def _one_scope(first: Statement, second: Statement) -> bool:
    """Tell whether the periods let two figures be compared; a toll of some day may stand against that of another."""
    forms = {first.period.form, second.period.form}
    if first.course == "grows" and _are_as_of(first, second) and forms != {"running"}:
        return True
    return same_scope(first.period, second.period)


def _shifted(first: Statement, second: Statement) -> bool:
    """Tell whether a state of things may have changed from one figure to the other."""
    days = may_follow(first.period, second.period) or may_follow(second.period, first.period)
    return first.course == "shifts" and _are_as_of(first, second) and days


def _grows(first: Statement, second: Statement) -> bool:
    """Tell whether a difference may be growth: of a toll, or of a sum that a text says is still running."""
    running = "running" in (first.period.form, second.period.form)
    return _are_as_of(first, second) and (first.course == "grows" or running)


def _are_as_of(first: Statement, second: Statement) -> bool:
    return first.period.is_as_of and second.period.is_as_of


def _lowest(statement: Statement) -> tuple[Decimal, Decimal]:
    assert statement.interval is not None
    return statement.interval.low, statement.interval.high


def _point(statement: Statement) -> Decimal | None:
    claim, interval = statement.claim, statement.interval
    if interval is None or claim.low is None or claim.low != claim.high:
        return None
    middle = abs(interval.low + interval.high) / 2
    return middle or None
