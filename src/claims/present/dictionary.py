"""The data dictionary: what each column of an exported file means, in words and as CSV on the Web has it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import asdict
from decimal import Decimal
from types import NoneType
from typing import Any, Literal, NamedTuple, TextIO, get_args, get_origin

from pydantic.fields import FieldInfo

from claims.present.exports import Export
from claims.present.formats import Format
from claims.present.listing import Listing
from claims.present.objects import dump, listing_objects
from claims.records import Claim, Row

DICTIONARY_SUFFIX = "-metadata.json"
"""Behind the name of a file, the name of its dictionary: https://www.w3.org/TR/tabular-data-model/#standard-file-metadata."""

_TYPES = {
    str(str): "text",
    str(int): "integer",
    str(Decimal): "number",
    str(float): "number",
    str(bool): "true or false",
    str(tuple[str, ...]): "list of text",
}
_DATATYPES = {"integer": "integer", "number": "decimal", "true or false": "boolean"}
"""What CSV on the Web calls our types; the others are strings there."""
_DELIMITERS = {Format.csv: ",", Format.tsv: "\t"}


class Column(NamedTuple):
    """One column and what it means."""

    sheet: str
    name: str
    type: str
    values: tuple[str, ...]
    """All values there can be; empty where any will do."""
    description: str


_SHARED = {
    "sources": ("source", "title", "author", "publisher", "published", "path"),
    "comparison": ("kind", "unit", "per"),
}
"""Columns of other sheets that mean what they mean of claims."""
_SOURCE_COLUMNS = (
    Column("sources", "url", "text", (), "Address of the document."),
    Column("sources", "claims", "integer", (), "How many claims of the document are in this file."),
    Column("sources", "text_hash", "text", (), "SHA-256 of the stored text in UTF-8, hexadecimal."),
    Column("sources", "fingerprint", "text", (), "Version, rules and language pipeline that found the claims."),
)
_COMPARISON_COLUMNS = (
    Column("comparison", "measure", "text", (), "What is measured, by several sources."),
    Column("comparison", "topic", "text", (), "Topic of the measure."),
    Column("comparison", "(a source)", "text", (), "The figures of this source, as quoted, with | between them."),
    Column("comparison", "verdict", "text", (), "Whether the sources agree."),
    Column("comparison", "spread", "number", (), "Largest figure over the smallest, where both are points."),
    Column("comparison", "reason", "text", (), "In what the figures differ, in the words of the sources."),
)


def describe_claims() -> tuple[Column, ...]:
    """Return the columns of claims, in their order."""
    return tuple(_describe("claims", name, field) for name, field in Claim.model_fields.items())


def describe_all() -> tuple[Column, ...]:
    """Return the columns of claims, comparison and sources, in the order of the workbook."""
    verdicts = get_args(Row.model_fields["verdict"].annotation)
    comparison = (each._replace(values=verdicts if each.name == "verdict" else ()) for each in _COMPARISON_COLUMNS)
    claims = describe_claims()
    shared = {
        sheet: [each._replace(sheet=sheet) for each in claims if each.name in names] for sheet, names in _SHARED.items()
    }
    return (*claims, *shared["comparison"], *comparison, *shared["sources"], *_SOURCE_COLUMNS)


def list_columns(columns: Iterable[Column]) -> Listing:
    """Return the dictionary as rows."""
    return Listing(
        columns=("sheet", "column", "type", "values", "meaning"),
        rows=tuple((*each[:3], " ".join(each.values), each.description) for each in columns),
    )


def _describe(sheet: str, name: str, field: FieldInfo) -> Column:
    kind = next((arg for arg in get_args(field.annotation) if NoneType in get_args(field.annotation)), field.annotation)
    values = get_args(kind) if get_origin(kind) is Literal else ()
    return Column(sheet, name, "text" if values else _TYPES[str(kind)], values, field.description or "")


def write_dictionary(export: Export, format: Format, name: str, out: TextIO) -> None:
    """Write what the columns of the text file `name` mean and how it came about, as JSON.

    For CSV and TSV these are metadata of CSV on the Web (https://www.w3.org/TR/tabular-metadata/), which programs read
    the types of the columns from; for JSON the same without what concerns delimiters.
    """
    provenance = export.provenance
    content = {
        "@context": "http://www.w3.org/ns/csvw",
        "url": name,
        "dc:title": "Numeric claims, one a row",
        "dc:creator": provenance.tool,
        "dc:created": provenance.made,
        **_describe_dialect(format),
        "tableSchema": {"columns": [_describe_for_web(column) for column in describe_claims()]},
        "notes": [{"provenance": asdict(provenance)}, {"sources": list(listing_objects(export.sources))}],
    }
    out.write(dump(content, indent=2) + "\n")


def _describe_dialect(format: Format) -> dict[str, Any]:
    if format not in _DELIMITERS:
        return {}
    return {"dialect": {"encoding": "utf-8", "delimiter": _DELIMITERS[format], "lineTerminators": "\n"}}


def _describe_for_web(column: Column) -> dict[str, Any]:
    datatype: str | dict[str, str] = _DATATYPES.get(column.type, "string")
    if column.values:
        datatype = {"base": "string", "format": "|".join(map(re.escape, column.values))}
    listed = {"separator": "; "} if column.type == "list of text" else {}
    return {
        "name": column.name,
        "titles": column.name,
        "datatype": datatype,
        **listed,
        "dc:description": column.description,
    }
