"""One claim for reading: its sentence with the figure marked, where it stands, and every field."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, TextIO

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from claims.present.formats import Screen
from claims.present.marking import count_line, split_sentence
from claims.present.numbers import spell_number
from claims.present.terminal import open_console, print_page, say
from claims.records import CORRECTABLE, Claim


def write_detail(
    claim: Claim,
    document_text: str | None,
    out: TextIO,
    *,
    neighbours: tuple[str, str],
    brief: bool,
    screen: Screen,
) -> None:
    """Write the sentence of `claim` with the figure in brackets, its document and place in it, then its fields."""
    before, after = (say(sentence, "dim") for sentence in neighbours)
    page = Group(
        *(Padding(part, (0, 2)) for part in (before, mark_figure(claim, document_text), after) if part),
        "",
        say(name_document(claim)),
        say(name_place(claim, document_text), "dim"),
        "",
        _list_fields(claim, _choose_fields(claim) if brief else tuple(Claim.model_fields)),
    )
    print_page(open_console(screen), page, out)


def mark_figure(claim: Claim, document_text: str | None) -> RenderableType:
    """Return the sentence of `claim` with the figure in brackets."""
    before, figure, after = split_sentence(claim, document_text)
    if not figure:
        return Group(say(before), say(f"[{claim.quote}]", "bold"))
    marked = Text(overflow="fold")
    for words, style in ((before, ""), (f"[{figure}]", "bold"), (after, "")):
        # Cleaning strips the spaces at the seams, so they are put back here.
        marked.append(" " if words[:1].isspace() else "").append_text(say(words, style))
        marked.append(" " if words[-1:].isspace() else "")
    return marked


def name_document(claim: Claim) -> str:
    """Return the source of `claim`, with what is known of its document."""
    about = (claim.title, claim.author, claim.publisher, claim.published)
    return ": ".join(filter(None, (claim.source, ", ".join(filter(None, about)))))


def name_place(claim: Claim, document_text: str | None) -> str:
    """Return where in its document `claim` stands."""
    line = "" if document_text is None else f", line {count_line(document_text, claim.start)}"
    part = f", {claim.locator}" if claim.locator else ""
    return f"{claim.path}{part}{line}, characters {claim.start} to {claim.end}"


def _choose_fields(claim: Claim) -> tuple[str, ...]:
    names = (*CORRECTABLE, "topics", "confidence", "reviewed", "reviewer_note")
    return tuple(name for name in names if getattr(claim, name) not in (None, (), False))


def _list_fields(claim: Claim, names: tuple[str, ...]) -> Table:
    fields = Table.grid(padding=(0, 2))
    fields.add_column(style="dim", no_wrap=True)
    fields.add_column(overflow="fold")
    for name in names:
        fields.add_row(name, say(_spell(getattr(claim, name))))
    return fields


def _spell(value: Any) -> str:
    match value:
        case None | ():
            return "-"
        case bool():
            return "true" if value else "false"
        case int() | float() | Decimal():
            return spell_number(value)
        case tuple():
            return "; ".join(value)
        case _:
            return str(value)
