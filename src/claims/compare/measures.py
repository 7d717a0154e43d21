"""Which readings speak of one measure.

Two readings are barred from one row by what sets them apart: another frame, another thing, another group of people,
words of a contrast set, other places. What is left is scored by how far each bears out the qualifiers of the other,
and by the names and the figure that both have.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import combinations

from claims.compare.concepts import Concepts
from claims.compare.readings import Reading

THRESHOLD = 0.55
"""The least affinity at which two readings are joined."""

_SPECIFIC_HEAD, _KNOWN_HEAD, _SAME_WORD = 0.6, 0.5, 0.4
_SENTENCE, _DOCUMENT = 0.6, 0.3
_QUALIFIERS, _CONTRAST, _NAME, _VALUE = 0.4, 0.1, 0.05, 0.1
_SHARED_IN_SENTENCE, _SHARED_IN_DOCUMENT = 2, 3
_STRICT_KINDS = ("rank", "age", "duration", "multiple")


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
    groups = _Groups(len(readings), lambda a, b: score(min(a, b), max(a, b)) == 0)
    pairs = ((score(a, b), a, b) for a, b in _candidates(readings))
    for _, a, b in sorted((pair for pair in pairs if pair[0] >= THRESHOLD), key=lambda pair: (-pair[0], *pair[1:])):
        groups.join(a, b)
    return [[readings[place] for place in sorted(group)] for group in groups.members.values()]


class _Groups:
    """Places in groups that are joined as long as nothing bars them; groups once barred stay so as they grow."""

    def __init__(self, count: int, bars: Callable[[int, int], bool]) -> None:
        self.members = {place: [place] for place in range(count)}
        self._group_of = list(range(count))
        self._barred: dict[int, set[int]] = defaultdict(set)
        self._bars = bars

    def join(self, a: int, b: int) -> None:
        """Join the groups of two places unless two of their members bar each other."""
        first, second = self._group_of[a], self._group_of[b]
        if first == second or second in self._barred[first]:
            return
        if any(self._bars(x, y) for x in self.members[first] for y in self.members[second]):
            self._barred[first].add(second)
            self._barred[second].add(first)
            return
        for place in self.members[second]:
            self._group_of[place] = first
        self.members[first] += self.members.pop(second)
        for other in self._barred.pop(second, set()):
            self._barred[first].add(other)
            self._barred[other].add(first)


def _candidates(readings: Sequence[Reading]) -> Iterable[tuple[int, int]]:
    """Return the pairs of one frame that share a head."""
    by_head: dict[tuple[object, str], list[int]] = defaultdict(list)
    for place, reading in enumerate(readings):
        for head in reading.heads:
            by_head[reading.frame, head].append(place)
    return sorted({pair for places in by_head.values() for pair in combinations(places, 2)})


def affinity(first: Reading, second: Reading, concepts: Concepts) -> float:
    """Return how surely two readings are one measure, from 0 (barred) to about 1."""
    if is_barred(first, second, concepts):
        return 0.0
    score = _head_score(first.heads & second.heads, concepts)
    score += _CONTRAST * min(2, len(first.contrasts & second.contrasts))
    score += _NAME * min(3, len(first.known_names & second.known_names))
    score += _VALUE * (first.value == second.value)
    return score + _QUALIFIERS * _support(first, second)


def _head_score(shared: frozenset[str], concepts: Concepts) -> float:
    if shared & concepts.specific:
        return _SPECIFIC_HEAD
    return _KNOWN_HEAD if shared & concepts.known else _SAME_WORD


def is_barred(first: Reading, second: Reading, concepts: Concepts) -> bool:
    """Tell whether something sets two readings apart for good."""
    return (
        first.frame != second.frame
        or first.group != second.group
        or not _heads_meet(first, second)
        or _contrasts_part(first, second, concepts)
        or _places_part(first, second)
        or _names_part(first, second)
        or _qualifiers_part(first, second)
    )


def _heads_meet(first: Reading, second: Reading) -> bool:
    if first.frame[0] == "count":
        return first.heads == second.heads
    return bool(first.heads & second.heads)


def _contrasts_part(first: Reading, second: Reading, concepts: Concepts) -> bool:
    for entry in concepts.lexicon.contrast:
        one = {member for name, member in first.contrasts if name == entry.name}
        other = {member for name, member in second.contrasts if name == entry.name}
        if one and other and not one & other:
            return True
        if entry.strict and bool(one) != bool(other) and not (one | other) & set(entry.unmarked):
            return True
    return False


def _places_part(first: Reading, second: Reading) -> bool:
    """Tell whether two places differ; money has a giver and a taker, so its place may be either."""
    if first.frame[0] == "money" or not (first.place and second.place) or first.place & second.place:
        return False
    return not (first.place & second.names or second.place & first.names)


def _names_part(first: Reading, second: Reading) -> bool:
    """Tell whether each has a name that the other does not know.

    Whose the money is, only its clause tells, unless both sentences are about one programme.
    """
    one_scheme = bool(first.schemes & second.schemes)
    if first.schemes and second.schemes and not one_scheme:
        return first.frame[0] == "money"
    if one_scheme and first.names & second.names:
        return False
    if first.frame[0] == "money" and not one_scheme:
        return bool(first.names - second.clause) and bool(second.names - first.clause)
    return bool(first.names - second.names - second.sentence) and bool(second.names - first.names - first.sentence)


def _qualifiers_part(first: Reading, second: Reading) -> bool:
    """Tell whether each is narrowed by what the other does not know; a programme's name says what a sum is for."""
    one, other = first.qualifiers, second.qualifiers
    if first.frame[0] in _STRICT_KINDS:
        return not one & other and one != other
    if not one or not other or one & other or first.schemes & second.schemes:
        return False
    smaller, sentence = (one, second.sentence) if len(one) <= len(other) else (other, first.sentence)
    return not smaller <= sentence


def _support(first: Reading, second: Reading) -> float:
    """Return how far the qualifiers of each are borne out by the other's words, from 0 to 1."""
    wanted = first.qualifiers | second.qualifiers
    if not wanted:
        return float(_share_a_subject(first, second))
    return sum(min(_borne_out(tag, first), _borne_out(tag, second)) for tag in wanted) / len(wanted)


def _share_a_subject(first: Reading, second: Reading) -> bool:
    """Tell whether two figures without qualifiers stand in texts about one thing."""
    if _place_unheard(first, second) or _place_unheard(second, first):
        return False
    if first.names & second.names or first.contrasts & second.contrasts or first.value == second.value:
        return True
    sentence = (first.sentence & second.sentence) - first.heads
    document = (first.document & second.document) - first.heads
    nothing_else_said = not (first.sentence - first.heads and second.sentence - second.heads)
    return nothing_else_said or len(sentence) >= _SHARED_IN_SENTENCE or len(document) >= _SHARED_IN_DOCUMENT


def _place_unheard(first: Reading, second: Reading) -> bool:
    """Tell whether the document of `second` never speaks of the place of `first`."""
    return bool(first.place) and not first.place & (second.document | second.names)


def _borne_out(tag: str, reading: Reading) -> float:
    if tag in reading.qualifiers:
        return 1.0
    if tag in reading.sentence:
        return _SENTENCE
    return _DOCUMENT if tag in reading.document else 0.0
