"""Put the rows of a table on a PDF page into columns, by where its figures stand."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from claims.read.grid import GridCell, is_cell, is_figure
from claims.read.pdf_columns import Line
from claims.read.pdf_page import Fragment

Column = tuple[float, float]
Row = list[GridCell]
APART = 14.0
"""Points by which the columns of a table may stand apart from those on the page before."""
CLOSE = 0.85
"""A line belongs to the row above it that is nearer than the one below, by this factor."""
LEAST_TITLES = 3
FRONT_PAGES = 20
"""Pages that may be counted and are not in the file."""
TIGHT = 1.6
"""Heights of a line within which two lines of heads belong together."""


def find_columns(lines: Sequence[Line]) -> list[Column]:
    """Return left and right edge of each column, by the rows that hold figures."""
    columns: list[Column] = []
    for left, right in sorted((f.left, f.right) for line in lines if has_figures(line) for f in line.fragments):
        if columns and left < columns[-1][1]:
            columns[-1] = columns[-1][0], max(columns[-1][1], right)
        else:
            columns.append((left, right))
    return columns


def has_figures(line: Line) -> bool:
    """Tell a row of figures, set apart from its label."""
    return len(line.fragments) > 1 and any(is_cell(fragment.text) for fragment in line.fragments[1:])


def are_same(one: Sequence[Column], other: Sequence[Column]) -> bool:
    """Tell whether the columns of two tables stand in the same places."""
    return len(one) == len(other) and all(
        min(abs(a[0] - b[0]), abs(a[1] - b[1])) < APART for a, b in zip(one, other, strict=True)
    )


def make_grid(lines: Sequence[Line], columns: Sequence[Column]) -> list[Row]:
    """Return a row for each line; one that goes on with another is empty, and its words stand there.

    What stands above the first row of figures is marked as its heads.
    """
    rows = [_place_row(line.fragments, columns) for line in lines]
    first = next((n for n, row in enumerate(rows) if any(is_figure(cell.text) for cell in row[1:])), 0)
    for number in range(first):
        rows[number] = [
            GridCell(c.text, bool(c.text), c.columns) for c in _spread(lines[number], rows[number], columns)
        ]
    for number in range(first - 1, 0, -1):
        if _continues_head(lines[number - 1], lines[number], rows[number - 1], rows[number]):
            rows[number - 1], rows[number] = _join(rows[number - 1], rows[number]), []
    return _join_lines(lines, rows, first)


def _place_row(fragments: Sequence[Fragment], columns: Sequence[Column]) -> Row:
    """Return a cell for each column; a head that stands over several spans them."""
    texts: dict[int, list[str]] = {}
    spans: dict[int, int] = {}
    for fragment in fragments:
        over = [n for n, (left, right) in enumerate(columns) if fragment.left < right and left < fragment.right]
        first = over[0] if over else _find_nearest(fragment, columns)
        texts.setdefault(first, []).append(fragment.text)
        spans[first] = max(spans.get(first, 1), len(over))
    row: Row = []
    while len(columns) > (column := sum(cell.columns for cell in row)):
        span = spans.get(column, 1)
        span = next((n - column for n in range(column + 1, column + span) if n in texts), span)
        row.append(GridCell(" ".join(texts.get(column, [])), columns=span))
    return row


def _find_nearest(fragment: Fragment, columns: Sequence[Column]) -> int:
    return min(range(len(columns)), key=lambda n: abs(sum(columns[n]) - fragment.left - fragment.right))


def _spread(line: Line, row: Row, columns: Sequence[Column]) -> Row:
    """Return a row of heads in which few stand in the middle of several columns each, spanning them."""
    heads = [fragment for fragment in line.fragments if fragment.left > columns[0][1]]
    count = len(columns) - 1
    if not heads or len(heads) == count or count % len(heads):
        return row
    share = count // len(heads)
    for number, head in enumerate(heads):
        left, right = columns[1 + number * share][0], columns[(number + 1) * share][1]
        if abs(head.left + head.right - left - right) > 0.4 * (right - left):
            return row
    opening = [GridCell(" ".join(f.text for f in line.fragments if f not in heads))]
    return opening + [GridCell(head.text, columns=share) for head in heads]


def _continues_head(above: Line, below: Line, upper: Row, lower: Row) -> bool:
    """Tell a head of several lines from two rows of heads, of which the upper stands over several columns."""
    spanning = any(cell.columns > 1 and cell.text for cell in upper)
    return not spanning and 0 < below.base - above.base < TIGHT * above.size and len(upper) == len(lower)


def _join(upper: Row, lower: Row) -> Row:
    """Return one row of two, the words of the lower behind those of the upper."""
    return [
        GridCell(f"{a.text} {b.text}".strip(), a.is_head or b.is_head, a.columns)
        for a, b in zip(upper, lower, strict=True)
    ]


def _join_lines(lines: Sequence[Line], rows: list[Row], first: int) -> list[Row]:
    """Return the rows, with lines that hold no figures put into the row that they belong to."""
    owners = list(range(len(lines)))
    step = 0
    for number in range(first + 1, len(lines)):
        if has_figures(lines[number]):
            step = 0
            continue
        step = _find_step(lines, rows, number, before=step)
        owners[number] = owners[number - 1] if step < 0 else number + step
    for number in range(first, len(lines)):
        if owners[number] > number and len(rows[owners[number]]) == len(rows[number]):
            rows[owners[number]], rows[number] = _join(rows[number], rows[owners[number]]), []
    for number in range(first, len(lines)):
        if owners[number] < number and len(rows[owners[number]]) == len(rows[number]):
            rows[owners[number]], rows[number] = _join(rows[owners[number]], rows[number]), []
    return rows


def _find_step(lines: Sequence[Line], rows: Sequence[Row], number: int, *, before: int) -> int:
    """Return -1 for a line that goes on with the row above, 1 for one that the row below goes on with, else 0.

    The nearer row tells; where none is, `before`, the step of the line above, or small letters do.
    """
    if number + 1 == len(lines):
        return -1
    above, below = (b.base - a.base for a, b in pairwise(lines[number - 1 : number + 2]))
    if above <= 0 or below <= 0:
        return 0
    if above < CLOSE * below or below < CLOSE * above:
        return -1 if above < below else 1
    label, following = rows[number][0].text, rows[number + 1][0].text if rows[number + 1] else ""
    if before or label[:1].islower():
        return before or -1
    return 1 if not following or following[:1].islower() else 0


def is_contents(lines: Sequence[Line], pages: int) -> bool:
    """Tell a table of contents: titles, and the numbers of their pages going up."""
    numbers = [line.fragments[-1].text for line in lines if has_figures(line)]
    if len(numbers) < LEAST_TITLES or any(len(line.fragments) > 2 for line in lines):
        return False
    if not all(number.isascii() and number.isdigit() and len(number) < 5 for number in numbers):
        return False
    found = [int(number) for number in numbers]
    return found == sorted(found) and found[-1] <= pages + FRONT_PAGES
