"""How near two figures are to each other."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from claims.compare.readings import Reading

_TELLING_DIGITS = 2
_CLOSE = Decimal("0.12")
"""Figures no farther apart may be one figure told twice; a part is seldom so near to its whole."""


def in_one_unit(first: Reading, second: Reading) -> tuple[Decimal | None, Decimal | None]:
    """Return two figures in one unit; of other denominators as they stand where that is nearer: a month's rent."""
    one, other = first.middle, second.middle
    if one is None or other is None:
        return one, other
    scaled = one * first.factor, other * second.factor
    if first.frame[2] == second.frame[2] or parted(*scaled) <= parted(one, other):
        return scaled
    return one, other


def parted(one: Decimal, other: Decimal) -> Decimal:
    """Return how far two figures are apart, as a part of the larger one."""
    return abs(one - other) / (max(abs(one), abs(other)) or 1)


def are_close(first: Reading, second: Reading) -> bool:
    """Tell whether two figures are nearly the same."""
    one, other = in_one_unit(first, second)
    if one is None or other is None:
        return False
    return abs(one - other) <= _CLOSE * max(abs(one), abs(other))


def tell_the_same(first: Reading, second: Reading) -> bool:
    """Tell whether two figures differ by less than the last digit of the one with fewer: 702.7 and 703 billion."""
    one, other = in_one_unit(first, second)
    digits = min(first.digits, second.digits)
    if not one or not other or digits < _TELLING_DIGITS:
        return False
    return abs(one - other) < last_digit(one, other, digits)


def last_digit(one: Decimal, other: Decimal, digits: int) -> Decimal:
    """Return what the last of so many digits of the lesser of two figures stands for: of 702.7 with three, 1."""
    return Decimal(1).scaleb(min(one.adjusted(), other.adjusted()) - digits + 1)


def leading_digits(reading: Reading) -> Decimal | None:
    """Return the figure rounded to two digits; None where it has fewer."""
    middle = reading.middle
    return _rounded(middle, _TELLING_DIGITS) if middle and reading.digits >= _TELLING_DIGITS else None


def _rounded(value: Decimal, digits: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(value.adjusted() - digits + 1), rounding=ROUND_HALF_UP)
