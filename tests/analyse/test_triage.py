from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.analyse.triage import may_hold_figure
from claims.grammar.numerals import NUMERALS
from claims.grammar.quantities import find_quantities

WORDS = sorted(
    {*NUMERALS.ones, *NUMERALS.tens, *NUMERALS.magnitudes, *NUMERALS.collectives, *NUMERALS.vague, *NUMERALS.indefinite}
    | {*NUMERALS.rough, *NUMERALS.denominators, *NUMERALS.symbols, *NUMERALS.multiples, *NUMERALS.articles}
    | {"of", "in", "and", "-", "percent", "eightfold", "$", "3", "1.5m", "¾", "x3", "%", "dogs", "hundredfold"}
)


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=6))
def test_no_sentence_with_a_quantity_is_dropped(words: list[str]) -> None:
    text = " ".join(words)
    found = list(find_quantities(words, [False] * len(words)))
    assert not found or may_hold_figure(text, 0, len(text))


@pytest.mark.parametrize(
    "text", ["Nobody came.", "The weather held.", "An often quoted man attended.", "He stood alone.", "Few were lost."]
)
def test_a_sentence_without_numbers_is_not_parsed(text: str) -> None:
    assert not may_hold_figure(text, 0, len(text))


def test_only_the_segment_counts() -> None:
    text = "Nobody came. 40 left."
    assert not may_hold_figure(text, 0, 12)
    assert may_hold_figure(text, 12, len(text))
