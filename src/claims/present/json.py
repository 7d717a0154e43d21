"""JSON: a list of objects, indented; each is written as it comes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TextIO

from claims.present.formats import Screen
from claims.present.listing import Listing
from claims.present.objects import claim_object, dump, listing_objects, row_object
from claims.records import Claim, Comparison


def write_claims(claims: Iterable[Claim], out: TextIO, *, screen: Screen) -> None:
    """Write a list of claims in the schema's fields and order."""
    _write(map(claim_object, claims), out)


def write_comparison(comparison: Comparison, out: TextIO, *, screen: Screen) -> None:
    """Write a list of measures in the schema's fields and order."""
    _write(map(row_object, comparison.rows), out)


def write_listing(listing: Listing, out: TextIO, *, screen: Screen) -> None:
    """Write a list of objects named by the columns."""
    _write(listing_objects(listing), out)


def _write(objects: Iterable[dict[str, Any]], out: TextIO) -> None:
    out.write("[")
    separator = "\n  "
    for item in objects:
        out.write(separator + dump(item, indent=2).replace("\n", "\n  "))
        separator = ",\n  "
    out.write("]\n" if separator == "\n  " else "\n]\n")
