"""Read numbers in digits and words from a list of words.

Words are lower case, split as the tokenizer splits them: hyphens stand alone ("three", "-", "and", "-", "a",
"-", "half"). Every reader takes the words and a position, and returns what it read with the position behind it,
or None. Values are exact decimals.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from claims.lexicons import Lexicon, read_lexicon

Form = Literal["digits", "words", "vague"]


class Numerals(Lexicon):
    """Schema of `numerals.toml`."""

    ones: dict[str, int]
    tens: dict[str, int]
    magnitudes: dict[str, int]
    abbreviations: dict[str, int]
    money_abbreviations: dict[str, int]
    collectives: dict[str, int]
    vague: dict[str, int]
    denominators: dict[str, int]
    symbols: dict[str, str]
    multiples: dict[str, int]
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


NUMERALS = read_lexicon("numerals", Numerals)

HYPHENS = frozenset("-‐‑–")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_INDIAN = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?")
_DOTTED = re.compile(r"\d{1,3}(?:\.\d{3}){2,}")
_SIMPLE = re.compile(r"\d+(?:\.\d+)?|\.\d+")
_COMMA_DECIMAL = re.compile(r"\d+,\d{1,2}")
_ATTACHED = re.compile(r"([\d.,]*\d)([a-z]{1,3})")
_GROUP_START = re.compile(r"\d{1,3}")
_GROUP_NEXT = re.compile(r"\d{3}")


def read_digits(word: str) -> Decimal | None:
    """Return the value of one group of digits, with its separators; None where the separators make no sense.

    >>> read_digits("10,500"), read_digits("1.234.567"), read_digits("2½"), read_digits("1,2,3")
    (Decimal('10500'), Decimal('1234567'), Decimal('2.5'), None)
    """
    if word and word[-1] in NUMERALS.symbols:
        upper, lower = NUMERALS.symbols[word[-1]].split("/")
        whole = read_digits(word[:-1]) if len(word) > 1 else Decimal(0)
        return None if whole is None else whole + Decimal(upper) / Decimal(lower)
    if not word.isascii():
        return None
    if _SIMPLE.fullmatch(word):
        return Decimal(word)
    if _GROUPED.fullmatch(word) or _INDIAN.fullmatch(word):
        return Decimal(word.replace(",", ""))
    if _DOTTED.fullmatch(word):
        return Decimal(word.replace(".", ""))
    if _COMMA_DECIMAL.fullmatch(word):
        return Decimal(word.replace(",", "."))
    return None


def read_number(words: Sequence[str], at: int, *, money: bool = False) -> Number | None:
    """Return the number that begins at `at`, with its magnitude words.

    Args:
        words: lower-case words.
        at: where the number is to begin.
        money: a currency stands before it, so that "5 m" is five million.
    """
    if at >= len(words):
        return None
    return (
        _read_vague(words, at)
        or _read_half_of_magnitude(words, at)
        or _read_digit_number(words, at, money)
        or _read_word_number(words, at)
    )


def _read_digit_number(words: Sequence[str], at: int, money: bool) -> Number | None:
    value, end = read_digits(words[at]), at + 1
    if value is None:
        return _read_attached(words, at, money)
    while end < len(words) and _GROUP_NEXT.fullmatch(words[end]) and _GROUP_START.fullmatch(words[at]):
        value, end = value * 1000 + Decimal(words[end]), end + 1
    if end < len(words) and words[end] in NUMERALS.symbols and value == value.to_integral_value():
        fraction = read_digits(words[end])
        value, end = value + (fraction or 0), end + 1
    value, end = _read_and_fraction(words, end, value)
    value, end = _read_power(words, end, value)
    return _read_magnitudes(words, at, end, value, "digits", money)


def _read_attached(words: Sequence[str], at: int, money: bool) -> Number | None:
    """Read "1.5trn", where the tokenizer left the magnitude on the digits."""
    match = _ATTACHED.fullmatch(words[at])
    scale = _abbreviated(match[2], money) if match else None
    value = read_digits(match[1]) if match else None
    if value is None or scale is None:
        return None
    return Number(value * scale, at + 1, "digits", scaled=True)


def _abbreviated(word: str, money: bool) -> int | None:
    scale = NUMERALS.abbreviations.get(word)
    if scale is None and money:
        scale = NUMERALS.money_abbreviations.get(word)
    return scale


def _read_power(words: Sequence[str], at: int, value: Decimal) -> tuple[Decimal, int]:
    """Read "× 10 ^ 6" behind a number."""
    if at + 3 < len(words) and words[at] in {"×", "x", "*"} and words[at + 1] == "10" and words[at + 2] == "^":
        exponent = words[at + 3]
        if exponent.isdigit() and len(exponent) <= 2:
            return value * Decimal(10) ** int(exponent), at + 4
    return value, at


def _read_magnitudes(words: Sequence[str], start: int, at: int, value: Decimal, form: Form, money: bool) -> Number:
    end, scaled = at, False
    while end < len(words):
        here = end + 1 if words[end] in HYPHENS and end + 1 < len(words) else end
        scale = NUMERALS.magnitudes.get(words[here]) or NUMERALS.collectives.get(words[here])
        if scale is None and here == end:
            scale = _abbreviated(words[here], money)
        if scale is None:
            break
        value, end, scaled = value * scale, here + 1, True
    if scaled:
        value, end = _read_half_more(words, end, value)
    return Number(value, end, form, scaled=scaled, plain=end == start + 1)


def _read_half_more(words: Sequence[str], at: int, value: Decimal) -> tuple[Decimal, int]:
    """Read "a million and a half": half of the magnitude, where nothing was said before it but "a" or "one"."""
    if list(words[at : at + 3]) == ["and", "a", "half"] and value in set(map(Decimal, NUMERALS.magnitudes.values())):
        return value * Decimal("1.5"), at + 3
    return value, at


def _read_and_fraction(words: Sequence[str], at: int, value: Decimal) -> tuple[Decimal, int]:
    """Read "and a half", "and three quarters" behind a whole number; hyphens may stand between."""
    position = _skip_hyphen(words, at)
    if position >= len(words) or words[position] != "and":
        return value, at
    fraction = read_fraction_words(words, _skip_hyphen(words, position + 1))
    if fraction is None or value != value.to_integral_value():
        return value, at
    return value + fraction.value, fraction.end


def _skip_hyphen(words: Sequence[str], at: int) -> int:
    return at + 1 if at < len(words) and words[at] in HYPHENS else at


def _read_word_number(words: Sequence[str], at: int) -> Number | None:
    start = at
    total, current, end = Decimal(0), None, at
    if words[at] in {"a", "an"}:
        after = at + 1
        if after < len(words) and (words[after] in NUMERALS.magnitudes or words[after] == "dozen"):
            current, end = Decimal(1), after
        else:
            return None
    limit = Decimal(10) ** 18
    while end < len(words):
        step = _skip_hyphen(words, end) if end > start else end
        if step < len(words) and words[step] == "and" and _continues(words, step + 1, current, total):
            step += 1
        word = words[step] if step < len(words) else ""
        if (value := _small(word, current)) is not None:
            current = (current or Decimal(0)) + value
        elif word == "hundred" and current is not None and current < 100:
            current *= 100
        elif (scale := NUMERALS.magnitudes.get(word, 0)) and scale < limit and (current is not None):
            total, current, limit = total + current * scale, None, Decimal(scale)
        elif word in NUMERALS.collectives and current is not None and total == 0 and word == "dozen":
            return Number(current * NUMERALS.collectives[word], step + 1, "words", scaled=True)
        else:
            break
        end = step + 1
    return _finish_words(words, start, end, total, current)


def _finish_words(words: Sequence[str], start: int, end: int, total: Decimal, current: Decimal | None) -> Number | None:
    if end == start or (total == 0 and current is None):
        return None
    value = total + (current or 0)
    if total:
        value, end = _read_half_more(words, end, value)
        return Number(value, end, "words", scaled=True)
    behind = end
    value, end = _read_and_fraction(words, end, value)
    if end > behind:
        return _read_magnitudes(words, start, end, value, "words", money=False)
    return Number(value, end, "words", plain=end == start + 1)


def _small(word: str, current: Decimal | None) -> int | None:
    """Return what `word` adds below one hundred, where English lets it follow `current`."""
    if word in NUMERALS.tens:
        return NUMERALS.tens[word] if current is None or current % 100 == 0 else None
    value = NUMERALS.ones.get(word)
    if value is None or current is None:
        return value
    after_tens = current % 10 == 0 and current % 100 >= 20 and 0 < value < 10
    return value if after_tens or current % 100 == 0 else None


def _continues(words: Sequence[str], at: int, current: Decimal | None, total: Decimal) -> bool:
    """Tell whether "and" stands inside a number: "a hundred and fifty", but not "five and six"."""
    if at >= len(words) or not (words[at] in NUMERALS.ones or words[at] in NUMERALS.tens):
        return False
    if current is not None:
        return current >= 100 and current % 100 == 0
    behind = at + 1
    while behind < len(words) and (words[behind] in NUMERALS.ones or words[behind] in HYPHENS):
        behind += 1
    return total > 0 and (behind >= len(words) or words[behind] not in NUMERALS.magnitudes)


def _read_vague(words: Sequence[str], at: int) -> Number | None:
    """Read "dozens", "hundreds of thousands": at least so many."""
    value = NUMERALS.vague.get(words[at])
    if value is None:
        return None
    total, end = Decimal(value), at + 1
    while end + 1 < len(words) and words[end] == "of":
        scale = NUMERALS.vague.get(words[end + 1])
        if scale is None or scale < 100:
            break
        total, end = total * scale, end + 2
    return Number(total, end, "vague", scaled=True)


def _read_half_of_magnitude(words: Sequence[str], at: int) -> Number | None:
    """Read "half a million", "a half-million", "half a dozen", "a quarter of a million"."""
    here = at + 1 if words[at] in {"a", "an", "one"} and at + 1 < len(words) else at
    if words[here] not in {"half", "quarter"}:
        return None
    end = _skip_hyphen(words, here + 1)
    if list(words[end : end + 2]) == ["of", "a"]:
        end += 2
    elif end < len(words) and words[end] == "a":
        end += 1
    word = words[end] if end < len(words) else ""
    scale = NUMERALS.magnitudes.get(word) or NUMERALS.collectives.get(word)
    if scale is None:
        return None
    return Number(Decimal(scale) / NUMERALS.denominators[words[here]], end + 1, "words", scaled=True)


def read_fraction_words(words: Sequence[str], at: int) -> Number | None:
    """Read "half", "a third", "two-thirds", "three quarters", "1/3": a number between 0 and 1, bounds left out."""
    if at >= len(words):
        return None
    word = words[at]
    if word == "half":
        return Number(Decimal("0.5"), at + 1, "words")
    if slash := re.fullmatch(r"(\d{1,3})/(\d{1,3})", word):
        upper, lower = Decimal(slash[1]), Decimal(slash[2])
        return Number(upper / lower, at + 1, "digits") if 0 < upper < lower else None
    upper_value = Decimal(1) if word in {"a", "an"} else _upper_part(word)
    below = _skip_hyphen(words, at + 1)
    if upper_value is None or below >= len(words) or words[below] not in NUMERALS.denominators:
        return None
    value = upper_value / NUMERALS.denominators[words[below]]
    return Number(value, below + 1, "words") if 0 < value < 1 else None


def _upper_part(word: str) -> Decimal | None:
    if word in NUMERALS.ones:
        return Decimal(NUMERALS.ones[word])
    return Decimal(word) if word.isdigit() and len(word) <= 2 else None
