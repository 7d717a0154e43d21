"""Tell percentage points from the points of a game or an index: "a lead of six points" in a poll."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc

from claims.analyse.exclusion_words import EXCLUSIONS, words_of
from claims.grammar.quantities import Quantity

_PARTS = ((2, ["a", "point"]), (3, ["of", "a", "point"]))
_POINTS = frozenset({"point", "points"})


def read_points(doc: Doc, quantity: Quantity) -> Quantity:
    """Return `quantity` as a percentage, where it counts points of a share; else as it is."""
    part = _read_part(doc, quantity)
    if part is not None:
        return part
    at = quantity.end
    while at < len(doc) and (doc[at].lower_ == "full" or (doc[at].text == "-" and not doc[at].whitespace_)):
        at += 1
    if quantity.kind != "count" or at >= len(doc) or doc[at].lower_ not in _POINTS or quantity.value >= 100:
        return quantity
    if not _speaks_of_shares(doc):
        return quantity
    return replace(quantity, kind="percent", unit="percent", end=at + 1)


def _read_part(doc: Doc, quantity: Quantity) -> Quantity | None:
    """Return the percentage of "half a point", "a tenth of a point", where the sentence speaks of shares."""
    behind = [token.lower_ for token in doc[quantity.end : quantity.end + 3]]
    at = next((at for at, words in _PARTS if behind[:at] == words), 0)
    if quantity.kind != "fraction" or not at or not _speaks_of_shares(doc):
        return None
    return replace(quantity, kind="percent", unit="percent", end=quantity.end + at)


def _speaks_of_shares(doc: Doc) -> bool:
    """Tell a sentence of polls and rates from one of matches and exchanges."""
    words = words_of(doc)
    return words.isdisjoint(EXCLUSIONS.pointed_at) and not words.isdisjoint(EXCLUSIONS.shares)
