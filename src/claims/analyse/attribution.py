"""The component that finds who says or counted a figure, and how firmly it is said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc, Token

from claims.analyse.extensions import register_extensions
from claims.analyse.figure import WHOLE, Figure, SourceSpan
from claims.analyse.reporting import REPORTING
from claims.analyse.sentence_parts import find_part
from claims.analyse.source_names import PROPER
from claims.analyse.sources import find_sources
from claims.analyse.words import WORDS
from claims.records import Status

NEAR = 3
"""Words before a figure that may say how firm it is: "an estimated 500"."""


@Language.factory(
    "claims_attribution",
    requires=["doc._.claims_figures", "token.dep"],
    assigns=["doc._.claims_figures", "doc._.claims_sources"],
)
def make_attribution_finder(nlp: Language, name: str) -> AttributionFinder:
    """Return the component."""
    return AttributionFinder()


class AttributionFinder:
    """Fills in `attribution`, `attribution_cue` and `status` of the figures."""

    def __init__(self) -> None:
        register_extensions()

    def __call__(self, doc: Doc) -> Doc:
        """Find the sources that the sentence names, and give each figure the nearest that governs it."""
        if not doc._.claims_figures:
            return doc
        sources = tuple(_bound(doc, source) for source in find_sources(doc))
        doc._.claims_sources = sources
        doc._.claims_figures = tuple(_attribute(doc, figure, sources) for figure in doc._.claims_figures)
        return doc


def _bound(doc: Doc, source: SourceSpan) -> SourceSpan:
    """Return the source with its part of the sentence for its reach, where it has none."""
    return source if source.reach else replace(source, reach=find_part(doc, source.start))


def _attribute(doc: Doc, figure: Figure, sources: tuple[SourceSpan, ...]) -> Figure:
    status = _find_status(doc, figure)
    governing = [source for source in sources if _governs(doc, source, figure)]
    if not governing:
        return replace(figure, status=status)
    telling = [source for source in governing if not _is_told(doc, source)] or governing
    named = [source for source in telling if source.name.lower() not in WORDS.speakers]
    source = max(named or telling, key=lambda source: source.governed)
    firm = status if status != "stated" else source.status
    return replace(figure, attribution=source.name, attribution_cue=source.cue, status=firm)


def _is_told(doc: Doc, source: SourceSpan) -> bool:
    """Tell who counts in a relative clause: "the ferry line, which recorded 56 delays", of whom another may speak."""
    verb = doc[source.governed]
    return source.governed != WHOLE and verb.dep_ == "acl:relcl" and verb.lemma_.lower() not in REPORTING.clausal


def _governs(doc: Doc, source: SourceSpan, figure: Figure) -> bool:
    """Tell whether what the source says holds the figure."""
    if source.start <= figure.core_start < source.end:
        return False
    if source.reach is not None and not source.reach[0] <= figure.core_start < source.reach[1]:
        return False
    root = doc[figure.core_start : figure.core_end].root
    return source.governed in {WHOLE, root.i} or any(ancestor.i == source.governed for ancestor in root.ancestors)


def _find_status(doc: Doc, figure: Figure) -> Status:
    """Return how firmly the words at the figure have it: "an estimated", "is expected to reach", "is put at"."""
    for token in doc[max(0, figure.start - NEAR) : figure.end]:
        if token.tag_ not in PROPER and token.lower_ in REPORTING.status:
            return REPORTING.status[token.lower_]
    verbs = () if figure.governor is None else _climb_verbs(doc[figure.governor])
    return next(filter(None, map(_status_of_verb, verbs)), "stated")


def _climb_verbs(verb: Token) -> Iterator[Token]:
    """Yield the verb, and the one above "to": "is expected to reach"."""
    yield verb
    if verb.dep_ in {"xcomp", "csubj"}:
        yield verb.head


def _status_of_verb(verb: Token) -> Status | None:
    """Return what a verb, its auxiliaries, or its passive say: "will rise", "is likely to", "is put at"."""
    for token in (verb, *(child for child in verb.children if child.dep_.startswith("aux"))):
        if token.lower_ in REPORTING.status:
            return REPORTING.status[token.lower_]
    if verb.lower_ in REPORTING.prospects and _leads_to_infinitive(verb):
        return REPORTING.prospects[verb.lower_]
    passive = any(child.dep_ == "aux:pass" for child in verb.children)
    return REPORTING.verbs.get(verb.lemma_.lower()) if passive else None


def _leads_to_infinitive(verb: Token) -> bool:
    return any(child.tag_ == "TO" for below in verb.children for child in below.children)
