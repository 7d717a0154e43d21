"""The cheap first pass: which sentences can hold a figure at all. Only those are tagged and parsed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claims.grammar.numerals import NUMERALS
from claims.grammar.phrases import pluralise


def _number_words() -> Iterator[str]:
    nouns = {*NUMERALS.magnitudes, *NUMERALS.collectives}
    yield from (*NUMERALS.ones, *NUMERALS.tens, *NUMERALS.vague, *NUMERALS.denominators, *NUMERALS.multiples)
    yield from (*nouns, *map(pluralise, nouns))
    yield from (word for word in NUMERALS.ordinals if word != "first")


_NUMBER_WORDS = frozenset(_number_words())
_DIGIT = re.compile(rf"[\d{''.join(NUMERALS.symbols)}]")
_WORD = re.compile(r"\w+")
_MULTIPLE = re.compile(r"\wfold\b")


def may_hold_figure(text: str, start: int, end: int) -> bool:
    """Tell whether a number in digits or words stands in `text[start:end]`."""
    if _DIGIT.search(text, start, end):
        return True
    words = text[start:end].lower()
    return not _NUMBER_WORDS.isdisjoint(_WORD.findall(words)) or _MULTIPLE.search(words) is not None
