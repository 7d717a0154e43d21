"""The formats by name, and what the module of each one offers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple, Protocol, TextIO, assert_never

from claims.present.exports import Export
from claims.present.listing import Listing
from claims.records import Claim, Comparison


class Format(StrEnum):
    """How results are written; a new format is one entry here and one module beside this one."""

    table = "table"
    csv = "csv"
    tsv = "tsv"
    json = "json"
    jsonl = "jsonl"
    markdown = "markdown"


class FileFormat(StrEnum):
    """How whole files are written that are no text; a new one is one entry here and one module beside this one."""

    xlsx = "xlsx"
    parquet = "parquet"
    sqlite = "sqlite"


SUFFIXES: Mapping[str, Format | FileFormat] = {
    **{f".{format}": format for format in (*Format, *FileFormat) if format not in (Format.table, Format.markdown)},
    ".md": Format.markdown,
    ".txt": Format.table,
    ".db": FileFormat.sqlite,
}
"""What the suffix of a file, in lower case, says of its format."""


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
        case Format.tsv:
            from claims.present import tsv

            return tsv
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


class FileWriter(Protocol):
    """What the module of a file format offers."""

    def write_export(self, export: Export, path: Path) -> None:
        """Write all of an export to the file at `path`, which is made anew."""


def find_file_writer(format: FileFormat) -> FileWriter:
    """Return the module that writes `format`; its library is imported when it writes."""
    match format:
        case FileFormat.xlsx:
            from claims.present import xlsx

            return xlsx
        case FileFormat.parquet:
            from claims.present import parquet

            return parquet
        case FileFormat.sqlite:
            from claims.present import sqlite

            return sqlite
        case _:
            assert_never(format)
