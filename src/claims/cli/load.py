"""`claims load`: what an engine wrote to a folder, into the store."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

from typer import Argument, Exit, Option

from claims.cli.options import StoreOption
from claims.cli.report import Report
from claims.cli.store import find_settings, open_kept

if TYPE_CHECKING:
    from claims.workflow import Outcome


def load(
    folder: Annotated[str, Argument(metavar="FOLDER", help="What `claims extract --engine ray` has written.")],
    store: StoreOption = None,
    quiet: Annotated[bool, Option("--quiet", "-q", help="Tell of nothing but failures.")] = False,
) -> None:
    """Example: claims load shards/

    Keep in the store what was extracted into a folder of Parquet files. Documents that the store has already are
    replaced, or left alone where nothing has changed.
    """
    from claims.shards import ShardFolder
    from claims.store import show_location
    from claims.workflow import keep_extractions

    report, location = Report(quiet=quiet), find_settings(store=store).store
    with open_kept(location, keep=True) as kept:
        outcomes: Iterator[Outcome] = (
            keep_extractions(ShardFolder(folder).read_extractions(), kept) if kept else iter(())
        )
        for _ in report.watch(outcomes):
            pass
    report.close(show_location(location))
    raise Exit(1 if report.failed else 0)
