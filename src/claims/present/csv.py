"""CSV: the same columns as JSON, safe to open in a spreadsheet; each row is written as it comes."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import TextIO

from claims.present.cleaning import picture_controls
from claims.present.formats import Screen
from claims.present.formulas import defuse
from claims.present.listing import Listing, Value, list_comparison
from claims.present.numbers import spell_number
from claims.records import Claim, Comparison

_VERBATIM = frozenset({"comparator"})
"""Text columns written as they are: a comparator is one of our own seven signs, and a lone `=` runs nothing."""
_SINGLE = (str, bool, int, float, Decimal)


def write_claims(claims: Iterable[Claim], out: TextIO, *, screen: Screen, delimiter: str = ",") -> None:
    """Write a row a claim; the topics stand in one cell."""
    _write(tuple(Claim.model_fields), map(_spell_claim, claims), out, delimiter)


def write_comparison(comparison: Comparison, out: TextIO, *, screen: Screen, delimiter: str = ",") -> None:
    """Write a row a measure with a column a source, the earliest first."""
    write_listing(list_comparison(comparison), out, screen=screen, delimiter=delimiter)


def write_listing(listing: Listing, out: TextIO, *, screen: Screen, delimiter: str = ",") -> None:
    """Write the rows as they are."""
    rows = (
        [spell_field(name, value) for name, value in zip(listing.columns, row, strict=True)] for row in listing.rows
    )
    _write(listing.columns, rows, out, delimiter)


class _LineFeeds:
    """Ends rows with a line feed alone; the csv module quotes a carriage return in a cell only if rows end in one."""

    def __init__(self, out: TextIO) -> None:
        self._out = out

    def write(self, row: str) -> int:
        return self._out.write(row.removesuffix("\r\n") + "\n")


def _write(columns: tuple[str, ...], rows: Iterable[list[str]], out: TextIO, delimiter: str) -> None:
    writer = csv.writer(_LineFeeds(out), delimiter=delimiter, lineterminator="\r\n")
    writer.writerow([spell_cell(column) for column in columns])
    writer.writerows(rows)


def _spell_claim(claim: Claim) -> list[str]:
    return [spell_field(name, getattr(claim, name)) for name in Claim.model_fields]


def spell_field(name: str, value: Value | Sequence[str]) -> str:
    """Return the cell that a field of a claim is written as."""
    if name in _VERBATIM:
        return str(value)
    return spell_cell(value if value is None or isinstance(value, _SINGLE) else "; ".join(value))


def spell_cell(value: Value) -> str:
    """Return the cell that a value is written as; a text that a spreadsheet would run is made harmless."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case int() | float() | Decimal():
            return spell_number(value)
        case _:
            return defuse(picture_controls(value))
