"""The words of saying, counting and reckoning, read from their lexicon."""

from __future__ import annotations

from spacy.tokens import Token

from claims.lexicons import Lexicon, read_lexicon
from claims.records import Status


class Reporting(Lexicon):
    """Schema of `reporting.toml`."""

    links: tuple[str, ...]
    clausal: frozenset[str]
    valuing: frozenset[str]
    quoting: frozenset[str]
    doubting: frozenset[str]
    doubted: frozenset[str]
    asides: frozenset[str]
    nouns: frozenset[str]
    reckonings: frozenset[str]
    surveys: frozenset[str]
    answers: frozenset[str]
    people: frozenset[str]
    bodies: frozenset[str]
    spoken: tuple[str, ...]
    continuing: tuple[str, ...]
    verbs: dict[str, Status]
    status: dict[str, Status]
    prospects: dict[str, Status]


REPORTING = read_lexicon("reporting", Reporting)


def lemma_of_saying(token: Token) -> str | None:
    """Return the lemma of a verb of saying in any form; its tag and lemma may be wrong at a sentence's end."""
    form = token.lower_
    lemmas = (token.lemma_.lower(), form, form.removesuffix("s"), form.removesuffix("ed"), form.removesuffix("d"))
    return next((lemma for lemma in lemmas if lemma in REPORTING.verbs), None)
