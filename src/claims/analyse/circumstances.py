"""The component that gives each figure its time, its place and the words of its clause."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from claims.analyse.clauses import find_clause
from claims.analyse.extensions import register_extensions
from claims.analyse.figure import Figure, PlaceSpan, TimeSpan
from claims.analyse.words import WORDS
from claims.grammar.places import find_places

BACKGROUND_RULES = frozenset({"ago", "today", "weekday"})
_BREAKS = frozenset({";", ":"})
LONGEST_OPENING = 14
"""Words between "since" and the date of "since he took office in 2006"."""
NEAR = 25
"""Words on each side of a figure whose topics may be its own."""


@Language.factory(
    "claims_circumstances",
    requires=["doc._.claims_figures", "doc._.claims_times", "token.dep"],
    assigns=["doc._.claims_figures", "doc._.claims_places"],
)
def make_circumstance_finder(nlp: Language, name: str) -> CircumstanceFinder:
    """Return the component."""
    return CircumstanceFinder()


class CircumstanceFinder:
    """Fills in `time_text`, `place_text` and `context` of the figures."""

    def __init__(self) -> None:
        register_extensions()

    def __call__(self, doc: Doc) -> Doc:
        """Look for the nearest time and place that stand in each figure's own clause."""
        words = [token.text for token in doc]
        times = tuple(_extend_to_since(doc, time) for time in doc._.claims_times)
        places = tuple(PlaceSpan(start, end, name) for start, end, name in find_places(words))
        doc._.claims_places = places
        doc._.claims_figures = tuple(
            replace(
                figure,
                time_text=_choose_time(doc, figure, times),
                place_text=_choose_place(doc, figure, places),
                context=_read_context(doc, figure),
            )
            for figure in doc._.claims_figures
        )
        return doc


def _choose_time(doc: Doc, figure: Figure, times: Sequence[TimeSpan]) -> str | None:
    """Return the phrase that says when the figure holds: that of its own clause, else one that opens the sentence."""
    best, best_score = None, 0.0
    for time in times:
        if time.start < figure.end and figure.start < time.end:
            continue
        score = _score_time(doc, figure, time)
        if score > best_score:
            best, best_score = time, score
    return best.text if best else None


def _extend_to_since(doc: Doc, time: TimeSpan) -> TimeSpan:
    """Return `time` with the "since" that opens its clause: "since he took office in 2006"."""
    for i in range(time.start - 1, max(-1, time.start - 1 - LONGEST_OPENING), -1):
        token = doc[i]
        if token.is_punct and token.tag_ != "HYPH":
            break
        if token.lower_ == "since":
            return replace(time, start=i, text=doc[i : time.end].text)
    return time


def _score_time(doc: Doc, figure: Figure, time: TimeSpan) -> float:
    gap = doc[min(time.end, figure.end) : max(time.start, figure.start)]
    distance = len(gap) / 100
    if any(token.text in _BREAKS for token in gap):
        return 0.0
    since = doc[time.start].lower_ == "since"
    root = doc[time.start].head if since else doc[time.start : time.end].root
    clause = find_clause(root)
    if since and figure.governor in {clause.i, clause.head.i, clause.head.head.i} and time.start >= figure.end:
        return 3.0 - distance
    weak = 0.4 if time.rule in BACKGROUND_RULES else 0.0
    if clause.i == figure.governor:
        return 3.0 - distance - weak - (0.5 if _is_of_another(figure, time, gap) else 0.0)
    if _opens_segment(doc, time) and time.end <= figure.start:
        return 2.0 - distance - weak
    own = figure.head is not None and figure.head in {ancestor.i for ancestor in root.ancestors}
    if own or _is_near_below(clause, figure):
        return 2.5 - distance - weak
    if _stands_above(doc, figure, clause):
        return 1.5 - distance - weak
    return 1.0 - distance - weak if len(gap) <= 8 and not any(token.text in {",", "—"} for token in gap) else 0.0


def _is_of_another(figure: Figure, time: TimeSpan, gap: Span) -> bool:
    """Tell a time that follows another figure: "40 rangers in 2001 and 90 rangers in 2011"."""
    others = [other for other in gap.doc._.claims_figures if other.core_start != figure.core_start]
    if time.start >= figure.end:
        return any(gap.start <= other.core_start < gap.end for other in others)
    return any(other.core_end <= time.start and other.governor == figure.governor for other in others)


def _stands_right_behind(figure: Figure, place: PlaceSpan) -> bool:
    return 0 <= place.start - max(figure.end, figure.rate_end) <= 1


def _opens_segment(doc: Doc, time: TimeSpan) -> bool:
    """Tell a phrase that opens the sentence, or what follows a semicolon: "...; in 2008 alone, there were 6,000"."""
    start = next((i + 1 for i in range(time.start - 1, -1, -1) if doc[i].text in _BREAKS), 0)
    behind = doc[time.end : time.end + 2]
    return time.start - start <= 2 and (any(token.text in {",", ":"} for token in behind) or time.end - start <= 4)


def _stands_above(doc: Doc, figure: Figure, clause: Token) -> bool:
    """Tell a clause that the figure's own only goes on with: "the 2010 budget cuts A by 2 while raising B by 3"."""
    own = doc[figure.governor] if figure.governor is not None else clause
    return own.dep_ in {"advcl", "conj", "xcomp"} and clause in (own.head, own.head.head)


def _is_near_below(clause: Token, figure: Figure) -> bool:
    """Tell a clause that only carries the figure's own on: "killed since the president took office in 2006"."""
    return (
        clause.head.i == figure.governor
        and clause.dep_ in {"advcl", "acl", "xcomp", "acl:relcl"}
        and any(child.lower_ in WORDS.carrying for child in clause.children)
    )


def _choose_place(doc: Doc, figure: Figure, places: Sequence[PlaceSpan]) -> str | None:
    """Return the place of the figure's own clause: after "in" first, then in the counted phrase, then the nearest."""
    best, best_score = None, 0.0
    for place in places:
        gap = doc[min(place.end, figure.end) : max(place.start, figure.start)]
        if any(token.text in _BREAKS for token in gap):
            continue
        score = 1.0 - len(gap) / 100
        before = doc[place.start - 1].lower_ if place.start > 0 else ""
        score += 0.6 if before in WORDS.place_cases else 0.0
        score += 0.5 if _stands_right_behind(figure, place) else 0.0
        score += 0.5 if find_clause(doc[place.end - 1]).i == figure.governor else 0.0
        score += 0.3 if figure.head is not None and abs(place.end - 1 - figure.head) <= 3 else 0.0
        if score > best_score:
            best, best_score = place, score
    return best.name if best else None


def _read_context(doc: Doc, figure: Figure) -> str:
    """Return the words of the figure's clause, in lower case."""
    start, end = max(0, figure.start - NEAR), min(len(doc), figure.end + NEAR)
    for i in range(figure.start - 1, start, -1):
        if doc[i].text in _BREAKS:
            start = i + 1
            break
    for i in range(figure.end, end):
        if doc[i].text in _BREAKS:
            end = i
            break
    return " ".join(token.lower_ for token in doc[start:end])
