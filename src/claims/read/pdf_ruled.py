"""Find the ruled tables of PDF pages with pdfplumber, where it is installed: their lines tell where each cell ends.

Without it, and where no lines are drawn, tables are told by where their figures stand.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from importlib.util import find_spec
from time import monotonic

from claims.read.grid import MAX_SPAN, GridCell, is_data
from claims.read.pdf_columns import make_lines
from claims.read.pdf_page import Fragment, Page
from claims.read.pdf_tables import Column, Row, has_figures

SECONDS = 15
"""How long tables of one file are looked for; the pages behind are read without."""
SLACK = 2.0
"""Points by which words may stand over the line around their cell."""

Box = tuple[float, float, float, float]
"""Left, top, right and bottom, in points from the page's upper left corner."""


@dataclass(frozen=True, slots=True)
class TableFragment(Fragment):
    """A whole table, as it stands among the text of its page."""

    rows: tuple[tuple[GridCell, ...], ...] = ()
    columns: tuple[Column, ...] = ()


def set_tables(data: bytes, pages: Sequence[Page]) -> list[Page]:
    """Return `pages` with the words of each ruled table put together into one fragment."""
    wanted = [page for page in pages if page.is_upright and sum(map(has_figures, make_lines(page.fragments))) > 1]
    if not wanted or find_spec("pdfplumber") is None:
        return list(pages)
    found = dict(_find_tables(data, wanted))
    return [_set_tables(page, found.get(page.number, [])) for page in pages]


def _find_tables(data: bytes, pages: Sequence[Page]) -> Iterator[tuple[int, list[list[Box]]]]:
    """Yield the numbers of the pages that hold ruled tables, with the cells of each table."""
    import pdfplumber

    end = monotonic() + SECONDS
    for page in pages:
        if monotonic() > end:
            return
        try:
            with pdfplumber.open(io.BytesIO(data), pages=[page.number]) as file:
                yield page.number, [list(table.cells) for table in file.pages[0].find_tables()]
        except Exception:  # whatever pdfminer stumbles over, pdfium has read the words, and they are kept
            return


def _set_tables(page: Page, tables: Sequence[Sequence[Box]]) -> Page:
    fragments = list(page.fragments)
    for cells in tables:
        table = _make_table(page, fragments, cells)
        if table is not None:
            inside = {f for f in fragments if _holds(_surround(cells), page, f)}
            fragments = [f for f in fragments if f not in inside] + [table]
    return replace(page, fragments=tuple(fragments))


def _surround(cells: Sequence[Box]) -> Box:
    lefts, tops, rights, bottoms = zip(*cells, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _holds(box: Box, page: Page, fragment: Fragment) -> bool:
    x, y = (fragment.left + fragment.right) / 2, (fragment.top + fragment.bottom) / 2 - page.top
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _make_table(page: Page, fragments: Sequence[Fragment], cells: Sequence[Box]) -> TableFragment | None:
    """Return the table; None where it only frames text, or its words run over its lines."""
    tops, lefts = _find_edges(cell[1] for cell in cells), _find_edges(cell[0] for cell in cells)
    if len(tops) < 2 or len(lefts) < 2 or len(lefts) > MAX_SPAN:
        return None
    rows: list[Row] = [[] for _ in tops]
    for cell in sorted(cells, key=lambda cell: (cell[1], cell[0])):
        inside = [fragment for fragment in fragments if _holds(cell, page, fragment)]
        if any(f.left < cell[0] - SLACK or f.right > cell[2] + SLACK for f in inside):
            return None
        text = " ".join(line.text for line in make_lines(inside))
        columns = sum(cell[0] - SLACK <= left < cell[2] - SLACK for left in lefts)
        below = sum(cell[1] - SLACK <= top < cell[3] - SLACK for top in tops)
        row = max(number for number, top in enumerate(tops) if top <= cell[1] + SLACK)
        rows[row].append(GridCell(text, columns=columns, rows=below))
    if not is_data(rows):
        return None
    left, _, right, bottom = _surround(cells)
    edges = tuple(zip(lefts, [*lefts[1:], right], strict=True))
    size = max(fragment.size for fragment in fragments if _holds(_surround(cells), page, fragment))
    return TableFragment("\ufffc", left, right, bottom + page.top, size, tuple(map(tuple, rows)), edges)


def _find_edges(places: Iterable[float]) -> list[float]:
    """Return the places from small to large, those that nearly meet as one."""
    edges: list[float] = []
    for place in sorted(places):
        if not edges or place - edges[-1] > SLACK:
            edges.append(place)
    return edges
