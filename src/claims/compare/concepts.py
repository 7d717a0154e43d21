"""What the comparison knows of words: which are one concept, which set things apart, which say nothing."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from functools import lru_cache, wraps
from itertools import pairwise
from typing import TypeVar

from claims.compare.phrases import Match, find_phrases, make_phrases, make_shared_phrases
from claims.compare.vocabulary import ConceptEntry, ConceptLexicon, ContrastEntry, read_vocabulary
from claims.compare.words import fold, fold_name, plain, split

NEUTRAL = "none"
"""The member of a contrast set that holds phrases which look like another member and say nothing."""

_KEPT = 1024
"""How many answers are kept of each question about words: those of the sentences of some documents."""

_SHORTEST_STEM = 4

Answer = TypeVar("Answer")


def remembered(
    answer: Callable[[Concepts, Sequence[str]], Answer],
) -> Callable[[Concepts, Sequence[str]], Answer]:
    """Return a method that keeps its last answers: each figure of a sentence asks about the same words many times."""
    kept = lru_cache(maxsize=_KEPT)(answer)

    @wraps(answer)
    def look_up(self: Concepts, words: Sequence[str]) -> Answer:
        return kept(self, tuple(words))

    return look_up


class Concepts:
    """The lexicon with its words folded, ready to be looked up."""

    def __init__(self, lexicon: ConceptLexicon) -> None:
        self.lexicon = lexicon
        self._own = {plain(form): word for word in lexicon.own for form in (word, f"{word}s")}
        folded = {word: self._own.get(word) or fold(word) for word in lexicon.irregular}
        self._irregular = {plain(form): folded[word] for word, forms in lexicon.irregular.items() for form in forms}
        self._folded: dict[str, str] = {}
        self.agents = {self.fold(word) for word in lexicon.agents}
        self._empty = {self.fold(word) for word in lexicon.empty} | self.agents
        self._scales = {self.fold(word) for word in lexicon.scales}
        self._names = make_phrases(lexicon.names, plain)
        self._words = make_phrases({entry.name: entry.words for entry in lexicon.concept}, self.fold)
        self._states = make_phrases({entry.name: entry.states for entry in lexicon.concept}, self.fold)
        self._families = make_shared_phrases(lexicon.families, self.fold)
        self.kin = {entry.name: self._families_of(entry) for entry in lexicon.concept}
        self._contrasts = {entry.name: make_phrases(entry.members, self.fold) for entry in lexicon.contrast}
        self.contrast = {entry.name: entry for entry in lexicon.contrast}
        self._contrasts_from: dict[str, set[int]] = {}
        for place, contrast in enumerate(lexicon.contrast):
            for words in self._contrasts[contrast.name].meanings:
                self._contrasts_from.setdefault(words[0], set()).add(place)
        self.people = {entry.name for entry in lexicon.concept if entry.people}
        self.done = {(entry.name, member) for entry in lexicon.contrast for member in entry.done}
        self.counted = {self.fold(word): entry.name for entry in lexicon.concept for word in entry.counted}
        self.generic = {entry.name for entry in lexicon.concept if entry.generic}
        self.money = {entry.name for entry in lexicon.concept if entry.money}
        self.groupless = {entry.name for entry in lexicon.concept if entry.groupless}
        self.countable = {entry.name for entry in lexicon.concept if entry.countable}
        self.parts_behind = frozenset(lexicon.parts_behind)
        self.parts_before = frozenset(lexicon.parts_before)
        self.titles = frozenset(lexicon.titles)
        self.saying = frozenset(lexicon.saying)
        self.scoping = frozenset(lexicon.scoping)
        self.ages = frozenset(lexicon.ages)
        self.levels = frozenset(lexicon.levels)
        self.moving = frozenset(lexicon.moving)
        self.composing = frozenset(lexicon.composing)
        self.winning = frozenset(lexicon.winning)
        self.holding = frozenset(lexicon.holding)
        self.shares = {entry.name for entry in lexicon.concept if entry.share}
        self.named = {entry.name for entry in lexicon.concept if entry.named}
        self.measured = {entry.name for entry in lexicon.concept if entry.measured}
        self.broad = {entry.name for entry in lexicon.concept if entry.broad}
        self.paced = {entry.name for entry in lexicon.concept if entry.paced}
        self.regional = set(lexicon.regional)
        self.bodies = {plain(word) for word in lexicon.bodies}
        self.regions = {name for name in lexicon.names if " " in name}
        self.specific = {entry.name for entry in lexicon.concept if entry.specific}
        self.course = {entry.name: entry.course for entry in lexicon.concept if entry.course}
        self.known = {entry.name for entry in lexicon.concept}
        self.telling = self.known - self.broad - self.generic
        self.heads_of = _heads(lexicon.concept, self.fold)
        self.borders = set(lexicon.borders)
        self.breaks = set(lexicon.breaks)
        self.times = set(lexicon.times)
        self.comparing = set(lexicon.comparing)
        self._schemes = {self.fold(word) for word in lexicon.schemes}

    def fold(self, word: str) -> str:
        """Return the shared form of `word`, irregular forms looked up: `sold` as `sell`."""
        form = self._folded.get(word)
        if form is None:
            key = plain(word)
            form = self._folded[word] = self._own.get(key) or self._irregular.get(key) or fold(word)
        return form

    def _families_of(self, entry: ConceptEntry) -> frozenset[str]:
        """Return the fields of meaning that a whole word or phrase of a concept belongs to."""
        phrases = (tuple(self.fold(word) for word in split(phrase)) for phrase in (*entry.words, *entry.states))
        return frozenset(name for phrase in phrases for name in self._families.meanings.get(phrase, "").split())

    def are_kin(self, one: Iterable[str], other: Iterable[str]) -> bool:
        """Tell whether concepts share a field of meaning: arrivals and refugees."""
        fields = {field for name in one for field in self.kin.get(name, ())}
        return any(not fields.isdisjoint(self.kin.get(name, ())) for name in other)

    def stem(self, word: str) -> str:
        """Return `word`, folded, without what makes a noun or an adjective of it: `requirement` as `requir`."""
        told = (ending for ending in self.lexicon.endings if word.endswith(ending))
        return next((word[: -len(each)] for each in told if len(word) - len(each) >= _SHORTEST_STEM), word)

    @remembered
    def fold_all(self, words: Sequence[str]) -> tuple[str, ...]:
        """Return the shared forms of `words`."""
        return tuple(map(self.fold, words))

    def is_empty(self, word: str) -> bool:
        """Tell whether `word`, folded, says nothing about what is counted."""
        return word in self._empty or word[:1].isdigit()

    def names_one(self, words: Sequence[str], concepts: Collection[str]) -> bool:
        """Tell whether `words` name one of `concepts`, as a thing or as what happens to people."""
        return any(match.tag in concepts for match in (*self.tags(words), *self.states(words)))

    def is_scale(self, word: str) -> bool:
        """Tell whether `word` belongs to a number or its unit: "million", "percent"."""
        return self.fold(word) in self._scales

    def is_scheme(self, word: str) -> bool:
        """Tell whether `word` makes a name that of a programme or a law: "plan"."""
        return self.fold(word) in self._schemes

    def is_known(self, word: str) -> bool:
        """Tell whether `word` alone names a concept."""
        return any(True for _ in find_phrases([self.fold(word)], self._words))

    @remembered
    def tags(self, words: Sequence[str]) -> tuple[Match, ...]:
        """Return the concepts among `words`, and the other words that say something, in order."""
        folded = self.fold_all(words)
        found = list(find_phrases(folded, self._words))
        covered = {place for match in found for place in range(match.at, match.at + match.width)}
        # A plain word that a concept goes by as a name is not that concept: "output" of maize.
        others = (
            Match(f"({word})" if word in self.known else word, at, 1)
            for at, word in enumerate(folded)
            if at not in covered and not self.is_empty(word)
        )
        return tuple(sorted((*found, *others), key=lambda match: match.at))

    @remembered
    def states(self, words: Sequence[str]) -> tuple[Match, ...]:
        """Return the concepts that `words` turn people into: `killed` as death."""
        return tuple(find_phrases(self.fold_all(words), self._states))

    @remembered
    def families(self, words: Sequence[str]) -> tuple[Match, ...]:
        """Return the fields of meaning that `words` belong to; a word may belong to several."""
        folded, phrases = self.fold_all(words), self._families
        spans = ((at, width) for at, word in enumerate(folded) for width in range(1, phrases.longest.get(word, 0) + 1))
        found = ((at, width, phrases.meanings.get(tuple(folded[at : at + width]), "")) for at, width in spans)
        return tuple(Match(name, at, width) for at, width, names in found for name in names.split())

    @remembered
    def contrasts_among(self, words: Sequence[str]) -> tuple[ContrastEntry, ...]:
        """Return the contrast sets that may have members among `words`, in the order of the lexicon."""
        places = {place for word in self.fold_all(words) for place in self._contrasts_from.get(word, ())}
        return tuple(self.lexicon.contrast[place] for place in sorted(places))

    def members(self, contrast: str, words: Sequence[str]) -> list[Match]:
        """Return the members of a contrast set among `words`."""
        found = find_phrases(self.fold_all(words), self._contrasts[contrast])
        return [match for match in found if match.tag != NEUTRAL]

    @remembered
    def names(self, words: Sequence[str]) -> tuple[Match, ...]:
        """Return the proper names among `words`, countries and their people under one name.

        A capital alone makes no name of a concept's word: "Murders" may begin a sentence.
        """
        named = find_phrases([plain(word) for word in words], self._names)
        # "The minister told us" names no country.
        found = [match for match in named if match.width > 1 or not words[match.at].islower()]
        folded = self.fold_all(words)
        concepts = (*find_phrases(folded, self._words), *find_phrases(folded, self._states))
        covered = {place for match in (*found, *concepts) for place in range(match.at, match.at + match.width)}
        others = (
            Match(fold_name(word), at, 1)
            for at, word in enumerate(words)
            if at not in covered and word[0].isupper() and not self.is_empty(self.fold(word))
        )
        return tuple(sorted((*found, *others), key=lambda match: match.at))

    @remembered
    def schemes(self, words: Sequence[str]) -> frozenset[str]:
        """Return the names of programmes and laws among `words`: `marshall plan` and `plan colombia`."""
        pairs = pairwise(words)
        capital = ((one, other) for one, other in pairs if one[0].isupper() and other[0].isupper())
        return frozenset(
            f"{plain(one)} {plain(other)}"
            for one, other in capital
            if len({self.fold(one), self.fold(other)} & self._schemes) == 1
        )


@lru_cache(maxsize=1)
def shipped_concepts() -> Concepts:
    """Return the concepts of the shipped lexicon, read once."""
    return Concepts(read_vocabulary())


def _heads(entries: Iterable[ConceptEntry], form: Callable[[str], str]) -> dict[str, set[str]]:
    """Return the concepts whose words end in a word: "asylum seekers" under "seekers"."""
    heads: dict[str, set[str]] = {}
    for entry in entries:
        for phrase in entry.words:
            heads.setdefault(form(split(phrase)[-1]), set()).add(entry.name)
    return heads
