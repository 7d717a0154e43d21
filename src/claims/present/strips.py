"""A chart in characters, for a terminal: a line a figure, and the scale below."""

from __future__ import annotations

from textwrap import wrap

from rich.cells import cell_len, set_cell_size

from claims.present.charts import Chart, Mark, describe_unplaced
from claims.present.cleaning import clean

_LABEL_AT_MOST = 24
_FIGURE_AT_MOST = 26
_LEAST = 16
"""Columns that a scale needs to tell anything."""
_GAP = 2


def draw_chart(chart: Chart, width: int) -> list[str]:
    """Return the chart in lines of at most `width` columns, or none where there is no room.

    A figure is ●, a range ├──┤, a bound a line that ends in ▶ or ◀ and begins with ○ where the bound itself is left
    out, and about a ● between dots.
    """
    labels = [_label(mark) for mark in chart.marks]
    figures = [clean(mark.claim.quote) for mark in chart.marks]
    left, right = _widest(labels, _LABEL_AT_MOST), _widest(figures, _FIGURE_AT_MOST)
    room = width - left - right - 2 * _GAP
    if room < _LEAST:
        return []
    lines = [
        f"{set_cell_size(label, left)}  {_draw_mark(mark, room)}  {_cut(figure, right)}"
        for mark, label, figure in zip(chart.marks, labels, figures, strict=True)
    ]
    margin = " " * (left + _GAP)
    scale = [f"{margin}{line}" for line in _draw_scale(chart, room, width - len(margin))]
    return [*lines, *scale, *wrap(clean(describe_unplaced(chart)), width)]


def _label(mark: Mark) -> str:
    return clean(f"{mark.claim.published or 'undated'} {mark.claim.source}")


def _widest(texts: list[str], at_most: int) -> int:
    return min(at_most, max(map(cell_len, texts)))


def _cut(text: str, width: int) -> str:
    return text if cell_len(text) <= width else f"{set_cell_size(text, width - 1)}…"


def _draw_mark(mark: Mark, width: int) -> str:
    start, middle, end = (round(place * (width - 1)) for place in (mark.start, mark.middle, mark.end))
    inside = end - start - 1
    match mark.shape:
        case "from":
            drawn = ("○" if mark.strict else "●") + "─" * inside + "▶"
        case "to":
            drawn = "◀" + "─" * inside + ("○" if mark.strict else "●")
        case "about":
            drawn = "·" * (middle - start) + "●" + "·" * (end - middle)
        case "range" if inside >= 0:
            drawn = "├" + "─" * inside + "┤"
        case _:
            drawn = "●"
    return f"{' ' * start}{drawn}".ljust(width)


def _draw_scale(chart: Chart, width: int, room: int) -> list[str]:
    """Return the axis, the numbers below it, and its unit beside them, or below where it has no room there."""
    places = {round(tick.place * (width - 1)) for tick in chart.ticks}
    axis = "".join("┴" if place in places else "─" for place in range(width))
    numbers = _draw_numbers(chart, width)
    unit = clean(f"{chart.unit}, logarithmic" if chart.logarithmic else chart.unit)
    beside = f"{numbers}  {unit}".rstrip()
    return [axis, beside] if cell_len(beside) <= room else [axis, numbers.rstrip(), _cut(unit, room)]


def _draw_numbers(chart: Chart, width: int) -> str:
    """Return the numbers at the ticks, each centred under its own; one that has no room is left out."""
    drawn = ""
    for tick in chart.ticks:
        start = min(max(0, round(tick.place * (width - 1)) - len(tick.label) // 2), width - len(tick.label))
        if start >= len(drawn) + bool(drawn):
            drawn = drawn.ljust(start) + tick.label
    return drawn.ljust(width)
