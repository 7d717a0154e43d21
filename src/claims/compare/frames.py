"""In which kind, unit and denominator a figure is told, and what brings it there; whether it is a level or a change.

A figure may leave its unit to the reader ("the firm earned 1.24 billion") or tell its denominator by an adjective
("monthly pay"): what it is of says which.
"""

from __future__ import annotations

import re
from decimal import Decimal

from claims.compare.concepts import Concepts
from claims.compare.heads import Heads
from claims.compare.rates import SHARES, scale_of
from claims.compare.surroundings import ADJACENT, CLAUSE, Around
from claims.compare.turns import is_change
from claims.compare.words import split
from claims.grammar.currencies import CURRENCIES
from claims.records import Claim

Frame = tuple[str, str, str, str]
"""Kind, unit, denominator, and `level` or `change`."""

NEW = ("new or in all", "new")
"""The contrast of what is counted anew each day."""

_POINTS = re.compile(r"points?\b", re.IGNORECASE)
_POINT = ("point", "percentage point")
_BILLION = 1_000_000_000
_HUGE = re.compile(r"\d\s*(?:billion|trillion|bn|tn)\b", re.IGNORECASE)
"""What is told so without a noun is money: nothing else comes in billions and goes without saying."""
_OF_MANY = re.compile(r"\b(?:of|in)(?: every)? \d{1,3}(?:[, ]\d{3})+\s*$")
_OF_ALL = re.compile(r"\bof (?P<all>(?:the|its|their|our|all) )?(?P<whole>\d[\d,]*)$")
_FEW = 10
_ALL = 100
"""All of a whole, in percent."""


def find_frame(
    claim: Claim, heads: Heads, around: Around, contrasts: frozenset[tuple[str, str]], concepts: Concepts
) -> tuple[Frame, Decimal]:
    """Return the frame of `claim`, and what its figure is multiplied by to come there."""
    scale = scale_of(claim, concepts)
    kind, unit = _kind(claim, scale.unit, heads, around, concepts)
    per, factor = scale.per, scale.factor
    pace = "" if per or kind != "money" else _pace(claim, heads, around, concepts)
    if pace:
        per, factor = "year", factor * concepts.lexicon.periods[pace]
    if claim.per == "day" and NEW in contrasts:
        # "150 new cases a day" stand beside the 428 of one day.
        per, factor = "", factor / concepts.lexicon.periods["day"]
    if kind == "share" and _OF_MANY.search(claim.quote):
        # "57 of every 100,000 people" beside "57 per 100,000"
        return ("count", "count", "person", "level"), Decimal(1)
    counted = _counted_of_all(claim)
    if counted:
        return ("count", "count", "", "level"), counted
    return (kind, unit, per, "change" if is_change(claim, around, concepts) else "level"), factor


def _counted_of_all(claim: Claim) -> Decimal | None:
    """Return what makes a count of a share told by two: "58 of the 151 seats" are 58."""
    told, share = _OF_ALL.search(claim.quote), claim.low or claim.high
    if claim.kind != "fraction" or not told or not share:
        return None
    whole = Decimal(told["whole"].replace(",", ""))
    # "One in five" and "three of 10" tell no more than a share.
    if not told["all"] and (whole <= _FEW or told["whole"].strip("0,") == "1"):
        return None
    return (share * whole).quantize(Decimal(1)) / share


def _kind(claim: Claim, unit: str, heads: Heads, around: Around, concepts: Concepts) -> tuple[str, str]:
    if claim.kind in SHARES:
        return "share", "point" if _POINTS.search(claim.quote) else unit
    if claim.kind == "count" and around.leading in concepts.ages:
        # "Those aged 16 to 24" are not counted by it.
        return "age", ""
    if claim.kind != "count":
        return claim.kind, unit
    scaled = any(concepts.is_scale(word) for word in split(claim.quote))
    if scaled and (heads.bare or around.following == "of") and heads.tags & concepts.money:
        # "The firm earned 1.24 billion": the currency is left to the reader.
        return "money", ""
    value = claim.high or claim.low or 0
    if heads.bare and (_HUGE.search(claim.quote) or value >= _BILLION):
        return "money", ""
    if claim.unit in CURRENCIES.names and claim.unit not in CURRENCIES.ambiguous:
        # "87 billion zlotys" of a text that forms the plural in its own way
        return "money", CURRENCIES.names[claim.unit]
    if claim.unit in _POINT and value <= _ALL:
        # "Two points behind"
        return "share", "point"
    if heads.bare and heads.tags & concepts.shares and value <= _ALL and not claim.per:
        # "12.7 percent, from 11.4"
        return "share", "share"
    dimension = next((head for head in sorted(heads.tags) if head in concepts.measured), None)
    return ("measurement", dimension) if dimension else ("count", unit)


def _pace(claim: Claim, heads: Heads, around: Around, concepts: Concepts) -> str:
    """Return the period by which the text tells an amount that it calls by an adjective: "monthly pay"."""
    if not heads.tags & concepts.paced:
        return ""
    words = (*around.before.within(CLAUSE), *around.after.within(ADJACENT), *split(claim.counted or ""))
    paces = concepts.lexicon.paces
    told = (paces[word.casefold()] for word in words if word.casefold() in paces)
    return next((pace for pace in told if pace in concepts.lexicon.periods), "")
