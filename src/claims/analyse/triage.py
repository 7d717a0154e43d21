"""The cheap first pass: which sentences can hold a figure at all. Only those are tagged and parsed."""

from __future__ import annotations

import re

from claims.grammar.numerals import NUMERALS
from claims.grammar.phrases import pluralise


def _number_words() -> list[str]:
    nouns = {*NUMERALS.magnitudes, *NUMERALS.collectives}
    words = {*NUMERALS.ones, *NUMERALS.tens, *NUMERALS.vague, *NUMERALS.denominators, *NUMERALS.multiples}
    ordinals = {word for word in NUMERALS.ordinals if word != "first"}
    return sorted(words | nouns | {pluralise(noun) for noun in nouns} | ordinals, key=len, reverse=True)


_WORDS = "|".join(map(re.escape, _number_words()))
_FIGURE = re.compile(rf"(?i)\d|[{''.join(NUMERALS.symbols)}]|\b(?:{_WORDS}|\w+fold)\b")


def may_hold_figure(text: str, start: int, end: int) -> bool:
    """Tell whether a number in digits or words stands in `text[start:end]`."""
    return _FIGURE.search(text, start, end) is not None
