"""What a fact-checker would ask of the figures of a row before printing them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise

from claims.compare.affinity import are_close
from claims.compare.concepts import Concepts
from claims.compare.rates import SHARES, base_of
from claims.compare.readings import Reading
from claims.compare.words import split
from claims.records import Caution, Claim

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
    if claim.kind in SHARES and reading.frame[-1] == "level" and not base_of(claim):
        if not reading.heads & concepts.shares:
            yield "base", f"'{claim.quote}' is a share, and no base is given"


def _check_date(claim: Claim, reading: Reading, concepts: Concepts) -> Found:
    """A toll grows: of which day is it?"""
    if (
        reading.frame[:1] == ("count",)
        and not claim.time
        and any(concepts.course.get(head) == "grows" for head in reading.heads)
    ):
        published = f"; the text is of {claim.published}" if claim.published else ""
        yield "date", f"'{claim.quote}' is a toll, and no date is given{published}"


def _check_points(claim: Claim, reading: Reading, concepts: Concepts) -> Found:
    """A change of a rate in percent may be meant in percentage points."""
    if claim.kind == "percent" and reading.frame[-1] == "change" and reading.heads & concepts.shares:
        yield "points", f"'{claim.quote}' changes a rate, and may be percentage points"


def _drift(leading: Told, concepts: Concepts) -> Iterator[Caution]:
    """Yield where a later source has lost a word that narrowed an earlier one's figure."""
    for (early, (first, one)), (late, (second, other)) in pairwise(leading.items()):
        if first.published == second.published or not (first.kind in SHARES or are_close(one, other)):
            continue
        before, after = _said(first), _said(second)
        lost = [word for word in split(before) if _narrows(word, concepts) and not _is_told(word, second, concepts)]
        if lost and after:
            yield Caution(about="drift", source=late, words=f"'{before}' ({early}) became '{after}'")


def _said(claim: Claim) -> str:
    return (base_of(claim) if claim.kind in SHARES else claim.counted) or ""


def _narrows(word: str, concepts: Concepts) -> bool:
    """Tell whether `word` says more than what is counted; names and concepts go by other words elsewhere."""
    return not (word[0].isupper() or concepts.is_known(word) or concepts.is_empty(concepts.fold(word)))


def _is_told(word: str, claim: Claim, concepts: Concepts) -> bool:
    folded = {concepts.fold(each) for each in split(claim.sentence)}
    return concepts.fold(word) in folded
