"""Rows of a comparison: a measure, a cell for each source that speaks of it, and what they come to together."""

from __future__ import annotations

import gc
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal

from claims.compare.cautions import find_cautions
from claims.compare.concepts import Concepts, shipped_concepts
from claims.compare.derived import Ratio, derive, find_ratios
from claims.compare.differences import find_differences
from claims.compare.echoes import count_independent, find_echoes
from claims.compare.frames import NEW
from claims.compare.intervals import interval_of
from claims.compare.measures import group_readings
from claims.compare.naming import name_measure
from claims.compare.nearness import parted
from claims.compare.readings import Reading, read_claims
from claims.compare.scopes import name_place
from claims.compare.times import period_of
from claims.compare.verdict import DISPUTE, Course, Statement, judge, spread_of
from claims.compare.words import split
from claims.records import Cell, Claim, Comparison, Row

Measured = list[tuple[Claim, Reading]]
"""The claims of one measure with their readings."""

_NEAR = 0.75
"""What a word of the sentence that is not what is counted adds to the name of a row, of 1."""
_BREADTH = {"running": 0, "none": 1, "stretch": 2}


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """Which rows are wanted; a row must pass every condition that is given.

    Args:
        topics: names of topics, or free words; one of them must fit.
        places: names of places; one of them must be what a figure is said of.
        found: ids of claims that a search for the free words found.
        min_sources: the least number of sources of a row.
        against: the source that the others are set against; None where all are set against each other.
    """

    topics: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    found: frozenset[str] = frozenset()
    min_sources: int = 1
    against: str | None = None


def compare(
    claims: Iterable[Claim],
    *,
    topics: Sequence[str] = (),
    places: Sequence[str] = (),
    found: Collection[str] = (),
    min_sources: int = 1,
    against: str | None = None,
) -> Comparison:
    """Return the measures that `claims` speak of, most disputed first.

    Args:
        claims: claims of any documents in any order; incidental ones are left out.
        topics: names of topics, or free words; only rows that one of them fits are kept.
        places: only rows that say something of one of these places.
        found: ids of claims that a search for the topics' words found.
        min_sources: the least number of sources of a row.
        against: judge only how the others stand to this source.
    """
    wanted = Wanted(
        topics=tuple(topics),
        places=tuple(places),
        found=frozenset(found),
        min_sources=min_sources,
        against=against,
    )
    concepts = shipped_concepts()
    with _collecting_nothing():
        measures = _measures(claims, concepts)
    ratios = find_ratios([each for measured in measures for each in measured])
    rows = [_row(measured, wanted, ratios, concepts) for measured in measures if _is_wanted(measured, wanted, concepts)]
    return Comparison(rows=tuple(sorted(rows, key=_dispute)))


@contextmanager
def _collecting_nothing() -> Iterator[None]:
    """Let Python not look for garbage that refers to itself: there is none, and it takes a fifth of the time."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def _measures(claims: Iterable[Claim], concepts: Concepts) -> list[Measured]:
    unique = {(claim.source, claim.path, claim.id): claim for claim in claims if not claim.incidental}
    ordered = [unique[key] for key in sorted(unique)]
    readings = read_claims(ordered, concepts)
    return [[(ordered[place], readings[place]) for place in group] for group in group_readings(readings, concepts)]


def _row(measured: Measured, wanted: Wanted, ratios: Sequence[Ratio], concepts: Concepts) -> Row:
    statements = _statements(measured, concepts)
    ordered = _lead(statements)
    sources = sorted(ordered, key=lambda source: _by_date(ordered[source][0].claim))
    leading = {source: ordered[source][0] for source in sources}
    claims = {source: each.claim for source, each in leading.items()}
    readings = {(claim.source, claim.path, claim.id): reading for claim, reading in measured}
    told = {source: (claim, readings[source, claim.path, claim.id]) for source, claim in claims.items()}
    first = claims[sources[0]]
    echoes = find_echoes(claims)
    return Row(
        measure=_name(measured, concepts),
        topic=_topic([claim for claim, _ in measured], wanted.topics),
        kind=first.kind,
        unit=first.unit,
        per=first.per,
        verdict=judge(statements, against=wanted.against),
        spread=spread_of(list(leading.values())),
        differences=find_differences(told, concepts),
        independent_sources=count_independent(claims, echoes),
        echoes=echoes,
        warnings=find_cautions(told, concepts),
        derived=derive({source: (told[source][1], leading[source].interval) for source in sources}, ratios),
        cells=tuple(_cell([each.claim for each in ordered[source]]) for source in sources),
    )


def _name(measured: Measured, concepts: Concepts) -> str:
    """Return the name of a row, of the claims' own words where they name what is counted, else of the concept."""
    readings = [reading for _, reading in measured]
    wordings = [each.wording for each in readings if concepts.names_one(split(each.wording), each.heads)]
    heads = Counter(head for reading in readings for head in reading.heads if head in concepts.known)
    money = measured[0][0].kind == "money"
    concept = sorted(heads, key=lambda head: (money and head not in concepts.money, -heads[head], head))[:1]
    said: dict[str, dict[str, float]] = defaultdict(dict)
    for claim, reading in measured:
        near = dict.fromkeys(reading.sentence, _NEAR)
        said[claim.source] = near | said[claim.source] | dict.fromkeys(reading.heads, 1.0)
    return name_measure(
        [claim for claim, _ in measured],
        wordings or ([] if concept else [each.wording for each in readings]),
        concepts,
        heads=concept,
        said=list(said.values()),
    )


def _statements(measured: Measured, concepts: Concepts) -> dict[str, list[Statement]]:
    found: dict[str, list[Statement]] = defaultdict(list)
    course = _course((reading for _, reading in measured), concepts)
    for claim, reading in measured:
        interval = interval_of(claim)
        period = period_of(claim)
        found[claim.source].append(
            Statement(claim, interval and interval.scaled(_factor(reading, measured)), period, course=course)
        )
    return dict(found)


def _factor(reading: Reading, measured: Measured) -> Decimal:
    """Return what brings a figure to the unit of its row; one without a period is told by that of the others."""
    told = [other for _, other in measured if other.frame[2] and other.middle is not None]
    middle = reading.middle
    if reading.frame[2] or middle is None or not told:
        return reading.factor
    factors = (reading.factor, *(other.factor for other in told))
    return min(
        factors,
        key=lambda each: min(parted(middle * each, (other.middle or Decimal(0)) * other.factor) for other in told),
    )


def _course(readings: Iterable[Reading], concepts: Concepts) -> Course | None:
    """Return how the figures of a row go as days pass."""
    found = {course for reading in readings if (course := _course_of(reading, concepts))}
    return found.pop() if len(found) == 1 else None


def _course_of(reading: Reading, concepts: Concepts) -> Course | None:
    """Return how a figure goes; changes, flows and new cases are no totals, and of shares only rates shift."""
    kind, _, per, turn = reading.frame
    if per or turn == "change" or NEW in reading.contrasts or kind not in ("count", "money", "share"):
        return None
    if kind != "share" and reading.contrasts & concepts.done:
        return "grows"
    course = next((concepts.course[head] for head in sorted(reading.heads) if head in concepts.course), None)
    if kind == "count" or (course == "shifts" and reading.heads & concepts.shares):
        return course
    return None


def _lead(statements: Mapping[str, Sequence[Statement]]) -> dict[str, list[Statement]]:
    """Return each source's statements, the one to show first: of the period most sources speak of, broadest, latest."""
    sources = Counter(form for each in statements.values() for form in {statement.period.form for statement in each})
    spans = Counter(span for each in statements.values() for span in {statement.claim.time for statement in each})

    def order(statement: Statement) -> tuple[object, ...]:
        claim, period = statement.claim, statement.period
        latest = -(period.end.toordinal() if period.end else 0)
        common = max(spans[claim.time], sources[period.form]) if claim.time else sources[period.form]
        generality = len(split(claim.counted or ""))
        return -common, _BREADTH[period.form], latest, generality, claim.start, claim.path, claim.id

    return {source: sorted(each, key=order) for source, each in statements.items()}


def _cell(claims: Sequence[Claim]) -> Cell:
    lead = claims[0]
    return Cell(
        source=lead.source,
        published=lead.published,
        claims=tuple(dict.fromkeys(claim.id for claim in claims)),
        quote=lead.quote,
        comparator=lead.comparator,
        low=lead.low,
        high=lead.high,
        counted=lead.counted,
        base=lead.base,
        time=lead.time,
        attribution=lead.attribution,
    )


def _is_wanted(measured: Measured, wanted: Wanted, concepts: Concepts) -> bool:
    if len({claim.source for claim, _ in measured}) < wanted.min_sources:
        return False
    if wanted.places and not any(_is_said_of(place, measured) for place in wanted.places):
        return False
    return not wanted.topics or any(_speaks_of(topic, measured, wanted.found, concepts) for topic in wanted.topics)


def _is_said_of(place: str, measured: Measured) -> bool:
    """Tell whether a figure is said of a place, or stands in a text that is about it."""
    key = name_place(place)
    return any(key <= reading.place or (not reading.place and key <= reading.home.all) for _, reading in measured)


def _speaks_of(topic: str, measured: Measured, found: Collection[str], concepts: Concepts) -> bool:
    """Tell whether a claim has the topic by name, or all its words in what is counted or, found there, in the text."""
    if any(topic.casefold() == name.casefold() for claim, _ in measured for name in claim.topics):
        return True
    wanted = {match.tag for match in concepts.tags(split(topic))}
    return bool(wanted) and any(
        wanted <= _said(claim, reading, concepts) or (claim.id in found and wanted & (reading.heads | reading.context))
        for claim, reading in measured
    )


def _said(claim: Claim, reading: Reading, concepts: Concepts) -> frozenset[str]:
    return reading.heads | {match.tag for match in concepts.tags(split(f"{claim.counted or ''} {claim.base or ''}"))}


def _topic(claims: Sequence[Claim], topics: Sequence[str]) -> str | None:
    """Return the topic asked for, else the one that most claims have."""
    counts = Counter(topic for claim in claims for topic in claim.topics)
    asked = [topic for topic in counts if topic.casefold() in {each.casefold() for each in topics}]
    return min(asked or counts, key=lambda topic: (-counts[topic], topic), default=None)


def _by_date(claim: Claim) -> tuple[bool, str, str, str, int]:
    return claim.published is None, claim.published or "", claim.source, claim.path, claim.start


def _dispute(row: Row) -> tuple[object, ...]:
    ids = tuple((cell.source, cell.claims) for cell in row.cells)
    return DISPUTE[row.verdict], -len(row.cells), -(row.spread or 0), row.measure, ids
