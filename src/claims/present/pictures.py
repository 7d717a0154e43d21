"""Charts as a picture: PNG, SVG or PDF, a panel a measure, the same bytes for the same figures."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from claims.errors import UsageError
from claims.present.charts import Chart, Mark, describe_unplaced
from claims.present.cleaning import clean

if TYPE_CHECKING:
    from matplotlib.axes import Axes

PICTURES = ("png", "svg", "pdf")
"""Formats of pictures, which are their suffixes."""

_WIDTH, _LANE, _FRAME, _FOOT, _PADDING = 10.0, 0.3, 1.2, 0.6, 0.12
"""Inches: the width of the picture; the height of a figure, of the frame around those of a measure, of the legend; the
margin."""
_DOTS, _MOST_DOTS = 150, 60_000
"""Dots an inch, and what a PNG may be high."""
_INK, _FAINT = "#0b4a9e", "#c9ccd1"
_LABEL_AT_MOST, _TITLE_AT_MOST = 56, 90
_SHADES = 12
"""Steps in which the ends of about fade."""
_FAMILIES = ("DejaVu Sans", "Noto Sans", "Noto Sans CJK SC", "Noto Sans Arabic", "Noto Sans Devanagari")
"""Fonts for letters of many scripts; those that are not installed are passed over."""
_SETTINGS: dict[Any, Any] = {"svg.hashsalt": "claims", "svg.fonttype": "none", "pdf.fonttype": 42, "font.size": 9}
_LEGEND = (
    "A dot is a figure as stated, a bar a range, an arrow a bound (from a hollow dot where the bound is left out),\n"
    "and a dot with soft ends is “about”, as far as it is taken to reach."
)
_UNDATED = {"png": {"Software": None}, "svg": {"Date": None}, "pdf": {"CreationDate": None}}
"""What would differ from run to run and from version to version is left out of the file."""


def write_picture(charts: Sequence[tuple[str, Chart]], format: str, path: Path) -> None:
    """Write one picture of charts with their titles, from top to bottom.

    Args:
        charts: at least one.
        format: one of `PICTURES`.
        path: the file to write.

    Raises:
        UsageError: the library for pictures is not installed.
    """
    try:
        import matplotlib
        from matplotlib.figure import Figure
        from matplotlib.font_manager import get_font_names
        from matplotlib.layout_engine import ConstrainedLayoutEngine
    except ImportError as error:
        raise UsageError(
            "pictures need the library matplotlib", hint="pip install 'claims-and-figures[plot]'"
        ) from error
    fonts = [name for name in _FAMILIES if name in get_font_names()]
    heights = [_FRAME + _LANE * len(chart.marks) for _, chart in charts]
    with matplotlib.rc_context(), warnings.catch_warnings():
        # A letter that no font has is drawn as a box, which shows for itself.
        warnings.filterwarnings("ignore", "Glyph .* missing from")
        matplotlib.rcdefaults()
        matplotlib.rcParams.update(_SETTINGS | {"font.family": fonts})
        layout = ConstrainedLayoutEngine(h_pad=_PADDING, w_pad=_PADDING)
        figure = Figure(figsize=(_WIDTH, sum(heights) + _FOOT), layout=layout)
        panels = figure.subplots(len(charts), 1, squeeze=False, height_ratios=heights)
        for axes, (title, chart) in zip(panels[:, 0], charts, strict=True):
            _draw_panel(axes, title, chart)
        dots = min(_DOTS, _MOST_DOTS / figure.get_figheight())
        figure.supxlabel(_LEGEND, fontsize="small")
        figure.savefig(path, format=format, dpi=dots, metadata=_UNDATED[format])


def _draw_panel(axes: Axes, title: str, chart: Chart) -> None:
    axes.set_title("\n".join(wrap(clean(title), _TITLE_AT_MOST)), loc="left", parse_math=False, fontweight="bold")
    axes.set_xlim(0, 1)
    axes.set_ylim(len(chart.marks) - 0.4, -0.6)
    unit = f"{chart.unit}, logarithmic" if chart.logarithmic else chart.unit
    words = [clean(unit), *wrap(clean(describe_unplaced(chart)), _TITLE_AT_MOST)]
    axes.set_xlabel("\n".join(filter(None, words)), parse_math=False)
    axes.set_xticks([tick.place for tick in chart.ticks], [tick.label for tick in chart.ticks])
    labels = [
        _cut(f"{mark.claim.published or 'undated'} {mark.claim.source}: {mark.claim.quote}") for mark in chart.marks
    ]
    axes.set_yticks(range(len(labels)), labels, parse_math=False)
    axes.tick_params(axis="y", length=0)
    axes.grid(axis="x", color=_FAINT, linewidth=0.8)
    axes.set_axisbelow(True)
    axes.spines[["top", "right", "left"]].set_visible(False)
    for lane, mark in enumerate(chart.marks):
        _draw_mark(axes, lane, mark)


def _draw_mark(axes: Axes, lane: int, mark: Mark) -> None:
    """Draw a figure as the page does: a bar with ends, an arrow, a dot, or a dot with soft ends."""
    line: dict[str, Any] = {"color": _INK, "linewidth": 1.5, "clip_on": False}
    if mark.shape == "range":
        axes.barh(lane, mark.end - mark.start, left=mark.start, height=0.15, color=_INK, alpha=0.5, linewidth=0)
        axes.plot([mark.start, mark.end], [lane, lane], marker="|", markersize=10, markeredgewidth=2, **line)
    elif mark.shape in ("from", "to"):
        bound, arrow = (mark.start, mark.end) if mark.shape == "from" else (mark.end, mark.start)
        axes.plot([bound, arrow], [lane, lane], **line)
        axes.plot([arrow], [lane], marker=">" if mark.shape == "from" else "<", **line)
        axes.plot([bound], [lane], marker="o", markerfacecolor="white" if mark.strict else _INK, **line)
    else:
        for shade in range(_SHADES if mark.shape == "about" else 0):
            share = (shade + 1) / _SHADES
            left, width = mark.middle - share * (mark.middle - mark.start), share * (mark.end - mark.start)
            axes.barh(lane, width, left=left, height=0.3, color=_INK, alpha=0.08, linewidth=0)
        axes.plot([mark.middle], [lane], marker="o", **line)


def _cut(text: str) -> str:
    text = clean(text)
    return text if len(text) <= _LABEL_AT_MOST else f"{text[: _LABEL_AT_MOST - 1]}…"
