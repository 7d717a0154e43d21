"""Read one group of digits with its separators: `10,500`, `1.234.567`, `2½`, `-5`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from claims.grammar.numerals import NUMERALS

_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", re.ASCII)
_INDIAN = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?", re.ASCII)
_DOTTED = re.compile(r"\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?|\d{1,3}\.\d{3},\d+", re.ASCII)
_ONE_DOT = re.compile(r"\d{1,3}\.\d{3}", re.ASCII)
_SIMPLE = re.compile(r"\d+(?:\.\d+)?|\.\d+", re.ASCII)
_COMMA_DECIMAL = re.compile(r"\d+,\d{1,2}", re.ASCII)
_SIGNS = frozenset("-−+")
LONGEST = 40
"""Longer groups of digits are codes or noise, no numbers."""


def read_digits(word: str) -> Decimal | None:
    """Return the value of one group of digits, with its separators; None where the separators make no sense.

    >>> read_digits("10,500"), read_digits("1.234.567"), read_digits("2½"), read_digits("-5"), read_digits("1,2,3")
    (Decimal('10500'), Decimal('1234567'), Decimal('2.5'), Decimal('-5'), None)
    """
    if not 0 < len(word) <= LONGEST:
        return None
    if word[0] in _SIGNS and len(word) > 1:
        value = read_digits(word[1:]) if word[1] not in _SIGNS else None
        return value if value is None or word[0] == "+" else -value
    if word[-1] in NUMERALS.symbols:
        return _read_with_symbol(word)
    return _read_ascii(word)


def _read_with_symbol(word: str) -> Decimal | None:
    upper, lower = NUMERALS.symbols[word[-1]].split("/")
    whole = _read_ascii(word[:-1]) if len(word) > 1 else Decimal(0)
    return None if whole is None else whole + Decimal(upper) / Decimal(lower)


def _read_ascii(word: str) -> Decimal | None:
    if _SIMPLE.fullmatch(word):
        return Decimal(word)
    if _GROUPED.fullmatch(word) or _INDIAN.fullmatch(word):
        return Decimal(word.replace(",", ""))
    if _DOTTED.fullmatch(word):
        return Decimal(word.replace(".", "").replace(",", "."))
    if _COMMA_DECIMAL.fullmatch(word):
        return Decimal(word.replace(",", "."))
    return None


def unify_separators(words: Sequence[str]) -> Sequence[str]:
    """Return `words` with the dots of "10.000" taken out, where another number among them groups with dots."""
    if not any(_DOTTED.fullmatch(word) for word in words if word[:1].isdigit()):
        return words
    return [word.replace(".", "") if _ONE_DOT.fullmatch(word) else word for word in words]
