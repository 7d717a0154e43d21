"""What holds for every text: numbers come back as they were written, nothing raises, time grows linearly."""

from __future__ import annotations

import itertools
import time
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.grammar import quantities
from claims.grammar.currencies import CURRENCIES
from claims.grammar.numerals import NUMERALS
from claims.grammar.quantities import find_quantities
from claims.grammar.times import find_times, resolve

from .words import quote_of, read

FRAMES = ["The inquiry counted {} cases in the north.", "{} people came.", "In all, they saw {}."]
ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
]
ONES += ["seventeen", "eighteen", "nineteen"]
TENS = ["", "", *["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]]
MAGNITUDES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
PIECES = [
    "a", "one", "two", "half", "third", "million", "thousand", "hundred", "dozen", "and", "of", "to", "-", "in", "the",
    "5", "12", "000", "1.234.567", "2008", "$", "%", "percent", "per", "for every", "USD", "won", "m", "°", "C", ",",
    "more than", "at least", "if not", "several", "May", "last", "year", "months", "ago", "Q1", "first", "quarter",
    "minus", "magnitude", "²", "½", "1/2", "x3", "10^6", "٣", "9" * 60,
]  # fmt: skip


def spell(number: int) -> str:
    """Return a number below a thousand in words."""
    if number >= 100:
        rest = f" and {spell(number % 100)}" if number % 100 else ""
        return f"{ONES[number // 100]} hundred{rest}"
    if number < 20:
        return ONES[number]
    return TENS[number // 10] + (f"-{ONES[number % 10]}" if number % 10 else "")


def render(number: int, magnitude: str, way: str) -> tuple[str, Decimal]:
    """Return a number written in one of the supported ways, and its value."""
    scaled = Decimal(number * MAGNITUDES[magnitude])
    return {
        "plain digits": (str(number), Decimal(number)),
        "grouped digits": (f"{int(scaled):,}", scaled),
        "spaced digits": (f"{int(scaled):,}".replace(",", " "), scaled),
        "digits and magnitude": (f"{number} {magnitude}", scaled),
        "decimal and magnitude": (f"{number}.5 {magnitude}", scaled + MAGNITUDES[magnitude] // 2),
        "letters and magnitude": (f"{number}bn", Decimal(number * 10**9)),
        "words": (spell(number), Decimal(number)),
        "words and magnitude": (f"{spell(number)} {magnitude}", scaled),
        "half": (f"{number}½", Decimal(number) + Decimal("0.5")),
        "half in words": (f"{spell(number)} and a half", Decimal(number) + Decimal("0.5")),
        "mixed fraction": (f"{number} 3/4", Decimal(number) + Decimal("0.75")),
        "thousands": (f"{number}k", Decimal(number * 1000)),
        "power of ten": (f"{number} × 10 ^ 6", Decimal(number * 10**6)),
        "dozens": (f"{spell(number)} dozen", Decimal(number * 12)),
        "lakh": (f"{number} lakh", Decimal(number * 10**5)),
        "crore": (f"{number}.5 crore", Decimal(number * 10**7 + 5 * 10**6)),
        "Indian groups": (f"{number},00,000", Decimal(number * 10**5))
        if number < 100
        else (str(number), Decimal(number)),
        "a hundred": ("a hundred and fifty", Decimal(150)),
        "half a magnitude": (f"half a {magnitude}", Decimal(MAGNITUDES[magnitude]) / 2),
    }[way]


WAYS = [
    "plain digits", "grouped digits", "spaced digits", "digits and magnitude", "decimal and magnitude",
    "letters and magnitude", "words", "words and magnitude", "half", "half in words", "mixed fraction", "thousands",
    "power of ten", "dozens", "lakh", "crore", "Indian groups", "a hundred", "half a magnitude",
]  # fmt: skip
UNITS = {
    "${}": ("money", "USD", 1), "US${}": ("money", "USD", 1), "€{}": ("money", "EUR", 1), "HK${}": ("money", "HKD", 1),
    "CHF {}": ("money", "CHF", 1), "{} euros": ("money", "EUR", 1), "{} Canadian dollars": ("money", "CAD", 1),
    "{} cents": ("money", "USD", "0.01"), "{} US cents": ("money", "USD", "0.01"), "{} yen": ("money", "JPY", 1),
    "{} percent": ("percent", "percent", 1), "{}%": ("percent", "percent", 1), "{} per cent": ("percent", "percent", 1),
    "{} percentage points": ("percent", "percent", 1), "{} times": ("multiple", "times", 1),
    "{} km": ("measurement", "kilometer", 1), "{} square miles": ("measurement", "square mile", 1),
    "{} degrees Celsius": ("measurement", "degree Celsius", 1), "{} kWh": ("measurement", "kilowatt hour", 1),
    "{} GHz": ("measurement", "gigahertz", 1), "{} W": ("measurement", "watt", 1), "{} K": ("measurement", "kelvin", 1),
    "{} basis points": ("measurement", "basis point", 1), "{} hours": ("duration", "hour", 1),
}  # fmt: skip


@given(
    number=st.integers(1, 999),
    magnitude=st.sampled_from(sorted(MAGNITUDES)),
    way=st.sampled_from(WAYS),
    frame=st.sampled_from(FRAMES),
)
def test_a_number_is_read_back(number: int, magnitude: str, way: str, frame: str) -> None:
    written, value = render(number, magnitude, way)
    text = frame.format(written)
    assert [(quote_of(text, quantity), quantity.value) for quantity in read(text)] == [(written, value)]


@given(
    number=st.integers(1, 999), decimals=st.sampled_from(["", ".5", ".25"]), unit=st.sampled_from(sorted(UNITS)),
    frame=st.sampled_from(["The inquiry put it at {} in May.", "In all, they saw {}."]),
)  # fmt: skip
def test_a_number_with_a_unit_is_read_back(number: int, decimals: str, unit: str, frame: str) -> None:
    kind, name, scale = UNITS[unit]
    written = unit.format(f"{number}{decimals}")
    text = frame.format(written)
    expected = (written, kind, name, Decimal(f"{number}{decimals}") * Decimal(scale))
    assert [(quote_of(text, found), found.kind, found.unit, found.value) for found in read(text)] == [expected]


@given(low=st.integers(1, 499), step=st.integers(1, 499), way=st.sampled_from(["{} to {}", "{}-{}", "{}–{}"]))
def test_a_range_is_read_back(low: int, step: int, way: str) -> None:
    written = way.format(low, low + step)
    text = f"They saw {written} boats."
    assert [(quote_of(text, found), found.low, found.high) for found in read(text)] == [(written, low, low + step)]


@given(st.text(max_size=200))
@settings(max_examples=300)
def test_no_text_raises(text: str) -> None:
    read(text)
    for phrase in find_times(text):
        assert text[phrase.start : phrase.end] == phrase.text
        resolve(phrase.text, "2012-02-29")


@given(
    st.lists(st.sampled_from(PIECES), max_size=25), st.sampled_from([None, "2012-02-29", "0001-01-01", "9999-12-31"])
)
@settings(max_examples=500)
def test_no_row_of_number_words_raises_or_overlaps(pieces: list[str], published: str | None) -> None:
    text = " ".join(pieces)
    quantities = read(text)
    assert all(first.end <= second.start for first, second in itertools.pairwise(quantities))
    for phrase in find_times(text):
        resolve(phrase.text, published)


@pytest.mark.parametrize(
    "piece",
    [
        "one", "million", "5", "and", "a", "-", "5 to", "two hundred and", "three of the", "$", "5 ,", "12 and",
        "several", "000", "more than", "the", "5 million", "May", "in 2008", "first three months", "minus", "half of",
        "1.234.567 2.345", "1 million and one",
    ],
)  # fmt: skip
def test_time_grows_with_the_length_of_the_text(piece: str) -> None:
    short, long = (_seconds(" ".join([piece] * count)) for count in (500, 4000))
    assert long < 8 * 4 * max(short, 0.005)


def _seconds(text: str) -> float:
    words = text.lower().split()
    started = time.perf_counter()
    list(find_quantities(words, [False] * len(words)))
    list(find_times(text))
    return time.perf_counter() - started


OPENERS = sorted(
    {word for phrase in (*CURRENCIES.symbols, *CURRENCIES.codes, *CURRENCIES.forced) for word in phrase.lower().split()}
    | {*NUMERALS.ones, *NUMERALS.tens, *NUMERALS.vague, *NUMERALS.denominators, *NUMERALS.symbols, *NUMERALS.rough}
    | {*NUMERALS.multiples, *NUMERALS.negatives, *NUMERALS.indefinite, *NUMERALS.articles, "eightfold", "magnitudes"}
    | {piece.lower() for piece in PIECES}
)


@given(words=st.lists(st.sampled_from(OPENERS), min_size=1, max_size=6))
def test_no_word_that_opens_a_quantity_is_put_aside(words: list[str]) -> None:
    joined = [False] * len(words)
    found = list(find_quantities(words, joined))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(quantities, "may_open", lambda word: True)
        assert list(find_quantities(words, joined)) == found
