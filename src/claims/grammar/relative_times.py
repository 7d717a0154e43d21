"""Resolve phrases that count from the document's date: "last year", "three months ago", "on Monday".

Each rule takes the words in lower case and what they count from, and returns ISO 8601, or None where it needs a date
that is not known, or not as exactly.
"""

from __future__ import annotations

import re

from claims.grammar.dates import Date, parse_iso
from claims.grammar.time_patterns import CALENDAR, GRAIN
from claims.grammar.time_words import (
    Today,
    count_in,
    is_ahead,
    is_before,
    months_in,
    near_year,
    season_in,
    span_of_months,
    year_of,
)  # fmt: skip

_GRAIN = re.compile(GRAIN)
_LONG = frozenset({"decade", "century"})
_NEAR_MONTHS = 3
"""So many months ago is most likely the same year, where only the year is known."""


def resolve_ago(words: str, today: Today) -> str | None:
    """Resolve "three months ago", "the year before"."""
    grain = _GRAIN.search(words)
    count = 1 if words.startswith("the ") else count_in(words)
    if today.date is None or count is None or grain is None:
        return None
    return _shifted(today.date, -count, grain.group())


def _shifted(date: Date, count: int, grain: str) -> str | None:
    months = {"month": 1, "quarter": 3}.get(grain, 0) * abs(count)
    if date.month is None and months > _NEAR_MONTHS:
        return None
    moved = date.shift(count, grain)
    return moved.at_grain(grain) if moved.year > 0 else None


def resolve_part(words: str, today: Today) -> str | None:
    """Resolve "the end of the year", "year-to-date", "the year-earlier quarter": no more exact than the year."""
    year = year_of(words, today)
    if year is None:
        return None
    return str(year - 1 if re.search(r"(?:earlier|ago|prior|previous)\b", words) and "year" in words else year)


def resolve_turn(words: str, today: Today) -> str | None:
    """Resolve "the end of the century", "mid-century", "the end of the decade" to the year that is meant."""
    if today.date is None:
        return None
    length = 100 if "century" in words else 10
    start = today.date.year // length * length
    if "turn" in words or "start" in words or "beginning" in words:
        return str(start)
    return str(start + (length // 2 if "mid" in words else length))


def resolve_span(words: str, today: Today) -> str | None:
    """Resolve "the past three years" to an interval, "last year" and "the previous year" to the year itself."""
    grain, count = _GRAIN.search(words), count_in(words)
    if today.date is None or grain is None or "first" in words or (count is None and words.endswith("s")):
        return None
    step = 1 if is_ahead(words) else -1
    if words.endswith("half"):
        return _resolve_year_and_half(today.date, step)
    if grain.group() == "quarter" and count is None and today.date.month is not None:
        return _quarter_at(today.date.shift(step, "quarter"))
    alone = count is None and (not words.startswith("the ") or is_before(words))
    if alone and grain.group() not in _LONG:
        return _shifted(today.date, step, grain.group())
    return _between(today.date, (count or 1) * step, grain.group())


def _resolve_year_and_half(date: Date, step: int) -> str | None:
    return None if date.month is None else _between(date, 18 * step, "month")


def _between(date: Date, count: int, grain: str) -> str | None:
    """Return the interval between `date` and `count` units of time from it."""
    other, here = _shifted(date, count, grain), date.at_grain(grain)
    if other is None:
        return None
    return f"{here}/{other}" if count > 0 else f"{other}/{here}"


def _quarter_at(day: Date) -> str:
    return span_of_months(day.year, ((day.month or 1) - 1) // 3 * 3 + 1, 3)


def resolve_this(words: str, today: Today) -> str | None:
    """Resolve "this year", "the current quarter"."""
    grain = _GRAIN.search(words)
    if today.date is None or grain is None:
        return None
    if grain.group() == "quarter" and today.date.month is not None:
        return _quarter_at(today.date)
    return today.date.at_grain(grain.group())


def resolve_weekend(words: str, today: Today) -> str | None:
    """Return Saturday and Sunday: the last ones that have begun, else those that "next" means."""
    if today.date is None or today.date.day is None:
        return None
    back = (today.date.weekday() - CALENDAR.weekdays.index("saturday")) % 7
    saturday = today.date.shift(7 - back if is_ahead(words) or today.tense == "future" else -back, "day")
    return f"{saturday.iso()}/{saturday.shift(1, 'day').iso()}"


def resolve_relative(words: str, today: Today) -> str | None:
    """Resolve "last June", "this summer", "last Tuesday"."""
    days = [word for word in words.split() if word in CALENDAR.weekdays]
    if days:
        return resolve_weekday(words, days[0], today)
    season, months, date = season_in(words), months_in(words), today.date
    if date is None or not (months or season):
        return None
    month = months[0] if months else season or 1
    later = date.month is not None and month > date.month
    same = date.month is None or month == date.month
    year = date.year
    if is_ahead(words):
        year += 0 if later else 1
    elif is_before(words):
        year -= 1 if later or same else 0
    return f"{year}-{month:02d}" if months else span_of_months(year, month, 3)


def resolve_weekdays(words: str, today: Today) -> str | None:
    """Resolve "between Friday and Tuesday": the last such Tuesday, and the Friday before it."""
    first, last = (word for word in words.split() if word in CALENDAR.weekdays)
    end = parse_iso(resolve_weekday(last, last, today))
    if end is None:
        return None
    back = (CALENDAR.weekdays.index(last) - CALENDAR.weekdays.index(first)) % 7
    return f"{end.shift(-back, 'day').iso()}/{end.iso()}"


def resolve_weekday(words: str, name: str, today: Today) -> str | None:
    """Return the last such day up to the document's own; "last" and "next" leave that one out."""
    if today.date is None or today.date.day is None:
        return None
    back = (today.date.weekday() - CALENDAR.weekdays.index(name)) % 7
    if is_ahead(words) or (today.tense == "future" and not is_before(words)):
        return today.date.shift(7 - back, "day").iso()
    return today.date.shift(-(back or 7) if is_before(words) else -back, "day").iso()


def resolve_only_month(words: str, today: Today) -> str | None:
    """Resolve "in June": the one next to the document's date."""
    month = months_in(words)[0]
    year = near_year(month, today)
    return f"{year}-{month:02d}" if year else None


def resolve_day(words: str, today: Today) -> str | None:
    """Resolve "on Monday", "yesterday", "now"."""
    if words in CALENDAR.weekdays:
        return resolve_weekday(words, words, today)
    if today.date is None or (today.date.day is None and words in CALENDAR.days):
        return None
    return today.date.shift(CALENDAR.days.get(words, 0), "day").iso()
