"""Read amounts: one number with the currency before it and the unit behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from claims.grammar.comparators import opens_article
from claims.grammar.currencies import CURRENCIES, read_currency, read_forced, read_nationality
from claims.grammar.digits import read_digits
from claims.grammar.nouns import NOUNS, is_plural
from claims.grammar.numbers import read_number
from claims.grammar.numerals import HYPHENS, NUMERALS, Number
from claims.grammar.parts import read_fraction_words, skip_hyphen
from claims.grammar.units import UNITS, Unit, read_unit
from claims.records import Kind

MINUS_SIGNS = frozenset("-−–")
_FUSED = re.compile(r"(\d[\d.,]*)([a-zµ]{1,5}[23²³]?|[″′])")
_LARGE_LETTERS = {"m": Decimal(10) ** 6, "b": Decimal(10) ** 9}
LARGE_SUM = 10_000
"""From it on, vague "pounds" are money."""
NEAR = 4
"""So many words before a number may tell that "12m" are metres."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """The words of a sentence, as the readers of amounts see them."""

    words: Sequence[str]
    joined: Sequence[bool]
    cased: Sequence[str] | None = None

    def word(self, at: int) -> str:
        """Return the word at `at`; the empty one beyond the ends."""
        return self.words[at] if 0 <= at < len(self.words) else ""


@dataclass(frozen=True, slots=True)
class Amount:
    """One number with the currency before it and the unit behind it."""

    start: int
    end: int
    number: Number
    number_start: int
    currency: str | None = None
    unit: Unit | None = None
    negative: bool = False

    @property
    def kind(self) -> Kind:
        """What kind of figure it is, by its currency or unit."""
        if self.currency:
            return "money"
        return self.unit.kind if self.unit else "count"

    @property
    def unit_name(self) -> str | None:
        """The currency, else the unit's name."""
        return self.currency or (self.unit.name if self.unit else None)

    @property
    def value(self) -> Decimal:
        """The value with its sign, in whole units."""
        return self.number.value * (self.unit.scale if self.unit else 1) * (-1 if self.negative else 1)


def read_amount(sentence: Sentence, at: int) -> Amount | None:
    """Return the amount that begins at `at`."""
    if at >= len(sentence.words):
        return None
    if sentence.words[at] in UNITS.leading or sentence.words[at].rstrip("s") in UNITS.leading:
        return _read_behind_unit(sentence, at)
    return (
        _read_part_of_unit(sentence, at)
        or _read_article(sentence, at)
        or _read_plain(sentence, at)
        or _read_fused(sentence, at)
    )


def _read_plain(sentence: Sentence, at: int) -> Amount | None:
    words = sentence.words
    here = _skip_sign(sentence, at)
    currency = read_forced(words, here, sentence.joined) or read_currency(words, here, sentence.cased)
    number_at = currency[1] if currency else here
    number = read_number(words, number_at, money=currency is not None)
    if number is None or (here > at and number.form != "digits"):
        return None
    if currency is None:
        number = _read_large_letter(sentence, _leave_kelvin(sentence, number))
    unit = _read_unit_behind(sentence, number)
    if currency:
        unit = replace(unit, scale=Decimal(1)) if unit and unit.kind == "money" and unit.scale == 1 else None
        currency, unit = _read_whose(sentence, currency, number, unit)
    if here > at and words[at] in NUMERALS.negatives and not (currency or unit):
        return None
    end = unit.end if unit else number.end
    return Amount(at, end, number, number_at, currency[0] if currency else None, unit, negative=here > at)


def _skip_sign(sentence: Sentence, at: int) -> int:
    """Return the position behind a minus that takes the number below zero: "-5", "minus 6 degrees"."""
    words, joined = sentence.words, sentence.joined
    if at + 1 >= len(words):
        return at
    sign = words[at] in MINUS_SIGNS and joined[at + 1] and not joined[at]
    if words[at] in NUMERALS.negatives and not sentence.word(at - 1)[-1:].isdigit():
        return skip_hyphen(words, at + 1)
    return at + 1 if sign else at


def _read_unit_behind(sentence: Sentence, number: Number) -> Unit | None:
    """Return the unit of `number`; a vague one takes it with "of": hundreds of miles."""
    if number.form == "vague" and sentence.word(number.end) == "of":
        unit = read_unit(sentence.words, number.end + 1, sentence.joined, scaled=_is_sum(sentence, number))
        if unit and unit.kind in {"measurement", "duration", "money"}:
            return unit
    unit = _read_unit_at(sentence, number, number.end)
    if unit is None and sentence.word(number.end) in UNITS.between:
        unit = _read_unit_at(sentence, number, number.end + 1)
        return unit if unit and unit.kind in {"measurement", "duration"} else None
    return unit


def _is_sum(sentence: Sentence, number: Number) -> bool:
    """Tell "tens of thousands of pounds" from "thousands of pounds of cocaine"."""
    return number.value >= LARGE_SUM and sentence.word(number.end + 2) != "of"


def _read_unit_at(sentence: Sentence, number: Number, at: int) -> Unit | None:
    words, joined = sentence.words, sentence.joined
    return read_unit(words, at, joined, scaled=number.scaled, value=number.value, cased=sentence.cased)


def _read_fused(sentence: Sentence, at: int) -> Amount | None:
    """Read "640bhp", where the tokenizer left the unit on the digits."""
    match = _FUSED.fullmatch(sentence.words[at])
    value = read_digits(match[1]) if match else None
    unit = read_unit([match[2]], 0, [True], scaled=False) if match and value is not None else None
    if value is None or unit is None or unit.kind == "money":
        return None
    return Amount(at, at + 1, Number(value, at + 1, "digits"), at, unit=replace(unit, end=at + 1))


def _read_whose(
    sentence: Sentence, currency: tuple[str, int], number: Number, unit: Unit | None
) -> tuple[tuple[str, int], Unit | None]:
    """Read the nationality behind a bare dollar sign: "$31.20 US", "$75 Canadian a barrel", no "$5 US grant"."""
    whose = read_nationality(sentence.words, number.end) if unit is None else None
    if whose is None or currency[0] != CURRENCIES.shared["$"]:
        return currency, unit
    behind = sentence.word(whose[1])
    closed = not behind.isalpha() or behind in NOUNS.closers
    return ((whose[0], currency[1]), Unit("money", whose[0], whose[1])) if closed else (currency, unit)


def _leave_kelvin(sentence: Sentence, number: Number) -> Number:
    """Take the K of "460 K" out of the number: a thousand is written at the digits, "460K"."""
    last = number.end - 1
    kelvin = sentence.cased is not None and sentence.cased[last] == "K" and not sentence.joined[last]
    if not kelvin or number.scale != NUMERALS.abbreviations["k"]:
        return number
    return replace(number, value=number.value / number.scale, end=last, scaled=False, plain=True, scale=Decimal(1))


def _read_large_letter(sentence: Sentence, number: Number) -> Number:
    """Read the letter of "12.4m passengers" and "1.4B people" as a magnitude, but "a 50m pool" as a length."""
    at = number.end
    scale = _LARGE_LETTERS.get(sentence.word(at))
    if scale is None or number.form != "digits" or not sentence.joined[at]:
        return number
    if sentence.words[at] == "m" and _is_length(sentence, at, number):
        return number
    return replace(number, value=number.value * scale, end=at + 1, scaled=True, plain=False, scale=scale)


def _is_length(sentence: Sentence, at: int, number: Number) -> bool:
    """Tell metres from millions by the words around "m" at `at`; a plural behind it is counted in millions."""
    if sentence.cased is not None and sentence.cased[at] == "M":
        return False
    behind = sentence.word(at + 1)
    near = sentence.words[max(0, at - NEAR) : at]
    if behind in UNITS.length_after or any(word in UNITS.length_before for word in near):
        return True
    if behind.isalpha() and behind not in NOUNS.closers:
        return not (is_plural(behind) or is_plural(sentence.word(at + 2)) or _is_people(sentence, at + 1))
    metric = behind == "(" and _is_length_in_brackets(sentence, at + 2)
    return metric or behind in HYPHENS or (number.plain and number.value in UNITS.races)


def _is_people(sentence: Sentence, at: int) -> bool:
    """Tell whether a word is written as the name of many people: "4.4m Somalis", whose ending no plural rule knows."""
    return sentence.cased is not None and sentence.cased[at][:1].isupper() and sentence.words[at].endswith("is")


def _is_length_in_brackets(sentence: Sentence, at: int) -> bool:
    amount = read_amount(sentence, at) if at < len(sentence.words) else None
    return amount is not None and amount.kind == "measurement"


def _read_behind_unit(sentence: Sentence, at: int) -> Amount | None:
    """Read "magnitude 6.9", "magnitude-6.9", "a magnitude of 6.9", where the unit stands first."""
    here = at + 1
    if sentence.word(here) in HYPHENS or sentence.word(here) == "of":
        here += 1
    number = read_number(sentence.words, here)
    if number is None or number.scaled or number.form == "vague":
        return None
    name = sentence.words[at].rstrip("s")
    return Amount(at, number.end, number, here, unit=Unit("measurement", name, number.end))


def _read_part_of_unit(sentence: Sentence, at: int) -> Amount | None:
    """Read "half a mile", "a quarter of a percentage point", "a half-hour", "3/4 inch": a fraction of a unit."""
    fraction = read_fraction_words(sentence.words, at)
    whole = read_number(sentence.words, at) if fraction else None
    if fraction is None or (whole and whole.scaled):
        return None
    behind = fraction.end
    opened = False
    if sentence.word(behind) == "of" and sentence.word(behind + 1) in {*NUMERALS.articles, "one"}:
        behind, opened = behind + 2, True
    elif sentence.words[at] == "half" and sentence.word(behind) in NUMERALS.articles:
        behind, opened = behind + 1, True
    hyphen = sentence.word(behind) in HYPHENS
    whose = read_nationality(sentence.words, behind) if opened else None
    behind = whose[1] if whose else behind
    if not (opened or hyphen or fraction.form == "digits"):
        return None
    unit = read_unit(sentence.words, behind, sentence.joined, scaled=False)
    if unit is None or unit.kind not in {"measurement", "duration", "percent", "money"}:
        return None
    return Amount(at, unit.end, replace(fraction, end=behind), at, unit=unit)


def _read_article(sentence: Sentence, at: int) -> Amount | None:
    """Read "more than a foot", "a year and a half", and the "an hour" that closes "30 minutes to an hour"."""
    words = sentence.words
    if words[at] not in NUMERALS.articles or at + 1 >= len(words):
        return None
    unit = read_unit(words, at + 1, sentence.joined, scaled=False)
    if unit is None or unit.kind not in {"measurement", "duration"}:
        return None
    one = Number(Decimal(1), at + 1, "words", plain=True)
    if list(words[unit.end : unit.end + 3]) == ["and", "a", "half"]:
        more = replace(unit, end=unit.end + 3)
        return Amount(at, more.end, replace(one, value=Decimal("1.5")), at, unit=more)
    if words[at + 1] in UNITS.not_after_article or not opens_article(words, at):
        return None
    return Amount(at, unit.end, one, at, unit=unit)
