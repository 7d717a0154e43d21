"""Find the sources that a sentence names, with what each of them says."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from claims.analyse.clauses import find_case, find_subject
from claims.analyse.figure import SourceSpan
from claims.analyse.phrases import is_noun
from claims.analyse.source_names import REPORTING, may_speak, name_of, read_author, read_name
from claims.grammar.phrases import PhraseTable
from claims.records import Status

_LINKS: PhraseTable[bool] = PhraseTable(dict.fromkeys(REPORTING.links, True))
_SAID = frozenset({"ccomp", "parataxis", "xcomp", "obj"})
_AGENTS = frozenset({"obl:agent", "obl", "nmod"})
_OF_NOUN = frozenset({"acl", "acl:relcl"})
WHOLE = -1
"""What a source of the whole sentence governs."""


def find_sources(doc: Doc) -> Iterator[SourceSpan]:
    """Yield the sources in `doc`: behind "according to", of verbs of saying, and behind reports."""
    yield from _find_links(doc)
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
    subject = find_subject(verb) if verb.dep_ != "acl" else None
    said = _find_said(verb)
    if subject is not None and said is not None and may_speak(subject):
        author = read_author(verb.doc, subject.i, subject.i + 1)
        yield _make_source(subject, said, author[0] if author else name_of(subject), verb.text, status)


def _make_source(head: Token, governed: Token, name: str, cue: str, status: Status) -> SourceSpan:
    return SourceSpan(head.left_edge.i, head.right_edge.i + 1, governed.i, name, cue, status)


def _find_agent(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ in _AGENTS and find_case(child) == "by" and is_noun(child) and may_speak(child):
            return child
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
