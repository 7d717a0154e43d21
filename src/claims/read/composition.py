"""Put a text together from the paragraphs and tables of a document that is more than plain text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from claims.read.content import Content
from claims.read.grid import Grid, PlacedCell, closes_with_aside, is_aside, is_caption, is_data, place_cells
from claims.read.metadata import NOTHING_KNOWN, Metadata
from claims.records import Locator, Table, TableCell

BETWEEN_CELLS = " | "
LINES_OF_CAPTION = 3
LONGEST_TITLE = 120
NO_MOVES: Mapping[int, str] = MappingProxyType({})


class Composition:
    """A text that grows by paragraphs and tables, a blank line between them, with its places and tables."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._locators: list[Locator] = []
        self._tables: list[Table] = []
        self._label: str | None = None
        self._recent: list[tuple[int, str]] = []

    def move_to(self, label: str) -> None:
        """Say where in the original all that is added from now on stands: "page 3"."""
        self._label = label

    def add_paragraph(self, text: str, *, moves: Sequence[tuple[int, str]] = ()) -> None:
        """Add a paragraph, heading or item of a list; nothing where `text` is blank.

        Args:
            text: added as it is, without the white space around it.
            moves: offsets in `text`, which then opens with no white space, from which on it stands elsewhere.
        """
        text = text.strip()
        if not text:
            return
        start = self._begin_block()
        self._recent = [*self._recent[-1:], (start, text)]
        for offset, label in moves:
            self.move_to(label)
            self._locate(start + offset)
        self._write(text)

    def add_table(self, grid: Grid, *, caption: str | None = None, moves: Mapping[int, str] = NO_MOVES) -> None:
        """Add a table, each row a line; one that only sets text in columns becomes a paragraph a cell.

        Args:
            grid: its rows.
            caption: its title; where there is none, a paragraph just before it that reads as one is taken.
            moves: numbers of the rows from which on it stands elsewhere.
        """
        grid = [[replace(cell, text=fold(cell.text)) for cell in row] for row in grid]
        caption = fold(caption or "")
        if not is_data(grid):
            for text in (caption, *(cell.text for row in grid for cell in row)):
                self.add_paragraph(text)
            return
        start = block = self._begin_block()
        if caption:
            self._write(caption)
        else:
            start, caption = self._find_caption() or (start, "")
        cells: list[TableCell] = []
        for number, row in enumerate(place_cells(grid)):
            if number in moves:
                self.move_to(moves[number])
            if any(cell.text for cell in row):
                self._write("\n" if self._length > block else "")
                cells.extend(self._add_row(row))
        self._tables.append(Table(start=start, end=self._length, caption=caption or None, cells=tuple(cells)))
        self._recent = []

    def _find_caption(self) -> tuple[int, str] | None:
        """Return where the caption begins that was just added, and its words.

        It is a numbered title, or one that closes with units or has a line of them behind it, or that line alone.
        """
        found = ((start, match) for start, text in self._recent for match in re.finditer(r"[^\n]+", text))
        lines = [(start + match.start(), match[0]) for start, match in found][-LINES_OF_CAPTION:]
        for number, (start, text) in enumerate(lines):
            behind = [more for _, more in lines[number + 1 :]]
            short = len(text) <= LONGEST_TITLE and text[-1] not in ".?!"
            titled = any((is_caption(text), is_aside(text), closes_with_aside(text), behind and short))
            if titled and all(map(is_aside, behind)):
                return start, " ".join([text, *behind])
        return None

    def make_content(self, metadata: Metadata = NOTHING_KNOWN) -> Content:
        """Return what was put together."""
        return Content("".join(self._parts), metadata, tuple(self._locators), tuple(self._tables))

    def _add_row(self, row: Sequence[PlacedCell]) -> list[TableCell]:
        self._locate(self._length)
        cells: list[TableCell] = []
        for number, cell in enumerate(row):
            if number:
                self._write(BETWEEN_CELLS)
            start = self._length
            self._write(cell.text)
            if cell.in_body:
                heads = {"row_heads": cell.row_heads, "column_heads": cell.column_heads}
                cells.append(TableCell(start=start, end=self._length, **heads))
        return cells

    def _begin_block(self) -> int:
        """Open a paragraph or table behind what there is; return where it begins."""
        if self._length:
            self._write("\n\n")
        self._locate(self._length)
        return self._length

    def _locate(self, at: int) -> None:
        if self._label is not None and (not self._locators or self._locators[-1].label != self._label):
            self._locators.append(Locator(start=at, label=self._label))

    def _write(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)


def fold(text: str) -> str:
    """Return `text` with every run of white space as one space, and none around it."""
    return " ".join(text.split())
