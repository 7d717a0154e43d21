"""`claims topics`: what the claims are about."""

from __future__ import annotations

from claims.cli.options import FormatOption, OutputOption, StoreOption
from claims.cli.output import open_target
from claims.cli.store import list_records, open_store


def list_topics(format: FormatOption = None, output: OutputOption = None, store: StoreOption = None) -> None:
    """Example: claims topics

    List the topics that claims were found on, those with most claims first.
    """
    from claims.present import write_listing
    from claims.store import TopicSummary

    with open_store(store) as kept, open_target(output, format) as target:
        write_listing(list_records(TopicSummary, kept.topics()), **target)
