"""Tell the paragraphs of a column, and the rows of figures in it that are a table."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from claims.read.grid import GridCell, is_cell
from claims.read.line_ends import is_unfinished
from claims.read.pdf_columns import Line, are_aligned
from claims.read.pdf_ruled import TableFragment
from claims.read.pdf_tables import Column, find_columns, has_figures

MOST_LINES = 8
"""Lines from one row of figures to the next in a table."""

BULLET = re.compile(r"[•‣▪●◦■□➢]\s*|[*–—-]\s+|\(?(?:\d{1,2}|[a-z])[.)]\s+")
_SYMBOL = re.compile(r"[•‣▪●◦■□➢]")
_ENDED = re.compile(r"[.!?…:;][\"'”’)\]»]*$")
_LEADER = re.compile(r"(?:(?:\.\s?){4,}|…{2,})\s*(?:\d+|[ivxlc]+)$")
"""How a line of a table of contents ends; its number is a page."""


@dataclass
class Paragraph:
    """Lines that belong together, each with the number of its page; more may come from the next column."""

    lines: list[tuple[int, Line]]
    right: float
    """Where the lines of its column end."""

    @property
    def size(self) -> float:
        """The usual height of its lines."""
        return median(line.size for _, line in self.lines)

    @property
    def is_open(self) -> bool:
        """Whether its last line ends in mid-sentence."""
        return not _ENDED.search(self.lines[-1][1].text)

    @property
    def is_full(self) -> bool:
        """Whether its last line runs to the end of the column."""
        line = self.lines[-1][1]
        return line.right > self.right - 2.5 * line.size


@dataclass
class RowBlock:
    """Lines that are the rows of a table."""

    lines: list[tuple[int, Line]]

    @property
    def columns(self) -> list[Column]:
        """The columns that its figures stand in."""
        return find_columns([line for _, line in self.lines])


@dataclass
class GridBlock:
    """A ruled table, whose rows are known."""

    lines: list[tuple[int, Line]]
    rows: list[tuple[int, tuple[GridCell, ...]]]
    """Each with the number of its page."""
    columns: Sequence[Column]


Block = Paragraph | RowBlock | GridBlock


def find_blocks(lines: Sequence[Line], page: int) -> Iterator[Block]:
    """Yield the paragraphs and tables of one column of `page`, from top to bottom."""
    text: list[Line] = []
    for line in lines:
        table = line.fragments[0]
        if isinstance(table, TableFragment):
            yield from _find_text(text, page)
            yield GridBlock([(page, line)], [(page, row) for row in table.rows], table.columns)
            text = []
        elif not _LEADER.search(line.text):
            text.append(line)
    yield from _find_text(text, page)


def _find_text(lines: Sequence[Line], page: int) -> Iterator[Block]:
    at = 0
    for start, end in _find_tables(lines):
        yield from _find_paragraphs(lines[at:start], page)
        yield RowBlock([(page, line) for line in lines[start:end]])
        at = end
    yield from _find_paragraphs(lines[at:], page)


def _find_tables(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Yield the stretches of rows: from the heads above the first row of figures to the last such row."""
    rows = [number for number, line in enumerate(lines) if has_figures(line)]
    groups: list[list[int]] = []
    for number in rows:
        if groups and _goes_on(lines, groups[-1][-1], number):
            groups[-1].append(number)
        else:
            groups.append([number])
    last = 0
    for group in groups:
        if _are_aligned_rows([lines[number] for number in group]):
            start = _find_heads(lines, group[0], last)
            yield start, group[-1] + 1
            last = group[-1] + 1


def _are_aligned_rows(rows: Sequence[Line]) -> bool:
    """Tell rows of a table, whose figures stand above each other, from lines of text that are set wide."""
    figures = [[fragment for fragment in row.fragments[1:] if is_cell(fragment.text)] for row in rows]
    aligned = [
        any(
            are_aligned(one, other) for near in (*figures[max(0, n - 2) : n], *figures[n + 1 : n + 3]) for other in near
        )
        for n, row in enumerate(figures)
        for one in row
    ]
    return len(rows) > 1 and 2 * sum(aligned) >= max(4, len(aligned))


def _goes_on(lines: Sequence[Line], above: int, below: int) -> bool:
    """Tell whether a table goes on from one row of figures to the next, over a label of several lines, or heads."""
    step = lines[below].base - lines[above].base
    first = lines[above].fragments[1].left
    labels = all(line.right < first or len(line.fragments) > 1 for line in lines[above + 1 : below])
    return below - above <= MOST_LINES and labels and step < (below - above) * 3 * lines[above].size


def _find_heads(lines: Sequence[Line], first: int, last: int) -> int:
    """Return where the heads above the row `first` begin: lines of several parts, close above it."""
    start = first
    while start > last:
        line, below = lines[start - 1], lines[start]
        near = below.base - line.base < 3 * below.size
        parts = len(line.fragments) > 1 or line.left > lines[first].fragments[0].right
        if not (near and parts):
            break
        start -= 1
    return start


def _find_paragraphs(lines: Sequence[Line], page: int) -> Iterator[Paragraph]:
    if not lines:
        return
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    pitches = _find_pitches(lines)
    current = [lines[0]]
    for number in range(1, len(lines)):
        following = lines[number + 1] if number + 1 < len(lines) else None
        if _begins(current, lines[number], following, pitches, (left, right)):
            yield Paragraph([(page, line) for line in current], right)
            current = []
        current.append(lines[number])
    yield Paragraph([(page, line) for line in current], right)


def _find_pitches(lines: Sequence[Line]) -> dict[int, float]:
    """Return the usual distance between lines, for each height of line."""
    steps: dict[int, list[float]] = defaultdict(list)
    for above, below in pairwise(lines):
        if _are_alike(above, below):
            steps[round(below.size)].append(below.base - above.base)
    return {size: min(median(found), 2.2 * size) for size, found in steps.items()}


def _are_alike(one: Line, other: Line) -> bool:
    return abs(one.size - other.size) <= 0.12 * max(one.size, other.size)


def _begins(
    current: Sequence[Line], line: Line, following: Line | None, pitches: dict[int, float], column: tuple[float, float]
) -> bool:
    """Tell whether `line` begins a paragraph behind the lines of `current`."""
    last, em = current[-1], line.size
    step = line.base - last.base
    if not _are_alike(last, line) or step > 1.35 * pitches.get(round(em), 1.3 * em):
        return True
    if _SYMBOL.match(line.text) or (BULLET.match(line.text) and (BULLET.match(current[0].text) or not is_open(last))):
        return True
    if BULLET.match(current[0].text):
        outside = line.left < current[0].left - 0.3 * em
        return outside or (line.left < current[0].left + 0.3 * em and _has_room(last, line, column[1]))
    if abs(line.left + line.right - last.left - last.right) < 4 and abs(line.left - last.left) > 3:
        return False
    if len(current) > 1 and current[0].left + 0.6 * em < last.left and line.left < last.left - 0.6 * em:
        return True
    if line.left > last.left + 0.6 * em and len(current) + (current[0].left <= column[0] + 0.6 * em) > 1:
        returns = following is None or following.left < line.left - 0.4 * em
        return returns or not is_open(last)
    return _has_room(last, line, column[1]) and (not is_open(last) or column[1] - last.right > 0.35 * _width(column))


def is_open(line: Line) -> bool:
    """Tell a line that ends in mid-sentence."""
    return not _ENDED.search(line.text)


def _width(column: tuple[float, float]) -> float:
    return column[1] - column[0]


def _has_room(last: Line, line: Line, right: float) -> bool:
    """Tell whether the first word of `line` would have had room at the end of the line before it."""
    if is_unfinished(last.text):
        return False
    word = line.text.split()[0]
    width = (line.right - line.left) / max(1, len(line.text)) * (len(word) + 1)
    return last.right + width < right - 0.5 * last.size
