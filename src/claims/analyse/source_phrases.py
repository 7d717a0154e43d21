"""Find the sources that a phrase without a verb names: "according to X", "a survey by X", "by X's estimate"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from claims.analyse.clauses import find_case, find_subject
from claims.analyse.figure import WHOLE, SourceSpan
from claims.analyse.phrases import lemma_of
from claims.analyse.reporting import REPORTING
from claims.analyse.sentence_parts import find_part, find_turn
from claims.analyse.source_names import PROPER, is_name_word, may_speak, name_of, read_author, read_name
from claims.analyse.wording import read_wording
from claims.analyse.words import WORDS
from claims.grammar.phrases import PhraseTable
from claims.grammar.times import CALENDAR
from claims.records import Status

_LINKS: PhraseTable[bool] = PhraseTable(dict.fromkeys(REPORTING.links, True))
LONGEST_RECKONING = 7
"""Words of "by the World Bank's latest estimate" behind "by"."""


def find_phrases(doc: Doc) -> Iterator[SourceSpan]:
    """Yield the sources in `doc` that need no verb of saying."""
    yield from _find_links(doc)
    for token in doc:
        if token.lower_ in {"by", "on"}:
            yield from _read_reckoning(token)
        elif token.tag_.startswith("NN"):
            yield from _read_report(token)
            yield from _read_owner(token)


def _find_links(doc: Doc) -> Iterator[SourceSpan]:
    """Yield "according to X": said of its part of the sentence, or of what follows a colon before it."""
    words = read_wording(doc).words
    at = 0
    while at < len(words):
        match = _LINKS.read(words, at)
        if match is None:
            at += 1
            continue
        name, end = read_name(doc, match[1])
        if name:
            yield _make_whole(doc, at, end, name, doc[at : match[1]].text)
        at = match[1]


def _find_reach(doc: Doc, at: int, end: int) -> tuple[int, int]:
    """Return what a phrase is said of: what follows it where it opens its part, else no second main clause."""
    first, last = find_part(doc, at)
    if at > 0 and doc[at - 1].text == ":":
        return at, last
    return first, last if at <= first + 1 else find_turn(doc, end, last)


def _read_reckoning(preposition: Token) -> Iterator[SourceSpan]:
    """Yield "by U.N. estimates", "by the bank's own count": a name with a noun of counting behind it."""
    doc, start = preposition.doc, preposition.i + 1
    end = start
    while end < min(len(doc), start + LONGEST_RECKONING) and (is_name_word(doc[end]) or doc[end].tag_ == "DT"):
        if lemma_of(doc[end]) in REPORTING.reckonings and end > start:
            break
        end += 1
    else:
        return
    first = start + (doc[start].tag_ in {"DT"})
    owner = doc[first:end]
    if end >= len(doc) or not any(may_speak(token) or token.lower_ in WORDS.owners for token in owner):
        return
    if lemma_of(doc[end]) in REPORTING.reckonings and _ends_phrase(doc, end + 1):
        name = WORDS.owners.get(owner.text.lower(), _strip_possessive(owner.text))
        yield _make_whole(doc, preposition.i, end + 1, name, f"{preposition.text} {doc[end].text}", "estimated")


def _ends_phrase(doc: Doc, at: int) -> bool:
    return at >= len(doc) or doc[at].is_punct or doc[at].tag_ in {"CC", "RB", "VBD", "VBZ", "VBP"}


def _strip_possessive(name: str) -> str:
    for ending in (" own", "'s", "’s", "'", "’"):
        name = name.removesuffix(ending).rstrip()
    return name


def _read_report(noun: Token) -> Iterator[SourceSpan]:
    """Yield "a report by X", "in an article in X", said of the sentence, where no verb of saying took it."""
    if noun.lemma_.lower() not in REPORTING.nouns:
        return
    for child in noun.children:
        case = find_case(child)
        named = child.tag_ in PROPER and child.lower_ not in CALENDAR.months
        if child.dep_ in {"nmod", "obl"} and case in {"by", "from"} and named:
            yield _make_whole(noun.doc, noun.i, child.right_edge.i + 1, name_of(child), f"{noun.text} {case}")
            return
    if noun.dep_ == "nsubj" and lemma_of(noun) in REPORTING.surveys and _has_proper_name(noun):
        yield _make_whole(noun.doc, noun.left_edge.i, noun.i + 1, name_of(noun), noun.text)
        return
    author = read_author(noun.doc, noun.i, noun.i + 1, inside=True) if find_case(noun) == "in" else None
    if author is not None:
        yield _make_whole(noun.doc, noun.left_edge.i, author[1], author[0], f"in {noun.text}")


def _has_proper_name(noun: Token) -> bool:
    return any(child.tag_ in PROPER and child.i < noun.i for child in noun.children)


def _make_whole(doc: Doc, at: int, end: int, name: str, cue: str, status: Status = "stated") -> SourceSpan:
    return SourceSpan(at, end, WHOLE, name, cue, status, _find_reach(doc, at, end))


def _read_owner(noun: Token) -> Iterator[SourceSpan]:
    """Yield "the bank's forecast is 3 percent", "analyst estimates of 5 million", "the bank cut its forecast to 3"."""
    if lemma_of(noun) not in REPORTING.reckonings:
        return
    owner = next((child for child in noun.children if child.i < noun.i and _owns(child)), None)
    if owner is not None and owner.tag_ == "PRP$" and noun.dep_ == "obj":
        owner = find_subject(noun.head)
        governed = noun.head
    else:
        governed = noun.head if noun.dep_ == "nsubj" else noun
    if owner is not None and may_speak(owner):
        yield SourceSpan(owner.i, owner.i + 1, governed.i, name_of(owner), noun.text, "estimated")


def _owns(child: Token) -> bool:
    return child.dep_ in {"nmod:poss", "compound", "nmod:desc"}
