"""`claims list`: the claims that were kept, or the numbers that were passed over."""

from __future__ import annotations

from typing import Annotated

from typer import Option

from claims.cli.options import AllOption, FormatOption, KindName, OutputOption, SourceOption, StoreOption, TopicOption
from claims.cli.output import open_target
from claims.cli.store import make_query, open_store


def list_claims(
    topic: TopicOption = None,
    source: SourceOption = None,
    kind: Annotated[list[KindName] | None, Option("--kind", help="Only this kind; may be repeated.")] = None,
    words: Annotated[
        str | None, Option("--words", metavar="TEXT", help="Only sentences that hold these words.")
    ] = None,
    since: Annotated[
        str | None, Option("--since", metavar="DATE", help="Only documents of this date or later, such as 2009-07.")
    ] = None,
    min_confidence: Annotated[
        float, Option("--min-confidence", metavar="SHARE", min=0, max=1, help="Only claims at least so sure.")
    ] = 0.0,
    incidental: AllOption = False,
    skipped: Annotated[
        bool, Option("--skipped", help="The numbers that were seen and are no figures, each with the reason.")
    ] = False,
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
            kinds=[name.value for name in kind or ()],
            words=words,
            min_confidence=min_confidence,
            incidental=incidental,
        )
        if skipped:
            write_skipped(kept.skipped(query.sources), **target)
        else:
            write_claims(kept.claims(query), **target)
