"""What sets two readings apart: another unit, a change beside a level, other people, other places, other words."""

from __future__ import annotations

from collections.abc import Sequence

from claims.compare.concepts import Concepts
from claims.compare.nearness import are_close, tell_the_same
from claims.compare.readings import Reading
from claims.compare.vocabulary import ContrastEntry

_MANY_DIGITS = 3
_ALIKE = 2
"""How many words near two figures make up for what they are called."""


def is_barred(first: Reading, second: Reading, concepts: Concepts) -> bool:
    """Tell whether anything speaks for two measures: no head in common, or something else that sets them apart."""
    return (
        _frames_part(first, second, concepts)
        or first.group != second.group
        or not (first.heads & second.heads or tell_the_same(first, second) or _say_alike(first, second))
        or first.past != second.past
        or contrasts_part(first, second, concepts)
        or _scopes_part(first, second)
        or (first.part != second.part and not are_close(first, second) and not first.scope.spots & second.scope.spots)
        or _qualifiers_part(first, second)
    )


def _say_alike(first: Reading, second: Reading) -> bool:
    """Tell whether figures that are nearly one stand among the same words, or are said of the same name."""
    if not are_close(first, second):
        return False
    return bool(first.own & second.own) or len(first.context & second.context) >= _ALIKE


def _frames_part(first: Reading, second: Reading, concepts: Concepts) -> bool:
    (kind, _, *rest), (other_kind, _, *other_rest) = first.frame, second.frame
    return kind != other_kind or rest != other_rest or units_part(first, second, concepts)


def units_part(first: Reading, second: Reading, concepts: Concepts) -> bool:
    """Tell whether two figures are of another kind or unit; a bare sum of money may be of any currency, or a count."""
    (kind, unit, *_), (other_kind, other_unit, *_) = first.frame, second.frame
    if kind != other_kind:
        return {kind, other_kind} != {"money", "count"} or bool({unit, other_unit} - {"", "count"})
    if unit == other_unit or (kind == "money" and not (unit and other_unit)):
        return False
    return not any(unit in family and other_unit in family for family in concepts.lexicon.currencies)


def contrasts_oppose(first: Reading, second: Reading) -> bool:
    """Tell whether the readings have different members of one contrast set."""
    return any(not members & second.members.get(name, members) for name, members in first.members.items())


def contrasts_part(first: Reading, second: Reading, concepts: Concepts) -> bool:
    """Tell whether the readings have different members of a contrast set, or one has a member that must be told."""
    if contrasts_oppose(first, second):
        return True
    # What two texts tell in the same digits, only one of them may call planned or pledged.
    if tell_the_same(first, second) and min(first.digits, second.digits) >= _MANY_DIGITS:
        return False
    one_sided = first.members.keys() ^ second.members.keys()
    return any(
        _must_be_told(concepts.contrast[name], (first.members | second.members)[name], (first, second))
        for name in one_sided
    )


def _must_be_told(entry: ContrastEntry, members: frozenset[str], readings: Sequence[Reading]) -> bool:
    """Tell whether a figure of which no member is told cannot be one of `members`."""
    told = all(reading.document.isdisjoint(entry.assumed_in) for reading in readings)
    return entry.strict and told and members.isdisjoint(entry.unmarked)


def are_set_apart(first: Reading, second: Reading, concepts: Concepts) -> bool:
    """Tell whether a word of a contrast set, another country or another programme sets two readings apart."""
    elsewhere = not first.schemes & second.schemes and _countries_part(first, second)
    return elsewhere or _programmes_part(first, second) or contrasts_part(first, second, concepts)


def _programmes_part(first: Reading, second: Reading) -> bool:
    """Tell whether the money is of two programmes."""
    of_money = first.frame[0] == "money" and bool(first.schemes and second.schemes)
    return of_money and not first.schemes & second.schemes


def _scopes_part(first: Reading, second: Reading) -> bool:
    """Tell whether the figures are said of other places or bodies, or of a part beside the whole."""
    if first.schemes & second.schemes:
        return False
    if _programmes_part(first, second) or _countries_part(first, second):
        return True
    one, other = first.own, second.own
    if one & other or not (one or other):
        return False
    if one and other and not (first.narrow or second.narrow) and first.scope.all & second.scope.all:
        return False
    if one and other:
        return not (one & second.home.all or other & first.home.all)
    narrowed, wide = (first, second) if one else (second, first)
    return narrowed.narrow and not (narrowed.own & wide.home.all or are_close(first, second))


def _countries_part(first: Reading, second: Reading) -> bool:
    """Tell whether the countries differ; money has a giver and a taker, so its country may be either."""
    if first.frame[0] == "money":
        one, other = first.scope.countries, second.scope.countries
        return bool(one and other) and not (one <= second.home.named and other <= first.home.named)
    if not first.scope.countries and not second.scope.countries:
        # Of two documents that are about other countries, each may name the other's: refugees have two.
        homes = first.home.countries, second.home.countries
        return all(homes) and not (homes[0] & second.home.named or homes[1] & first.home.named)
    one = first.scope.countries or first.home.countries
    other = second.scope.countries or second.home.countries
    return bool(one and other) and not one & other


def _qualifiers_part(first: Reading, second: Reading) -> bool:
    """Tell whether each is narrowed by what the other's sentence does not know."""
    one, other = first.qualifiers, second.qualifiers
    if not one or not other or one & other or first.schemes & second.schemes:
        return False
    if first.value == second.value:
        return False
    return not (one & second.sentence or other & first.sentence)
