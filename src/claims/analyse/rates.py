"""Find the rate that stands behind what a figure counts: "five calls an hour", "98 g of CO2 per kWh"."""

from __future__ import annotations

from spacy.tokens import Doc

from claims.analyse.phrases import NOUN_TAGS
from claims.grammar.quantities import Quantity
from claims.grammar.units import read_rate

FARTHEST = 6
"""Words between a figure and its rate."""
_OPENERS = frozenset({"a", "an", "per", "each", "every", "/"})
_BETWEEN = NOUN_TAGS | {"JJ", "JJR", "VBN", "VBG", "HYPH", "POS", "AFX", "IN", "CD"}
_RATED = frozenset({"count", "money", "measurement"})


def find_rate_behind(doc: Doc, quantity: Quantity) -> str | None:
    """Return the denominator behind the noun phrase that `quantity` opens, at most one "of" away."""
    if quantity.kind not in _RATED or quantity.whole_end:
        return None
    at, linked = max(quantity.end, quantity.number_end), 0
    for token in doc[at : at + FARTHEST]:
        if token.lower_ in _OPENERS and token.i > at and doc[token.i - 1].tag_ in NOUN_TAGS:
            rate = read_rate([word.lower_ for word in doc[token.i : token.i + FARTHEST]], 0)
            return rate[0] if rate and _closes(doc, token.i + rate[1]) else None
        linked += token.tag_ == "IN"
        if token.tag_ not in _BETWEEN or linked > 1 or (token.tag_ == "IN" and token.lower_ != "of"):
            return None
    return None


def _closes(doc: Doc, end: int) -> bool:
    """Tell "calls an hour" from "guests a night watchman let in" and "boys a year of school"."""
    return end >= len(doc) or not (doc[end].tag_ in NOUN_TAGS or doc[end].lower_ == "of")
