"""Tell the heads of a table from its body, and give each cell of the body the heads that it stands under.

Formats say little of this: a web page may mark its heads, a Word file seldom does. What is not marked is told by what
stands in the cells: figures make a body, years and words make heads.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile

from claims.grammar.table_words import TABLE_WORDS, is_total
from claims.read.dates import YEAR, month_names

MAX_SPAN = 200
"""Columns that one cell may span; a page that asks for more is not believed."""
MOST_HEADS = 6
"""Rows of heads above the body, and columns of heads beside it."""
LONGEST_CAPTION = 250
"""Characters; what is longer tells more than what a table shows."""

LONGEST_UNIT = 120
"""Characters of a title that closes with the unit of its table."""

_WITH_ASIDE = re.compile(r"[^.!?()]*\([^()]{1,60}\)")
_YEAR_CELL = re.compile(rf"{YEAR}(?:[-–/]\d{{2,4}})?\*?".replace("?P<year>", "?:"))
_PLAIN_FIGURE = re.compile(r"[<>≤≥~±+−–$€£¥(\s-]*\d[\d,. \u00a0\u202f]*[%‰)]?\s*(?:\w{1,3}\b)?[\]\[*†‡§\w)]{0,3}")
_BLANK = re.compile(r"[\s.…–—−-]*|n/?a\.?", re.IGNORECASE)
_UNIT_CORNER = re.compile(r"\(.*\)|[$€£¥%].*")


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell as a document has it; it may be marked as a head, and span several rows and columns."""

    text: str
    is_head: bool = False
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class PlacedCell:
    """A cell in its place: a head, or a cell of the body with the heads of its row and column, outermost first."""

    text: str
    in_body: bool
    row_heads: tuple[str, ...] = ()
    column_heads: tuple[str, ...] = ()


Grid = Sequence[Sequence[GridCell]]
_Place = tuple[int, int]


def place_cells(grid: Grid) -> list[list[PlacedCell]]:
    """Return the cells of `grid` row by row, each where it begins, with their heads."""
    return _Layout(grid).place()


def is_caption(text: str) -> bool:
    """Tell "Table 3. Ships in port" from a paragraph."""
    number = rf"(?:{'|'.join(map(re.escape, TABLE_WORDS.captions))})\s+(?:[A-Z]?\.?\d|[IVX]+\b)"
    return len(text) <= LONGEST_CAPTION and re.match(number, text, re.IGNORECASE) is not None


def is_aside(text: str) -> bool:
    """Tell a line that stands in brackets: "(in millions of dollars)"."""
    return len(text) <= LONGEST_CAPTION and text[:1] + text[-1:] == "()"


def closes_with_aside(text: str) -> bool:
    """Tell a title that closes with what holds for all figures: "Statement of income ($ million)"."""
    return len(text) <= LONGEST_UNIT and _WITH_ASIDE.fullmatch(text) is not None


def is_data(grid: Grid) -> bool:
    """Tell a table of figures from one that only sets text in columns, or frames it."""
    rows = [row for row in grid if len([cell for cell in row if cell.text.strip()]) > 1]
    return len(rows) > 1 and any(is_figure(cell.text) for row in rows for cell in row[1:])


def is_figure(text: str) -> bool:
    """Tell a cell that holds one figure and nothing else; a year is none, and no more is a range: "18-24"."""
    text = text.strip()
    return bool(_PLAIN_FIGURE.fullmatch(text)) and not _YEAR_CELL.fullmatch(text)


def is_cell(text: str) -> bool:
    """Tell what stands in a column of figures: a figure, a year, or a mark that there is none."""
    text = text.strip()
    return bool(text) and (is_figure(text) or bool(_YEAR_CELL.fullmatch(text) or _BLANK.fullmatch(text)))


class _Layout:
    """The cells of a grid on a matrix, where a cell that spans places stands in all of them."""

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self.matrix: list[dict[int, _Place]] = [{} for _ in grid]
        for row, cells in enumerate(grid):
            column = 0
            for number, cell in enumerate(cells):
                column = self._spread(row, column, number, cell)
        self.width = max((max(places, default=-1) + 1 for places in self.matrix), default=0)
        self.first_row = self._count_head_rows()
        self.first_column = self._count_head_columns()
        self.corner = self._find_corner()

    def _spread(self, row: int, column: int, number: int, cell: GridCell) -> int:
        """Put a cell where the row is free, from `column` on; return the column behind it."""
        while column in self.matrix[row]:
            column += 1
        end = column + min(MAX_SPAN, max(1, cell.columns))
        for below in range(row, min(len(self.grid), row + max(1, cell.rows))):
            for right in range(column, end):
                self.matrix[below].setdefault(right, (row, number))
        return end

    def cell(self, row: int, column: int) -> GridCell:
        """Return what stands at a place; nothing stands beyond the end of a short row."""
        place = self.matrix[row].get(column)
        return self.grid[place[0]][place[1]] if place else GridCell("")

    def place(self) -> list[list[PlacedCell]]:
        """Return the cells row by row, each where it begins."""
        section: tuple[str, ...] = ()
        earlier: set[str] = set()
        rows: list[list[PlacedCell]] = []
        for row, cells in enumerate(self.grid):
            begins = {place[1]: column for column, place in reversed(self.matrix[row].items()) if place[0] == row}
            heading = self._read_section(row)
            section = (heading,) if heading else section
            name = self.cell(row, 0).text.strip().lower()
            if name not in earlier and is_total(name):
                section = ()
            earlier.add(name)
            inside = row >= self.first_row and not heading and not self._repeats_heads(row)
            rows.append([self._place(row, begins[at], cell, section, inside) for at, cell in enumerate(cells)])
        return rows

    def _place(self, row: int, column: int, cell: GridCell, section: tuple[str, ...], inside: bool) -> PlacedCell:
        if not inside or column < self.first_column or not cell.text.strip():
            return PlacedCell(cell.text, in_body=False)
        columns = range(column, column + min(MAX_SPAN, max(1, cell.columns)))
        return PlacedCell(
            cell.text,
            in_body=True,
            row_heads=(*section, *self._collect((row, at) for at in range(self.first_column))),
            column_heads=(*self.corner, *self._collect_column_heads(columns)),
        )

    def _collect(self, positions: Iterable[_Place]) -> tuple[str, ...]:
        """Return the texts at `positions`; a cell that spans several counts once."""
        places = dict.fromkeys(self.matrix[row].get(column) for row, column in positions)
        texts = (self.grid[place[0]][place[1]].text.strip() for place in places if place)
        return tuple(text for text in texts if text)

    def _collect_column_heads(self, columns: range) -> tuple[str, ...]:
        """Return the heads above `columns`, without a "Year" that only names the years below it."""
        heads = self._collect((row, column) for row in range(self.first_row) for column in columns)
        grains = month_names().grains
        return tuple(head for head in heads if head.lower().removesuffix("s") not in grains or head == heads[-1])

    def _find_corner(self) -> tuple[str, ...]:
        """Return the unit of the whole table, where it stands above the row heads: "($ million)"."""
        corners = self._collect((row, column) for row in range(self.first_row) for column in range(self.first_column))
        return tuple(text for text in corners if _UNIT_CORNER.fullmatch(text))

    def _count_head_rows(self) -> int:
        if not self.grid or not self._is_first_head():
            return 0
        more = takewhile(self._is_further_head, range(1, min(MOST_HEADS, len(self.grid))))
        return 1 + len(list(more))

    def _is_first_head(self) -> bool:
        """Tell a first row of heads: marked as such, or with fewer figures than words and years."""
        cells = [self.cell(0, column) for column in range(1, self.width)]
        if any(cell.is_head for cell in cells):
            return True
        # Where heads are marked in the first column of two rows, they would be in the first row too.
        if len(self.grid) > 1 and self.cell(0, 0).is_head and self.cell(1, 0).is_head:
            return False
        filled = [cell.text for cell in cells if cell.text.strip()]
        return bool(filled) and sum(map(is_figure, filled)) * 2 < len(filled)

    def _is_further_head(self, row: int) -> bool:
        """Tell a second row of heads: all marked; or no figures, and it has no name or parts the heads above it."""
        filled = [cell for column in range(self.width) if (cell := self.cell(row, column)).text.strip()]
        if filled and all(cell.is_head for cell in filled):
            return len(filled) > 1
        first = self.matrix[row].get(0)
        unnamed = first is None or first[0] < row or not self.cell(row, 0).text.strip()
        words = [cell for cell in filled[not unnamed :] if not _BLANK.fullmatch(cell.text)]
        parts = any(cell.columns > 1 and cell.text.strip() for cell in self.grid[row - 1])
        return (unnamed or parts) and bool(words) and not any(is_figure(cell.text) for cell in filled)

    def _count_head_columns(self) -> int:
        """Return how many columns from the left name the rows: words, marked heads, and years in the first."""
        if self.width < 2:
            return 0
        names = takewhile(self._names_rows, range(min(MOST_HEADS, self.width - 1)))
        return max(1, len(list(names)))

    def _names_rows(self, column: int) -> bool:
        cells = [self.cell(row, column) for row in range(self.first_row, len(self.grid))]
        filled = [cell for cell in cells if cell.text.strip()]
        if filled and all(cell.is_head for cell in filled):
            return True
        texts = [cell.text.strip() for cell in filled]
        if self._is_numbering(texts) or (self._tells_time(column) and not any(map(is_figure, texts))):
            return True
        words = [text for text in texts if not re.search(r"\d", text) and not _BLANK.fullmatch(text)]
        return len(words) * 2 > len(texts)

    @staticmethod
    def _is_numbering(texts: Sequence[str]) -> bool:
        """Tell a column that numbers the rows 1, 2, 3."""
        return len(texts) > 1 and [text.rstrip(".)") for text in texts] == [str(n + 1) for n in range(len(texts))]

    def _tells_time(self, column: int) -> bool:
        """Tell the first column, whose years name the rows, and a later one that is headed "Year"."""
        heads = self._collect((row, column) for row in range(self.first_row))
        return column == 0 or any(head.lower() in month_names().grains for head in heads)

    def _read_section(self, row: int) -> str:
        """Return the words of a row that only opens a section of the table, else nothing."""
        filled = [column for column in self.matrix[row] if self.cell(row, column).text.strip()]
        places = {self.matrix[row][column] for column in filled}
        if row < self.first_row or self.width < 2 or len(places) != 1 or filled[0] != 0:
            return ""
        text = self.cell(row, 0).text.strip()
        return "" if is_figure(text) else text

    def _repeats_heads(self, row: int) -> bool:
        """Tell heads that stand again where the table runs over a page."""
        return self.first_row > 0 and any(
            all(self.cell(row, column).text == self.cell(head, column).text for column in range(self.width))
            for head in range(self.first_row)
        )
