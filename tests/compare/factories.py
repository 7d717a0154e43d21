"""Claims built by hand: a sentence with the figure in brackets, and the fields that an extraction would give it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from claims.records import Claim, Comparison, Row


def claim(
    source: str,
    marked: str,
    kind: str,
    value: float | str | tuple[Any, Any],
    unit: str | None = None,
    *,
    comparator: str = "=",
    **fields: Any,
) -> Claim:
    """Return the claim of the bracketed figure in `marked`; the place of the sentence follows from its words."""
    start = marked.index("[")
    quote = marked[start + 1 : marked.index("]")]
    sentence = marked.replace("[", "").replace("]", "")
    offset = int(hashlib.sha256(sentence.encode()).hexdigest()[:4], 16)
    low, high = _ends(value, comparator)
    return Claim(
        id=hashlib.sha256(marked.encode()).hexdigest()[:12],
        path=f"{source}.txt",
        source=source,
        quote=quote,
        start=offset + start,
        end=offset + start + len(quote),
        sentence=sentence,
        sentence_start=offset,
        sentence_end=offset + len(sentence),
        kind=kind,
        comparator="range" if isinstance(value, tuple) else comparator,
        low=low,
        high=high,
        unit=unit or ("percent" if kind == "percent" else None),
        **fields,
    )


def _ends(value: float | str | tuple[Any, Any], comparator: str) -> tuple[Decimal | None, Decimal | None]:
    if isinstance(value, tuple):
        return Decimal(str(value[0])), Decimal(str(value[1]))
    number = Decimal(str(value))
    return (None if comparator in ("<", "<=") else number), (None if comparator in (">", ">=") else number)


def row_of(comparison: Comparison, *wanted: Claim) -> Row:
    """Return the one row that holds all of `wanted`; fails where they stand in several."""
    rows = {id(row): row for each in wanted for row in comparison.rows if _holds(row, each)}
    assert len(rows) == 1, f"{[each.quote for each in wanted]} stand in {[row.measure for row in rows.values()]}"
    return next(iter(rows.values()))


def are_apart(comparison: Comparison, claims: Iterable[Claim]) -> bool:
    """Tell whether no two of `claims` stand in one row."""
    rows = [next(row for row in comparison.rows if _holds(row, each)) for each in claims]
    return len({id(row) for row in rows}) == len(rows)


def differences_of(row: Row) -> dict[str, dict[str, str]]:
    """Return the differences of a row by their aspect."""
    return {difference.aspect: difference.values for difference in row.differences}


def _holds(row: Row, wanted: Claim) -> bool:
    return any(cell.source == wanted.source and wanted.id in cell.claims for cell in row.cells)
