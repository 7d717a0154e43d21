"""Find who speaks where a comma or a quotation mark sets it off: ", Osei said on Monday", ", said Ann Reed"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from claims.analyse.figure import WHOLE, SourceSpan
from claims.analyse.phrases import FINITE_TAGS
from claims.analyse.reporting import REPORTING, lemma_of_saying
from claims.analyse.sentence_parts import DASHES, QUOTES, find_part, find_turn
from claims.analyse.source_names import LONGEST_NAME, PROPER, is_name_word, may_speak, read_name
from claims.analyse.words import WORDS
from claims.grammar.times import CALENDAR

_BORDERS = QUOTES | DASHES | {","}
_BEHIND = frozenset({"IN", "RB", "CC", "WDT", "WP", "WRB", "VBG", "TO"})
_SAYING = frozenset({"VBD", "VBZ", "VBP", "VBN", "VB", "NN", "NNS"})
_RELATIVE = frozenset({"WDT", "WP", "WP$"})
_HEARERS = frozenset({"tell", "point"})
FARTHEST_BORDER = 14
"""Words of a name with its description between a comma and "said"."""


def find_tags(doc: Doc) -> Iterator[SourceSpan]:
    """Yield the sources that stand apart from what they say, each with the part of the sentence that they say."""
    for token in doc:
        lemma = lemma_of_saying(token) if _may_say(token) else None
        if lemma in REPORTING.asides:
            source = _read_behind(doc, token, lemma) or _read_before(doc, token, lemma)
            if source is not None:
                yield source


def _may_say(token: Token) -> bool:
    """Tell a finite verb, also one that the tagger took for a noun at the sentence's end: ", city data show."."""
    if token.i == 0 or token.tag_ not in _SAYING:
        return False
    if token.lower_.startswith("point") and not (token.i + 1 < len(token.doc) and token.nbor().lower_ == "out"):
        return False
    if token.tag_ not in {"NN", "NNS"}:
        return True
    return all(behind.is_punct for behind in token.doc[token.i + 1 :]) and may_speak(token.nbor(-1))


def _read_behind(doc: Doc, verb: Token, lemma: str) -> SourceSpan | None:
    """Return the source of ', said Ann Reed, a nurse': the name stands behind the verb."""
    start = verb.i + 1
    if not _opens(doc, verb.i) or start >= len(doc) or doc[start].tag_ == "IN":
        return None
    name, end = read_name(doc, start)
    if not name or (end < len(doc) and doc[end].tag_ in FINITE_TAGS | {"CD"}):
        return None
    if doc[verb.i - 1].text == "," and not _is_closed(doc, end) and _has_subject_before(verb):
        return None
    if not any(may_speak(token, anyone=True) for token in doc[start:end]):
        return None
    apposed, last = _read_apposed(doc, end)
    if apposed and not _is_proper(doc[start:end]):
        name, end = apposed, last
    return _make_tag(doc, verb, lemma, name, verb.i, end)


def _has_subject_before(verb: Token) -> bool:
    return any(child.dep_ == "nsubj" and child.i < verb.i for child in verb.children)


def _is_closed(doc: Doc, at: int) -> bool:
    return at >= len(doc) or doc[at].is_punct


def _read_apposed(doc: Doc, at: int) -> tuple[str, int]:
    """Return the proper name between commas behind "said the utility", and the position behind it."""
    if at >= len(doc) or doc[at].text != ",":
        return "", at
    end = at + 1
    while end < len(doc) and end - at < LONGEST_NAME and doc[end].tag_ in PROPER:
        end += 1
    return (doc[at + 1 : end].text, end) if _is_closed(doc, end) else ("", at)


def _read_before(doc: Doc, verb: Token, lemma: str) -> SourceSpan | None:
    """Return the source of ", Osei said on Monday": the name stands before the verb, and no clause behind it."""
    end = verb.i
    while end > 0 and (doc[end - 1].tag_ == "RB" or doc[end - 1].lower_ in WORDS.auxiliaries):
        end -= 1
    if not _closes(doc, verb, lemma):
        return None
    start, name = _read_back(doc, end)
    if not name or not _opens(doc, start):
        return None
    return _make_tag(doc, verb, lemma, name, start, verb.i + 1)


def _read_back(doc: Doc, end: int) -> tuple[int, str]:
    """Return the start and the name of the noun phrase that ends before `end`, with an apposition between commas."""
    if end > 0 and doc[end - 1].text == ",":
        comma = end - 2
        while comma > 0 and end - comma < FARTHEST_BORDER and doc[comma].text != ",":
            comma -= 1
        start, name = read_phrase_before(doc, comma)
        apposed = doc[comma + 1 : end - 1]
        if len(apposed) and all(token.tag_ in PROPER for token in apposed) and not _is_proper(doc[start:comma]):
            return start, apposed.text
        return start, name
    return read_phrase_before(doc, end)


def read_phrase_before(doc: Doc, end: int) -> tuple[int, str]:
    """Return the start and the name of the noun phrase that ends before token `end`; no name where none may speak."""
    if end > 0 and doc[end - 1].lower_ in WORDS.speakers:
        return end - 1, doc[end - 1].text
    start = end
    while start > 0 and end - start < LONGEST_NAME and (is_name_word(doc[start - 1]) or _joins(doc, start - 1, end)):
        start -= 1
    if start < end and doc[start].tag_ == "IN":
        return end, ""
    phrase = doc[start:end]
    if not any(may_speak(token, anyone=True) for token in phrase):
        return end, ""
    return start, read_name(doc, start, end)[0]


def _joins(doc: Doc, at: int, end: int) -> bool:
    """Tell the small words inside a source: "officials in Graz", "the bank"."""
    return at + 1 < end and (doc[at].tag_ == "DT" or doc[at].lower_ in {"in", "at", "by", "from", "with", "them"})


def _is_proper(words: Span) -> bool:
    return any(token.tag_ in PROPER for token in words)


def _opens(doc: Doc, at: int) -> bool:
    return at > 0 and doc[at - 1].text in _BORDERS


def _closes(doc: Doc, verb: Token, lemma: str) -> bool:
    """Tell that no clause follows "Osei said": a stop, a time, a place, or those he told."""
    at = verb.i + 1
    if at >= len(doc):
        return True
    behind = doc[at]
    if lemma in _HEARERS:
        return True
    if behind.lower_ == "that" or behind.tag_ == "CD":
        return False
    return behind.is_punct or behind.tag_ in _BEHIND or behind.lower_ in {*CALENDAR.weekdays, *WORDS.time_words}


def _make_tag(doc: Doc, verb: Token, lemma: str, name: str, start: int, end: int) -> SourceSpan:
    first, last = find_part(doc, start)
    ends_speech = doc[start - 1].text in QUOTES or _leads_away(doc, end)
    reach = (first, start if ends_speech else find_turn(doc, end, last))
    return SourceSpan(start, end, WHOLE, name, verb.text, REPORTING.verbs[lemma], reach)


def _leads_away(doc: Doc, at: int) -> bool:
    """Tell a relative clause about the speaker: "said the utility, whose line came down in three places"."""
    return any(token.tag_ in _RELATIVE for token in doc[at : at + 3])
