"""Find the tables that Markdown has: rows of cells between bars, under a row of heads and a line of dashes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claims.read.grid import LONGEST_CAPTION, GridCell, is_caption, is_data, place_cells
from claims.records import Table, TableCell

# Possessive, as a line may be long and nothing but spaces.
_RULE = re.compile(r"^[ \t]*+\|?+(?:[ \t]*+:?-++:?[ \t]*+\|)++(?:[ \t]*+:?-++:?)?[ \t]*+$", re.MULTILINE)
_CELL = re.compile(r"(?:[^|\\\n]|\\.)*+")
_MARKS = " \t*_`"

_Cell = tuple[int, int]
"""Offsets of a cell's words."""


def find_tables(text: str) -> tuple[Table, ...]:
    """Return the tables of `text` in order."""
    tables: list[Table] = []
    for rule in _RULE.finditer(text):
        start = text.rfind("\n", 0, max(0, rule.start() - 1)) + 1
        head = _split_row(text, start, rule.start() - 1)
        if rule.start() == 0 or len(head) < 2 or (tables and start < tables[-1].end):
            continue
        rows = [head, *_read_rows(text, rule.end() + 1)]
        table = _make_table(text, start, rows)
        tables += [table] if table else []
    return tuple(tables)


def _read_rows(text: str, at: int) -> Iterator[list[_Cell]]:
    while at < len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        if "|" not in text[at:end]:
            return
        yield _split_row(text, at, end)
        at = end + 1


def _split_row(text: str, start: int, end: int) -> list[_Cell]:
    """Return the cells of a line, the marks around their words left out."""
    stripped = text[start:end].strip()
    at = text.find(stripped, start) + stripped.startswith("|") if stripped else end
    cells: list[_Cell] = []
    while at < end:
        match = _CELL.match(text, at, end)
        stop = match.end() if match else end
        words = text[at:stop]
        first = at + len(words) - len(words.lstrip(_MARKS))
        cells.append((first, max(first, at + len(words.rstrip(_MARKS)))))
        at = stop + 1
    if cells and not stripped.endswith("|"):
        return cells
    return [cell for place, cell in enumerate(cells) if place < len(cells) - 1 or cell[0] < cell[1]]


def _make_table(text: str, start: int, rows: list[list[_Cell]]) -> Table | None:
    grid = [[GridCell(text[a:b], is_head=number == 0) for a, b in row] for number, row in enumerate(rows)]
    if not is_data(grid):
        return None
    cells = tuple(
        TableCell(start=a, end=b, row_heads=cell.row_heads, column_heads=cell.column_heads)
        for row, placed in zip(rows, place_cells(grid), strict=True)
        for (a, b), cell in zip(row, placed, strict=True)
        if cell.in_body
    )
    start, caption = _find_caption(text, start)
    return Table(start=start, end=max(b for row in rows for _, b in row), caption=caption, cells=cells)


def _find_caption(text: str, start: int) -> tuple[int, str | None]:
    """Return where the table begins whose heads begin at `start`, and the title that stands just above it."""
    window = text[max(0, start - LONGEST_CAPTION) : start]
    above = window.rstrip()
    line = above[above.rfind("\n") + 1 :]
    caption = line.strip(_MARKS + "#")
    if not is_caption(caption):
        return start, None
    return start - len(window) + len(above) - len(line), caption
