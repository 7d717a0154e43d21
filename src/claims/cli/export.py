"""`claims export`: claims in a file for a spreadsheet or a program."""

from __future__ import annotations

from typing import Annotated

from typer import Argument

from claims.cli.options import AllOption, FormatOption, SourceOption, StoreOption, TopicOption
from claims.cli.output import open_target
from claims.cli.report import tell
from claims.cli.store import make_query, open_store


def export(
    file: Annotated[str, Argument(metavar="FILE", help="Where to write; .csv, .json, .jsonl or .md says how.")],
    topic: TopicOption = None,
    source: SourceOption = None,
    incidental: AllOption = False,
    format: FormatOption = None,
    store: StoreOption = None,
) -> None:
    """Example: claims export figures.csv

    Write the claims that were kept to a file, one row a claim. The file changes only when it is whole.
    """
    from claims.present import write_claims

    with open_store(store) as kept, open_target(file, format) as target:
        claims = list(kept.claims(make_query(kept, topics=topic, sources=source, incidental=incidental)))
        write_claims(claims, **target)
    tell(f"{len(claims):,} claims written to {file}")
