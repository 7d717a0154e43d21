"""Numbers as data formats write them: the same value in JSON and in CSV."""

from __future__ import annotations

import math
from decimal import Decimal

_EXACT_BELOW = 2**53
"""From here on a JSON reader that keeps numbers as floats can no longer hold every integer."""


def to_json_number(value: Decimal) -> int | float:
    """Return `value` as JSON writes it: an integer where it is one and fits a float exactly, else a float."""
    if value == value.to_integral_value() and abs(value) < _EXACT_BELOW:
        return int(value)
    number = float(value)
    # JSON has no infinity; what is too large for a float is still a valid JSON integer.
    return number if math.isfinite(number) else int(value)


def spell_number(value: int | float | Decimal) -> str:
    """Return `value` in plain digits, without an exponent and without idle zeros behind the point.

    >>> spell_number(Decimal("1.5E+9")), spell_number(0.5), spell_number(1.0)
    ('1500000000', '0.5', '1')
    """
    number = to_json_number(value) if isinstance(value, Decimal) else value
    digits = format(Decimal(repr(number)), "f")
    return digits.rstrip("0").rstrip(".") if "." in digits else digits
