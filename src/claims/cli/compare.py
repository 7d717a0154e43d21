"""`claims compare`: what several sources say of one measure, side by side."""

from __future__ import annotations

from typing import Annotated

from typer import Option

from claims.cli.options import FormatOption, OutputOption, SourceOption, StoreOption, TopicOption
from claims.cli.output import open_target
from claims.cli.report import tell
from claims.cli.store import COMPARABLE, check_known, make_query, open_store

NOTHING_SHARED = "no measure has figures of {} sources (--min-sources 1 shows those of a single source too)"


def compare(
    topic: TopicOption = None,
    source: SourceOption = None,
    min_sources: Annotated[
        int, Option("--min-sources", metavar="N", min=1, help="Only measures that so many sources speak of.")
    ] = 2,
    format: FormatOption = None,
    output: OutputOption = None,
    store: StoreOption = None,
) -> None:
    """Example: claims compare --topic guns

    Set the figures that several sources give for one measure side by side, the most disputed first, and say how they
    differ.
    """
    from claims.compare import compare as compare_claims
    from claims.present import write_comparison

    with open_store(store) as kept:
        claims = kept.claims(make_query(kept, sources=source, decisions=COMPARABLE))
        comparison = compare_claims(claims, topics=tuple(topic or ()), min_sources=min_sources)
        if not comparison.rows:
            check_known(topic or (), [found.topic for found in kept.topics()], what="topic")
    with open_target(output, format) as target:
        write_comparison(comparison, **target)
    if not comparison.rows and min_sources > 1:
        tell(NOTHING_SHARED.format(min_sources))
