"""TSV: CSV with tabs, for spreadsheets of places where the comma stands in numbers; a tab in a cell is quoted."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from claims.present import csv
from claims.present.formats import Screen
from claims.present.listing import Listing
from claims.records import Claim, Comparison

_TAB = "\t"


def write_claims(claims: Iterable[Claim], out: TextIO, *, screen: Screen) -> None:
    """Write a row a claim; the topics stand in one cell."""
    csv.write_claims(claims, out, screen=screen, delimiter=_TAB)


def write_comparison(comparison: Comparison, out: TextIO, *, screen: Screen) -> None:
    """Write a row a measure with a column a source, the earliest first."""
    csv.write_comparison(comparison, out, screen=screen, delimiter=_TAB)


def write_listing(listing: Listing, out: TextIO, *, screen: Screen) -> None:
    """Write the rows as they are."""
    csv.write_listing(listing, out, screen=screen, delimiter=_TAB)
