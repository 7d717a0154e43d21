"""`claims datasette`: what Datasette is to know of the store."""

from __future__ import annotations

import json
from pathlib import Path

import typer

from claims.cli.options import OutputOption, StoreOption
from claims.cli.output import open_whole
from claims.cli.store import open_store
from claims.errors import UsageError


def print_metadata(output: OutputOption = None, store: StoreOption = None) -> None:
    """Example: claims datasette -o metadata.json && datasette claims.db --metadata metadata.json

    Print metadata for Datasette, which shows the store in a browser: what tables and columns mean, facets, and
    queries to begin with.
    """
    from claims.store import describe_for_datasette

    with open_store(store) as kept:
        if kept.path is None:
            hint = "name a store that is a file, or write one: claims export claims.sqlite"
            raise UsageError("Datasette opens SQLite files alone", where=kept.name, hint=hint)
        metadata = json.dumps(describe_for_datasette(kept.path), indent=2)
    if output is None or output == "-":
        typer.echo(metadata)
        return
    with open_whole(Path(output)) as out:
        out.write(metadata + "\n")
