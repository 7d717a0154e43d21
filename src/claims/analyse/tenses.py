"""The tense of a clause: of what has been, of what is, or of what is still to come."""

from __future__ import annotations

from spacy.tokens import Token

from claims.analyse.words import WORDS
from claims.records import Tense

_PRESENT = frozenset({"VBZ", "VBP"})
_PAST = frozenset({"VBD", "VBN"})
_AUXILIARIES = frozenset({"aux", "aux:pass", "cop"})


def find_verb_tense(clause: Token) -> Tense | None:
    """Return the tense of the clause's own verb; the perfect reaches into the present, an infinitive has none."""
    verbs = [clause, *(child for child in clause.children if child.dep_ in _AUXILIARIES)]
    tags = {verb.tag_ for verb in verbs if verb.pos_ in {"VERB", "AUX"}}
    if tags & _PRESENT:
        return "present"
    return "past" if tags & _PAST else None


def is_perfect(clause: Token) -> bool:
    """Tell "has risen"."""
    return clause.tag_ == "VBN" and any(child.lemma_.lower() == "have" for child in clause.children)


def is_planned(clause: Token) -> bool:
    """Tell a clause under a modal or a verb of planning, its own or one above: "will rise until it ends in 2019"."""
    above = (clause, *clause.ancestors)
    return any(_looks_ahead(verb) for verb in above)


def find_time_tense(clause: Token) -> Tense:
    """Return how a text speaks of a time in `clause`: by its verb, or the next one above that has a tense."""
    for verb in (clause, *clause.ancestors):
        if _looks_ahead(verb):
            return "future"
        tense = find_verb_tense(verb)
        if tense is not None:
            return "past" if is_perfect(verb) else tense
    return "past"


def _looks_ahead(verb: Token) -> bool:
    modal = any(child.tag_ == "MD" and child.dep_ == "aux" for child in verb.children)
    return modal or verb.lemma_.lower() in WORDS.planning
