"""Read the words that make a figure a rate: "a year", "per 100,000 inhabitants", "for every mile", "annually"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.grammar.nouns import NOUNS, is_plural
from claims.grammar.numbers import read_number
from claims.grammar.numerals import HYPHENS, NUMERALS
from claims.grammar.phrases import PhraseTable, with_plurals
from claims.grammar.unit_words import DURATIONS, MEASURES, UNITS

_NOUNS = DURATIONS | MEASURES | with_plurals(dict.fromkeys(UNITS.rate_nouns, ()))
_PHRASES = PhraseTable(MEASURES)
_OPENERS = PhraseTable(dict.fromkeys((*UNITS.rate_links, *UNITS.rate_openers), True))
_BEFORE_ANY_NOUN = frozenset({"per", "/", *UNITS.rate_openers})
"""Links that any noun may follow; the others ("a", "each") need a known one."""
_ROUND = re.compile(r"10*")
_SMALLEST = 10
"""A smaller number behind "per" is no denominator with a noun of its own."""


def read_rate(words: Sequence[str], at: int) -> tuple[str, int] | None:
    """Return the denominator that begins at `at`, as `Claim.per` has it, and the position behind it."""
    if at >= len(words):
        return None
    if words[at] in UNITS.per:
        return UNITS.per[words[at]], at + 1
    start = at + 1 if words[at] in HYPHENS else at
    opener = _OPENERS.read(words, start)
    if opener is None:
        return None
    here = opener[1]
    link = " ".join(words[start:here])
    if here + 1 < len(words) and words[here] in HYPHENS:
        here += 1
    if here >= len(words):
        return None
    if link == "/" and words[here] in UNITS.per_sign:
        return UNITS.per_sign[words[here]], here + 1
    if link in _BEFORE_ANY_NOUN:
        return _read_denominator(words, here) if link != "/" or _divides(words, here) else None
    noun = _NOUNS.get(words[here])
    if noun is None or words[here] != noun or _is_time(words, here + 1):
        return None
    return noun, here + 1


def _is_time(words: Sequence[str], at: int) -> bool:
    """Tell "94 a year earlier", "94 a year before." from "94 a year" and "94 a year before tax"."""
    word, behind = (*words[at : at + 2], "", "")[:2]
    return word in UNITS.reckoned and (word != "before" or not behind.isalpha())


def _divides(words: Sequence[str], at: int) -> bool:
    """Tell "5 liters / 100 km", which is per so many, from "62 MW / 125 MWh", where another figure stands."""
    number = read_number(words, at)
    return number is None or _ROUND.fullmatch(f"{number.value:f}") is not None


def _read_denominator(words: Sequence[str], at: int) -> tuple[str, int] | None:
    word = words[at]
    if word in NUMERALS.magnitudes:
        return _with_noun(words, word, at + 1)[0], at + 1
    number = read_number(words, at)
    if number is None:
        if word == "capita":
            return "person", at + 1
        return _PHRASES.read(words, at) or ((_NOUNS.get(word, word), at + 1) if word.isalpha() else None)
    amount = f"{number.value.normalize():,f}"
    return _with_noun(words, amount, number.end) if number.value >= _SMALLEST else (amount, number.end)


def _with_noun(words: Sequence[str], amount: str, at: int) -> tuple[str, int]:
    """Return the denominator with its noun, and the adjective before it: 1,000 live births."""
    if at >= len(words) or not words[at].isalpha() or words[at] in UNITS.rate_links:
        return amount, at
    plural = at + 1 < len(words) and is_plural(words[at + 1]) and not is_plural(words[at])
    end = at + 2 if plural and words[at] not in NOUNS.irregular else at + 1
    return " ".join([amount, *words[at:end]]), end
