"""The names of sources: "the U.S. Justice Department" of the words around its head, the author behind a report."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from claims.analyse.clauses import find_case
from claims.analyse.phrases import join_tokens, lemma_of
from claims.analyse.reporting import REPORTING, lemma_of_saying
from claims.analyse.words import WORDS
from claims.grammar.times import CALENDAR

_NAME_TAGS = ("NN", "JJ", "VBN", "VBG", "HYPH", "POS", "CD", "PRP$")
_NOT_LAST = frozenset({"IN", "DT", "CC", "HYPH", "VBN", "VBG", "JJ"})
PROPER = frozenset({"NNP", "NNPS"})
_BREAKS = frozenset({",", ";", ".", "—"})
_HYPHENS = frozenset("-‐‑")
_PARTS = frozenset({"compound", "flat", "amod", "nmod:poss", "nmod:desc", "nummod"})
LONGEST_NAME = 12
FARTHEST_PART = 8
FARTHEST_AUTHOR = 6
"""Words between "data" and "by" in "data calculated last year by"."""


def read_name(doc: Doc, at: int, limit: int | None = None) -> tuple[str, int]:
    """Return the noun phrase that begins at `at`, and the position behind it.

    It ends before a comma, a verb or a preposition, and before token `limit`.
    """
    start, last = at, min(len(doc), limit or len(doc))
    while start < last and doc[start].tag_ in {"DT", "IN"}:
        start += 1
    end = start
    while end < min(last, start + LONGEST_NAME) and is_name_word(doc[end]):
        if end > start and doc[end].tag_ == "VBN" and _is_report(doc[end - 1]):
            break
        end += 1
    while end > start and (doc[end - 1].tag_ in _NOT_LAST or (end - start > 1 and _is_last_verb(doc[end - 1]))):
        end -= 1
    return read_author(doc, start, end) or (doc[start:end].text, end)


def _is_last_verb(token: Token) -> bool:
    """Tell a verb of saying at the sentence's end that the tagger took for a noun: "data from the bank show"."""
    return lemma_of_saying(token) in REPORTING.asides and all(word.is_punct for word in token.doc[token.i + 1 :])


def is_name_word(token: Token) -> bool:
    """Tell a word that may stand inside a name."""
    if token.lower_ == "and":
        return token.i + 1 < len(token.doc) and token.nbor().text[0].isupper()
    return token.tag_.startswith(_NAME_TAGS) or token.lower_ in WORDS.name_words


def read_author(doc: Doc, start: int, end: int, *, inside: bool = False) -> tuple[str, int] | None:
    """Return who stands behind a report without a name: "a report from the World Bank", not "Labor Department data".

    Args:
        doc: the sentence.
        start: the first token of the report's name.
        end: behind the last.
        inside: the name may stand behind "in": "in an article in Nature".
    """
    named = any(token.tag_ in PROPER for token in doc[start : end - 1])
    if end <= start or named or not _is_report(doc[end - 1]):
        return None
    for token in doc[end : min(len(doc) - 1, end + FARTHEST_AUTHOR)]:
        if token.text in _BREAKS:
            return None
        if token.lower_ in WORDS.author_cases or (inside and token.lower_ == "in"):
            first = _skip_description(doc, token.i + 1)
            last = _end_of_proper_name(doc, first)
            if doc[last : last + 1].text in _HYPHENS and last + 1 < len(doc) and doc[last + 1].tag_ == "VBN":
                first = _skip_description(doc, last + 2)  # the Zurich-based Institute
                last = _end_of_proper_name(doc, first)
            if last > first and doc[first].lower_ not in CALENDAR.months:
                return doc[first:last].text, last
    return None


def _skip_description(doc: Doc, at: int) -> int:
    """Return where the name begins in "the medical journal The Lancet", "the advocacy group Oxfam"."""
    while at < len(doc) - 1 and doc[at].tag_ in {"DT", "JJ", "NN", "POS", "PRP$", "HYPH"}:
        at += 1
    return at


def _end_of_proper_name(doc: Doc, first: int) -> int:
    last = first
    while last < len(doc) and (doc[last].tag_ in {*PROPER, "HYPH"} or _joins_name(doc[last], first)):
        last += 1
    while last > first and doc[last - 1].tag_ in {"IN", "CC", "HYPH"}:
        last -= 1
    return last


def _joins_name(token: Token, first: int) -> bool:
    return token.i > first and token.lower_ in {"of", "and", "for"}


def _is_report(token: Token) -> bool:
    return bool({lemma_of(token), token.lemma_.lower()} & REPORTING.nouns)


def may_speak(token: Token, *, anyone: bool = False) -> bool:
    """Tell a source: a name, or a noun that stands for people who count or for what they wrote.

    Args:
        token: the head of the phrase.
        anyone: any noun will do, as what "said" has for a subject can speak.
    """
    if token.tag_ in PROPER or token.lower_ in WORDS.speakers:
        return True
    known = {token.lemma_.lower(), token.lower_, lemma_of(token)}
    return token.tag_ in {"NN", "NNS"} and (anyone or not known.isdisjoint(REPORTING.people | REPORTING.nouns))


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
        elif child.dep_ == "appos" and child.tag_ == "NNP" and head.tag_ not in PROPER:
            return name_of(child)
    first = max((token.i + 1 for token in head.doc[min(chosen) : head.i] if token.text == ","), default=0)
    return join_tokens(head.doc, [i for i in sorted(chosen) if i >= first and (head.doc[i].tag_ != "DT" or i > head.i)])
