"""Put the rows of a table on a PDF page into columns, by where its figures stand."""

from __future__ import annotations

from collections.abc import Sequence

from claims.read.grid import GridCell, is_cell, is_figure
from claims.read.pdf_columns import Line
from claims.read.pdf_page import Fragment

Column = tuple[float, float]
APART = 14.0
"""Points by which the columns of a table may stand apart from those on the page before."""


def find_columns(lines: Sequence[Line]) -> list[Column]:
    """Return left and right edge of each column, by the rows that hold figures."""
    rows = [line for line in lines if any(is_cell(fragment.text) for fragment in line.fragments[1:])]
    columns: list[Column] = []
    for left, right in sorted((f.left, f.right) for row in rows for f in row.fragments):
        if columns and left < columns[-1][1]:
            columns[-1] = columns[-1][0], max(columns[-1][1], right)
        else:
            columns.append((left, right))
    return columns


def make_grid(lines: Sequence[Line], columns: Sequence[Column]) -> list[list[GridCell]]:
    """Return the rows of a table; what stands above the first row of figures is marked as its heads."""
    rows = [_place_row(line.fragments, columns) for line in lines]
    first = next((n for n, row in enumerate(rows) if any(is_figure(cell.text) for cell in row[1:])), 0)
    heads = [[GridCell(c.text, True, c.columns) if c.text else c for c in row] for row in rows[:first]]
    return _merge_labels(heads + rows[first:])


def are_same(one: Sequence[Column], other: Sequence[Column]) -> bool:
    """Tell whether the columns of two tables stand in the same places."""
    return len(one) == len(other) and all(
        min(abs(a[0] - b[0]), abs(a[1] - b[1])) < APART for a, b in zip(one, other, strict=True)
    )


def _place_row(fragments: Sequence[Fragment], columns: Sequence[Column]) -> list[GridCell]:
    """Return a cell for each column; a head that stands over several spans them."""
    texts: dict[int, list[str]] = {}
    spans: dict[int, int] = {}
    for fragment in fragments:
        over = [n for n, (left, right) in enumerate(columns) if fragment.left < right and left < fragment.right]
        first = over[0] if over else _find_nearest(fragment, columns)
        texts.setdefault(first, []).append(fragment.text)
        spans[first] = max(spans.get(first, 1), len(over))
    row: list[GridCell] = []
    column = 0
    while column < len(columns):
        span = spans.get(column, 1)
        span = next((n - column for n in range(column + 1, column + span) if n in texts), span)
        row.append(GridCell(" ".join(texts.get(column, [])), columns=span))
        column += span
    return row


def _find_nearest(fragment: Fragment, columns: Sequence[Column]) -> int:
    middle = (fragment.left + fragment.right) / 2
    return min(range(len(columns)), key=lambda n: abs((columns[n][0] + columns[n][1]) / 2 - middle))


def _merge_labels(rows: list[list[GridCell]]) -> list[list[GridCell]]:
    """Return `rows` with a label that takes several lines put into the row of its figures."""
    merged: list[list[GridCell]] = []
    label = ""
    for row in rows:
        alone = not row[0].is_head and row[0].text and not any(cell.text for cell in row[1:])
        goes_on = label and (row[0].text[:1].islower() or not row[0].text)
        if goes_on:
            merged[-1] = []
            row = [GridCell(f"{label} {row[0].text}".strip(), columns=row[0].columns), *row[1:]]
        merged.append(row)
        label = row[0].text if alone else ""
    return merged
