"""Tables for a terminal: claims and listings in columns, comparisons in columns or stacked where those do not fit."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple, TextIO

from rich import box
from rich.cells import cell_len
from rich.table import Table
from rich.text import Text

from claims.present import comparison_table
from claims.present.charts import Claims, chart_row
from claims.present.formats import Screen
from claims.present.listing import Listing, Value
from claims.present.numbers import spell_number
from claims.present.terminal import open_console, print_page, say
from claims.present.widths import LEAST, SEPARATOR, share_width, widest
from claims.present.wording import describe_counted, describe_review, describe_time
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
    _Column("review", describe_review, 0),
)


def write_claims(claims: Iterable[Claim], out: TextIO, *, screen: Screen) -> None:
    """Write a row a claim, in as many columns as the screen has room for; a figure is never cut.

    A column for reviews is there where a claim has one.
    """
    console, claims = open_console(screen), list(claims)
    reviewed = any(map(describe_review, claims))
    columns = [column for column in _CLAIM_COLUMNS if column.fits_from <= console.width]
    columns = columns if reviewed else columns[:-1]
    lines = [[say(column.read(claim), column.style) for column in columns] for claim in claims]
    firm = {place for place, column in enumerate(columns) if column.name in ("id", "source")}
    table = _fill_table([Text(column.name) for column in columns], lines, console.width, firm=firm)
    print_page(console, table if lines else "No claims.", out)


def write_comparison(comparison: Comparison, out: TextIO, *, screen: Screen) -> None:
    """Write a row a measure: its figures in order of date, the verdict, and one line that says why."""
    console = open_console(screen)
    print_page(console, comparison_table.lay_out(comparison, console.width), out)


def write_charts(comparison: Comparison, claims: Claims, out: TextIO, *, screen: Screen) -> None:
    """Write the rows with their sources stacked, and under each row a chart of its leading figures."""
    console = open_console(screen)
    leading = {(cell.source, cell.claims[0]) for row in comparison.rows for cell in row.cells}
    charts = [chart_row(row, {key: claims[key] for key in leading & claims.keys()}) for row in comparison.rows]
    print_page(console, comparison_table.lay_out(comparison, console.width, charts), out)


def write_listing(listing: Listing, out: TextIO, *, screen: Screen) -> None:
    """Write the rows, numbers to the right; on a narrow screen columns are left out, and long words cut.

    Empty columns go first. The first column and numbers are never cut, and data formats always have everything.
    """
    console = open_console(screen)
    heads = [say(column) for column in listing.columns]
    lines = [[say(_spell(value)) for value in row] for row in listing.rows]
    numeric = {place for place in range(len(heads)) if any(_is_number(row[place]) for row in listing.rows)}
    places = _choose_columns(heads, lines, console.width, numeric)
    table = _fill_table(
        [heads[place] for place in places],
        [[line[place] for place in places] for line in lines],
        console.width,
        firm={at for at, place in enumerate(places) if at == 0 or place in numeric},
        right={at for at, place in enumerate(places) if place in numeric},
        cut=True,
    )
    print_page(console, table if lines else "Nothing to list.", out)


def _choose_columns(
    heads: Sequence[Text], lines: Sequence[Sequence[Text]], width: int, numeric: Collection[int]
) -> list[int]:
    """Return the places of the columns that `width` has room for; those with least to say, then the widest, go."""
    wanted = _wanted(heads, lines)
    least = [each if place in {0, *numeric} else min(each, LEAST) for place, each in enumerate(wanted)]
    filled = [sum(bool(line[place].plain) for line in lines) for place in range(len(heads))]
    places = list(range(len(heads)))
    optional = sorted({*places[1:]} - {*numeric}, key=lambda place: (filled[place], -wanted[place]))
    for place in optional:
        needed = least if filled[place] else wanted
        if sum(needed[each] for each in places) <= _room_for(places, width):
            break
        places.remove(place)
    return places


def _fill_table(
    heads: Sequence[Text],
    lines: Sequence[Sequence[Text]],
    width: int,
    *,
    firm: Collection[int],
    right: Collection[int] = (),
    cut: bool = False,
) -> Table:
    """Return the table that fits into `width`; with `cut`, a word too long for its column loses its beginning."""
    widths = share_width(_wanted(heads, lines), _room_for(heads, width), firm=firm)
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style="dim")
    for place, (head, each) in enumerate(zip(heads, widths, strict=True)):
        table.add_column(head, width=each, overflow="fold", justify="right" if place in right else "left")
    for line in lines:
        table.add_row(*(_cut(text, each) if cut else text for text, each in zip(line, widths, strict=True)))
    return table


def _cut(text: Text, width: int) -> Text:
    """Return a single long word, such as a path, with its end alone; what has several words is left to wrap."""
    if " " in text.plain or cell_len(text.plain) <= width:
        return text
    end = text.plain
    while cell_len(end) >= max(2, width):
        end = end[1:]
    return say(f"…{end}")


def _wanted(heads: Sequence[Text], lines: Sequence[Sequence[Text]]) -> list[int]:
    return [widest(text.plain for text in column) for column in zip(heads, *lines, strict=True)]


def _room_for(columns: Sequence[object], width: int) -> int:
    return width - SEPARATOR * (len(columns) - 1)


def _is_number(value: Value) -> bool:
    return isinstance(value, int | float | Decimal) and not isinstance(value, bool)


def _spell(value: Value) -> str:
    if value is None or isinstance(value, str):
        return value or ""
    return ("yes" if value else "no") if isinstance(value, bool) else spell_number(value)
