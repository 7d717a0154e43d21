"""`claims sources`: the documents that were extracted."""

from __future__ import annotations

from claims.cli.options import FormatOption, OutputOption, StoreOption
from claims.cli.output import open_target
from claims.cli.store import list_records, open_store


def list_sources(format: FormatOption = None, output: OutputOption = None, store: StoreOption = None) -> None:
    """Example: claims sources

    List the documents that were extracted, the oldest first, with their short ids.
    """
    from claims.present import Format, write_listing
    from claims.store import SourceSummary

    with open_store(store) as kept, open_target(output, format) as target:
        for_programs = ("text_hash", "fingerprint") if target["format"] is Format.table else ()
        write_listing(list_records(SourceSummary, kept.sources(), leave_out=for_programs), **target)
