"""What a claim speaks of, in terms that can be compared: concept, qualifiers, contrasts, names.

The counted phrase is asked first. What it does not say is looked for in the words near the figure, then in its
sentence, since an extraction may have lost a qualifier that the text has.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from claims.compare.concepts import Concepts, ContrastEntry, Match
from claims.compare.rates import base_of, scale_of
from claims.compare.surroundings import cut_before, near_words, split_around
from claims.compare.words import split
from claims.records import Claim

_NEAR = 8
"""How many words from the figure a word may stand to be taken as said of it."""
_CLOSING = 3
"""How many words a phrase that leads up to the figure has at most."""
_IN_REACH = 12
"""How many words from the figure its concept may stand, where the counted phrase names none."""


@dataclass(frozen=True)
class Reading:
    """A claim as the comparison understands it; equal readings are one measure.

    Args:
        frame: kind, unit, denominator, and whether it is a level or a change; these must be the same.
        heads: the concepts of what is counted, or its plain word.
        group: the people that a state is said of, where they are not people in general.
        qualifiers: what narrows it.
        contrasts: set and member of the words that set figures apart.
        said: the contrasts that stand in the counted phrase itself.
        names: proper names of the counted phrase, and the place.
        place: the place alone.
        clause: names of the figure's clause.
        known_names: names of its sentence.
        schemes: names of programmes and laws in its sentence.
        value: the figure itself.
        sentence: all tags and names of the sentence.
        document: all tags and names of the document's sentences with figures.
        wording: the text's own words for what is counted.
    """

    frame: tuple[str, ...]
    heads: frozenset[str]
    group: str
    qualifiers: frozenset[str]
    contrasts: frozenset[tuple[str, str]]
    said: frozenset[tuple[str, str]]
    names: frozenset[str]
    place: frozenset[str]
    clause: frozenset[str]
    known_names: frozenset[str]
    schemes: frozenset[str]
    value: tuple[str, Decimal | None, Decimal | None]
    sentence: frozenset[str]
    document: frozenset[str]
    wording: str

    @cached_property
    def order(self) -> tuple[object, ...]:
        """A key that depends on the content alone, so that no order of input shows."""
        sets = (
            self.heads,
            self.qualifiers,
            self.contrasts,
            self.said,
            self.names,
            self.place,
            self.clause,
            self.known_names,
            self.schemes,
        )
        ordered = (tuple(sorted(each, key=str)) for each in (*sets, self.sentence, self.document))
        return (self.frame, self.group, *ordered, tuple(map(str, self.value)), self.wording)


def read_claims(claims: Sequence[Claim], concepts: Concepts) -> list[Reading]:
    """Return the reading of each claim, in their order."""
    documents: dict[tuple[str, str], set[str]] = {}
    for claim in claims:
        words = split(f"{claim.title or ''} {claim.sentence}")
        documents.setdefault((claim.source, claim.path), set()).update(_everything(words, concepts))
    return [_Reader(claim, concepts).reading(frozenset(documents[claim.source, claim.path])) for claim in claims]


class _Reader:
    """Reads one claim."""

    def __init__(self, claim: Claim, concepts: Concepts) -> None:
        self.claim = claim
        self.concepts = concepts
        share = claim.kind in ("percent", "fraction", "multiple")
        self.counted = split(cut_before(claim.counted or "", self._ends(concepts)))
        self.phrase = self.counted + split((claim.base if share else None) or "")
        self.before, self.after = near_words(claim, concepts.breaks)

    @staticmethod
    def _ends(concepts: Concepts) -> set[str]:
        """Return the words behind which a counted phrase speaks of something else: its time, or another figure."""
        return concepts.times | concepts.breaks

    def reading(self, document: frozenset[str]) -> Reading:
        heads, group = self._heads()
        contrasts, said = self._contrasts(heads)
        tags = {match.tag for match in self.concepts.tags(self.phrase)}
        states = {match.tag for match in self.concepts.states(self.phrase)}
        place = _name_tags(self.claim.place, self.concepts)
        names = {match.tag for match in self.concepts.names(self.phrase)} or _name_tags(
            self.claim.subject, self.concepts
        )
        spent = heads | states | {group} | names | self.concepts.generic | self._contrast_words(heads)
        return Reading(
            frame=self._frame(),
            heads=heads,
            group=group,
            qualifiers=self._qualifiers(tags - spent, heads) | _members(said),
            contrasts=contrasts,
            said=said,
            names=frozenset(names | place),
            place=place,
            clause=_name_tags(" ".join((*self.before, *self.after)), self.concepts) | names | place,
            known_names=_name_tags(" ".join(split(self.claim.sentence)[1:]), self.concepts) | place,
            schemes=frozenset(self.concepts.schemes(split(self.claim.sentence))),
            value=(self.claim.comparator, self.claim.low, self.claim.high),
            sentence=_everything(split(self.claim.sentence), self.concepts),
            document=document,
            wording=self._wording(heads),
        )

    def _frame(self) -> tuple[str, ...]:
        scale = scale_of(self.claim, self.concepts)
        kind = "share" if self.claim.kind in ("percent", "fraction") else self.claim.kind
        return kind, scale.unit, scale.per, "change" if self.claim.change else "level"

    def _heads(self) -> tuple[frozenset[str], str]:
        """Return the concepts that are counted, and the group of people that they are said of."""
        if self.claim.kind == "count":
            return self._counted_heads()
        heads = self._known(self._core()) or self._known(self.phrase) or self._resumed()
        if heads:
            return heads, ""
        own = frozenset(match.tag for match in self.concepts.tags(self._core())[-1:])
        if own and base_of(self.claim):
            return own, ""
        return frozenset({self._nearest_known()} - {""}) or own, ""

    def _resumed(self) -> frozenset[str]:
        """Return the concept of the sentence that the counted phrase takes up in one word: "the money"."""
        words = {self.concepts.fold(word) for word in self.counted}
        wider = {name for word in words for name in self.concepts.heads_of.get(word, ())} if len(words) == 1 else set()
        return self._known(split(self.claim.sentence)) & wider

    def _counted_heads(self) -> tuple[frozenset[str], str]:
        tags = [match.tag for match in self.concepts.tags(split(self.claim.unit or ""))]
        core = [match.tag for match in self.concepts.tags(self._core())]
        agents = [
            word for word in map(self.concepts.fold, split(self.claim.unit or "")) if word in self.concepts.agents
        ]
        head = next((tag for tag in (*tags[-1:], *agents[-1:], *core[-1:]) if tag), "")
        wider = self.concepts.heads_of.get(head, set())
        head = next((match.tag for match in self.concepts.tags(self.phrase) if match.tag in wider), head)
        if head in self.concepts.known and head not in self.concepts.people:
            return frozenset({head}), ""
        states = self._states()
        if not head or head in self.concepts.generic:
            return frozenset(states or {head} - {""} or self._known(self.phrase)), ""
        return (states, head) if states else (frozenset({head}), "")

    def _qualifiers(self, tags: frozenset[str] | set[str], heads: frozenset[str]) -> frozenset[str]:
        """Return what narrows the heads; a phrase beside the point does not narrow what says all by itself."""
        if heads & self.concepts.specific and not heads & self._known(self.phrase):
            return frozenset()
        return frozenset(tag for tag in tags if not self._is_part_of_name(tag))

    def _states(self) -> frozenset[str]:
        found = [match.tag for match in self.concepts.states(self.phrase)]
        if not found:
            after = self.concepts.states(self.after[:_NEAR])
            found = [match.tag for match in after[:1] or self.concepts.states(self.before[-_NEAR:])[-1:]]
        return frozenset(found)

    def _core(self) -> list[str]:
        """Return the words of the counted phrase up to its first preposition."""
        words = self.counted
        end = next((at for at, word in enumerate(words) if at and word.casefold() in self.concepts.borders), len(words))
        return words[:end]

    def _known(self, words: Sequence[str]) -> frozenset[str]:
        found = (match.tag for match in self.concepts.tags(words))
        return frozenset(tag for tag in found if tag in self.concepts.known)

    def _nearest_known(self) -> str:
        """Return the known concept nearest to the figure in its sentence, for a phrase that names none."""
        before, after = split_around(self.claim)
        known = [(len(before) - match.at, 1, match.tag) for match in self.concepts.tags(before)]
        known += [(match.at + 1, 0, match.tag) for match in self.concepts.tags(after)]
        things = self.concepts.known - self.concepts.people if self.claim.kind == "money" else self.concepts.known
        near = (each for each in known if each[2] in things and each[0] <= _IN_REACH)
        return min(near, default=(0, 0, ""))[2]

    def _wording(self, heads: frozenset[str]) -> str:
        """Return the counted phrase; where it does not name the concept, the words of the sentence that do."""
        counted = cut_before(self.claim.counted or "", self._ends(self.concepts)) if self.counted else ""
        in_phrase = (*self.concepts.tags(self.phrase), *self.concepts.states(self.phrase))
        if any(match.tag in heads for match in in_phrase):
            return counted
        named = self._nearest_words(heads)
        return f"{counted} {named}".strip() if self.claim.kind == "count" else named or counted

    def _nearest_words(self, heads: frozenset[str]) -> str:
        """Return the words of the sentence, nearest to the figure, that name one of `heads`."""
        before, after = split_around(self.claim)
        found = [(match.at > 0, len(before) - match.at, words) for match, words in self._naming(before, heads)]
        found += [(True, match.at + 1, words) for match, words in self._naming(after, heads)]
        # A capital inside a sentence makes the word part of a name: "Marshall Plan".
        return min(((inside and words[0].isupper(), far, words) for inside, far, words in found), default=("",))[-1]

    def _naming(self, words: Sequence[str], heads: frozenset[str]) -> Iterator[tuple[Match, str]]:
        for match in (*self.concepts.tags(words), *self.concepts.states(words)):
            if match.tag in heads & self.concepts.known:
                yield match, " ".join(words[match.at : match.at + match.width])

    def _contrasts(self, heads: frozenset[str]) -> tuple[frozenset[tuple[str, str]], frozenset[tuple[str, str]]]:
        found: set[tuple[str, str]] = set()
        said: set[tuple[str, str]] = set()
        for entry in self._entries(heads):
            members = self._members_closing(entry) or {
                match.tag for match in self.concepts.members(entry.name, self.phrase)
            }
            said |= {(entry.name, member) for member in members}
            found |= {(entry.name, member) for member in members or self._members_around(entry)}
        return frozenset(found), frozenset(said)

    def _entries(self, heads: frozenset[str]) -> list[ContrastEntry]:
        contrasts = self.concepts.lexicon.contrast
        return [entry for entry in contrasts if not entry.within or heads & set(entry.within)]

    def _members_closing(self, entry: ContrastEntry) -> set[str]:
        """Return the member that leads up to the figure in several words: of "was to receive" a phrase keeps one."""
        words = self.before[-_CLOSING:]
        found = self.concepts.members(entry.name, words)
        return {match.tag for match in found if match.width > 1 and match.at + match.width == len(words)}

    def _members_around(self, entry: ContrastEntry) -> set[str]:
        if entry.reach == "phrase" and self.phrase:
            return set()
        if entry.reach == "sentence":
            return {match.tag for match in self.concepts.members(entry.name, split(self.claim.sentence))}
        found = self.concepts.members(entry.name, self.before)
        before = [(len(self.before) - match.at, match.tag) for match in found]
        after = [(match.at + 1, match.tag) for match in self.concepts.members(entry.name, self.after)]
        return {tag for distance, tag in sorted((*before, *after))[:1] if distance <= _NEAR}

    def _contrast_words(self, heads: frozenset[str]) -> frozenset[str]:
        """Return the words of the phrase that a contrast set has taken up; they are no qualifiers besides."""
        taken: set[str] = set()
        for entry in self._entries(heads):
            for match in self.concepts.members(entry.name, self.phrase):
                words = self.phrase[match.at : match.at + match.width]
                taken |= {found.tag for found in self.concepts.tags(words)}
        return frozenset(taken)

    def _is_part_of_name(self, tag: str) -> bool:
        return any(word[0].isupper() and self.concepts.fold(word) == tag for word in self.phrase)


def _everything(words: Sequence[str], concepts: Concepts) -> frozenset[str]:
    tags: set[str] = {match.tag for match in concepts.tags(words)} | {match.tag for match in concepts.names(words)}
    tags |= {match.tag for match in concepts.states(words)}
    for entry in concepts.lexicon.contrast:
        tags |= {match.tag for match in concepts.members(entry.name, words)}
    return frozenset(tags)


def _name_tags(text: str | None, concepts: Concepts) -> frozenset[str]:
    return frozenset(match.tag for match in concepts.names(split(text or "")))


def _members(contrasts: Iterable[tuple[str, str]]) -> frozenset[str]:
    return frozenset(member for _, member in contrasts)
