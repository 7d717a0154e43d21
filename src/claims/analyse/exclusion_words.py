"""The words beside numbers that are no figures, read from their lexicon."""

from __future__ import annotations

from spacy.tokens import Doc

from claims.lexicons import Lexicon, read_lexicon


class Exclusions(Lexicon):
    """Schema of `exclusions.toml`."""

    labels: frozenset[str]
    named: frozenset[str]
    products: frozenset[str]
    indices: frozenset[str]
    groups: frozenset[str]
    streets: frozenset[str]
    contests: frozenset[str]
    definite: frozenset[str]
    comparisons: frozenset[str]
    naming: frozenset[str]
    generations: frozenset[str]
    eras: frozenset[str]
    titled: frozenset[str]
    numbering: frozenset[str]
    labels_behind: frozenset[str]
    background: frozenset[str]
    terms: frozenset[str]
    persons: frozenset[str]
    reckoned: frozenset[str]
    airliners: frozenset[str]
    aircraft: frozenset[str]
    shares: frozenset[str]
    pointed_at: frozenset[str]


EXCLUSIONS = read_lexicon("exclusions", Exclusions)


def words_of(doc: Doc) -> frozenset[str]:
    """Return the words of `doc` with their lemmas, in lower case; worked out once for each sentence."""
    words: frozenset[str] | None = doc.user_data.get("claims_words")
    if words is None:
        words = frozenset(form.lower() for token in doc for form in (token.text, token.lemma_))
        doc.user_data["claims_words"] = words
    return words
