"""Read fractions written out: "half", "two-thirds", "three quarters", "1/3"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from claims.grammar.numerals import HYPHENS, NUMERALS, Number, may_open_number

_SLASH = re.compile(r"(\d{1,3})[/⁄](\d{1,3})", re.ASCII)


def read_fraction_words(words: Sequence[str], at: int) -> Number | None:
    """Return the fraction that begins at `at`: a number between 0 and 1, bounds left out."""
    if at >= len(words) or not may_open_number(words[at]):
        return None
    word = words[at]
    if word == "half":
        return Number(Decimal("0.5"), at + 1, "words")
    if slash := _SLASH.fullmatch(word):
        upper, lower = Decimal(slash[1]), Decimal(slash[2])
        return Number(upper / lower, at + 1, "digits") if 0 < upper < lower else None
    if len(word) == 1 and word in NUMERALS.symbols:
        upper, lower = map(Decimal, NUMERALS.symbols[word].split("/"))
        return Number(upper / lower, at + 1, "digits")
    return _read_upper_and_lower(words, at)


def _read_upper_and_lower(words: Sequence[str], at: int) -> Number | None:
    upper = Decimal(1) if words[at] in NUMERALS.articles else _upper_part(words[at])
    below = skip_hyphen(words, at + 1)
    if upper is None or below >= len(words) or words[below] not in NUMERALS.denominators:
        return None
    value = upper / NUMERALS.denominators[words[below]]
    return Number(value, below + 1, "words") if 0 < value < 1 else None


def _upper_part(word: str) -> Decimal | None:
    if word in NUMERALS.ones:
        return Decimal(NUMERALS.ones[word])
    return Decimal(word) if word.isascii() and word.isdigit() and len(word) <= 2 else None


def skip_hyphen(words: Sequence[str], at: int) -> int:
    """Return the position behind a hyphen at `at`, else `at`."""
    return at + 1 if at < len(words) and words[at] in HYPHENS else at
