"""What speaks for and against two readings being one measure, each sign with its weight, added up as log odds.

No sign decides alone. Two sources seldom use one noun for what they count, so that a figure told in the same digits, a
rare word, or a name near both may say more than the noun; and a document seldom tells one measure in two figures. What
its noun, a word, a country or a programme sets apart stays apart, unless the figures are too much alike for chance.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import exp, log, sqrt

from claims.compare.concepts import Concepts
from claims.compare.nearness import in_one_unit, last_digit
from claims.compare.partings import are_set_apart, contrasts_oppose, is_barred, units_part
from claims.compare.profiles import rarity
from claims.compare.readings import Reading
from claims.compare.subjects import Subjects

BARRED = float("-inf")
"""The score of two readings that are never joined."""

NOTHING_SHARED = -5.6
"""The log odds of two readings of which nothing speaks for one measure."""

WEIGHTS: Mapping[str, float] = {
    "one digit": 1.15,
    "two digits": 1.5,
    "three digits": 2.6,
    "near": 2.15,
    "moved on": 1.45,
    "specific": 1.5,
    "programme": 1.5,
    "far off": -3.4,
    "barred": -1.2,
    "told apart": -1.6,
    "other concept": -0.55,
    "fields": 0.5,
    "nearest name": 0.75,
    "words": 2.3,
    "words in all": 0.85,
    "contrasts": 1.25,
    "same time": 0.35,
    "subject": 3.0,
    "one document": -1.95,
}
"""What each sign adds: what a logistic regression gives on the pairs of `data/gold/compare`, rounded
(`python -m tests.compare.fitting`). Set by hand are the subject, which is one in each of them, and the specific and the
programme, which are rare there."""

_DIGITS = ("one digit", "one digit", "two digits", "three digits")
_TELLING = frozenset(_DIGITS[2:])
_NEAR, _FARTHEST = 0.6, 6.0
"""The logarithm of the ratio of two figures at which most is lost that their nearness tells, and the greatest."""
_A_DOZEN = 12
_MOST_WORDS = 6.0
"""The weight of shared words that is as good as any more."""
_ENOUGH_CONTRASTS = 2


class Evidence:
    """Scores pairs of readings; what a word tells depends on how many of the readings have it."""

    def __init__(self, readings: Sequence[Reading], concepts: Concepts) -> None:
        self._readings = readings
        self._concepts = concepts
        self._subjects = Subjects(readings)
        rare = rarity(reading.profile for reading in readings)
        self._bags = [_Bags(reading, rare) for reading in readings]

    def score(self, a: int, b: int) -> float:
        """Return the log odds that the readings at two places are one measure; `BARRED` if they never are."""
        first, second = self._readings[a], self._readings[b]
        if (
            _is_one_telling(first, second)
            or units_part(first, second, self._concepts)
            or contrasts_oppose(first, second)
        ):
            return BARRED
        signs = self.signs(a, b)
        # "80 cars" and "90 guns", which the police seized
        named_apart = signs["other concept"] and first.named and second.named
        apart = named_apart or are_set_apart(first, second, self._concepts)
        if apart and _TELLING.isdisjoint(signs):
            return BARRED
        return NOTHING_SHARED + sum(WEIGHTS[sign] * value for sign, value in signs.items())

    def signs(self, a: int, b: int) -> dict[str, float]:
        """Return the signs of two readings by the names of their weights, each from 0 to 1."""
        first, second = self._readings[a], self._readings[b]
        barred, shared = is_barred(first, second, self._concepts), first.heads & second.heads
        same = frozenset() if barred else shared
        subject = self._subjects.joint(first, second)
        moves = not same.isdisjoint(self._concepts.course)
        return {
            **self._bags[a].signs(self._bags[b]),
            **_figure_signs(first, second, subject, told=bool(shared), moves=moves),
            "barred": float(barred and not shared),
            "told apart": float(barred and bool(shared)),
            "specific": float(not same.isdisjoint(self._concepts.specific)),
            "programme": float(first.frame[0] == "money" and bool(first.schemes & second.schemes)),
            "other concept": float(_are_other_concepts(first.heads, second.heads, self._concepts)),
            "contrasts": min(1.0, len(first.contrasts & second.contrasts) / _ENOUGH_CONTRASTS),
            "subject": subject,
            "one document": float(first.text == second.text),
            "same time": float(bool(first.telling[0]) and first.telling[0] == second.telling[0]),
        }


class _Bags:
    """The profile of a reading in words, fields of meaning and names, weighted by rarity."""

    def __init__(self, reading: Reading, rare: Mapping[str, float]) -> None:
        bags: dict[str, dict[str, float]] = {"": {}, "~": {}, "@": {}}
        for tag, weight in reading.profile:
            bags[tag[0] if tag[0] in bags else ""][tag] = weight * rare[tag]
        self._words, self._fields = _Bag(bags[""]), _Bag(bags["~"])
        self._nearest = max(bags["@"], key=lambda name: (bags["@"][name], name), default=None)

    def signs(self, other: _Bags) -> dict[str, float]:
        """Return what two profiles share, by the names of the weights."""
        words, words_in_all = self._words.shared_with(other._words)
        return {
            "words": words,
            "words in all": words_in_all,
            "fields": self._fields.shared_with(other._fields)[0],
            "nearest name": float(self._nearest is not None and self._nearest == other._nearest),
        }


class _Bag:
    """Words with their weights."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        self.weights = weights
        self.length = sqrt(sum(weight * weight for weight in weights.values()))

    def shared_with(self, other: _Bag) -> tuple[float, float]:
        """Return the cosine of two bags and how much they share in all."""
        shared = sorted(self.weights.keys() & other.weights.keys())
        if not shared:
            return 0.0, 0.0
        product = sum(self.weights[tag] * other.weights[tag] for tag in shared)
        overlap = sum(min(self.weights[tag], other.weights[tag]) for tag in shared)
        return product / (self.length * other.length), min(1.0, overlap / _MOST_WORDS)


def _are_other_concepts(one: frozenset[str], other: frozenset[str], concepts: Concepts) -> bool:
    """Tell whether two readings count things that are known, and known to be no kin."""
    known = one & concepts.known and other & concepts.known
    return bool(known) and not one & other and not concepts.are_kin(one, other)


def _is_one_telling(first: Reading, second: Reading) -> bool:
    """Tell whether one document tells two figures of the same time by the same speaker, neither set against another."""
    return first.text == second.text and first.telling == second.telling and first.value != second.value


def _figure_signs(first: Reading, second: Reading, subject: float, *, told: bool, moves: bool) -> dict[str, float]:
    """Return how near two figures are to each other, which tells as much as the documents are about one subject.

    Args:
        first: one reading.
        second: another.
        subject: how surely the documents are about one subject.
        told: whether the same is counted, so that small numbers are near by more than chance.
        moves: whether what is counted grows or shifts as days go by, so that the figures need not be near.
    """
    one, other = in_one_unit(first, second)
    if not one or not other:
        return {}
    ratio = one / other
    away = abs(log(ratio)) if ratio > 0 else _FARTHEST
    near, far = exp(-away / _NEAR), min(1.0, away / _FARTHEST)
    digits = min(first.digits, second.digits, len(_DIGITS) - 1)
    unlike = first.frame[0] == "count" and not told
    if unlike and (min(abs(one), abs(other)) < _A_DOZEN or (digits == 1 and first.named and second.named)):
        # "Nine consulates" and "ten mayors", "thousands of jobs" and "751 pages" are near by chance.
        return {"far off": far}
    signs = {"near": subject * near, "moved on": subject * moves * (1 - near) * (1 - far), "far off": far}
    step = last_digit(one, other, digits)
    if one == other or abs(one - other) < (step if digits > 1 else step / 2):
        signs[_DIGITS[digits]] = subject
    return signs
