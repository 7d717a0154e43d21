"""Resolve phrases that name their time by the calendar: "June 5, 2014", "the third quarter", "the 1990s".

Each rule takes the words in lower case and what relative ones count from, and returns ISO 8601, or None where it needs
a date that is not known.
"""

from __future__ import annotations

import re

from claims.grammar.dates import Date, parse_iso
from claims.grammar.numerals import NUMERALS
from claims.grammar.time_words import (
    Today,
    count_in,
    months_in,
    near_year,
    season_in,
    span_of_months,
    year_of,
    year_or_near,
    years_in,
)  # fmt: skip

_DAY = re.compile(r"(?<!\d)(\d{1,2})(?!\d)")
_ORDER = {**{word: value for word, value in NUMERALS.ordinals.items() if value <= 4}, "final": 4, "last": 4}
"""The words of a quarter; "last" is the fourth of its year."""
_PIVOT = 2000
"""Two digits of a year are of this century, unless that lies ahead of the document's own date."""


def resolve_date(words: str, today: Today) -> str | None:
    """Resolve "June 5, 2014", "on 5 June"."""
    months, day = months_in(words), _DAY.search(words)
    year = year_or_near(words, months[0], today) if months else None
    if year is None or day is None:
        return None
    return f"{year}-{months[0]:02d}-{int(day[1]):02d}"


def resolve_day_range(words: str, _: Today) -> str:
    """Resolve "June 3-5, 2014"."""
    days = _DAY.findall(words)
    head = f"{years_in(words)[0]}-{months_in(words)[0]:02d}"
    return f"{head}-{int(days[0]):02d}/{head}-{int(days[1]):02d}"


def resolve_week(words: str, today: Today) -> str | None:
    """Resolve "the week ended June 7": the seven days up to it; "the week of June 7" is that day."""
    day = parse_iso(resolve_date(words, today))
    if day is None or day.day is None:
        return None
    return day.iso() if re.match(r"week\sof", words) else f"{day.shift(-6, 'day').iso()}/{day.iso()}"


def resolve_ending(words: str, today: Today) -> str | None:
    """Resolve "the year to March 2015", "three months ended June": so many months up to a month."""
    month = months_in(words)[-1]
    year = year_or_near(words, month, today)
    if year is None:
        return None
    grain = next(grain for grain in ("month", "quarter", "year") if re.search(rf"\b{grain}s?\b", words))
    months = (count_in(words.split(grain)[0]) or 1) * {"month": 1, "quarter": 3, "year": 12}[grain]
    start = Date(year, month).shift(1 - months, "month")
    return f"{start.iso()}/{year}-{month:02d}" if months > 1 else f"{year}-{month:02d}"


def resolve_year(words: str, _: Today) -> str:
    """Resolve "2014", "late 2014"."""
    return str(years_in(words)[0])


def resolve_short_year(words: str, today: Today) -> str:
    """Resolve "in '08", "FY15"."""
    year = _PIVOT + int(words[-2:])
    return str(year - 100 if today.date is None or year > today.date.year + 10 else year)


def resolve_years(words: str, _: Today) -> str:
    """Resolve "from 2001 to 2005", "fiscal 2010-11"."""
    years = years_in(words)
    if len(years) == 1 and (short := re.search(r"[-–—/]\s?(\d\d)$|\s(\d\d)$", words)):
        years.append(years[0] // 100 * 100 + int(short[1] or short[2]))
    return f"{years[0]}/{years[1]}" if len(years) > 1 and years[1] > years[0] else str(years[0])


def resolve_month(words: str, today: Today) -> str | None:
    """Resolve "June 2014", "July of last year"."""
    year = year_of(words, today)
    return f"{year}-{months_in(words)[0]:02d}" if year else None


def resolve_months(words: str, today: Today) -> str | None:
    """Resolve "from January to June", "between July 2003 and May 2004"."""
    years, months = years_in(words), months_in(words)
    if years:
        return f"{years[0]}-{months[0]:02d}/{years[-1]}-{months[-1]:02d}"
    year = near_year(months[-1], today)
    if year is None:
        return None
    return f"{year - (months[0] > months[-1])}-{months[0]:02d}/{year}-{months[-1]:02d}"


def resolve_season(words: str, today: Today) -> str | None:
    """Resolve "the summer of 2012", "the spring of last year"."""
    year = year_of(words, today)
    return span_of_months(year, season_in(words) or 1, 3) if year else None


def resolve_quarter(words: str, today: Today) -> str | None:
    """Resolve a quarter; without a year the last one that has begun by the document's date is meant.

    When a fiscal year begins is not known, so that its quarters are no more exact than the year.
    """
    if "fiscal" in words or "financial" in words or "fy" in words:
        return str(years_in(words)[0]) if years_in(words) else None
    digit = re.search(r"q([1-4])|([1-4])q", words)
    number = (
        int(digit[1] or digit[2])
        if digit
        else next(_ORDER[word] for word in re.split(r"[\s-]", words) if word in _ORDER)
    )
    first = 3 * number - 2
    named = years_in(words) or "year" in words
    year = year_of(words, today) if named else near_year(first, today)
    return None if year is None else span_of_months(year, first, 3)


def resolve_half(words: str, today: Today) -> str | None:
    """Resolve "the second half of 2012", "in the first half"."""
    first = 1 if "first" in words or "h1" in words else 7
    named = years_in(words) or "year" in words
    year = year_of(words, today) if named else near_year(first, today)
    return None if year is None else span_of_months(year, first, 6)


def resolve_opening(words: str, today: Today) -> str | None:
    """Resolve "the first nine months of 2014"."""
    year, count = year_of(words, today), count_in(words.split("first", 1)[1])
    return None if year is None or count is None else span_of_months(year, 1, count)


def resolve_decade(words: str, today: Today) -> str:
    """Resolve "the 1990s", "the '90s"."""
    short = re.search(r"['’](\d)0s", words)
    if short:
        decade = int(short[1]) * 10
        century = 1900 if today.date is None or decade > today.date.year % 100 else 2000
        return f"{century + decade}/{century + decade + 9}"
    year = years_in(words)[0]
    return f"{year}/{year + 9}"


def resolve_century(words: str, _: Today) -> str:
    """Resolve "the 19th century"."""
    start = (int(re.findall(r"\d+", words)[0]) - 1) * 100
    return f"{start}/{start + 99}"
