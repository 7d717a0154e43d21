"""Find the figures in tables: a cell is a claim where its heads say what it counts.

A figure without such heads is left out with the reason; so is one whose unit cannot be read, since a figure in
thousands that is taken for one in units is worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from claims.analyse.sentences import LONGEST
from claims.analyse.table_heads import HeadReader, covers_time
from claims.analyse.table_readings import NO_HEAD, Reading, TableHeads
from claims.analyse.views import view_text
from claims.grammar.quantities import Quantity
from claims.grammar.table_words import TABLE_WORDS
from claims.records import Change, Document, Kind, Mention, Skipped, Table, TableCell

PROSE_WORDS = 4
"""So many words of letters make a cell running text, whose figures are read as in any sentence."""
LONGEST_CELL = 120
"""Characters of a figure with all that may stand around it in its cell."""
DOUBT = "read from a table"
DATE = "date or time"
NOT_ALONE = "table cell with more than one figure"

_WORD = re.compile(r"[^\W\d_]{2,}")
_NUMBER = re.compile(r"\d")
_YEAR = re.compile(r"(?:1[5-9]|20|21)\d\d")
_FIGURE = re.compile(r"\s*(.*?)(?:\s*(?:[*†‡§¶]+|\[\w{1,3}\]|[¹²³⁴-⁹]+)|\s+[a-e])*\s*", re.DOTALL)
_DATED = re.compile(r"([^()]*\d[^()]*?)\s*\(((?:1[5-9]|20|21)\d\d)\)")
_IN_BRACKETS = re.compile(r"\(\s*([^()]+?)\s*\)")
_ROW_EDGE = " \t|"


def is_prose(text: str) -> bool:
    """Tell a cell of running text."""
    return len(_WORD.findall(text)) >= PROSE_WORDS


def find_prose(document: Document) -> Iterator[tuple[int, int]]:
    """Yield where running text stands: between the tables, and in those of their cells that hold some."""
    at = document.body_start
    for table in sorted(document.tables, key=lambda table: table.start):
        if table.start < at:
            continue
        yield at, table.start
        for cell in table.cells:
            if is_prose(document.text[cell.start : cell.end]):
                yield cell.start, cell.end
        at = table.end
    yield at, len(document.text)


def read_tables(document: Document, heads: HeadReader) -> tuple[list[Mention], list[Skipped]]:
    """Return the figures of the document's tables, and the numbers in them that are none, with the reasons."""
    mentions: list[Mention] = []
    skipped: list[Skipped] = []
    for table in document.tables:
        for cell, found in _read_table(document, table, heads):
            if isinstance(found, Mention):
                mentions.append(found)
            else:
                quote = document.text[cell.start : cell.end]
                skipped.append(Skipped(path=document.path, quote=quote, start=cell.start, end=cell.end, reason=found))
    return mentions, skipped


def _read_table(document: Document, table: Table, heads: HeadReader) -> Iterator[tuple[TableCell, Mention | str]]:
    texts = {cell: document.text[cell.start : cell.end] for cell in table.cells}
    table_heads = TableHeads(table, heads)
    years = _find_year_columns(texts)
    for cell, text in texts.items():
        if not _NUMBER.search(text) or is_prose(text):
            continue
        figure = _read_figure(cell, text, heads) if len(text) <= LONGEST_CELL else NOT_ALONE
        reading = table_heads.read(cell)
        if cell.column_heads in years:
            yield cell, DATE
        elif isinstance(figure, str) or isinstance(reading, str):
            yield cell, figure if isinstance(figure, str) else str(reading)
        else:
            yield cell, _make_mention(document, table, figure, reading) or NO_HEAD


def _find_year_columns(texts: Mapping[TableCell, str]) -> set[tuple[str, ...]]:
    """Return the columns whose figures are all years."""
    columns: dict[tuple[str, ...], list[bool]] = {}
    for cell, text in texts.items():
        if _NUMBER.search(text):
            columns.setdefault(cell.column_heads, []).append(_YEAR.fullmatch(text.strip()) is not None)
    return {heads for heads, years in columns.items() if all(years)}


@dataclass(frozen=True, slots=True)
class _Figure:
    """The number in a cell, and where its characters stand in the document."""

    quantity: Quantity
    start: int
    end: int
    in_brackets: bool
    year: str | None = None
    """The year behind it: "12,000 (2010)"."""


def _read_figure(cell: TableCell, text: str, heads: HeadReader) -> _Figure | str:
    """Return the one figure of a cell, or why there is none; the marks of notes are left out."""
    match = _FIGURE.fullmatch(text)
    start, end = match.span(1) if match else (0, len(text))
    dated = _DATED.fullmatch(text, start, end)
    end = dated.end(1) if dated else end
    brackets = _IN_BRACKETS.fullmatch(text, start, end)
    words = brackets[1] if brackets else text[start:end]
    if covers_time(words) and not _YEAR.fullmatch(words):
        return DATE
    doc, quantities = heads.read_quantities(words)
    if len(quantities) != 1 or quantities[0].start > 0 or max(quantities[0].end, quantities[0].per_end) < len(doc):
        return NOT_ALONE
    return _Figure(quantities[0], cell.start + start, cell.start + end, brackets is not None, dated and dated[2])


def _make_mention(document: Document, table: Table, figure: _Figure, reading: Reading) -> Mention | None:
    """Return the mention that a cell makes; None where nothing tells what its figure is of."""
    kind, unit, scale = _settle_unit(figure.quantity, reading)
    if reading.counted is None or (kind == "count" and unit is None and not reading.measure.per):
        return None
    if figure.in_brackets and kind != "money" and not reading.changes:
        return None
    low, high, change = _settle_value(figure, scale, reading)
    row_start, row_end = _find_row(document.text, table, figure)
    view = view_text(document.text, [(row_start, row_end)])
    percent = kind in {"percent", "fraction"}
    return Mention(
        quote=document.text[figure.start : figure.end], start=figure.start, end=figure.end, sentence=view.text,
        sentence_start=row_start, sentence_end=row_end, kind=kind, comparator=figure.quantity.comparator, low=low,
        high=high, unit=unit, per=figure.quantity.per or reading.measure.per, change=change, counted=reading.counted,
        base=reading.measure.base if percent else None, subject=reading.subject,
        time_text=figure.year or (reading.time.time if reading.time else None), place_text=reading.place,
        status=reading.time.status if reading.time else "stated", context=reading.context, doubts=(DOUBT,),
    )  # fmt: skip


def _settle_unit(quantity: Quantity, reading: Reading) -> tuple[Kind, str | None, Decimal]:
    """Return kind, unit and factor of a figure: its own unit goes before that of its heads, but not their factor."""
    measure = reading.measure
    if quantity.kind != "count":
        same = quantity.kind == measure.kind == "money" or (measure.kind == "count" and measure.unit is None)
        fits = same and quantity.kind == "money" and not quantity.scaled and measure.unit in {None, quantity.unit}
        return quantity.kind, quantity.unit, measure.scale if fits else Decimal(1)
    scale = Decimal(1) if quantity.scaled else measure.scale
    if measure.kind == "count":
        return "count", measure.unit or reading.noun, scale
    counted = (reading.counted or "").lower().split()
    ages = measure.kind == "duration" and not TABLE_WORDS.ages.isdisjoint(counted)
    return "age" if ages else measure.kind, measure.unit, scale


def _settle_value(
    figure: _Figure, scale: Decimal, reading: Reading
) -> tuple[Decimal | None, Decimal | None, Change | None]:
    """Return the ends of the interval and the direction; brackets around a sum are a minus, as in accounts."""
    sign = -1 if figure.in_brackets else 1
    low, high = (None if end is None else end * scale * sign for end in (figure.quantity.low, figure.quantity.high))
    if not reading.changes or low is None or low != high:
        return low, high, None
    return abs(low), abs(low), "decrease" if low < 0 else "increase"


def _find_row(text: str, table: Table, figure: _Figure) -> tuple[int, int]:
    """Return where the row of a figure begins and ends, without the bars at its edges; a long one is cut."""
    start = text.rfind("\n", table.start, figure.start) + 1 or table.start
    end = text.find("\n", figure.end, table.end)
    end = table.end if end < 0 else end
    start, end = max(start, figure.start - LONGEST // 2), min(end, figure.end + LONGEST // 2)
    start += len(text[start:end]) - len(text[start:end].lstrip(_ROW_EDGE))
    return start, start + len(text[start:end].rstrip(_ROW_EDGE))
