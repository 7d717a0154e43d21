"""A comparison for a terminal: a column a source where there is room, else the sources stacked under each measure."""

from __future__ import annotations

from collections.abc import Iterable

from rich import box
from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from claims.present.cleaning import clean
from claims.present.differences import describe_differences, order_sources
from claims.present.terminal import say
from claims.present.wording import describe_cell, describe_verdict
from claims.records import Cell, Comparison, Row

_MEASURE_WIDTH = 28
_SOURCE_WIDTH = 24
_VERDICT_WIDTH = 40
_NARROW = 60
"""Below this width a source has two columns, its id and what it says, rather than four."""

_STYLES = {"conflict": "red", "incomparable": "yellow", "overlap": "cyan", "agree": "green", "single": "dim"}


def lay_out(comparison: Comparison, width: int) -> RenderableType:
    """Return the comparison as Rich prints it on a screen of `width`, rows in the order given."""
    rows = list(comparison.rows)
    if not rows:
        return "Nothing to compare."
    sources = order_sources(rows)
    room = _MEASURE_WIDTH + _VERDICT_WIDTH + len(sources) * _SOURCE_WIDTH
    return _lay_columns(rows, sources) if room <= width else _stack(rows, narrow=width < _NARROW)


def _lay_columns(rows: list[Row], sources: list[str]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, leading=1, header_style="")
    table.add_column(Text("measure", "dim"), overflow="fold", min_width=_MEASURE_WIDTH - 2, ratio=3)
    for source in sources:
        table.add_column(_head_source(rows, source), overflow="fold", ratio=3)
    table.add_column(Text("verdict and why", "dim"), overflow="fold", min_width=_VERDICT_WIDTH - 2, ratio=4)
    for row in rows:
        table.add_row(say(row.measure, "bold"), *(_fill(row, source) for source in sources), _judge(row))
    return table


def _head_source(rows: list[Row], source: str) -> Text:
    dates = (cell.published for row in rows for cell in row.cells if cell.source == source)
    date = next(filter(None, dates), "undated")
    return Text.assemble(say(source, "bold"), "\n", say(date, "dim"), overflow="fold")


def _fill(row: Row, source: str) -> Text:
    cells = (cell for cell in _cells_by_date(row) if cell.source == source)
    return Text("\n", overflow="fold").join(_say_cell(cell) for cell in cells)


def _judge(row: Row) -> Text:
    lines = (say(describe_verdict(row), _STYLES[row.verdict]), say(_explain(row), "dim"))
    return Text("\n", overflow="fold").join(line for line in lines if line)


def _explain(row: Row) -> str:
    """Return why the row has its verdict; one source standing alone explains itself."""
    return "" if row.verdict == "single" and not row.differences else describe_differences(row)


def _stack(rows: list[Row], *, narrow: bool) -> Group:
    blocks: list[RenderableType] = []
    for row in rows:
        sources = _list_briefly(row, rows) if narrow else _list_sources(row, rows)
        why = say(_explain(row), "dim")
        blocks += [_title(row), *(Padding(part, (0, 0, 0, 2)) for part in (sources, why) if part), ""]
    return Group(*blocks[:-1])


def _title(row: Row) -> Text:
    verdict = say(describe_verdict(row), _STYLES[row.verdict])
    return Text.assemble(say(row.measure, "bold"), ": ", verdict, overflow="fold")


def _list_sources(row: Row, rows: list[Row]) -> Table:
    """Return the sources of one row; its columns are as wide as those of all rows, so that they line up."""
    cells = [cell for each in rows for cell in each.cells]
    grid = Table.grid(padding=(0, 2))
    grid.add_column(overflow="fold", width=_widest((cell.source for cell in cells), 22))
    grid.add_column(overflow="fold", width=_widest((cell.published for cell in cells), 10), style="dim")
    grid.add_column(overflow="fold", width=_widest((cell.quote for cell in cells), 20))
    grid.add_column(overflow="fold", style="dim")
    for cell in _cells_by_date(row):
        grid.add_row(say(cell.source), say(cell.published), say(cell.quote), say(describe_cell(cell)))
    return grid


def _list_briefly(row: Row, rows: list[Row]) -> Table:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(overflow="fold", width=_widest((cell.source for each in rows for cell in each.cells), 14))
    grid.add_column(overflow="fold")
    for cell in _cells_by_date(row):
        grid.add_row(say(cell.source), _say_cell(cell))
    return grid


def _say_cell(cell: Cell) -> Text:
    lines = (say(cell.quote), say(describe_cell(cell), "dim"))
    return Text("\n", overflow="fold").join(line for line in lines if line)


def _widest(words: Iterable[str | None], at_most: int) -> int:
    return min(at_most, max((cell_len(clean(word or "")) for word in words), default=1) or 1)


def _cells_by_date(row: Row) -> list[Cell]:
    return sorted(row.cells, key=lambda cell: (not cell.published, cell.published or "", cell.source))
