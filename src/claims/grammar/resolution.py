"""Resolve a phrase that says when to ISO 8601, against the document's date where the phrase is relative.

The result is a date as exact as the words ("2008", "2009-03"), or an interval with `/`, whose open end is `..`.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from claims.grammar.dates import Date, parse_iso
from claims.grammar.numbers import read_number
from claims.grammar.numerals import NUMERALS
from claims.grammar.time_patterns import CALENDAR, GRAIN, MONTH, PATTERN, SEASON, YEAR, any_of, rule_of

_YEAR = re.compile(YEAR)
_DAY = re.compile(r"(?<!\d)(\d{1,2})(?!\d)")
_MONTH = re.compile(rf"(?<!\w){MONTH}(?!\w)")
_SEASON = re.compile(rf"\b{SEASON}\b")
_GRAIN = re.compile(GRAIN)
_FUTURE = re.compile(rf"\b{any_of(CALENDAR.future)}\b")
_PREVIOUS = re.compile(rf"\b{any_of(CALENDAR.previous)}\b")
_ORDER = {**{word: value for word, value in NUMERALS.ordinals.items() if value <= 4}, "final": 4, "last": 4}
"""The words of a quarter; "last" is the fourth of its year."""


def resolve(phrase: str, published: str | None) -> str | None:
    """Return the ISO 8601 date or interval that `phrase` means.

    Args:
        phrase: the words, with the preposition that opens them.
        published: the document's date, ISO 8601, for relative phrases; None where unknown.

    Returns:
        None where the words need a date that is not known.
    """
    match = PATTERN.search(phrase)
    if match is None:
        return None
    span = _RESOLVERS[rule_of(match)](match.group().lower(), parse_iso(published))
    return _open(phrase[: match.start()].lower().split(), span) if span else None


def _open(before: list[str], span: str) -> str:
    """Open an end of `span` as its preposition has it: "since 2006" is `2006/..`, "until 2004" is `../2004`."""
    start, _, end = span.partition("/")
    if any(word in CALENDAR.since for word in before) or (before[:1] == ["from"] and not end):
        return f"{start}/.."
    if any(word in CALENDAR.until for word in before) or before[:2] == ["up", "to"]:
        return f"../{end or start}"
    return span


def _years_in(words: str) -> list[int]:
    return [int(year) for year in _YEAR.findall(words)]


def _months_in(words: str) -> list[int]:
    return [CALENDAR.months[word] for word in _MONTH.findall(words)]


def _count_in(words: str) -> int | None:
    for word in words.split():
        if word in NUMERALS.articles:
            return 1
        number = read_number([word], 0)
        if number:
            return int(number.value)
    return None


def _year_of(words: str, published: Date | None) -> int | None:
    """Return the year that the words name, or mean by "last year", "the year"; None where that is not known."""
    if years := _years_in(words):
        return years[0]
    if published is None:
        return None
    if _FUTURE.search(words):
        return published.year + 1
    return published.year - 1 if re.search(rf"{any_of(CALENDAR.previous)}\syear", words) else published.year


def _near_year(month: int, published: Date | None) -> int | None:
    """Return the year of the last such month before the document's date; None where that is not known."""
    if published is None:
        return None
    return published.year if published.month is None or month <= published.month else published.year - 1


def _year_or_near(words: str, month: int, published: Date | None) -> int | None:
    """Return the year that the words name, else that of the last such month."""
    years = _years_in(words)
    return years[0] if years else _near_year(month, published)


def _span_of_months(year: int, first: int, count: int) -> str:
    """Return the interval of `count` months from the month `first` on."""
    start = Date(year, first)
    return f"{start.iso()}/{start.shift(count - 1, 'month').iso()}"


def _resolve_date(words: str, published: Date | None) -> str | None:
    months, day = _months_in(words), _DAY.search(words)
    year = _year_or_near(words, months[0], published) if months else None
    if year is None or day is None:
        return None
    return f"{year}-{months[0]:02d}-{int(day[1]):02d}"


def _resolve_day_range(words: str, _: Date | None) -> str:
    days = _DAY.findall(words)
    head = f"{_years_in(words)[0]}-{_months_in(words)[0]:02d}"
    return f"{head}-{int(days[0]):02d}/{head}-{int(days[1]):02d}"


def _resolve_ending(words: str, published: Date | None) -> str | None:
    """Resolve "the year to March 2015", "three months ended June": so many months up to a month."""
    month = _months_in(words)[-1]
    year = _year_or_near(words, month, published)
    if year is None:
        return None
    count = _count_in(words.split("month")[0].split("year")[0]) or 1
    months = count * (12 if re.search(r"\byears?\b", words) else 1)
    start = Date(year, month).shift(1 - months, "month")
    return f"{start.iso()}/{year}-{month:02d}" if months > 1 else f"{year}-{month:02d}"


def _resolve_year(words: str, _: Date | None) -> str:
    return str(_years_in(words)[0])


def _resolve_years(words: str, _: Date | None) -> str:
    years = _years_in(words)
    if len(years) == 1 and (short := re.search(r"[-–—/]\s?(\d\d)$|\s(\d\d)$", words)):
        years.append(years[0] // 100 * 100 + int(short[1] or short[2]))
    return f"{years[0]}/{years[1]}" if len(years) > 1 and years[1] > years[0] else str(years[0])


def _resolve_month(words: str, _: Date | None) -> str:
    return f"{_years_in(words)[0]}-{_months_in(words)[0]:02d}"


def _resolve_months(words: str, published: Date | None) -> str | None:
    years, months = _years_in(words), _months_in(words)
    if years:
        return f"{years[0]}-{months[0]:02d}/{years[-1]}-{months[-1]:02d}"
    year = _near_year(months[-1], published)
    if year is None:
        return None
    return f"{year - (months[0] > months[-1])}-{months[0]:02d}/{year}-{months[-1]:02d}"


def _resolve_season(words: str, _: Date | None) -> str:
    return _span_of_months(_years_in(words)[0], _season_in(words) or 1, 3)


def _season_in(words: str) -> int | None:
    match = _SEASON.search(words)
    return CALENDAR.seasons[match.group()] if match else None


def _resolve_quarter(words: str, published: Date | None) -> str | None:
    """Resolve a quarter; without a year the last one that has begun by the document's date is meant."""
    digit = re.search(r"q([1-4])", words)
    number = int(digit[1]) if digit else next(_ORDER[word] for word in re.split(r"[\s-]", words) if word in _ORDER)
    first = 3 * number - 2
    named = _years_in(words) or "year" in words
    year = _year_of(words, published) if named else _near_year(first, published)
    return None if year is None else _span_of_months(year, first, 3)


def _resolve_half(words: str, published: Date | None) -> str | None:
    first = 1 if "first" in words or "h1" in words else 7
    named = _years_in(words) or "year" in words
    year = _year_of(words, published) if named else _near_year(first, published)
    return None if year is None else _span_of_months(year, first, 6)


def _resolve_opening(words: str, published: Date | None) -> str | None:
    """Resolve "the first nine months of 2014"."""
    year, count = _year_of(words, published), _count_in(words.split("first", 1)[1])
    return None if year is None or count is None else _span_of_months(year, 1, count)


def _resolve_decade(words: str, published: Date | None) -> str:
    short = re.search(r"['’](\d)0s", words)
    if short:
        decade = int(short[1]) * 10
        century = 1900 if published is None or decade > published.year % 100 else 2000
        return f"{century + decade}/{century + decade + 9}"
    year = _years_in(words)[0]
    return f"{year}/{year + 9}"


def _resolve_century(words: str, _: Date | None) -> str:
    start = (int(re.findall(r"\d+", words)[0]) - 1) * 100
    return f"{start}/{start + 99}"


def _resolve_ago(words: str, published: Date | None) -> str | None:
    grain = _GRAIN.search(words)
    count = 1 if words.startswith("the ") else _count_in(words)
    if published is None or count is None or grain is None:
        return None
    return _shifted(published, -count, grain.group())


def _shifted(published: Date, count: int, grain: str) -> str | None:
    moved = published.shift(count, grain)
    return moved.at_grain(grain) if moved.year > 0 else None


def _resolve_part(words: str, published: Date | None) -> str | None:
    year = _year_of(words, published)
    return str(year) if year else None


def _resolve_span(words: str, published: Date | None) -> str | None:
    """Resolve "the past three years" to an interval, "last year" and "the previous year" to the year itself."""
    grain, count = _GRAIN.search(words), _count_in(words)
    if published is None or grain is None or "first" in words:
        return None
    step = 1 if _FUTURE.search(words) else -1
    if grain.group() == "quarter" and count is None and published.month is not None:
        return _quarter_at(published.shift(step, "quarter"))
    alone = count is None and (not words.startswith("the ") or _PREVIOUS.search(words) is not None)
    if alone and grain.group() not in {"decade", "century"} and not words.endswith("s"):
        return _shifted(published, step, grain.group())
    other, here = _shifted(published, (count or 1) * step, grain.group()), published.at_grain(grain.group())
    if other is None:
        return None
    return f"{here}/{other}" if step > 0 else f"{other}/{here}"


def _quarter_at(day: Date) -> str:
    return _span_of_months(day.year, ((day.month or 1) - 1) // 3 * 3 + 1, 3)


def _resolve_this(words: str, published: Date | None) -> str | None:
    grain = _GRAIN.search(words)
    if published is None or grain is None:
        return None
    if grain.group() == "quarter" and published.month is not None:
        return _quarter_at(published)
    return published.at_grain(grain.group())


def _resolve_relative(words: str, published: Date | None) -> str | None:
    """Resolve "last June", "this summer", "last Tuesday"."""
    days = [word for word in words.split() if word in CALENDAR.weekdays]
    if days:
        return _resolve_weekday(words, days[0], published)
    season, months = _season_in(words), _months_in(words)
    if published is None or not (months or season):
        return None
    month = months[0] if months else season or 1
    later = published.month is not None and month > published.month
    same = published.month is None or month == published.month
    year = published.year
    if _FUTURE.search(words):
        year += 0 if later else 1
    elif _PREVIOUS.search(words):
        year -= 1 if later or same else 0
    return f"{year}-{month:02d}" if months else _span_of_months(year, month, 3)


def _resolve_weekday(words: str, name: str, published: Date | None) -> str | None:
    """Return the last such day up to the document's own; "last" and "next" leave that one out."""
    if published is None or published.day is None:
        return None
    back = (published.weekday() - CALENDAR.weekdays.index(name)) % 7
    if _FUTURE.search(words):
        return published.shift(7 - back, "day").iso()
    return published.shift(-(back or 7) if _PREVIOUS.search(words) else -back, "day").iso()


def _resolve_only_month(words: str, published: Date | None) -> str | None:
    month = _months_in(words)[0]
    year = _near_year(month, published)
    return f"{year}-{month:02d}" if year else None


def _resolve_day(words: str, published: Date | None) -> str | None:
    if words in CALENDAR.weekdays:
        return _resolve_weekday(words, words, published)
    if published is None or (published.day is None and words in CALENDAR.days):
        return None
    return published.shift(CALENDAR.days.get(words, 0), "day").iso()


_RESOLVERS: dict[str, Callable[[str, Date | None], str | None]] = {
    "iso": lambda words, _: words, "ending": _resolve_ending, "day-range": _resolve_day_range, "date": _resolve_date,
    "fiscal": _resolve_years, "quarter": _resolve_quarter, "half": _resolve_half, "opening": _resolve_opening,
    "months": _resolve_months, "month": _resolve_month, "season": _resolve_season, "years": _resolve_years,
    "decade": _resolve_decade, "century": _resolve_century, "ago": _resolve_ago, "part": _resolve_part,
    "quarter-alone": _resolve_quarter, "half-alone": _resolve_half, "span": _resolve_span,
    "relative": _resolve_relative, "this": _resolve_this, "day-month": _resolve_date, "year": _resolve_year,
    "weekday": _resolve_day, "only-month": _resolve_only_month, "today": _resolve_day,
}  # fmt: skip
