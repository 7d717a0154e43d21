"""What `claims extract` tells people on standard error: progress, failures, and how it went."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from rich.progress import Progress

    from claims.records import Claim
    from claims.store import Store
    from claims.workflow import Outcome

VERDICTS = ("added", "unchanged", "replaced", "failed")


class Report:
    """Counts outcomes as they pass by; a failure is told at once, in a line of its own."""

    def __init__(self, *, quiet: bool = False) -> None:
        self.quiet = quiet
        self.counts: Counter[str] = Counter()
        self.claims = 0

    def watch(self, outcomes: Iterator[Outcome], *, bar: Progress | None = None) -> Iterator[Outcome]:
        """Yield the outcomes as they are, each counted, shown on the bar and, if failed, told."""
        task = bar.add_task("", total=None) if bar else None
        for outcome in outcomes:
            self._count(outcome, bar)
            if bar and task is not None:
                bar.update(task, advance=1)
            yield outcome

    def _count(self, outcome: Outcome, bar: Progress | None) -> None:
        from claims.workflow import Added, Failed, Replaced

        self.counts[type(outcome).__name__.lower()] += 1
        match outcome:
            case Failed(failure=failure):
                tell(f"{failure.path}: {failure.reason}", bar)
            case Added(extraction=extraction) | Replaced(extraction=extraction):
                self.claims += sum(not claim.incidental for claim in extraction.claims)

    @property
    def failed(self) -> int:
        """How many documents gave nothing."""
        return self.counts["failed"]

    def close(self, kept: str | None) -> None:
        """Say how it went, and what to do next; `kept` names the store, if there is one."""
        if self.quiet:
            return
        tell(", ".join(f"{verdict} {self.counts[verdict]}" for verdict in VERDICTS))
        if kept and self.claims:
            noun = "claim" if self.claims == 1 else "claims"
            tell(f"{self.claims:,} {noun} kept in {kept}; next: claims topics, claims list, claims compare")


@contextmanager
def open_bar(*, quiet: bool, writes: bool) -> Iterator[Progress | None]:
    """Yield a progress bar on standard error, or None where nobody would see it or it would get into the results.

    Args:
        quiet: whether nothing but failures is to be told.
        writes: whether results go to standard output meanwhile.
    """
    if quiet or not sys.stderr.isatty() or (writes and sys.stdout.isatty()):
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("extracting"), BarColumn(), TextColumn("{task.completed} documents"), TimeElapsedColumn())
    # Rich would lead standard output onto the bar's own console, and so past the file it is redirected to.
    with Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False) as bar:
        yield bar


def tell(line: str, bar: Progress | None = None) -> None:
    """Write one line to standard error, above the bar where there is one."""
    folded = " ".join(line.split())
    if bar:
        bar.console.print(folded, markup=False, highlight=False, soft_wrap=True)
    else:
        typer.echo(folded, err=True)


def list_claims(outcomes: Iterator[Outcome], store: Store | None, *, incidental: bool) -> Iterator[Claim]:
    """Yield the claims of all documents, those of unchanged ones from the store."""
    from claims.store import ClaimQuery
    from claims.workflow import Added, Replaced, Unchanged

    for outcome in outcomes:
        match outcome:
            case Added(extraction=extraction) | Replaced(extraction=extraction):
                yield from (claim for claim in extraction.claims if incidental or not claim.incidental)
            case Unchanged(document=document) if store:
                yield from store.claims(ClaimQuery(sources=(document.source,), incidental=incidental))
