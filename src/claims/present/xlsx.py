"""A workbook: claims, comparison, sources, dictionary and provenance, a sheet each, written row after row."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claims.errors import UsageError
from claims.present.dictionary import describe_all, list_columns
from claims.present.exports import Export
from claims.present.listing import Listing, Value, list_comparison
from claims.present.sheet import MOST_ROWS, Look, Sheet, choose_number_format, is_web_address, link_to_words
from claims.records import Claim, Comparison

if TYPE_CHECKING:
    from xlsxwriter import Workbook

Rows = dict[str, int]
"""Name of a claim or a source to the number of its row, from 0."""

_FIGURES_WIDTH = 24
"""Characters that a column of a source shows."""
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def write_export(export: Export, path: Path) -> None:
    """Write the workbook; what the text says is never run, and the links there are lead to claims and sources.

    Raises:
        UsageError: there are more claims than a sheet has rows.
    """
    from xlsxwriter import Workbook

    with Workbook(path, _OPTIONS) as workbook:
        tool, made = export.provenance.tool, datetime.fromisoformat(export.provenance.made)
        workbook.set_properties({"title": "Numeric claims", "author": tool, "created": made})
        claims = Sheet(workbook, "claims", tuple(Claim.model_fields))
        _write_comparison(workbook, export, _write_claims(claims, export))
        _write_sources(workbook, export.sources)
        _write_listing(workbook, "dictionary", list_columns(describe_all()))
        _write_listing(workbook, "provenance", Listing(("name", "value"), tuple(export.provenance.entries())))


def _write_claims(sheet: Sheet, export: Export) -> Rows:
    """Write a row a claim and return the rows of those that the comparison names."""
    wanted = _leading_claims(export.comparison)
    sources, urls = _read_sources(export.sources)
    rows: Rows = {}
    for number, claim in enumerate(export.claims, start=1):
        if number >= MOST_ROWS:
            raise UsageError(f"a sheet holds {MOST_ROWS - 1:,} claims", hint="choose fewer, or another format")
        values = [_flatten(getattr(claim, name)) for name in sheet.columns]
        row = sheet.write_row(values, _look_at(claim, sources, urls.get(claim.source)))
        if claim.id in wanted:
            rows.setdefault(claim.id, row)
    sheet.close()
    return rows


def _leading_claims(comparison: Comparison | None) -> set[str]:
    rows = comparison.rows if comparison else ()
    return {claim_id for row in rows for cell in row.cells for claim_id in cell.claims[:1]}


def _read_sources(listing: Listing) -> tuple[Rows, dict[str, str | None]]:
    """Return the row and the address of each source."""
    fields = [dict(zip(listing.columns, row, strict=True)) for row in listing.rows]
    rows = {str(row["source"]): number for number, row in enumerate(fields, start=1)}
    return rows, {str(row["source"]): _text_or_none(row["url"]) for row in fields}


def _text_or_none(value: Value) -> str | None:
    return None if value is None else str(value)


def _flatten(value: Any) -> Value:
    flat: Value = ("; ".join(value) or None) if isinstance(value, tuple) else value
    return flat


def _look_at(claim: Claim, sources: Rows, url: str | None) -> dict[str, Look]:
    """Return how the cells of a claim look: figures by their kind, with a link to its source and to its words there."""
    looks = {
        name: Look(pattern=choose_number_format(claim.kind, value))
        for name, value in (("low", claim.low), ("high", claim.high))
        if value is not None
    }
    if claim.source in sources:
        looks["source"] = Look(link=_place("sources", sources[claim.source], 0))
    return looks | {"quote": Look(link=link_to_words(url, claim.quote))}


def _place(sheet: str, row: int, column: int) -> str:
    from xlsxwriter.utility import xl_rowcol_to_cell

    return f"internal:'{sheet}'!{xl_rowcol_to_cell(row, column)}"


def _write_comparison(workbook: Workbook, export: Export, rows: Rows) -> None:
    """Write a row a measure, each figure with a link to its claim; without a comparison, say why there is none."""
    if export.comparison is None:
        _write_listing(workbook, "comparison", Listing(("reason",), ((export.note,),)))
        return
    listing, quote = list_comparison(export.comparison), list(Claim.model_fields).index("quote")
    sheet = Sheet(workbook, "comparison", listing.columns, width=_FIGURES_WIDTH)
    for row, values in zip(export.comparison.rows, listing.rows, strict=True):
        leading = {cell.source: rows[cell.claims[0]] for cell in row.cells if cell.claims[0] in rows}
        sheet.write_row(values, {source: Look(link=_place("claims", at, quote)) for source, at in leading.items()})
    sheet.close()


def _write_sources(workbook: Workbook, listing: Listing) -> None:
    """Write a row a document, with links to its address and to its file where that is at hand."""
    sheet = Sheet(workbook, "sources", listing.columns)
    for values in listing.rows:
        fields = dict(zip(listing.columns, values, strict=True))
        url, path = _text_or_none(fields["url"]), Path(str(fields["path"]))
        looks = {"url": Look(link=url if is_web_address(url) else None)}
        if path.is_file():
            # Capitals, since XlsxWriter takes `file:` for a path of Windows and turns its slashes.
            looks["path"] = Look(link=path.resolve().as_uri().replace("file:", "FILE:", 1))
        sheet.write_row(values, looks)
    sheet.close()


def _write_listing(workbook: Workbook, name: str, listing: Listing) -> None:
    sheet = Sheet(workbook, name, listing.columns)
    for values in listing.rows:
        sheet.write_row(values, {})
    sheet.close()
