"""Noun phrases, subjects and clauses, read off the parse; where it fails, off the tags.

The labels are Universal Dependencies (version 2), the tags those of the Penn Treebank.
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc, Token

from claims.grammar.nouns import singularise
from claims.grammar.times import CALENDAR

NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_RUN_TAGS = NOUN_TAGS | {"JJ", "JJR", "JJS", "VBN", "VBG", "HYPH", "POS", "``", "''", "AFX"}
_LEFT = frozenset({"amod", "compound", "nmod:poss", "nmod:desc", "nmod", "flat", "advmod", "goeswith", "nmod:unmarked"})
_RIGHT = frozenset({"flat", "nmod", "acl", "acl:relcl", "compound", "nmod:desc", "fixed", "amod", "conj"})
_SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "nsubj:outer", "csubj:pass")
_RELATIVE = frozenset({"which", "that", "who", "whom", "whose"})
LONGEST_RUN = 9
LONGEST_PHRASE = 16
LONGEST_CLAUSE = 10


def is_noun(token: Token) -> bool:
    """Tell a noun that can be counted: no day or month."""
    return token.tag_ in NOUN_TAGS and token.lower_ not in CALENDAR.weekdays and token.text[0].isalnum()


def find_noun_behind(doc: Doc, at: int) -> Token | None:
    """Return the last noun of the run of modifiers and nouns that begins at `at`, by the tags alone."""
    last = None
    while at < len(doc) and doc[at].tag_ in {"DT", "PRP$", "PDT"}:
        at += 1
    for token in doc[at : at + LONGEST_RUN]:
        adverb = token.tag_ == "RB" and token.i + 1 < len(doc) and doc[token.i + 1].tag_ in {"JJ", "VBN"}
        if token.tag_ not in _RUN_TAGS and not adverb:
            break
        if token.tag_ in NOUN_TAGS and token.lower_ not in CALENDAR.weekdays:
            last = token
        elif last is not None and token.tag_ in {"VBN", "VBG", "JJ"} and (last.tag_ == "NNS" or not _leads_to_noun(doc, token.i)):
            break
    return last if last is None else find_shared_head(doc, last)


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


def _leads_to_noun(doc: Doc, at: int) -> bool:
    return at + 1 < len(doc) and doc[at + 1].tag_ in NOUN_TAGS | {"HYPH"}


def lemma_of(token: Token) -> str:
    """Return the noun's lemma in lower case: the singular by rule."""
    return singularise(token.lower_)


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
    kept = sorted(i for i in chosen - left_out)
    kept = _cut_at_gap(doc, kept, head.i, left_out)
    return _add_coordinated_participle(doc, _trim(doc, kept, head.i))


def _is_apart(doc: Doc, head: Token, child: Token) -> bool:
    """Tell a relative clause or a second noun that a comma or a dash sets off, and one with a number of its own."""
    if child.dep_ == "conj":
        own_number = any(token.tag_ in {"CD", "$"} for token in child.subtree)
        return own_number or child.tag_ not in NOUN_TAGS or child.i - head.i > 8
    between = doc[head.i + 1 : child.left_edge.i + 1]
    return any(token.text in {",", "—", "–", "--", ";", "(", ":"} for token in between) and child.dep_ != "flat"


def _right_tokens(child: Token) -> list[int]:
    tokens = [token.i for token in child.subtree]
    if child.dep_ in {"acl", "acl:relcl"}:
        return tokens[:LONGEST_CLAUSE]
    return tokens


def _cut_at_gap(doc: Doc, kept: list[int], head: int, left_out: set[int]) -> list[int]:
    """Drop what stands apart from the head: a gap of anything but articles and the figure's own words."""
    at = kept.index(head)
    start, end = at, at + 1
    while start > 0 and all(i in left_out or doc[i].tag_ in {"DT", "HYPH", "POS", ",", "CC", "RB", "CD", "$"} for i in range(kept[start - 1] + 1, kept[start])):
        start -= 1
    while end < len(kept) and all(doc[i].tag_ in {"DT", "HYPH", "POS", "RB", "``", "''"} for i in range(kept[end - 1] + 1, kept[end])):
        end += 1
    return kept[start:end]


def _trim(doc: Doc, kept: list[int], head: int) -> list[int]:
    kept = [i for i in kept if i <= head or i - head <= LONGEST_PHRASE]
    while kept and (doc[kept[0]].tag_ in {"DT", "CC", "IN", ",", "RB", "PDT", "HYPH", "``", "''", ":", "PRP$"} and kept[0] < head):
        kept.pop(0)
    while kept and doc[kept[-1]].tag_ in {"DT", "CC", "IN", ",", "TO", ":", "``", "''", "-LRB-", ".", "WDT", "HYPH"} and kept[-1] > head:
        kept.pop()
    return kept


def _add_coordinated_participle(doc: Doc, kept: list[int]) -> list[int]:
    """Add "and traced" to "guns seized in Mexico", where the parser hung it elsewhere."""
    end = kept[-1] + 1 if kept else 0
    participles = any(doc[i].tag_ == "VBN" and doc[i].dep_ in {"acl", "conj"} for i in kept)
    if participles and end + 1 < len(doc) and doc[end].tag_ == "CC" and doc[end + 1].tag_ in {"VBN", "VBD"}:
        return [*kept, end, end + 1]
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
    return "".join(parts).strip(" ,;:—–-\"“”")


def find_subject(verb: Token, depth: int = 4) -> Token | None:
    """Return the subject of `verb`: its own, that of the verb it continues, or the noun that its clause describes."""
    for child in verb.children:
        if child.dep_ in _SUBJECTS:
            if child.lower_ in _RELATIVE and verb.dep_ == "acl:relcl":
                return verb.head
            return child
    if depth == 0 or verb.head == verb:
        return None
    if verb.dep_ in {"acl", "acl:relcl"}:
        return verb.head
    if verb.dep_ in {"conj", "xcomp", "advcl", "parataxis", "ccomp"}:
        return find_subject(verb.head, depth - 1)
    return None


def find_object(verb: Token) -> Token | None:
    """Return the direct object of `verb`, or the one it shares with the verb above: "which it proposed cutting"."""
    obj = next((child for child in verb.children if child.dep_ == "obj"), None)
    if obj is None and verb.dep_ == "xcomp":
        obj = next((child for child in verb.head.children if child.dep_ == "obj" and child.lower_ in _RELATIVE), None)
        verb = verb.head
    if obj is not None and obj.lower_ in _RELATIVE and verb.dep_ == "acl:relcl":
        return verb.head
    return obj


def find_noun_before(participle: Token) -> Token | None:
    """Return the noun that a participle behind a dash or a comma describes: "the flows of money, estimated at"."""
    doc, at = participle.doc, participle.i - 1
    if participle.tag_ != "VBN" or any(child.dep_.startswith(("aux", "nsubj")) for child in participle.children):
        return None
    while at >= 0 and (doc[at].is_punct or doc[at].tag_ == "RB"):
        at -= 1
    if not (0 <= at < participle.i - 1 and is_noun(doc[at])):
        return None
    return _climb_phrase(doc[at])


def _climb_phrase(noun: Token) -> Token:
    """Return the head of the whole phrase that ends with `noun`: "populations" of "populations living in the north"."""
    top = noun
    while noun.dep_ in {"nmod", "obl", "compound", "flat", "conj", "acl", "obj", "amod"} and noun.head.i < noun.i:
        noun = noun.head
        if is_noun(noun) and noun.dep_ != "conj":
            top = noun
    return top


def find_case(token: Token) -> str:
    """Return the preposition of `token`, in lower case; empty where it has none."""
    return next((child.lower_ for child in token.children if child.dep_ == "case" and child.i < token.i), "")


def find_clause(token: Token) -> Token:
    """Return the head of the clause that `token` stands in: the next verb, copula's predicate or root above it."""
    while token.head != token:
        if token.pos_ in {"VERB", "AUX"} or any(child.dep_ in {"cop", *_SUBJECTS} for child in token.children):
            return token
        token = token.head
    return token
