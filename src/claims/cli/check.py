"""`claims check`: the figures of one document, such as a draft, against those in the store."""

from __future__ import annotations

from typing import Annotated

from typer import Argument, Exit, Option

from claims.cli.compare import CONFLICT_FOUND
from claims.cli.options import FormatOption, OutputOption, StoreOption
from claims.cli.output import open_target
from claims.cli.report import tell
from claims.cli.store import COMPARABLE, make_query, open_store
from claims.cli.throwaway import open_files


def check(
    draft: Annotated[str, Argument(metavar="DRAFT", help="The document to check, or - for standard input.")],
    agreeing: Annotated[bool, Option("--all", help="Also the figures that no source contradicts.")] = False,
    format: FormatOption = None,
    output: OutputOption = None,
    store: StoreOption = None,
) -> None:
    """Example: claims check draft.md

    Compare the figures of a draft with those in the store, and list the ones that differ. The exit code is 3 where a
    source contradicts the draft.
    """
    from claims.compare import check as check_claims
    from claims.present import write_comparison

    with open_store(store) as kept, open_files([draft]) as written:
        claims = list(written.claims())
        paths = {claim.path for claim in claims}
        others = [claim for claim in kept.claims(make_query(kept, decisions=COMPARABLE)) if claim.path not in paths]
        findings = check_claims(claims, others, agreeing=agreeing)
    with open_target(output, format) as target:
        write_comparison(findings, **target)
    conflicts = sum(row.verdict == "conflict" for row in findings.rows)
    tell(f"{len(claims)} figures in the draft, {conflicts} contradicted")
    if conflicts:
        raise Exit(CONFLICT_FOUND)
