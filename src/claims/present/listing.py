"""Plain listings: named columns and rows of single values, such as sources, topics and skipped numbers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from claims.present.differences import describe_differences, order_sources
from claims.records import Cell, Comparison, Row, Skipped

Value = str | bool | int | float | Decimal | None


@dataclass(frozen=True)
class Listing:
    """A plain table; every row holds one value a column."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...] = ()

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row) != len(self.columns):
                raise ValueError(f"a row of {len(row)} values under {len(self.columns)} columns: {row!r}")


def list_skipped(skipped: Iterable[Skipped]) -> Listing:
    """Return the numbers that were seen and not reported, each with its reason."""
    return Listing(
        columns=("path", "quote", "reason", "start", "end"),
        rows=tuple((item.path, item.quote, item.reason, item.start, item.end) for item in skipped),
    )


def list_comparison(comparison: Comparison) -> Listing:
    """Return a row a measure with a column a source, the earliest first, its figures as quoted."""
    sources = order_sources(list(comparison.rows))
    return Listing(
        columns=("measure", "topic", "kind", "unit", "per", *sources, "verdict", "spread", "reason"),
        rows=tuple(_list_row(row, sources) for row in comparison.rows),
    )


def list_cells(comparison: Comparison) -> Listing:
    """Return a row a cell: one source's figure for one measure, as quoted and as numbers."""
    of_row = ("row", "measure", "topic", "kind", "unit", "per", "verdict")
    of_cell = tuple(name for name in Cell.model_fields if name != "claims")
    return Listing(
        columns=(*of_row, *of_cell, "claims"),
        rows=tuple(
            (
                number,
                *(getattr(row, name) for name in of_row[1:]),
                *(getattr(cell, name) for name in of_cell),
                " ".join(cell.claims),
            )
            for number, row in enumerate(comparison.rows, 1)
            for cell in row.cells
        ),
    )


def _list_row(row: Row, sources: list[str]) -> tuple[Value, ...]:
    figures = [" | ".join(cell.quote for cell in row.cells if cell.source == source) for source in sources]
    head = (row.measure, row.topic, row.kind, row.unit, row.per)
    return (*head, *figures, row.verdict, row.spread, describe_differences(row))
