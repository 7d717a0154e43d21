"""The names of sources: "the U.S. Justice Department" of the words around its head, the author behind a report."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from claims.analyse.clauses import find_case
from claims.analyse.phrases import join_tokens, lemma_of
from claims.analyse.words import WORDS
from claims.lexicons import Lexicon, read_lexicon
from claims.records import Status


class Reporting(Lexicon):
    """Schema of `reporting.toml`."""

    links: tuple[str, ...]
    nouns: frozenset[str]
    people: frozenset[str]
    spoken: tuple[str, ...]
    verbs: dict[str, Status]
    status: dict[str, Status]


REPORTING = read_lexicon("reporting", Reporting)
_NAME_TAGS = ("NN", "JJ", "VBN", "VBG", "HYPH", "POS", "CD", "PRP$")
_NOT_LAST = frozenset({"IN", "DT", "CC", "HYPH", "VBN", "VBG", "JJ"})
_PROPER = frozenset({"NNP", "NNPS"})
_BREAKS = frozenset({",", ";", ".", "—"})
_PARTS = frozenset({"compound", "flat", "amod", "nmod:poss", "nmod:desc", "nummod"})
LONGEST_NAME = 12
FARTHEST_PART = 8
FARTHEST_AUTHOR = 6
"""Words between "data" and "by" in "data calculated last year by"."""


def read_name(doc: Doc, at: int) -> tuple[str, int]:
    """Return the noun phrase that begins at `at`, up to a comma, a verb or a preposition, and the position behind."""
    start = at
    while start < len(doc) and doc[start].tag_ in {"DT", "IN"}:
        start += 1
    end = start
    while end < min(len(doc), start + LONGEST_NAME) and is_name_word(doc[end]):
        end += 1
    while end > start and doc[end - 1].tag_ in _NOT_LAST:
        end -= 1
    return read_author(doc, start, end) or (doc[start:end].text, end)


def is_name_word(token: Token) -> bool:
    """Tell a word that may stand inside a name."""
    if token.lower_ == "and":
        return token.i + 1 < len(token.doc) and token.nbor().text[0].isupper()
    return token.tag_.startswith(_NAME_TAGS) or token.lower_ in WORDS.name_words


def read_author(doc: Doc, start: int, end: int) -> tuple[str, int] | None:
    """Return who stands behind a report without a name: "a report from the World Bank", not "Labor Department data"."""
    named = any(token.tag_ in _PROPER for token in doc[start : end - 1])
    if end <= start or named or not _is_report(doc[end - 1]):
        return None
    for token in doc[end : min(len(doc) - 1, end + FARTHEST_AUTHOR)]:
        if token.text in _BREAKS:
            return None
        if token.lower_ in WORDS.author_cases:
            first = token.i + 1 + (token.nbor().tag_ == "DT")
            last = _end_of_proper_name(doc, first)
            if last > first:
                return doc[first:last].text, last
    return None


def _end_of_proper_name(doc: Doc, first: int) -> int:
    last = first
    while last < len(doc) and (doc[last].tag_ in {*_PROPER, "HYPH"} or _joins_name(doc[last], first)):
        last += 1
    while last > first and doc[last - 1].tag_ in {"IN", "CC", "HYPH"}:
        last -= 1
    return last


def _joins_name(token: Token, first: int) -> bool:
    return token.i > first and token.lower_ in {"of", "and", "for"}


def _is_report(token: Token) -> bool:
    return bool({lemma_of(token), token.lemma_.lower()} & REPORTING.nouns)


def may_speak(token: Token) -> bool:
    """Tell a source: a name, or a noun that stands for people who count or for what they wrote."""
    if token.tag_ in _PROPER or token.lower_ in WORDS.speakers:
        return True
    known = {token.lemma_.lower(), token.lower_, lemma_of(token)}
    return token.tag_ in {"NN", "NNS"} and not known.isdisjoint(REPORTING.people | REPORTING.nouns)


def name_of(head: Token) -> str:
    """Return the name that `head` is the head of: compounds, titles and "of" behind it."""
    chosen = {head.i}
    for child in head.children:
        if abs(child.i - head.i) >= FARTHEST_PART:
            continue
        if child.dep_ in _PARTS:
            chosen.update(token.i for token in child.subtree)
        elif child.dep_ == "nmod" and child.i > head.i and find_case(child) in {"of", "for"}:
            chosen.update(token.i for token in child.subtree if token.i - head.i < FARTHEST_PART)
        elif child.dep_ == "appos" and child.tag_ == "NNP" and head.tag_ not in _PROPER:
            return name_of(child)
    return join_tokens(head.doc, [i for i in sorted(chosen) if head.doc[i].tag_ != "DT" or i > head.i])
