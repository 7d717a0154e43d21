"""Give a bare number the unit of the figure beside it: "to 23.8 percent from 34.5", "400 grams, down from 600"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import zip_longest

from spacy.tokens import Doc

from claims.analyse.exclusion_words import EXCLUSIONS, words_of
from claims.analyse.figure import Figure
from claims.analyse.phrases import FINITE_TAGS
from claims.analyse.words import WORDS
from claims.grammar.nouns import NOUNS

MEASURED = frozenset({"percent", "measurement", "money", "duration"})
FARTHEST = 14
"""Words between a figure and the bare number that takes its unit."""
NEAR_DURATION = 3
"""The same for a duration: 88 units in five months, down from 1,034."""
NEAR_IN_SIZE = 20
"""A bare number takes the magnitude of another only where it is so many times larger or smaller at most."""
LOWEST_LEVEL = 100
YEARS = range(1900, 2101)


def borrow_units(doc: Doc, figures: Sequence[Figure]) -> list[Figure]:
    """Return `figures`, where bare numbers take kind, unit, magnitude and rate of one they are set against."""
    given: list[Figure] = []
    for figure, behind in zip_longest(figures, figures[1:]):
        before = given[-1] if given else None
        other = _find_lender(doc, figure, before, behind) if is_bare(doc, figure) else None
        whole = _find_whole(doc, figure, behind)
        figure = replace(figure, kind=whole.kind, unit=whole.unit) if whole else figure
        rated = _find_rated(doc, figure, before, behind)
        figure = replace(figure, unit="point") if _is_level_of_index(doc, figure) else figure
        given.append(lend(figure, other) if other else replace(figure, per=rated.per) if rated else figure)
    return given


def _is_level_of_index(doc: Doc, figure: Figure) -> bool:
    """Tell the points of "the Dow rose 1.1 percent to 34,200"."""
    if figure.value < LOWEST_LEVEL or not is_bare(doc, figure) or figure.start == 0:
        return False
    named = not words_of(doc).isdisjoint({*EXCLUSIONS.indices, "index"})
    return named and doc[figure.start - 1].lower_ in {"at", "to"}


def _find_rated(doc: Doc, figure: Figure, before: Figure | None, behind: Figure | None) -> Figure | None:
    """Return the other level of one rate: "1,500 euros a month, up from €1,278", "from 210 to 345 births a year"."""
    if figure.per is not None:
        return None
    if before is not None and before.per and before.kind == figure.kind == "money" and before.unit == figure.unit:
        near = figure.start - before.end <= FARTHEST and not _is_apart(doc, before, figure)
        return before if near and _is_set_against(doc, figure, before) else None
    if behind is None or behind.start - figure.end != 1 or figure.start == 0:
        return None
    level = doc[figure.start - 1].lower_ == "from" and doc[behind.start - 1].lower_ == "to"
    return behind if level and behind.per and behind.kind == figure.kind else None


def is_bare(doc: Doc, figure: Figure) -> bool:
    """Tell a number with nothing behind that it could count; a year is none."""
    if figure.kind != "count" or not figure.plain or figure.ratio or figure.value in YEARS:
        return False
    behind = doc[figure.end] if figure.end < len(doc) else None
    return behind is None or not behind.text[0].isalnum() or behind.lower_ in NOUNS.closers


def _find_whole(doc: Doc, figure: Figure, behind: Figure | None) -> Figure | None:
    """Return the sum that "280 million of the 1.5 billion shekels" is a part of."""
    if behind is None or figure.kind != "count" or behind.kind not in MEASURED or figure.end >= len(doc):
        return None
    of_whole = doc[figure.end].lower_ == "of" and behind.core_start - figure.end == 2
    return behind if of_whole and not behind.hyphenated else None


def _find_lender(doc: Doc, figure: Figure, before: Figure | None, behind: Figure | None) -> Figure | None:
    """Return the figure that lends its unit: the one before, or behind a decimal the one of the same list."""
    if before is not None and _is_near(doc, before, figure):
        if before.kind in MEASURED and _is_set_against(doc, figure, before):
            return None if before.kind == "duration" and figure.start - before.end > NEAR_DURATION else before
        if before.kind in MEASURED and _is_of_next_year(doc, before, figure):
            return before
        if figure.value % 1 != 0 and _lends_to_decimal(doc, before, figure):
            return before
    if behind is None or figure.value % 1 == 0 or behind.start - figure.end > FARTHEST // 2:
        return None
    listed = any(token.tag_ == "CC" for token in doc[figure.end : behind.start])
    return behind if listed and behind.kind in {"percent", "measurement"} else None


def _is_near(doc: Doc, before: Figure, figure: Figure) -> bool:
    near = figure.start - before.end <= FARTHEST
    return near and not _is_apart(doc, before, figure) and not _is_background(before, figure)


def _lends_to_decimal(doc: Doc, before: Figure, figure: Figure) -> bool:
    """Tell "2.4 percent here and 3.5 there", "1.2 million from 1.5"."""
    word = doc[figure.start - 1]
    if before.kind in {"percent", "measurement"}:
        return word.tag_ != "IN"
    return before.kind == "count" and before.scaled and word.lower_ == "from"


def _is_background(before: Figure, figure: Figure) -> bool:
    """Tell the span of time of "88 units in the first five months, down from 1,034"."""
    return before.kind == "duration" and figure.value > before.value * NEAR_IN_SIZE


def _is_apart(doc: Doc, first: Figure, second: Figure) -> bool:
    return any(token.text in {";", ":", "."} for token in doc[first.end : second.start])


def _is_of_next_year(doc: Doc, first: Figure, second: Figure) -> bool:
    """Tell the later figures of "four days in 2022, 11 in 2023, 26 in 2025"."""
    texts = [doc[figure.end : figure.end + 2].text.lower() for figure in (first, second)]
    years = all(text.startswith("in ") and text[3:].isdigit() for text in texts)
    return years and second.start - first.end <= NEAR_DURATION + 1


def _runs_on(doc: Doc, first: Figure, second: Figure) -> bool:
    """Tell another clause between two figures: "paid £640, yet attendance rose from 24,900"."""
    between = doc[first.end : second.start]
    return any(token.tag_ in FINITE_TAGS and token.lemma_.lower() != "be" for token in between)


def _is_set_against(doc: Doc, figure: Figure, other: Figure) -> bool:
    """Tell two levels of one thing from a change and its level: "rose 3 percent from 1,200" lends nothing."""
    opening = [token.lower_ for token in doc[max(0, figure.start - 2) : figure.start]]
    before_other = doc[other.start - 1].lower_ if other.start > 0 else ""
    if not opening or _runs_on(doc, other, figure):
        return False
    if opening[-1] == "from":
        return opening[0] in {"up", "down"} or before_other in WORDS.level_cases
    if opening[-1] == "to":
        return before_other in {"from", "of"} or opening[0] == "back"
    if opening[-1] == before_other == "by":
        return True
    return opening[-1] in {"against", "versus", "vs", "than"} and opening[0] != "more"


def lend(figure: Figure, other: Figure) -> Figure:
    """Return the bare `figure` with kind, unit, rate and, where both are of one size, magnitude of `other`."""
    value = figure.value * _scale(figure.value, other)
    low = None if figure.low is None else value
    high = None if figure.high is None else value
    return replace(
        figure, kind=other.kind, unit=other.unit, per=figure.per or other.per, low=low, high=high, incidental=False
    )


def _scale(value: Decimal, other: Figure) -> Decimal:
    """Return what one of the other's number stands for, where both numbers are of one size."""
    said = other.value / (other.magnitude * other.unit_scale)
    near = said and value and 1 < NEAR_IN_SIZE * value / said < NEAR_IN_SIZE**2
    return other.magnitude * other.unit_scale if near else other.unit_scale
