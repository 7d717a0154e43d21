"""Which readings speak of one measure.

Readings are joined from the closest pair downwards, as long as no two members of a group bar each other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import combinations

from claims.compare.affinity import LEAST_MEAN, THRESHOLD, affinity, leading_digits
from claims.compare.concepts import Concepts
from claims.compare.readings import Reading

_FEW = 250
"""How many readings are set against each other, all with all."""
_FEWER = 100
_SCORES_KEPT = 1_000_000


def group_readings(readings: Sequence[Reading], concepts: Concepts) -> list[list[int]]:
    """Return the places of `readings` grouped into measures.

    Equal readings are one before anything is scored, so a copied document changes no group.
    """
    places: dict[Reading, list[int]] = defaultdict(list)
    for place, reading in enumerate(readings):
        places[reading].append(place)
    groups = _join(sorted(places, key=lambda reading: repr(reading.order)), concepts)
    return [sorted(place for reading in group for place in places[reading]) for group in groups]


def _join(readings: Sequence[Reading], concepts: Concepts) -> list[list[Reading]]:
    """Join the closest readings first; no group ever holds two that bar each other."""
    score = lru_cache(maxsize=_SCORES_KEPT)(lambda a, b: affinity(readings[a], readings[b], concepts))
    groups = _Groups(len(readings), lambda a, b: score(min(a, b), max(a, b)))
    pairs = {
        (_differ(readings[a], readings[b]), -score(a, b), a, b)
        for a, b in _candidates(readings)
        if score(a, b) >= THRESHOLD
    }
    for *_, a, b in sorted(pairs):
        groups.join(a, b)
    return [[readings[place] for place in sorted(group)] for group in groups.members.values()]


def _differ(first: Reading, second: Reading) -> bool:
    """Tell whether only their figures bring two readings together, which counts once all else is joined."""
    return not first.heads & second.heads


class _Groups:
    """Places in groups that are joined as long as nothing bars them; groups once barred stay so as they grow."""

    def __init__(self, count: int, score: Callable[[int, int], float]) -> None:
        self.members = {place: [place] for place in range(count)}
        self._group_of = list(range(count))
        self._barred: dict[int, set[int]] = defaultdict(set)
        self._score = score

    def join(self, a: int, b: int) -> None:
        """Join the groups of two places unless two of their members bar each other."""
        first, second = self._group_of[a], self._group_of[b]
        if first == second or second in self._barred[first]:
            return
        scores = [self._score(x, y) for x in self.members[first] for y in self.members[second]]
        if min(scores) == 0:
            self._barred[first].add(second)
            self._barred[second].add(first)
        if min(scores) == 0 or sum(scores) / len(scores) < LEAST_MEAN:
            return
        for place in self.members[second]:
            self._group_of[place] = first
        self.members[first] += self.members.pop(second)
        for other in self._barred.pop(second, set()):
            self._barred[first].add(other)
            self._barred[other].add(first)


def _candidates(readings: Sequence[Reading]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of one kind that share a head; where too many do, those that share something else too."""
    by_head: dict[tuple[object, str], list[int]] = defaultdict(list)
    for place, reading in enumerate(readings):
        for head in reading.heads:
            by_head[reading.frame[0], head].append(place)
    yield from _alike(readings)
    for places in by_head.values():
        if len(places) <= _FEW:
            yield from combinations(places, 2)
        else:
            yield from _linked(places, readings)


def _alike(readings: Sequence[Reading]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of one kind that share two digits, a name or a word near by, whatever they are said to be."""
    by_link: dict[object, list[int]] = defaultdict(list)
    for place, reading in enumerate(readings):
        frame = reading.frame[0], reading.frame[-1]
        for link in (leading_digits(reading), *reading.own, *reading.context):
            by_link[*frame, link].append(place)
    for places in by_link.values():
        if len(places) <= _FEWER:
            yield from combinations(places, 2)


def _linked(places: Sequence[int], readings: Sequence[Reading]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of many readings of one head that share a figure, a name, a programme or a word near by.

    What very many share tells nothing. So the pairs grow with the number of readings, not with its square.
    """
    by_link: dict[object, list[int]] = defaultdict(list)
    for place in places:
        for link in _links(readings[place]):
            by_link[link].append(place)
    for linked in by_link.values():
        if len(linked) <= _FEW:
            yield from combinations(linked, 2)


def _links(reading: Reading) -> Iterator[object]:
    yield reading.value
    yield from (("scheme", scheme) for scheme in reading.schemes)
    yield from (("name", name) for name in reading.scope.all | reading.home.all)
    yield from (("word", word) for word in reading.context)
