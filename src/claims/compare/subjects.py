"""How surely two documents are about one subject, told from the words of their sentences with figures.

A few documents that somebody sets side by side are most likely about one subject; of a store of many, two seldom are.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from math import sqrt

from claims.compare.readings import Reading

_CHOSEN, _GATHERED = (0.02, 0.08), (0.03, 0.11)
"""The cosine up to which two documents are about two subjects, and from which about one: of a few, and of many. Half of
all pairs of reports of one event in `data/gold` have more than 0.18 and one in twenty less than 0.065, half of those of
two events less than 0.045."""
_FEW, _MANY = 5, 40
_ENOUGH_WORDS = 12
_OPEN = 0.8
"""How surely two documents are about one subject of which one has next to no words."""


class Subjects:
    """What the documents of some readings are about; copies of a document are one."""

    def __init__(self, readings: Iterable[Reading]) -> None:
        count = len({reading.text for reading in readings})
        gathered = max(0.0, min(1.0, (count - _FEW) / (_MANY - _FEW)))
        self._other, self._one = (
            chosen + gathered * (many - chosen) for chosen, many in zip(_CHOSEN, _GATHERED, strict=True)
        )

    def alike(self, first: Reading, second: Reading) -> float:
        """Return how surely the documents of two readings are about one subject, from 0 to 1, by their words."""
        counted, shared = first.heads | second.heads, _shared_words(first.document, second.document)
        one = len(first.document) - len(first.document & first.heads)
        other = len(second.document) - len(second.document & second.heads)
        if not one or not other:
            return 1.0
        cosine = (len(shared) - len(shared & counted)) / sqrt(one * other)
        return max(0.0, min(1.0, (cosine - self._other) / (self._one - self._other)))

    def joint(self, first: Reading, second: Reading) -> float:
        """Return the same, left open where the words are few."""
        told = min(1.0, len(first.document) / _ENOUGH_WORDS, len(second.document) / _ENOUGH_WORDS)
        return told * self.alike(first, second) + (1 - told) * _OPEN


@lru_cache(maxsize=65536)
def _shared_words(one: frozenset[str], other: frozenset[str]) -> frozenset[str]:
    """Return what two documents have in common, which is asked for each pair of their figures."""
    return one & other
