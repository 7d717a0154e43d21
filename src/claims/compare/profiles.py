"""What is said around a figure as a bag of words, each weighing more the nearer it stands and the rarer it is.

Two sources seldom use the same noun for what they count ("households lost power", "homes in the dark"), and an ellipsis
has none at all ("in Peru it is 3 million"); what they do share are some of the words around.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import log

from claims.compare.concepts import Concepts
from claims.compare.surroundings import Around
from claims.compare.words import fold_name, split
from claims.grammar.places import find_places
from claims.records import Claim

Profile = tuple[tuple[str, float], ...]
"""Concepts, word stems and names, each with its nearness to the figure, from 0 to 1."""

_HALF_WAY = 6.0
"""The distance at which a word weighs half."""
_FARTHEST = 40.0
_PHRASE, _BASE, _SUBJECT = 0.9, 0.7, 0.6
"""What words of the counted phrase, the base and the subject weigh at least, wherever they stand."""
_BEFORE = 0.2
"""What words of the sentence before weigh, which often says what a figure is about."""
_BACKGROUND = 40
"""How many other figures a few are taken to stand among, so that what two alone have in common still tells."""


def make_profile(
    claim: Claim, around: Around, phrase: Sequence[str], concepts: Concepts, *, before: str = ""
) -> Profile:
    """Return the bag of `claim`: the words of its sentence and of the one before, and the extraction's phrases."""
    weights: dict[str, float] = {}
    for side in (around.before, around.after):
        for at, tag in _told(side.words, concepts, begins=side is around.before):
            if side.far[at] <= _FARTHEST:
                _raise(weights, tag, _HALF_WAY / (_HALF_WAY + side.far[at]))
    said = ((phrase, _PHRASE), (split(claim.base or ""), _BASE), (split(claim.subject or ""), _SUBJECT))
    for words, weight in said:
        for _, tag in _told(words, concepts, begins=False):
            _raise(weights, tag, weight)
    for _, tag in _told(split(before), concepts, begins=True):
        if not tag.startswith("~"):
            _raise(weights, tag, _BEFORE)
    return tuple(sorted((tag, round(weight, 2)) for tag, weight in weights.items()))


def _told(words: Sequence[str], concepts: Concepts, *, begins: bool) -> Iterator[tuple[int, str]]:
    """Yield what the words say with the place of each: names, a country and its people as one, concepts, stems."""
    named: set[int] = set()
    for start, end, name in find_places(words):
        named |= set(range(start, end))
        yield start, "@" + name_key(name)
    for match in concepts.names(words):
        if match.at not in named and (match.at or not begins):
            named |= set(range(match.at, match.at + match.width))
            yield match.at, "@" + match.tag
    for match in (*concepts.tags(words), *concepts.states(words)):
        if match.at not in named and match.tag not in concepts.generic:
            yield match.at, match.tag if match.tag in concepts.known else concepts.stem(match.tag)
    for match in concepts.families(words):
        if match.at not in named:
            yield match.at, "~" + match.tag


def name_key(name: str) -> str:
    """Return one form for a place and for the words that name it."""
    return " ".join(fold_name(word) for word in split(name))


def _raise(weights: dict[str, float], tag: str, weight: float) -> None:
    weights[tag] = max(weight, weights.get(tag, 0.0))


def rarity(profiles: Iterable[Profile]) -> Mapping[str, float]:
    """Return how much each word of `profiles` tells: the log of how rarely it is said."""
    bags = list(profiles)
    counts = Counter(tag for bag in bags for tag, _ in bag)
    return {tag: log((len(bags) + _BACKGROUND) / (count + 0.5)) for tag, count in counts.items()}
