"""The component that gives each figure its time, its place and the words of its clause."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from claims.analyse.clauses import find_clause
from claims.analyse.extensions import register_extensions
from claims.analyse.figure import Figure, PlaceSpan, TimeSpan
from claims.analyse.timing import choose_time, find_tense, settle_opening
from claims.analyse.words import WORDS
from claims.grammar.places import find_places

_BREAKS = frozenset({";", ":"})
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
        times = tuple(settle_opening(doc, time) for time in doc._.claims_times)
        places = tuple(PlaceSpan(start, end, name) for start, end, name in find_places(words))
        doc._.claims_places = places
        doc._.claims_figures = tuple(_fill_in(doc, figure, times, places) for figure in doc._.claims_figures)
        return doc


def _fill_in(doc: Doc, figure: Figure, times: Sequence[TimeSpan], places: Sequence[PlaceSpan]) -> Figure:
    time = choose_time(doc, figure, times)
    return replace(
        figure,
        time_text=time.text if time else None,
        time_tense=find_tense(doc, time) if time else "past",
        place_text=_choose_place(doc, figure, places),
        context=_read_context(doc, figure),
    )


def _stands_right_behind(figure: Figure, place: PlaceSpan) -> bool:
    return 0 <= place.start - max(figure.end, figure.rate_end) <= 1


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
