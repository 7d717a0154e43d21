"""What `claims extract` tells people on standard error: progress, failures, and how it went."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

import typer

if TYPE_CHECKING:
    from rich.progress import Progress

    from claims.records import Claim
    from claims.store import Store
    from claims.workflow import Outcome

Item = TypeVar("Item")

VERDICTS = ("added", "unchanged", "replaced", "failed")


class Report:
    """Counts outcomes as they pass by; a failure is told at once, in a line of its own."""

    def __init__(self, *, quiet: bool = False) -> None:
        self.quiet = quiet
        self.counts: Counter[str] = Counter()
        self.claims = 0

    def watch(self, outcomes: Iterator[Outcome], *, bar: Progress | None = None) -> Iterator[Outcome]:
        """Yield the outcomes as they are, each counted, shown on the bar and, if failed, told."""
        for outcome in outcomes:
            self._count(outcome, bar)
            if bar:
                _advance(bar, outcome)
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
def open_bar(inputs: Sequence[str], *, quiet: bool, writes: bool) -> Iterator[Progress | None]:
    """Yield a progress bar on standard error, or None where nobody would see it or it would get into the results.

    Args:
        inputs: what is read, to know how much there is to do.
        quiet: whether nothing but failures is to be told.
        writes: whether results go to standard output meanwhile.
    """
    if quiet or not sys.stderr.isatty() or (writes and sys.stdout.isatty()):
        yield None
        return
    from claims.read import find_documents, printable
    from claims.records import Failure

    with make_bar() as bar:
        paths = [found.path if isinstance(found, Failure) else printable(found) for found in find_documents(inputs)]
        bar.add_task("extracting", total=len(paths), places={path: place for place, path in enumerate(paths, 1)})
        yield bar


def track(items: Iterator[Item], *, label: str, total: int) -> Iterator[Item]:
    """Yield the items, with a progress bar on standard error where somebody sees it."""
    if not sys.stderr.isatty():
        yield from items
        return
    with make_bar() as bar:
        yield from bar.track(items, total=total, description=label)


def make_bar() -> Progress:
    """Return a progress bar on standard error that goes when its work is done."""
    from rich.console import Console
    from rich.progress import Progress

    # Rich would lead standard output onto the bar's own console, and so past the file it is redirected to.
    return Progress(console=Console(stderr=True), transient=True, redirect_stdout=False)


def _advance(bar: Progress, outcome: Outcome) -> None:
    """Move the bar to the file of this outcome; an archive, or a table of documents, has many."""
    from claims.workflow import Added, Failed, Replaced

    match outcome:
        case Failed(failure=failure):
            path = failure.path
        case Added(extraction=extraction) | Replaced(extraction=extraction):
            path = extraction.document.path
        case _:
            path = outcome.path
    task = bar.tasks[0]
    while path and path not in task.fields["places"]:
        path = re.sub(r"(?:^|[#/])[^#/]*$", "", path)
    bar.update(task.id, completed=max(task.completed, task.fields["places"].get(path, 0)))


def tell(line: str, bar: Progress | None = None) -> None:
    """Write one line to standard error, above the bar where there is one; a hostile file name steers no terminal."""
    from claims.present.cleaning import clean

    if bar:
        bar.console.print(clean(line), markup=False, highlight=False, soft_wrap=True)
    else:
        typer.echo(clean(line), err=True)


def list_claims(
    outcomes: Iterator[Outcome], store: Store | None, *, incidental: bool, read_kept: bool = True
) -> Iterator[Claim]:
    """Yield the claims of all documents, from the store where there is one, which knows what reviewers decided.

    Args:
        outcomes: what became of the documents.
        store: where claims are kept, if they are.
        incidental: also numbers that are no claims worth comparing.
        read_kept: whether claims are to be read from the store.
    """
    from claims.store import ClaimQuery
    from claims.workflow import Failed, Unchanged

    for outcome in outcomes:
        if isinstance(outcome, Failed):
            continue
        if store is None and not isinstance(outcome, Unchanged):
            yield from (claim for claim in outcome.extraction.claims if incidental or not claim.incidental)
        elif store and read_kept:
            source = outcome.source if isinstance(outcome, Unchanged) else outcome.extraction.document.source
            yield from store.claims(ClaimQuery(sources=(source,), incidental=incidental))
