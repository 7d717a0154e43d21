"""Read numbers in digits and words from a list of words.

Words are lower case, split as the tokenizer splits them: hyphens stand alone ("three", "-", "and", "-", "a",
"-", "half"). Every reader takes the words and a position, and returns what it read with the position behind it,
or None. Values are exact decimals.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from claims.grammar.digits import read_digits
from claims.grammar.numerals import HYPHENS, NUMERALS, Form, Number, may_open_number
from claims.grammar.parts import read_fraction_words, skip_hyphen
from claims.grammar.spelled import read_half_more, read_spelled

_ATTACHED = re.compile(r"([\d.,]*\d)([a-z]{1,3})")
_GROUP_START = re.compile(r"\d{1,3}", re.ASCII)
_GROUP_NEXT = re.compile(r"\d{3}", re.ASCII)
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻−", "0123456789--")
_POWER_SIGNS = frozenset("^−")
_EXPONENT = re.compile(r"-?\d{1,2}", re.ASCII)
LARGEST = Decimal(10) ** 30
"""No magnitude is multiplied beyond it."""


def read_number(words: Sequence[str], at: int, *, money: bool = False) -> Number | None:
    """Return the number that begins at `at`, with its magnitude words.

    Args:
        words: lower-case words.
        at: where the number is to begin.
        money: a currency stands before it, so that "5 m" is five million.
    """
    if at >= len(words) or not may_open_number(words[at]):
        return None
    return (
        _read_vague(words, at)
        or _read_indefinite(words, at)
        or _read_half_of_magnitude(words, at)
        or _read_digit_number(words, at, money)
        or _read_word_number(words, at)
    )


def _read_digit_number(words: Sequence[str], at: int, money: bool) -> Number | None:
    value, end = read_digits(words[at]), at + 1
    if value is None:
        return _read_attached(words, at, money)
    while end < len(words) and _GROUP_NEXT.fullmatch(words[end]) and _GROUP_START.fullmatch(words[at]):
        value, end = (value * 1000 + Decimal(words[end]) if value < LARGEST else value), end + 1
    value, end = _read_mixed(words, end, value)
    value, end = _read_and_fraction(words, end, value)
    value, end = _read_power(words, end, value)
    return _read_magnitudes(words, at, end, value, "digits", money)


def _read_mixed(words: Sequence[str], at: int, value: Decimal) -> tuple[Decimal, int]:
    """Read the fraction of "2 1/2", "2 ½" and "2-1/2"."""
    here = skip_hyphen(words, at)
    if here >= len(words) or value != value.to_integral_value() or not 0 <= value < 1000:
        return value, at
    word = words[here]
    if "/" not in word and word not in NUMERALS.symbols:
        return value, at
    fraction = read_fraction_words(words, here)
    return (value + fraction.value, fraction.end) if fraction else (value, at)


def _read_attached(words: Sequence[str], at: int, money: bool) -> Number | None:
    """Read "1.5trn", where the tokenizer left the magnitude on the digits."""
    match = _ATTACHED.fullmatch(words[at])
    scale = _abbreviated(match[2], money) if match else None
    value = read_digits(match[1]) if match else None
    if value is None or scale is None:
        return None
    return Number(value * scale, at + 1, "digits", scaled=True, scale=Decimal(scale))


def _abbreviated(word: str, money: bool) -> int | None:
    scale = NUMERALS.abbreviations.get(word)
    if scale is None and money:
        scale = NUMERALS.money_abbreviations.get(word)
    return scale


def _read_power(words: Sequence[str], at: int, value: Decimal) -> tuple[Decimal, int]:
    """Read "× 10 ^ 6", "× 10⁶" and "× 10 − 30" behind a number."""
    if at + 1 >= len(words) or words[at] not in NUMERALS.times_signs or not words[at + 1].startswith("10"):
        return value, at
    raised = words[at + 1].removeprefix("10").translate(_SUPERSCRIPTS)
    behind = words[at + 2 : at + 4]
    if not raised and len(behind) == 2 and behind[0] in _POWER_SIGNS:
        raised, at = behind[1] if behind[0] == "^" else f"-{behind[1]}", at + 2
    return (value * Decimal(10) ** int(raised), at + 2) if _EXPONENT.fullmatch(raised) else (value, at)


def _read_magnitudes(words: Sequence[str], start: int, at: int, value: Decimal, form: Form, money: bool) -> Number:
    end, scale = at, Decimal(1)
    while end < len(words) and scale < LARGEST:
        here = end + 1 if words[end] in HYPHENS and end + 1 < len(words) else end
        factor = NUMERALS.magnitudes.get(words[here]) or NUMERALS.collectives.get(words[here])
        if factor is None and here == end:
            factor = _abbreviated(words[here], money)
        if factor is None:
            break
        scale, end = scale * factor, here + 1
    scaled = end > at
    value *= scale
    if scaled:
        value, end = read_half_more(words, end, value)
    return Number(value, end, form, scaled=scaled, plain=end == start + 1, scale=scale)


def _read_and_fraction(words: Sequence[str], at: int, value: Decimal) -> tuple[Decimal, int]:
    """Read "and a half", "and three quarters" behind a whole number; hyphens may stand between."""
    position = skip_hyphen(words, at)
    if position >= len(words) or words[position] != "and":
        return value, at
    fraction = read_fraction_words(words, skip_hyphen(words, position + 1))
    if fraction is None or value != value.to_integral_value():
        return value, at
    return value + fraction.value, fraction.end


def _read_word_number(words: Sequence[str], at: int) -> Number | None:
    number = read_spelled(words, at)
    if number is None or number.scaled:
        return number
    value, end = _read_and_fraction(words, number.end, number.value)
    if end > number.end:
        return _read_magnitudes(words, at, end, value, "words", money=False)
    return number


def _read_vague(words: Sequence[str], at: int) -> Number | None:
    """Read "dozens", "hundreds of thousands": at least so many."""
    value = NUMERALS.vague.get(words[at])
    if value is None:
        return None
    total, end = Decimal(value), at + 1
    while end + 1 < len(words) and words[end] == "of" and total < LARGEST:
        scale = NUMERALS.vague.get(words[end + 1])
        if scale is None or scale < 100:
            break
        total, end = total * scale, end + 2
    if list(words[end : end + 1]) == ["of"] and read_spelled(words, end + 1) is not None:
        return None  # the scores of two symphonies
    return Number(total, end, "vague", scaled=True)


def _read_indefinite(words: Sequence[str], at: int) -> Number | None:
    """Read "several hundred", "a few thousand", at least twice so many; "a couple of million" is about so many."""
    here = at + 1 if words[at] in NUMERALS.articles and at + 1 < len(words) else at
    form: Form = "vague" if words[here] in NUMERALS.indefinite else "rough"
    count = NUMERALS.indefinite.get(words[here]) or NUMERALS.rough.get(words[here])
    if count is None:
        return None
    behind = here + 1
    if behind < len(words) and words[behind] == "of":
        behind += 1
    number = _read_magnitudes(words, at, behind, Decimal(count), form, money=False)
    return replace(number, plain=False) if number.scaled else None


def _read_half_of_magnitude(words: Sequence[str], at: int) -> Number | None:
    """Read "half a million", "a half-million", "half a dozen", "a quarter of a million"."""
    opened = words[at] in NUMERALS.articles or words[at] == "one"
    here = at + 1 if opened and at + 1 < len(words) else at
    if words[here] not in {"half", "quarter"}:
        return None
    end = skip_hyphen(words, here + 1)
    if list(words[end : end + 2]) == ["of", "a"]:
        end += 2
    elif end < len(words) and words[end] == "a":
        end += 1
    word = words[end] if end < len(words) else ""
    scale = NUMERALS.magnitudes.get(word) or NUMERALS.collectives.get(word)
    if scale is None:
        return None
    return Number(Decimal(scale) / NUMERALS.denominators[words[here]], end + 1, "words", scaled=True)
