"""The component that finds what a figure counts or measures, what it is a share of, and whether it is a change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc, Token

from claims.analyse.changes import find_change
from claims.analyse.clauses import find_antecedent, find_case, find_clause, find_subject
from claims.analyse.description import describe_alone, find_base, find_counted_text
from claims.analyse.extensions import register_extensions
from claims.analyse.figure import Figure
from claims.analyse.leaning import (
    find_compared,
    find_gapped,
    find_shared,
    lean_for_whole,
    lean_on_earlier,
    lean_on_later,
    lean_on_surroundings,
    share,
)
from claims.analyse.links import Link, find_link, find_root
from claims.analyse.people import PERSON, does_to_people, holds_people, is_condition
from claims.analyse.phrases import is_noun, lemma_of, phrase_of
from claims.grammar.nouns import NOUNS
from claims.grammar.units import UNITS, read_rate

_NARROWING = frozenset({"acl", "acl:relcl"})
_NAMELESS = frozenset({"PRP", "DT", "WDT", "WP", "EX", "CD", "IN", "WRB", "PDT", "$"})
"""Tags of subjects that name nothing."""
FARTHEST_RATE = 20
"""Words between a figure and its "each year"."""


@Language.factory("claims_counted", requires=["doc._.claims_figures", "token.dep"], assigns=["doc._.claims_figures"])
def make_counted_finder(nlp: Language, name: str) -> CountedFinder:
    """Return the component."""
    return CountedFinder()


class CountedFinder:
    """Fills in `head`, `governor`, `unit`, `counted`, `base`, `subject` and `change` of the figures."""

    def __init__(self) -> None:
        register_extensions()

    def __call__(self, doc: Doc) -> Doc:
        """Describe the figures in order; a later one may lean on an earlier ("in 2008 alone, over 6,000")."""
        if not doc._.claims_figures:
            return doc
        described: list[Figure] = []
        for figure in doc._.claims_figures:
            described.append(describe(doc, figure, described))
        doc._.claims_figures = tuple(lean_on_later(doc, described))
        return doc


def describe(doc: Doc, figure: Figure, earlier: Sequence[Figure]) -> Figure:
    """Return `figure` with what it counts."""
    root = find_root(doc, figure)
    link = find_link(doc, figure, root)
    clause = find_clause(root)
    figure = replace(figure, change=find_change(doc, figure, root, link), governor=clause.i)
    gapped = find_gapped(doc, figure, link, earlier)
    if gapped is not None:
        return gapped
    shared = find_compared(doc, figure, link, earlier) or find_shared(figure, root, link, earlier)
    if shared is not None:
        return share(_doubt(figure, "shared noun"), shared)
    if figure.per is None and figure.kind in {"count", "money", "measurement"}:
        figure = replace(figure, per=_find_distant_rate(doc, figure, clause))
    if link.head is None and _is_of_people(figure, link):
        return replace(describe_alone(figure, root, link), unit=PERSON, doubts=(*figure.doubts, "people by the verb"))
    leaned = lean_on_earlier(doc, figure, earlier, link) or lean_for_whole(doc, figure, earlier, link)
    if leaned:
        return leaned
    if link.head is None or _says_nothing(figure, link.head):
        alone = describe_alone(figure, root, link)
        return alone if alone.counted else lean_on_surroundings(doc, alone, root, earlier)
    figure = _add_unit(_describe_by_head(doc, figure, link, link.head), root, link.head)
    return _add_subject(_doubt_noun(figure, link, link.head), link.head, clause)


def _doubt_noun(figure: Figure, link: Link, head: Token) -> Figure:
    """Return a count with the doubts that its noun leaves: one that stands apart, is singular, or is a name."""
    if link.relation not in {"of", "modifier", "worth"}:
        figure = _doubt(figure, "noun apart")
    if head.tag_ in {"NNP", "NNPS"}:
        return _doubt(figure, "name counted")
    return _doubt(figure, "singular noun") if head.tag_ != "NNS" and figure.value != 1 else figure


def _doubt(figure: Figure, doubt: str) -> Figure:
    """Return a count with a doubt; only the unit of a count depends on its noun."""
    return replace(figure, doubts=(*figure.doubts, doubt)) if figure.kind == "count" else figure


def _is_of_people(figure: Figure, link: Link) -> bool:
    """Tell a bare number of people by its verb; hundreds and thousands that do anything are people."""
    if figure.kind != "count" or link.verb is None:
        return False
    vague = figure.comparator == ">=" and figure.scaled and link.relation == "subject"
    return vague or does_to_people(link.verb, as_object=link.relation == "object")


def _describe_by_head(doc: Doc, figure: Figure, link: Link, head: Token) -> Figure:
    return replace(
        figure, head=head.i, counted=find_counted_text(doc, figure, link, head), base=find_base(doc, figure, link, head)
    )


def _add_unit(figure: Figure, root: Token, head: Token) -> Figure:
    """Return a count with its noun's lemma for a unit, beds for "a 40-bed hospital"; a bare ratio is a multiple."""
    if figure.kind != "count":
        return figure
    if lemma_of(head) in NOUNS.ratios and head.i < figure.start:
        return replace(figure, kind="multiple", unit="times")
    if head.tag_ == "NNP" and head.i < figure.start:
        return figure
    joined = figure.core_end + 1
    if joined < head.i and head.doc[figure.core_end].tag_ == "HYPH" and is_noun(head.doc[joined]):
        return replace(figure, unit=lemma_of(head.doc[joined]))
    people = is_condition(head) or holds_people(figure, root, head)
    return replace(figure, unit=PERSON if people else _unit_of(head.doc, head))


def _add_subject(figure: Figure, head: Token, clause: Token) -> Figure:
    container = _find_container(figure, head)
    if container is not None:
        return replace(figure, subject=phrase_of(clause.doc, container, range(figure.start, len(clause.doc))) or None)
    subject = find_subject(clause)
    if subject is None and clause.tag_.startswith("VB") and clause.i > 0 and is_noun(clause.nbor(-1)):
        subject = clause.nbor(-1)
    if subject is not None and subject.tag_ == "PRP":
        subject = find_antecedent(subject)
    if subject is not None and _is_other(subject, head, figure):
        figure = replace(figure, subject=phrase_of(clause.doc, subject, _find_own_clause(clause, subject)) or None)
    return figure


def _find_container(figure: Figure, head: Token) -> Token | None:
    """Return the noun that what is counted makes up: "a study of 135 patients", "Jane Roe (12 goals)"."""
    if figure.start > 1 and head.doc[figure.start - 1].text == "(" and is_noun(head.doc[figure.start - 2]):
        return head.doc[figure.start - 2]
    holds = figure.kind == "count" and head.dep_ == "nmod" and find_case(head) == "of" and head.i >= figure.core_end
    return head.head if holds and is_noun(head.head) and head.head.i < figure.start else None


def _find_own_clause(clause: Token, subject: Token) -> list[int]:
    """Return the words of the clause that holds the figure, where the subject is the noun that it describes."""
    path = [clause, *clause.ancestors]
    if subject not in path:
        return []
    describing = (token for token in path[: path.index(subject)] if token.dep_ in _NARROWING)
    return [word.i for token in describing for word in token.subtree]


def _unit_of(doc: Doc, head: Token) -> str:
    """Return the lemma of the counted noun; a toll and a body count count deaths."""
    compound = f"{doc[head.i - 1].lower_} {head.lower_}" if head.i > 0 else ""
    lemma = lemma_of(head)
    return NOUNS.stands_for.get(compound) or NOUNS.stands_for.get(lemma) or lemma


def _says_nothing(figure: Figure, head: Token) -> bool:
    """Tell "it is 31 degrees", where the pronoun names nothing."""
    return figure.kind != "count" and head.lower_ in {"it", "they", "this", "that"} and head.dep_.startswith("nsubj")


def _find_distant_rate(doc: Doc, figure: Figure, clause: Token) -> str | None:
    """Return the rate that stands apart in the figure's clause: "15 million vacationers each year", "... daily"."""
    for token in doc[figure.end : figure.end + FARTHEST_RATE]:
        if token.text in {";", ":", "."}:
            return None
        opens = token.lower_ in {"each", "every"} or (token.tag_ == "RB" and token.lower_ in UNITS.per)
        rate = read_rate([word.lower_ for word in doc], token.i) if opens else None
        if rate and find_clause(doc[rate[1] - 1]) == clause:
            return rate[0]
    return None


def _is_other(subject: Token, head: Token, figure: Figure) -> bool:
    """Tell a subject that is neither the counted thing nor holds the figure."""
    inside = {token.i for token in subject.subtree}
    if figure.governor not in inside and not inside.isdisjoint({head.i, figure.core_start}):
        return False
    return subject != head and subject.tag_ not in _NAMELESS and subject.text[0].isalnum()
