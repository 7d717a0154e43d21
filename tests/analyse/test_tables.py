"""Figures in tables: heads that count, units in heads and titles, cells that are none."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.analyse import Analyser
from claims.analyse.pipeline import load_pipeline
from claims.analyse.table_heads import HeadReader, find_counted_noun
from claims.analyse.tables import find_prose, read_tables
from claims.records import Document, Table, TableCell

CASES = tomllib.loads(Path("tests/cases/tables.toml").read_text(encoding="utf-8"))["case"]


@pytest.fixture(scope="module")
def heads() -> HeadReader:
    return HeadReader(load_pipeline().make_doc)


def make_document(rows: list[str], caption: str = "") -> Document:
    """Return a document that is one table; the first row and the first column are its heads."""
    texts = [[cell.strip() for cell in row.split("|")] for row in rows]
    text = f"{caption}\n" if caption else ""
    cells: list[TableCell] = []
    for number, row in enumerate(texts):
        text += "\n" if number else ""
        for column, cell in enumerate(row):
            text += " | " if column else ""
            head = (texts[0][column],) if texts[0][column] else ()
            if number and column and cell:
                cells.append(
                    TableCell(start=len(text), end=len(text) + len(cell), row_heads=(row[0],), column_heads=head)
                )
            text += cell
    table = Table(start=0, end=len(text), caption=caption or None, cells=tuple(cells))
    return Document(path="made.docx", text=text, tables=(table,))


def value(field: Any) -> Any:
    return Decimal(str(field)) if isinstance(field, int | float) else field


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_cells_are_read(case: dict[str, Any], heads: HeadReader) -> None:
    document = make_document(case["rows"], case.get("caption", ""))
    mentions, skipped = read_tables(document, heads)
    found = [
        {name: getattr(mention, name) for name in expected}
        for mention, expected in zip(mentions, case["expect"], strict=False)
    ]
    assert found == [{name: value(field) for name, field in expected.items()} for expected in case["expect"]]
    assert [mention.quote for mention in mentions] == [expected["quote"] for expected in case["expect"]]
    assert [number.quote for number in skipped] == case.get("skipped", [])


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_quotes_and_rows_stand_in_the_text(case: dict[str, Any], heads: HeadReader) -> None:
    document = make_document(case["rows"], case.get("caption", ""))
    for mention in read_tables(document, heads)[0]:
        assert document.text[mention.start : mention.end] == mention.quote
        assert mention.sentence.replace("*", "").strip() in [row.replace("*", "").strip() for row in case["rows"]]


def test_rows_of_figures_are_no_running_text_but_words_in_cells_are() -> None:
    table = make_document(["Port | Ships | Remarks", "Havn | 12 | Two of them sank in the storm"])
    text = f"A first text. {table.text}\n\nA second."
    cells = tuple(
        TableCell(start=cell.start + 14, end=cell.end + 14, row_heads=cell.row_heads, column_heads=cell.column_heads)
        for cell in table.tables[0].cells
    )
    document = Document(path="-", text=text, tables=(Table(start=14, end=14 + len(table.text), cells=cells),))
    assert [text[start:end].strip() for start, end in find_prose(document)] == [
        "A first text.",
        "Two of them sank in the storm",
        "A second.",
    ]


@pytest.mark.parametrize(
    ("words", "noun"),
    [
        ("Number of ships lost", "ship"),
        ("People killed", "person"),
        ("Killed", "person"),
        ("Road deaths", "death"),
        ("Deaths in prisons", "death"),
        ("Population", "person"),
        ("Revenues", None),
        ("Havn", None),
        ("", None),
    ],
)
def test_what_heads_count(words: str, noun: str | None) -> None:
    assert find_counted_noun(words) == noun


WORDS = st.sampled_from(
    [
        "",
        "Ships",
        "Port",
        "2008",
        "($m)",
        "%",
        "Deaths (thousands)",
        "12",
        "1,200",
        "-3%",
        "$4",
        "n/a",
        "(5)",
        "(",
        "1 2",
        "½",
    ]
)


@given(
    rows=st.lists(st.lists(st.one_of(WORDS, st.text("1$%().m, ", max_size=5)), min_size=3, max_size=3), max_size=4),
    caption=st.one_of(WORDS, st.just("Table 1. Ships ($m) by port, 2008")),
)
def test_any_table_is_read_with_quotes_that_hold(rows: list[list[str]], caption: str, heads: HeadReader) -> None:
    document = make_document(["|".join(row) for row in rows], caption)
    for mention in read_tables(document, heads)[0]:
        assert document.text[mention.start : mention.end] == mention.quote
        assert mention.sentence_start <= mention.start < mention.end <= mention.sentence_end
        assert mention.low is not None or mention.high is not None


def test_text_and_table_keep_to_themselves(shipped: Analyser) -> None:
    table = make_document(["Port | Ships", "Havn | 120", "Sund | 90"]).tables[0]
    before, after = "The ports were built by 3,000 men.\n\n", "\n\nAnother 12 came later."
    rows = "Port | Ships\nHavn | 120\nSund | 90"
    cells = tuple(
        cell.model_copy(update={"start": cell.start + len(before), "end": cell.end + len(before)})
        for cell in table.cells
    )
    moved = Table(start=len(before), end=len(before) + len(rows), cells=cells)
    document = Document(path="-", text=before + rows + after, tables=(moved,))
    found = [(mention.quote, mention.unit) for mention in shipped.analyse(document).mentions]
    assert found[:3] == [("3,000", "man"), ("120", "ship"), ("90", "ship")]
    assert ("12", "ship") not in found
