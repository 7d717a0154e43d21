"""Notes under an exported Markdown table: what its columns mean and how it came about."""

from __future__ import annotations

from typing import TextIO

from claims.present import markdown
from claims.present.dictionary import describe_claims
from claims.present.exports import Export
from claims.present.formats import Screen
from claims.present.listing import Listing

_OWN_MEANINGS = {
    "counted": "What is counted or measured, the whole that it is a share of, its rate and its direction.",
    "review": "What a reviewer decided and remarked.",
}
"""Columns of the table that put several fields together."""
_OWN_NAMES = {"quote": "figure"}


def write_notes(export: Export, out: TextIO) -> None:
    """Write the notes in sections of their own."""
    described = {_OWN_NAMES.get(column.name, column.name): column.description for column in describe_claims()}
    meanings = described | _OWN_MEANINGS
    columns = Listing(("column", "meaning"), tuple((name, meanings[name]) for name in markdown.CLAIM_COLUMNS))
    out.write("\n## What the columns mean\n\n")
    markdown.write_listing(columns, out, screen=Screen())
    out.write("\n## The documents\n\n")
    markdown.write_listing(export.sources, out, screen=Screen())
    out.write("\n## How this was made\n\n")
    markdown.write_listing(Listing(("name", "value"), tuple(export.provenance.entries())), out, screen=Screen())
