"""The dimension, the denominator and the base of a figure, and the factor that brings it to a common scale."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from itertools import takewhile
from math import prod

from claims.compare.concepts import Concepts
from claims.compare.words import fold, split
from claims.grammar.numerals import NUMERALS
from claims.records import Claim

SHARES = ("percent", "fraction")

_SCALES = {"hundred": 100, **NUMERALS.magnitudes}
_MANY = 1000
"""From which number on a denominator without a noun is one of inhabitants."""


@dataclass(frozen=True)
class Scale:
    """What a figure is measured in after conversion.

    Args:
        unit: the unit or dimension that figures must share to be compared.
        per: the denominator that they must share; empty for a total.
        factor: what the figure is multiplied by to get there.
    """

    unit: str
    per: str
    factor: Decimal


def scale_of(claim: Claim, concepts: Concepts) -> Scale:
    """Return the common scale of `claim`: shares in percent, lengths in metres, "a month" as "a year"."""
    unit, unit_factor = _unit(claim, concepts)
    per, per_factor = _denominator(claim.per, claim.kind, concepts)
    sign = -1 if claim.change == "decrease" else 1
    return Scale(unit, per, unit_factor * per_factor * sign)


def base_of(claim: Claim) -> str | None:
    """Return the whole of a share: its base, or the counted phrase where the text has the figure "of" it."""
    if claim.base or claim.kind not in SHARES or not claim.counted or claim.change:
        return claim.base
    quote, counted = (re.escape(" ".join(text.split())) for text in (claim.quote, claim.counted))
    share_of = rf"{quote}\s+of\s+(?:(?:the|all|its|their)\s+)*{counted}"
    return claim.counted if re.search(share_of, claim.sentence) else None


def _unit(claim: Claim, concepts: Concepts) -> tuple[str, Decimal]:
    if claim.kind in SHARES:
        return "share", Decimal(100 if claim.kind == "fraction" else 1)
    if claim.kind == "count":
        return "count", Decimal(1)
    if claim.kind in ("measurement", "duration"):
        return _measured((claim.unit or "").casefold(), concepts)
    return claim.unit or claim.kind, Decimal(1)


def _measured(unit: str, concepts: Concepts) -> tuple[str, Decimal]:
    for dimension, units in concepts.lexicon.units.items():
        if unit in units:
            return dimension, Decimal(str(units[unit]))
    return unit, Decimal(1)


def _denominator(per: str | None, kind: str, concepts: Concepts) -> tuple[str, Decimal]:
    if not per:
        return "", Decimal(1)
    words = split(per)
    if len(words) == 1 and words[0] in concepts.lexicon.periods and kind in ("count", "money", "measurement"):
        return "year", Decimal(concepts.lexicon.periods[words[0]])
    number = _leading_number(words)
    if fold(words[-1]) in _persons(concepts) or (_is_numeric(words) and number >= _MANY):
        # "39.1 per 100,000" leaves the inhabitants to the reader.
        return "person", 1 / number
    return " ".join(fold(word) for word in words), Decimal(1)


def _leading_number(words: list[str]) -> Decimal:
    """Return the number that `words` begin with, its thousands parted by commas or spaces; 1 where there is none."""
    digits = "".join(word.replace(",", "") for word in takewhile(_is_digits, words))
    scales = (_SCALES[word] for word in words if word in _SCALES)
    try:
        return Decimal(digits or 1) * prod(scales)
    except InvalidOperation:
        return Decimal(1)


def _is_digits(word: str) -> bool:
    return word[0].isdigit()


def _is_numeric(words: list[str]) -> bool:
    return all(_is_digits(word) or word in _SCALES for word in words)


@lru_cache(maxsize=4)
def _persons(concepts: Concepts) -> frozenset[str]:
    return frozenset(fold(word) for word in concepts.lexicon.persons)
