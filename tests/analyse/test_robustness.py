"""What holds for every text whatever: nothing raises, every span holds its quote, time grows with the length."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.analyse import Analyser
from claims.records import Document

PIECES = [
    "a", "one", "two", "half", "million", "dozen", "of", "to", "-", "–", "in", "the", "5", "12", "3-2", "1,5", "2008",
    "$", "$5", "PS2.7m", "Y=5", "%", "5%", "+5%", "percent", "points", "poll", "per", "a year", "each", "USD", "m", "K",
    "C.", "°C", ",", ".", ";", "(", ")", "more than", "if not", "May", "ago", "up", "fell", "rose", "from", "by", "was",
    "people", "iPhone 11", "S&P 500", "410 U.S. 113", "555-0199", "12 Elm Street", "twice", "times", "½", "1⁄32", "″",
    "10−3", "x3", "\\$5", "*5*", "\u00ad", "\n", "\n\n", "said", "Mr.", "“", "five-", "'08", "٣", "９", "²",
]  # fmt: skip


def check(shipped: Analyser, text: str) -> None:
    analysis = shipped.analyse(Document(path="any", text=text))
    for found in (*analysis.mentions, *analysis.skipped):
        assert 0 <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == found.quote


@given(st.text(max_size=120))
@settings(max_examples=60, deadline=None)
def test_any_text_keeps_its_quotes(shipped: Analyser, text: str) -> None:
    check(shipped, text)


@given(st.lists(st.sampled_from(PIECES), max_size=25))
@settings(max_examples=150, deadline=None)
def test_any_row_of_number_words_keeps_its_quotes(shipped: Analyser, pieces: list[str]) -> None:
    check(shipped, " ".join(pieces))


@pytest.mark.slow
@pytest.mark.parametrize("piece", ["3-2", "$5", "5 ,", "one", "5 percent from 3", "in 2008", "5 of the 6", "iPhone 11"])
def test_time_grows_with_the_length_of_the_document(shipped: Analyser, piece: str) -> None:
    words = 2000 // (len(piece) + 1)
    short, long = (_seconds(shipped, " ".join([piece] * (words * count))) for count in (1, 4))
    assert long < 2 * 4 * max(short, 0.05)


def _seconds(shipped: Analyser, text: str) -> float:
    started = time.perf_counter()
    shipped.analyse(Document(path="long", text=text))
    return time.perf_counter() - started
