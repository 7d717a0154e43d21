"""Noun phrases, read off the parse; where it fails, off the tags.

The labels are Universal Dependencies (version 2), the tags those of the Penn Treebank.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Token

from claims.grammar.nouns import NOUNS, singularise
from claims.grammar.times import CALENDAR

NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})
FINITE_TAGS = frozenset({"VBD", "VBZ", "VBP", "MD"})
"""Tags of verbs that make a clause of their own."""
_QUOTES = frozenset({"``", "''"})
_RUN_TAGS = NOUN_TAGS | _QUOTES | {"JJ", "JJR", "JJS", "VBN", "VBG", "HYPH", "POS", "AFX"}
_PARTICIPLES = frozenset({"VBN", "VBG", "JJ"})
_LEFT = frozenset({"amod", "compound", "nmod:poss", "nmod:desc", "nmod", "flat", "advmod", "goeswith", "nmod:unmarked"})
_RIGHT = frozenset({"flat", "nmod", "acl", "acl:relcl", "compound", "nmod:desc", "fixed", "amod", "conj"})
_GAP_LEFT = frozenset({"DT", "HYPH", "POS", ",", "CC", "RB", "CD", "$"})
_GAP_RIGHT = _QUOTES | {"DT", "HYPH", "POS", "RB"}
_NOT_FIRST = _QUOTES | {"DT", "CC", "IN", ",", "RB", "PDT", "HYPH", ":", "PRP$"}
_NOT_LAST = _QUOTES | {"DT", "CC", "IN", ",", "TO", ":", "-LRB-", ".", "WDT", "HYPH"}
_APART = frozenset({",", "—", "–", "--", ";", "(", ":"})
FARTHEST_CONJUNCT = 8
_DASHES = frozenset("-–‐‑")
LONGEST_RUN = 9
LONGEST_PHRASE = 16
LONGEST_CLAUSE = 10


def tokens_before(doc: Doc, at: int) -> Iterator[Token]:
    """Yield the tokens before `at`, the nearest first."""
    return (doc[i] for i in range(at - 1, -1, -1))


def is_noun(token: Token) -> bool:
    """Tell a noun that can be counted: no day or month."""
    return _is_tagged_noun(token) and token.lower_ not in CALENDAR.weekdays and token.text[0].isalnum()


def _is_tagged_noun(token: Token) -> bool:
    """Tell a noun by its tag, or a plural tagged a verb that the parse has for an object: "customs inspectors"."""
    return token.tag_ in NOUN_TAGS or (token.tag_ == "VBZ" and token.dep_ in {"obj", "obl", "nmod", "nsubj"})


def lemma_of(token: Token) -> str:
    """Return the noun's lemma in lower case: the singular by rule."""
    return singularise(token.lower_)


def find_noun_behind(doc: Doc, at: int) -> Token | None:
    """Return the last noun of the run of modifiers and nouns that begins at `at`, by the tags alone."""
    last = None
    while at < len(doc) and doc[at].tag_ in {"DT", "PRP$", "PDT"}:
        at += 1
    for token in doc[at : at + LONGEST_RUN]:
        if token.tag_ not in _RUN_TAGS and not _is_tagged_noun(token) and not _is_adverb_of_modifier(token):
            break
        if last is not None and token.lower_ in NOUNS.never:
            break
        if _is_tagged_noun(token) and token.lower_ not in CALENDAR.weekdays:
            last = token
        elif last is not None and token.tag_ in _PARTICIPLES and (last.tag_ == "NNS" or not _leads_to_noun(token)):
            break
    return last if last is None else find_shared_head(doc, last)


def _is_adverb_of_modifier(token: Token) -> bool:
    return token.tag_ == "RB" and token.i + 1 < len(token.doc) and token.nbor().tag_ in {"JJ", "VBN"}


def _leads_to_noun(token: Token) -> bool:
    return token.i + 1 < len(token.doc) and token.nbor().tag_ in NOUN_TAGS | {"HYPH"}


def find_shared_head(doc: Doc, noun: Token) -> Token:
    """Return "officials" for "law enforcement" in "dozens of law enforcement and government officials"."""
    at = noun.i + 1
    if noun.tag_ != "NN" or at + 1 >= len(doc) or doc[at].tag_ != "CC":
        return noun
    last = None
    for token in doc[at + 1 : at + 5]:
        if token.tag_ not in _RUN_TAGS:
            break
        last = token if token.tag_ in NOUN_TAGS else last
    return last if last is not None and last.tag_ == "NNS" and last.i > at + 1 else noun


def phrase_of(doc: Doc, head: Token, exclude: Iterable[int] = ()) -> str:
    """Return the words of `head` with what narrows it, in the order of the text; articles and figures left out."""
    return join_tokens(doc, phrase_tokens(doc, head, exclude))


def phrase_tokens(doc: Doc, head: Token, exclude: Iterable[int] = ()) -> list[int]:
    """Return the positions of the words of `phrase_of`."""
    left_out = set(exclude)
    chosen = {head.i}
    for child in head.children:
        if child.i < head.i and child.dep_ in _LEFT and head.i - child.i < LONGEST_RUN and child.i not in left_out:
            chosen.update(token.i for token in child.subtree if token.i < head.i)
        elif child.i > head.i and child.dep_ in _RIGHT and not _is_apart(doc, head, child):
            chosen.update(_right_tokens(child))
    chosen.update(i for i in range(min(chosen), head.i) if doc[i].tag_ == "HYPH" and i - 1 in chosen)
    chosen.update(_narrowing_behind(doc, max(chosen) + 1, left_out) or _reduced_clause(head, max(chosen) + 1))
    kept = _cut_at_gap(doc, sorted(chosen - left_out | {head.i}), head.i, left_out)
    return _add_coordinated_participle(doc, _trim(doc, kept, head.i))


def _narrowing_behind(doc: Doc, at: int, figure: set[int]) -> list[int]:
    """Return the participle that the parser hung on the figure: "70% of firearms recovered by police"."""
    hung = at < len(doc) and doc[at].dep_ == "acl" and doc[at].tag_ == "VBN" and doc[at].head.i in figure
    return _right_tokens(doc[at]) if hung else []


def _reduced_clause(head: Token, at: int) -> list[int]:
    """Return a participle that the parser took for the sentence's verb: "murders tied to crime came to 50"."""
    verb = head.head
    if verb.i != at or verb.tag_ != "VBN" or head.dep_ != "nsubj":
        return []
    if any(child.dep_.startswith("aux") or child.dep_ == "obj" for child in verb.children):
        return []
    behind = next((child for child in verb.children if child.dep_ == "obl" and child.left_edge.i == at + 1), None)
    return list(range(at, behind.right_edge.i + 1)) if behind is not None else []


def _is_apart(doc: Doc, head: Token, child: Token) -> bool:
    """Tell a relative clause or a second noun that a comma or a dash sets off, and one with a number of its own."""
    if child.dep_ == "conj":
        own_number = any(token.tag_ in {"CD", "$"} for token in child.subtree)
        return own_number or child.tag_ not in NOUN_TAGS or child.i - head.i > FARTHEST_CONJUNCT
    between = doc[head.i + 1 : child.left_edge.i + 1]
    return any(token.text in _APART for token in between) and child.dep_ != "flat"


def _right_tokens(child: Token) -> list[int]:
    tokens = [token.i for token in child.subtree]
    return tokens[:LONGEST_CLAUSE] if child.dep_ in {"acl", "acl:relcl"} else tokens


def _cut_at_gap(doc: Doc, kept: list[int], head: int, left_out: set[int]) -> list[int]:
    """Drop what stands apart from the head: a gap of anything but articles and the figure's own words."""
    start = kept.index(head)
    end = start + 1
    while start > 0 and all(i in left_out or doc[i].tag_ in _GAP_LEFT for i in range(kept[start - 1] + 1, kept[start])):
        start -= 1
    while end < len(kept) and all(doc[i].tag_ in _GAP_RIGHT for i in range(kept[end - 1] + 1, kept[end])):
        end += 1
    return kept[start:end]


def _trim(doc: Doc, kept: list[int], head: int) -> list[int]:
    kept = [i for i in kept if i <= head or i - head <= LONGEST_PHRASE]
    kept = [*_names_before(doc, kept[0]), *kept]
    kept = [*_joined_before(doc, kept[0]), *kept]
    while kept and doc[kept[0]].tag_ in _NOT_FIRST and kept[0] < head:
        kept.pop(0)
    while kept and doc[kept[-1]].tag_ in _NOT_LAST and kept[-1] > head:
        kept.pop()
    return kept


def _names_before(doc: Doc, at: int) -> list[int]:
    """Return the nouns right before the phrase that the parser hung to its right without calling them a compound."""
    start = at
    while start > 0 and doc[start - 1].tag_ in {"NN", "NNP"} and doc[start - 1].head.i >= at:
        start -= 1
    return list(range(start, at)) if doc[at].tag_ in NOUN_TAGS else []


def _joined_before(doc: Doc, at: int) -> list[int]:
    """Return the words that a dash joins to the word at `at`: "organized crime–related", with the adjective before."""
    dash = at - 1
    if dash < 1 or doc[dash].text not in _DASHES or doc[dash].whitespace_ or doc[dash - 1].whitespace_:
        return []
    start = dash - 1
    if not doc[start].is_alpha:
        return []
    if start > 0 and doc[start - 1].tag_ in {"JJ", "VBN"} and doc[start].tag_ in NOUN_TAGS:
        start -= 1
    return list(range(start, at))


def _add_coordinated_participle(doc: Doc, kept: list[int]) -> list[int]:
    """Add "and traced", "and then traced" to "guns seized in Mexico", where the parser hung it elsewhere."""
    start = kept[-1] + 1 if kept else 0
    participles = any(doc[i].tag_ == "VBN" and doc[i].dep_ in {"acl", "acl:relcl", "conj"} for i in kept)
    end = start + 1
    while end < len(doc) and doc[end].tag_ == "RB":
        end += 1
    if participles and end < len(doc) and doc[start].tag_ == "CC" and doc[end].tag_ in {"VBN", "VBD"}:
        return [*kept, *range(start, end + 1)]
    return kept


def join_tokens(doc: Doc, positions: Iterable[int]) -> str:
    """Return the words at `positions`, with one space where the text has any between them."""
    parts: list[str] = []
    last = None
    for i in positions:
        if last is not None and (i > last + 1 or doc[last].whitespace_):
            parts.append(" ")
        parts.append(doc[i].text)
        last = i
    while parts and parts[-1] in {".", " "}:
        parts.pop()
    return "".join(parts).strip(' ,;:—–-"“”')
