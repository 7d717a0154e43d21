"""The lexicon of the comparison, read from its files.

The words stand in `lexicon/concepts.toml` and the files that its head names; the head of each shows its grammar.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from claims.lexicons import Lexicon, read_lexicon
from claims.records import Kind

_PARTS = ("concepts_people", "concepts_things", "concepts_money", "contrasts", "fields")
"""The files of what is counted, what sets figures apart, and fields of meaning."""

Reach = Literal["phrase", "clause", "sentence"]


class ConceptEntry(Lexicon):
    """Words that count as one thing when figures are set side by side."""

    name: str
    words: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    counted: tuple[str, ...] = ()
    people: bool = False
    generic: bool = False
    specific: bool = False
    money: bool = False
    share: bool = False
    paced: bool = False
    measured: bool = False
    named: bool = False
    broad: bool = False
    groupless: bool = False
    countable: bool = False
    course: Literal["grows", "shifts"] | None = None


class ContrastEntry(Lexicon):
    """Words that set two figures apart although the same thing is counted."""

    name: str
    members: dict[str, tuple[str, ...]]
    reach: Reach = "clause"
    strict: bool = False
    unmarked: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = ()
    implies: str = ""
    assumed_in: tuple[str, ...] = ()
    done: tuple[str, ...] = ()


class ConceptPart(Lexicon):
    """A file of concepts, of contrast sets or of fields of meaning."""

    concept: tuple[ConceptEntry, ...] = ()
    contrast: tuple[ContrastEntry, ...] = ()
    families: dict[str, tuple[str, ...]] = Field(default_factory=dict)


class ConceptLexicon(ConceptPart):
    """The words that are no concepts, together with all parts."""

    empty: tuple[str, ...]
    agents: tuple[str, ...]
    borders: tuple[str, ...]
    breaks: tuple[str, ...]
    times: tuple[str, ...]
    comparing: tuple[str, ...]
    schemes: tuple[str, ...]
    doers: tuple[str, ...]
    links: tuple[str, ...]
    clausal: tuple[str, ...]
    parts_behind: tuple[str, ...]
    parts_before: tuple[str, ...]
    titles: tuple[str, ...]
    saying: tuple[str, ...]
    scoping: tuple[str, ...]
    holding: tuple[str, ...]
    winning: tuple[str, ...]
    currencies: tuple[tuple[str, ...], ...]
    scales: tuple[str, ...]
    ages: tuple[str, ...]
    levels: tuple[str, ...]
    moving: tuple[str, ...]
    composing: tuple[str, ...]
    bodies: tuple[str, ...]
    regional: tuple[str, ...]
    own: tuple[str, ...]
    irregular: dict[str, tuple[str, ...]]
    names: dict[str, tuple[str, ...]]
    persons: tuple[str, ...]
    paces: dict[str, str]
    periods: dict[str, int]
    units: dict[str, dict[str, float]]
    endings: tuple[str, ...]


def read_vocabulary() -> ConceptLexicon:
    """Return the shipped lexicon with all its parts."""
    parts = [read_lexicon(name, ConceptPart) for name in _PARTS]
    told = {
        "concept": tuple(entry for part in parts for entry in part.concept),
        "contrast": tuple(entry for part in parts for entry in part.contrast),
        "families": {name: words for part in parts for name, words in part.families.items()},
    }
    return read_lexicon("concepts", ConceptLexicon).model_copy(update=told)
