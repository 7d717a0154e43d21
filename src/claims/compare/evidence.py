"""What speaks for and against two readings being one measure, each sign with its weight, added up as log odds.

No sign decides alone. Two sources seldom use one noun for what they count, so that a figure told in the same digits, a
rare word, or a name near both may say more than the noun; and a document seldom tells one measure in two figures. What
an affinity of zero sets apart stays apart where the same is counted, unless the figures are too much alike for chance.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from math import sqrt

from claims.compare.affinity import (
    THRESHOLD,
    affinity,
    are_close,
    contrasts_part,
    in_one_unit,
    subject_in_common,
)
from claims.compare.concepts import Concepts
from claims.compare.profiles import rarity
from claims.compare.readings import Reading

BARRED = float("-inf")
"""The score of two readings that are never joined."""

NOTHING_SHARED = -4.1
"""The log odds of two readings of which nothing speaks for one measure."""

WEIGHTS: Mapping[str, float] = {
    "one digit": 2.0,
    "two digits": 2.7,
    "three digits": 3.0,
    "close": 1.1,
    "far": -1.8,
    "remote": -3.8,
    "joined": 1.15,
    "barred": -1.1,
    "told apart": -1.6,
    "change": -0.45,
    "other concept": -1.0,
    "fields": 0.05,
    "fields in short": 0.05,
    "nearest name": 1.0,
    "words": 1.7,
    "words in short": 0.2,
    "words in all": 1.9,
    "subject": 3.0,
    "one-sided": -1.2,
    "one document": -1.6,
    "same time": 0.55,
    "other time": 0.25,
}
"""What each sign adds. Fitted as a logistic regression on the pairs of `data/gold/compare`, each collection judged by
the weights of the others, and rounded; the subject, which is one in each of them, is set by hand."""

_FAR, _REMOTE = 10, 100
"""How many times as large one figure is as another that is hardly the same measure, and one that is even less so."""
_DIGITS = ("one digit", "one digit", "two digits", "three digits")
_TELLING = frozenset(_DIGITS[2:])
_OVERRULING = 1.0
"""The score from which all else overrules what is told apart by some word."""
_SMOOTHING = 3.0
_MOST_WORDS = 6.0
"""The weight of shared words that is as good as any more."""
_ENOUGH_WORDS = 12
_OPEN = 0.8
"""How surely two documents are about one subject of which one has next to no words."""


class Evidence:
    """Scores pairs of readings; what a word tells depends on how many of the readings have it."""

    def __init__(self, readings: Sequence[Reading], concepts: Concepts) -> None:
        self._readings = readings
        self._concepts = concepts
        rare = rarity(reading.profile for reading in readings)
        self._bags = [_Bags(reading, rare) for reading in readings]

    def score(self, a: int, b: int) -> float:
        """Return the log odds that the readings at two places are one measure; `BARRED` if they never are."""
        first, second = self._readings[a], self._readings[b]
        if (
            _is_one_telling(first, second)
            or _units_part(first, second, self._concepts)
            or _contrasts_oppose(first, second)
        ):
            return BARRED
        signs = self.signs(a, b)
        apart = signs["told apart"] or (signs["one-sided"] and first.frame[0] == "money")
        score = NOTHING_SHARED + sum(WEIGHTS[sign] * value for sign, value in signs.items())
        # "Nine consulates" and "ten mayors": little else in common than the subject of their documents. People of
        # whom nothing more is read may be any: "more than six thousand people are out" on strike.
        unlike = signs["barred"] and self._name_things(first, second) and first.frame[0] == "count" and score < 0
        if (unlike or (apart and score < _OVERRULING)) and _TELLING.isdisjoint(signs):
            return BARRED
        return score

    def _name_things(self, *readings: Reading) -> bool:
        """Tell whether each reading counts something other than people in general."""
        return all(reading.heads - self._concepts.generic for reading in readings)

    def signs(self, a: int, b: int) -> dict[str, float]:
        """Return the signs of two readings by the names of their weights, each from 0 to 1."""
        first, second = self._readings[a], self._readings[b]
        subject = _subject_in_common(first, second)
        return {
            **self._bags[a].signs(self._bags[b]),
            **_figure_signs(first, second, subject_in_common(first, second)),
            **_concept_signs(first, second, self._concepts),
            **_document_signs(first, second),
            "subject": subject,
            "change": float(first.frame[-1] != second.frame[-1]),
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
        words, words_in_short, words_in_all = self._words.shared_with(other._words)
        fields, fields_in_short, _ = self._fields.shared_with(other._fields)
        return {
            "words": words,
            "words in short": words_in_short,
            "words in all": words_in_all,
            "fields": fields,
            "fields in short": fields_in_short,
            "nearest name": float(self._nearest is not None and self._nearest == other._nearest),
        }


class _Bag:
    """Words with their weights."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        self.weights = weights
        self.length = sqrt(sum(weight * weight for weight in weights.values()))
        self.sum = sum(weights.values())

    def shared_with(self, other: _Bag) -> tuple[float, float, float]:
        """Return the cosine of two bags, how much of the shorter one they share, and how much they share in all."""
        shared = sorted(self.weights.keys() & other.weights.keys())
        if not shared:
            return 0.0, 0.0, 0.0
        product = sum(self.weights[tag] * other.weights[tag] for tag in shared)
        overlap = sum(min(self.weights[tag], other.weights[tag]) for tag in shared)
        short = overlap / (min(self.sum, other.sum) + _SMOOTHING)
        return product / (self.length * other.length), short, min(1.0, overlap / _MOST_WORDS)


def _concept_signs(first: Reading, second: Reading, concepts: Concepts) -> dict[str, float]:
    judged, shared = affinity(first, second, concepts), first.heads & second.heads
    kin = concepts.are_kin(first.heads, second.heads)
    return {
        "joined": float(judged >= THRESHOLD),
        "barred": float(judged == 0 and not shared),
        "told apart": float(judged == 0 and bool(shared)),
        "other concept": float(
            not shared and not kin and bool(first.heads & concepts.known and second.heads & concepts.known)
        ),
        "one-sided": float(contrasts_part(first, second, concepts)),
    }


def _document_signs(first: Reading, second: Reading) -> dict[str, float]:
    one = first.text == second.text
    (time, *_), (other, *_) = first.telling, second.telling
    return {
        "one document": float(one),
        "same time": float(bool(time) and time == other),
        "other time": float(bool(time and other) and time != other),
    }


def _is_one_telling(first: Reading, second: Reading) -> bool:
    """Tell whether one document tells two figures of the same time by the same speaker, neither set against another."""
    return first.text == second.text and first.telling == second.telling and first.value != second.value


def _figure_signs(first: Reading, second: Reading, subject: float) -> dict[str, float]:
    """Return how near two figures are to each other, which tells as much as the documents are about one subject."""
    one, other = in_one_unit(first, second)
    if not one or not other:
        return {}
    digits = min(first.digits, second.digits, len(_DIGITS) - 1)
    step = Decimal(1).scaleb(min(one.adjusted(), other.adjusted()) - digits + 1)
    if one == other or abs(one - other) < (step if digits > 1 else step / 2):
        return {_DIGITS[digits]: subject}
    if are_close(first, second):
        return {"close": subject}
    times = max(abs(one), abs(other)) / min(abs(one), abs(other))
    return {"remote": 1.0} if times > _REMOTE else {"far": float(times > _FAR)}


def _subject_in_common(first: Reading, second: Reading) -> float:
    """Return how surely two documents are about one subject, from 0 to 1; a few words leave it open."""
    told = min(1.0, len(first.document) / _ENOUGH_WORDS, len(second.document) / _ENOUGH_WORDS)
    return told * subject_in_common(first, second) + (1 - told) * _OPEN


def _units_part(first: Reading, second: Reading, concepts: Concepts) -> bool:
    """Tell whether two figures are of another kind or unit; a bare sum of money may be of any currency, or a count."""
    (kind, unit, *_), (other_kind, other_unit, *_) = first.frame, second.frame
    if kind != other_kind:
        return {kind, other_kind} != {"money", "count"} or bool({unit, other_unit} - {"", "count"})
    if unit == other_unit or (kind == "money" and not (unit and other_unit)):
        return False
    return not any(unit in family and other_unit in family for family in concepts.lexicon.currencies)


def _contrasts_oppose(first: Reading, second: Reading) -> bool:
    """Tell whether the readings have different members of one contrast set."""
    return any(not members & second.members.get(name, members) for name, members in first.members.items())
