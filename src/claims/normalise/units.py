"""Settle units that a sentence leaves open, by the rest of its document: bare degrees, a shared "$" or "peso"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from claims.grammar.currencies import CURRENCIES
from claims.grammar.units import UNITS
from claims.normalise.countries import count_countries, count_names, find_main
from claims.records import Document, Mention

BARE_DEGREE = UNITS.degrees[""]
_NAMED_DEGREES = frozenset(UNITS.degrees.values()) - {BARE_DEGREE}
_CENTS = frozenset({"cent", "cents"})
_EVERYBODYS = frozenset({"$", "dollar"})
FEWEST_SUMS = 3
MOST_SUMS = 0.6
"""So many sums, and such a part of all, must be in one currency before bare cents are of it."""
_WORD = re.compile(r"[^\W\d_]+")


def settle_units(document: Document, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return `mentions` with units made exact where the document makes them certain."""
    if not any(_is_bare_degree(mention) or _shared_name(mention) or _is_in_cents(mention) for mention in mentions):
        return tuple(mentions)
    countries = count_countries(document)
    scale = _find_scale(mentions, find_main(countries))
    currency = _find_currency(mentions)
    settled = (_settle_money(_settle_degree(mention, mentions, scale), countries) for mention in mentions)
    return tuple(_settle_cents(mention, currency) for mention in settled)


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
    """Give a shared name the currency of the one country of its sentence, else of its document, that has one.

    A document's main country decides over others that it names for a name like "peso"; for a dollar, which is
    everybody's, no other country with one may be named.
    """
    name = _shared_name(mention)
    if name is None:
        return mention
    own = CURRENCIES.places.get(name, {})
    near = {own[country] for country in count_names(mention.sentence) if country in own}
    meant = {own[country] for country in countries if country in own}
    main = own.get(find_main(countries) or "")
    few_have_it = name not in _EVERYBODYS
    if main and (len(meant) == 1 or few_have_it):
        return mention.model_copy(update={"unit": main})
    return mention.model_copy(update={"unit": near.pop()}) if few_have_it and len(near) == 1 else mention


def _find_currency(mentions: Sequence[Mention]) -> str | None:
    """Return the currency of nearly all sums that say it, and that has cents."""
    said = Counter(mention.unit for mention in mentions if mention.kind == "money" and not _is_in_cents(mention))
    ((unit, count),) = said.most_common(1) or ((None, 0),)
    certain = count >= FEWEST_SUMS and count >= MOST_SUMS * said.total()
    return unit if certain and unit in CURRENCIES.with_cents else None


def _is_in_cents(mention: Mention) -> bool:
    """Tell "52 cents", which names no currency, from "52 euro cents" and "52p"."""
    words = _WORD.findall(mention.quote.lower())
    bare = any(word in _CENTS for word in words) and not any(word in CURRENCIES.adjectives for word in words)
    return mention.kind == "money" and bare and mention.unit == CURRENCIES.shared["cent"]


def _settle_cents(mention: Mention, currency: str | None) -> Mention:
    if currency is None or not _is_in_cents(mention):
        return mention
    return mention.model_copy(update={"unit": currency})


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
