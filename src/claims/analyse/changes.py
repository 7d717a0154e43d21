"""Tell an amount of change from a level, and which way it goes."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from claims.analyse.clauses import find_case
from claims.analyse.figure import SHARES, Figure
from claims.analyse.links import Link
from claims.analyse.phrases import lemma_of
from claims.analyse.words import WORDS
from claims.grammar.changes import direction_of, direction_of_word
from claims.records import Change

_NEVER = frozenset({"duration", "age", "rank"})
_AMOUNT_OF_VERB = frozenset({"obj", "obl", "obl:unmarked", "advmod", "nmod"})
_COMPARED = frozenset({"percent", "fraction", "measurement", "money"})


def find_change(doc: Doc, figure: Figure, root: Token, link: Link) -> Change | None:
    """Return the direction of change, where the figure is an amount of it and no level."""
    if figure.kind in _NEVER:
        return None
    return _read_noun(figure, link) or _read_word_beside(doc, figure) or _read_verb(figure, root)


def _read_noun(figure: Figure, link: Link) -> Change | None:
    """Read "a ten percent decline", "a rise of 40"."""
    if link.head is None or link.relation not in {"modifier", "nmod"} or link.head.tag_ not in {"NN", "NNS"}:
        return None
    if figure.kind == "count" and link.relation != "nmod":
        return None
    return direction_of(lemma_of(link.head), "")


def _read_word_beside(doc: Doc, figure: Figure) -> Change | None:
    """Read "up 5 percent" before the figure, "5 points lower" and "5 percent more than" behind it."""
    before = doc[figure.start - 1] if figure.start > 0 else None
    if before is not None and before.lower_ in {"up", "down"}:
        return direction_of_word(before.lower_)
    behind = doc[figure.core_end] if figure.core_end < len(doc) else None
    if behind is None or behind.tag_ not in {"JJR", "RBR"} or figure.kind not in _COMPARED:
        return None
    return direction_of_word(behind.lower_)


def _read_verb(figure: Figure, root: Token) -> Change | None:
    """Read "fell by 40", "rose 5 percent"."""
    verb = root.head
    if verb == root or not verb.tag_.startswith("VB") or find_case(root) in WORDS.level_cases:
        return None
    share = figure.kind in SHARES and root.dep_ in _AMOUNT_OF_VERB
    return direction_of(verb.lemma_.lower(), verb.lower_) if share or find_case(root) == "by" else None
