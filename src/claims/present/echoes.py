"""Tell figures that are one figure told often: the same value and bound, by the same originator."""

from __future__ import annotations

from collections import defaultdict

from claims.records import Cell, Row


def describe_echoes(row: Row) -> str:
    """Return which sources repeat one figure, and how many independent ones there are; empty where none does."""
    told: dict[object, list[Cell]] = defaultdict(list)
    for cell in row.cells:
        originator = (cell.attribution or cell.source).casefold()
        told[cell.comparator, cell.low, cell.high, originator, bool(cell.attribution)].append(cell)
    echoes = [cells for cells in told.values() if len({cell.source for cell in cells}) > 1]
    if not echoes:
        return ""
    repeated = "; ".join(f"one figure of {cells[0].attribution} in {_list_sources(cells)}" for cells in echoes)
    return f"{repeated}: {len(told)} independent {'source' if len(told) == 1 else 'sources'}"


def _list_sources(cells: list[Cell]) -> str:
    *others, last = dict.fromkeys(cell.source for cell in cells)
    return f"{', '.join(others)} and {last}"
