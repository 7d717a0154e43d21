"""Infer the year that a document without a date was written in, from the tense that it names years in.

A past year is no sign by itself: texts tell of years long gone. The year is certain only where the text speaks of it as
not over ("shares have slipped in 2014", "the first nine months of 2014"), or sets it against the next one to come
("fell in 2014 and will recover in 2015").
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from claims.analyse.clauses import find_clause
from claims.analyse.figure import TimeSpan
from claims.analyse.tenses import find_verb_tense, is_perfect, is_planned
from claims.analyse.words import WORDS
from claims.grammar.time_patterns import YEAR
from claims.records import Tense

_YEAR = re.compile(rf"(?<!\d){YEAR}(?!\d)")
_RULES = frozenset({"year", "month", "quarter", "half", "opening", "season", "date"})
"""Rules of phrases that name one year."""


@dataclass(frozen=True, slots=True)
class YearSign:
    """A year that a sentence names, and the tense that it does so in."""

    year: int
    tense: Tense


def find_year_signs(doc: Doc) -> Iterator[YearSign]:
    """Yield the years of one sentence whose tense is clear."""
    for time in doc._.claims_times:
        year = _find_year(doc, time)
        tense = _find_tense(doc, time) if year is not None else None
        if year is not None and tense is not None:
            yield YearSign(year, tense)


def names_year(doc: Doc, time: TimeSpan) -> bool:
    """Tell whether a phrase names a year whose tense may be a sign."""
    return _find_year(doc, time) is not None


def _find_year(doc: Doc, time: TimeSpan) -> int | None:
    match = _YEAR.search(time.text) if time.rule in _RULES else None
    return int(match.group()) if match and not _stands_in_brackets(doc, time) else None


def infer_year(signs: Iterable[YearSign]) -> str | None:
    """Return the year that the signs of a whole document agree on; None where they leave it open."""
    votes: dict[int, Counter[Tense]] = {}
    for sign in signs:
        votes.setdefault(sign.year, Counter())[sign.tense] += 1
    begun = [year for year, tenses in votes.items() if tenses["future"] <= tenses["past"] + tenses["present"]]
    if not begun:
        return None
    latest = max(begun)
    going_on = votes[latest]["present"] > 0 or votes.get(latest + 1, Counter())["future"] > 0
    return str(latest) if going_on else None


def _find_tense(doc: Doc, time: TimeSpan) -> Tense | None:
    if time.rule == "opening":
        return "present"
    clause = find_clause(doc[time.start : time.end].root)
    tense = find_verb_tense(clause)
    if doc[time.start].lower_ in WORDS.ahead:
        return None if tense == "past" else "future"
    if is_planned(clause):
        return "future"
    return tense if tense != "present" or _speaks_from_within(doc, time, clause) else None


def _stands_in_brackets(doc: Doc, time: TimeSpan) -> bool:
    """Tell a remark, whose tense is not that of its sentence."""
    brackets = [token.text for token in doc[: time.start] if token.text in {"(", ")"}]
    return bool(brackets) and brackets[-1] == "("


def _speaks_from_within(doc: Doc, time: TimeSpan, clause: Token) -> bool:
    """Tell "sales have risen in 2014" from "In 1940, the army marches" and "during the 1991 Games"."""
    root = doc[time.start : time.end].root
    opener = doc[time.start].lower_
    if root.head.i >= time.start or clause.i >= time.start:
        return False
    return opener in WORDS.throughout or (
        opener in WORDS.ongoing and (is_perfect(clause) or root.dep_.startswith("obl"))
    )
