"""`claims extract`: read documents and keep or print their claims."""

from __future__ import annotations

from collections import deque
from contextlib import nullcontext
from typing import Annotated, Literal

from typer import Exit, Option

from claims.cli.limits import (
    MaxBytesOption,
    MaxCharactersOption,
    MaxEntriesOption,
    MaxMemoryOption,
    MaxNodesOption,
    MaxPagesOption,
    MaxRatioOption,
    MaxSecondsOption,
    MaxUnpackedOption,
)
from claims.cli.options import AllOption, FormatOption, InputsArgument, OutputOption, StoreOption
from claims.cli.output import open_target
from claims.cli.report import Report, list_claims, open_bar
from claims.cli.store import find_settings, open_kept


def extract(
    inputs: InputsArgument,
    store: StoreOption = None,
    no_store: Annotated[bool, Option("--no-store", help="Keep nothing; write the claims to standard output.")] = False,
    format: FormatOption = None,
    output: OutputOption = None,
    incidental: AllOption = False,
    pipeline: Annotated[
        str | None,
        Option(
            "--pipeline",
            metavar="NAME",
            help="Another spaCy pipeline.  [env: CLAIMS_PIPELINE; default: the shipped one]",
        ),
    ] = None,
    title: Annotated[str | None, Option("--title", metavar="TEXT", help="Title, whatever the documents say.")] = None,
    author: Annotated[
        str | None, Option("--author", metavar="TEXT", help="Author, whatever the documents say.")
    ] = None,
    publisher: Annotated[
        str | None, Option("--publisher", metavar="TEXT", help="Publisher, whatever the documents say.")
    ] = None,
    date: Annotated[
        str | None, Option("--date", metavar="DATE", help="Date of publication, such as 2009-07, whatever they say.")
    ] = None,
    text_field: Annotated[
        str | None,
        Option("--text-field", metavar="NAME", help="Column of the text, where a table has a document in each row."),
    ] = None,
    title_field: Annotated[
        str | None, Option("--title-field", metavar="NAME", help="Column of the title; these are guessed otherwise.")
    ] = None,
    date_field: Annotated[str | None, Option("--date-field", metavar="NAME", help="Column of the date.")] = None,
    author_field: Annotated[str | None, Option("--author-field", metavar="NAME", help="Column of the author.")] = None,
    url_field: Annotated[str | None, Option("--url-field", metavar="NAME", help="Column of the address.")] = None,
    max_characters: MaxCharactersOption = None,
    max_bytes: MaxBytesOption = None,
    max_pages: MaxPagesOption = None,
    max_nodes: MaxNodesOption = None,
    max_entries: MaxEntriesOption = None,
    max_ratio: MaxRatioOption = None,
    max_unpacked: MaxUnpackedOption = None,
    max_seconds: MaxSecondsOption = None,
    max_memory: MaxMemoryOption = None,
    force: Annotated[bool, Option("--force", help="Extract documents that have not changed too.")] = False,
    jobs: Annotated[
        int | None,
        Option("--jobs", "-j", metavar="N", min=1, help="Processes that analyse.  [default: one a core, if worth it]"),
    ] = None,
    engine: Annotated[
        Literal["local", "ray"], Option("--engine", help="Where to work: here, or on a Ray cluster, into a folder.")
    ] = "local",
    quiet: Annotated[bool, Option("--quiet", "-q", help="Tell of nothing but failures.")] = False,
) -> None:
    """Example: claims extract seeds/

    Find every figure in documents and keep it, with its sentence, in the store. With --format, --output or --no-store
    the claims are written too. Documents that have not changed since the last time are left alone.
    """
    from claims.present import write_claims
    from claims.read import Columns, Metadata
    from claims.store import show_location
    from claims.workflow import extract_documents

    report, writes = Report(quiet=quiet), bool(format or output or no_store)
    settings = find_settings(
        store=store,
        pipeline=pipeline,
        max_characters=max_characters,
        max_bytes=max_bytes,
        max_pages=max_pages,
        max_nodes=max_nodes,
        max_entries=max_entries,
        max_ratio=max_ratio,
        max_unpacked=max_unpacked,
        max_seconds=max_seconds,
        max_memory=max_memory,
    )
    columns = Columns(text=text_field, title=title_field, date=date_field, author=author_field, url=url_field)
    overrides = Metadata(title=title, author=author, publisher=publisher, published=date)
    if engine == "ray":
        from claims.cli.cluster import extract_with_ray

        failed = extract_with_ray(
            inputs,
            output,
            settings=settings,
            overrides=overrides,
            columns=columns,
            jobs=jobs,
            force=force,
            quiet=quiet,
        )
        raise Exit(1 if failed else 0)
    with open_kept(settings.store, keep=not no_store) as kept, open_bar(inputs, quiet=quiet, writes=writes) as bar:
        outcomes = extract_documents(
            inputs, store=kept, settings=settings, overrides=overrides, columns=columns, force=force, jobs=jobs
        )
        with open_target(output, format) if writes else nullcontext() as target:
            found = list_claims(report.watch(outcomes, bar=bar), kept, incidental=incidental, read_kept=writes)
            write_claims(found, **target) if target else deque(found, maxlen=0)
    report.close(None if no_store else show_location(settings.store))
    raise Exit(1 if report.failed else 0)
