"""SQLite: one flat table of claims beside its sources, its dictionary and how it came about; for any SQL tool."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from decimal import Decimal
from pathlib import Path

from claims.present.cleaning import replace_surrogates
from claims.present.dictionary import Column, describe_all, describe_claims, list_columns
from claims.present.exports import Export
from claims.present.listing import Listing
from claims.records import Claim

_TYPES = {"integer": "INTEGER", "number": "REAL", "true or false": "INTEGER"}
_LARGEST = 2**63 - 1

Cell = str | int | float | None


def write_export(export: Export, path: Path) -> None:
    """Write tables `claims`, `sources`, `dictionary` and `provenance`; topics are a JSON list, as in the store."""
    columns = describe_claims()
    with closing(sqlite3.connect(path)) as database, database:
        # The file gets its name when it is whole, so nothing is gained by a journal on the way there.
        database.execute("PRAGMA journal_mode = OFF")
        database.execute(f"CREATE TABLE claims ({', '.join(map(_declare, columns))})")
        places = ", ".join("?" * len(columns))
        database.executemany(f"INSERT INTO claims VALUES ({places})", map(_list_cells, export.claims))
        _write_listing(database, "sources", export.sources)
        _write_listing(database, "dictionary", list_columns(describe_all()))
        _write_listing(database, "provenance", Listing(("name", "value"), tuple(export.provenance.entries())))


def _declare(column: Column) -> str:
    return f"{_quote(column.name)} {_TYPES.get(column.type, 'TEXT')}"


def _quote(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _write_listing(database: sqlite3.Connection, name: str, listing: Listing) -> None:
    database.execute(f"CREATE TABLE {name} ({', '.join(map(_quote, listing.columns))})")
    places = ", ".join("?" * len(listing.columns))
    rows: Iterable[list[Cell]] = ([_spell(value) for value in row] for row in listing.rows)
    database.executemany(f"INSERT INTO {name} VALUES ({places})", rows)


def _list_cells(claim: Claim) -> list[Cell]:
    return [_spell(getattr(claim, name)) for name in Claim.model_fields]


def _spell(value: object) -> Cell:
    match value:
        case None | float():
            return value
        case int():
            return value if abs(value) <= _LARGEST else float(value)
        case Decimal():
            return float(value)
        case tuple():
            return json.dumps([replace_surrogates(each) for each in value], ensure_ascii=False)
        case _:
            return replace_surrogates(str(value))
