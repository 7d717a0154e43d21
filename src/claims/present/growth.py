"""Tell a toll that has grown: figures that agree only because the later ones are larger."""

from __future__ import annotations

from decimal import Decimal

from claims.records import Cell, Row

_ALIKE = Decimal("1.2")
"""Figures closer than this may be one figure told differently, not growth."""


def describe_growth(row: Row) -> str:
    """Return the figures from the smallest to the largest with their dates; empty where nothing seems to grow."""
    cells = sorted(row.cells, key=lambda cell: (_size(cell), cell.published or "", cell.source))
    if row.verdict != "agree" or row.kind != "count" or row.per or not _has_grown(cells):
        return ""
    return "grows with time: " + ", ".join(f"{cell.quote} ({cell.published or 'undated'})" for cell in cells)


def _has_grown(cells: list[Cell]) -> bool:
    if len(cells) < 2 or _size(cells[0]) <= 0 or _size(cells[-1]) < _ALIKE * _size(cells[0]):
        return False
    dates = [cell.published for cell in cells if cell.published]
    return dates == sorted(dates) and cells[0].published != cells[-1].published


def _size(cell: Cell) -> Decimal:
    size = cell.high if cell.low is None else cell.low
    return Decimal(0) if size is None else size
