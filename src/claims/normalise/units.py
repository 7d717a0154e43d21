"""Settle units that a sentence leaves open, by the rest of its document: bare degrees, a shared "$" or "peso"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from claims.grammar.currencies import CURRENCIES
from claims.grammar.units import UNITS
from claims.normalise.countries import count_countries, find_main
from claims.records import Document, Mention

BARE_DEGREE = UNITS.degrees[""]
_NAMED_DEGREES = frozenset(UNITS.degrees.values()) - {BARE_DEGREE}
_WORD = re.compile(r"[^\W\d_]+")


def settle_units(document: Document, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return `mentions` with units made exact where the document makes them certain."""
    if not any(_is_bare_degree(mention) or _shared_name(mention) for mention in mentions):
        return tuple(mentions)
    countries = count_countries(document)
    scale = _find_scale(mentions, find_main(countries))
    return tuple(_settle_money(_settle_degree(mention, mentions, scale), countries) for mention in mentions)


def _is_bare_degree(mention: Mention) -> bool:
    """Tell a temperature of no named scale; an angle stays what it is."""
    if mention.unit != BARE_DEGREE:
        return False
    words = _WORD.findall(mention.sentence.lower())
    behind = _WORD.findall(mention.sentence.partition(mention.quote)[2].lower())[:1]
    return UNITS.angle_words.isdisjoint(words) and UNITS.directions.isdisjoint(behind)


def _find_scale(mentions: Sequence[Mention], country: str | None) -> str | None:
    """Return the degree that bare ones are in: the first that the document names, else its country's."""
    named = next((mention.unit for mention in mentions if mention.unit in _NAMED_DEGREES), None)
    if named or country is None:
        return named
    return UNITS.degrees["f" if country in UNITS.fahrenheit_countries else "c"]


def _settle_degree(mention: Mention, mentions: Sequence[Mention], scale: str | None) -> Mention:
    """Name a bare degree as the same value is named elsewhere in the document, else as the document does."""
    if not _is_bare_degree(mention):
        return mention
    value = (mention.low, mention.high)
    named = {other.unit for other in mentions if other.unit in _NAMED_DEGREES and (other.low, other.high) == value}
    unit = named.pop() if len(named) == 1 else scale
    return mention.model_copy(update={"unit": unit}) if unit else mention


def _settle_money(mention: Mention, countries: Counter[str]) -> Mention:
    """Give a shared name its country's currency, where the document speaks of no other country that has one."""
    name = _shared_name(mention)
    if name is None:
        return mention
    own = CURRENCIES.places.get(name, {})
    meant = {own[country] for country in countries if country in own}
    if len(meant) != 1 or find_main(countries) not in own:
        return mention
    return mention.model_copy(update={"unit": meant.pop()})


def _shared_name(mention: Mention) -> str | None:
    """Return the symbol or name of several currencies that the quote writes alone: "$5", but not "US$5"."""
    if mention.kind != "money":
        return None
    for name, currency in CURRENCIES.shared.items():
        if mention.unit == currency and name in CURRENCIES.places and _stands_alone(mention.quote.lower(), name):
            return name
    return None


def _stands_alone(quote: str, name: str) -> bool:
    at = quote.find(name)
    before = quote[:at]
    if at < 0:
        return False
    if not name.isalpha():
        return not before[-1:].isalpha()
    return before.rstrip().rpartition(" ")[2] not in CURRENCIES.adjectives
