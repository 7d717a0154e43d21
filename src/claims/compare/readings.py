"""What a claim speaks of, in terms that can be compared: concept, group, qualifiers, words that set it apart, names.

The counted phrase is one witness, the words around the figure are another, since an extraction may have lost a
qualifier that the text has, or taken the phrase of a neighbour.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property, lru_cache

from claims.compare.antecedents import Told, find_antecedent, sentence_before
from claims.compare.concepts import Concepts
from claims.compare.contrasts import find_contrasts, words_taken
from claims.compare.documents import DocumentWords, Key, everything_in, read_documents
from claims.compare.frames import Frame, find_frame
from claims.compare.heads import Heads, find_heads
from claims.compare.profiles import Profile, make_profile
from claims.compare.relations import is_foil, is_part, past_year
from claims.compare.scopes import Home, Scope, find_scope
from claims.compare.surroundings import Around, cut_before, look_around, speaker_of
from claims.compare.words import split
from claims.grammar.changes import direction_of
from claims.records import Claim

_CONTEXT = 8.0
_KEPT = 20
"""How many figures of a document are looked back on."""


@dataclass(frozen=True)
class Reading:
    """A claim as the comparison understands it; equal readings are one measure.

    Args:
        frame: kind, unit, denominator, and whether it is a level or a change; these must be the same.
        factor: what the figure is multiplied by to come to the frame's unit and denominator.
        heads: the concepts of what is counted, or its plain word.
        group: the people that a state is said of, where they are not people in general.
        qualifiers: what narrows it, in the counted phrase.
        contrasts: set and member of the words that set figures apart.
        said: the contrasts that stand in the counted phrase itself.
        part: whether the figure is told as some of a number told before: "38 of the dead".
        past: the year of an earlier event that the figure is of, beside the one the document is about.
        narrow: whether its document has a figure for the whole besides, without the names of the scope.
        scope: the places and names that the figure is said of.
        home: the places and names that its document is about.
        schemes: names of programmes and laws in its sentence.
        value: the figure itself.
        context: what else is said near the figure.
        sentence: all tags and names of the sentence.
        document: all tags and names of the document's sentences with figures.
        text: what these sentences are told by, the same for copies.
        wording: the text's own words for what is counted.
        named: whether the counted phrase names it.
        profile: the words around the figure with their nearness.
        telling: of what time the figure is, who says so, and whether it is what another figure is set against.
    """

    frame: Frame
    factor: Decimal
    heads: frozenset[str]
    group: str
    qualifiers: frozenset[str]
    contrasts: frozenset[tuple[str, str]]
    said: frozenset[tuple[str, str]]
    part: bool
    narrow: bool
    past: str
    scope: Scope
    home: Home
    schemes: frozenset[str]
    value: tuple[str, Decimal | None, Decimal | None]
    context: frozenset[str]
    sentence: frozenset[str]
    document: frozenset[str]
    text: str
    wording: str
    named: bool
    profile: Profile
    telling: tuple[str, str, bool]

    @property
    def place(self) -> frozenset[str]:
        """The countries and other places that the figure is said of."""
        return self.scope.countries | self.scope.spots

    @property
    def own(self) -> frozenset[str]:
        """The names of the scope that the document is not about."""
        return self.scope.all - self.home.all

    @cached_property
    def middle(self) -> Decimal | None:
        """The figure, of a range its middle."""
        _, low, high = self.value
        if low is None or high is None or low == high:
            return high if low is None else low
        return (low + high) / 2

    @cached_property
    def digits(self) -> int:
        """How many digits the figure is told with; two sources seldom hit on the same three by chance."""
        return len(str(abs(self.middle)).replace(".", "").strip("0")) if self.middle else 0

    @cached_property
    def members(self) -> dict[str, frozenset[str]]:
        """Each contrast set with the members that the claim has of it."""
        found: dict[str, set[str]] = {}
        for name, member in self.contrasts:
            found.setdefault(name, set()).add(member)
        return {name: frozenset(members) for name, members in found.items()}

    @cached_property
    def order(self) -> tuple[object, ...]:
        """A key that depends on the content alone, so that no order of input shows."""
        sets = (self.heads, self.qualifiers, self.contrasts, self.said, self.schemes, self.context, self.sentence)
        ordered = map(_in_order, (*sets, self.document))
        rest = (
            self.part,
            self.narrow,
            self.past,
            self.scope.order,
            self.home.order,
            tuple(map(str, self.value)),
            self.text,
            self.wording,
            self.profile,
            self.telling,
        )
        return (self.frame, self.group, *ordered, *rest)


@lru_cache(maxsize=8192)
def _in_order(things: frozenset[object]) -> tuple[object, ...]:
    return tuple(sorted(things, key=str))


def read_claims(claims: Sequence[Claim], concepts: Concepts) -> list[Reading]:
    """Return the reading of each claim, in their order."""
    keys = [(claim.source, claim.path) for claim in claims]
    documents = read_documents(claims, concepts)
    readings = _read_in_order(claims, keys, documents, concepts)
    wholes = {(key, sort) for key, each in zip(keys, readings, strict=True) if not each.own for sort in _wholes(each)}
    return [
        replace(reading, narrow=_is_narrow(reading, any((key, sort) in wholes for sort in _parts(reading))))
        for key, reading in zip(keys, readings, strict=True)
    ]


def _read_in_order(
    claims: Sequence[Claim], keys: Sequence[Key], documents: Mapping[Key, DocumentWords], concepts: Concepts
) -> list[Reading]:
    """Return the readings of `claims`, each read after those before it in its document, which it may continue."""
    told: dict[Key, deque[Told]] = {key: deque(maxlen=_KEPT) for key in documents}
    found: dict[int, Reading] = {}
    for place in sorted(range(len(claims)), key=lambda at: (keys[at], claims[at].start, claims[at].sentence)):
        key = keys[place]
        found[place] = _read(claims[place], concepts, documents[key], told[key])
    return [found[place] for place in range(len(claims))]


def _wholes(reading: Reading) -> list[tuple[str, ...]]:
    """Return what a figure without a name of its own may be the whole of; for countries it must name none at all."""
    kinds = ("name",) if reading.scope.all else ("name", "country")
    return [(reading.frame[0], reading.frame[-1], head, kind) for head in reading.heads for kind in kinds]


def _parts(reading: Reading) -> list[tuple[str, ...]]:
    """Return what a figure with a name of its own may be a part of."""
    kind = "name" if reading.scope.spots - reading.home.spots else "country"
    return [(reading.frame[0], reading.frame[-1], head, kind) for head in reading.heads]


def _is_narrow(reading: Reading, has_whole: bool) -> bool:
    """Tell whether the names of the scope narrow a figure: its document has the whole too, or is about another name."""
    return bool(reading.own) and (has_whole or bool(reading.home.spots and reading.scope.spots))


def _read(claim: Claim, concepts: Concepts, document: DocumentWords, told: deque[Told]) -> Reading:
    """Return the reading of `claim`, and add what it is told of to `told`."""
    around = look_around(claim, concepts)
    phrase = phrase_of(claim, concepts)
    heads = find_heads(claim, around, phrase, concepts)
    contrasts, said = find_contrasts(claim, around, phrase, heads, concepts)
    antecedent = find_antecedent(claim, around, heads, told, concepts)
    if antecedent:
        heads = replace(antecedent.heads, tags=antecedent.heads.tags | heads.tags)
        phrase = [*antecedent.phrase, *phrase]
        own = {name for name, _ in contrasts}
        # What is done with a sum is not said of the next: "pledged $240 million and handed over 146".
        own |= {name for name, _ in concepts.done}
        contrasts |= {(name, member) for name, member in antecedent.said if name not in own}
    named = bool(heads.tags & concepts.named)
    # A document about one candidate still tells whose votes are whose.
    home = replace(document.home, spots=frozenset()) if named else document.home
    scope = find_scope(claim, around, home, concepts, named=named)
    frame, factor = find_frame(claim, heads, around, contrasts, concepts)
    if antecedent and (antecedent.frame[0] != frame[0] or antecedent.is_rate_of(claim)):
        frame, factor = antecedent.frame, antecedent.factor
    before = sentence_before(claim, told)
    told.append(Told(claim, heads, tuple(phrase), antecedent.said if antecedent else said, frame, factor))
    return Reading(
        frame=frame,
        factor=factor,
        heads=heads.tags,
        group=heads.group,
        qualifiers=_qualifiers(phrase, heads, scope, words_taken(phrase, concepts), concepts),
        contrasts=contrasts,
        said=said,
        part=claim.kind in ("count", "money") and is_part(claim, around, concepts),
        narrow=False,
        past=past_year(claim, around, heads, concepts),
        scope=scope,
        home=home,
        schemes=concepts.schemes(split(claim.sentence)),
        value=(claim.comparator, claim.low, claim.high),
        context=_context(phrase, around, heads, concepts),
        sentence=everything_in(tuple(split(claim.sentence)), concepts),
        document=document.words,
        text=document.text,
        wording=heads.wording,
        named=heads.in_phrase,
        profile=make_profile(claim, around, phrase, concepts, before=before),
        telling=(claim.time or "", claim.attribution or "", is_foil(claim, around, concepts)),
    )


def phrase_of(claim: Claim, concepts: Concepts) -> list[str]:
    """Return the words that say what is counted, up to a time or another clause, and the base of a share."""
    label = split(speaker_of(claim.sentence))
    words = [
        word for word in split(cut_before(claim.counted or "", concepts.times | concepts.breaks)) if word not in label
    ]
    share = claim.kind in ("percent", "fraction", "multiple")
    return words + [word for word in split((claim.base if share else None) or "") if word not in words]


def _qualifiers(
    phrase: Sequence[str], heads: Heads, scope: Scope, taken: frozenset[str], concepts: Concepts
) -> frozenset[str]:
    """Return what stands before the head in the counted phrase, names and words of contrast sets left out."""
    if not heads.in_phrase:
        return frozenset()
    borders = (at for at, word in enumerate(phrase) if at and word.casefold() in concepts.borders)
    core = phrase[: next(borders, len(phrase))]
    found = concepts.tags(core)
    last = max((match.at for match in found if match.tag in heads.tags | {heads.group} | concepts.generic), default=0)
    tags = {match.tag for match in found if match.at < last}
    spent = heads.tags | {heads.group} | concepts.generic | taken
    names = {match.tag for match in concepts.names(phrase)} | scope.all
    capital = {concepts.fold(word) for word in phrase if word[0].isupper()}
    told = tags - spent - names - capital
    return frozenset(tag for tag in told if not direction_of(tag, tag))


def _context(phrase: Sequence[str], around: Around, heads: Heads, concepts: Concepts) -> frozenset[str]:
    near = {found.tag for found in around.find(concepts.tags, reach=_CONTEXT)}
    near |= {match.tag for match in concepts.tags(phrase)}
    return frozenset(near - heads.tags - concepts.generic)
