"""Rows of a comparison: a measure, a cell for each source that speaks of it, and what they come to together."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from claims.compare.concepts import Concepts, shipped_concepts
from claims.compare.differences import find_differences
from claims.compare.intervals import interval_of
from claims.compare.measures import group_readings
from claims.compare.naming import name_measure
from claims.compare.readings import Reading, read_claims
from claims.compare.times import period_of
from claims.compare.verdict import DISPUTE, Course, Statement, judge, spread_of
from claims.compare.words import split
from claims.records import Cell, Claim, Comparison, Row

Measured = list[tuple[Claim, Reading]]
"""The claims of one measure with their readings."""

_BREADTH = {"running": 0, "none": 1, "stretch": 2}


def compare(claims: Iterable[Claim], *, topics: Sequence[str] = (), min_sources: int = 1) -> Comparison:
    """Return the measures that `claims` speak of, most disputed first.

    Args:
        claims: claims of any documents in any order; incidental ones are left out.
        topics: names of topics, or free words; only rows that one of them fits are kept.
        min_sources: the least number of sources of a row.
    """
    concepts = shipped_concepts()
    measures = _measures(claims, concepts)
    rows = [_row(measured, topics, concepts) for measured in measures if _fits(measured, topics, concepts)]
    return Comparison(rows=tuple(sorted((row for row in rows if len(row.cells) >= min_sources), key=_dispute)))


def _measures(claims: Iterable[Claim], concepts: Concepts) -> list[Measured]:
    unique = {(claim.source, claim.path, claim.id): claim for claim in claims if not claim.incidental}
    ordered = [unique[key] for key in sorted(unique)]
    readings = read_claims(ordered, concepts)
    return [[(ordered[place], readings[place]) for place in group] for group in group_readings(readings, concepts)]


def _row(measured: Measured, topics: Sequence[str], concepts: Concepts) -> Row:
    claims = [claim for claim, _ in measured]
    statements = _statements(measured, concepts)
    ordered = _lead(statements)
    leading = {source: each[0] for source, each in ordered.items()}
    readings = {(claim.source, claim.path, claim.id): reading for claim, reading in measured}
    first = min(leading.values(), key=lambda each: _by_date(each.claim)).claim
    return Row(
        measure=name_measure(claims, [reading.wording for _, reading in measured], concepts),
        topic=_topic(claims, topics),
        kind=first.kind,
        unit=first.unit,
        per=first.per,
        verdict=judge(statements),
        spread=spread_of(list(leading.values())),
        differences=find_differences(
            {source: (each.claim, readings[source, each.claim.path, each.claim.id]) for source, each in leading.items()}
        ),
        cells=tuple(
            _cell([each.claim for each in ordered[source]])
            for source in sorted(ordered, key=lambda source: _by_date(leading[source].claim))
        ),
    )


def _statements(measured: Measured, concepts: Concepts) -> dict[str, list[Statement]]:
    found: dict[str, list[Statement]] = defaultdict(list)
    for claim, reading in measured:
        interval = interval_of(claim)
        period = period_of(claim)
        found[claim.source].append(
            Statement(claim, interval and interval.scaled(reading.factor), period, course=_course(reading, concepts))
        )
    return dict(found)


def _course(reading: Reading, concepts: Concepts) -> Course | None:
    """Return how a count goes as days pass; rates, changes and new cases are no totals."""
    kind, _, per, turn = reading.frame
    fresh = any(contrast == "new or in all" for contrast, _ in reading.contrasts)
    if kind != "count" or per or turn == "change" or fresh:
        return None
    return next((concepts.course[head] for head in sorted(reading.heads) if head in concepts.course), None)


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


def _fits(measured: Measured, topics: Sequence[str], concepts: Concepts) -> bool:
    return not topics or any(_speaks_of(topic, measured, concepts) for topic in topics)


def _speaks_of(topic: str, measured: Measured, concepts: Concepts) -> bool:
    """Tell whether a claim has the topic by name, or has all its words in the counted phrase or the base."""
    if any(topic.casefold() == name.casefold() for claim, _ in measured for name in claim.topics):
        return True
    wanted = {match.tag for match in concepts.tags(split(topic))}
    said = (
        reading.heads | {match.tag for match in concepts.tags(split(f"{claim.counted or ''} {claim.base or ''}"))}
        for claim, reading in measured
    )
    return bool(wanted) and any(wanted <= tags for tags in said)


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
