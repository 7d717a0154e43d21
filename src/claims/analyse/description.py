"""The words that say what a figure counts, and the whole that it is a share of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Doc, Token

from claims.analyse.clauses import find_case, find_object, find_subject
from claims.analyse.figure import SHARES, Figure
from claims.analyse.holders import says_amount
from claims.analyse.links import Link
from claims.analyse.phrases import (
    FINITE_TAGS,
    find_noun_behind,
    is_noun,
    join_tokens,
    lemma_of,
    phrase_of,
    phrase_tokens,
)
from claims.analyse.words import WORDS
from claims.grammar.nouns import NOUNS

_NARROWING = frozenset({"acl", "acl:relcl"})
_COMPLEMENTS = frozenset({"obl", "obl:agent", "xcomp", "advcl", "advmod"})
MOST_WORDS = 12
"""Words taken from one clause into the counted phrase."""
SHORT_OBLIQUE = 6


def describe_alone(figure: Figure, root: Token, link: Link) -> Figure:
    """Describe a figure that stands alone by what narrows it, or by its verb.

    "The $600 million designated for Colombia", "only $7 million had been spent", "transfer $25 billion to family".
    """
    doubts = (*figure.doubts, "no counted noun") if figure.kind == "count" else figure.doubts
    doc, verb = root.doc, link.verb
    narrowing = [i for child in root.children if child.dep_ in _NARROWING for i in _subtree(child, figure)]
    behind = doc[figure.core_end] if figure.core_end < len(doc) else None
    if not narrowing and figure.kind == "count" and behind is not None and behind.tag_ == "VBN":
        narrowing = _subtree(behind, figure)
    if not narrowing and verb is not None and verb.tag_.startswith("VB") and not _is_silent(link, verb):
        narrowing = [verb.i, *_complements(verb, figure)]
    figure = replace(figure, counted=join_tokens(doc, sorted(narrowing)) or None, doubts=doubts)
    subject = find_subject(verb) if link.relation == "object" and verb is not None else None
    if subject is None or not is_noun(subject):
        return figure
    return replace(figure, subject=phrase_of(doc, subject) or None)


def _is_silent(link: Link, verb: Token) -> bool:
    """Tell a verb that says nothing of what the figure is: be, and "fell" where its subject is not known."""
    priced = verb.lemma_.lower() in NOUNS.priced
    return verb.pos_ == "AUX" or (link.relation == "clause" and says_amount(verb) and not priced)


def _subtree(token: Token, figure: Figure) -> list[int]:
    return [word.i for word in token.subtree if not figure.start <= word.i < figure.rate_end][:MOST_WORDS]


def _complements(verb: Token, figure: Figure) -> list[int]:
    """Return the words of the verb's obliques and infinitives behind the figure, times left out."""
    chosen: list[int] = []
    for child in verb.children:
        if child.i > verb.i and child.dep_ in _COMPLEMENTS and len(chosen) < MOST_WORDS:
            words = _subtree(child, figure)
            if verb.doc[words[0]].lower_ in WORDS.comparing if words else True:
                continue
            chosen.extend(() if _holds_time(verb.doc, words) else words)
    return chosen


def _find_timed(doc: Doc) -> set[int]:
    """Return the positions of all words that say when."""
    return {i for time in doc._.claims_times for i in range(time.start, time.end)}


def _holds_time(doc: Doc, positions: Iterable[int]) -> bool:
    return not _find_timed(doc).isdisjoint(positions)


def find_counted_text(doc: Doc, figure: Figure, link: Link, head: Token) -> str | None:
    """Return the head with what narrows it, and the verb that says what became of it: "people were killed"."""
    tokens = phrase_tokens(doc, head, range(figure.start, max(figure.end, figure.rate_end)))
    if link.relation == "nmod" and head.i < figure.start:
        ahead = figure.start - (head.i < figure.start - 1)
        tokens = [i for i in tokens if i < ahead or i >= figure.rate_end]
    if link.relation == "of" and figure.kind == "money":
        tokens = [*tokens, *_list_behind(doc, tokens[-1] + 1 if tokens else 0)]
    if link.relation == "clause" and link.verb is not None and head.i < link.verb.i < figure.core_start:
        tokens = [i for i in tokens if i < link.verb.i]
    tokens = _cut_times(doc, tokens, head)
    text = join_tokens(doc, tokens)
    if figure.kind == "count" and _is_told_by_verb(head) and head.head.i not in tokens:
        text = f"{text} {join_tokens(doc, [head.head.i, *_obliques(head.head)])}"
    return text or None


def _cut_times(doc: Doc, tokens: list[int], head: Token) -> list[int]:
    """Drop a time at the end of the phrase, with what a comma sets behind it: "killed since 2007, the year of"."""
    times = _find_timed(doc)
    for place, i in enumerate(tokens):
        behind = next((j for j in tokens[place:] if j not in times), None)
        if i > head.i and i in times and (behind is None or doc[behind].text == ","):
            return tokens[:place]
    return tokens


def _find_compared_level(doc: Doc, figure: Figure) -> Token | None:
    """Return the level that a share is set against: "5.9 percent below its peak employment"."""
    at = figure.core_end
    if at + 1 >= len(doc) or doc[at].lower_ not in WORDS.levels:
        return None
    return find_noun_behind(doc, at + 1)


def _list_behind(doc: Doc, at: int) -> list[int]:
    """Return the rest of a list that the parser cut short: ", software, and technical assistance"."""
    end, closed = at, False
    while end + 1 < len(doc) and not closed and (doc[end].text == "," or doc[end].tag_ == "CC"):
        closed = doc[end].tag_ == "CC" or doc[end + 1].tag_ == "CC"
        noun = find_noun_behind(doc, end + 1 + (doc[end + 1].tag_ == "CC"))
        behind = doc[noun.i + 1] if noun is not None and noun.i + 1 < len(doc) else None
        if noun is None or (behind is not None and behind.tag_ in FINITE_TAGS | {"POS"}):
            return []
        end = noun.i + 1
    return list(range(at, end)) if closed else []


def _is_told_by_verb(head: Token) -> bool:
    verb = head.head
    if head.dep_ not in {"nsubj:pass", "nsubj"} or verb.i < head.i or not verb.tag_.startswith("VB"):
        return False
    if verb.lemma_.lower() in NOUNS.linking:
        return False
    return find_object(verb) is None and not any(child.dep_ in {"xcomp", "ccomp"} for child in verb.children)


def _obliques(verb: Token) -> list[int]:
    """Return the words of the first short oblique right behind `verb` that is no time: "killed in Mexico"."""
    for child in verb.children:
        tokens = [token.i for token in child.subtree]
        near = child.dep_ in {"obl", "obl:agent"} and tokens[0] == verb.i + 1 and len(tokens) <= SHORT_OBLIQUE
        time = find_case(child) in WORDS.time_cases or _holds_time(verb.doc, tokens)
        if near and not time and child.tag_ != "CD":
            return [i for i in tokens if verb.doc[i].tag_ != "CD"]
    return []


def find_base(doc: Doc, figure: Figure, link: Link, head: Token) -> str | None:
    """Return the whole of a share: what stands behind "of", or the counted whole of "22 of the 50 states"."""
    if figure.kind not in SHARES:
        return None
    if link.relation == "of" or (figure.ratio and not figure.change):
        return phrase_of(doc, head, range(figure.start, figure.rate_end)) or None
    compared = _find_compared_level(doc, figure)
    if compared is not None:
        return phrase_of(doc, compared, range(figure.rate_end)) or None
    if figure.ratio or lemma_of(head) not in NOUNS.shares:
        return None
    wholes = (child for child in head.children if child.dep_ == "nmod" and find_case(child) in {"of", "in"})
    whole = next(wholes, None)
    return phrase_of(doc, whole) if whole is not None else None
