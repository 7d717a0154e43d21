"""Parquet: typed columns with the dictionary in their metadata, written a group of rows at a time."""

from __future__ import annotations

import json
from dataclasses import asdict
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claims.errors import UsageError
from claims.present.cleaning import replace_surrogates
from claims.present.dictionary import Column, describe_claims
from claims.present.exports import Export
from claims.present.objects import listing_objects

if TYPE_CHECKING:
    import pyarrow

ROWS_AT_ONCE = 2_000


def write_export(export: Export, path: Path) -> None:
    """Write a row a claim; columns say what they mean in their metadata, the file how it came about and its sources.

    Raises:
        UsageError: the library for Parquet is not installed.
    """
    try:
        import pyarrow
        from pyarrow.parquet import ParquetWriter
    except ImportError as error:
        hint = "pip install 'claims-and-figures[parquet]', or choose another format"
        raise UsageError("Parquet needs the library pyarrow", hint=hint) from error
    schema = _make_schema(export)
    with ParquetWriter(path, schema, compression="zstd") as writer:
        coming = iter(export.claims)
        while claims := list(islice(coming, ROWS_AT_ONCE)):
            columns = {name: [_spell(getattr(claim, name)) for claim in claims] for name in schema.names}
            writer.write_table(pyarrow.table(columns, schema=schema))


def _make_schema(export: Export) -> pyarrow.Schema:
    import pyarrow

    types = {
        "integer": pyarrow.int64(),
        "number": pyarrow.float64(),
        "true or false": pyarrow.bool_(),
        "list of text": pyarrow.list_(pyarrow.string()),
        "text": pyarrow.string(),
    }
    fields = [
        pyarrow.field(column.name, types[column.type], metadata=_describe(column)) for column in describe_claims()
    ]
    about = {"provenance": asdict(export.provenance), "sources": list(listing_objects(export.sources))}
    return pyarrow.schema(fields, metadata={name: json.dumps(value) for name, value in about.items()})


def _describe(column: Column) -> dict[str, str]:
    values = {"values": " ".join(column.values)} if column.values else {}
    return {"description": column.description, **values}


def _spell(value: Any) -> Any:
    match value:
        case Decimal():
            return float(value)
        case str():
            return replace_surrogates(value)
        case tuple():
            return [replace_surrogates(each) for each in value]
        case _:
            return value
