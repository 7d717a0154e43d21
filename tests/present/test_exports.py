"""Exported files, read back by other programs: the same numbers and words, the dictionary, and how they were made."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from decimal import Decimal
from io import StringIO
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow.parquet
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.utils.escape import unescape

from claims.errors import UsageError
from claims.present import Export, FileFormat, Format, write_dictionary, write_export, write_notes
from claims.present import sheet as sheet_module
from claims.present.cleaning import picture_controls
from claims.present.formats import SUFFIXES
from claims.present.numbers import to_json_number
from claims.present.sheet import LONGEST_TEXT, choose_number_format, link_to_words
from claims.records import Claim

from .samples import CLAIMS, COMPARISON, make_claim, make_export
from .test_golden import read_golden
from .test_injection import EVIL, FORMULAS

Row = dict[str, Any]

HOSTILE = "<script>alert(1)</script> | `x` [a](javascript:b) '); DROP TABLE claims; -- \"x"


def read_workbook(path: Path, name: str = "claims") -> list[Row]:
    [head, *rows] = openpyxl.load_workbook(path)[name].iter_rows(values_only=True)
    return [dict(zip(map(str, head), map(_unescape, row), strict=True)) for row in rows]


def _unescape(value: Any) -> Any:
    """Return a value as a spreadsheet shows it, which reads `_x000D_` as a carriage return."""
    return unescape(value) if isinstance(value, str) else value


def read_parquet(path: Path) -> list[Row]:
    return pyarrow.parquet.read_table(path).to_pylist()


def read_sqlite(path: Path, table: str = "claims") -> list[Row]:
    with closing(sqlite3.connect(path)) as database:
        database.row_factory = sqlite3.Row
        return [dict(row) for row in database.execute(f"SELECT * FROM {table}")]


READERS: dict[FileFormat, Callable[[Path], list[Row]]] = {
    FileFormat.xlsx: read_workbook,
    FileFormat.parquet: read_parquet,
    FileFormat.sqlite: read_sqlite,
}
JOINED: dict[FileFormat, Callable[[tuple[str, ...]], Any]] = {
    FileFormat.xlsx: lambda topics: "; ".join(topics) or None,
    FileFormat.parquet: list,
    FileFormat.sqlite: lambda topics: json.dumps(topics).replace(", ", ", "),
}


def write(export: Export, format: FileFormat, folder: Path) -> Path:
    path = folder / f"figures.{format}"
    write_export(export, format, path)
    return path


@pytest.mark.parametrize("format", FileFormat)
def test_every_field_is_read_back(format: FileFormat, tmp_path: Path) -> None:
    claims = (*CLAIMS, make_claim(id="c", low="-5", high=Decimal("0.125"), incidental=True))
    rows = READERS[format](write(make_export(*claims), format, tmp_path))
    for claim, row in zip(claims, rows, strict=True):
        wanted = claim.model_dump() | {
            "low": claim.low and to_json_number(claim.low),
            "high": claim.high and to_json_number(claim.high),
            "topics": JOINED[format](claim.topics),
        }
        assert list(row) == list(wanted)
        assert row == wanted


def shown(text: str, format: FileFormat) -> str:
    """Return a text as the format holds it; a workbook shows control characters."""
    return picture_controls(text) if format is FileFormat.xlsx else text


@pytest.mark.parametrize("format", FileFormat)
@pytest.mark.parametrize("text", [*FORMULAS, pytest.param(EVIL, id="controls"), pytest.param(HOSTILE, id="markup")])
def test_hostile_text_stays_text(text: str, format: FileFormat, tmp_path: Path) -> None:
    claim = make_claim(quote=text, title=text, source=text, topics=(text,), unit=text)
    row = READERS[format](write(make_export(claim), format, tmp_path))[0]
    assert {row["quote"], row["title"], row["source"], row["unit"]} == {shown(text, format)}


finite = st.decimals(allow_nan=False, allow_infinity=False, min_value=Decimal("-1e30"), max_value=Decimal("1e30"))


@pytest.mark.parametrize("format", FileFormat)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(low=finite, words=st.text(st.characters(exclude_categories=["Cs"])))
def test_any_number_and_any_words_survive(format: FileFormat, tmp_path: Path, low: Decimal, words: str) -> None:
    path = tmp_path / f"any.{format}"
    path.unlink(missing_ok=True)
    write_export(make_export(make_claim(low=low, counted=words)), format, path)
    row = READERS[format](path)[0]
    assert row["low"] == pytest.approx(float(low), rel=1e-15 if format is FileFormat.xlsx else 0, abs=0)
    assert (row["counted"] or "") == shown(words, format)


@pytest.mark.parametrize("format", FileFormat)
def test_lone_surrogates_are_replaced(format: FileFormat, tmp_path: Path) -> None:
    row = READERS[format](write(make_export(make_claim(path="caf\udce9.txt", topics=("\ud800",))), format, tmp_path))[0]
    assert row["path"] == "caf\N{REPLACEMENT CHARACTER}.txt"


@pytest.mark.parametrize("format", FileFormat)
def test_no_claims_make_a_file_with_columns_alone(format: FileFormat, tmp_path: Path) -> None:
    assert READERS[format](write(make_export(claims=iter(())), format, tmp_path)) == []


def test_formulas_in_a_workbook_are_marked_as_text(tmp_path: Path) -> None:
    path = write(make_export(make_claim(quote=" =cmd()", title="plain", unit="-5")), FileFormat.xlsx, tmp_path)
    cells = {cell.column_letter: cell for cell in openpyxl.load_workbook(path)["claims"][2]}
    head = {cell.value: cell.column_letter for cell in openpyxl.load_workbook(path)["claims"][1]}
    marked = {name: bool(cells[head[name]].quotePrefix) for name in ("quote", "title", "unit")}
    assert marked == {"quote": True, "title": False, "unit": False}
    assert {cell.data_type for cell in cells.values()} <= {"s", "n", "b", "inlineStr"}


def test_a_workbook_has_its_sheets_with_headers_that_stay_and_filter(tmp_path: Path) -> None:
    workbook = openpyxl.load_workbook(write(make_export(), FileFormat.xlsx, tmp_path))
    assert workbook.sheetnames == ["claims", "comparison", "sources", "dictionary", "provenance"]
    for sheet in workbook:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert all(cell.font.bold for cell in sheet[1])
        assert sheet.column_dimensions["A"].width


def test_links_lead_to_the_source_and_to_the_claim(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("seeds").mkdir()
    Path("seeds/grillo-2012.md").write_text("x", encoding="utf-8")
    workbook = openpyxl.load_workbook(write(make_export(), FileFormat.xlsx, tmp_path))
    links = {(sheet.title, cell.coordinate): cell.hyperlink for sheet in workbook for row in sheet for cell in row}
    places = {place: (link.target, link.location) for place, link in links.items() if link}
    assert places.pop(("sources", "E3"))[0] == (tmp_path / "seeds/grillo-2012.md").as_uri().replace("file", "FILE")
    assert places == {
        ("claims", "C2"): (None, "'sources'!A2"),
        ("claims", "C3"): (None, "'sources'!A3"),
        ("claims", "H2"): ("https://review.example/a?b=1", ":~:text=over%2090%20percent"),
        ("comparison", "F2"): (None, "'claims'!H2"),
        ("sources", "D2"): ("https://review.example/a?b=1", None),
    }


def test_links_stop_where_a_sheet_has_no_room_for_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet_module, "MOST_LINKS", 1)
    path = write(make_export(), FileFormat.xlsx, tmp_path)
    sheet = openpyxl.load_workbook(path)["claims"]
    assert [bool(sheet[place].hyperlink) for place in ("C2", "H2", "C3")] == [True, False, False]
    assert [row["source"] for row in read_workbook(path)] == ["oneil-2009", "grillo-2012"]


@pytest.mark.parametrize(
    ("url", "words", "link"),
    [
        pytest.param("https://a.example/x", "3-4 %", "https://a.example/x#:~:text=3%2D4%20%25", id="escaped"),
        pytest.param("http://a.example/#top", "5", "http://a.example/#top:~:text=5", id="with a fragment"),
        pytest.param("javascript:alert(1)", "5", None, id="script"),
        pytest.param("file:///etc/passwd", "5", None, id="file"),
        pytest.param("http://[bad", "5", None, id="no address"),
        pytest.param(None, "5", None, id="none"),
    ],
)
def test_only_web_addresses_are_linked(url: str | None, words: str, link: str | None) -> None:
    assert link_to_words(url, words) == link


def test_a_text_too_long_for_a_cell_is_cut_with_a_sign(tmp_path: Path) -> None:
    row = read_workbook(write(make_export(make_claim(sentence="x" * 40_000)), FileFormat.xlsx, tmp_path))[0]
    assert len(row["sentence"]) == LONGEST_TEXT
    assert row["sentence"].endswith("x…")


def test_more_claims_than_a_sheet_has_rows_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claims.present.xlsx.MOST_ROWS", 2)
    with pytest.raises(UsageError, match="a sheet holds 1 claims"):
        write(make_export(), FileFormat.xlsx, tmp_path)


@pytest.mark.parametrize(
    ("kind", "value", "pattern"),
    [
        ("count", "10000", "#,##0"),
        ("money", "2.5", "#,##0.00"),
        ("percent", "90", '0"%"'),
        ("percent", "7.25", '0.0##"%"'),
        ("multiple", "2", '0"×"'),
        ("rank", "1", "0"),
        ("measurement", "1.5", "#,##0.0###"),
        ("fraction", "0.5", "0.0###"),
    ],
)
def test_number_formats_go_by_kind(kind: Any, value: str, pattern: str, tmp_path: Path) -> None:
    assert choose_number_format(kind, Decimal(value)) == pattern
    path = write(make_export(make_claim(kind=kind, low=value)), FileFormat.xlsx, tmp_path)
    sheet = openpyxl.load_workbook(path)["claims"]
    assert sheet.cell(2, list(Claim.model_fields).index("low") + 1).number_format == pattern


def test_a_long_sentence_is_seen_whole(tmp_path: Path) -> None:
    export = make_export(make_claim(sentence="a word " * 40), make_claim(), make_claim(sentence="x" * 90_000))
    heights = openpyxl.load_workbook(write(export, FileFormat.xlsx, tmp_path))["claims"].row_dimensions
    assert [heights[row].height for row in (2, 3, 4)] == [60, 30, pytest.approx(409, abs=1)]


def test_without_a_comparison_the_sheet_says_why(tmp_path: Path) -> None:
    export = make_export(comparison=None, note="too many claims")
    assert read_workbook(write(export, FileFormat.xlsx, tmp_path), "comparison") == [{"reason": "too many claims"}]


def test_the_comparison_is_a_sheet(tmp_path: Path) -> None:
    rows = read_workbook(write(make_export(), FileFormat.xlsx, tmp_path), "comparison")
    assert [row["verdict"] for row in rows] == [row.verdict for row in COMPARISON.rows]
    assert rows[0]["oneil-2009"] == "over 90 percent"


def read_dictionary(path: Path, format: FileFormat) -> dict[str, str]:
    if format is FileFormat.parquet:
        return {field.name: field.metadata[b"description"].decode() for field in pyarrow.parquet.read_schema(path)}
    rows = read_workbook(path, "dictionary") if format is FileFormat.xlsx else read_sqlite(path, "dictionary")
    return {row["column"]: row["meaning"] for row in rows if row["sheet"] == "claims"}


@pytest.mark.parametrize("format", FileFormat)
def test_the_dictionary_and_how_it_was_made_go_with_the_file(format: FileFormat, tmp_path: Path) -> None:
    path = write(make_export(), format, tmp_path)
    assert read_dictionary(path, format) == {name: field.description for name, field in Claim.model_fields.items()}
    about = path.read_bytes() if format is FileFormat.sqlite else str(_read_about(path, format)).encode()
    for words in (b"claims 0.1.0", b"claims extract seeds/", b"claims export figures.csv --topic guns"):
        assert words in about


def _read_about(path: Path, format: FileFormat) -> object:
    if format is FileFormat.xlsx:
        return read_workbook(path, "provenance")
    return pyarrow.parquet.read_schema(path).metadata


def test_text_files_have_a_dictionary_of_csv_on_the_web() -> None:
    out = StringIO()
    write_dictionary(make_export(), Format.csv, "figures.csv", out)
    found = json.loads(out.getvalue())
    columns = {column["name"]: column for column in found["tableSchema"]["columns"]}
    assert list(columns) == list(Claim.model_fields)
    assert columns["low"]["datatype"] == "decimal"
    assert columns["topics"]["separator"] == "; "
    assert "money" in columns["kind"]["datatype"]["format"].split("|")
    assert all(column["dc:description"] for column in columns.values())
    assert (found["url"], found["dialect"]["delimiter"], found["dc:creator"]) == ("figures.csv", ",", "claims 0.1.0")
    assert found["notes"][0]["provenance"]["filters"] == {"topics": ["guns"]}
    assert [source["url"] for source in found["notes"][1]["sources"]] == ["https://review.example/a?b=1", None]


def test_markdown_has_its_notes_below() -> None:
    out = StringIO()
    write_notes(make_export(), out)
    assert out.getvalue() == read_golden("notes.md")


def test_a_workbook_reads_as_it_was_checked_by_hand(tmp_path: Path) -> None:
    path = write(make_export(), FileFormat.xlsx, tmp_path)
    lines = [
        f"{sheet.title}!{cell.coordinate}\t{cell.number_format}\t{cell.value}"
        for sheet in openpyxl.load_workbook(path).worksheets[:3]
        for row in sheet
        for cell in row
        if cell.value is not None
    ]
    assert "\n".join(lines) + "\n" == read_golden("workbook.txt")


def test_a_database_reads_as_it_was_checked_by_hand(tmp_path: Path) -> None:
    with closing(sqlite3.connect(write(make_export(), FileFormat.sqlite, tmp_path))) as database:
        statements = [line for line in database.iterdump() if "dictionary" not in line]
    assert "\n".join(statements) + "\n" == read_golden("database.sql")


def test_parquet_reads_as_it_was_checked_by_hand(tmp_path: Path) -> None:
    table = pyarrow.parquet.read_table(write(make_export(), FileFormat.parquet, tmp_path))
    lines = [f"{field.name}\t{field.type}\t{table.column(field.name).to_pylist()}" for field in table.schema]
    assert "\n".join(lines) + "\n" == read_golden("parquet.txt")


def test_every_format_has_a_suffix() -> None:
    assert set(SUFFIXES.values()) == {*Format, *FileFormat}
