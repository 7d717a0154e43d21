"""Read a date of publication into ISO 8601, as exact as it is written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from claims.lexicons import Lexicon, read_lexicon


class MonthNames(Lexicon, extra="ignore"):
    """What is read here of `calendar.toml`."""

    weekdays: tuple[str, ...]
    grains: tuple[str, ...]
    months: dict[str, int]
    seasons: dict[str, int]


YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)"
_CLOCK = re.compile(r"(?:,?\s+(?:at\s+)?|T)\d{1,2}[:.]\d\d\b.*", re.IGNORECASE | re.DOTALL)
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b", re.IGNORECASE)
_NUMERIC = re.compile(r"(?P<first>\d{1,2})(?P<mark>[./-])(?P<second>\d{1,2})(?P=mark)" + YEAR)
_YEAR_FIRST = re.compile(YEAR + r"(?:(?P<mark>[-/.])(?P<month>\d{1,2})(?:(?P=mark)(?P<day>\d{1,2}))?)?")


@lru_cache(maxsize=1)
def month_names() -> MonthNames:
    """Return the names of months, weekdays and seasons."""
    names: MonthNames = read_lexicon("calendar", MonthNames)
    return names


def _alternatives(words: Iterator[str] | tuple[str, ...]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@lru_cache(maxsize=1)
def _written_forms() -> tuple[re.Pattern[str], ...]:
    names = month_names()
    month = rf"(?P<month>{_alternatives(iter(names.months))})"
    # "JULY / AUGUST 2009": a double issue is dated by its first month.
    second_month = rf"(?:\s*[/&–-]\s*(?:{_alternatives(iter(names.months))}))?"
    season = rf"(?:{_alternatives(iter(names.seasons))})(?:\s*[/&–-]\s*(?:{_alternatives(iter(names.seasons))}))?"
    forms = (
        rf"{month}\s+(?P<day>\d{{1,2}})\s*,?\s+{YEAR}",
        rf"(?P<day>\d{{1,2}})\s+(?:of\s+)?{month}\s*,?\s+{YEAR}",
        rf"{month}{second_month}\s*,?\s+{YEAR}",
        rf"{season}\s*,?\s+{YEAR}",
    )
    return tuple(re.compile(form, re.IGNORECASE) for form in forms)


def parse_date(text: str, *, bare_year: bool = True) -> str | None:
    """Return the date that `text` is, in ISO 8601, or None where it is no date.

    Args:
        text: nothing but a date; a weekday before it and a time of day behind it are left out.
        bare_year: whether a year alone is a date.

    >>> parse_date("JULY / AUGUST 2009"), parse_date("Tuesday, 26 June 2012, 10:15 EDT"), parse_date("last week")
    ('2009-07', '2012-06-26', None)
    """
    if len(text) > 100:
        return None
    words = _ORDINAL.sub("", _CLOCK.sub("", text.strip(), count=1))
    weekdays = month_names().weekdays
    days = _alternatives((*weekdays, *(day[:3] for day in weekdays)))
    words = re.sub(rf"^(?:{days})\s*,?\s+", "", words, flags=re.IGNORECASE).strip(" .")
    if match := _YEAR_FIRST.fullmatch(words):
        return _write_date(match["year"], match["month"], match["day"]) if bare_year or match["month"] else None
    if match := _NUMERIC.fullmatch(words):
        return _write_numeric(match["year"], int(match["first"]), int(match["second"]), day_first=match["mark"] == ".")
    for form in _written_forms():
        if match := form.fullmatch(words):
            parts = match.groupdict()
            month = parts.get("month")
            return _write_date(parts["year"], month and month_names().months[month.lower()], parts.get("day"))
    return None


def _write_numeric(year: str, first: int, second: int, *, day_first: bool) -> str | None:
    """Write 26/06/2012; of 06/07/2012 only the year is certain, as half the world puts the month first."""
    if day_first or first > 12 or first == second:
        return _write_date(year, second, first)
    return _write_date(year, first, second) if second > 12 else year


def _write_date(year: str, month: str | int | None, day: str | int | None) -> str | None:
    try:
        checked = date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    return checked.isoformat()[: 10 if day else 7 if month else 4]
