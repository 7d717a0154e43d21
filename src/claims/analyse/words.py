"""The small words that the rules look at, read from their lexicon."""

from __future__ import annotations

from claims.lexicons import Lexicon, read_lexicon


class FunctionWords(Lexicon):
    """Schema of `function_words.toml`."""

    pronouns: frozenset[str]
    plurals: frozenset[str]
    relative: frozenset[str]
    time_cases: frozenset[str]
    level_cases: frozenset[str]
    ahead: frozenset[str]
    planning: frozenset[str]
    throughout: frozenset[str]
    ongoing: frozenset[str]
    publications: frozenset[str]
    publishing: frozenset[str]
    dated: frozenset[str]
    dividing: frozenset[str]
    time_parts: frozenset[str]
    carrying: frozenset[str]
    author_cases: frozenset[str]
    name_words: frozenset[str]
    holders: frozenset[str]
    place_cases: frozenset[str]
    near_cases: frozenset[str]
    speakers: frozenset[str]
    owners: dict[str, str]
    auxiliaries: frozenset[str]
    time_words: frozenset[str]
    comparing: frozenset[str]
    listing: frozenset[str]
    prepositions: frozenset[str]
    openers: frozenset[str]
    sizes: frozenset[str]
    moved: frozenset[str]
    joining: frozenset[str]
    levels: frozenset[str]
    remainders: frozenset[str]
    holding: frozenset[str]
    speaking: frozenset[str]


WORDS = read_lexicon("function_words", FunctionWords)
