"""The patterns of phrases that say when, one a rule; where two fit, the earlier rule is taken."""

from __future__ import annotations

import re
from collections.abc import Iterable

from claims.grammar.numerals import NUMERALS
from claims.lexicons import Lexicon, read_lexicon


class Calendar(Lexicon):
    """Schema of `calendar.toml`."""

    weekdays: tuple[str, ...]
    clock: tuple[str, ...]
    counts: tuple[str, ...]
    grains: tuple[str, ...]
    parts: tuple[str, ...]
    past: tuple[str, ...]
    future: tuple[str, ...]
    this: tuple[str, ...]
    previous: tuple[str, ...]
    ago: tuple[str, ...]
    present: tuple[str, ...]
    openers: tuple[str, ...]
    adverbs: tuple[str, ...]
    since: tuple[str, ...]
    until: tuple[str, ...]
    unsure_months: frozenset[str]
    before_month: frozenset[str]
    days: dict[str, int]
    months: dict[str, int]
    seasons: dict[str, int]


CALENDAR = read_lexicon("calendar", Calendar)


def any_of(words: Iterable[str]) -> str:
    """Return a pattern of any of `words`, the longest first; a space in them is any white space."""
    longest_first = sorted(words, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s") for word in longest_first) + ")"


MONTH = any_of(CALENDAR.months)
SEASON = any_of(CALENDAR.seasons)
GRAIN = any_of(CALENDAR.grains)
YEAR = r"(?:1[5-9]\d\d|2[01]\d\d)"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_COUNT = r"(?:\d{1,3}|" + any_of([*NUMERALS.ones, *NUMERALS.tens, *NUMERALS.articles, *CALENDAR.counts]) + ")"
_DASH = r"\s?[-–—/]\s?"
_TO = rf"(?:{_DASH}|\s(?:to|and|through|until)\s)"
_PART = rf"(?:(?:the\s)?{any_of(CALENDAR.parts)}(?:\sof)?[\s-](?:the\s)?)"
_SPANNED = r"(?:from\s|between\s)?"
_RELATIVE = any_of((*CALENDAR.past, *CALENDAR.future, *CALENDAR.this))
_OTHER_YEAR = rf"(?:{any_of((*CALENDAR.past, *CALENDAR.future, *CALENDAR.this, 'the', 'the past'))}\syear)"
_OF_YEAR = rf"(?:(?:\sof|,)?\s(?:fiscal\s)?(?:year\s)?{YEAR}|\s(?:of\s)?{_OTHER_YEAR})"
_OF_RELATIVE_YEAR = rf"\s(?:of\s)?{_RELATIVE}\syear"
_FISCAL = r"(?:fiscal|financial)"
_QUARTER = rf"(?:{_FISCAL}[\s-])?(?:first|second|third|fourth|final|last)[\s-](?:{_FISCAL}\s)?quarter"
_CLOSES = r"\s(?:to|through|until|ended|ending|up\sto)\s"
_TURNS = r"(?:start|beginning|turn|middle|end|close)"
_LONG = r"(?:century|decade)"
_PERIOD = r"(?:period|quarter|half|month|week)"

RULES: dict[str, str] = {
    "iso": r"\d{4}-\d\d-\d\d",
    "week": (
        rf"week\s(?:of|to|through|ended|ending)\s(?:{any_of(CALENDAR.weekdays)},?\s)?"
        rf"(?:{MONTH}\s{_DAY}|{_DAY}\s{MONTH})(?:,?\s{YEAR})?"
    ),
    "ending": (
        rf"(?:{_COUNT}\s|fiscal\s|financial\s)?(?:month|quarter|year)s?{_CLOSES}{MONTH}(?:\s{_DAY})?"
        rf"(?:,?\s(?:of\s)?{YEAR})?"
    ),
    "day-range": rf"{MONTH}\s{_DAY}{_DASH}{_DAY},?\s{YEAR}|{_DAY}{_DASH}{_DAY}\s{MONTH},?\s{YEAR}",
    "date": rf"{MONTH}\s{_DAY},?\s{YEAR}|{_DAY}\s(?:of\s)?{MONTH},?\s{YEAR}",
    "quarter": (
        rf"(?:the\s)?{_QUARTER}{_OF_YEAR}|(?:the\s)?(?:{_FISCAL}\s)?{YEAR}\s{_QUARTER}"
        rf"|q[1-4]\s?(?:of\s|fy\s?)?{YEAR}|[1-4]q\s?{YEAR}|{YEAR}\sq[1-4]"
    ),
    "fiscal": (
        rf"(?:cy|calendar(?:\syear)?)\s{YEAR}|{_FISCAL}(?:\syear)?\s(?:ended\s)?{YEAR}(?:{_DASH}\d\d(?:\d\d)?)?"
        rf"|fy\s?'?{YEAR}"
    ),
    "short-year": r"(?:(?<=in\s)|(?<=since\s)|(?<=of\s))['’]\d\d(?!\ds?)(?!s)|fy\s?['’]?\d\d",
    "half": rf"(?:the\s)?(?:first|second)[\s-]half{_OF_YEAR}|h[12]\s{YEAR}|[12]h\s?{YEAR}",
    "opening": rf"(?:the\s)?first\s{_COUNT}\smonths\sof\s(?:{YEAR}|{_OTHER_YEAR})",
    "months": (
        rf"{_SPANNED}{MONTH}(?:\s{YEAR})?{_TO}{MONTH},?\s(?:of\s)?{YEAR}|(?:from|between)\s{MONTH}"
        rf"\s(?:to|and|through)\s{MONTH}"
    ),
    "month": rf"{_PART}?{MONTH}(?:,?\s(?:of\s)?{YEAR}|{_OF_RELATIVE_YEAR})",
    "season": rf"(?:the\s)?{SEASON}(?:,?\s(?:of\s)?{YEAR}|{_OF_RELATIVE_YEAR})",
    "years": rf"{_SPANNED}{YEAR}(?:{_TO}{YEAR}|{_DASH}\d\d(?!\d))",
    "decade": rf"{_PART}?(?:the\s)?{YEAR}s|(?:the\s)?['’]\d0s",
    "century": rf"{_PART}?(?:the\s)?(?:1[5-9]th|20th|21st)[\s-]century",
    "turn": rf"(?:the\s)?{_TURNS}\sof\s(?:the|this)\s{_LONG}|(?:the\s|this\s)?{_LONG}['’]s\send|mid-?\s?century",
    "ago": (
        rf"(?:(?:about|some|nearly|almost|more\sthan|over|around|just)\s)?{_COUNT}\s{GRAIN}s?"
        rf"\s{any_of(CALENDAR.ago)}|the\s(?:year|month|day)\s(?:before|earlier)"
    ),
    "later": rf"{_COUNT}\s{GRAIN}s?\slater|the\sfollowing\s(?:day|week|month|year)",
    "part": (
        rf"(?:the\s)?(?:start|beginning|middle|end|close)\sof\s{_OTHER_YEAR}|(?:the\s)?year['’]s\send|year-?\s?end"
        rf"|year[\s-]to[\s-]date|(?:the\s)?(?:year-earlier|year-ago|prior-year|previous-year)(?:\s{_PERIOD})?"
    ),
    "weekend": rf"(?:the|{_RELATIVE})\sweekend",
    "quarter-alone": (
        rf"(?:the\s)?(?:{_FISCAL}[\s-])?(?:first|second|third|fourth)[\s-](?:{_FISCAL}\s)?quarter"
        r"(?!\s(?:century|final|mile))|q[1-4]"
    ),
    "half-alone": (
        r"(?:the\s)?(?:first|second)\shalf\sof\sthe\syear|(?<=\bin\sthe\s)(?:first|second)\shalf(?!\sof)"
        r"|(?:first|second)-half"
    ),
    "span": (
        rf"(?:the\s)?{any_of((*CALENDAR.past, *CALENDAR.future, 'first'))}\s(?:{_COUNT}\s)?{GRAIN}s?"
        r"(?:\sand\sa\shalf)?(?!\s(?:half|quarter))"
    ),
    "relative": (
        rf"(?:the\s)?{any_of((*CALENDAR.past, *CALENDAR.this, 'next', 'late last', 'early last'))}"
        rf"\s(?:{MONTH}|{SEASON}|{any_of(CALENDAR.weekdays)})"
    ),
    "this": rf"(?:the\s)?{any_of(CALENDAR.this)}\s{GRAIN}",
    "day-month": rf"{MONTH}\s{_DAY}(?![\d,]*\s?(?:percent|people|million))|{_DAY}\s(?:of\s)?{MONTH}",
    "year": rf"{_PART}?{YEAR}",
    "weekdays": (rf"(?:from\s|between\s){any_of(CALENDAR.weekdays)}\s(?:to|and|through)\s{any_of(CALENDAR.weekdays)}"),
    "weekday": any_of(CALENDAR.weekdays),
    "only-month": rf"(?:{_PART}{MONTH}|{MONTH})",
    "today": any_of((*CALENDAR.present, *CALENDAR.days)),
}
_NAMES = tuple(RULES)
PATTERN = re.compile(
    r"(?<![\w$€£.,-])(?:"
    + "|".join(f"(?P<r{number}>{pattern})" for number, pattern in enumerate(RULES.values()))
    + r")(?![\w%])"
)
"""Matches what `lower_in_place` returns: to ignore the case would take three times as long."""


def lower_in_place(text: str) -> str:
    """Return `text` in lower case, each character where it was; only the Turkish "İ" would become two."""
    return text.replace("İ", "I").lower()


def rule_of(match: re.Match[str]) -> str:
    """Return the name of the rule that a match of `PATTERN` is of."""
    return _NAMES[int((match.lastgroup or "r0")[1:])]
