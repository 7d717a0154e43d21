"""The words of units and of rates, by the unit lexicon."""

from __future__ import annotations

from claims.grammar.phrases import with_plurals
from claims.lexicons import Lexicon, read_lexicon


class Units(Lexicon):
    """Schema of `units.toml`."""

    rate_nouns: tuple[str, ...]
    rate_links: tuple[str, ...]
    rate_openers: tuple[str, ...]
    degree_words: tuple[str, ...]
    angle_words: frozenset[str]
    directions: frozenset[str]
    fahrenheit_countries: frozenset[str]
    percent: tuple[str, ...]
    points: tuple[str, ...]
    multiples: tuple[str, ...]
    leading: frozenset[str]
    not_after_article: frozenset[str]
    length_before: frozenset[str]
    length_after: frozenset[str]
    races: frozenset[int]
    measures: dict[str, tuple[str, ...]]
    prefixes: dict[str, str]
    prefixed: dict[str, str]
    durations: dict[str, tuple[str, ...]]
    seconds: dict[str, int]
    months: dict[str, int]
    degrees: dict[str, str]
    attached: dict[str, str]
    cased: dict[str, str]
    only_before_slash: frozenset[str]
    between: frozenset[str]
    reckoned: frozenset[str]
    per_sign: dict[str, str]
    per: dict[str, str]


UNITS = read_lexicon("units", Units)


def _with_prefixes() -> dict[str, tuple[str, ...]]:
    """Return the units with every prefix: "kilovolt" as "kv"; a base without a symbol takes prefixes by name alone."""
    return {
        prefix + base: (symbol + short,) if short and symbol else ()
        for base, short in UNITS.prefixed.items()
        for prefix, symbol in UNITS.prefixes.items()
    }


DURATIONS = with_plurals(UNITS.durations)
MEASURES = with_plurals(_with_prefixes()) | with_plurals(UNITS.measures)
