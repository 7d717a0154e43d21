"""Tables for a terminal: claims and listings in columns, comparisons in columns or stacked where those do not fit."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import NamedTuple, TextIO

from rich import box
from rich.table import Table

from claims.present import comparison_table
from claims.present.formats import Screen
from claims.present.listing import Listing, Value
from claims.present.numbers import spell_number
from claims.present.terminal import open_console, print_page, say
from claims.present.wording import describe_counted, describe_time
from claims.records import Claim, Comparison


class _Column(NamedTuple):
    name: str
    read: Callable[[Claim], str | None]
    fits_from: int
    """Width of the screen from which on the column is shown."""
    style: str = ""


_CLAIM_COLUMNS = (
    _Column("id", lambda claim: claim.id[:8], 60, "dim"),
    _Column("source", lambda claim: claim.source, 0),
    _Column("figure", lambda claim: claim.quote, 0, "bold"),
    _Column("counted", describe_counted, 0),
    _Column("time", lambda claim: describe_time(claim.time), 72),
    _Column("attribution", lambda claim: claim.attribution, 110),
    _Column("place", lambda claim: claim.place, 140),
    _Column("status", lambda claim: claim.status, 160),
    _Column("topics", lambda claim: ", ".join(claim.topics), 180),
)


def write_claims(claims: Iterable[Claim], out: TextIO, *, screen: Screen) -> None:
    """Write a row a claim, in as many columns as the screen has room for; a figure is never cut."""
    console = open_console(screen)
    columns = [column for column in _CLAIM_COLUMNS if column.fits_from <= console.width]
    table = _open_table()
    for column in columns:
        table.add_column(column.name, overflow="fold", no_wrap=column.name == "id")
    for claim in claims:
        table.add_row(*(say(column.read(claim), column.style) for column in columns))
    print_page(console, table if table.rows else "No claims.", out)


def write_comparison(comparison: Comparison, out: TextIO, *, screen: Screen) -> None:
    """Write a row a measure: its figures in order of date, the verdict, and one line that says why."""
    console = open_console(screen)
    print_page(console, comparison_table.lay_out(comparison, console.width), out)


def write_listing(listing: Listing, out: TextIO, *, screen: Screen) -> None:
    """Write the rows as they are, numbers to the right."""
    table = _open_table()
    for index, column in enumerate(listing.columns):
        numeric = any(_is_number(row[index]) for row in listing.rows)
        table.add_column(say(column), overflow="fold", justify="right" if numeric else "left")
    for row in listing.rows:
        table.add_row(*(say(_spell(value)) for value in row))
    print_page(open_console(screen), table if table.rows else "Nothing to list.", out)


def _open_table() -> Table:
    return Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style="dim")


def _is_number(value: Value) -> bool:
    return isinstance(value, int | float | Decimal) and not isinstance(value, bool)


def _spell(value: Value) -> str:
    if value is None or isinstance(value, str):
        return value or ""
    return ("yes" if value else "no") if isinstance(value, bool) else spell_number(value)
