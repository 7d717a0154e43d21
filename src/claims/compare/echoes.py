"""Figures that are one figure told often: the same value and bound, by the same originator.

The originator is whom a text names; a text that names nobody speaks for its publisher, so that a report of an agency
and the papers that quote the agency are one source.
"""

from __future__ import annotations

from collections.abc import Mapping

from claims.compare.words import fold, split
from claims.records import Claim, Echo

_IDLE = frozenset({"the", "a", "an"})


def find_echoes(leading: Mapping[str, Claim]) -> tuple[Echo, ...]:
    """Return the groups of two or more sources that repeat one figure; `leading` is in the order of their dates."""
    groups: list[list[str]] = []
    for source, claim in leading.items():
        group = next((each for each in groups if any(_repeats(claim, leading[other]) for other in each)), None)
        if group is None:
            groups.append([source])
        else:
            group.append(source)
    return tuple(Echo(sources=tuple(group), originator=_originator(group, leading)) for group in groups if group[1:])


def count_independent(leading: Mapping[str, Claim], echoes: tuple[Echo, ...]) -> int:
    """Return how many sources there are if those that repeat one figure count once."""
    return len(leading) - sum(len(echo.sources) - 1 for echo in echoes)


def _repeats(first: Claim, second: Claim) -> bool:
    same = (first.comparator, first.low, first.high) == (second.comparator, second.low, second.high)
    if not same or (first.low is None and first.high is None):
        return False
    if first.attribution and second.attribution:
        return _key(first.attribution) == _key(second.attribution)
    return bool(_speakers(first) & _speakers(second)) or first.sentence == second.sentence


def _speakers(claim: Claim) -> set[tuple[str, ...]]:
    """Return who may have said it first: whom the text names, else who published it."""
    return {_key(name) for name in (claim.attribution or claim.publisher,) if name}


def _key(name: str) -> tuple[str, ...]:
    return tuple(fold(word) for word in split(name) if word.casefold() not in _IDLE)


def _originator(group: list[str], leading: Mapping[str, Claim]) -> str | None:
    named = (leading[source].attribution for source in group)
    return next(filter(None, named), None)
