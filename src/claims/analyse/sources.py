"""Find the sources that a sentence names, with what each of them says."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from claims.analyse.clauses import find_case, find_subject
from claims.analyse.figure import SourceSpan
from claims.analyse.phrases import is_noun
from claims.analyse.source_names import (
    LONGEST_NAME,
    REPORTING,
    is_name_word,
    may_speak,
    name_of,
    read_author,
    read_name,
)
from claims.grammar.phrases import PhraseTable
from claims.records import Status

_LINKS: PhraseTable[bool] = PhraseTable(dict.fromkeys(REPORTING.links, True))
_SAID = frozenset({"ccomp", "parataxis", "xcomp", "obj"})
FARTHEST_AGENT = 16
"""Words between "estimated" and the name behind "by"."""
_AGENTS = frozenset({"obl:agent", "obl", "nmod"})
_OF_NOUN = frozenset({"acl", "acl:relcl"})
WHOLE = -1
"""What a source of the whole sentence governs."""


def find_sources(doc: Doc) -> Iterator[SourceSpan]:
    """Yield the sources in `doc`: behind "according to", of verbs of saying, and behind reports."""
    yield from _find_links(doc)
    yield from _read_tail(doc)
    for token in doc:
        if token.tag_.startswith("VB"):
            yield from _read_verb(token)
        elif token.tag_.startswith("NN"):
            yield from _read_report(token)


def _find_links(doc: Doc) -> Iterator[SourceSpan]:
    """Yield "according to X": said of the whole sentence."""
    words = [token.lower_ for token in doc]
    at = 0
    while at < len(words):
        match = _LINKS.read(words, at)
        if match is None:
            at += 1
            continue
        name, end = read_name(doc, match[1])
        if name:
            yield SourceSpan(at, end, WHOLE, name, doc[at : match[1]].text, "stated")
        at = match[1]


def _read_verb(verb: Token) -> Iterator[SourceSpan]:
    """Yield "X says that ...", "estimated by X", "..., X said"."""
    status = REPORTING.verbs.get(verb.lemma_.lower())
    if status is None:
        return
    agent = _find_agent(verb)
    if agent is not None:
        governed = verb.head if verb.dep_ in _OF_NOUN else verb
        yield _make_source(agent, governed, name_of(agent), f"{verb.text} by", status)
        return
    if _is_passive(verb):
        yield from _read_agent_behind(verb, status)
        return
    subject = find_subject(verb) if verb.dep_ != "acl" else None
    said = _find_said(verb)
    if subject is not None and said is not None and may_speak(subject):
        author = read_author(verb.doc, subject.i, subject.i + 1)
        yield _make_source(subject, said, author[0] if author else name_of(subject), verb.text, status)


def _is_passive(verb: Token) -> bool:
    return any(child.dep_ in {"aux:pass", "nsubj:pass"} for child in verb.children)


def _read_agent_behind(verb: Token, status: Status) -> Iterator[SourceSpan]:
    """Yield the name behind "estimated by", where the parser hung it elsewhere."""
    doc, at = verb.doc, verb.i + 2
    if at >= len(doc) or doc[at - 1].lower_ != "by":
        return
    name, end = read_name(doc, at)
    if name and any(may_speak(token) for token in doc[max(at, end - 2) : end]):
        yield SourceSpan(at, end, verb.i, name, f"{verb.text} by", status)


def _read_tail(doc: Doc) -> Iterator[SourceSpan]:
    """Yield the source that closes a sentence: ", city data show.", ", Osei said."."""
    end = len(doc)
    while end > 0 and doc[end - 1].is_punct:
        end -= 1
    status = _status_of_form(doc[end - 1]) if end > 1 else None
    start = end - 1
    while start > 0 and end - start < LONGEST_NAME and is_name_word(doc[start - 1]):
        start -= 1
    closed = 0 < start < end - 1 and doc[start - 1].text in {",", "”", "''", '"'}
    if status is not None and closed and may_speak(doc[end - 2]):
        first = start + (doc[start].tag_ == "DT")
        yield SourceSpan(first, end, WHOLE, doc[first : end - 1].text, doc[end - 1].text, status)


def _status_of_form(token: Token) -> Status | None:
    """Return the status of a verb of saying in any form; its tag may be wrong at a sentence's end."""
    form = token.lower_
    lemmas = (token.lemma_.lower(), form, form.removesuffix("s"), form.removesuffix("ed"), form.removesuffix("d"))
    if form in REPORTING.spoken:
        return "stated"
    return next((REPORTING.verbs[lemma] for lemma in lemmas if lemma in REPORTING.verbs), None)


def _make_source(head: Token, governed: Token, name: str, cue: str, status: Status) -> SourceSpan:
    return SourceSpan(head.left_edge.i, head.right_edge.i + 1, governed.i, name, cue, status)


def _find_agent(verb: Token) -> Token | None:
    """Return who did it: "estimated at $5 billion by the bank", wherever the parser hung the name."""
    below = verb.subtree if verb.tag_ == "VBN" else verb.children
    for token in (token for token in below if verb.i < token.i <= verb.i + FARTHEST_AGENT):
        if token.dep_ in _AGENTS and find_case(token) == "by" and is_noun(token) and may_speak(token):
            return token
    return None


def _find_said(verb: Token) -> Token | None:
    """Return the head of what holds the thing said: the verb itself, or the sentence that "X said" stands in."""
    if any(child.dep_ in _SAID for child in verb.children):
        return verb
    return verb.head if verb.dep_ == "parataxis" else None


def _read_report(noun: Token) -> Iterator[SourceSpan]:
    """Yield "a report by X", "data from X", said of the sentence, where no verb of saying took it."""
    if noun.lemma_.lower() not in REPORTING.nouns:
        return
    for child in noun.children:
        case = find_case(child)
        if child.dep_ in {"nmod", "obl"} and case in {"by", "from"} and child.tag_ in {"NNP", "NNPS"}:
            end = child.right_edge.i + 1
            yield SourceSpan(noun.i, end, WHOLE, name_of(child), f"{noun.text} {case}", "stated")
