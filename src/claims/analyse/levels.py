"""Tell the two levels of one change, and a change beside its level, from a range."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from spacy.tokens import Doc, Token

from claims.grammar.changes import direction_of
from claims.grammar.quantities import Quantity

FARTHEST_VERB = 6
"""Words between a word of change and the first of its two levels."""
LEAP = 3
"""A level is at least so many times its change: "rose $2 to $3" may say between $2 and $3."""
_ALONG_VERB = frozenset({"RB", "RBR", "IN", "JJR"})
_STATED_APART = frozenset({"money", "measurement"})


def split_levels(doc: Doc, quantity: Quantity) -> Iterator[Quantity]:
    """Yield the two figures of "rose from 15 to 23" and "rose $5 to $1,900"; else the quantity itself."""
    link = next((i for i in range(quantity.number_start, quantity.number_end) if doc[i].lower_ == "to"), None)
    if quantity.comparator != "range" or link is None or not _are_apart(doc, quantity, link):
        yield quantity
        return
    yield replace(
        quantity, start=quantity.core_start, end=link, number_end=link, comparator="=", high=quantity.low,
        value=quantity.low or Decimal(0), plain=link - quantity.number_start == 1,
    )  # fmt: skip
    yield replace(
        quantity, start=link + 1, core_start=link + 1, number_start=link + 1, comparator="=", low=quantity.high
    )


def _are_apart(doc: Doc, quantity: Quantity, link: int) -> bool:
    """Tell two figures that "to" joins from one range."""
    before = doc[quantity.core_start - 1] if quantity.core_start > 0 else None
    if before is None or _leads_to_range(doc, quantity):
        return False
    if before.lower_ == "from":
        return _stands_in_change(doc, quantity)
    apart = quantity.own_units and quantity.kind in _STATED_APART and (quantity.high or 0) >= LEAP * (quantity.low or 0)
    return apart and (before.lower_ == "by" or _follows_change(doc, quantity))


def _leads_to_range(doc: Doc, quantity: Quantity) -> bool:
    """Tell the first range of "from 5 to 7 percent to 3 to 5 percent"."""
    behind = [token.text for token in doc[quantity.end : quantity.end + 2]]
    return len(behind) == 2 and behind[0] == "to" and behind[1][0].isdigit()


def _stands_in_change(doc: Doc, quantity: Quantity) -> bool:
    """Tell whether a word of change stands near before the figure."""
    near = doc[max(0, quantity.start - FARTHEST_VERB) : quantity.start]
    return any(_is_change(token) for token in near)


def _follows_change(doc: Doc, quantity: Quantity) -> bool:
    """Tell "rose $5", "fell a further 10 cents" by the verb right before the figure."""
    at = quantity.start - 1
    while at > 0 and doc[at].tag_ in _ALONG_VERB and not _is_change(doc[at]):
        at -= 1
    beside = any(token.lower_ in {"up", "down"} for token in doc[max(0, at) : quantity.start])
    return beside or (at >= 0 and doc[at].tag_.startswith("VB") and _is_change(doc[at]))


def _is_change(token: Token) -> bool:
    return direction_of(token.lemma_.lower() or token.lower_, token.lower_) is not None
