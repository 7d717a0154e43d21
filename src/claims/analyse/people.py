"""Tell a bare number that counts people: 17 dead, a town of 2,600, killed four, hundreds queued."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from claims.analyse.clauses import find_case
from claims.analyse.figure import Figure
from claims.analyse.phrases import NOUN_TAGS, lemma_of
from claims.lexicons import Lexicon, read_lexicon


class People(Lexicon):
    """Schema of `people.toml`."""

    conditions: frozenset[str]
    groups: frozenset[str]
    object_verbs: frozenset[str]
    subject_verbs: frozenset[str]


PEOPLE = read_lexicon("people", People)
PERSON = "person"


def find_condition(doc: Doc, figure: Figure) -> Token | None:
    """Return "dead" of "17 dead", "injured" of "530 of the injured", where no noun follows."""
    if figure.kind not in {"count", "percent", "fraction"}:
        return None
    at = max(figure.core_end, figure.end)
    if [token.lower_ for token in doc[at : at + 2]] == ["of", "the"]:
        at += 2
    elif figure.kind != "count":
        return None
    if at >= len(doc) or doc[at].lower_ not in PEOPLE.conditions:
        return None
    followed = at + 1 < len(doc) and doc[at + 1].tag_ in NOUN_TAGS | {"HYPH", "JJ"}
    return None if followed else doc[at]


def is_condition(head: Token) -> bool:
    """Tell "the dead", an adjective that stands for people."""
    return head.lower_ in PEOPLE.conditions and head.tag_ not in {"NNS", "NNP"}


def holds_people(figure: Figure, root: Token, head: Token) -> bool:
    """Tell "a town of 2,600", "a family of five"."""
    bare = figure.kind == "count" and root.i >= head.i and find_case(root) == "of"
    return bare and lemma_of(head) in PEOPLE.groups


def does_to_people(verb: Token, *, as_object: bool) -> bool:
    """Tell a verb whose bare object ("killed four") or subject ("four died", "four were killed") is people."""
    lemma = verb.lemma_.lower()
    if as_object:
        return lemma in PEOPLE.object_verbs
    passive = any(child.dep_ in {"aux:pass", "nsubj:pass"} for child in verb.children)
    return lemma in (PEOPLE.object_verbs if passive else PEOPLE.subject_verbs)
