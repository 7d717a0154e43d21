"""Which readings speak of one measure.

Pairs are scored, and groups joined by the mean score of their members, the closest first. What bars two readings keeps
the groups apart that hold them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from heapq import heapify, heappop, heappush
from itertools import combinations

from claims.compare.concepts import Concepts
from claims.compare.evidence import NOTHING_SHARED, Evidence
from claims.compare.nearness import leading_digits
from claims.compare.preferences import Scores, prefer
from claims.compare.readings import Reading

THRESHOLD = -1.3
"""The mean log odds from which groups are joined; below even, as what is left apart goes unseen."""

_FEW = 250
"""How many readings are set against each other, all with all."""
_FEWER = 100
_MANY = 2000
"""From how many readings on the limits sink as their number grows, so that time grows with it, not with its square."""
_AT_LEAST = 0.12
"""The part of those limits that is never gone below."""


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
    evidence = Evidence(readings, concepts)
    scores = {(a, b): evidence.score(a, b) for a, b in sorted(set(_candidates(readings))) if a < b}
    groups = _Groups(len(readings), prefer(scores, [reading.text for reading in readings]))
    return [[readings[place] for place in sorted(group)] for group in groups.joined()]


class _Groups:
    """Groups of places, with the sum of the scores between each two."""

    def __init__(self, count: int, scores: Scores) -> None:
        self._members = {place: [place] for place in range(count)}
        self._links: dict[int, dict[int, tuple[float, int]]] = {place: {} for place in range(count)}
        for (a, b), score in scores.items():
            self._links[a][b] = self._links[b][a] = (score, 1)
        self._queue = [(-score, a, b, 1, 1) for (a, b), score in scores.items() if score > THRESHOLD]
        heapify(self._queue)

    def joined(self) -> list[list[int]]:
        """Return the groups, joined until no two are close enough."""
        while self._queue:
            _, a, b, *sizes = heappop(self._queue)
            # A group that has grown since stands in the queue with its new size.
            if sizes == [len(self._members.get(each, ())) for each in (a, b)]:
                self._join(a, b)
        return list(self._members.values())

    def _join(self, a: int, b: int) -> None:
        self._members[a] += self._members.pop(b)
        gone = self._links.pop(b)
        del self._links[a][b], gone[a]
        for other, (score, pairs) in gone.items():
            del self._links[other][b]
            more, also = self._links[a].get(other, (0.0, 0))
            self._links[a][other] = self._links[other][a] = (score + more, pairs + also)
        for other in self._links[a]:
            self._queue_up(min(a, other), max(a, other))

    def _queue_up(self, a: int, b: int) -> None:
        """Queue two groups if they are close enough; pairs that were never scored share nothing."""
        score, scored = self._links[a][b]
        sizes = len(self._members[a]), len(self._members[b])
        pairs = sizes[0] * sizes[1]
        mean = (score + NOTHING_SHARED * (pairs - scored)) / pairs
        if mean > THRESHOLD:
            heappush(self._queue, (-mean, a, b, *sizes))


def _candidates(readings: Sequence[Reading]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of one kind that share a head; where too many do, those that share something else too."""
    if len(readings) <= _FEW:
        yield from combinations(range(len(readings)), 2)
        return
    by_head: dict[tuple[object, str], list[int]] = defaultdict(list)
    for place, reading in enumerate(readings):
        for head in reading.heads:
            by_head[reading.frame[0], head].append(place)
    yield from _alike(readings)
    for places in by_head.values():
        if len(places) <= _scarce(_FEW, len(readings)):
            yield from combinations(places, 2)
        else:
            yield from _linked(places, readings)


def _alike(readings: Sequence[Reading]) -> Iterator[tuple[int, int]]:
    """Yield the pairs that share two digits, or a word or a name that few have, whatever they are said to be."""
    by_link: dict[object, list[int]] = defaultdict(list)
    for place, reading in enumerate(readings):
        for link in (leading_digits(reading), *(tag for tag, _ in reading.profile)):
            by_link[link].append(place)
    for places in by_link.values():
        if len(places) <= _scarce(_FEWER, len(readings)):
            yield from combinations(places, 2)


def _scarce(limit: int, count: int) -> int:
    """Return `limit` for a few readings, and less the more of them there are."""
    return round(limit * max(_AT_LEAST, min(1.0, _MANY / max(1, count))))


def _linked(places: Sequence[int], readings: Sequence[Reading]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of many readings of one head that share a figure, a name, a programme or a word near by.

    What very many share tells nothing. So the pairs grow with the number of readings, not with its square.
    """
    by_link: dict[object, list[int]] = defaultdict(list)
    for place in places:
        for link in _links(readings[place]):
            by_link[link].append(place)
    for linked in by_link.values():
        if len(linked) <= _scarce(_FEW, len(readings)):
            yield from combinations(linked, 2)


def _links(reading: Reading) -> Iterator[object]:
    yield reading.value
    yield from (("scheme", scheme) for scheme in reading.schemes)
    yield from (("name", name) for name in reading.scope.all | reading.home.all)
    yield from (("word", word) for word in reading.context)
