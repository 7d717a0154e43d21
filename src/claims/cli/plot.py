"""`claims plot`: the charts of a comparison as one picture."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from typer import Option

from claims.cli.behind import find_behind
from claims.cli.compare import WordsOfTopic, find_rows
from claims.cli.options import KindOption, MinSourcesOption, SinceOption, SourceOption, StoreOption
from claims.cli.output import name_draft
from claims.cli.report import tell
from claims.cli.store import open_store
from claims.errors import ClaimsError, UsageError


def plot(
    output: Annotated[
        str, Option("--output", "-o", metavar="FILE", help="Where to write; .png, .svg or .pdf says how.")
    ],
    topic: WordsOfTopic = None,
    source: SourceOption = None,
    kind: KindOption = None,
    since: SinceOption = None,
    min_sources: MinSourcesOption = 2,
    max_measures: Annotated[
        int, Option("--max-measures", metavar="N", min=1, help="Most measures in the picture, the most disputed first.")
    ] = 10,
    store: StoreOption = None,
) -> None:
    """Example: claims plot --topic deaths -o deaths.png

    Draw what several sources say of one measure, a panel a measure and the earliest source first: a dot for a figure, a
    bar for a range, an arrow for a bound (from a hollow dot where the bound is left out), soft ends for about.
    """
    from claims.present.charts import chart_row
    from claims.present.pictures import write_picture
    from claims.records import Comparison

    format = choose_picture(output)
    with open_store(store) as kept:
        rows = find_rows(
            kept, topic or (), sources=source, kinds=kind, since=since, places=(), min_sources=min_sources
        ).rows
        shown = rows[:max_measures]
        behind = find_behind(kept, Comparison(rows=shown))
    charts = [(f"{row.measure}: {row.verdict}", chart) for row in shown if (chart := chart_row(row, behind))]
    if not charts:
        raise ClaimsError("no measure has figures to draw", hint="choose another topic, or --min-sources 1")
    with name_draft(Path(output)) as draft:
        write_picture(charts, format, draft)
    tell(f"{len(charts):,} of {len(rows):,} measures drawn in {output}")


def choose_picture(path: str) -> str:
    """Return the format that the suffix of a picture stands for.

    Raises:
        UsageError: it stands for none.
    """
    from claims.present.pictures import PICTURES

    format = Path(path).suffix.lower().removeprefix(".")
    if format not in PICTURES:
        raise UsageError("no picture has this suffix", where=path, hint=f"use .{' .'.join(PICTURES)}")
    return format
