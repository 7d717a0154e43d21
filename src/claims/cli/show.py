"""`claims show`: one claim with its sentence and every field."""

from __future__ import annotations

from typing import Annotated

from typer import Argument

from claims.cli.completion import complete_id
from claims.cli.options import FormatOption, OutputOption, StoreOption
from claims.cli.output import open_target
from claims.cli.store import open_store


def show(
    id: Annotated[
        str,
        Argument(
            metavar="ID", help="The claim's id, or its first letters, from `claims list`.", autocompletion=complete_id
        ),
    ],
    format: FormatOption = None,
    output: OutputOption = None,
    store: StoreOption = None,
) -> None:
    """Example: claims show 1f3a

    Show one claim: its sentence with the figure marked, between the sentences before and after, where it stands in the
    document, and every field.
    """
    from claims.present import Format, write_claim, write_claims
    from claims.workflow import find_neighbours

    with open_store(store) as kept, open_target(output, format) as target:
        claim = kept.claim(id)
        if target["format"] is Format.table:
            document = kept.document(claim.source)
            neighbours = find_neighbours(document, claim)
            write_claim(claim, document.text, target["out"], neighbours=neighbours, colour=target["colour"])
        else:
            write_claims([claim], **target)
