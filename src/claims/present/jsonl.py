"""JSON Lines: one object a line, each written as it comes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TextIO

from claims.present.formats import Screen
from claims.present.listing import Listing
from claims.present.objects import claim_object, dump, listing_objects, row_object
from claims.records import Claim, Comparison


def write_claims(claims: Iterable[Claim], out: TextIO, *, screen: Screen) -> None:
    """Write a flat object a claim in the schema's fields and order."""
    _write(map(claim_object, claims), out)


def write_comparison(comparison: Comparison, out: TextIO, *, screen: Screen) -> None:
    """Write an object a measure in the schema's fields and order."""
    _write(map(row_object, comparison.rows), out)


def write_listing(listing: Listing, out: TextIO, *, screen: Screen) -> None:
    """Write an object a row, named by the columns."""
    _write(listing_objects(listing), out)


def _write(objects: Iterable[dict[str, Any]], out: TextIO) -> None:
    for item in objects:
        out.write(dump(item) + "\n")
