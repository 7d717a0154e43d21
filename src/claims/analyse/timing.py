"""When a figure holds: which of the phrases of its sentence that say when is its own.

Phrases that belong to something else come off first (a report's date, the year that a figure is compared with, the time
of another figure); what is left is ranked by how close to the figure's clause it stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Span, Token

from claims.analyse.clauses import find_clause
from claims.analyse.figure import Figure, TimeSpan
from claims.analyse.foreign_times import BACKGROUND_RULES, hold_figure, is_foreign, opens_change, root_of
from claims.analyse.phrases import is_noun
from claims.analyse.tenses import find_time_tense, find_verb_tense
from claims.analyse.wording import read_wording
from claims.analyse.words import WORDS
from claims.records import Tense

_BREAKS = frozenset({";", ":"})
LONGEST_OPENING = 14
"""Words between "since" and the date of "since he took office in 2006"."""
FARTHEST = 8
"""Words between a figure and a phrase that no clause ties to it."""


def settle_opening(doc: Doc, time: TimeSpan) -> TimeSpan:
    """Return `time` with the "since" that opens its clause, and without the "from" of another noun.

    "Since he took office in 2006", "estimates from 2012 data".
    """
    root = doc[time.start : time.end].root
    if doc[time.start].lower_ == "from" and root.head.i >= time.end:
        return replace(time, start=time.start + 1, text=doc[time.start + 1 : time.end].text)
    for i in range(time.start - 1, max(-1, time.start - 1 - LONGEST_OPENING), -1):
        token = doc[i]
        if token.is_punct and token.tag_ != "HYPH":
            break
        if token.lower_ == "since":
            return replace(time, start=i, text=doc[i : time.end].text)
    return time


def choose_time(doc: Doc, figure: Figure, times: Sequence[TimeSpan]) -> TimeSpan | None:
    """Return the phrase that says when the figure holds; None where no phrase of the sentence is surely its own."""
    series = _read_respective(doc, times)
    if figure.core_start in series:
        return series[figure.core_start]
    listed = {time.start for time in series.values()}
    best, best_score = None, 0.0
    for time in times:
        overlaps = time.start < figure.end and figure.start < time.end
        if overlaps or time.start in listed or is_foreign(doc, figure, time):
            continue
        score = _score(doc, figure, time)
        if score > best_score:
            best, best_score = time, score
    return _as_point(doc, figure, best) if best else None


def find_tense(doc: Doc, time: TimeSpan) -> Tense:
    """Return how the sentence speaks of the time; "by December" lies ahead unless its verb is past."""
    tense = find_time_tense(find_clause(root_of(doc, time)))
    return "future" if tense == "present" and doc[time.start].lower_ in WORDS.ahead else tense


def _score(doc: Doc, figure: Figure, time: TimeSpan) -> float:
    gap = doc[min(time.end, figure.end) : max(time.start, figure.start)]
    distance = len(gap) / 100
    if any(token.text in _BREAKS for token in gap):
        return 0.0
    root = root_of(doc, time)
    clause = find_clause(root)
    since = doc[time.start].lower_ == "since"
    if since and figure.governor in {clause.i, clause.head.i, clause.head.head.i} and time.start >= figure.end:
        return 3.0 - distance
    weak = 0.4 if time.rule in BACKGROUND_RULES else 0.0
    return _rank(doc, figure, time, root) - distance - weak


def _rank(doc: Doc, figure: Figure, time: TimeSpan, root: Token) -> float:
    """Return how close the phrase stands to the figure: 3 in its own clause, less the looser the tie."""
    gap = doc[min(time.end, figure.end) : max(time.start, figure.start)]
    clause = find_clause(root)
    if time.start >= figure.end and _stands_in_phrase(doc, figure, root):
        return 3.2
    if clause.i == figure.governor:
        return 3.0 - (0.5 if _is_of_another(figure, time, gap) else 0.0)
    if _opens_segment(doc, time) and time.end <= figure.start:
        return 2.0
    above = {ancestor.i for ancestor in root.ancestors}
    if figure.head in above or any(figure.core_start <= i < figure.core_end for i in above):
        return 2.5
    if _is_near_below(clause, figure):
        return 2.5
    if _is_restated(doc, figure, time) or _opens_relative(doc, figure, time):
        return 2.2
    if _stands_above(doc, figure, clause):
        return 1.5
    apart = any(token.text in {",", "—"} for token in gap) or _changes_tense(doc, figure, clause)
    return 1.0 if len(gap) <= FARTHEST and not apart else 0.0


def _stands_in_phrase(doc: Doc, figure: Figure, root: Token) -> bool:
    """Tell the time of a clause inside the figure's own phrase: "the 750 workers whom the firm employed in 2009"."""
    head = {figure.head} if figure.head is not None and is_noun(doc[figure.head]) else set()
    own = head | set(range(figure.core_start, figure.core_end))
    for token in root.ancestors:
        if token.i == figure.governor:
            return False
        if token.i in own:
            return find_clause(root).i != find_clause(token).i
    return False


def _is_of_another(figure: Figure, time: TimeSpan, gap: Span) -> bool:
    """Tell a time that follows another figure: "40 rangers in 2001 and 90 rangers in 2011"."""
    others = [other for other in gap.doc._.claims_figures if other.core_start != figure.core_start]
    if time.start >= figure.end:
        return hold_figure(gap, others)
    return any(other.core_end <= time.start and other.governor == figure.governor for other in others)


def _opens_segment(doc: Doc, time: TimeSpan) -> bool:
    """Tell a phrase that opens the sentence, or what follows a semicolon: "...; in 2008 alone, there were 6,000"."""
    opening = _find_opening(doc, time)
    start = next((i + 1 for i in range(opening - 1, -1, -1) if _parts_segment(doc[i])), 0)
    behind = doc[time.end : time.end + 2]
    return opening - start <= 2 and (any(token.text in {",", ":"} for token in behind) or time.end - start <= 4)


def _find_opening(doc: Doc, time: TimeSpan) -> int:
    """Return where the phrase begins that the time ends: "in one week of August 2020"."""
    noun = doc[time.start : time.end].root.head
    holds = noun.lemma_.lower() in WORDS.time_parts and noun.i < time.start
    return noun.left_edge.i if holds else time.start


def _parts_segment(token: Token) -> bool:
    """Tell a semicolon, and the comma of ", and in May, ..."."""
    if token.text != ",":
        return token.text in _BREAKS
    behind = token.doc[token.i + 1 : token.i + 3]
    return len(behind) == 2 and behind[0].lower_ in {"and", "but"} and behind[1].tag_ == "IN"


def _is_restated(doc: Doc, figure: Figure, time: TimeSpan) -> bool:
    """Tell a figure that says once more what stood before: "500 jobs lost from 2001 to 2010, a 9% decline"."""
    if time.end >= figure.start or doc[time.end].text != ",":
        return False
    return figure.start - time.end <= 3 and doc[time.end + 1].lower_ in {"a", "an", "or", "about", "up", "down", "to"}


def _opens_relative(doc: Doc, figure: Figure, time: TimeSpan) -> bool:
    """Tell a figure of the clause that tells more of the time: "in 2017, when 30,000 crossed"."""
    if time.end + 1 >= figure.start or doc[time.end : time.end + 2].text.lower() != ", when":
        return False
    return not any(token.text == "," for token in doc[time.end + 2 : figure.start])


def _stands_above(doc: Doc, figure: Figure, clause: Token) -> bool:
    """Tell a clause that the figure's own only goes on with: "the 2010 budget cuts A by 2 while raising B by 3"."""
    own = doc[figure.governor] if figure.governor is not None else clause
    goes_on = own.dep_ in {"advcl", "conj", "xcomp"} and clause in (own.head, own.head.head)
    return goes_on and not _changes_tense(doc, figure, clause)


def _changes_tense(doc: Doc, figure: Figure, clause: Token) -> bool:
    """Tell "was born in 1954 and owns 3 houses" from "cut 5 jobs in 2014 and added 3"."""
    own = doc[figure.governor] if figure.governor is not None else clause
    tenses = {find_verb_tense(own), find_verb_tense(clause)}
    return own.dep_ in {"conj", "advcl"} and own.head == clause and len(tenses - {None}) == 2


def _is_near_below(clause: Token, figure: Figure) -> bool:
    """Tell a clause that only carries the figure's own on: "killed since the president took office in 2006"."""
    while clause.dep_ == "xcomp":
        clause = clause.head
    return (
        clause.head.i == figure.governor
        and clause.dep_ in {"advcl", "acl", "acl:relcl"}
        and any(child.lower_ in WORDS.carrying for child in clause.children)
    )


def _as_point(doc: Doc, figure: Figure, time: TimeSpan) -> TimeSpan:
    """Return the time without its "since" where the figure is of the start alone.

    "Since 2022, when it began with 3 million", "grown from 160 to 240 since 2022".
    """
    if doc[time.start].lower_ != "since" or time.end - time.start > 3:
        return time
    if not (opens_change(doc, figure) or _opens_relative(doc, figure, time)):
        return time
    return replace(time, start=time.start + 1, text=doc[time.start + 1 : time.end].text)


def _read_respective(doc: Doc, times: Sequence[TimeSpan]) -> dict[int, TimeSpan]:
    """Return the times of "5, 7 and 9 in May, June and July, respectively", by the first token of their figures."""
    series = _read_series(doc, times) if "respectively" in read_wording(doc).words else []
    figures = [figure for figure in doc._.claims_figures if series and figure.end <= series[0].start]
    if len(series) < 2 or len(figures) < len(series):
        return {}
    return {figure.core_start: time for figure, time in zip(figures[-len(series) :], series, strict=True)}


def _read_series(doc: Doc, times: Sequence[TimeSpan]) -> list[TimeSpan]:
    """Return the last phrases that commas and "and" alone part."""
    series: list[TimeSpan] = []
    for time in reversed(times):
        between = doc[time.end : series[0].start] if series else doc[0:0]
        if any(token.lower_ not in {",", "and", "in"} for token in between):
            break
        series.insert(0, time)
    return series
