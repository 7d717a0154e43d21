"""The component that finds who says or counted a figure, and how firmly it is said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc, Token

from claims.analyse.extensions import register_extensions
from claims.analyse.figure import Figure, SourceSpan
from claims.analyse.phrases import find_subject, is_noun, join_tokens
from claims.grammar.phrases import PhraseTable
from claims.lexicons import Lexicon, read_lexicon
from claims.records import Status


class Reporting(Lexicon):
    """Schema of `reporting.toml`."""

    links: tuple[str, ...]
    nouns: frozenset[str]
    people: frozenset[str]
    verbs: dict[str, Status]
    status: dict[str, Status]


REPORTING = read_lexicon("reporting", Reporting)
_LINKS: PhraseTable[bool] = PhraseTable(dict.fromkeys(REPORTING.links, True))
_AUTHOR_CASES = frozenset({"by", "from", "of"})
NEAR = 6
"""Words between "data" and "by" in "data calculated last year by"."""
_SAID = frozenset({"ccomp", "parataxis", "xcomp", "obj"})


@Language.factory(
    "claims_attribution", requires=["doc._.claims_figures", "token.dep"], assigns=["doc._.claims_figures", "doc._.claims_sources"]
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
        sources = (*_find_links(doc), *_find_verbs(doc), *_find_nouns(doc))
        doc._.claims_sources = sources
        doc._.claims_figures = tuple(_attribute(doc, figure, sources) for figure in doc._.claims_figures)
        return doc


def _attribute(doc: Doc, figure: Figure, sources: tuple[SourceSpan, ...]) -> Figure:
    status = _find_status(doc, figure)
    best: SourceSpan | None = None
    for source in sources:
        if _governs(doc, source, figure) and (best is None or source.governed > best.governed):
            best = source
    if best is None:
        return replace(figure, status=status)
    firm = status if status != "stated" else best.status
    return replace(figure, attribution=best.name, attribution_cue=best.cue, status=firm)


def _governs(doc: Doc, source: SourceSpan, figure: Figure) -> bool:
    """Tell whether what the source says holds the figure."""
    if source.start <= figure.core_start < source.end:
        return False
    if source.governed < 0:
        return True
    root = doc[figure.core_start : figure.core_end].root
    return root.i == source.governed or any(ancestor.i == source.governed for ancestor in root.ancestors)


def _find_status(doc: Doc, figure: Figure) -> Status:
    """Return how firmly the words at the figure have it: "an estimated", "is expected to reach"."""
    for token in (*doc[max(0, figure.start - 3) : figure.end], *_verb_words(doc, figure)):
        status = REPORTING.status.get(token.lower_)
        if status is not None:
            return status
    return "stated"


def _verb_words(doc: Doc, figure: Figure) -> Iterator[Token]:
    if figure.governor is None:
        return
    verb = doc[figure.governor]
    yield verb
    yield from (child for child in verb.children if child.dep_.startswith("aux"))
    if verb.dep_ == "xcomp":
        yield verb.head


def _find_links(doc: Doc) -> Iterator[SourceSpan]:
    """Yield "according to X": said of the whole sentence."""
    words = [token.lower_ for token in doc]
    at = 0
    while at < len(words):
        match = _LINKS.read(words, at)
        if match is None:
            at += 1
            continue
        name, end = _read_name(doc, match[1])
        if name:
            yield SourceSpan(at, end, -1, name, doc[at : match[1]].text, "stated")
        at = match[1]


def _read_name(doc: Doc, at: int) -> tuple[str, int]:
    """Return the noun phrase that begins at `at`, up to a comma, a verb or a preposition other than "of"."""
    start = at
    while start < len(doc) and doc[start].tag_ in {"DT", "IN"}:
        start += 1
    end = start
    while end < len(doc) and end - start < 12:
        token = doc[end]
        inside = token.tag_.startswith(("NN", "JJ", "VBN", "VBG", "HYPH", "POS", "CD", "PRP$")) or token.lower_ in {"of", "the", "for", "and", "&", "on"}
        if not inside or (token.lower_ == "and" and not doc[end + 1 : end + 2].text[:1].isupper()):
            break
        end += 1
    while end > start and doc[end - 1].tag_ in {"IN", "DT", "CC", "HYPH", "VBN", "VBG", "JJ"}:
        end -= 1
    return _read_author(doc, start, end) or (doc[start:end].text, end)


def _read_author(doc: Doc, start: int, end: int) -> tuple[str, int] | None:
    """Return who stands behind a report that has no name itself: "a 2014 report from the World Bank"."""
    if end == start or not _is_saying(doc[end - 1]):
        return None
    for i in range(end, min(len(doc) - 1, end + NEAR)):
        if doc[i].text in {",", ";", ".", "—"}:
            return None
        if doc[i].lower_ in _AUTHOR_CASES:
            first = i + 1 + (doc[i + 1].tag_ == "DT")
            last = first
            while last < len(doc) and (doc[last].tag_ in {"NNP", "NNPS", "HYPH"} or (doc[last].lower_ in {"of", "and", "for"} and last > first)):
                last += 1
            while last > first and doc[last - 1].tag_ in {"IN", "CC", "HYPH"}:
                last -= 1
            if last > first:
                return doc[first:last].text, last
    return None


def _is_saying(token: Token) -> bool:
    lemma = token.lemma_.lower() or token.lower_
    return lemma in REPORTING.nouns or token.lower_.removesuffix("s") in REPORTING.nouns


def _find_verbs(doc: Doc) -> Iterator[SourceSpan]:
    """Yield "X says that ...", "estimated by X", "..., X said"."""
    for token in doc:
        lemma = token.lemma_.lower()
        if lemma not in REPORTING.verbs or not token.tag_.startswith("VB"):
            continue
        status = REPORTING.verbs[lemma]
        agent = _find_agent(token)
        if agent is not None:
            governed = token.head.i if token.dep_ in {"acl", "acl:relcl"} else token.i
            yield SourceSpan(agent.left_edge.i, agent.right_edge.i + 1, governed, _name_of(agent), f"{token.text} by", status)
            continue
        subject = find_subject(token) if token.dep_ not in {"acl"} else None
        if subject is None or not _may_speak(subject):
            continue
        governed = _find_governed(token)
        if governed is not None:
            author = _read_author(doc, subject.i, subject.i + 1)
            name = author[0] if author else _name_of(subject)
            yield SourceSpan(subject.left_edge.i, subject.right_edge.i + 1, governed.i, name, token.text, status)


def _find_agent(verb: Token) -> Token | None:
    for child in verb.children:
        by = any(case.lower_ == "by" for case in child.children if case.dep_ == "case")
        if child.dep_ in {"obl:agent", "obl", "nmod"} and by and is_noun(child) and _may_speak(child):
            return child
    return None


def _find_governed(verb: Token) -> Token | None:
    """Return the head of what holds the thing said: the verb itself, or the sentence that "X said" stands in."""
    if any(child.dep_ in _SAID for child in verb.children):
        return verb
    return verb.head if verb.dep_ == "parataxis" else None


def _may_speak(token: Token) -> bool:
    """Tell a source: a name, or a noun that stands for people who count or for what they wrote."""
    if token.tag_ in {"NNP", "NNPS"}:
        return True
    lemma = token.lemma_.lower() or token.lower_
    known = {lemma, token.lower_, token.lower_.removesuffix("s"), token.lower_.removesuffix("ies") + "y"}
    return token.tag_ in {"NN", "NNS"} and bool(known & (REPORTING.people | REPORTING.nouns))


def _name_of(head: Token) -> str:
    """Return the name that `head` is the head of: compounds, titles and "of" behind it."""
    chosen = [head.i]
    for child in head.children:
        near = abs(child.i - head.i) < 8
        if child.dep_ in {"compound", "flat", "amod", "nmod:poss", "nmod:desc", "nummod"} and near:
            chosen.extend(token.i for token in child.subtree)
        elif child.dep_ == "nmod" and child.i > head.i and near and any(case.lower_ in {"of", "for"} for case in child.children):
            chosen.extend(token.i for token in child.subtree if token.i - head.i < 8)
        elif child.dep_ == "appos" and child.tag_ in {"NNP"} and near:
            return _name_of(child) if head.tag_ not in {"NNP", "NNPS"} else join_tokens(head.doc, sorted(chosen))
    return join_tokens(head.doc, [i for i in sorted(set(chosen)) if head.doc[i].tag_ != "DT" or i > head.i])


def _find_nouns(doc: Doc) -> Iterator[SourceSpan]:
    """Yield "a report by X", "data from X", said of the sentence, where no verb of saying took it."""
    for token in doc:
        lemma = token.lemma_.lower()
        if lemma not in REPORTING.nouns or not token.tag_.startswith("NN"):
            continue
        for child in token.children:
            case = next((case.lower_ for case in child.children if case.dep_ == "case"), "")
            if child.dep_ in {"nmod", "obl"} and case in {"by", "from"} and child.tag_ in {"NNP", "NNPS"}:
                yield SourceSpan(token.i, child.right_edge.i + 1, -1, _name_of(child), f"{token.text} {case}", "stated")
