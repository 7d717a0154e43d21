"""`claims export`: claims in a file for a spreadsheet, a program or a database."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from typer import Argument, Option

from claims.cli.options import (
    AllOption,
    ConfidenceOption,
    FileFormatName,
    KindOption,
    ReviewedOption,
    SinceOption,
    SourceOption,
    StoreOption,
    TopicOption,
    WordsOption,
)
from claims.cli.output import choose_file_format, name_draft, open_target, open_whole
from claims.cli.provenance import describe_run
from claims.cli.report import tell, track
from claims.cli.store import COMPARABLE, find_settings, list_records, make_query, open_store
from claims.errors import UsageError

if TYPE_CHECKING:
    from claims.present import Export, FileFormat, Format
    from claims.store import ClaimQuery, Store

COMPARED_AT_MOST = 20_000
"""Claims that a workbook compares; a comparison holds all of them in memory at once."""
BYTE_ORDER_MARK = "\ufeff"


def export(
    file: Annotated[
        str,
        Argument(
            metavar="FILE",
            help="Where to write; .csv, .tsv, .xlsx, .json, .jsonl, .parquet, .md or .sqlite says how.",
        ),
    ],
    topic: TopicOption = None,
    source: SourceOption = None,
    kind: KindOption = None,
    words: WordsOption = None,
    since: SinceOption = None,
    min_confidence: ConfidenceOption = 0.0,
    reviewed: ReviewedOption = False,
    incidental: AllOption = False,
    excel: Annotated[
        bool, Option("--excel", help="Begin CSV or TSV with a byte order mark, so that Excel reads its letters right.")
    ] = False,
    format: Annotated[
        FileFormatName | None, Option("--format", help="How to write.  [default: by the suffix of the file]")
    ] = None,
    store: StoreOption = None,
) -> None:
    """Example: claims export figures.xlsx --topic guns

    Write the claims that were kept to a file, one row a claim. What the columns mean and how the file came about go
    with it: as sheets of a workbook, tables of a database, metadata of Parquet, notes under Markdown, else in a file
    beside it whose name ends in -metadata.json. The file changes only when it is whole.
    """
    chosen = choose_file_format(file, format)
    with open_store(store) as kept:
        query = make_query(
            kept,
            topics=topic,
            sources=source,
            kinds=kind,
            words=words,
            since=since,
            min_confidence=min_confidence,
            reviewed=reviewed,
            incidental=incidental,
        )
        write(gather(kept, query, file, store=store, compared=chosen == "xlsx"), chosen, file, mark=excel)
        tell(f"{kept.count(query):,} claims written to {file}")


def gather(kept: Store, query: ClaimQuery, file: str, *, store: str | None, compared: bool) -> Export:
    """Return the claims that answer the query, read when they are written, with all that goes with them."""
    from claims.compare import compare
    from claims.present import Export
    from claims.store import SourceSummary

    total, sources = kept.count(query), kept.sources(query)
    comparable = query if query.decisions else query.model_copy(update={"decisions": COMPARABLE})
    compares = compared and total <= COMPARED_AT_MOST
    return Export(
        claims=track(kept.claims(query), label="exporting", total=total),
        sources=list_records(SourceSummary, sources),
        provenance=describe_run(file, query, sources, find_settings(store=store)),
        comparison=compare(kept.claims(comparable), topics=query.topics, min_sources=2) if compares else None,
        note=f"With more than {COMPARED_AT_MOST:,} claims, run `claims compare --topic`.",
    )


def write(export: Export, format: Format | FileFormat, file: str, *, mark: bool) -> None:
    """Write the export to `file`, with its dictionary inside or beside it.

    Raises:
        UsageError: a byte order mark is asked for where it would do harm, or for the screen what is no text.
    """
    from claims.present import FileFormat, Format, write_claims, write_export, write_notes

    if mark and format not in (Format.csv, Format.tsv):
        raise UsageError("only CSV and TSV take a byte order mark", where="--excel", hint="leave it out")
    if isinstance(format, FileFormat):
        with name_draft(check_file(file, format)) as draft:
            draft.touch()
            write_export(export, format, draft)
        return
    with open_target(file, format) as target:
        target["out"].write(BYTE_ORDER_MARK if mark else "")
        write_claims(export.claims, **target)
        if format is Format.markdown:
            write_notes(export, target["out"])
    if format is not Format.markdown and Path(file).is_file():
        write_beside(export, format, Path(file))


def check_file(file: str, format: FileFormat) -> Path:
    """Return the file to write, which must not be the screen.

    Raises:
        UsageError: it is.
    """
    if file == "-":
        raise UsageError(f"{format} is no text for the screen", where=file, hint="name a file")
    return Path(file)


def write_beside(export: Export, format: Format, file: Path) -> None:
    """Write the dictionary of a text file into a file beside it."""
    from claims.present import DICTIONARY_SUFFIX, write_dictionary

    with open_whole(file.with_name(file.name + DICTIONARY_SUFFIX)) as out:
        write_dictionary(export, format, file.name, out)
