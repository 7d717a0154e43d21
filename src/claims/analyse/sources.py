"""Find the sources that a sentence names, with what each of them says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token

from claims.analyse.clauses import find_case, find_subject
from claims.analyse.figure import WHOLE, SourceSpan
from claims.analyse.phrases import FINITE_TAGS, is_noun, lemma_of
from claims.analyse.reporting import REPORTING, lemma_of_saying
from claims.analyse.sentence_parts import find_part
from claims.analyse.source_names import may_speak, name_of, read_author, read_name
from claims.analyse.source_phrases import find_phrases
from claims.analyse.speech_tags import find_tags, read_phrase_before
from claims.records import Status

_CLAUSES = frozenset({"ccomp", "parataxis"})
FARTHEST_THAT = 7
"""Words between "said" and "that": "said on Friday in Rome that"."""
_MISTAKEN = frozenset({"advcl", "dep"})
"""What the parser takes the clause in "revealed on Friday that it would rise" for."""
FARTHEST_AGENT = 16
"""Words between "estimated" and the name behind "by"."""
_WITH_CLAUSE = REPORTING.clausal | REPORTING.quoting | REPORTING.doubting
_AGENTS = frozenset({"obl:agent", "obl", "nmod"})
_OF_NOUN = frozenset({"acl", "acl:relcl"})
_QUOTES = frozenset({"``", "''"})


def find_sources(doc: Doc) -> Iterator[SourceSpan]:
    """Yield the sources in `doc`: behind "according to", of verbs of saying, and behind reports."""
    yield from find_phrases(doc)
    yield from find_tags(doc)
    for token in doc:
        if token.tag_.startswith("VB"):
            yield from _read_verb(token)
    if not any(token.tag_ in FINITE_TAGS for token in doc):
        yield from _read_verbless(doc)


def _read_verb(verb: Token) -> Iterator[SourceSpan]:
    """Yield "X says that ...", "estimated by X", "..., X said"."""
    lemma = verb.lemma_.lower()
    status = REPORTING.verbs.get(lemma)
    if status is None:
        return
    agent = _find_agent(verb) if _takes_agent(lemma, status) else None
    if agent is not None:
        governed = verb.head if verb.dep_ in _OF_NOUN else verb
        yield _make_source(agent, governed, name_of(agent), f"{verb.text} by", status)
        return
    if _is_passive(verb):
        if _takes_agent(lemma, status):
            yield from _read_agent_behind(verb, status)
        return
    subject = find_subject(verb) if verb.dep_ != "acl" else None
    if subject is None or not may_speak(subject, anyone=lemma in REPORTING.clausal):
        return
    said = _find_said(verb, lemma, subject)
    if said is not None:
        author = read_author(verb.doc, subject.i, subject.i + 1)
        source = _make_source(subject, said, author[0] if author else name_of(subject), verb.text, status)
        yield replace(source, end=verb.i) if source.start < verb.i < source.end else source


def _read_verbless(doc: Doc) -> Iterator[SourceSpan]:
    """Yield "Aid Watch counts 300 raids", where the tagger took the verb for a noun and found no other."""
    for token in doc[1:-1]:
        lemma = lemma_of_saying(token) if token.tag_ in {"NNS", "NN", "VBN"} else None
        if lemma is None or lemma in _WITH_CLAUSE or token.nbor().tag_ in {"IN", "CC"} or token.nbor().is_punct:
            continue
        start, name = read_phrase_before(doc, token.i)
        if name[:1].isupper() and (start == 0 or doc[start - 1].text == "," or doc[start - 1].tag_ == "DT"):
            reach = (token.i + 1, find_part(doc, token.i)[1])
            yield SourceSpan(start, token.i + 1, WHOLE, name, token.text, REPORTING.verbs[lemma], reach)
            return


def _takes_agent(lemma: str, status: Status) -> bool:
    """Tell "estimated by", "believed by"; what is found, submitted or rejected by somebody is no saying."""
    return lemma not in REPORTING.doubting and (lemma not in REPORTING.clausal or status != "stated")


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


def _make_source(head: Token, governed: Token, name: str, cue: str, status: Status) -> SourceSpan:
    return SourceSpan(head.left_edge.i, head.right_edge.i + 1, governed.i, name, cue, status)


def _find_agent(verb: Token) -> Token | None:
    """Return who did it: "estimated at $5 billion by the bank", wherever the parser hung the name."""
    below = verb.subtree if verb.tag_ == "VBN" else verb.children
    for token in (token for token in below if verb.i < token.i <= verb.i + FARTHEST_AGENT):
        named = token.dep_ in _AGENTS and find_case(token) == "by" and is_noun(token) and may_speak(token)
        if named and not _is_below_another(token, verb):
            return token
    return None


def _is_below_another(token: Token, verb: Token) -> bool:
    """Tell the agent of a verb below: "the particles captured by the probe" that somebody estimated."""
    while token.head not in (verb, token):
        token = token.head
        if token.pos_ == "VERB" or token.tag_.startswith("VB"):
            return True
    return False


def _find_said(verb: Token, lemma: str, subject: Token) -> Token | None:
    """Return the head of what holds the thing said, where the verb is one of saying in its frame."""
    if lemma in REPORTING.valuing:
        return next((token for token in verb.subtree if token.i > verb.i and find_case(token) == "at"), None)
    if lemma in REPORTING.quoting:
        return verb if any(token.tag_ in _QUOTES and token.i > verb.i for token in verb.doc) else None
    if _leads_to_that(verb):
        return verb
    if lemma in REPORTING.clausal and any(_is_numbered_object(child) for child in verb.children):
        return verb if lemma_of(subject) in REPORTING.nouns else None
    open_to_all = lemma not in REPORTING.clausal or lemma == "claim" or lemma_of(subject) in REPORTING.nouns
    if any(_is_clause(child, infinitive=open_to_all) for child in verb.children):
        return verb
    return verb if any(_is_said_thing(child, lemma, subject) for child in verb.children) else None


def _is_numbered_object(child: Token) -> bool:
    """Tell what is added or found, and not said: "Halden Foods added 15 cents, Orrin Bank fell"."""
    return child.dep_ == "obj" and any(token.tag_ == "CD" for token in child.subtree)


def _leads_to_that(verb: Token) -> bool:
    """Tell "added that aid fell", "said on Friday that it fell", also where the parser hung the clause elsewhere."""
    behind = verb.doc[verb.i + 1 : verb.i + FARTHEST_THAT]
    if not behind or behind[0].tag_ not in {"IN", "WDT", "DT", "RB", "NNP"} or behind[0].lower_ in {"the", "a", "an"}:
        return False
    for token in behind:
        if token.lower_ == "that":
            return True
        if token.is_punct or token.tag_ in FINITE_TAGS:
            return False
    return False


def _is_clause(child: Token, *, infinitive: bool) -> bool:
    """Tell a clause that is said, also where the parser took "that it would rise" for an adverb's."""
    if child.dep_ == "xcomp":
        return infinitive
    return child.dep_ in _CLAUSES or (child.dep_ in _MISTAKEN and _opens_with_that(child))


def _opens_with_that(clause: Token) -> bool:
    return any(word.lower_ == "that" and word.dep_ == "mark" for word in clause.children)


def _is_said_thing(child: Token, lemma: str, subject: Token) -> bool:
    """Tell an object that is said: "reported 312 infections", "denied the report", "the poll found 57 percent"."""
    if child.dep_ != "obj":
        return False
    if lemma in REPORTING.doubting:
        return lemma_of(child) in REPORTING.doubted
    return lemma not in REPORTING.clausal or lemma_of(subject) in REPORTING.nouns
