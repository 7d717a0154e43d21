"""The component that gives each figure its time, its place and the words of its clause."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from claims.analyse.extensions import register_extensions
from claims.analyse.figure import Figure, PlaceSpan, TimeSpan
from claims.analyse.locating import choose_place, find_place_spans, share_places
from claims.analyse.timing import choose_time, find_tense, settle_opening
from claims.analyse.wording import read_wording

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
        if not doc._.claims_figures:
            return doc
        times = tuple(settle_opening(doc, time) for time in doc._.claims_times)
        places = find_place_spans(doc)
        doc._.claims_places = places
        figures = [_fill_in(doc, figure, times, places) for figure in doc._.claims_figures]
        doc._.claims_figures = tuple(share_places(figures))
        return doc


def _fill_in(doc: Doc, figure: Figure, times: Sequence[TimeSpan], places: Sequence[PlaceSpan]) -> Figure:
    time = choose_time(doc, figure, times)
    return replace(
        figure,
        time_text=time.text if time else None,
        time_tense=find_tense(doc, time) if time else "past",
        place_text=choose_place(doc, figure, places),
        context=_read_context(doc, figure),
    )


def _read_context(doc: Doc, figure: Figure) -> str:
    """Return the words of the figure's clause, in lower case."""
    words = read_wording(doc).words
    start, end = max(0, figure.start - NEAR), min(len(words), figure.end + NEAR)
    for i in range(figure.start - 1, start, -1):
        if words[i] in _BREAKS:
            start = i + 1
            break
    for i in range(figure.end, end):
        if words[i] in _BREAKS:
            end = i
            break
    return " ".join(words[start:end])
