"""`claims list`: the claims that were kept, or the numbers that were passed over."""

from __future__ import annotations

from itertools import islice
from typing import Annotated

from typer import Option

from claims.cli.options import (
    AllOption,
    ConfidenceOption,
    FormatOption,
    KindOption,
    LimitOption,
    OutputOption,
    ReviewedOption,
    SinceOption,
    SourceOption,
    StoreOption,
    TopicOption,
    WordsOption,
)
from claims.cli.output import open_target
from claims.cli.store import make_query, open_store


def list_claims(
    topic: TopicOption = None,
    source: SourceOption = None,
    kind: KindOption = None,
    words: WordsOption = None,
    since: SinceOption = None,
    min_confidence: ConfidenceOption = 0.0,
    reviewed: ReviewedOption = False,
    incidental: AllOption = False,
    skipped: Annotated[
        bool, Option("--skipped", help="The numbers that were seen and are no figures, each with the reason.")
    ] = False,
    limit: LimitOption = None,
    format: FormatOption = None,
    output: OutputOption = None,
    store: StoreOption = None,
) -> None:
    """Example: claims list --topic guns --since 2010

    List the claims that were kept, the oldest document first.
    """
    from claims.present import write_claims, write_skipped

    with open_store(store) as kept, open_target(output, format) as target:
        query = make_query(
            kept,
            topics=topic,
            sources=source,
            since=since,
            kinds=kind,
            words=words,
            min_confidence=min_confidence,
            reviewed=reviewed,
            incidental=incidental,
            limit=limit,
        )
        if skipped:
            write_skipped(islice(kept.skipped(query.sources), limit), **target)
        else:
            write_claims(kept.claims(query), **target)
