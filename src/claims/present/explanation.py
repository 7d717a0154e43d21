"""One row of a comparison in full: each claim in its sentence, why the figures differ, and what to ask of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TextIO

from rich.console import Group, RenderableType
from rich.padding import Padding

from claims.present.detail import mark_figure, name_document, name_place
from claims.present.differences import describe_difference, order_sources
from claims.present.echoes import describe_echoes
from claims.present.formats import Screen
from claims.present.terminal import open_console, print_page, say
from claims.present.wording import describe_derived, describe_verdict
from claims.records import Claim, Row

_INDENT = 2


def write_explanation(
    row: Row, claims: Sequence[Claim], texts: Mapping[str, str], out: TextIO, *, screen: Screen
) -> None:
    """Write the row; `texts` has the text of each source, for the numbers of the lines."""
    known = {(claim.source, claim.id): claim for claim in claims}
    parts: list[RenderableType] = [say(f"{row.measure}: {describe_verdict(row)}", "bold"), ""]
    for cell in row.cells:
        for identity in cell.claims:
            claim = known.get((cell.source, identity))
            if claim is not None:
                parts += _show(claim, texts.get(cell.source))
    parts += [say(line) for line in _reasons(row)]
    print_page(open_console(screen), Group(*parts), out)


def _show(claim: Claim, text: str | None) -> Iterator[RenderableType]:
    yield say(name_document(claim))
    yield Padding(mark_figure(claim, text), (0, 0, 0, _INDENT))
    yield Padding(say(name_place(claim, text), "dim"), (0, 0, 0, _INDENT))
    yield ""


def _reasons(row: Row) -> Iterator[str]:
    sources = order_sources([row])
    yield from (f"differ {describe_difference(each, sources)}" for each in row.differences)
    yield from filter(None, [describe_echoes(row)])
    yield from (f"ask: {caution.words} ({caution.source})" for caution in row.warnings)
    yield from map(describe_derived, row.derived)
