"""Write any result in any format: the functions that the command line calls."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TextIO

from claims.present.charts import Claims
from claims.present.exports import Export
from claims.present.formats import FileFormat, Format, Screen, find_file_writer, find_writer
from claims.present.listing import Listing, list_skipped
from claims.records import Claim, Comparison, Row, Skipped


def write_claims(
    claims: Iterable[Claim], format: Format, out: TextIO, *, width: int | None = None, colour: bool = False
) -> None:
    """Write `claims` in the order given; every format but the table writes each one as it comes."""
    find_writer(format).write_claims(claims, out, screen=Screen(width, colour))


def write_comparison(
    comparison: Comparison, format: Format, out: TextIO, *, width: int | None = None, colour: bool = False
) -> None:
    """Write a row a measure, in the order given, with what each source says of it, the verdict and why."""
    find_writer(format).write_comparison(comparison, out, screen=Screen(width, colour))


def write_charts(
    comparison: Comparison, claims: Claims, out: TextIO, *, width: int | None = None, colour: bool = False
) -> None:
    """Write a comparison as a table with a chart of characters under each row.

    Args:
        comparison: the rows.
        claims: the claims behind their cells, by source and id.
        out: where to write.
        width: columns of text; None asks the terminal.
        colour: whether to support the words with colour.
    """
    from claims.present.table import write_charts as write

    write(comparison, claims, out, screen=Screen(width, colour))


def write_listing(
    listing: Listing, format: Format, out: TextIO, *, width: int | None = None, colour: bool = False
) -> None:
    """Write a plain listing."""
    find_writer(format).write_listing(listing, out, screen=Screen(width, colour))


def write_skipped(
    skipped: Iterable[Skipped], format: Format, out: TextIO, *, width: int | None = None, colour: bool = False
) -> None:
    """Write the numbers that were seen and not reported, each with its reason."""
    write_listing(list_skipped(skipped), format, out, width=width, colour=colour)


def write_sentences(claims: Iterable[Claim], out: TextIO, *, width: int | None = None, colour: bool = False) -> None:
    """Write the sentences of claims for reading, every figure in brackets, each sentence as it comes."""
    from claims.present.sentences import write_sentences as write

    write(claims, out, screen=Screen(width, colour))


def write_export(export: Export, format: FileFormat, path: Path) -> None:
    """Write claims and all that goes with them to the file at `path`, each claim as it comes.

    Raises:
        UsageError: the format's library is not installed, or the format has no room for so many claims.
    """
    find_file_writer(format).write_export(export, path)


def write_explanation(
    row: Row,
    claims: Sequence[Claim],
    texts: Mapping[str, str],
    out: TextIO,
    *,
    width: int | None = None,
    colour: bool = False,
) -> None:
    """Write all that stands behind one row: every claim in its sentence, why they differ, and what to ask.

    Args:
        row: the row to explain.
        claims: the claims of its cells.
        texts: the text of each source, for the numbers of the lines.
        out: where to write.
        width: columns of text; None asks the terminal.
        colour: whether to support the brackets around the figures with colour.
    """
    from claims.present.explanation import write_explanation as write

    write(row, claims, texts, out, screen=Screen(width, colour))


def write_claim(
    claim: Claim,
    document_text: str | None,
    out: TextIO,
    *,
    neighbours: tuple[str, str] = ("", ""),
    brief: bool = False,
    width: int | None = None,
    colour: bool = False,
) -> None:
    """Write one claim for reading: its sentence with the figure marked, where it stands, and its fields.

    Args:
        claim: the claim to show.
        document_text: the stored text that the claim's offsets point into, or None where it was not kept;
            without it no line number is given.
        out: where to write.
        neighbours: the sentences before and after.
        brief: whether only the fields are wanted that say something and that a reviewer may correct.
        width: columns of text; None asks the terminal.
        colour: whether to support the brackets around the figure with colour.
    """
    from claims.present.detail import write_detail

    write_detail(claim, document_text, out, neighbours=neighbours, brief=brief, screen=Screen(width, colour))
