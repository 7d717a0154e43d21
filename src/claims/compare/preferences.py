"""Which of several candidates in one document a figure belongs to.

A document seldom has two figures of one measure, so that of two candidates the better one is likely the only one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence

_OWN, _LEAST, _GREATEST, _ONE_DOCUMENT = 0.63, 0.44, 0.08, -0.64
"""What the score itself, its lesser and its greater lead over rivals, and standing in one document weigh."""
_NO_RIVAL = -2.0
"""The score of a rival where there is none."""
_MOST = 4.0
"""The greatest lead that counts."""

Scores = Mapping[tuple[int, int], float]
"""Log odds of pairs of places, the lower place first."""
_Rivals = Mapping[tuple[int, Hashable], Sequence[tuple[int, float]]]


def prefer(scores: Scores, documents: Sequence[Hashable]) -> dict[tuple[int, int], float]:
    """Return `scores` raised for pairs that fit each other better than anything else in their documents.

    Args:
        scores: log odds of pairs.
        documents: the document of each place.
    """
    rivals = _best_two(scores, documents)
    preferred = {}
    for (a, b), score in scores.items():
        leads = sorted((_lead(a, b, score, rivals, documents), _lead(b, a, score, rivals, documents)))
        own = _OWN * score + _LEAST * leads[0] + _GREATEST * leads[1]
        preferred[a, b] = own + _ONE_DOCUMENT * (documents[a] == documents[b])
    return preferred


def _best_two(scores: Scores, documents: Sequence[Hashable]) -> _Rivals:
    """Return, for each place and document, the two places there that fit it best with their scores, the best first."""
    found: dict[tuple[int, Hashable], list[tuple[int, float]]] = defaultdict(list)
    for (a, b), score in scores.items():
        _keep_best(found[a, documents[b]], b, score)
        _keep_best(found[b, documents[a]], a, score)
    return found


def _keep_best(rivals: list[tuple[int, float]], place: int, score: float) -> None:
    if len(rivals) < 2 or score > rivals[1][1]:
        rivals[1:] = [(place, score)]
        if score > rivals[0][1]:
            rivals.reverse()


def _lead(place: int, other: int, score: float, rivals: _Rivals, documents: Sequence[Hashable]) -> float:
    """Return by how much `other` fits `place` better than the best of the rest of its document does."""
    best = next((each for rival, each in rivals[place, documents[other]] if rival != other), _NO_RIVAL)
    return max(-_MOST, min(_MOST, score - max(best, _NO_RIVAL)))
