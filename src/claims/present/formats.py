"""The formats by name, and what the module of each one offers."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple, Protocol, TextIO, assert_never

from claims.present.listing import Listing
from claims.records import Claim, Comparison


class Format(StrEnum):
    """How results are written; a new format is one entry here and one module beside this one."""

    table = "table"
    csv = "csv"
    json = "json"
    jsonl = "jsonl"
    markdown = "markdown"


class Screen(NamedTuple):
    """What the output is read on; only the table looks at it."""

    width: int | None = None
    """Columns of text; None asks the terminal."""
    colour: bool = False


class Writer(Protocol):
    """What the module of a format offers."""

    def write_claims(self, claims: Iterable[Claim], out: TextIO, *, screen: Screen) -> None:
        """Write claims in the order given."""

    def write_comparison(self, comparison: Comparison, out: TextIO, *, screen: Screen) -> None:
        """Write measures with what each source says of them."""

    def write_listing(self, listing: Listing, out: TextIO, *, screen: Screen) -> None:
        """Write a plain listing."""


def find_writer(format: Format) -> Writer:
    """Return the module that writes `format`; it is imported only now, so that data formats load no Rich."""
    match format:
        case Format.table:
            from claims.present import table

            return table
        case Format.csv:
            from claims.present import csv

            return csv
        case Format.json:
            from claims.present import json

            return json
        case Format.jsonl:
            from claims.present import jsonl

            return jsonl
        case Format.markdown:
            from claims.present import markdown

            return markdown
        case _:
            assert_never(format)
