"""Put the fragments of a page into regions, each one column of lines, in the order in which people read them.

A gutter is looked for at each place across the page: white space that has text on both sides for some lines. What
stands above it is read first, then the column to its left, the one to its right, and what stands below.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from claims.read.grid import is_cell
from claims.read.pdf_page import Fragment

LEAST_LINES = 3
"""Lines of text on each side of a gutter; fewer are a heading or a caption."""
LEAST_CHARACTERS = 14
"""Characters of the middle line on each side of a gutter; columns of tables are narrower."""
NARROWEST = 8
"""Heights of a line that a column is wide at least."""
STEP = 4.0
"""Points between the places where a gutter is looked for."""
DEEPEST = 8
ALIGNED = 4.0
"""Points by which figures of one column of a table may stand apart."""
LIKE = 1.15
"""How many times as high as another a line may be that it goes on with."""
APART = 2.5
"""Lines of white space behind which text no longer belongs to the column above it."""

Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Line:
    """What stands on one line, from left to right."""

    fragments: tuple[Fragment, ...]

    @property
    def text(self) -> str:
        """The words of the line."""
        return " ".join(fragment.text for fragment in self.fragments)

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.fragments[0].left

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.fragments[-1].right

    @property
    def base(self) -> float:
        """Where its letters stand on."""
        return self.fragments[0].base

    @property
    def size(self) -> float:
        """The height of most of it."""
        return max(self.fragments, key=lambda fragment: len(fragment.text)).size


def find_regions(fragments: Sequence[Fragment]) -> list[list[Line]]:
    """Return the lines of each column, columns in reading order; what is set beside its lines comes behind them."""
    regions: list[list[Line]] = []
    for region in _split(list(fragments), DEEPEST) if fragments else ():
        lines = make_lines(region)
        usual = median(line.size for line in lines)
        beside = [line for line in lines if _is_beside(line, lines, usual)]
        regions += [part for part in ([line for line in lines if line not in beside], beside) if part]
    return regions


def make_lines(fragments: Sequence[Fragment]) -> list[Line]:
    """Return the lines that `fragments` make, from top to bottom; type of another size is on a line of its own."""
    rows: list[list[Fragment]] = []
    for fragment in sorted(fragments, key=lambda fragment: fragment.base):
        row = next((row for row in reversed(rows[-2:]) if _stands_on(fragment, row)), None)
        if row is None:
            rows.append([fragment])
        else:
            row.append(fragment)
    return [Line(tuple(sorted(row, key=lambda fragment: fragment.left))) for row in rows]


def _stands_on(fragment: Fragment, row: Sequence[Fragment]) -> bool:
    small, large = sorted((fragment.size, row[0].size))
    apart = min(max(fragment.left - other.right, other.left - fragment.right) for other in row)
    return abs(fragment.base - row[0].base) < 0.35 * small and (large < LIKE * small or apart < 0.5 * small)


def _is_beside(line: Line, others: Sequence[Line], usual: float) -> bool:
    """Tell a line of a quote or a note that stands beside lines of another size."""
    differs = max(line.size, usual) > LIKE * min(line.size, usual)
    return differs and any(
        abs(line.base - other.base) < 0.8 * max(line.size, other.size)
        and (line.right < other.left or other.right < line.left)
        for other in others
    )


def find_pitch(lines: Sequence[Line]) -> float:
    """Return the usual distance from one line to the next; 0 where there is but one."""
    steps = [below.base - above.base for above, below in pairwise(lines)]
    return median(steps) if steps else 0.0


def _split(fragments: list[Fragment], depth: int) -> Iterator[list[Fragment]]:
    gutter = _find_gutter(fragments) if depth else None
    if gutter is None:
        yield fragments
        return
    beside = [fragment for fragment in fragments if gutter.top <= fragment.base <= gutter.bottom]
    parts = (
        [fragment for fragment in fragments if fragment.base < gutter.top],
        [fragment for fragment in beside if fragment.right <= gutter.x],
        [fragment for fragment in beside if fragment.left >= gutter.x],
        [fragment for fragment in beside if fragment.left < gutter.x < fragment.right],
        [fragment for fragment in fragments if fragment.base > gutter.bottom],
    )
    for part in parts:
        if part:
            yield from _split(part, depth - 1)


@dataclass(frozen=True, slots=True)
class _Gutter:
    """White space between two columns: where it stands, and from which line to which it reaches."""

    x: float
    top: float
    bottom: float
    lines: int


def _find_gutter(fragments: Sequence[Fragment]) -> _Gutter | None:
    """Return the gutter with the most lines beside it, or None where the text is one column."""
    if len(fragments) < 2 * LEAST_LINES:
        return None
    left, right = min(f.left for f in fragments), max(f.right for f in fragments)
    if right - left < 2 * NARROWEST * median(fragment.size for fragment in fragments):
        return None
    rows = make_lines(fragments)
    closed = _find_closed(rows, left, right)
    steps = int((right - left) * 0.8 / STEP)
    xs = (left + (right - left) * 0.1 + STEP * number for number in range(steps))
    found = [gutter for x in xs for gutter in _find_stretches(rows, closed, x)]
    most = max((gutter.lines for gutter in found), default=0)
    best = [gutter for gutter in found if gutter.lines == most]
    return best[len(best) // 2] if best else None


def _find_closed(rows: Sequence[Line], left: float, right: float) -> list[list[Span]]:
    """Return for each row where no gutter can run: over its words, and between the cells and heads of a table."""
    usual = median(fragment.size for row in rows for fragment in row.fragments)
    words = [
        [(f.left - 2, f.right + 2) for f in row.fragments if not _is_pulled(f, left, right, usual)] for row in rows
    ]
    gaps = [[(a.left, b.right) for a, b in pairwise(row.fragments)] for row in rows]
    cells = _find_cells(rows)
    inside = [
        [gap for gap, b in zip(spans, row.fragments[1:], strict=True) if b in aligned]
        for row, spans, aligned in zip(rows, gaps, cells, strict=True)
    ]
    for number in range(len(rows) - 2, -1, -1):
        if rows[number + 1].base - rows[number].base < 2 * rows[number].size:
            inside[number] += [gap for gap in gaps[number] if _lies_within(gap, inside[number + 1])]
    return [spans + table for spans, table in zip(words, inside, strict=True)]


def _lies_within(gap: Span, tables: Sequence[Span]) -> bool:
    """Tell the space between two heads of a table from a gutter, by the cells below it."""
    return bool(tables) and min(t[0] for t in tables) - ALIGNED <= gap[0] and gap[1] <= max(t[1] for t in tables) + 40


def _find_cells(rows: Sequence[Line]) -> list[frozenset[Fragment]]:
    """Return for each row its figures that stand above or below another one, as in a table."""
    figures = [[f for f in row.fragments if is_cell(f.text)] for row in rows]
    return [
        frozenset(
            f
            for f in figures[number]
            if any(
                are_aligned(f, other)
                for near in (*range(max(0, number - 3), number), *range(number + 1, min(len(rows), number + 4)))
                for other in figures[near]
            )
        )
        for number in range(len(rows))
    ]


def are_aligned(one: Fragment, other: Fragment) -> bool:
    """Tell whether two fragments stand in one column: at the same left, right or middle."""
    edges = (one.left - other.left, one.right - other.right, (one.left + one.right - other.left - other.right) / 2)
    return min(map(abs, edges)) < ALIGNED


def _is_pulled(fragment: Fragment, left: float, right: float, usual: float) -> bool:
    """Tell a line of a quote that is set larger into the middle of two columns."""
    margin = 0.08 * (right - left)
    return fragment.size > LIKE * usual and fragment.left > left + margin and fragment.right < right - margin


def _find_stretches(rows: Sequence[Line], closed: Sequence[Sequence[Span]], x: float) -> Iterator[_Gutter]:
    """Yield the stretches of rows that leave `x` open, where they have text on both sides of it."""
    if sum(row.left < x < row.right for row in rows) < LEAST_LINES - 1:
        return
    stretch: list[Line] = []
    for row, spans in zip(rows, closed, strict=True):
        if not any(start < x < end for start, end in spans):
            stretch.append(row)
            continue
        if gutter := _make_gutter(stretch, x):
            yield gutter
        stretch = []
    if gutter := _make_gutter(stretch, x):
        yield gutter


def _make_gutter(stretch: Sequence[Line], x: float) -> _Gutter | None:
    """Return the gutter at `x` where columns of text stand on both of its sides, and beside each other."""
    if sum(row.left < x < row.right for row in stretch) < LEAST_LINES - 1:
        return None
    left, right = _cut_rows(stretch, below=x), _cut_rows(stretch, above=x)
    if min(len(left), len(right)) < LEAST_LINES:
        return None
    top, bottom = max(left[0].base, right[0].base), min(left[-1].base, right[-1].base)
    pulled = [f.base for row in stretch for f in row.fragments if f.left < x < f.right]
    left, right = (_cut_column(side, top, bottom, pulled) for side in (left, right))
    if not all(_is_text(side) for side in (left, right)):
        return None
    ends = [line.base for side in (left, right) for line in (side[0], side[-1])]
    return _Gutter(x, min(ends), max(ends), len(left) + len(right))


def _cut_rows(rows: Sequence[Line], *, below: float = math.inf, above: float = -math.inf) -> list[Line]:
    """Return what stands of each row between two places across the page."""
    parts = (tuple(f for f in row.fragments if above <= f.left and f.right <= below) for row in rows)
    return [Line(part) for part in parts if part]


def _cut_column(lines: Sequence[Line], top: float, bottom: float, pulled: Sequence[float]) -> list[Line]:
    """Return the lines from `top` to `bottom`, and those that go on with them on either side: no notes, no captions.

    A quote that is pulled out of the text, on the lines `pulled`, leaves white space that sets nothing apart.
    """
    inside = [number for number, line in enumerate(lines) if top - 1 <= line.base <= bottom + 1]
    if not inside:
        return []
    first, last = inside[0], inside[-1]
    farthest = APART * find_pitch(lines[first : last + 1] if last > first else lines)

    def goes_on(above: Line, below: Line) -> bool:
        filled = any(above.base < base < below.base for base in pulled)
        return filled or below.base - above.base <= farthest

    while first > 0 and goes_on(lines[first - 1], lines[first]):
        first -= 1
    while last + 1 < len(lines) and goes_on(lines[last], lines[last + 1]):
        last += 1
    return list(lines[first : last + 1])


def _is_text(lines: Sequence[Line]) -> bool:
    """Tell lines of running text from the cells of a table: long enough, mostly letters, mostly filling the column."""
    if len(lines) < LEAST_LINES:
        return False
    lengths = [len(line.text) for line in lines]
    width = max(line.right for line in lines) - min(line.left for line in lines)
    filled = [sum(f.right - f.left for f in line.fragments) / (width or 1) for line in lines]
    letters = sum(character.isalpha() for line in lines for character in line.text)
    return median(lengths) >= LEAST_CHARACTERS and median(filled) > 0.55 and letters > 0.5 * sum(lengths)
