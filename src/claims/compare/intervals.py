"""Every figure as an interval, and how two intervals stand to each other.

A bound is open or closed as the text puts it: "over 90" leaves 90 out, "at least 90" takes it in. "About" is given a
stated tolerance, and a rounded figure reaches as far as its rounding: "1.4 billion" may stand for 1.37 billion.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Context, Decimal, InvalidOperation
from typing import Literal

from claims.records import Claim

Relation = Literal["agree", "overlap", "conflict"]

TOLERANCE = Decimal("0.10")
"""How far "about" reaches to either side, as a share of the figure."""

ROUNDING = Decimal("0.05")
"""The most that rounding is believed to have moved a figure, as a share of it."""

_ENDLESS = Decimal("Infinity")
_ROUNDED = Context(prec=20)
"""So many digits are kept that no factor shows: 58 of 151 are 58 again, and not 57.99999999999999999999999999."""
_DIGITS = re.compile(r"\d[\d,]*(?:\.(\d+))?")


@dataclass(frozen=True)
class Interval:
    """All values between two ends; an end that is open is not itself a value."""

    low: Decimal
    high: Decimal
    low_open: bool = False
    high_open: bool = False

    def contains(self, other: Interval) -> bool:
        """Tell whether every value of `other` lies in this interval."""
        above = self.low < other.low or (self.low == other.low and (not self.low_open or other.low_open))
        below = other.high < self.high or (self.high == other.high and (not self.high_open or other.high_open))
        return above and below

    def meets(self, other: Interval) -> bool:
        """Tell whether some value lies in both."""
        low, high = max(self.low, other.low), min(self.high, other.high)
        if low != high:
            return low < high
        open_low = any(each.low_open for each in (self, other) if each.low == low)
        open_high = any(each.high_open for each in (self, other) if each.high == high)
        return not (open_low or open_high)

    def scaled(self, factor: Decimal) -> Interval:
        """Return the interval in another unit; a negative factor turns it round."""
        low, high = (_ROUNDED.multiply(end, factor) for end in (self.low, self.high))
        if factor < 0:
            return Interval(high, low, self.high_open, self.low_open)
        return Interval(low, high, self.low_open, self.high_open)


def relate(first: Interval, second: Interval) -> Relation:
    """Return how two figures for one thing stand to each other.

    They agree where one bears out the other, overlap where both may be true, and conflict where no value fits both.
    """
    if not first.meets(second):
        return "conflict"
    return "agree" if first.contains(second) or second.contains(first) else "overlap"


def interval_of(claim: Claim) -> Interval | None:
    """Return the interval that `claim` states, or None where it states no number."""
    low, high = claim.low, claim.high
    if low is None and high is None:
        return None
    if low is not None and low == high:
        return _around(low, claim)
    return Interval(
        -_ENDLESS if low is None else low,
        _ENDLESS if high is None else high,
        low_open=low is None or claim.comparator == ">",
        high_open=high is None or claim.comparator == "<",
    )


def _around(value: Decimal, claim: Claim) -> Interval:
    if claim.comparator == "~":
        reach = abs(value) * TOLERANCE
        return Interval(value - reach, value + reach)
    reach = min(rounding_step(claim) / 2, abs(value) * ROUNDING)
    return Interval(value - reach, value + reach, high_open=reach > 0)


def rounding_step(claim: Claim) -> Decimal:
    """Return the step that the figure was rounded to, as its digits show; 0 where it seems exact.

    "1.4 billion" was rounded to a tenth of a billion and "70%" to a point; 47 people were counted one by one.
    """
    value = claim.low
    digits = _DIGITS.search(claim.quote)
    if value is None or claim.kind == "fraction":
        return _ENDLESS if claim.kind == "fraction" else Decimal(0)
    if digits is None or not value:
        return Decimal(0)
    try:
        scale = abs(value) / Decimal(digits.group().replace(",", ""))
    except (InvalidOperation, ZeroDivisionError):
        return Decimal(0)
    decimals = len(digits.group(1) or "")
    exact = not decimals and scale == 1 and claim.kind != "percent"
    return Decimal(0) if exact else scale.scaleb(-decimals)
