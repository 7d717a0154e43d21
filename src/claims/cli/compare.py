"""`claims compare`: what several sources say of one measure, side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

from typer import Argument, Exit, Option

from claims.cli.behind import find_behind
from claims.cli.options import (
    FormatOption,
    KindOption,
    MinSourcesOption,
    OutputOption,
    SinceOption,
    SourceOption,
    StoreOption,
)
from claims.cli.output import open_target
from claims.cli.report import tell
from claims.cli.store import COMPARABLE, check_topics, make_query, open_store
from claims.cli.throwaway import open_files
from claims.errors import UsageError

if TYPE_CHECKING:
    from claims.records import Comparison, Row
    from claims.store import Store

CONFLICT_FOUND = 3
NOTHING_SHARED = "no measure has figures of {} sources (--min-sources 1 shows those of a single source too)"

MANY = 20_000
"""From how many claims on only those near a topic are compared: all of them would take half a minute and more."""
FEW = 5_000
"""How many claims are compared in some seconds."""
SEVERAL = 3
"""How many claims on a topic make a document one about it, where very many mention it in passing."""
NARROWED = "compared is what stands near figures on {}, as the store is large"

InputsToCompare = Annotated[
    list[str] | None, Argument(metavar="[INPUT]...", help="Files or folders to compare instead of the store.")
]
WordsOfTopic = Annotated[
    list[str] | None,
    Option("--topic", "-t", metavar="WORDS", help="Only measures of a topic, or of free words; may be repeated."),
]
WhereOption = Annotated[
    list[str] | None, Option("--where", metavar="PLACE", help="Only measures of this place; may be repeated.")
]


def compare(
    inputs: InputsToCompare = None,
    topic: WordsOfTopic = None,
    source: SourceOption = None,
    kind: KindOption = None,
    since: SinceOption = None,
    where: WhereOption = None,
    min_sources: MinSourcesOption = 2,
    explain: Annotated[
        str | None,
        Option("--explain", metavar="ROW", help="Show every sentence behind one row, by its number or its words."),
    ] = None,
    cells: Annotated[
        bool, Option("--cells", help="Write a row for each cell, rather than one for each measure.")
    ] = False,
    chart: Annotated[bool, Option("--chart", help="Draw the figures of each row on a scale below it.")] = False,
    fail_on_conflict: Annotated[
        bool, Option("--fail-on-conflict", help="Exit with 3 where a row is in conflict, for scripts.")
    ] = False,
    format: FormatOption = None,
    output: OutputOption = None,
    store: StoreOption = None,
) -> None:
    """Example: claims compare --topic guns

    Set the figures that several sources give for one measure side by side, the most disputed first, and say how they
    differ.
    """
    from claims.present import list_cells, write_comparison, write_listing

    with open_files(inputs) if inputs else open_store(store) as kept:
        comparison = find_rows(
            kept, topic or (), sources=source, kinds=kind, since=since, places=where or (), min_sources=min_sources
        )
        if explain is not None:
            write_row(choose_row(comparison, explain), kept, output)
        elif chart:
            write_charted(comparison, kept, output, format)
        else:
            with open_target(output, format) as target:
                if cells:
                    write_listing(list_cells(comparison), **target)
                else:
                    write_comparison(comparison, **target)
    if not comparison.rows and min_sources > 1:
        tell(NOTHING_SHARED.format(min_sources))
    if fail_on_conflict and any(row.verdict == "conflict" for row in comparison.rows):
        raise Exit(CONFLICT_FOUND)


def find_rows(
    store: Store, topics: Sequence[str], *, places: Sequence[str], min_sources: int, **conditions: Any
) -> Comparison:
    """Return the rows of the claims in `store` that answer the conditions.

    Raises:
        UsageError: nothing in the store has to do with a topic, or a source is not known.
    """
    from claims.compare import compare as compare_claims
    from claims.store import ClaimQuery

    query = make_query(store, decisions=COMPARABLE, **narrow(store, topics), **conditions)
    found = {identity for words in topics for identity in store.ids(ClaimQuery(words=words))}
    comparison = compare_claims(store.claims(query), topics=topics, places=places, found=found, min_sources=min_sources)
    if not comparison.rows and not found:
        check_topics(store, topics)
    return comparison


def narrow(store: Store, topics: Sequence[str]) -> dict[str, Any]:
    """Return the conditions that leave what stands near the topics; none, unless the store is too large to read whole.

    Documents that speak of a topic are read whole; where there are too many, those that do so a few times.
    """
    from claims.compare import list_phrases
    from claims.store import ClaimQuery

    if not topics or not store.holds_more_than(MANY):
        return {}
    tell(NARROWED.format(" or ".join(topics)))
    named = {spelling for topic in topics for spelling in (topic, topic.casefold())}
    worded = dict.fromkeys(phrase for topic in topics for phrase in list_phrases(topic))
    near = (ClaimQuery(topics=tuple(sorted(named))), *(ClaimQuery(words=words) for words in worded))
    fitting = (each for each in range(1, SEVERAL) if store.count(ClaimQuery(near=near, several=each)) <= FEW)
    return {"near": near, "several": next(fitting, SEVERAL)}


def choose_row(comparison: Comparison, words: str) -> Row:
    """Return the row of a number, counted from 1 as the table has it, or of words of its name.

    Raises:
        UsageError: there is no such row, or there are several.
    """
    rows = comparison.rows
    if words.isdigit() and 1 <= int(words) <= len(rows):
        return rows[int(words) - 1]
    named = [row for row in rows if words.casefold() in row.measure.casefold()]
    if len(named) != 1:
        hint = f"rows are numbered from 1 to {len(rows)}" if rows else "there are no rows"
        raise UsageError(f"{len(named)} rows match {words!r}", where="--explain", hint=hint)
    return named[0]


def write_row(row: Row, store: Store, output: str | None) -> None:
    """Write all that is known of one row: each claim in its sentence, and where it stands."""
    from claims.present import write_explanation

    claims = [store.claim(identity) for cell in row.cells for identity in cell.claims]
    texts = {cell.source: store.document(cell.source).text for cell in row.cells}
    with open_target(output, "table") as target:
        write_explanation(row, claims, texts, target["out"], colour=target["colour"])


def write_charted(comparison: Comparison, store: Store, output: str | None, format: str | None) -> None:
    """Write the table with a chart under each row.

    Raises:
        UsageError: another format is asked for.
    """
    from claims.present import write_charts

    with open_target(output, format) as target:
        if target["format"] != "table":
            raise UsageError("only a table has charts", where="--chart", hint="leave --format out")
        write_charts(comparison, find_behind(store, comparison), target["out"], colour=target["colour"])
