"""Markdown tables, whose cells can neither leave their column nor bring their own markup."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TextIO

from claims.present.cleaning import clean
from claims.present.differences import explain_briefly, order_sources
from claims.present.formats import Screen
from claims.present.listing import Listing, Value
from claims.present.numbers import spell_number
from claims.present.wording import describe_cell, describe_counted, describe_review, describe_time, describe_verdict
from claims.records import Claim, Comparison, Row

CLAIM_COLUMNS = ("id", "source", "published", "figure", "counted", "time", "place", "attribution", "status", "review")
"""The columns that people read; the figure is the quote."""

_MARKUP = re.compile(r"[\\`*_~\[\]|]")
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def write_claims(claims: Iterable[Claim], out: TextIO, *, screen: Screen) -> None:
    """Write a row a claim in the columns that people read."""
    _write(CLAIM_COLUMNS, map(_list_claim, claims), out)


def write_comparison(comparison: Comparison, out: TextIO, *, screen: Screen) -> None:
    """Write a row a measure with a column a source, the earliest first, the verdict and why."""
    sources = order_sources(list(comparison.rows))
    columns = ("measure", *sources, "verdict", "why")
    _write(columns, (_list_row(row, sources) for row in comparison.rows), out)


def write_listing(listing: Listing, out: TextIO, *, screen: Screen) -> None:
    """Write the rows as they are."""
    _write(listing.columns, listing.rows, out)


def escape(text: str) -> str:
    r"""Return `text` as one line that Markdown shows literally.

    >>> escape("a|b <i>")
    'a\\|b &lt;i&gt;'
    """
    return _MARKUP.sub(r"\\\g<0>", clean(text)).translate(_ENTITIES)


def _write(columns: Iterable[str], rows: Iterable[Iterable[Value]], out: TextIO) -> None:
    header = [escape(column) for column in columns]
    _write_line(header, out)
    _write_line(["---"] * len(header), out)
    for row in rows:
        _write_line([_spell(value) for value in row], out)


def _write_line(cells: list[str], out: TextIO) -> None:
    out.write(f"| {' | '.join(cells)} |\n")


def _spell(value: Value) -> str:
    if isinstance(value, str):
        return escape(value)
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else spell_number(value)


def _list_claim(claim: Claim) -> tuple[str | None, ...]:
    return (
        claim.id,
        claim.source,
        claim.published,
        claim.quote,
        describe_counted(claim),
        describe_time(claim.time),
        claim.place,
        claim.attribution,
        claim.status,
        describe_review(claim),
    )


def _list_row(row: Row, sources: list[str]) -> list[str]:
    figures = ["; ".join(_say(row, source)) for source in sources]
    return [row.measure, *figures, describe_verdict(row), explain_briefly(row)]


def _say(row: Row, source: str) -> Iterable[str]:
    for cell in row.cells:
        if cell.source == source:
            brief = describe_cell(cell)
            yield f"{cell.quote} ({brief})" if brief else cell.quote
