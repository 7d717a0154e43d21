"""The words of numbers, and what a number read from words is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from claims.lexicons import Lexicon, read_lexicon

Form = Literal["digits", "words", "vague", "rough"]
"""How a number is written: "vague" is at least so many (dozens), "rough" about so many (a couple of million)."""


class Numerals(Lexicon):
    """Schema of `numerals.toml`."""

    articles: frozenset[str]
    negatives: frozenset[str]
    times_signs: frozenset[str]
    determiners: frozenset[str]
    rate_wholes: frozenset[int]
    not_behind_half: frozenset[str]
    not_behind_multiple: frozenset[str]
    not_before_half: frozenset[str]
    behind_share: frozenset[str]
    before_share: frozenset[str]
    ones: dict[str, int]
    tens: dict[str, int]
    magnitudes: dict[str, int]
    abbreviations: dict[str, int]
    money_abbreviations: dict[str, int]
    collectives: dict[str, int]
    vague: dict[str, int]
    indefinite: dict[str, int]
    rough: dict[str, int]
    denominators: dict[str, int]
    symbols: dict[str, str]
    multiples: dict[str, Decimal]
    ordinals: dict[str, int]


@dataclass(frozen=True, slots=True)
class Number:
    """A number read from words: its value, the position behind it, and how it was written."""

    value: Decimal
    end: int
    form: Form
    scaled: bool = False
    """A magnitude was written out: "15 million", not "15"."""
    plain: bool = False
    """One word or one group of digits, nothing more."""
    scale: Decimal = Decimal(1)
    """The magnitudes that close it: a million for "25 million"."""


NUMERALS = read_lexicon("numerals", Numerals)
HYPHENS = frozenset("-‐‑–")
_OPENERS = frozenset().union(
    NUMERALS.articles, NUMERALS.ones, NUMERALS.tens, NUMERALS.magnitudes, NUMERALS.collectives, NUMERALS.vague,
    NUMERALS.indefinite, NUMERALS.rough, NUMERALS.denominators,
)  # fmt: skip


def may_open_number(word: str) -> bool:
    """Tell whether a number or fraction can begin with `word`; most words are put aside so, at little cost."""
    return word in _OPENERS or not word.isalpha()


def read_ordinal(word: str) -> int | None:
    """Return the place that "third" or "21st" names; None where it names none."""
    if word in NUMERALS.ordinals:
        return NUMERALS.ordinals[word]
    return int(word[:-2]) if word[:-2].isdigit() and word[-2:] in {"st", "nd", "rd", "th"} and len(word) < 6 else None


def open_hyphens(words: Sequence[str]) -> Sequence[str]:
    """Return `words` without the hyphen that hangs on a number of a list: "four-, five- and six-cylinder"."""
    return [word[:-1] if word[-1:] in HYPHENS and _is_number(word[:-1]) else word for word in words]


def _is_number(word: str) -> bool:
    return word.isdigit() or word in NUMERALS.ones or word in NUMERALS.tens
