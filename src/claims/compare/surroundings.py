"""The words around a figure, and how far from it each one is said.

Distance is told in words, but what parts two statements counts for more: a comma, another figure, the end of a clause.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from claims.compare.concepts import Concepts
from claims.compare.phrases import Match
from claims.compare.words import WORD
from claims.grammar.currencies import CURRENCIES
from claims.records import Claim

ADJACENT, CLAUSE = 3.5, 9.0
"""How far a word stands that belongs to the figure itself, and one that is said in its clause."""

_TOKEN = re.compile(rf"{WORD}|[;:()—,!?.]| – | - ")
_BEFORE = {",": 2.0, ";": 14.0, ":": 2.0, "—": 9.0, " – ": 9.0, " - ": 9.0, "!": 14.0, "?": 14.0, ".": 14.0}
_BEHIND = {**_BEFORE, ",": 6.0}
_IDLE_WORD, _WORD, _JOINING, _BREAK = 0.3, 1.0, 1.5, 7.0
_FIGURE_BEFORE, _FIGURE_BEHIND, _WHOLE = 5.0, 9.0, 8.0
"""What it takes to pass another figure; more where that one is a part of this: "$9 million of its $45 million"."""
_ASIDE = re.compile(r"^\s*\([^()]*\)|^,? or [^,;.]{1,30},")
"""What restates the figure right behind it: "$8.1 million, or 11 per cent, has been received"."""
_COPULA = re.compile(r"is|are|was|were|be|been|have|has|had")
_NEW_CLAUSE = 4.0
"""What ", and" takes besides: another statement ended before it."""
_CODES, _SYMBOLS = (
    "|".join(sorted(each for each in names if each.isalpha())) for names in (CURRENCIES.codes, CURRENCIES.symbols)
)
_CURRENCY = re.compile(rf"\b(?:[A-Z]{{1,3}}[$¢£]|(?:{_CODES}|(?i:{_SYMBOLS}))(?=\.?\s?\d))")
"""The country in "US$90 million" is no place of the figure, and "Rs 90 million" no name."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_DATELINE = re.compile(r"^[^a-z()]{3,40}[^()]{0,30}\([^()]{2,40}\)\s*(?:--|[-–—])\s+")
_SPEAKER = re.compile(r"^[^a-z\d:]{3,40}:\s+")
_JOINTS = frozenset({"and", "or", "but", "nor"})
_INTO, _OUT = 7.0, 0.5
"""What it takes to look into a parenthesis, and from within one at what it explains."""


class Found(NamedTuple):
    """A concept or a name near a figure, the nearest one sorting first; what stands behind the figure goes last."""

    far: float
    behind: bool
    tag: str
    words: str


@dataclass(frozen=True)
class Side:
    """The words to one side of a figure in the order of the text, with the distance of each."""

    words: tuple[str, ...]
    far: tuple[float, ...]
    named: frozenset[int] = frozenset()
    """The places of the words that only make a longer name: the "Lakes Relief Monitor" is no relief."""

    def within(self, reach: float) -> list[str]:
        """Return the words no farther than `reach`."""
        return [word for word, far in zip(self.words, self.far, strict=True) if far <= reach]

    def find(self, look: Callable[[Sequence[str]], Iterable[Match]], *, behind: bool) -> list[Found]:
        """Return what `look` finds among the words, each as far as its nearest word."""
        return [
            Found(
                min(self.far[match.at : match.at + match.width]),
                behind,
                match.tag,
                " ".join(self.words[match.at : match.at + match.width]),
            )
            for match in look(self.words)
            if match.at not in self.named
        ]


@dataclass(frozen=True)
class Around:
    """The sentence to both sides of a figure."""

    before: Side
    after: Side

    def find_across(self, look: Callable[[Sequence[str]], Iterable[Match]], *, skipped: int = 0) -> list[str]:
        """Return what `look` finds to both sides at once: "driven 40 from their homes".

        Args:
            look: finds phrases in words.
            skipped: how many words behind the figure belong to it.
        """
        words = (*self.before.words, *self.after.words[skipped:])
        middle = len(self.before.words)
        return [match.tag for match in look(words) if match.at < middle < match.at + match.width]

    def find(self, look: Callable[[Sequence[str]], Iterable[Match]], *, reach: float = 1e9) -> list[Found]:
        """Return what `look` finds to either side, the nearest first."""
        found = (*self.before.find(look, behind=False), *self.after.find(look, behind=True))
        return sorted(each for each in found if each.far <= reach)

    @cached_property
    def leading(self) -> str:
        """The word that stands right before the figure, in lower case."""
        return self.before.words[-1].casefold() if self.before.words and self.before.far[-1] <= _WORD else ""

    @cached_property
    def following(self) -> str:
        """The word that stands right behind the figure, in lower case."""
        return self.after.words[0].casefold() if self.after.words and self.after.far[0] <= _WORD else ""


def look_around(claim: Claim, concepts: Concepts) -> Around:
    """Return the words to both sides of the figure of `claim`."""
    before, after = (_CURRENCY.sub("$", half) for half in halves(claim))
    tokens = _TOKEN.findall(before)
    before_words, before_far = _walk(tokens[::-1], concepts, behind=False)
    after_words, after_far = _walk(_TOKEN.findall(_ASIDE.sub("", after)), concepts, behind=True)
    return Around(
        Side(tuple(before_words[::-1]), tuple(before_far[::-1]), _in_names(before_words[::-1], concepts)),
        Side(tuple(after_words), tuple(after_far), _in_names(after_words, concepts)),
    )


def _in_names(words: Sequence[str], concepts: Concepts) -> frozenset[int]:
    """Return the places of the words that stand beside another capital; a programme's name says what it is."""
    capital = {at for at, word in enumerate(words) if word[0].isupper() and not word.isupper()}
    named = (at for at in capital if {at - 1, at + 1} & capital)
    return frozenset(at for at in named if not concepts.is_scheme(words[at]))


def _walk(tokens: Sequence[str], concepts: Concepts, *, behind: bool) -> tuple[list[str], list[float]]:
    """Return the words met on the way outwards, and the distance gone when each was met."""
    words: list[str] = []
    distances: list[float] = []
    gone = 0.0
    for at, token in enumerate(tokens):
        beyond = tokens[at + 1].casefold() if at + 1 < len(tokens) else ""
        if token in ("(", ")"):
            gone += _OUT if token == "(" and not behind else _INTO
        elif token in _BEFORE:
            parted = token == "," and (beyond if behind else words[-1].casefold() if words else "") in _JOINTS - {"or"}
            gone += (_BEHIND if behind and not _COPULA.fullmatch(beyond) else _BEFORE)[token] + _NEW_CLAUSE * parted
        else:
            gone += _step(token, words, concepts, behind=behind)
            words.append(token)
            distances.append(gone)
    return words, distances


def _is_idle(word: str, concepts: Concepts) -> bool:
    return bool(_YEAR.fullmatch(word)) or (not word[0].isdigit() and concepts.is_empty(concepts.fold(word)))


def _step(word: str, passed: Sequence[str], concepts: Concepts, *, behind: bool) -> float:
    if word[0].isdigit():
        if _YEAR.fullmatch(word):
            return _WORD
        if behind:
            return _FIGURE_BEHIND
        told = [each.casefold() for each in passed if not concepts.is_scale(each)]
        if told and not {"and", "or", "from"}.isdisjoint(told) and all(_is_idle(each, concepts) for each in told):
            # "6.5% in 2023 and 6.3% in 2024" share their verb.
            return _WORD
        return _FIGURE_BEFORE + _WHOLE * ("of" in told[-2:] and len(told) <= 3)
    lower = word.casefold()
    if lower in concepts.breaks:
        return _BREAK
    if lower in _JOINTS:
        return _JOINING
    return _IDLE_WORD if concepts.is_empty(concepts.fold(word)) else _WORD


def cut_before(text: str, breaks: Collection[str]) -> str:
    """Return `text` up to the first word of `breaks`, white space folded."""
    return " ".join(_word_of(frozenset(breaks)).split(text)[0].split())


_PATTERNS: dict[frozenset[str], re.Pattern[str]] = {}


def _word_of(words: frozenset[str]) -> re.Pattern[str]:
    if words not in _PATTERNS:
        _PATTERNS[words] = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(words)))})\b", re.IGNORECASE)
    return _PATTERNS[words]


def speaker_of(sentence: str) -> str:
    """Return what a line of a transcript begins with: "WARDEN THIBODEAUX:"."""
    label = _SPEAKER.match(sentence)
    return label.group() if label else ""


def halves(claim: Claim) -> tuple[str, str]:
    """Return the sentence before and behind the figure; of several equal figures the one nearest to its offset."""
    quote = " ".join(claim.quote.split())
    places = _places_of(quote, claim.sentence) if quote else []
    if not places:
        return "", claim.sentence
    offset = claim.start - claim.sentence_start
    at = min(places, key=lambda place: (abs(place - offset), place))
    dateline = _DATELINE.match(claim.sentence) or _SPEAKER.match(claim.sentence)
    first = dateline.end() if dateline and dateline.end() <= at else 0
    return claim.sentence[first:at], claim.sentence[at + len(quote) :]


def _places_of(quote: str, sentence: str) -> list[int]:
    """Return where `quote` stands, from left to right, none inside another."""
    places: list[int] = []
    at = sentence.find(quote)
    while at >= 0:
        places.append(at)
        at = sentence.find(quote, at + len(quote))
    return places
