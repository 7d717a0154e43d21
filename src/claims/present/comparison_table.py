"""A comparison for a terminal: a column a source where there is room, else the sources stacked under each measure."""

from __future__ import annotations

from collections.abc import Sequence

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from claims.present.charts import Chart
from claims.present.differences import explain_briefly, order_sources
from claims.present.strips import draw_chart
from claims.present.terminal import say
from claims.present.widths import SEPARATOR, share_width, widest
from claims.present.wording import describe_cell, describe_verdict
from claims.records import Cell, Comparison, Row

_MEASURE_WIDTH, _SOURCE_WIDTH, _VERDICT_WIDTH = 24, 20, 36
"""What the columns need at least to be read with ease; with less the sources are stacked."""
_MEASURE_AT_MOST, _VERDICT_AT_MOST = 40, 52
_INDENT = 2
_READABLE = 20
"""The least width of a column of words that is read with ease."""
_NARROW = 80
"""Below this width a source has two columns, its id and what it says, rather than four."""

_STYLES = {"conflict": "red", "incomparable": "yellow", "overlap": "cyan", "agree": "green", "single": "dim"}


def lay_out(comparison: Comparison, width: int, charts: Sequence[Chart | None] = ()) -> RenderableType:
    """Return the comparison as Rich prints it on a screen of `width`, in the order given, `charts` one a row."""
    rows = list(comparison.rows)
    if not rows:
        return "Nothing to compare."
    sources = order_sources(rows)
    room = width - SEPARATOR * (len(sources) + 1)
    fits = _MEASURE_WIDTH + _VERDICT_WIDTH + len(sources) * _SOURCE_WIDTH <= room
    return _lay_columns(rows, sources, room) if fits and not charts else _stack(rows, width, charts)


def _lay_columns(rows: list[Row], sources: list[str], room: int) -> Table:
    first, last = Text("measure", "dim"), Text("verdict and why", "dim")
    heads = [first, *(_head_source(rows, source) for source in sources), last]
    lines = [
        [_name(number, row), *(_fill(row, source) for source in sources), _judge(row)]
        for number, row in enumerate(rows, 1)
    ]
    wanted = [widest(cell.plain for cell in column) for column in zip(heads, *lines, strict=True)]
    wanted = [min(wanted[0], _MEASURE_AT_MOST), *wanted[1:-1], min(wanted[-1], _VERDICT_AT_MOST)]
    if sum(wanted[:-1]) + _VERDICT_WIDTH > room:
        wanted[-1] = min(wanted[-1], _VERDICT_WIDTH)
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, leading=1, header_style="")
    for head, width in zip(heads, share_width(wanted, room, firm={len(wanted) - 1}), strict=True):
        table.add_column(head, overflow="fold", width=width)
    for line in lines:
        table.add_row(*line)
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
    return "" if row.verdict == "single" and not row.differences else explain_briefly(row)


def _stack(rows: list[Row], width: int, charts: Sequence[Chart | None]) -> Group:
    cells = [cell for row in rows for cell in row.cells]
    brief = width < _NARROW or _left_for_words(cells, width) < _READABLE
    columns = _list_briefly if brief else _list_fully
    wanted = [widest(texts) for texts in zip(*(_plain(columns(cell)) for cell in cells), strict=True)]
    firm = {0} if brief else {0, 1}
    # Columns are as wide as all rows need, so that the rows line up.
    widths = share_width(wanted, width - _INDENT - 2 * (len(wanted) - 1), firm=firm) if cells else []
    blocks: list[RenderableType] = []
    for number, row in enumerate(rows, 1):
        grid = Table.grid(padding=(0, 2), pad_edge=False)
        for each in widths:
            grid.add_column(overflow="fold", width=each)
        for cell in _cells_by_date(row):
            grid.add_row(*columns(cell))
        why = say(_explain(row), "dim")
        drawn = _draw(charts[number - 1], width - _INDENT) if charts else None
        parts = (part for part in (grid, why, drawn) if part)
        blocks += [_title(number, row), *(Padding(part, (0, 0, 0, _INDENT)) for part in parts), ""]
    return Group(*blocks[:-1])


def _draw(chart: Chart | None, width: int) -> Text | None:
    lines = draw_chart(chart, width) if chart else []
    return Text("\n".join(lines), no_wrap=True) if lines else None


def _left_for_words(cells: list[Cell], width: int) -> int:
    """Return the room for what is counted, beside the source, the date and the figure."""
    taken = [
        widest(each) for each in zip(*((cell.source, cell.published or "", cell.quote) for cell in cells), strict=True)
    ]
    return width - _INDENT - sum(taken) - 2 * len(taken)


def _name(number: int, row: Row) -> Text:
    """Return the name of a row, with the number that `--explain` takes."""
    return Text.assemble((f"{number} ", "dim"), say(row.measure, "bold"), overflow="fold")


def _title(number: int, row: Row) -> Text:
    verdict = say(describe_verdict(row), _STYLES[row.verdict])
    return Text.assemble(_name(number, row), ": ", verdict, overflow="fold")


def _list_fully(cell: Cell) -> tuple[Text, ...]:
    return say(cell.source), say(cell.published, "dim"), say(cell.quote), say(describe_cell(cell), "dim")


def _list_briefly(cell: Cell) -> tuple[Text, ...]:
    return say(cell.source), _say_cell(cell)


def _plain(texts: tuple[Text, ...]) -> list[str]:
    return [text.plain for text in texts]


def _say_cell(cell: Cell) -> Text:
    lines = (say(cell.quote), say(describe_cell(cell), "dim"))
    return Text("\n", overflow="fold").join(line for line in lines if line)


def _cells_by_date(row: Row) -> list[Cell]:
    return sorted(row.cells, key=lambda cell: (not cell.published, cell.published or "", cell.source))
