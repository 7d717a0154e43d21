"""The component that finds what a figure counts or measures, what it is a share of, and whether it is a change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.language import Language
from spacy.tokens import Doc, Token

from claims.analyse.extensions import register_extensions
from claims.analyse.figure import Figure
from claims.analyse.phrases import (
    find_case,
    find_clause,
    find_noun_before,
    find_noun_behind,
    find_object,
    find_shared_head,
    find_subject,
    is_noun,
    join_tokens,
    lemma_of,
    phrase_of,
    phrase_tokens,
)
from claims.grammar.changes import direction_of, direction_of_word
from claims.grammar.nouns import NOUNS
from claims.grammar.units import UNITS, read_rate
from claims.records import Change

_MODIFIERS = frozenset({"nummod", "compound", "amod", "nmod", "det", "nmod:desc", "nmod:unmarked", "advmod", "obl:unmarked", "dep"})
_PRONOUNS = frozenset({"them", "these", "those", "it", "which", "whom", "us", "who", "that", "this", "one", "ones", "others"})
_TIME_CASES = frozenset({"since", "before", "after", "until", "during"})
_LEVEL_CASES = frozenset({"to", "from", "at", "of"})
FARTHEST_RATE = 20
MOST_WORDS = 12
"""Words taken from one clause into the counted phrase."""
_NARROWING = frozenset({"acl", "acl:relcl"})
_DASHES = frozenset({"—", "–", "--", "-", ","})


@dataclass(frozen=True, slots=True)
class Link:
    """The word that a figure belongs to: `of` it, before it, or through a clause."""

    head: Token | None
    relation: str
    verb: Token | None = None


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
        doc._.claims_figures = tuple(described)
        return doc


def describe(doc: Doc, figure: Figure, earlier: Sequence[Figure]) -> Figure:
    """Return `figure` with what it counts."""
    root = find_root(doc, figure)
    link = find_link(doc, figure, root)
    clause = find_clause(root)
    shared = _find_shared(figure, root, link, earlier)
    if shared is not None:
        return _share(doc, figure, shared, find_change(doc, figure, root, link))
    figure = replace(figure, governor=clause.i, change=find_change(doc, figure, root, link))
    if figure.per is None and figure.kind in {"count", "money", "measurement"}:
        figure = replace(figure, per=_find_distant_rate(doc, figure, clause))
    if figure.kind == "count" and (link.head is None or link.head.lower_ in _PRONOUNS or link.relation == "clause"):
        leaned = _lean_on_earlier(figure, earlier, link)
        if leaned:
            return leaned
    if link.head is None:
        return _describe_by_verb(doc, figure, link)
    figure = replace(figure, head=link.head.i, counted=_counted_text(doc, figure, link))
    if figure.kind == "count":
        figure = replace(figure, unit=_unit_of(doc, link.head))
    figure = replace(figure, base=_find_base(doc, figure, link))
    subject = find_subject(clause)
    if subject is not None and _is_other(doc, subject, link.head, figure):
        figure = replace(figure, subject=phrase_of(doc, subject) or None)
    return figure


def _unit_of(doc: Doc, head: Token) -> str:
    """Return the lemma of the counted noun; a toll and a body count count deaths."""
    compound = f"{doc[head.i - 1].lower_} {head.lower_}" if head.i > 0 else ""
    lemma = lemma_of(head)
    return NOUNS.stands_for.get(compound) or NOUNS.stands_for.get(lemma) or lemma


def _find_shared(figure: Figure, root: Token, link: Link, earlier: Sequence[Figure]) -> Figure | None:
    """Return the earlier figure whose noun this one shares: "up 10 and 12 percent", "3.6 degrees (2 degrees Celsius)"."""
    if link.relation in {"of", "modifier", "worth"} and link.head is not None and link.head.i > figure.start:
        return None
    at = {root.head.i} if root.dep_ in {"conj", "appos", "parataxis", "nmod", "list", "dep"} else set()
    at |= {link.head.i} if link.head is not None else set()
    return next((other for other in reversed(earlier) if at & set(range(other.core_start, other.core_end))), None)


def _share(doc: Doc, figure: Figure, other: Figure, change: Change | None) -> Figure:
    unit = other.unit if figure.kind == other.kind == "count" else figure.unit
    base = other.base if figure.kind in {"percent", "fraction"} else None
    return replace(
        figure, head=other.head, counted=other.counted, base=base, subject=other.subject,
        unit=unit, change=change, per=figure.per,
    )  # fmt: skip


def find_root(doc: Doc, figure: Figure) -> Token:
    """Return the word through which the sentence holds the figure: its number, unit, or "worth" and "year on year"."""
    root = doc[figure.core_start : figure.core_end].root
    behind = root.head
    if behind.i >= figure.core_end and (behind.lower_ == "worth" or lemma_of(behind) in UNITS.durations):
        return behind
    return root


def find_link(doc: Doc, figure: Figure, root: Token) -> Link:
    """Return what the figure belongs to, nearest first: "of" behind it, the noun it stands before, its clause."""
    behind = _noun_of(doc, figure) or _noun_of_opening(doc, figure)
    if behind is not None:
        return Link(behind, "of")
    carrier = _noun_worth(doc, figure)
    if carrier is not None:
        return Link(carrier, "worth")
    if figure.kind == "money" and any(child.dep_ in _NARROWING for child in root.children):
        return Link(None, "object", root.head if root.dep_ == "obj" else None)
    if figure.kind not in {"percent", "fraction"} or figure.ratio or figure.hyphenated or _stands_before_noun(doc, figure):
        noun = _modified_noun(doc, root, figure)
        if noun is not None:
            return Link(noun, "modifier")
    return _clause_link(root, figure)


def _find_distant_rate(doc: Doc, figure: Figure, clause: Token) -> str | None:
    """Return the rate that stands apart from the figure in its clause: "15 million vacationers each year", "... daily"."""
    for i in range(figure.end, min(len(doc), figure.end + FARTHEST_RATE)):
        token = doc[i]
        if token.text in {";", ":", "."}:
            return None
        opens = token.lower_ in {"each", "every"} or (token.tag_ == "RB" and token.lower_ in UNITS.per)
        rate = read_rate([word.lower_ for word in doc], i) if opens else None
        if rate and find_clause(doc[rate[1] - 1]) == clause:
            return rate[0]
    return None


def _noun_worth(doc: Doc, figure: Figure) -> Token | None:
    """Return the noun of "a program worth up to $400 million"."""
    at = figure.start - 2
    worth = figure.start > 1 and doc[figure.start - 1].lower_ in {"worth", "totaling", "totalling"}
    return doc[at] if worth and is_noun(doc[at]) else None


def _stands_before_noun(doc: Doc, figure: Figure) -> bool:
    return figure.core_end < len(doc) and doc[figure.core_end].tag_ in {"JJ", "JJR", "NN", "NNS", "NNP", "VBN"}


def _noun_of(doc: Doc, figure: Figure) -> Token | None:
    """Return the noun behind "of" ("90 percent of the guns") or, for money, "in", "worth of"."""
    at = figure.rate_end if figure.rate_end > figure.end else max(figure.core_end, figure.end)
    if at < len(doc) and doc[at].text in _DASHES and figure.comparator == ">=":
        at += 1
    if figure.kind == "money" and at + 1 < len(doc) and doc[at].lower_ == "worth":
        at += 1
    if at + 1 >= len(doc) or doc[at].lower_ not in ({"of", "in"} if figure.kind == "money" else {"of"}):
        return None
    noun = doc[at].head if doc[at].dep_ == "case" and doc[at].head.i > at else None
    if noun is None or not (is_noun(noun) or noun.lower_ in _PRONOUNS) or _verb_between(doc, at, noun.i):
        noun = find_noun_behind(doc, at + 1)
    elif figure.kind == "count":
        noun = find_shared_head(doc, noun)
    if noun is None and doc[at + 1].lower_ in _PRONOUNS:
        noun = doc[at + 1]
    place = noun is not None and doc[at].lower_ == "in" and noun.tag_ in {"NNP", "NNPS"}
    return None if place else noun


def _noun_of_opening(doc: Doc, figure: Figure) -> Token | None:
    """Return the noun of a whole that opens the sentence: "Of the cocaine bound for the coast, 50 percent came by sea"."""
    if doc[0].lower_ != "of" or figure.kind not in {"percent", "fraction", "count"} or figure.core_end >= len(doc):
        return None
    noun = doc[0].head if is_noun(doc[0].head) else find_noun_behind(doc, 1)
    bare = doc[figure.core_end].tag_ not in {"NN", "NNS", "JJ", "NNP"}
    return noun if noun is not None and noun.i < figure.start and bare else None


def _verb_between(doc: Doc, start: int, end: int) -> bool:
    return any(token.tag_ in {"VBD", "VBZ", "VBP", "MD"} for token in doc[start:end])


def _modified_noun(doc: Doc, root: Token, figure: Figure) -> Token | None:
    """Return the noun that the figure stands before, by the parse, else by the tags."""
    head = root.head
    at = max(figure.core_end, figure.end)
    by_tags = find_noun_behind(doc, at) if at < len(doc) and doc[at].tag_ not in {"DT", "PRP$"} else None
    if by_tags is not None and not _can_be_counted(by_tags):
        by_tags = None
    if root.dep_ in _MODIFIERS and head.i >= at and is_noun(head) and not _verb_between(doc, at, head.i):
        if head.i - at <= 8 and not any(token.text in {",", ";", "—", "("} for token in doc[at : head.i]):
            if by_tags is not None and by_tags.i > head.i and by_tags.tag_ in {"NN", "NNS"} and head.dep_ == "compound":
                return by_tags
            return head if _can_be_counted(head) else None
    if figure.kind in {"percent", "fraction", "multiple"} and not figure.ratio and by_tags is not None and by_tags.tag_ == "NNP":
        return None
    return by_tags


def _can_be_counted(noun: Token) -> bool:
    """Tell a noun from "worth", "home", "year on year" behind a figure."""
    return noun.lower_ not in NOUNS.never and lemma_of(noun) not in UNITS.durations


def _clause_link(root: Token, figure: Figure) -> Link:
    """Return the word that the figure is said of through the parse: an apposition, a copula, a verb's subject or object."""
    node = root
    if node.dep_ in {"appos", "nmod", "parataxis", "nmod:desc", "dep", "nmod:unmarked"} and is_noun(node.head) and node.head.i < node.i:
        return Link(node.head, "apposition" if node.dep_ == "appos" else "nmod")
    if any(child.dep_.startswith("nsubj") for child in node.children):
        subject = _follow_copula(find_subject(node))
        return Link(_follow_number(subject, figure) if subject is not None else None, "clause", node)
    verb = node.head
    described = find_noun_before(verb)
    if described is not None and node.i > verb.i:
        return Link(described, "clause", verb)
    if node.dep_.startswith(("nsubj", "csubj")):
        return Link(None, "subject", verb)
    if verb == node:
        return Link(None, "root")
    if figure.kind in {"money", "count"} and node.dep_ == "obj" and not _links_subject(verb):
        return Link(None, "object", verb)
    obj = find_object(verb)
    if obj is not None and obj != node and (is_noun(obj) or find_case(node) == "by"):
        return Link(_follow_number(obj, figure), "clause", verb)
    subject = find_subject(verb)
    if is_noun(verb) and subject is None:
        return Link(verb, "nmod")
    said_of = _follow_copula(subject)
    return Link(_follow_number(said_of, figure) if said_of is not None else None, "clause", verb)


def _links_subject(verb: Token) -> bool:
    """Tell a verb that says its subject is so much: costs, totals, rose."""
    lemma = verb.lemma_.lower()
    return lemma in NOUNS.linking or verb.pos_ == "AUX" or direction_of(lemma, verb.lower_) is not None


def _follow_copula(subject: Token | None) -> Token | None:
    if subject is None:
        return None
    definite = subject.tag_ in {"JJ", "VBN", "JJS"} and any(child.lower_ == "the" for child in subject.children)
    return subject if is_noun(subject) or subject.lower_ in _PRONOUNS or definite else None


def _follow_number(noun: Token, figure: Figure) -> Token:
    """Return "killings" for "the number of killings" where the figure counts."""
    if figure.kind != "count" or lemma_of(noun) not in NOUNS.carriers:
        return noun
    return next((child for child in noun.children if child.dep_ == "nmod" and find_case(child) == "of"), noun)


def _lean_on_earlier(figure: Figure, earlier: Sequence[Figure], link: Link) -> Figure | None:
    """Return a bare number with the counted noun of the count before it: "over 10,000 killings; in 2008, over 6,000"."""
    if link.head is not None and link.relation == "clause" and link.head.lower_ not in _PRONOUNS and is_noun(link.head):
        return None
    for other in reversed(earlier):
        if other.kind == "count" and other.unit:
            doubts = (*figure.doubts, "borrowed noun")
            return replace(figure, unit=other.unit, counted=other.counted, head=other.head, doubts=doubts)
    return None


def _describe_by_verb(doc: Doc, figure: Figure, link: Link) -> Figure:
    """Describe a figure that stands alone by what narrows it, or by its verb.

    "The $600 million designated for Colombia", "only $7 million had been spent", "transfer $25 billion to family".
    """
    doubts = (*figure.doubts, "no counted noun") if figure.kind == "count" else figure.doubts
    root = find_root(doc, figure)
    narrowing = [i for child in root.children if child.dep_ in _NARROWING for i in _subtree(child, figure)]
    if not narrowing and link.verb is not None and link.verb.pos_ != "AUX" and not _is_active_of(link):
        narrowing = [link.verb.i, *_complements(link.verb, figure)]
    text = join_tokens(doc, sorted(narrowing))
    figure = replace(figure, counted=text or None, doubts=doubts)
    subject = find_subject(link.verb) if link.relation == "object" and link.verb is not None else None
    return replace(figure, subject=phrase_of(doc, subject) or None) if subject is not None and is_noun(subject) else figure


def _is_active_of(link: Link) -> bool:
    """Tell "$15 billion heads south", whose verb says what the money does and not what it is."""
    passive = any(child.dep_ in {"aux:pass", "nsubj:pass"} for child in link.verb.children) if link.verb else False
    return link.relation == "subject" and not passive


def _subtree(token: Token, figure: Figure) -> list[int]:
    return [word.i for word in token.subtree if not figure.start <= word.i < figure.rate_end][:MOST_WORDS]


def _complements(verb: Token, figure: Figure) -> list[int]:
    """Return the words of the verb's obliques and infinitives behind the figure, times left out."""
    chosen: list[int] = []
    times = {i for time in verb.doc._.claims_times for i in range(time.start, time.end)}
    for child in verb.children:
        if child.i > verb.i and child.dep_ in {"obl", "obl:agent", "xcomp", "advcl", "advmod"} and len(chosen) < MOST_WORDS:
            words = _subtree(child, figure)
            if not times.intersection(words):
                chosen.extend(words)
    return chosen


def _counted_text(doc: Doc, figure: Figure, link: Link) -> str | None:
    head = link.head
    if head is None:
        return None
    own = range(figure.start, max(figure.end, figure.rate_end))
    tokens = phrase_tokens(doc, head, own)
    if link.relation == "nmod" and head.i < figure.start:
        tokens = [i for i in tokens if i < figure.start - 1 or i >= figure.rate_end]
    text = join_tokens(doc, tokens)
    verb = head.head
    if figure.kind == "count" and head.dep_ in {"nsubj:pass", "nsubj"} and verb.i > head.i and find_object(verb) is None:
        if verb.tag_.startswith("VB") and verb.i not in tokens and not any(c.dep_ in {"xcomp", "ccomp"} for c in verb.children):
            text = f"{text} {join_tokens(doc, [verb.i, *_obliques(verb)])}"
    return text or None


def _obliques(verb: Token) -> list[int]:
    """Return the words of the first short oblique right behind `verb` that is no time: "killed in Mexico"."""
    times = {i for time in verb.doc._.claims_times for i in range(time.start, time.end)}
    for child in verb.children:
        tokens = [token.i for token in child.subtree]
        if times.intersection(tokens) or find_case(child) in _TIME_CASES:
            continue
        if child.dep_ in {"obl", "obl:agent"} and child.i > verb.i and tokens[0] == verb.i + 1 and len(tokens) <= 6 and child.tag_ != "CD":
            return [i for i in tokens if verb.doc[i].tag_ != "CD"]
    return []


def _find_base(doc: Doc, figure: Figure, link: Link) -> str | None:
    """Return the whole of a share: what stands behind "of", or the counted whole of "22 of the 50 states"."""
    if figure.kind not in {"percent", "fraction"} or link.head is None:
        return None
    if link.relation == "of" or figure.ratio:
        if figure.change and link.relation != "of":
            return None
        return phrase_of(doc, link.head, range(figure.start, figure.rate_end)) or None
    if lemma_of(link.head) in NOUNS.shares:
        whole = next((child for child in link.head.children if child.dep_ == "nmod" and find_case(child) in {"of", "in"}), None)
        return phrase_of(doc, whole) if whole is not None else None
    return None


def _is_other(doc: Doc, subject: Token, head: Token, figure: Figure) -> bool:
    """Tell a subject that is neither the counted thing nor holds the figure."""
    inside = {token.i for token in subject.subtree} if figure.governor not in {token.i for token in subject.subtree} else set()
    return subject != head and head.i not in inside and figure.core_start not in inside and (is_noun(subject) or subject.pos_ == "PROPN")


def find_change(doc: Doc, figure: Figure, root: Token, link: Link) -> Change | None:
    """Return the direction of change, where the figure is an amount of it and no level."""
    if figure.kind in {"duration", "age", "rank"}:
        return None
    if link.head is not None and link.relation in {"modifier", "nmod"} and _is_amount_of(figure, link):
        direction = direction_of(lemma_of(link.head), "") if link.head.tag_ in {"NN", "NNS"} else None
        if direction:
            return direction
    beside = _word_beside(doc, figure)
    if beside:
        return beside
    verb = root.head if root.head != root else None
    if verb is None or not verb.tag_.startswith("VB") or find_case(root) in _LEVEL_CASES:
        return None
    if find_case(root) == "by" or (figure.kind in {"percent", "fraction"} and root.dep_ in {"obj", "obl", "obl:unmarked", "advmod", "nmod"}):
        return direction_of(verb.lemma_.lower(), verb.lower_)
    return None


def _is_amount_of(figure: Figure, link: Link) -> bool:
    return figure.kind != "count" or link.relation == "nmod"


def _word_beside(doc: Doc, figure: Figure) -> Change | None:
    """Read "up 5 percent" before the figure, "5 points lower" and "5 percent more than" behind it."""
    before = doc[figure.start - 1] if figure.start > 0 else None
    if before is not None and before.lower_ in {"up", "down"}:
        return direction_of_word(before.lower_)
    behind = doc[figure.core_end] if figure.core_end < len(doc) else None
    if behind is None or figure.kind == "count":
        return None
    comparative = behind.tag_ in {"JJR", "RBR"} and figure.kind in {"percent", "fraction", "measurement", "money"}
    return direction_of_word(behind.lower_) if comparative else None
