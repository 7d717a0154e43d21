"""Sentences for reading, every figure in brackets, with what each was read as below."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import TextIO

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table

from claims.present.formats import Screen
from claims.present.marking import mark_figures
from claims.present.terminal import open_console, print_page, say
from claims.present.wording import describe_counted, describe_review, describe_time
from claims.records import Claim


def write_sentences(claims: Iterable[Claim], out: TextIO, *, screen: Screen) -> None:
    """Write each sentence once with the claims that stand in it; claims of one sentence come one after another."""
    console = open_console(screen)
    for number, (_, group) in enumerate(groupby(claims, key=lambda claim: (claim.source, claim.sentence_start))):
        if number:
            out.write("\n")
        print_page(console, _lay_out(list(group)), out)


def _lay_out(claims: Sequence[Claim]) -> RenderableType:
    first = claims[0]
    head = ", ".join(filter(None, (first.source, first.published, first.locator)))
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim", no_wrap=True)
    for claim in claims:
        details = (describe_counted(claim), describe_time(claim.time), claim.attribution, describe_review(claim))
        grid.add_row(say(claim.id[:8]), say(claim.quote), say(", ".join(filter(None, details)), "dim"))
    return Group(say(head, "bold"), Padding(say(mark_figures(claims)), (0, 2)), Padding(grid, (0, 0, 0, 4)))
