"""What a figure counts: its concept, and the group of people that the concept is said of.

The noun right behind the figure goes first ("2,400 houses"), for people what happens to them ("61 people killed"), then
the concept that stands nearest.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from claims.compare.concepts import Concepts
from claims.compare.surroundings import CLAUSE, Around, Found, cut_before, speaker_of
from claims.compare.words import split
from claims.grammar.places import find_places
from claims.records import Claim

_BESIDE = 4.0
"""How far behind the figure the noun that it counts may stand."""
_TOLD = 3.0
"""How far a word of the counted phrase is taken to be, wherever it stands."""
_ACROSS = 1.0
"""How far a state is taken to be that the figure stands in the middle of."""
_REACH = 14.0
_FAR, _ANYWHERE = 24.0, 60.0
_UNIT = 7.0
_CLOSE = 6.0
_VAGUE = re.compile(r"(?:ten|dozen|score|hundred|thousand|million|billion|trillion)s$", re.IGNORECASE)
_SUBJECT = 7.0
_MISPLACED = 5.0
"""How much nearer another concept stands than that of a counted phrase which was taken from a neighbour."""


@dataclass(frozen=True)
class Heads:
    """What is counted.

    Args:
        tags: the concepts, or the plain word.
        group: the people that a state is said of.
        wording: the text's own words for it.
        in_phrase: whether the counted phrase names it.
        bare: whether the figure has no noun or unit of its own, as "1.24 billion" for money.
    """

    tags: frozenset[str]
    group: str
    wording: str
    in_phrase: bool
    bare: bool


def find_heads(claim: Claim, around: Around, phrase: Sequence[str], concepts: Concepts) -> Heads:
    """Return what `claim` counts."""
    finder = _Finder(claim, around, phrase, concepts)
    tags, group = finder.of_count() if claim.kind == "count" else (finder.of_amount(), "")
    also = finder.said_beside() if claim.kind != "count" or tags <= concepts.generic else frozenset()
    return Heads(tags | also, group, finder.wording(tags), finder.in_phrase(tags), finder.bare)


class _Finder:
    """Looks for the head of one claim."""

    def __init__(self, claim: Claim, around: Around, phrase: Sequence[str], concepts: Concepts) -> None:
        self.claim = claim
        self.around = around
        self.phrase = phrase
        self.concepts = concepts
        self.beside = self._beside()
        self.bare = claim.kind == "count" and self.beside is None

    def _beside(self) -> Found | None:
        """Return the counted noun where it stands right behind the figure."""
        unit = {self.concepts.fold(word) for word in split(self.claim.unit or "")}
        # "Dozens of officials" counts officials, "38 of the dead" counts some of them.
        first = 1 if _VAGUE.search(self.claim.quote) and self.around.following == "of" else 0
        behind = [*zip(self.around.after.words, self.around.after.far, strict=True)][first:]
        joined = next((far for word, far in behind if self._ends(word)), 1e9)
        for tag in self._all_behind():
            if (
                tag.far <= _BESIDE
                and tag.far < joined
                and unit & {self.concepts.fold(word) for word in split(tag.words)}
            ):
                return tag
        for word, far in behind:
            if far <= _BESIDE and far < joined and self.concepts.fold(word) in unit:
                folded = self.concepts.fold(word)
                return Found(far, True, folded if folded in self.concepts.agents else "", word)
        return None

    def _ends(self, word: str) -> bool:
        """Tell whether `word` ends the noun phrase of the figure, so that what follows is not what it counts."""
        return word.casefold() in self.concepts.borders or word.casefold() in self.concepts.times

    def _all_behind(self) -> list[Found]:
        return self.around.after.find(self.concepts.tags, behind=True)

    def of_count(self) -> tuple[frozenset[str], str]:
        """Return the concept of a count, and the group it is said of."""
        head = self._wider(self.beside.tag if self.beside else self._left_out())
        if self.beside and any(True for _ in find_places([self.beside.words])):
            # "850,000 Sudanese" are people of whom something is said.
            head = ""
        across = self._across() if not self.beside else []
        if across:
            return frozenset(across), ""
        if head in self.concepts.known and head not in self.concepts.people:
            return frozenset({head}), ""
        state = self._state() or self._told_by_noun()
        if not head or head in self.concepts.generic or state in self.concepts.groupless:
            tags = {state or head} - {""} or set(filter(None, [self._nearest(self.concepts.known, reach=_REACH)]))
            return frozenset(tags), ""
        return (frozenset({state}), head) if state not in ("", head) else (frozenset({head}), "")

    def _told_by_noun(self) -> str:
        """Return the concept that the counted noun stands for by itself: "463 lives" are deaths."""
        return self.concepts.counted.get(self.concepts.fold(self.beside.words), "") if self.beside else ""

    def _left_out(self) -> str:
        """Return what a figure without a noun counts: the nearest concept, else the unit of the extraction."""
        unit = self._unit()
        near = self._candidates(self.concepts.known - self.concepts.generic - self.concepts.countable)[:1]
        carried = " ".join(self.phrase) not in " ".join(split(self.claim.sentence))
        if near and near[0].far <= (_FAR if carried or unit not in self.concepts.known else _UNIT):
            return near[0].tag
        return unit

    def _unit(self) -> str:
        speaker = {word.casefold() for word in split(speaker_of(self.claim.sentence))}
        words = [word for word in split(self.claim.unit or "") if word.casefold() not in speaker]
        tags = [match.tag for match in self.concepts.tags(words)]
        agents = [word for word in map(self.concepts.fold, words) if word in self.concepts.agents]
        core = [match.tag for match in self.concepts.tags(self._core()) if match.tag != self._leading()]
        return next((tag for tag in (*tags[-1:], *agents[-1:], *core[-1:]) if tag), "")

    def _wider(self, head: str) -> str:
        """Return the concept of a head of two words, of which the unit has kept one: "asylum seekers"."""
        wider = self.concepts.heads_of.get(head, set())
        return next((match.tag for match in self.concepts.tags(self.phrase) if match.tag in wider), head)

    def _state(self) -> str:
        """Return what happens to the people counted: the nearest state, in the counted phrase or around."""
        found = self.around.find(self.concepts.states, reach=_CLOSE if self.bare else _REACH)
        found += [Found(_ACROSS, False, tag, "") for tag in self._across()]
        if self.bare:
            return min(found, default=Found(0, True, "", "")).tag
        found += [Found(_TOLD, True, match.tag, "") for match in self.concepts.states(self.phrase)]
        return min(found, default=Found(0, True, "", "")).tag

    def _across(self) -> list[str]:
        """Return the states that the figure, or the figure with its noun, stands in the middle of."""
        nouns = self.beside.words.split()[-1:] if self.beside else []
        words = self.around.after.words
        skips = {0} | {words.index(noun) + 1 for noun in nouns if noun in words}
        return [tag for skip in sorted(skips) for tag in self.around.find_across(self.concepts.states, skipped=skip)]

    def of_amount(self) -> frozenset[str]:
        """Return the concepts of a share, of money or of a measure; people only where nothing else is said of them."""
        tags = self._all_of_amount()
        if tags <= self.concepts.people and self.claim.kind in ("percent", "fraction"):
            # "Among women 6.5% were out of work."
            near = self._candidates(self.concepts.known - self.concepts.people - self.concepts.countable)
            reach = _CLOSE if self.claim.base else _FAR
            return frozenset(each.tag for each in near[:1] if each.far <= reach) or tags
        # A rate says by itself what it is of: "four of every 100 patients die".
        return (tags & self.concepts.shares) or (tags - self.concepts.people) or tags

    def said_beside(self) -> frozenset[str]:
        """Return the concepts in the clause of an amount, any of which another text may tell it by.

        "Rents averaged €2,500" and "a home in Dublin costs €2,500" are one measure.
        """
        near = self._candidates(self.concepts.known - self.concepts.generic - self.concepts.people)
        return frozenset(each.tag for each in near if each.far <= CLAUSE)

    def _all_of_amount(self) -> frozenset[str]:
        if self.claim.kind == "measurement" and self.claim.unit in self.concepts.known:
            return frozenset({self.claim.unit})
        things = self._things()
        said = (self._known(self._core()) or self._known(self.phrase) or self._resumed()) & things
        near = self._candidates(things - self.concepts.generic - self.concepts.countable)
        if said and self.claim.base and said <= self._known(split(self.claim.base)):
            # "6.7% of the workforce" is jobless: the base says of what, not what.
            return said | frozenset([each.tag for each in near if each.tag not in said and each.far <= _REACH][:1])
        if said and not (near and self._is_misplaced(said, near)):
            return said
        share = self.claim.kind in ("percent", "fraction")
        if near and near[0].far <= (_ANYWHERE if share else _FAR):
            return frozenset({near[0].tag}) | (self._nearer(near[0]) if near[0].far > CLAUSE else frozenset())
        return self._implied() or (share and self._of_title()) or self._plain()

    def _implied(self) -> frozenset[str]:
        """Return what a word of a contrast set implies: what has been "received" or "pledged" is aid."""
        for entry in self.concepts.lexicon.contrast:
            look = partial(self.concepts.members, entry.name)
            if entry.implies and self.claim.kind in entry.kinds and self.around.find(look, reach=_FAR):
                return frozenset({entry.implies})
        return frozenset()

    def _of_title(self) -> frozenset[str]:
        """Return the rate that the document is about, for a share that names nothing: "the rate is at 6.5%"."""
        return self._known(split(self.claim.title or "")) & self.concepts.shares

    def _is_misplaced(self, said: frozenset[str], near: Sequence[Found]) -> bool:
        """Tell whether the counted phrase was taken from a neighbour: what it names stands far off."""
        far = min((each.far for each in near if each.tag in said), default=None)
        if far is None:
            # "Cash flow from operating activities" is one concept, and "activities" a part of it.
            return near[0].far <= _REACH and " ".join(self.phrase) in " ".join(split(self.claim.sentence))
        return far - near[0].far > _MISPLACED

    def _plain(self) -> frozenset[str]:
        """Return the last word of the counted phrase that is no name."""
        core = [word for word in self._core() if not word[0].isupper()]
        verb = self._leading() if self.claim.kind in ("percent", "fraction") else ""
        return frozenset(match.tag for match in self.concepts.tags(core)[-1:] if match.tag != verb)

    def _nearer(self, known: Found) -> frozenset[str]:
        """Return the word of the counted phrase where it stands nearer: "growth of 5%, and inflation"."""
        plain = self._plain() - {self._leading()}
        found = [each.far for each in self.around.find(self.concepts.tags) if each.tag in plain]
        return plain if found and min(found) < known.far else frozenset()

    def _leading(self) -> str:
        """Return the word right before the figure, which is a verb or a speaker: "it will be glad to see 34,000"."""
        return self.concepts.fold(self.around.leading)

    def _things(self) -> set[str]:
        return self.concepts.known - self.concepts.people if self.claim.kind == "money" else set(self.concepts.known)

    def _candidates(self, things: set[str]) -> list[Found]:
        found = self.around.find(self.concepts.tags) + self.around.find(self.concepts.states)
        return sorted(each for each in found if each.tag in things)

    def _nearest(self, things: set[str], *, reach: float) -> str:
        found = [each for each in self._candidates(things) if each.far <= reach]
        found += [
            Found(_SUBJECT, False, tag, "") for tag in sorted(self._known(split(self.claim.subject or "")) & things)
        ]
        found += [Found(_TOLD, False, tag, "") for tag in sorted(self._known(self._core()) & things)]
        return min(found, default=Found(0, True, "", "")).tag

    def _resumed(self) -> frozenset[str]:
        """Return the concept of the sentence that the counted phrase takes up in one word: "the money"."""
        words = {self.concepts.fold(word) for word in self.phrase}
        wider = {name for word in words for name in self.concepts.heads_of.get(word, ())} if len(words) == 1 else set()
        return self._known(split(self.claim.sentence)) & wider

    def _core(self) -> list[str]:
        """Return the words of the counted phrase up to its first preposition."""
        words = list(self.phrase)
        end = next((at for at, word in enumerate(words) if at and word.casefold() in self.concepts.borders), len(words))
        return words[:end]

    def _known(self, words: Sequence[str]) -> frozenset[str]:
        tags = {match.tag for match in self.concepts.tags(words) if match.tag in self.concepts.known}
        if tags <= self.concepts.generic and self.claim.kind != "count":
            tags = {match.tag for match in self.concepts.states(words)} or tags
        return frozenset(tags)

    def in_phrase(self, tags: frozenset[str]) -> bool:
        """Tell whether the counted phrase names what is counted."""
        named = (*self.concepts.tags(self.phrase), *self.concepts.states(self.phrase))
        return any(match.tag in tags for match in named)

    def wording(self, tags: frozenset[str]) -> str:
        """Return the counted phrase; where it does not name the concept, the words of the sentence that do."""
        counted = (
            cut_before(self.claim.counted or "", self.concepts.times | self.concepts.breaks) if self.phrase else ""
        )
        if self.in_phrase(tags):
            return counted
        found = self.around.find(self.concepts.tags) + self.around.find(self.concepts.states)
        named = min((each for each in found if each.tag in tags & self.concepts.known), default=None)
        if named is None:
            return counted
        # A capital inside a sentence makes the word part of a name: "Marshall Plan".
        words = self.beside.words if self.beside else ""
        return f"{words} {named.words}".strip() if self.claim.kind == "count" else named.words
