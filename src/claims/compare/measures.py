"""Which readings speak of one measure.

Readings are joined from the closest pair downwards, as long as no two members of a group bar each other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import combinations

from claims.compare.affinity import LEAST_MEAN, THRESHOLD, affinity
from claims.compare.concepts import Concepts
from claims.compare.readings import Reading


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
    score = lru_cache(maxsize=None)(lambda a, b: affinity(readings[a], readings[b], concepts))
    groups = _Groups(len(readings), lambda a, b: score(min(a, b), max(a, b)))
    pairs = ((score(a, b), a, b) for a, b in _candidates(readings))
    for _, a, b in sorted((pair for pair in pairs if pair[0] >= THRESHOLD), key=lambda pair: (-pair[0], *pair[1:])):
        groups.join(a, b)
    return [[readings[place] for place in sorted(group)] for group in groups.members.values()]


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


def _candidates(readings: Sequence[Reading]) -> Iterable[tuple[int, int]]:
    """Return the pairs of one kind that share a head."""
    by_head: dict[tuple[object, str], list[int]] = defaultdict(list)
    for place, reading in enumerate(readings):
        for head in reading.heads:
            by_head[reading.frame[0], head].append(place)
    return sorted({pair for places in by_head.values() for pair in combinations(places, 2)})
