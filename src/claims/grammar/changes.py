"""Words that make a figure an amount of change, and which way."""

from __future__ import annotations

from functools import lru_cache

from claims.lexicons import Lexicon, read_lexicon
from claims.records import Change


class ChangeWords(Lexicon):
    """The words of one direction."""

    verbs: frozenset[str]
    nouns: frozenset[str]
    words: frozenset[str]
    moving: frozenset[str]


class Changes(Lexicon):
    """Schema of `changes.toml`."""

    increase: ChangeWords
    decrease: ChangeWords
    irregular: dict[str, str]


CHANGES = read_lexicon("changes", Changes)


_VERBS = CHANGES.increase.verbs | CHANGES.decrease.verbs


@lru_cache(maxsize=10_000)
def lemma_of_verb(form: str) -> str:
    """Return the likely lemma of a verb of change, by its form."""
    if form in CHANGES.irregular:
        return CHANGES.irregular[form]
    for suffix, replacement in (
        ("", ""),
        ("s", ""),
        ("es", ""),
        ("ed", ""),
        ("d", ""),
        ("ing", ""),
        ("ing", "e"),
        ("ies", "y"),
        ("ied", "y"),
    ):
        stem = form.removesuffix(suffix) + replacement if form.endswith(suffix) else ""
        if stem in _VERBS:
            return stem
        if suffix in {"ed", "ing"} and len(stem) > 3 and stem[-1:] == stem[-2:-1] and stem[:-1] in _VERBS:
            return stem[:-1]
    return form


def direction_of(lemma: str, form: str) -> Change | None:
    """Return the direction of a verb or noun of change; None where it is none."""
    for word in (lemma, lemma_of_verb(form), form):
        if word in CHANGES.increase.verbs or word in CHANGES.increase.nouns:
            return "increase"
        if word in CHANGES.decrease.verbs or word in CHANGES.decrease.nouns:
            return "decrease"
    return None


def direction_of_noun(lemma: str) -> Change | None:
    """Return the direction of a noun of change; None where it is none, as the verb "contract" is no noun of it."""
    if lemma in CHANGES.increase.nouns:
        return "increase"
    return "decrease" if lemma in CHANGES.decrease.nouns else None


def direction_of_word(form: str) -> Change | None:
    """Return the direction of "up", "lower" and the like beside a figure."""
    if form in CHANGES.increase.words:
        return "increase"
    return "decrease" if form in CHANGES.decrease.words else None
