"""The figures of one document against those of others: what bears them out, and what contradicts them."""

from __future__ import annotations

from collections.abc import Iterable

from claims.compare.rows import compare
from claims.records import Claim, Comparison, Row

DRAFT = "draft"
"""What the checked document is called among the sources; no source of a store has a bracket in its name."""


def check(draft: Iterable[Claim], others: Iterable[Claim], *, agreeing: bool = False) -> Comparison:
    """Return the rows in which the draft has a figure and another source too, each judged by the draft alone.

    Args:
        draft: the claims of the document that is checked.
        others: the claims that it is checked against.
        agreeing: also rows in which no other source differs from the draft.
    """
    name = f"({DRAFT})"
    renamed = [claim.model_copy(update={"source": name}) for claim in draft]
    rows = compare([*renamed, *others], against=name, min_sources=2).rows
    return Comparison(rows=tuple(row for row in rows if _has(row, name) and (agreeing or _differs(row))))


def _has(row: Row, source: str) -> bool:
    return any(cell.source == source for cell in row.cells)


def _differs(row: Row) -> bool:
    return row.verdict in ("conflict", "overlap")
