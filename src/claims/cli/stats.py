"""`claims stats`: how much is in the store."""

from __future__ import annotations

from claims.cli.options import FormatOption, OutputOption, StoreOption
from claims.cli.output import open_target
from claims.cli.store import list_records, open_store


def print_stats(format: FormatOption = None, output: OutputOption = None, store: StoreOption = None) -> None:
    """Example: claims stats

    Count the documents and claims in the store, by kind, status, year of the document and decision of a reviewer.
    Skipped are numbers that are no figures; a lost review waits for a figure that is no longer in its text.
    """
    from claims.present import write_listing
    from claims.store import Count

    with open_store(store) as kept, open_target(output, format) as target:
        write_listing(list_records(Count, kept.statistics()), **target)
