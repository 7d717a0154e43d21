"""`claims verify`: whether the rows of an exported file still hold."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from typer import Argument, Exit

from claims.cli.options import FormatOption, OutputOption, StoreOption
from claims.cli.output import open_target
from claims.cli.report import tell
from claims.cli.store import find_settings, list_records, open_store

if TYPE_CHECKING:
    from claims.verification import Lapse


def verify(
    file: Annotated[str, Argument(metavar="FILE", help="What `claims export` wrote, as CSV, TSV, JSON or JSON Lines.")],
    documents: Annotated[
        list[str] | None,
        Argument(metavar="[DOCUMENT]...", help="Files and folders to hold it against, instead of the store."),
    ] = None,
    format: FormatOption = None,
    output: OutputOption = None,
    store: StoreOption = None,
) -> None:
    """Example: claims verify figures.csv

    Hold each row of an exported file against the stored documents: whether the quote stands at its place, in its
    sentence, in the same text, and is read as it was. Rows that no longer hold are listed, each with the reason, and
    the exit code is 1.
    """
    held, lapses = check(Path(file), documents or [], store)
    if lapses or format or output:
        from claims.present import write_listing
        from claims.verification import Lapse

        with open_target(output, format) as target:
            write_listing(list_records(Lapse, lapses), **target)
    tell(f"{held:,} rows hold, {len(lapses):,} do not")
    raise Exit(1 if lapses else 0)


def check(file: Path, documents: list[str], store: str | None) -> tuple[int, list[Lapse]]:
    """Return how many rows hold, and those that do not."""
    from claims.verification import find_in_files, find_in_store, verify

    if documents:
        found = list(verify(file, find_in_files(documents, find_settings(store=store))))
    else:
        with open_store(store) as kept:
            found = list(verify(file, find_in_store(kept)))
    lapses = [lapse for lapse in found if lapse]
    return len(found) - len(lapses), lapses
