"""`claims export`: choosing claims and formats, and what goes with the file."""

from __future__ import annotations

import csv
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pyarrow.parquet
import pytest

from claims.cli.main import call
from claims.records import Claim

from .test_commands import Captured

HOSTILE_WORDS = ["' OR 1=1 --", "x'); DROP TABLE documents; --", '" OR "a" = "a', "%"]


def quotes(path: str) -> list[str]:
    with Path(path).open(encoding="utf-8-sig", newline="") as file:
        return [row["quote"] for row in csv.DictReader(file)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param([], ["70", "12", "90"], id="everything"),
        pytest.param(["--all"], ["70", "12", "90", "1"], id="incidental ones too"),
        pytest.param(["--topic", "guns"], ["70", "90"], id="topic"),
        pytest.param(["--source", "birch-2012"], ["90"], id="source"),
        pytest.param(["--since", "2010"], ["90"], id="since"),
        pytest.param(["--words", "deaths"], ["70", "12"], id="words"),
        pytest.param(["--kind", "money"], [], id="kind"),
        pytest.param(["--min-confidence", "0.99"], [], id="confidence"),
    ],
)
def test_filters_are_those_of_list(store: str, words: list[str], expected: list[str]) -> None:
    assert call(["export", "out.csv", *words]) == 0
    assert quotes("out.csv") == expected


@pytest.mark.parametrize("hostile", HOSTILE_WORDS)
@pytest.mark.parametrize("option", ["--topic", "--source", "--kind", "--since", "--min-confidence", "--words"])
def test_no_filter_reaches_a_statement(store: str, capsys: Captured, option: str, hostile: str) -> None:
    assert call(["export", "out.csv", option, hostile]) == (0 if option == "--words" else 2)
    assert capsys.readouterr().err.count("\n") == 1
    assert call(["export", "all.csv"]) == 0
    assert quotes("all.csv") == ["70", "12", "90"]
    assert option != "--words" or quotes("out.csv") == []


@pytest.mark.parametrize(
    "name", ["f.csv", "f.tsv", "f.json", "f.jsonl", "f.md", "f.xlsx", "f.parquet", "f.sqlite", "f.db"]
)
def test_the_suffix_chooses(store: str, capsys: Captured, name: str) -> None:
    assert call(["export", name]) == 0
    assert capsys.readouterr().err == f"3 claims written to {name}\n"
    beside = {".csv", ".tsv", ".json", ".jsonl"}
    assert Path(f"{name}-metadata.json").exists() is (Path(name).suffix in beside)


@pytest.mark.parametrize("name", ["figures", "figures.doc", "figures.txt"])
def test_a_suffix_that_says_nothing_is_refused(store: str, capsys: Captured, name: str) -> None:
    assert call(["export", name]) == 2
    assert "use .csv .tsv .json .jsonl .xlsx .parquet .sqlite .md .db, or --format" in capsys.readouterr().err


def test_the_file_says_how_it_was_made(store: str, capsys: Captured) -> None:
    assert (
        call(["export", "out.csv", "-t", "guns", "--since", "2009", "--min-confidence", "0.1", "--kind", "count"]) == 0
    )
    about = json.loads(Path("out.csv-metadata.json").read_text(encoding="utf-8"))["notes"]
    command = "claims export out.csv --topic guns --kind count --since 2009 --min-confidence 0.1"
    assert about[0]["provenance"]["commands"] == ["claims extract documents/one.md documents/other.md", command]
    assert about[0]["provenance"]["settings"]["store"] == "claims.db"
    assert [(one["source"], one["claims"]) for one in about[1]["sources"]] == [("alder-2009", 1), ("birch-2012", 1)]
    before = Path("out.csv").read_bytes()
    assert call(command.split()[1:]) == 0
    assert Path("out.csv").read_bytes() == before


def test_excel_gets_a_mark_before_the_text(store: str, capsys: Captured) -> None:
    assert call(["export", "out.csv", "--excel"]) == 0
    assert Path("out.csv").read_bytes().startswith(b"\xef\xbb\xbfid,path")
    assert call(["export", "out.json", "--excel"]) == 2
    assert "only CSV and TSV take a byte order mark" in capsys.readouterr().err


def test_text_goes_to_the_screen_and_files_do_not(store: str, capsys: Captured) -> None:
    assert call(["export", "-", "--format", "jsonl"]) == 0
    assert [json.loads(line)["quote"] for line in capsys.readouterr().out.splitlines()] == ["70", "12", "90"]
    assert call(["export", "-", "--format", "xlsx"]) == 2
    assert sorted(path.name for path in Path().iterdir()) == ["claims.db", "documents"]


def test_other_commands_say_who_writes_workbooks(store: str, capsys: Captured) -> None:
    assert call(["list", "--output", "out.xlsx"]) == 2
    assert "only `claims export` writes such a file" in capsys.readouterr().err


def test_a_workbook_compares_as_compare_does(store: str, capsys: Captured) -> None:
    assert call(["export", "out.xlsx"]) == 0
    [_, row] = openpyxl.load_workbook("out.xlsx")["comparison"].iter_rows(values_only=True)
    assert call(["compare", "--format", "csv"]) == 0
    [_, line] = csv.reader(capsys.readouterr().out.splitlines())
    assert [str(value or "") for value in row][:8] == line[:8]


def test_the_dictionary_names_every_column_of_a_workbook(store: str) -> None:
    assert call(["export", "out.xlsx"]) == 0
    workbook = openpyxl.load_workbook("out.xlsx")
    named = {row[:2] for row in workbook["dictionary"].iter_rows(min_row=2, values_only=True)}
    sources = {"alder-2009", "birch-2012"}
    for sheet in ("claims", "comparison", "sources"):
        columns = {cell.value for cell in workbook[sheet][1]} - sources
        assert {(sheet, column) for column in columns} <= named


def test_a_workbook_of_very_many_claims_has_no_comparison(store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claims.cli.export.COMPARED_AT_MOST", 2)
    assert call(["export", "out.xlsx"]) == 0
    [_, row] = openpyxl.load_workbook("out.xlsx")["comparison"].iter_rows(values_only=True)
    assert row == ("With more than 2 claims, run `claims compare --topic`.",)


def test_parquet_says_what_it_needs(store: str, capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    assert call(["export", "out.parquet"]) == 2
    assert "pip install 'claims-and-figures[parquet]'" in capsys.readouterr().err
    assert not Path("out.parquet").exists()


@pytest.mark.parametrize("name", ["out.xlsx", "out.parquet", "out.sqlite"])
def test_a_failed_export_leaves_the_file_as_it_was(
    store: str, capsys: Captured, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill_the_disk(claims: Iterator[Claim], **_: object) -> Iterator[Claim]:
        yield next(claims)
        raise OSError(28, "No space left on device")

    Path(name).write_text("mine", encoding="utf-8")
    monkeypatch.setattr("claims.cli.export.track", fill_the_disk)
    assert call(["export", name]) == 1
    assert capsys.readouterr().err.startswith(f"claims: {name}: cannot be written: No space left on device")
    assert Path(name).read_text(encoding="utf-8") == "mine"
    assert [path.name for path in Path().iterdir() if path.name.startswith(".")] == []


def test_parquet_holds_types(store: str) -> None:
    assert call(["export", "out.parquet"]) == 0
    schema = pyarrow.parquet.read_schema("out.parquet")
    assert {str(schema.field(name).type) for name in ("low", "high", "confidence")} == {"double"}


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_the_workbook(store: str, folder: Path) -> None:
    assert call(["export", "out.xlsx", "--all"]) == 0
    # Each sheet as CSV, cells as they are shown.
    filter = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", filter, "--outdir", "shown", "out.xlsx"]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    assert call(["export", "out.csv", "--all"]) == 0
    with Path("shown/out-claims.csv").open(encoding="utf-8", newline="") as file:
        shown = list(csv.DictReader(file))
    with Path("out.csv").open(encoding="utf-8", newline="") as file:
        written = list(csv.DictReader(file))
    assert [{**row, "incidental": row["incidental"].lower()} for row in shown] == written
    assert {path.name for path in Path("shown").iterdir()} == {
        f"out-{name}.csv" for name in ("claims", "comparison", "sources", "dictionary", "provenance")
    }
