"""What the words of a time phrase name: its years, months, seasons, counts."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claims.grammar.dates import Date
from claims.grammar.numbers import read_number
from claims.grammar.numerals import NUMERALS
from claims.grammar.time_patterns import CALENDAR, MONTH, SEASON, YEAR, any_of
from claims.records import Tense

_YEAR = re.compile(YEAR)
_MONTH = re.compile(rf"(?<!\w){MONTH}(?!\w)")
_SEASON = re.compile(rf"\b{SEASON}\b")
_FUTURE = re.compile(rf"\b{any_of(CALENDAR.future)}\b")
_HALF_YEAR = 6
_PREVIOUS = re.compile(rf"\b{any_of(CALENDAR.previous)}\b")


@dataclass(frozen=True, slots=True)
class Today:
    """What relative words count from."""

    date: Date | None
    """The document's date, as exact as known; None where it is not."""
    tense: Tense = "past"
    """How the text speaks of the time."""


def years_in(words: str) -> list[int]:
    """Return the years that the words name, in their order."""
    return [int(year) for year in _YEAR.findall(words)]


def months_in(words: str) -> list[int]:
    """Return the numbers of the months that the words name."""
    return [CALENDAR.months[word] for word in _MONTH.findall(words)]


def season_in(words: str) -> int | None:
    """Return the month that the season begins in; None where the words name no season."""
    match = _SEASON.search(words)
    return CALENDAR.seasons[match.group()] if match else None


def count_in(words: str) -> int | None:
    """Return how many units of time the words count; None where they do not say."""
    for word in words.split():
        if word in NUMERALS.articles:
            return 1
        number = read_number([word], 0)
        if number:
            return int(number.value)
    return None


def is_ahead(words: str) -> bool:
    """Tell "next year" and "the coming months"."""
    return _FUTURE.search(words) is not None


def is_before(words: str) -> bool:
    """Tell "last year" and "the previous quarter", but not "the past year"."""
    return _PREVIOUS.search(words) is not None


def year_of(words: str, today: Today) -> int | None:
    """Return the year that the words name, or mean by "last year", "the year"; None where that is not known."""
    if years := years_in(words):
        return years[0]
    if today.date is None:
        return None
    if is_ahead(words):
        return today.date.year + 1
    return today.date.year - 1 if re.search(rf"{any_of(CALENDAR.previous)}\syear", words) else today.date.year


def near_year(month: int, today: Today) -> int | None:
    """Return the year of the last such month before the document's date; None where that is not known.

    Of what is still to come it is the year of the next such month, in the present tense that of the nearest.
    """
    if today.date is None:
        return None
    if today.date.month is None:
        return today.date.year
    ahead = month - today.date.month
    if today.tense == "present":
        return today.date.year + (ahead < -_HALF_YEAR) - (ahead > _HALF_YEAR)
    if today.tense == "future":
        return today.date.year + (ahead < 0)
    return today.date.year - (ahead > 0)


def year_or_near(words: str, month: int, today: Today) -> int | None:
    """Return the year that the words name, else that of the month next to the document's date."""
    years = years_in(words)
    return years[0] if years else near_year(month, today)


def span_of_months(year: int, first: int, count: int) -> str:
    """Return the interval of `count` months from the month `first` on."""
    start = Date(year, first)
    return f"{start.iso()}/{start.shift(count - 1, 'month').iso()}"
