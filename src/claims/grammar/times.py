"""Find the phrases of a sentence that say when, and resolve them to ISO 8601.

A phrase is found by its words alone and resolved against the document's date, which relative ones ("last year")
need. The result is a date as exact as the words ("2008", "2009-03"), or an interval with `/`, whose open end is `..`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from claims.grammar.dates import Date, parse_iso
from claims.grammar.numbers import read_number
from claims.lexicons import Lexicon, read_lexicon


class Calendar(Lexicon):
    """Schema of `calendar.toml`."""

    weekdays: tuple[str, ...]
    clock: tuple[str, ...]
    months: dict[str, int]
    seasons: dict[str, int]


CALENDAR = read_lexicon("calendar", Calendar)


@dataclass(frozen=True, slots=True)
class TimePhrase:
    """Words that say when: their offsets in the sentence, and how they were written."""

    start: int
    end: int
    text: str
    rule: str


def _words(table: dict[str, int]) -> str:
    return "|".join(re.escape(word) for word in sorted(table, key=len, reverse=True))


_MONTH = rf"(?:{_words(CALENDAR.months)})"
_SEASON = rf"(?:{_words(CALENDAR.seasons)})"
_YEAR = r"(?:1[5-9]\d\d|20\d\d)"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_COUNT = r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|several|few)"
_GRAIN = r"(?:day|week|month|quarter|year|decade|century)"
_DASH = r"\s?[-–—/]\s?"
_PART = r"(?:(?:the\s)?(?:early|late|mid|middle|beginning|end|start|first half|second half)(?:\sof)?[\s-](?:the\s)?)"

_RULES: tuple[tuple[str, str], ...] = (
    ("iso", r"\d{4}-\d\d-\d\d"),
    ("day-range", rf"{_MONTH}\s{_DAY}{_DASH}{_DAY},?\s{_YEAR}"),
    ("date", rf"{_MONTH}\s{_DAY},?\s{_YEAR}|{_DAY}\s(?:of\s)?{_MONTH},?\s{_YEAR}"),
    ("fiscal", rf"(?:fiscal|financial)(?:\syear)?\s(?:ended\s)?{_YEAR}(?:{_DASH}\d\d(?:\d\d)?)?|fy\s?'?{_YEAR}"),
    ("quarter", rf"(?:the\s)?(?:first|second|third|fourth|final|last)[\s-]quarter(?:\sof|,)?\s(?:fiscal\s)?{_YEAR}|q[1-4]\s?(?:of\s)?{_YEAR}|{_YEAR}\sq[1-4]"),
    ("half", rf"(?:the\s)?(?:first|second)\shalf\sof\s{_YEAR}|h[12]\s{_YEAR}"),
    ("months", rf"(?:from\s|between\s)?{_MONTH}(?:\s{_YEAR})?(?:{_DASH}|\s(?:to|and|through|until)\s){_MONTH},?\s(?:of\s)?{_YEAR}"),
    ("month", rf"{_PART}?{_MONTH},?\s(?:of\s)?{_YEAR}"),
    ("season", rf"(?:the\s)?{_SEASON},?\s(?:of\s)?{_YEAR}"),
    ("years", rf"(?:from\s|between\s)?{_YEAR}(?:{_DASH}|\s(?:to|and|through|until)\s)(?:{_YEAR}|\d\d(?!\d))"),
    ("decade", rf"{_PART}?(?:the\s)?{_YEAR[:-1]})s|(?:the\s)?['’]\d0s"),
    ("ago", rf"(?:(?:about|some|nearly|almost|more than|over|around|just)\s)?{_COUNT}\s{_GRAIN}s?\s(?:ago|earlier|before)"),
    ("span", rf"(?:the\s)?(?:past|last|previous|preceding|prior|first|next|coming)\s(?:{_COUNT}\s)?{_GRAIN}s?(?!\s(?:half|quarter))"),
    ("relative", rf"(?:the\s)?(?:last|this|next|previous|earlier\sthis|late\slast|early\sthis)\s(?:{_MONTH}|{_SEASON}|{'|'.join(CALENDAR.weekdays)})"),
    ("this", rf"this\s{_GRAIN}|(?:the\s)?current\s{_GRAIN}"),
    ("day-month", rf"{_MONTH}\s{_DAY}(?![\d,]*\s?(?:percent|people|million))|{_DAY}\s(?:of\s)?{_MONTH}"),
    ("year", rf"{_PART}?{_YEAR}"),
    ("weekday", rf"(?:{'|'.join(CALENDAR.weekdays)})"),
    ("only-month", rf"(?:{_PART}{_MONTH}|{_MONTH})"),
    ("today", r"today|yesterday|tomorrow|tonight|now|currently|at\spresent"),
)  # fmt: skip
_PATTERN = re.compile(
    r"(?<![\w$€£.,-])(?:"
    + "|".join(f"(?P<r{number}>{pattern})" for number, (_, pattern) in enumerate(_RULES))
    + r")(?![\w%])",
    re.IGNORECASE,
)
_NEED_CAPITAL = frozenset({"may", "march", "sat", "sun", "mar", "august", "jan", "dec", "sep"})
_OPENERS = re.compile(
    r"(?P<opener>since|by|until|till|before|after|from|as of|as at|in|during|through|throughout|over|within|for|on|at|between|up to|starting|beginning|through to)"
    r"(?:\s(?:the|just|early|late|mid|at least|about|around|its|their|his|her))*\s$",
    re.IGNORECASE,
)


def find_times(sentence: str) -> Iterator[TimePhrase]:
    """Yield the time phrases of `sentence` in order, each with the preposition that opens it."""
    for match in _PATTERN.finditer(sentence):
        rule = _RULES[int((match.lastgroup or "r0")[1:])][0]
        if rule == "only-month" and not _is_month_name(match.group(), sentence[: match.start()]):
            continue
        opener = _OPENERS.search(sentence[max(0, match.start() - 30) : match.start()])
        start = match.start() - (len(opener.group()) if opener else 0)
        if opener and start > 0 and sentence[start - 1].isalnum():
            start = match.start()
        yield TimePhrase(start, match.end(), sentence[start : match.end()], rule)


def _is_month_name(words: str, before: str) -> bool:
    """Tell the month from the verb: "in May", "In March", but not "may" or "march"."""
    last = words.split()[-1]
    if last.lower().rstrip(".") not in _NEED_CAPITAL:
        return last[0].isupper()
    return (
        last[0].isupper()
        and re.search(r"(?i)\b(?:in|since|by|until|last|this|next|of|from|to|early|late|mid|and|during)[\s-]$", before)
        is not None
    )


def resolve(phrase: str, published: str | None) -> str | None:
    """Return the ISO 8601 date or interval that `phrase` means.

    Args:
        phrase: the words, with the preposition that opens them.
        published: the document's date, ISO 8601, for relative phrases; None where unknown.

    Returns:
        None where the words need a date that is not known.
    """
    match = _PATTERN.search(phrase)
    if match is None:
        return None
    rule = _RULES[int((match.lastgroup or "r0")[1:])][0]
    span = _RESOLVERS[rule](match.group().lower(), parse_iso(published))
    return _open(phrase[: match.start()].lower().split(), span) if span else None


def _open(before: list[str], span: str) -> str:
    """Open an end of `span` as its preposition has it: "since 2006" is `2006/..`, "by 2004" is `../2004`."""
    start, _, end = span.partition("/")
    if (
        any(word in before for word in ("since", "after", "starting", "beginning"))
        or before[:1] == ["from"]
        and not end
    ):
        return f"{start}/.."
    if any(word in before for word in ("by", "until", "till", "before")) or before[:2] == ["up", "to"]:
        return f"../{end or start}"
    return span


def _years_in(words: str) -> list[int]:
    return [int(year) for year in re.findall(_YEAR, words)]


def _month_in(words: str) -> list[int]:
    return [CALENDAR.months[word] for word in re.findall(rf"(?<!\w){_MONTH}(?!\w)", words)]


def _count_in(words: str) -> int | None:
    for word in words.split():
        number = read_number([word], 0)
        if number:
            return int(number.value)
        if word in {"a", "an"}:
            return 1
    return None


def _resolve_iso(words: str, _: Date | None) -> str:
    return words


def _resolve_date(words: str, published: Date | None) -> str | None:
    months = _month_in(words)
    day = re.search(r"(?<!\d)(\d{1,2})(?!\d)", words)
    years = _years_in(words) or ([_near_year(months[0], published)] if published and months else [])
    if not years or not months or day is None or years[0] == 0:
        return None
    return f"{years[0]}-{months[0]:02d}-{int(day[1]):02d}"


def _near_year(month: int, published: Date | None) -> int:
    """Return the year of the last such month before the document's date; 0 where that is not known."""
    if published is None:
        return 0
    return published.year if published.month is None or month <= published.month else published.year - 1


def _resolve_day_range(words: str, _: Date | None) -> str:
    days = re.findall(r"(?<!\d)(\d{1,2})(?!\d)", words)
    head = f"{_years_in(words)[0]}-{_month_in(words)[0]:02d}"
    return f"{head}-{int(days[0]):02d}/{head}-{int(days[1]):02d}"


def _resolve_year(words: str, _: Date | None) -> str:
    return str(_years_in(words)[0])


def _resolve_years(words: str, _: Date | None) -> str:
    years = _years_in(words)
    if len(years) == 1:
        years.append(years[0] // 100 * 100 + int(words[-2:]))
    return f"{years[0]}/{years[1]}" if years[1] > years[0] else str(years[0])


def _resolve_month(words: str, _: Date | None) -> str:
    return f"{_years_in(words)[0]}-{_month_in(words)[0]:02d}"


def _resolve_months(words: str, _: Date | None) -> str:
    years, months = _years_in(words), _month_in(words)
    return f"{years[0]}-{months[0]:02d}/{years[-1]}-{months[-1]:02d}"


def _resolve_season(words: str, _: Date | None) -> str:
    name = next(word for word in CALENDAR.seasons if re.search(rf"\b{word}\b", words))
    month, year = CALENDAR.seasons[name], _years_in(words)[0]
    return f"{year}-{month:02d}/{year + (month == 12)}-{(month + 1) % 12 + 1:02d}"


_ORDER = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "last": 4}


def _resolve_quarter(words: str, _: Date | None) -> str:
    digit = re.search(r"q([1-4])", words)
    number = int(digit[1]) if digit else next(_ORDER[word] for word in re.split(r"[\s-]", words) if word in _ORDER)
    year = _years_in(words)[0]
    return f"{year}-{3 * number - 2:02d}/{year}-{3 * number:02d}"


def _resolve_half(words: str, _: Date | None) -> str:
    year = _years_in(words)[0]
    return f"{year}-01/{year}-06" if "first" in words or "h1" in words else f"{year}-07/{year}-12"


def _resolve_decade(words: str, published: Date | None) -> str:
    short = re.search(r"['’](\d)0s", words)
    if short:
        decade = int(short[1]) * 10
        century = 1900 if published is None or decade > published.year % 100 else 2000
        return f"{century + decade}/{century + decade + 9}"
    year = int(re.findall(r"\d{4}", words)[0])
    return f"{year}/{year + 9}"


def _resolve_ago(words: str, published: Date | None) -> str | None:
    count, grain = _count_in(words), re.search(_GRAIN, words)
    if published is None or count is None or grain is None:
        return None
    return published.shift(-count, grain.group()).at_grain(grain.group())


def _resolve_span(words: str, published: Date | None) -> str | None:
    """Resolve "the past three years" to an interval, "last year" to the year itself."""
    grain = re.search(_GRAIN, words)
    count = _count_in(words)
    if published is None or grain is None:
        return None
    forward = re.search(r"\b(?:next|coming)\b", words) is not None
    if count is None and not words.startswith("the ") and "past" not in words:
        return published.shift(1 if forward else -1, grain.group()).at_grain(grain.group())
    other = published.shift((count or 1) * (1 if forward else -1), grain.group()).at_grain(grain.group())
    here = published.at_grain(grain.group())
    return f"{here}/{other}" if forward else f"{other}/{here}"


def _resolve_this(words: str, published: Date | None) -> str | None:
    grain = re.search(_GRAIN, words)
    return published.at_grain(grain.group()) if published and grain else None


def _resolve_relative(words: str, published: Date | None) -> str | None:
    months = _month_in(words) or [
        CALENDAR.seasons[word] for word in CALENDAR.seasons if re.search(rf"\b{word}\b", words)
    ]
    if published is None or not months:
        return None
    month = months[0]
    later = published.month is not None and month > published.month
    same = published.month is None or month == published.month
    year = published.year
    if "next" in words:
        year += 0 if later else 1
    elif "last" in words or "previous" in words:
        year -= 1 if later or same else 0
    return f"{year}-{month:02d}"


def _resolve_only_month(words: str, published: Date | None) -> str | None:
    month = _month_in(words)[0]
    year = _near_year(month, published)
    return f"{year}-{month:02d}" if year else None


def _resolve_day(words: str, published: Date | None) -> str | None:
    if published is None or published.day is None:
        return published.iso() if published and words in {"now", "currently", "today", "at present"} else None
    shift = {"yesterday": -1, "tomorrow": 1}.get(words, 0)
    if words in CALENDAR.weekdays:
        shift = -((published.weekday() - CALENDAR.weekdays.index(words)) % 7)
    return published.shift(shift, "day").iso()


_RESOLVERS: dict[str, Callable[[str, Date | None], str | None]] = {
    "iso": _resolve_iso, "day-range": _resolve_day_range, "date": _resolve_date, "fiscal": _resolve_year,
    "quarter": _resolve_quarter, "half": _resolve_half, "months": _resolve_months, "month": _resolve_month,
    "season": _resolve_season, "years": _resolve_years, "decade": _resolve_decade, "ago": _resolve_ago,
    "span": _resolve_span, "relative": _resolve_relative, "this": _resolve_this, "day-month": _resolve_date,
    "year": _resolve_year, "weekday": _resolve_day, "only-month": _resolve_only_month, "today": _resolve_day,
}  # fmt: skip
