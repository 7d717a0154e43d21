"""Whom and where a figure is said of: countries, other names, and what a whole document is about.

A country that is not named is that of the document. Another name narrows a figure, as "in Lusaka" does, unless the
whole document is about it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claims.compare.concepts import Concepts
from claims.compare.surroundings import Around, Side
from claims.compare.words import fold_name, plain, split
from claims.grammar.places import COUNTRY_OF, PLACES, find_places
from claims.records import Claim

_BEFORE, _BEHIND, _CLAUSE, _TOGETHER = 20.0, 5.5, 9.0, 4.0
"""How far before and behind a figure a name may stand that it is said of; how far its clause reaches; and how much
farther than the nearest name another one may stand that is said together with it: "Peru and Chile"."""
_OWNER = re.compile(r"['’]s?$")
_REPUBLIC = re.compile(r"^(?:[A-Z]\w+ )?Republic of (?:the )?")
_TIME = 3
_OFTEN = 3


@dataclass(frozen=True)
class Scope:
    """The names that a figure is said of.

    Args:
        countries: names of countries.
        spots: names of parts of countries, of companies and other bodies.
    """

    countries: frozenset[str]
    spots: frozenset[str]

    @property
    def all(self) -> frozenset[str]:
        """All names."""
        return self.countries | self.spots

    @property
    def order(self) -> tuple[tuple[str, ...], ...]:
        """A key that depends on the content alone."""
        return tuple(sorted(self.countries)), tuple(sorted(self.spots))


@dataclass(frozen=True)
class Home(Scope):
    """The names that a whole document is about, and all countries that it names."""

    named: frozenset[str] = frozenset()


def find_home(title: str, sentences: Sequence[str], concepts: Concepts) -> Home:
    """Return the names in the title, and the country that most sentences name."""
    words = split(title)
    named = _scope(_named(words, concepts))
    counts = Counter(name for sentence in sentences for name in _scope(_named(split(sentence), concepts)).countries)
    (most, times), (_, second) = [*counts.most_common(2), ("", 0), ("", 0)][:2]
    often = (
        {most}
        if times >= max(_OFTEN, 2 * second)
        else _scope(_named(split(sentences[0] if sentences else ""), concepts)).countries
    )
    inside = {match.tag for match in concepts.names(words[1:])} - named.countries
    return Home(named.countries or frozenset(often), frozenset(inside), frozenset(counts) | named.countries)


def find_scope(claim: Claim, around: Around, home: Home, concepts: Concepts, *, named: bool = False) -> Scope:
    """Return the names that narrow `claim`, those of its document left out.

    Args:
        claim: the claim.
        around: the words around its figure.
        home: the names that its document is about.
        concepts: the lexicon.
        named: whether every name near the figure counts, as for the votes of a party.
    """
    speakers = {plain(word) for word in split(claim.attribution or "")}
    told = [
        *_narrowing(around.before, _BEFORE, speakers, concepts, named=named),
        *_narrowing(around.after, _BEHIND, speakers, concepts, named=named),
    ]
    nearest = min((far for far, _ in told), default=0.0)
    found = {name for far, name in told if far <= nearest + _TOGETHER}
    phrase = {name for name in _phrase_names(claim, concepts) if plain(name) not in speakers}
    scope = _scope(found | phrase)
    placed = _scope({claim.place} if claim.place and _is_near(claim.place, around) else set())
    return Scope(scope.countries or placed.countries, (scope.spots | placed.spots) - home.spots)


def _is_near(place: str, around: Around) -> bool:
    """Tell whether the clause of the figure names the place that the extraction found."""
    near = {plain(word) for word in (*around.before.within(_CLAUSE), *around.after.within(_CLAUSE))}
    return all(plain(word) in near for word in split(place))


def _phrase_names(claim: Claim, concepts: Concepts) -> Iterator[str]:
    words = split(f"{claim.counted or ''}")
    yield from (name for _, _, name in find_places(words))


def _narrowing(
    side: Side, reach: float, speakers: set[str], concepts: Concepts, *, named: bool
) -> Iterator[tuple[float, str]]:
    """Yield, with their distance, the names that the clause is about: "in Peru", "Peru's", "Peru has reported"."""
    words = list(side.words)
    for start, end, name in _names(words, concepts):
        told = {plain(word) for word in words[start:end]}
        if min(side.far[start:end]) > reach or told & concepts.bodies:
            continue
        if told & speakers and not (name in PLACES.countries or name in COUNTRY_OF or told & concepts.regional):
            continue
        if named or _narrows(words, start, end, concepts):
            yield min(side.far[start:end]), name


def _narrows(words: Sequence[str], start: int, end: int, concepts: Concepts) -> bool:
    before = words[start - 1].casefold() if start else ""
    before = words[start - 2].casefold() if before == "the" and start > 1 else before
    behind = words[end].casefold() if end < len(words) else ""
    if any(word.casefold() in concepts.times for word in words[max(0, start - _TIME) : start]):
        # "Since President Calderon took office" says when.
        return False
    if behind in concepts.winning:
        return True
    if before in concepts.titles or behind in concepts.saying:
        return False
    return before in concepts.scoping or behind in concepts.holding or words[end - 1][-2:] in ("'s", "’s") or not start


def _names(words: Sequence[str], concepts: Concepts) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and name: places of the lexicon, and runs of other words with a capital."""
    owned = [_OWNER.sub("", word) for word in words]
    places = {start: (end, name) for start, end, name in find_places(owned)}
    matches = concepts.names(words)
    places |= {m.at: (m.at + m.width, m.tag) for m in matches if m.tag in concepts.regions and m.at not in places}
    capital = {match.at for match in matches}
    at = 0
    while at < len(words):
        if at in places:
            end, name = places[at]
            yield at, end, name
        else:
            end = at
            while end in capital and end not in places and not _ends_name(words, at, end, concepts):
                end += 1
            if end > at and not (end == at + 1 and _is_no_name(words, at, concepts)):
                yield at, end, " ".join(words[at:end])
        at = max(end, at + 1)


def _is_no_name(words: Sequence[str], at: int, concepts: Concepts) -> bool:
    """Tell whether a capital alone makes no name: of the first word of a sentence, nor of "the State"."""
    first = at == 0 and not _OWNER.search(words[0])
    return first or words[at - 1][0].isdigit() or words[at].casefold() in concepts.regional


def _ends_name(words: Sequence[str], start: int, end: int, concepts: Concepts) -> bool:
    """Tell whether a body named by one noun ended before `end`: "in the Assembly | Vega can count on"."""
    return start == end - 1 and words[start].casefold() in concepts.bodies and words[start - 1 : start] == ["the"]


def _named(words: Sequence[str], concepts: Concepts) -> set[str]:
    return {name for _, _, name in _names(words, concepts)}


def _scope(names: set[str]) -> Scope:
    countries, spots = set(), set()
    for name in names:
        if name in PLACES.countries or (" " in name and name.islower()):
            countries.add(_key(name))
        elif name in COUNTRY_OF:
            spots |= {fold_name(word) for word in split(name)}
            countries.add(_key(COUNTRY_OF[name]))
        else:
            spots |= {fold_name(word) for word in split(name)}
    return Scope(frozenset(countries), frozenset(spots))


def name_place(words: str) -> frozenset[str]:
    """Return the name of a place as scopes have it, for words such as "Mexican" or "Puerto Calma"."""
    named = _scope({name for _, _, name in find_places(split(words))} or {words})
    return named.spots or named.countries


def _key(name: str) -> str:
    """Return one form of a country's name: "Democratic Republic of the Congo" is Congo, as its people are Congolese."""
    return plain(_REPUBLIC.sub("", name).replace(" ", ""))
