"""Tell people of one country who are counted in another."""

from __future__ import annotations

import re
from itertools import pairwise

from claims.grammar.nouns import singularise
from claims.grammar.places import COUNTRY_OF, PLACES, find_places
from claims.records import Mention

_WORD = re.compile(r"\w+(?:['’.]\w+)*|[^\w\s]")
_ADJECTIVES = frozenset(name for names in PLACES.countries.values() for name in names)
_PEOPLES = frozenset(f"{name}s" for name in _ADJECTIVES)
_GROUPS = frozenset({"population", "community", "family", "national", "worker"})
FARTHEST_GROUP = 3
"""Words between "Syrian" and "families"."""


def are_abroad(mention: Mention) -> bool:
    """Tell "90,000 Syrians in Turkey", and "Cuban Americans"; not "Turks" in Turkey."""
    words = _WORD.findall(mention.counted or "")
    named = [(start, end, name, _is_people(words, start, end)) for start, end, name in find_places(words)]
    peoples = [name for *_, name, people in named if people]
    if not peoples or mention.kind != "count":
        return False
    places = {name for *_, name, people in named if not people} | {mention.place_text or peoples[0]}
    places |= {name for _, _, name in find_places(_WORD.findall(mention.subject or ""))}
    joined = any(first[1] == second[0] for first, second in pairwise(named) if second[3])
    return joined or any(COUNTRY_OF.get(place, place) not in peoples for place in places)


def _is_people(words: list[str], start: int, end: int) -> bool:
    """Tell "Syrians", and "Syrian" before a noun for people, from "Syria"."""
    if words[end - 1] in _PEOPLES:
        return True
    adjective = " ".join(words[start:end]) in _ADJECTIVES
    return adjective and any(singularise(word.lower()) in _GROUPS for word in words[end : end + FARTHEST_GROUP])
