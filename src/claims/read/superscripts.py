"""Tell what a raised number is: the power of a unit, an exponent, or the mark of a note."""

from __future__ import annotations

import re

_AREA = re.compile(r"(?<![^\W\d_])(?:mm|cm|dm|km|m|ft|yd)$")
_MONEY = re.compile(r"[$€£¥]\s?[\d.,]+\s?m$")
_POWER = re.compile(r"[×x*]\s?10$")
_MARK = re.compile(r"[\d,;\s*†‡§¶‖#–-]+")
_RAISED = str.maketrans("23", "²³")


def read_raised(before: str, raised: str) -> str:
    """Return how raised characters go on in running text; the mark of a note is left out, as it fuses with a number.

    Args:
        before: the text that they stand behind.
        raised: the raised characters.

    >>> read_raised("some 40 km", "2"), read_raised("1,200 people", "3"), read_raised("2.5 × 10", "6")
    ('²', '', '^6')
    >>> read_raised("the 18", "th")
    'th'
    """
    digits = raised.strip()
    if not _MARK.fullmatch(digits):
        return raised
    if digits in {"2", "3"} and _AREA.search(before) and not _MONEY.search(before):
        return digits.translate(_RAISED)
    if re.fullmatch(r"[−-]?\d{1,2}", digits) and _POWER.search(before):
        return f"^{digits}"
    return " " if raised[-1:].isspace() else ""
