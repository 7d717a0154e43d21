"""Read the words that make a figure a rate: "a year", "per 100,000 inhabitants", "for every mile", "annually"."""

from __future__ import annotations

from collections.abc import Sequence

from claims.grammar.numbers import read_number
from claims.grammar.numerals import HYPHENS, NUMERALS
from claims.grammar.phrases import PhraseTable, with_plurals
from claims.grammar.unit_words import DURATIONS, MEASURES, UNITS

_NOUNS = DURATIONS | MEASURES | with_plurals(dict.fromkeys(UNITS.rate_nouns, ()))
_PHRASES = PhraseTable(MEASURES)
_OPENERS = PhraseTable(dict.fromkeys((*UNITS.rate_links, *UNITS.rate_openers), True))
_BEFORE_ANY_NOUN = frozenset({"per", "/", *UNITS.rate_openers})
"""Links that any noun may follow; the others ("a", "each") need a known one."""
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
    if link in _BEFORE_ANY_NOUN:
        return _read_denominator(words, here)
    noun = _NOUNS.get(words[here])
    return (noun, here + 1) if noun and words[here] == noun else None


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
    if at < len(words) and words[at].isalpha() and words[at] not in UNITS.rate_links:
        return f"{amount} {words[at]}", at + 1
    return amount, at
