"""What a figure belongs to: the noun it stands before, the noun behind "of", or a word of its clause."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Doc, Token

from claims.analyse.clauses import find_case, find_described, find_object, find_subject
from claims.analyse.figure import SHARES, Figure
from claims.analyse.holders import find_holder, find_said_of, skip_parenthesis
from claims.analyse.people import find_condition, is_condition
from claims.analyse.phrases import FINITE_TAGS, find_noun_behind, find_shared_head, is_noun, lemma_of, tokens_before
from claims.analyse.words import WORDS
from claims.grammar.changes import direction_of
from claims.grammar.nouns import NOUNS
from claims.grammar.units import UNITS

Relation = Literal["of", "worth", "modifier", "apposition", "nmod", "clause", "subject", "object", "root"]

_MODIFIERS = frozenset(
    {"nummod", "compound", "amod", "nmod", "det", "nmod:desc", "nmod:unmarked", "advmod", "obl:unmarked", "dep"}
)
_OF_NOUN_BEFORE = frozenset({"appos", "nmod", "parataxis", "nmod:desc", "dep", "nmod:unmarked"})
_NARROWING = frozenset({"acl", "acl:relcl"})
_DASHES = frozenset({"—", "–", "--", "-", ","})
_PARTS = frozenset({"percent", "fraction", "count"})
_DONE = frozenset({"money", "count", "measurement", "duration"})
"""Kinds whose figure may be all that its verb's object says: "walked 62 km"."""
_APART = frozenset({",", ";", "—", "("})
_OPEN_NOUN = frozenset({"JJ", "JJR", "NN", "NNS", "NNP", "VBN"})
FARTHEST = 8
"""Words between a figure and the noun that the parse has it modify."""


@dataclass(frozen=True, slots=True)
class Link:
    """The word that a figure belongs to, how, and the verb between them."""

    head: Token | None
    relation: Relation
    verb: Token | None = None


def find_root(doc: Doc, figure: Figure) -> Token:
    """Return the word through which the sentence holds the figure: its number, unit, or "worth" and "year on year"."""
    root = doc[figure.core_start : figure.core_end].root
    while root.head != root and figure.start <= root.head.i < figure.core_start:
        root = root.head
    root = _leave_later_figure(doc, figure, root)
    behind = root.head
    if behind.i >= figure.core_end and (behind.lower_ == "worth" or lemma_of(behind) in UNITS.durations):
        return behind
    return root


def _leave_later_figure(doc: Doc, figure: Figure, root: Token) -> Token:
    """Return the root of "5 GW" for that of "2.8 GW" in "from 2.8 GW to 5 GW", which the parser hung on it."""
    for other in doc._.claims_figures:
        if other.core_start > figure.core_start and other.core_start <= root.head.i < other.core_end:
            return doc[other.core_start : other.core_end].root
    return root


def find_link(doc: Doc, figure: Figure, root: Token) -> Link:
    """Return what the figure belongs to; a word of a later figure is nothing that this one counts."""
    link = _find_nearest(doc, figure, root)
    later = [other for other in doc._.claims_figures if other.core_start > figure.core_start]
    taken = link.head is not None and any(other.core_start <= link.head.i < other.core_end for other in later)
    return Link(None, link.relation, link.verb) if taken else link


def _find_nearest(doc: Doc, figure: Figure, root: Token) -> Link:
    """Return what the figure belongs to, nearest first: "of" behind it, the noun it stands before, its clause."""
    if figure.noun_at is not None:
        return Link(doc[figure.noun_at], "of")
    whole = find_condition(doc, figure) or _find_whole(doc, figure) or _find_whole_before(doc, figure)
    if whole is not None:
        return Link(whole, "of")
    holder = find_holder(doc, figure)
    if holder is not None:
        return Link(holder, "worth")
    if figure.kind == "money" and any(child.dep_ in _NARROWING for child in root.children):
        return Link(None, "object", root.head if root.dep_ == "obj" else None)
    noun = _find_modified(doc, root, figure) if _may_modify(doc, figure) else None
    if noun is not None:
        return Link(noun, "modifier")
    said_of = find_said_of(doc, figure)
    if said_of is None:
        return _link_clause(root, figure)
    subject, verb = said_of
    return Link(_follow_number(subject, figure) if subject is not None else None, "clause", verb)


def _may_modify(doc: Doc, figure: Figure) -> bool:
    """Tell a figure that may stand before its noun; a share does so only in "a 5 percent share"."""
    if figure.kind not in SHARES or figure.ratio or figure.hyphenated:
        return True
    return figure.core_end < len(doc) and doc[figure.core_end].tag_ in _OPEN_NOUN


def _find_whole(doc: Doc, figure: Figure) -> Token | None:
    """Return the noun behind "of" ("90 percent of the guns") or, for money, "in", "worth of"."""
    at = _find_of(doc, figure)
    if at is None:
        return None
    noun = doc[at].head if doc[at].dep_ == "case" and doc[at].head.i > at else None
    if noun is None or not (is_noun(noun) or noun.lower_ in WORDS.pronouns) or _verb_between(doc, at, noun.i):
        noun = find_noun_behind(doc, at + 1)
    elif figure.kind == "count":
        noun = find_shared_head(doc, noun)
    if noun is None or noun.tag_ == "VBZ":
        noun = _find_nominal(doc, at + 1) or noun
    return None if noun is not None and doc[at].lower_ == "in" and _is_circumstance(noun) else noun


def _find_nominal(doc: Doc, at: int) -> Token | None:
    """Return a pronoun, or an adjective that stands for a noun: "a quarter of the public says"."""
    if doc[at].lower_ in WORDS.pronouns:
        return doc[at]
    adjective = doc[at + 1] if at + 1 < len(doc) and doc[at].lower_ == "the" else None
    return adjective if adjective is not None and adjective.tag_ in {"JJ", "JJS"} else None


def _is_circumstance(noun: Token) -> bool:
    """Tell the place or the time of "$3 billion in Peru", "$41 million in its third quarter"."""
    timed = any(time.start <= noun.i < time.end for time in noun.doc._.claims_times)
    return timed or noun.tag_ in {"NNP", "NNPS"} or not _can_be_counted(noun)


def _find_of(doc: Doc, figure: Figure) -> int | None:
    """Return the position of the "of" behind the figure, that has a word behind it."""
    at = figure.rate_end if figure.rate_end > figure.end else max(figure.core_end, figure.end)
    if at < len(doc) and doc[at].text in _DASHES and figure.comparator == ">=":
        at += 1
    at = skip_parenthesis(doc, at)
    money = figure.kind == "money"
    if money and at + 1 < len(doc) and doc[at].lower_ == "worth":
        at += 1
    opens = at + 1 < len(doc) and doc[at].lower_ in ({"of", "in"} if money else {"of"})
    return at if opens else None


def _find_whole_before(doc: Doc, figure: Figure) -> Token | None:
    """Return the whole that stands before its part: "5,000 paintings, of which 140 are on show"."""
    if figure.kind not in _PARTS or figure.core_end >= len(doc):
        return None
    opening = [token.lower_ for token in doc[max(0, figure.start - 2) : figure.start]]
    if len(opening) == 2 and opening[0] == "of" and opening[1] in WORDS.relative:
        return next((token for token in tokens_before(doc, figure.start - 2) if is_noun(token)), None)
    return _find_opening_whole(doc, figure) if doc[0].lower_ == "of" else None


def _find_opening_whole(doc: Doc, figure: Figure) -> Token | None:
    """Return the whole that opens the sentence: "Of the cocaine bound for the coast, 50 percent came by sea"."""
    if doc[1].lower_ in WORDS.plurals and doc[2].is_punct:
        return doc[1]
    noun = doc[0].head if is_noun(doc[0].head) else find_noun_behind(doc, 1)
    bare = doc[figure.core_end].tag_ not in {"NN", "NNS", "JJ", "NNP"}
    apposed = noun is not None and doc[figure.start - 1].text == "," and _verb_between(doc, noun.i, figure.start)
    if apposed and figure.kind in SHARES:
        return None
    return noun if noun is not None and noun.i < figure.start and bare else None


def _verb_between(doc: Doc, start: int, end: int) -> bool:
    return any(token.tag_ in FINITE_TAGS for token in doc[start:end])


def _find_modified(doc: Doc, root: Token, figure: Figure) -> Token | None:
    """Return the noun that the figure stands before, by the parse, else by the tags."""
    at = max(figure.core_end, figure.end, figure.rate_end)
    by_tags = find_noun_behind(doc, at) if at < len(doc) and doc[at].tag_ not in {"DT", "PRP$"} else None
    if by_tags is not None and not _can_be_counted(by_tags):
        by_tags = None
    if _modifies(doc, root, at):
        head = root.head
        if by_tags is not None and by_tags.tag_ in {"NN", "NNS", "VBZ"} and _is_compound_of(head, by_tags):
            return by_tags
        return head if _can_be_counted(head) else None
    named = figure.kind in SHARES | {"multiple"} and not figure.ratio
    return None if named and by_tags is not None and by_tags.tag_ == "NNP" else by_tags


def _is_compound_of(first: Token, last: Token) -> bool:
    """Tell "customs" of "customs inspectors": by the parse, or two nouns side by side."""
    return first.i < last.i and (first.dep_ == "compound" or (last.i == first.i + 1 and last.tag_ in {"NNS", "VBZ"}))


def _modifies(doc: Doc, root: Token, at: int) -> bool:
    """Tell whether the parse has the figure modify a noun near behind `at`."""
    head = root.head
    if root.dep_ not in _MODIFIERS or not at <= head.i <= at + FARTHEST or not is_noun(head):
        return False
    return not _verb_between(doc, at, head.i) and not any(token.text in _APART for token in doc[at : head.i])


def _can_be_counted(noun: Token) -> bool:
    """Tell a noun from "worth", "home", "year on year" behind a figure."""
    return noun.lower_ not in NOUNS.never and lemma_of(noun) not in UNITS.durations


def _link_clause(root: Token, figure: Figure) -> Link:
    """Return the word that the parse has the figure said of: an apposition, a copula, a verb's subject or object."""
    if root.dep_ in _OF_NOUN_BEFORE and is_noun(root.head) and root.head.i < root.i:
        return Link(root.head, "apposition" if root.dep_ == "appos" else "nmod")
    if any(child.dep_.startswith("nsubj") for child in root.children):
        return Link(_name_said_of(find_subject(root), figure), "clause", root)
    verb = root.head
    described = find_described(verb)
    if described is not None and root.i > verb.i:
        return Link(described, "clause", verb)
    if root.dep_.startswith(("nsubj", "csubj")):
        return Link(_find_predicate(root, figure), "subject", verb)
    return _link_apposed(root) if verb == root else _link_verb(root, verb, figure)


def _find_predicate(root: Token, figure: Figure) -> Token | None:
    """Return the noun that the figure is or is for: "two in three are children", "$9 million is for rent"."""
    noun = root.head
    if not is_noun(noun) or not any(child.dep_ == "cop" for child in noun.children):
        return None
    case = find_case(noun)
    return noun if case == "for" or (not case and noun.tag_ == "NNS" and figure.kind in _PARTS) else None


def _link_apposed(root: Token) -> Link:
    """Return the noun set beside a figure that the parser took for the sentence's head: "At $5 million, aid is low"."""
    apposed = next((child for child in root.children if child.dep_ == "appos" and is_noun(child)), None)
    return Link(apposed, "apposition") if apposed is not None else Link(None, "root")


def _link_verb(root: Token, verb: Token, figure: Figure) -> Link:
    if figure.kind in _DONE and root.dep_ == "obj" and not _links_subject(verb) and find_object(verb) == root:
        return Link(None, "object", verb)
    obj = find_object(verb)
    if obj is not None and obj != root and (is_noun(obj) or find_case(root) == "by"):
        return Link(_follow_number(obj, figure), "clause", verb)
    subject = find_subject(verb)
    if is_noun(verb) and subject is None:
        return Link(verb, "nmod")
    return Link(_name_said_of(subject, figure), "clause", verb)


def _links_subject(verb: Token) -> bool:
    """Tell a verb that says its subject is so much: costs, totals, rose."""
    lemma = verb.lemma_.lower()
    return lemma in NOUNS.linking or verb.pos_ == "AUX" or direction_of(lemma, verb.lower_) is not None


def _name_said_of(subject: Token | None, figure: Figure) -> Token | None:
    """Return the subject where it names something: a noun, a pronoun, or "the dead"."""
    if subject is None:
        return None
    named = is_noun(subject) or subject.lower_ in WORDS.pronouns or is_condition(subject)
    return _follow_number(subject, figure) if named else None


def _follow_number(noun: Token, figure: Figure) -> Token:
    """Return "killings" for "the number of killings" where the figure counts."""
    if figure.kind != "count" or lemma_of(noun) not in NOUNS.carriers:
        return noun
    whole = next((child for child in noun.children if child.dep_ == "nmod" and find_case(child) == "of"), None)
    behind = noun.doc[noun.i + 1 : noun.i + 2].text == "of"
    return whole or (find_noun_behind(noun.doc, noun.i + 2) if behind else None) or noun
