"""Tell an amount of change from a level, and which way it goes."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from claims.analyse.clauses import find_case
from claims.analyse.figure import SHARES, Figure
from claims.analyse.links import Link
from claims.analyse.phrases import lemma_of
from claims.analyse.words import WORDS
from claims.grammar.changes import CHANGES, direction_of, direction_of_noun, direction_of_word, lemma_of_verb
from claims.records import Change

_NEVER = frozenset({"duration", "age", "rank"})
_AMOUNT_OF_VERB = frozenset({"obj", "obl", "obl:unmarked", "advmod", "nmod"})
_MEASURED = frozenset({"money", "measurement"})
_LENGTHS = frozenset({"foot", "meter", "mile", "kilometer", "yard", "inch", "centimeter", "millimeter"})
_OF_BODIES = frozenset({"fall", "drop", "climb", "jump", "plunge", "slide", "tumble", "slip", "gain", "dip", "sink"})
"""Verbs of bodies that move: "he fell 30 feet" tells of no change."""
_IN_OBJECT = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "DT", "PRP$", "POS", "PRP", "VBN"})
OBJECT_WORDS = 5
"""The longest object between a verb of change and its "by"."""
_ALONG_VERB = frozenset({"RB", "RBR", "JJ", "DT"})
_MINUS = frozenset("-−–")
_MOVING_WITH = frozenset({"go", "be", "move", "come", "stay", "finish", "end", "close"})
_COMPARED = frozenset({"percent", "fraction", "measurement", "money"})


def find_change(doc: Doc, figure: Figure, root: Token, link: Link) -> Change | None:
    """Return the direction of change, where the figure is an amount of it and no level."""
    if figure.kind in _NEVER or doc[figure.start].lower_ == "from":
        return None
    return (
        _read_noun(figure, link)
        or _read_word_beside(doc, figure)
        or _read_verb(figure, root)
        or _read_verb_before(doc, figure)
    )


def _read_noun(figure: Figure, link: Link) -> Change | None:
    """Read "a ten percent decline", "a rise of 40"."""
    if link.head is None or link.relation not in {"modifier", "nmod"} or link.head.tag_ not in {"NN", "NNS"}:
        return None
    before = link.head.doc[figure.start - 1].lower_ if figure.start > 0 else ""
    if before in WORDS.level_cases - {"of"}:
        return None  # "an improvement in margins to 64 percent" ends at a level
    if figure.kind == "count" and link.relation != "nmod":
        return None
    return direction_of_noun(lemma_of(link.head))


def _read_word_beside(doc: Doc, figure: Figure) -> Change | None:
    """Read "up 5 percent", "+5%" and "Nasdaq -0.3%" before the figure, "5 points lower", "5 percent more" behind it."""
    before = doc[figure.start - 1] if figure.start > 0 else None
    sign = doc[figure.core_start].text[0]
    if figure.kind in SHARES and (sign == "+" or (sign in _MINUS and before is not None and before.text[0].isupper())):
        return "increase" if sign == "+" else "decrease"
    if before is not None and before.lower_ in {"up", "down"} and not _belongs_to_verb(before, figure):
        return direction_of_word(before.lower_)
    behind = doc[figure.core_end] if figure.core_end < len(doc) else None
    if behind is None or behind.tag_ not in {"JJR", "RBR"} or figure.kind not in _COMPARED:
        return None
    return direction_of_word(behind.lower_)


def _belongs_to_verb(particle: Token, figure: Figure) -> bool:
    """Tell "gave up 517 yards", "put up $5 million" from "is trending up 5 percent" and "went up $5"."""
    bound = particle.dep_ == "compound:prt" and figure.kind not in SHARES
    return bound and particle.head.lemma_.lower() not in _MOVING_WITH


def _read_verb(figure: Figure, root: Token) -> Change | None:
    """Read "fell by 40", "rose 5 percent" by the parse."""
    verb = root.head
    before = root.doc[figure.start - 1].lower_ if figure.start > 0 else ""
    level = before in WORDS.level_cases or find_case(root) in WORDS.level_cases
    if verb == root or level or not verb.tag_.startswith("VB"):
        return None
    share = figure.kind in SHARES and root.dep_ in _AMOUNT_OF_VERB
    return direction_of(verb.lemma_.lower(), verb.lower_) if share or find_case(root) == "by" else None


def _read_verb_before(doc: Doc, figure: Figure) -> Change | None:
    """Read "slid 4.8%", "rose $5" and "decrease by 1" by the words right before the figure."""
    at = figure.start - 1
    by = at > 0 and doc[at].lower_ == "by"
    at -= by
    if by:
        return _read_before_by(doc, at)
    while at > 0 and doc[at].tag_ in _ALONG_VERB and not direction_of(doc[at].lemma_.lower(), doc[at].lower_):
        at -= 1
    if at < 0:
        return None
    verb = lemma_of_verb(doc[at].lower_)
    if doc[at].lower_ == "of" and at > 0 and figure.kind in SHARES | {"measurement"}:
        return direction_of_noun(lemma_of(doc[at - 1]))
    if not doc[at].tag_.startswith("VB") or not _moves(figure, verb):
        return None
    return direction_of(verb, "")


def _read_before_by(doc: Doc, at: int) -> Change | None:
    """Read "decrease by", "revised upward by" and, over its object, "cut early deaths by"."""
    word = direction_of_word(doc[at].lower_)
    for token in reversed(list(doc[max(0, at - OBJECT_WORDS) : at + 1])):
        change = direction_of(lemma_of_verb(token.lower_), token.lower_) or word
        if change or token.tag_ not in _IN_OBJECT:
            return change
    return None


def _moves(figure: Figure, verb: str) -> bool:
    """Tell a verb whose subject moved by the figure: "prices fell $5", no "he lost $5" and "the man fell 30 feet"."""
    if figure.kind in SHARES:
        return True
    moving = verb in CHANGES.increase.moving | CHANGES.decrease.moving
    return moving and figure.kind in _MEASURED and (figure.unit not in _LENGTHS or verb not in _OF_BODIES)
