"""Find the names of places among words, by the place lexicon; nationality adjectives stand for their country."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claims.lexicons import Lexicon, read_lexicon


class Places(Lexicon):
    """Schema of `places.toml`."""

    name_openers: frozenset[str]
    name_closers: frozenset[str]
    second_words: frozenset[str]
    not_places: frozenset[str]
    regions: frozenset[str]
    settlements: frozenset[str]
    sites: frozenset[str]
    held_in: frozenset[str]
    countries: dict[str, tuple[str, ...]]
    parts: dict[str, tuple[str, ...]]


PLACES = read_lexicon("places", Places)
_JOINED = frozenset("-‑")


def _make_table() -> dict[tuple[str, ...], str]:
    table: dict[tuple[str, ...], str] = {}
    for country, names in PLACES.countries.items():
        for name in (country, *names):
            table[tuple(name.replace("-", " - ").split())] = country
            table[tuple((name + "s").replace("-", " - ").split())] = country
    for names in PLACES.parts.values():
        for name in names:
            table[tuple(name.replace(",", " ,").replace("-", " - ").split())] = name
    return table


_TABLE = _make_table()
_LONGEST = max(map(len, _TABLE))
_SMALL = frozenset(name[0] for name in _TABLE if name[0].islower())
"""First words of the places that are written small: eurozone."""
COUNTRY_OF = {part: country for country, parts in PLACES.parts.items() for part in parts}
"""Part to country: `Tijuana` to `Mexico`."""


def find_places(words: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and name of the places among `words`, which keep their case; the longest name wins."""
    at = 0
    while at < len(words):
        match = _match(words, at) if words[at][:1].isupper() or words[at] in _SMALL else None
        if match is None:
            at += 1
            continue
        end, name = match
        yield at, end, name
        at = end


def _match(words: Sequence[str], at: int) -> tuple[int, str] | None:
    for length in range(min(_LONGEST, len(words) - at), 0, -1):
        name = _TABLE.get(tuple(words[at : at + length]))
        if name is not None and not _is_longer_name(words, at, at + length):
            return at + length, name
    return None


def _is_longer_name(words: Sequence[str], start: int, end: int) -> bool:
    """Tell "New Mexico" or "Jordan Smith", where the place is a part of another name."""
    before = words[start - 1] if start > 0 else ""
    behind = words[end] if end < len(words) else ""
    return (before in PLACES.name_openers and words[start] not in PLACES.second_words) or behind in PLACES.name_closers
