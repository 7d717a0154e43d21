"""Find the phrases of a sentence that say when, by their words alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from claims.grammar.resolution import resolve
from claims.grammar.time_patterns import CALENDAR, MONTH, PATTERN, any_of, lower_in_place, rule_of

__all__ = ["CALENDAR", "TimePhrase", "find_times", "resolve"]

_OPENERS = re.compile(rf"{any_of(CALENDAR.openers)}(?:\s{any_of(CALENDAR.adverbs)})*\s$")
_BEFORE_MONTH = re.compile(rf"\b{any_of(CALENDAR.before_month)}[\s-]$")
_BEHIND_MONTH = re.compile(rf"\b{MONTH},\s$")
_LISTED_MONTH = re.compile(rf"(?:,|\sand)\s{MONTH}\b")
WINDOW = 30
"""So many characters before a phrase may hold its preposition."""


@dataclass(frozen=True, slots=True)
class TimePhrase:
    """Words that say when: their offsets in the sentence, and the rule that they are written by."""

    start: int
    end: int
    text: str
    rule: str


def find_times(sentence: str) -> Iterator[TimePhrase]:
    """Yield the time phrases of `sentence` in order, each with the preposition that opens it."""
    lower = lower_in_place(sentence)
    for match in PATTERN.finditer(lower):
        rule = rule_of(match)
        before = lower[max(0, match.start() - WINDOW) : match.start()]
        written = sentence[match.start() : match.end()]
        if rule == "only-month" and not _is_month_name(written, before, lower[match.end() :]):
            continue
        opener = _OPENERS.search(before)
        start = match.start() - (len(opener.group()) if opener else 0)
        if opener and start > 0 and sentence[start - 1].isalnum():
            start = match.start()
        yield TimePhrase(start, match.end(), sentence[start : match.end()], rule)


def _is_month_name(words: str, before: str, behind: str) -> bool:
    """Tell the month from the verb: "in May", "April, May and June", but not "may" or "march".

    Args:
        words: those of the phrase as they are written.
        before: what stands before them, in lower case.
        behind: what follows them, in lower case.
    """
    first, *rest = re.split(r"[\s-]", words)
    name = rest[-1] if rest else first
    if not name[:1].isupper():
        return False
    unsure = name.lower().rstrip(".") in CALENDAR.unsure_months
    listed = _BEHIND_MONTH.search(before) is not None or _LISTED_MONTH.match(behind) is not None
    return not unsure or bool(rest) or listed or _BEFORE_MONTH.search(before) is not None
