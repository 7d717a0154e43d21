"""Subjects, objects and clauses, read off the parse; the labels are Universal Dependencies, version 2."""

from __future__ import annotations

from spacy.tokens import Token

from claims.analyse.phrases import is_noun, tokens_before
from claims.analyse.words import WORDS

_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "nsubj:outer", "csubj:pass"})
_OF_NOUN = frozenset({"acl", "acl:relcl"})
_CONTINUING = frozenset({"conj", "xcomp", "advcl", "parataxis", "ccomp"})
_BELOW_NOUN = frozenset({"nmod", "obl", "compound", "flat", "conj", "acl", "obj", "amod"})
_AGREEMENT = {
    "it": frozenset({"NN", "NNP"}),
    "they": frozenset({"NNS", "NNPS", "NNP"}),
    "he": frozenset({"NNP"}),
    "she": frozenset({"NNP"}),
}
"""Tags of what a pronoun may stand for."""
DEEPEST = 4
"""Clauses that a subject is looked for above its verb."""


def find_subject(verb: Token, depth: int = DEEPEST) -> Token | None:
    """Return the subject of `verb`: its own, that of the verb it continues, or the noun that its clause describes.

    An infinitive behind an object has that for its subject: "temperatures that they expect to fall".
    """
    own = [child for child in verb.children if child.dep_ in _SUBJECTS]
    if own:
        subject = next((child for child in own if not _crosses_border(child, verb)), own[0])
        relative = subject.lower_ in WORDS.relative and verb.dep_ == "acl:relcl"
        return _find_described_whole(verb, subject) if relative else subject
    if depth == 0 or verb.head == verb:
        return None
    if verb.dep_ in _OF_NOUN:
        return verb.head
    moved = find_object(verb.head) if verb.dep_ == "xcomp" else None
    if moved is not None and is_noun(moved):
        return moved
    return find_subject(verb.head, depth - 1) if verb.dep_ in _CONTINUING else None


def _find_described_whole(verb: Token, relative: Token) -> Token:
    """Return what a relative clause describes; behind a comma that is the whole phrase, not the place that ends it.

    "A factory near Monterrey, which cost $5 million", "migrants north of the border, who send money home".
    """
    noun = verb.head
    apart = relative.i > 0 and relative.nbor(-1).text == ","
    if apart and (noun.tag_ == "NNP" or (relative.lower_ == "who" and noun.tag_ == "NN")):
        return climb_phrase(noun)
    return noun


def find_object(verb: Token) -> Token | None:
    """Return the direct object of `verb`, or the one it shares with the verb above: "which it proposed cutting"."""
    obj = next((child for child in verb.children if child.dep_ == "obj"), None)
    if obj is None and (verb.dep_ == "xcomp" or (verb.dep_ == "advcl" and verb.tag_ == "VBG")):
        verb = verb.head
        obj = next((child for child in verb.children if child.dep_ == "obj" and child.lower_ in WORDS.relative), None)
    if obj is not None and obj.lower_ in WORDS.relative and verb.dep_ == "acl:relcl":
        return verb.head
    return obj


def find_described(participle: Token) -> Token | None:
    """Return the noun that a participle behind a dash or a comma describes: "the flows of money, estimated at"."""
    doc, at = participle.doc, participle.i - 1
    if participle.tag_ != "VBN" or any(child.dep_.startswith(("aux", "nsubj")) for child in participle.children):
        return None
    while at >= 0 and (doc[at].is_punct or doc[at].tag_ == "RB"):
        at -= 1
    if not (0 <= at < participle.i - 1 and is_noun(doc[at])):
        return None
    return climb_phrase(doc[at])


def climb_phrase(noun: Token) -> Token:
    """Return the head of the whole phrase that ends with `noun`: "populations" of "populations living in the north"."""
    top = noun
    while noun.dep_ in _BELOW_NOUN and noun.head.i < noun.i and not _crosses_border(noun.head, noun):
        noun = noun.head
        if is_noun(noun) and noun.dep_ != "conj":
            top = noun
    return top


def find_antecedent(pronoun: Token) -> Token | None:
    """Return the noun that "it" or "he" stands for: the nearest subject before it in its sentence that agrees."""
    agrees = _AGREEMENT.get(pronoun.lower_)
    if agrees is None:
        return None
    before = (token for token in tokens_before(pronoun.doc, pronoun.i) if token.dep_ in _SUBJECTS and is_noun(token))
    return next((token for token in before if token.tag_ in agrees), None)


def _crosses_border(first: Token, second: Token) -> bool:
    """Tell whether a colon or semicolon stands between two words: "Jane Roe (Acme): With its price up 38%"."""
    start, end = sorted((first.i, second.i))
    return any(token.text in {":", ";"} for token in first.doc[start:end])


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
