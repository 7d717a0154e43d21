"""Where a figure holds: the places that a sentence names, and which of them is the figure's own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from claims.analyse.clauses import find_clause
from claims.analyse.figure import SHARES, Figure, PlaceSpan
from claims.analyse.words import WORDS
from claims.grammar.places import PLACES, find_places
from claims.grammar.times import CALENDAR

_BREAKS = frozenset({";", ":"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})
_MODIFIERS = frozenset({"amod", "compound", "nmod:poss"})
SHORTEST_NAME = 3
"""Letters of a place that no lexicon lists; shorter ones are as often something else."""
LONGEST_DESCRIPTION = 6
"""Words of "a whitewashed market town"."""


def find_place_spans(doc: Doc) -> tuple[PlaceSpan, ...]:
    """Return the places that the sentence names: those of the lexicon, and those that their words show."""
    listed = [PlaceSpan(start, end, name) for start, end, name in find_places([token.text for token in doc])]
    taken = {i for place in listed for i in range(place.start, place.end)}
    known = [place for place in listed if not _is_part_of_name(doc, place)]
    shown = [place for place in _find_shown(doc) if taken.isdisjoint(range(place.start, place.end))]
    return tuple(sorted([*known, *shown], key=lambda place: place.start))


def _is_part_of_name(doc: Doc, place: PlaceSpan) -> bool:
    """Tell "Taiwan Semiconductor", "the University of Michigan", but not "Kisumu County"."""
    behind = doc[place.end] if place.end < len(doc) else None
    if behind is not None and behind.tag_ == "NNP" and doc[place.end - 1].tag_ == "NNP":
        joined = doc[place.end - 1].head.i >= place.end and doc[place.end - 1].dep_ in {"compound", "flat"}
        return joined and behind.lower_ not in PLACES.regions
    of = place.start > 1 and doc[place.start - 1].lower_ == "of"
    return of and doc[place.start - 2].tag_ == "NNP" and doc[place.start - 2].lower_ in PLACES.not_places


def choose_place(doc: Doc, figure: Figure, places: Sequence[PlaceSpan]) -> str | None:
    """Return the place of the figure's own clause: after "in" first, then in the counted phrase, then the nearest."""
    pointed = _find_pointed(doc, figure, places)
    if pointed is not None:
        return pointed.name
    best, best_score = None, 0.0
    for place in places:
        gap = doc[min(place.end, figure.end) : max(place.start, figure.start)]
        if any(token.text in _BREAKS for token in gap):
            continue
        score = 1.0 - len(gap) / 100 + _score_tie(doc, figure, place)
        if score > best_score:
            best, best_score = place, score
    return best.name if best else None


def share_places(figures: Sequence[Figure]) -> Iterator[Figure]:
    """Yield the figures, one without a place with that of a figure of its kind before it.

    "In 1991, 50 percent of the tea came through Kenya; by 2004, 90 percent did."
    """
    last: Figure | None = None
    for figure in figures:
        if figure.place_text is None and last is not None and _is_alike(figure, last):
            yield replace(figure, place_text=last.place_text)
        else:
            yield figure
            last = figure if figure.place_text else last


def _is_alike(figure: Figure, other: Figure) -> bool:
    """Tell figures of one thing: two shares, or two counts of one noun."""
    return {figure.kind, other.kind} <= SHARES or (figure.kind == other.kind == "count" and figure.unit == other.unit)


def _find_pointed(doc: Doc, figure: Figure, places: Sequence[PlaceSpan]) -> PlaceSpan | None:
    """Return the place that the clause points back to: "they depend on Ghana, as a million of them live there"."""
    if figure.governor is None:
        return None
    there = any(child.lower_ == "there" and child.dep_ == "advmod" for child in doc[figure.governor].children)
    named = [place for place in places if place.end <= figure.start and doc[place.end - 1].dep_ not in _MODIFIERS]
    return named[-1] if there and named else None


def _score_tie(doc: Doc, figure: Figure, place: PlaceSpan) -> float:
    """Return how closely the words tie the place to the figure."""
    root = doc[place.start : place.end].root
    before = _find_case_word(doc, place)
    narrowed = root.head.i >= place.end and root.head.lower_ in PLACES.settlements - PLACES.regions
    score = 0.6 if before in WORDS.place_cases and not narrowed else 0.0
    score -= 0.6 if before in {"from", "for"} or _is_of_others(figure, root) else 0.0
    score += 0.5 if _stands_beside(doc, figure, place) else 0.0
    score += 0.5 if find_clause(doc[place.end - 1]).i == figure.governor else 0.0
    score += 0.3 if figure.head is not None and abs(place.end - 1 - figure.head) <= 3 else 0.0
    return score + (0.8 if _is_said_of(doc, figure, place, root) else 0.0)


def _find_case_word(doc: Doc, place: PlaceSpan) -> str:
    """Return the word before the place, articles left out; "the town of Garissa" stands for "in Garissa"."""
    at = place.start - 1
    at -= at > 0 and doc[at].lower_ == "the"
    if at > 0 and doc[at].lower_ == "of" and doc[at - 1].lemma_.lower() in PLACES.settlements:
        at -= 2
        while at > 0 and doc[at].tag_ in {"DT", "JJ", "NNP", "NN"}:
            at -= 1
    return doc[at].lower_ if at >= 0 else ""


def _is_said_of(doc: Doc, figure: Figure, place: PlaceSpan, root: Token) -> bool:
    """Tell the place that the clause is about: "India hosts 95,000, Thailand perhaps 120,000"."""
    counted = figure.head is not None and place.start <= figure.head < place.end
    subject = root.dep_ in _SUBJECTS and root.head.i == figure.governor
    return counted or subject or figure.subject == doc[place.start : place.end].text


def _is_of_others(figure: Figure, root: Token) -> bool:
    """Tell whose people or things they are: "American officials saw 44 miners die", "Kenya's army counted 31 dead"."""
    noun = root.head
    return root.dep_ in _MODIFIERS and noun.dep_ in _SUBJECTS and noun.i != figure.head


def _stands_beside(doc: Doc, figure: Figure, place: PlaceSpan) -> bool:
    """Tell "310 in Ghana" and "in Malawi 47 percent"."""
    between = doc[max(figure.end, figure.rate_end) : place.start]
    behind = place.start >= figure.end and len(between) <= 1 + any(token.lower_ == "the" for token in between)
    return behind or place.end == figure.start


def _find_shown(doc: Doc) -> Iterator[PlaceSpan]:
    """Yield proper names that their words show to be places: "in Falam", "Cachi, a town of 2,600", "Salta province"."""
    at = 0
    while at < len(doc):
        end = _name_end(doc, at)
        if end > at and _may_be_place(doc, at, end) and _is_shown(doc, at, end):
            yield PlaceSpan(at, end, doc[at:end].text)
        at = max(end, at + 1)


def _name_end(doc: Doc, start: int) -> int:
    """Return where the run of capitalised proper nouns from `start` ends."""
    end = start
    while end < len(doc) and doc[end].tag_ == "NNP" and doc[end].text[0].isupper():
        end += 1
    return end


def _may_be_place(doc: Doc, start: int, end: int) -> bool:
    """Tell a name that can be a place's from an abbreviation, a month, an institution, and a part of a longer name."""
    words = [token.lower_ for token in doc[start:end]]
    written_out = all(len(word) >= SHORTEST_NAME and not word.isupper() for word in doc[start:end].text.split())
    known = set(words) & {*CALENDAR.months, *CALENDAR.weekdays, *PLACES.not_places}
    behind = doc[end] if end < len(doc) else None
    attached = behind is not None and (behind.tag_ in {"POS", "HYPH", "CD"} or _is_other_noun(behind))
    return written_out and not known and not attached


def _is_other_noun(token: Token) -> bool:
    return token.tag_ in {"NN", "NNS"} and token.lower_ not in PLACES.regions


def _is_shown(doc: Doc, start: int, end: int) -> bool:
    if doc[end - 1].lower_ in PLACES.regions:
        return end - start > 1
    if end < len(doc) and doc[end].lower_ in PLACES.regions and (start == 0 or doc[start - 1].lower_ != "the"):
        return True
    return _stands_behind_case(doc, start, end) or _is_described(doc, end)


def _stands_behind_case(doc: Doc, start: int, end: int) -> bool:
    """Tell "in Falam" and "a church at Falam" from "invested in Tesla" and "an analyst at Tesla"."""
    if start == 0:
        return False
    case, before = doc[start - 1].lower_, doc[start - 2].lemma_.lower() if start > 1 else ""
    if case == "at":
        return before in PLACES.sites
    if case == "of":
        return before in PLACES.settlements
    head = doc[start:end].root.head
    holders = {before, head.lemma_.lower(), head.head.lemma_.lower()}
    return case in WORDS.near_cases and PLACES.held_in.isdisjoint(holders)


def _is_described(doc: Doc, end: int) -> bool:
    """Tell "Cachi, a whitewashed town of about 2,600"."""
    if end + 2 >= len(doc) or doc[end].text != "," or doc[end + 1].lower_ not in {"a", "an", "the"}:
        return False
    described = doc[end + 2 : end + 2 + LONGEST_DESCRIPTION]
    noun = next((token for token in described if token.tag_ == "NN" and not _is_compounded(token)), None)
    return noun is not None and noun.lemma_.lower() in PLACES.settlements


def _is_compounded(noun: Token) -> bool:
    """Tell "town" of "a town councillor"."""
    return noun.i + 1 < len(noun.doc) and noun.nbor().tag_ in {"NN", "NNS"}
