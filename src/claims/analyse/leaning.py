"""Figures that lean on another of their sentence: compared with it, listed beside it, or borrowing its noun."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from spacy.tokens import Doc, Token

from claims.analyse.borrowing import MEASURED, is_bare, lend
from claims.analyse.clauses import climb_phrase, find_antecedent, find_clause, find_subject
from claims.analyse.figure import SHARES, Figure
from claims.analyse.holders import SIGNS, says_amount
from claims.analyse.links import Link
from claims.analyse.people import PERSON
from claims.analyse.phrases import is_noun, join_tokens, lemma_of, phrase_of, phrase_tokens, tokens_before
from claims.analyse.words import WORDS
from claims.grammar.nouns import NOUNS
from claims.records import Kind

_APART: frozenset[Kind] = frozenset({"multiple", "rank", "age", "duration"})
LONGEST_JOINT = 5
"""Words between two figures that say one thing."""
_REMNANT = frozenset({"NNP", "NNPS", "NN", "NNS", "DT", "JJ", "JJS", "CC"})
"""Tags of what is left of a clause whose verb is left out: "and fats and oils between 6% and 7%"."""
_BESIDE = frozenset({"conj", "appos", "parataxis", "nmod", "list", "dep"})


def find_compared(doc: Doc, figure: Figure, link: Link, earlier: Sequence[Figure]) -> Figure | None:
    """Return the figure that a bare one is compared with: "310 doctors, up from 240 in 2005", "51 in the south"."""
    own = link.head is not None and link.head.i >= figure.core_end
    if own or figure.start == 0 or figure.kind in {"multiple", "rank"}:
        return None
    other = next((other for other in reversed(earlier) if _is_alike(other, figure) and other.counted), None)
    before = doc[figure.start - 1].lower_
    if before in {"to", "with"} and figure.start > 1 and doc[figure.start - 2].lower_ == "compared":
        return other
    behind = doc[figure.core_end].lower_ if figure.core_end < len(doc) else ""
    listed = figure.kind == "count" and before in WORDS.listing and behind in WORDS.prepositions
    if before == "from" and other is not None and not _is_near(doc, other, figure):
        return None
    return other if before in WORDS.comparing or listed else None


def _is_near(doc: Doc, other: Figure, figure: Figure) -> bool:
    """Tell "up from 240 a year before" from the "from 2.8 to 5" of another verb."""
    between = doc[max(other.rate_end, other.end) : figure.start]
    return not any(token.tag_.startswith(("VB", "MD")) for token in between)


def _is_alike(other: Figure, figure: Figure) -> bool:
    return other.kind == figure.kind or {other.kind, figure.kind} <= SHARES


def find_shared(figure: Figure, root: Token, link: Link, earlier: Sequence[Figure]) -> Figure | None:
    """Return the figure whose noun this one shares: "up 10 and 12 percent", "3.6 degrees (2 degrees Celsius)"."""
    if _has_own_noun(figure, link):
        return None
    joined = _find_joined(root.doc, figure, earlier) or _find_resumed(figure, link, earlier)
    if joined is not None:
        return joined
    at = {root.head.i} if root.dep_ in _BESIDE else set()
    at |= {link.head.i} if link.head is not None else set()
    return next((other for other in reversed(earlier) if at & set(range(other.core_start, other.core_end))), None)


def _has_own_noun(figure: Figure, link: Link) -> bool:
    return link.relation in {"of", "modifier", "worth"} and link.head is not None and link.head.i > figure.start


def _find_joined(doc: Doc, figure: Figure, earlier: Sequence[Figure]) -> Figure | None:
    """Return the figure right before this one that says the same thing again, or the change that led to this level.

    "$69,800, or close to $34 an hour", "90 miles wide and 175 miles long", "fell 7 percent, to $2.3 billion".
    """
    other = earlier[-1] if earlier else None
    if other is None or not other.counted or other.kind in _APART:
        return None
    between = doc[max(other.rate_end, other.end, other.core_end) : figure.start]
    if len(between) > LONGEST_JOINT or not all(_joins(token) for token in between):
        return None
    level = other.change is not None and any(token.lower_ in WORDS.level_cases for token in between)
    return other if level or _is_alike(other, figure) else None


def find_gapped(doc: Doc, figure: Figure, link: Link, earlier: Sequence[Figure]) -> Figure | None:
    """Return `figure` described as the one before it whose verb it leaves out, but for its own subject.

    "Nevada was 5.9 percent below its peak, Arizona 4.1 percent and Georgia 1.1 percent."
    """
    other = earlier[-1] if earlier else None
    if other is None or _has_own_noun(figure, link) or figure.kind in _APART:
        return None
    if is_bare(doc, figure) and other.kind in MEASURED:
        figure = lend(figure, other)
    if not _is_alike(other, figure):
        return None
    remnant = _find_remnant(doc, max(other.rate_end, other.end), figure.start)
    if remnant is None:
        return None
    name = phrase_of(doc, remnant) or remnant.text
    change = figure.change if doc[figure.start].text[0] in SIGNS else figure.change or other.change
    figure = replace(figure, change=change, doubts=(*figure.doubts, "verb left out"))
    if other.subject is not None or figure.kind == "count":
        return replace(share(figure, other), subject=name)
    return replace(share(figure, other), counted=name, head=remnant.i)


def _find_remnant(doc: Doc, start: int, end: int) -> Token | None:
    """Return the name that stands alone before a figure, behind a comma or "and", with no verb on the way."""
    while end > start and (doc[end - 1].lower_ in {"by", "at", "to"} or doc[end - 1].tag_ == "RB"):
        end -= 1
    opening = end - 1
    while opening > start and doc[opening].tag_ in _REMNANT:
        opening -= 1
    opening += doc[opening + 1].tag_ == "CC"
    opens = start <= opening < end - 1 and doc[opening].lower_ in WORDS.listing and is_noun(doc[end - 1])
    verbless = not any(token.tag_.startswith(("VB", "MD")) or says_amount(token) for token in doc[start:end])
    return doc[end - 1] if opens and verbless else None


def _find_resumed(figure: Figure, link: Link, earlier: Sequence[Figure]) -> Figure | None:
    """Return the like figure that "it" goes on about: "the highest level, 12.7%; in 17 states it exceeded 10%"."""
    subject = find_subject(link.verb, depth=0) if link.relation == "clause" and link.verb is not None else None
    if subject is None or subject.lower_ not in {"it", "they"} or figure.kind == "count":
        return None
    return next((other for other in reversed(earlier) if _is_alike(other, figure) and other.counted), None)


def _joins(token: Token) -> bool:
    return token.lower_ in WORDS.joining or token.lower_ in WORDS.sizes or token.lemma_.lower() in NOUNS.linking


def share(figure: Figure, other: Figure) -> Figure:
    """Return `figure` with what `other` counts."""
    unit = other.unit if figure.kind == other.kind == "count" else figure.unit
    base = other.base if figure.kind in SHARES else None
    return replace(figure, head=other.head, counted=other.counted, base=base, subject=other.subject, unit=unit)


def lean_on_earlier(doc: Doc, figure: Figure, earlier: Sequence[Figure], link: Link) -> Figure | None:
    """Return a bare number with the noun of the count before it: "over 10,000 killings; in 2008, over 6,000".

    "Along with five others", "members, 177 of whom" have the plural before them where no count stands there, and
    "nine of us" are people.
    """
    if figure.kind != "count" or not (_names_nothing(link) or _is_short_of_level(doc, figure, link)):
        return None
    doubts = (*figure.doubts, "borrowed noun")
    other = next((other for other in reversed(earlier) if other.kind == "count" and other.unit), None)
    if other is not None:
        return replace(figure, unit=other.unit, counted=other.counted, head=other.head, doubts=doubts)
    word = link.head.lower_ if link.head is not None else ""
    if word in WORDS.speaking - WORDS.relative:
        return replace(figure, unit=PERSON, doubts=doubts)
    if word not in WORDS.remainders | WORDS.relative:
        return None
    plural = next((token for token in tokens_before(doc, figure.start) if token.tag_ == "NNS"), None)
    if plural is None:
        return None
    return replace(
        figure, unit=lemma_of(plural), counted=phrase_of(doc, plural, range(figure.start, len(doc))), doubts=doubts
    )


def _names_nothing(link: Link) -> bool:
    return link.head is None or link.head.lower_ in WORDS.pronouns


def _is_short_of_level(doc: Doc, figure: Figure, link: Link) -> bool:
    """Tell "the nation would be 350,000 below the peak", whose subject is not what is counted."""
    behind = doc[figure.core_end].lower_ if figure.core_end < len(doc) else ""
    return link.relation == "clause" and (behind in WORDS.levels or behind == "short")


def lean_on_later(doc: Doc, figures: Sequence[Figure]) -> Iterator[Figure]:
    """Yield the figures, one that counts nothing with what the next counts: "raised from 2.8 GW to 5 GW"."""
    for figure, other in zip_longest(figures, figures[1:]):
        gap = doc[max(figure.rate_end, figure.end) : other.start] if other is not None else None
        joined = gap is not None and 0 < len(gap) <= LONGEST_JOINT and all(t.lower_ in WORDS.joining for t in gap)
        yield share(figure, other) if joined and not figure.counted and _is_alike(other, figure) else figure


def lean_on_surroundings(doc: Doc, figure: Figure, root: Token, earlier: Sequence[Figure]) -> Figure:
    """Return a figure that nothing describes with the noun before it, its clause's subject, or what the last counts.

    "A pace twenty times faster", "the world whips around its star once every 11.4 days", "612 homes, a third fewer".
    """
    if figure.kind == "count" or figure.incidental:
        return figure
    noun = _find_adjacent(doc, figure) or _find_noun_subject(root)
    doubts = (*figure.doubts, "distant noun")
    if noun is not None and not figure.start <= noun.i < figure.core_end:
        return replace(figure, head=noun.i, counted=phrase_of(doc, noun, range(figure.start, len(doc))), doubts=doubts)
    other = next((other for other in reversed(earlier) if other.counted), None)
    return replace(share(figure, other), doubts=doubts) if other is not None else figure


def _find_adjacent(doc: Doc, figure: Figure) -> Token | None:
    before = doc[figure.start - 1] if figure.start > 0 else None
    return climb_phrase(before) if before is not None and is_noun(before) else None


def _find_noun_subject(root: Token) -> Token | None:
    subject = find_subject(find_clause(root))
    if subject is not None and subject.tag_ == "PRP":
        subject = find_antecedent(subject)
    return subject if subject is not None and is_noun(subject) else None


def lean_for_whole(doc: Doc, figure: Figure, earlier: Sequence[Figure], link: Link) -> Figure | None:
    """Return a share "of them" or "of those abroad" with the noun of the figure before it for its whole."""
    pronoun = link.head
    if figure.kind not in SHARES or link.relation != "of" or pronoun is None:
        return None
    if pronoun.lower_ in WORDS.relative:
        return _lean_on_antecedent(doc, figure)
    if pronoun.lower_ not in WORDS.plurals:
        return None
    heads = [other.head for other in reversed(earlier) if other.head is not None and doc[other.head].tag_ == "NNS"]
    subject = find_subject(link.verb or find_clause(pronoun))
    if subject is not None and subject.tag_ == "NNS" and subject.i < figure.start:
        heads.append(subject.i)
    if not heads:
        return None
    rest = [i for i in phrase_tokens(doc, pronoun, range(figure.start, figure.rate_end)) if i > pronoun.i]
    whole = join_tokens(doc, [heads[0], *rest]) if rest else phrase_of(doc, doc[heads[0]])
    return replace(figure, head=heads[0], counted=whole, base=whole, doubts=(*figure.doubts, "borrowed noun"))


def _lean_on_antecedent(doc: Doc, figure: Figure) -> Figure | None:
    """Return a share "of which" with the noun before it for its whole, the nearest plural first."""
    nouns = [token for token in tokens_before(doc, figure.start) if is_noun(token)]
    whole = next((noun for noun in nouns if noun.tag_ == "NNS"), next(iter(nouns), None))
    if whole is None:
        return None
    text = phrase_of(doc, whole, range(figure.start, len(doc)))
    return replace(figure, head=whole.i, counted=text, base=text)
