"""Phrases that say when something else happened than the figure of their sentence: they are never its time."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Span, Token

from claims.analyse.clauses import find_case, find_clause
from claims.analyse.figure import Figure, TimeSpan
from claims.analyse.phrases import is_noun
from claims.analyse.reporting import REPORTING
from claims.analyse.words import WORDS
from claims.grammar.changes import direction_of, direction_of_word

BACKGROUND_RULES = frozenset({"ago", "today", "weekday"})
_DAY_RULES = frozenset({"today", "weekday", "date", "day-month", "relative"})
"""Rules of phrases that may be as exact as a day: when something was said rather than when it held."""
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})
LONGEST_TIE = 6
"""Words between a figure and the phrase behind it that is its own."""
LONGEST_CHANGE = 14
"""Words between a word of change and the level that it began at."""


def is_foreign(doc: Doc, figure: Figure, time: TimeSpan) -> bool:
    """Tell a phrase that dates something else than the figure."""
    root = root_of(doc, time)
    return (
        _is_part_of_name(doc, time)
        or _is_compared(doc, time)
        or _dates_source(figure, time, root)
        or _dates_noun(figure, root)
        or _is_record(doc, time)
        or _is_tied_to_another(doc, figure, time)
    )


def _is_part_of_name(doc: Doc, time: TimeSpan) -> bool:
    """Tell "the Fraud Act 2006", "Point 1740"."""
    return (
        time.rule == "year"
        and doc[time.start].text.isdigit()
        and time.start > 0
        and doc[time.start - 1].tag_ in {"NNP", "NNPS"}
    )


def _is_record(doc: Doc, time: TimeSpan) -> bool:
    """Tell "the highest since 2000", "the first rise since 1995"."""
    before = doc[max(0, time.start - 4) : time.start]
    return doc[time.start].lower_ == "since" and any(
        token.tag_ in {"JJS", "RBS"} or token.lower_ in {"first", "any"} for token in before
    )


def _is_compared(doc: Doc, time: TimeSpan) -> bool:
    """Tell "fewer than in 2012", "up from 2014", "compared with last year": what the figure is held against."""
    opens = doc[time.start].lower_ in {*WORDS.comparing, "on"}
    at = time.start if opens else time.start - 1
    word, before = (doc[at].lower_ if at >= 0 else ""), doc[max(0, at - 4) : max(0, at)]
    if word == "from" or (word == "on" and time.rule == "year"):
        return time.rule not in {"months", "years"} and any(_says_direction(token) for token in before)
    if word == "as":
        return doc[at - 1].lower_ not in WORDS.dated and any(token.lower_ in {"as", "again"} for token in before)
    compared = word in {"with", "to"} and len(before) > 0 and before[-1].lower_ == "compared"
    return compared or word in {"than", "against", "versus", "vs", "vs."}


def _says_direction(token: Token) -> bool:
    return direction_of(token.lemma_.lower(), token.lower_) is not None or direction_of_word(token.lower_) is not None


def _dates_source(figure: Figure, time: TimeSpan, root: Token) -> bool:
    """Tell the date of a report or of what was said.

    "According to a 2014 report", "data released in June", "the ministry said on Tuesday that 40 died".
    """
    if root.head.lemma_.lower() in WORDS.publications:
        return root.head.i > figure.end
    clause = find_clause(root)
    lemma = clause.lemma_.lower()
    published = lemma in WORDS.publishing and clause.dep_.startswith("acl")
    said = lemma in REPORTING.verbs and time.rule in _DAY_RULES
    return (published or said) and clause.i != figure.governor


def _dates_noun(figure: Figure, root: Token) -> bool:
    """Tell "its 2016 price", "the increase of March 2023", where the noun is none that the figure is said of."""
    noun = root.head
    modifies = root.dep_ in {"compound", "nummod", "amod"} or (root.dep_ == "nmod" and find_case(root) == "of")
    if not modifies or not is_noun(noun) or noun.lemma_.lower() in WORDS.time_parts | REPORTING.nouns:
        return False
    own = noun.i == figure.head or figure.start <= noun.i < figure.end or noun.dep_ in _SUBJECTS
    return not own and not _stands_within(noun.doc[figure.core_start], noun)


def _stands_within(token: Token, noun: Token) -> bool:
    """Tell a word of the phrase of `noun`, not of one that is listed beside it."""
    while token.head != token and token.dep_ not in {"conj", "appos"}:
        token = token.head
        if token == noun:
            return True
    return False


def _is_tied_to_another(doc: Doc, figure: Figure, time: TimeSpan) -> bool:
    """Tell the time of a level that the figure is held against, and keep such a level to its own time.

    "400 grams, down from 600 in August": August is of the 600 alone; "fell to 5 in 2014 from 8": 2014 is not of the 8.
    """
    others = [other for other in doc._.claims_figures if other.core_start != figure.core_start]
    if _is_level_before(doc, figure):
        between = doc[figure.end : time.start]
        return time.start < figure.end or len(between) > LONGEST_TIE or hold_figure(between, others)
    return any(
        _is_level_before(doc, other)
        and other.end <= time.start
        and time.start - other.end <= LONGEST_TIE
        and not figure.end > other.end
        for other in others
    ) or (time.rule in BACKGROUND_RULES and any(other.end == time.start for other in others))


def hold_figure(span: Span, others: Sequence[Figure]) -> bool:
    """Tell whether one of the figures begins in `span`, and does not only say another way what stood before it."""
    inside = (other for other in others if span.start <= other.core_start < span.end)
    return any(span.doc[other.start - 1].lower_ != "or" for other in inside)


def _is_level_before(doc: Doc, figure: Figure) -> bool:
    """Tell what the sentence's figure is held against: "down from 600", "compared with 40", but not "from 5 to 7"."""
    at = figure.start - 1
    before = doc[at].lower_ if at >= 0 else ""
    if before in {"with", "to"}:
        return at > 0 and doc[at - 1].lower_ == "compared"
    if before != "from":
        return before in {"against", "versus", "vs", "vs."}
    if opens_change(doc, figure):
        return False
    behind_comma = at > 0 and doc[at - 1].text == ","
    return behind_comma or any(_says_direction(token) for token in doc[max(0, at - LONGEST_CHANGE) : at])


def opens_change(doc: Doc, figure: Figure) -> bool:
    """Tell the first level of "from 160 to 240", "from 160 patients to 240"."""
    behind = doc[figure.end : figure.end + 3]
    return doc[max(0, figure.start - 1)].lower_ == "from" and any(token.lower_ == "to" for token in behind)


def root_of(doc: Doc, time: TimeSpan) -> Token:
    """Return the head of the phrase; of a clause with "since", the clause's."""
    return doc[time.start].head if doc[time.start].lower_ == "since" else doc[time.start : time.end].root
