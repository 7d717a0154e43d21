"""The component that finds what a figure counts or measures, what it is a share of, and whether it is a change."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc, Token

from claims.analyse.changes import find_change
from claims.analyse.clauses import find_antecedent, find_case, find_clause, find_object, find_subject
from claims.analyse.extensions import register_extensions
from claims.analyse.figure import SHARES, Figure
from claims.analyse.leaning import find_compared, find_gapped, find_shared, lean_for_whole, lean_on_earlier, lean_on_later, lean_on_surroundings, share
from claims.analyse.links import Link, find_link, find_root
from claims.analyse.people import PERSON, does_to_people, holds_people, is_condition
from claims.analyse.phrases import find_noun_behind, is_noun, join_tokens, lemma_of, phrase_of, phrase_tokens
from claims.analyse.words import WORDS
from claims.grammar.nouns import NOUNS
from claims.grammar.units import UNITS, read_rate

_NARROWING = frozenset({"acl", "acl:relcl"})
_NAMELESS = frozenset({"PRP", "DT", "WDT", "WP", "EX", "CD", "IN", "WRB", "PDT", "$"})
"""Tags of subjects that name nothing."""
_COMPLEMENTS = frozenset({"obl", "obl:agent", "xcomp", "advcl", "advmod"})
FARTHEST_RATE = 20
"""Words between a figure and its "each year"."""
MOST_WORDS = 12
"""Words taken from one clause into the counted phrase."""
SHORT_OBLIQUE = 6


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
        described: list[Figure] = []
        for figure in doc._.claims_figures:
            described.append(describe(doc, figure, described))
        doc._.claims_figures = tuple(lean_on_later(doc, described))
        return doc


def describe(doc: Doc, figure: Figure, earlier: Sequence[Figure]) -> Figure:
    """Return `figure` with what it counts."""
    root = find_root(doc, figure)
    link = find_link(doc, figure, root)
    figure = replace(figure, change=find_change(doc, figure, root, link))
    clause = find_clause(root)
    figure = replace(figure, governor=clause.i)
    shared = find_compared(doc, figure, link, earlier) or find_shared(figure, root, link, earlier)
    if shared is not None:
        return share(figure, shared)
    gapped = find_gapped(doc, figure, link, earlier)
    if gapped is not None:
        return gapped
    if figure.per is None and figure.kind in {"count", "money", "measurement"}:
        figure = replace(figure, per=_find_distant_rate(doc, figure, clause))
    if link.head is None and _is_of_people(figure, link):
        return replace(_describe_alone(figure, root, link), unit=PERSON)
    leaned = lean_on_earlier(figure, earlier, link) or lean_for_whole(doc, figure, earlier, link)
    if leaned:
        return leaned
    if link.head is None or _says_nothing(figure, link.head):
        alone = _describe_alone(figure, root, link)
        return alone if alone.counted else lean_on_surroundings(doc, alone, root, earlier)
    figure = _add_unit(_describe_by_head(doc, figure, link, link.head), root, link.head)
    return _add_subject(figure, link.head, clause)


def _is_of_people(figure: Figure, link: Link) -> bool:
    """Tell a bare number of people by its verb; hundreds and thousands that do anything are people."""
    if figure.kind != "count" or link.verb is None:
        return False
    vague = figure.comparator == ">=" and figure.scaled and link.relation == "subject"
    return vague or does_to_people(link.verb, as_object=link.relation == "object")


def _describe_by_head(doc: Doc, figure: Figure, link: Link, head: Token) -> Figure:
    return replace(
        figure, head=head.i, counted=_counted_text(doc, figure, link, head), base=_find_base(doc, figure, link, head)
    )


def _add_unit(figure: Figure, root: Token, head: Token) -> Figure:
    """Return a count with its noun's lemma for a unit; a bare ratio is a multiple."""
    if figure.kind != "count":
        return figure
    if lemma_of(head) in NOUNS.ratios and head.i < figure.start:
        return replace(figure, kind="multiple", unit="times")
    if head.tag_ == "NNP" and head.i < figure.start:
        return figure
    people = is_condition(head) or holds_people(figure, root, head)
    return replace(figure, unit=PERSON if people else _unit_of(head.doc, head))


def _add_subject(figure: Figure, head: Token, clause: Token) -> Figure:
    subject = find_subject(clause)
    if subject is not None and subject.tag_ == "PRP":
        subject = find_antecedent(subject)
    if subject is not None and _is_other(subject, head, figure):
        figure = replace(figure, subject=phrase_of(clause.doc, subject, _find_own_clause(clause, subject)) or None)
    return figure


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


def _describe_alone(figure: Figure, root: Token, link: Link) -> Figure:
    """Describe a figure that stands alone by what narrows it, or by its verb.

    "The $600 million designated for Colombia", "only $7 million had been spent", "transfer $25 billion to family".
    """
    doubts = (*figure.doubts, "no counted noun") if figure.kind == "count" else figure.doubts
    doc, verb = root.doc, link.verb
    narrowing = [i for child in root.children if child.dep_ in _NARROWING for i in _subtree(child, figure)]
    if figure.kind == "count" and doc[figure.core_end : figure.core_end + 1].text and doc[figure.core_end].tag_ == "VBN":
        narrowing = narrowing or _subtree(doc[figure.core_end], figure)
    if not narrowing and verb is not None and verb.tag_.startswith("VB") and not _is_silent(link, verb):
        narrowing = [verb.i, *_complements(verb, figure)]
    figure = replace(figure, counted=join_tokens(doc, sorted(narrowing)) or None, doubts=doubts)
    subject = find_subject(verb) if link.relation == "object" and verb is not None else None
    if subject is None or not is_noun(subject):
        return figure
    return replace(figure, subject=phrase_of(doc, subject) or None)


def _is_silent(link: Link, verb: Token) -> bool:
    """Tell "be", which says nothing of what the figure is."""
    return verb.pos_ == "AUX"


def _subtree(token: Token, figure: Figure) -> list[int]:
    return [word.i for word in token.subtree if not figure.start <= word.i < figure.rate_end][:MOST_WORDS]


def _complements(verb: Token, figure: Figure) -> list[int]:
    """Return the words of the verb's obliques and infinitives behind the figure, times left out."""
    chosen: list[int] = []
    for child in verb.children:
        if child.i > verb.i and child.dep_ in _COMPLEMENTS and len(chosen) < MOST_WORDS:
            words = _subtree(child, figure)
            if verb.doc[words[0]].lower_ in WORDS.comparing if words else True:
                continue
            chosen.extend(() if _holds_time(verb.doc, words) else words)
    return chosen


def _find_timed(doc: Doc) -> set[int]:
    """Return the positions of all words that say when."""
    return {i for time in doc._.claims_times for i in range(time.start, time.end)}


def _holds_time(doc: Doc, positions: Iterable[int]) -> bool:
    return not _find_timed(doc).isdisjoint(positions)


def _counted_text(doc: Doc, figure: Figure, link: Link, head: Token) -> str | None:
    """Return the head with what narrows it, and the verb that says what became of it: "people were killed"."""
    tokens = phrase_tokens(doc, head, range(figure.start, max(figure.end, figure.rate_end)))
    if link.relation == "nmod" and head.i < figure.start:
        tokens = [i for i in tokens if i < figure.start - 1 or i >= figure.rate_end]
    if link.relation == "of" and figure.kind == "money":
        tokens = [*tokens, *_list_behind(doc, tokens[-1] + 1 if tokens else 0)]
    if link.relation == "clause" and link.verb is not None and head.i < link.verb.i < figure.core_start:
        tokens = [i for i in tokens if i < link.verb.i]
    tokens = _cut_times(doc, tokens, head)
    text = join_tokens(doc, tokens)
    if figure.kind == "count" and _is_told_by_verb(head) and head.head.i not in tokens:
        text = f"{text} {join_tokens(doc, [head.head.i, *_obliques(head.head)])}"
    return text or None


def _cut_times(doc: Doc, tokens: list[int], head: Token) -> list[int]:
    """Drop a time at the end of the phrase, with what a comma sets behind it: "killed since 2007, the year of"."""
    times = _find_timed(doc)
    for place, i in enumerate(tokens):
        behind = next((j for j in tokens[place:] if j not in times), None)
        if i > head.i and i in times and (behind is None or doc[behind].text == ","):
            return tokens[:place]
    return tokens


def _list_behind(doc: Doc, at: int) -> list[int]:
    """Return the rest of a list that the parser cut short: ", software, and technical assistance"."""
    end, closed = at, False
    while end + 1 < len(doc) and not closed and (doc[end].text == "," or doc[end].tag_ == "CC"):
        closed = doc[end].tag_ == "CC" or doc[end + 1].tag_ == "CC"
        noun = find_noun_behind(doc, end + 1 + (doc[end + 1].tag_ == "CC"))
        behind = doc[noun.i + 1] if noun is not None and noun.i + 1 < len(doc) else None
        if noun is None or (behind is not None and behind.tag_ in {"VBD", "VBZ", "VBP", "MD", "POS"}):
            return []
        end = noun.i + 1
    return list(range(at, end)) if closed else []


def _is_told_by_verb(head: Token) -> bool:
    verb = head.head
    if head.dep_ not in {"nsubj:pass", "nsubj"} or verb.i < head.i or not verb.tag_.startswith("VB"):
        return False
    if verb.lemma_.lower() in NOUNS.linking:
        return False
    return find_object(verb) is None and not any(child.dep_ in {"xcomp", "ccomp"} for child in verb.children)


def _obliques(verb: Token) -> list[int]:
    """Return the words of the first short oblique right behind `verb` that is no time: "killed in Mexico"."""
    for child in verb.children:
        tokens = [token.i for token in child.subtree]
        near = child.dep_ in {"obl", "obl:agent"} and tokens[0] == verb.i + 1 and len(tokens) <= SHORT_OBLIQUE
        time = find_case(child) in WORDS.time_cases or _holds_time(verb.doc, tokens)
        if near and not time and child.tag_ != "CD":
            return [i for i in tokens if verb.doc[i].tag_ != "CD"]
    return []


def _find_base(doc: Doc, figure: Figure, link: Link, head: Token) -> str | None:
    """Return the whole of a share: what stands behind "of", or the counted whole of "22 of the 50 states"."""
    if figure.kind not in SHARES:
        return None
    if link.relation == "of" or (figure.ratio and not figure.change):
        return phrase_of(doc, head, range(figure.start, figure.rate_end)) or None
    if figure.ratio or lemma_of(head) not in NOUNS.shares:
        return None
    wholes = (child for child in head.children if child.dep_ == "nmod" and find_case(child) in {"of", "in"})
    whole = next(wholes, None)
    return phrase_of(doc, whole) if whole is not None else None


def _is_other(subject: Token, head: Token, figure: Figure) -> bool:
    """Tell a subject that is neither the counted thing nor holds the figure."""
    inside = {token.i for token in subject.subtree}
    if figure.governor not in inside and not inside.isdisjoint({head.i, figure.core_start}):
        return False
    return subject != head and subject.tag_ not in _NAMELESS
