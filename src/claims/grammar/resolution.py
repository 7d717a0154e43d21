"""Resolve a phrase that says when to ISO 8601, against the document's date where the phrase is relative.

The result is a date as exact as the words ("2008", "2009-03"), or an interval with `/`, whose open end is `..`.
"""

from __future__ import annotations

from collections.abc import Callable

from claims.grammar.dates import parse_iso
from claims.grammar.named_times import (
    resolve_century,
    resolve_date,
    resolve_day_range,
    resolve_decade,
    resolve_ending,
    resolve_half,
    resolve_month,
    resolve_months,
    resolve_opening,
    resolve_quarter,
    resolve_season,
    resolve_short_year,
    resolve_week,
    resolve_year,
    resolve_years,
)
from claims.grammar.relative_times import (
    resolve_ago,
    resolve_day,
    resolve_only_month,
    resolve_part,
    resolve_relative,
    resolve_span,
    resolve_this,
    resolve_turn,
    resolve_weekdays,
    resolve_weekend,
)
from claims.grammar.time_patterns import CALENDAR, PATTERN, lower_in_place, rule_of
from claims.grammar.time_words import Today
from claims.records import Tense


def resolve(phrase: str, published: str | None, *, tense: Tense = "past") -> str | None:
    """Return the ISO 8601 date or interval that `phrase` means.

    Args:
        phrase: the words, with the preposition that opens them.
        published: the document's date, ISO 8601, for relative phrases; None where unknown.
        tense: how the text speaks of the time: "in June" is the last one, or the next one where it is still to come.

    Returns:
        None where the words need a date that is not known.
    """
    words = lower_in_place(phrase)
    match = PATTERN.search(words)
    if match is None:
        return None
    rule = rule_of(match)
    span = _RESOLVERS[rule](match.group(), Today(parse_iso(published), tense))
    return _open(words[: match.start()].split(), span, rule) if span else None


def _open(before: list[str], span: str, rule: str) -> str:
    """Open an end of `span` as its preposition has it: "since 2006" is `2006/..`, "until 2004" is `../2004`.

    "Through the first nine months" goes no further back than they do.
    """
    start, _, end = span.partition("/")
    if any(word in CALENDAR.since for word in before) or (before[:1] == ["from"] and not end):
        return f"{start}/.."
    if rule == "opening":
        return span
    if any(word in CALENDAR.until for word in before) or before[:2] == ["up", "to"]:
        return f"../{end or start}"
    return span


_RESOLVERS: dict[str, Callable[[str, Today], str | None]] = {
    "iso": lambda words, _: words, "week": resolve_week, "ending": resolve_ending, "day-range": resolve_day_range,
    "date": resolve_date, "fiscal": resolve_years, "short-year": resolve_short_year, "quarter": resolve_quarter,
    "half": resolve_half, "opening": resolve_opening, "months": resolve_months, "month": resolve_month,
    "season": resolve_season, "years": resolve_years, "decade": resolve_decade, "century": resolve_century,
    "turn": resolve_turn, "ago": resolve_ago, "later": lambda _, __: None,
    "part": resolve_part, "weekend": resolve_weekend,
    "weekdays": resolve_weekdays,
    "quarter-alone": resolve_quarter, "half-alone": resolve_half, "span": resolve_span,
    "relative": resolve_relative, "this": resolve_this, "day-month": resolve_date, "year": resolve_year,
    "weekday": resolve_day, "only-month": resolve_only_month, "today": resolve_day,
}  # fmt: skip
