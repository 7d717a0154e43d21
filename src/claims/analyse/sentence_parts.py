"""The parts of a sentence that a source may speak for: semicolons, pairs of dashes and quotations bound them."""

from __future__ import annotations

from spacy.tokens import Doc

from claims.analyse.phrases import FINITE_TAGS, NOUN_TAGS

DASHES = frozenset({"—", "–", "--"})
_OPENING = frozenset({"“", "``"})
_CLOSING = frozenset({"”", "''", "’’"})
QUOTES = _OPENING | _CLOSING | {'"'}
_NOMINAL = NOUN_TAGS | {"PRP", "EX", "CD"}


def find_part(doc: Doc, at: int) -> tuple[int, int]:
    """Return the part of the sentence around token `at`: between semicolons, and between two dashes."""
    quoted = find_quoted(doc)
    borders = [i for i in range(len(doc)) if doc[i].text == ";" and not is_within(i, quoted)]
    start = max((i + 1 for i in borders if i < at), default=0)
    end = min((i for i in borders if i >= at), default=len(doc))
    before = [i for i in range(start, at) if doc[i].text in DASHES]
    behind = [i for i in range(at, end) if doc[i].text in DASHES]
    return (before[-1] + 1, behind[0]) if before and behind else (start, end)


def find_quoted(doc: Doc) -> list[tuple[int, int]]:
    """Return the quotations of a sentence; one that began or ends in another sentence is open at that end."""
    spans: list[tuple[int, int]] = []
    start: int | None = None
    for token in doc:
        if token.text not in QUOTES:
            continue
        if _is_opening(doc, token.i):
            start = token.i + 1
        elif start is not None or not spans:
            spans.append((start or 0, token.i))
            start = None
    return spans if start is None else [*spans, (start, len(doc))]


def _is_opening(doc: Doc, at: int) -> bool:
    """Tell an opening mark; a straight one stands behind a space and before a word."""
    if doc[at].text != '"':
        return doc[at].text in _OPENING
    return not doc[at].whitespace_ and (at == 0 or bool(doc[at - 1].whitespace_)) and at + 1 < len(doc)


def is_within(at: int, spans: list[tuple[int, int]]) -> bool:
    """Tell whether `at` lies in one of `spans`."""
    return any(start <= at < end for start, end in spans)


def find_turn(doc: Doc, at: int, end: int) -> int:
    """Return where a second main clause begins between `at` and `end`: "he said, and the hospital was closed"."""
    quoted = find_quoted(doc)
    for i in range(at, end - 1):
        turns = doc[i].text == "," and doc[i + 1].tag_ == "CC" and not is_within(i, quoted)
        if turns and _has_own_subject(doc, i + 2, end):
            return i
    return end


def _has_own_subject(doc: Doc, at: int, end: int) -> bool:
    """Tell a clause with a subject: "and the hospital was closed", not "but remains low"."""
    verb = next((i for i in range(at, end) if doc[i].tag_ in FINITE_TAGS), at)
    return any(token.tag_ in _NOMINAL for token in doc[at:verb])
