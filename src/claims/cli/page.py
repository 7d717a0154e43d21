"""`claims report`: figures, comparison and full texts as one web page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

from typer import Argument, Option

from claims.cli.behind import find_behind
from claims.cli.compare import WordsOfTopic, find_rows
from claims.cli.export import COMPARED_AT_MOST
from claims.cli.options import KindOption, MinSourcesOption, SinceOption, SourceOption, StoreOption
from claims.cli.output import open_whole
from claims.cli.provenance import describe_run
from claims.cli.report import tell
from claims.cli.store import COMPARABLE, find_settings, list_records, make_query, open_store

if TYPE_CHECKING:
    from claims.present.charts import Claims
    from claims.present.page import Report
    from claims.records import Claim, Comparison, Document
    from claims.settings import Settings
    from claims.store import ClaimQuery, SourceSummary, Store


class Limits(NamedTuple):
    """How much a page holds."""

    sources: int
    measures: int
    figures: int

    def options(self) -> dict[str, int]:
        """Return the options that set it so."""
        return {"--min-sources": self.sources, "--max-measures": self.measures, "--max-figures": self.figures}


def report(
    file: Annotated[str, Argument(metavar="FILE", help="Where to write the page, such as report.html.")],
    topic: WordsOfTopic = None,
    source: SourceOption = None,
    kind: KindOption = None,
    since: SinceOption = None,
    min_sources: MinSourcesOption = 2,
    max_measures: Annotated[
        int, Option("--max-measures", metavar="N", min=0, help="Most measures on the page, the most disputed first.")
    ] = 500,
    max_figures: Annotated[
        int, Option("--max-figures", metavar="N", min=0, help="Most figures in the list of all, the earliest first.")
    ] = 5000,
    store: StoreOption = None,
) -> None:
    """Example: claims report report.html --topic guns

    Write one web page to read, mail or print: sources, measures with their charts, verdicts and reasons, and the full
    texts with all figures marked. It holds all that it needs and asks the network for nothing.
    """
    from claims.present.page import write_report

    limits, made = Limits(min_sources, max_measures, max_figures), (file, find_settings(store=store))
    with open_store(store) as kept:
        query = make_query(kept, sources=source, kinds=kind, since=since, decisions=COMPARABLE)
        compares = bool(topic) or kept.count(query) <= COMPARED_AT_MOST
        found = (
            find_rows(kept, topic or (), sources=source, kinds=kind, since=since, places=(), min_sources=min_sources)
            if compares
            else None
        )
        page = gather(kept, query, found, topics=tuple(topic or ()), limits=limits, made=made)
        with open_whole(Path(file)) as out:
            write_report(page, out)
    tell(f"{len(page.comparison.rows):,} measures and {len(page.figures):,} figures written to {file}")


def gather(
    kept: Store,
    query: ClaimQuery,
    found: Comparison | None,
    *,
    topics: tuple[str, ...],
    limits: Limits,
    made: tuple[str, Settings],
) -> Report:
    """Return what goes on the page; the texts are read when it is written.

    Args:
        kept: the store, open until the page is written.
        query: which figures are wanted, topics left out.
        found: all measures, or None where there are too many figures to compare.
        topics: topics or free words.
        limits: how much the page holds.
        made: the file that is written, and the settings.
    """
    from claims.present.page import Report
    from claims.records import Comparison
    from claims.store import SourceSummary

    comparison = Comparison(rows=found.rows[: limits.measures] if found else ())
    behind = find_behind(kept, comparison)
    figures, total = list_figures(kept, query, topics, behind, most=limits.figures)
    shown = frozenset([claim.source for claim in figures] + [source for source, _ in behind])
    sources = [each for each in kept.sources(query) if each.source in shown]
    asked = query.model_copy(update={"topics": topics, "decisions": ()})
    return Report(
        comparison=comparison,
        behind=behind,
        figures=figures,
        sources=list_records(SourceSummary, sources),
        texts=read_texts(kept, sources),
        shown=shown,
        provenance=describe_run(made[0], asked, sources, made[1], command="report", options=limits.options()),
        notes=tuple(describe_limits(comparison, found, figures, total)),
    )


def list_figures(
    store: Store, query: ClaimQuery, topics: Sequence[str], behind: Claims, *, most: int
) -> tuple[list[Claim], int]:
    """Return the first figures that are on the topics or stand behind a measure, and how many there are in all."""
    wanted = {topic.casefold() for topic in topics}
    fitting = (
        claim
        for claim in store.claims(query)
        if not topics or (claim.source, claim.id) in behind or wanted & {topic.casefold() for topic in claim.topics}
    )
    figures = list(islice(fitting, most))
    return figures, len(figures) + sum(1 for _ in fitting)


def read_texts(store: Store, sources: Sequence[SourceSummary]) -> Iterator[tuple[Document, list[Claim]]]:
    """Yield each document with all its claims."""
    from claims.store import ClaimQuery

    for each in sources:
        yield store.document(each.source), list(store.claims(ClaimQuery(sources=(each.source,), decisions=COMPARABLE)))


def describe_limits(shown: Comparison, found: Comparison | None, figures: Sequence[Claim], total: int) -> Iterator[str]:
    """Yield what the page leaves out, and the option that shows it."""
    if found is None:
        yield f"more than {COMPARED_AT_MOST:,} figures are not compared; --topic, --source, --kind or --since chooses."
    elif len(found.rows) > len(shown.rows):
        yield (
            f"only the {len(shown.rows):,} most disputed of {len(found.rows):,} measures are here; "
            "--max-measures shows more."
        )
    if total > len(figures):
        yield f"only the first {len(figures):,} of {total:,} figures are listed; --max-figures shows more."
