"""What a fact-checker would ask of the figures of a row before printing them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise

from claims.compare.concepts import Concepts
from claims.compare.nearness import are_close
from claims.compare.rates import SHARES, base_of
from claims.compare.readings import Reading
from claims.compare.words import split
from claims.records import Caution, Claim

_POINT = "point"

Told = Mapping[str, tuple[Claim, Reading]]
"""The leading claim of each source with its reading, in the order of their dates."""


def find_cautions(leading: Told, concepts: Concepts) -> tuple[Caution, ...]:
    """Return the cautions about the figures of a row, source by source."""
    alone = (_check_base, _check_date, _check_points)
    found = [
        Caution(about=about, source=source, words=words)
        for source, (claim, reading) in leading.items()
        for check in alone
        for about, words in check(claim, reading, concepts)
    ]
    return (*found, *_drift(leading, concepts))


Found = Iterator[tuple[str, str]]
Check = Callable[[Claim, Reading, Concepts], Found]


def _check_base(claim: Claim, reading: Reading, concepts: Concepts) -> Found:
    """A share of what? A rate such as unemployment says so by itself."""
    is_rate = bool(reading.heads & concepts.shares)
    if claim.kind in SHARES and reading.frame[-1] == "level" and not is_rate and not base_of(claim):
        yield "base", f"'{claim.quote}' is a share, and no base is given"


def _check_date(claim: Claim, reading: Reading, concepts: Concepts) -> Found:
    """A toll grows: of which day is it?"""
    grows = any(concepts.course.get(head) == "grows" for head in reading.heads)
    if reading.frame[0] == "count" and grows and not claim.time:
        published = f"; the text is of {claim.published}" if claim.published else ""
        yield "date", f"'{claim.quote}' is a toll, and no date is given{published}"


def _check_points(claim: Claim, reading: Reading, concepts: Concepts) -> Found:
    """A change of a rate in percent may be meant in percentage points."""
    told = _POINT in claim.quote.casefold()
    if claim.kind == "percent" and reading.frame[-1] == "change" and reading.heads & concepts.shares and not told:
        yield "points", f"'{claim.quote}' changes a rate, and may be percentage points"


def _drift(leading: Told, concepts: Concepts) -> Iterator[Caution]:
    """Yield where a later source has fewer words that set the figure apart: "seized and traced" became "recovered"."""
    for (early, (first, one)), (late, (second, other)) in pairwise(leading.items()):
        if first.published == second.published or not (first.kind in SHARES or are_close(one, other)):
            continue
        before, after = _said(first), _said(second)
        kept, lost = _narrowing(after, other, concepts), _narrowing(before, one, concepts)
        if before and after and len(lost) > len(kept) and not lost <= other.sentence:
            yield Caution(about="drift", source=late, words=f"'{before}' ({early}) became '{after}'")


def _said(claim: Claim) -> str:
    return (base_of(claim) if claim.kind in SHARES else claim.counted) or ""


def _narrowing(phrase: str, reading: Reading, concepts: Concepts) -> set[str]:
    """Return the words of `phrase` that a contrast set about what is counted knows, and its qualifiers."""
    words = split(phrase)
    asked = (entry for entry in concepts.contrasts_among(words) if reading.heads & set(entry.within))
    places = {match.at for entry in asked for match in concepts.members(entry.name, words)}
    return {concepts.fold(words[place]) for place in places} | reading.qualifiers
