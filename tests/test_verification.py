"""Rows of exported files are held against the documents; each way of going wrong is told."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from claims.cli.main import call

from .cli.test_commands import Captured, ask

Edit = Callable[[dict[str, str]], None]


@pytest.fixture
def exported(store: str, capsys: Captured) -> Path:
    assert call(["export", "out.csv", "--all"]) == 0
    capsys.readouterr()
    return Path("out.csv")


def rewrite(path: Path, edit: Callable[[list[dict[str, str]]], None], delimiter: str = ",") -> None:
    """Save the rows again as another program would, after an edit."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    edit(rows)
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), delimiter=delimiter, lineterminator="\r\n")
        writer.writeheader()
        writer.writerows(rows)


def reasons(capsys: Captured, *words: str) -> dict[int, str]:
    """Return what `claims verify` finds wrong, by row."""
    code = call(["verify", *words, "--format", "json"])
    found = {lapse["row"]: lapse["reason"] for lapse in json.loads(capsys.readouterr().out)}
    assert code == (1 if found else 0)
    return found


@pytest.mark.parametrize("name", ["out.csv", "out.tsv", "out.json", "out.jsonl"])
@pytest.mark.parametrize("against", [[], ["documents"]], ids=["stored", "given"])
def test_what_was_exported_holds(store: str, capsys: Captured, name: str, against: list[str]) -> None:
    assert call(["export", name, "--all"]) == 0
    capsys.readouterr()
    assert call(["verify", name, *against]) == 0
    assert capsys.readouterr() == ("", "4 rows hold, 0 do not\n")


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_file_that_a_spreadsheet_saved_again_holds(exported: Path, capsys: Captured, delimiter: str) -> None:
    def save(rows: list[dict[str, str]]) -> None:
        for row in rows:
            row.update(incidental=row["incidental"].upper(), low=f"{row['low']}.0", start=f"{row['start']}.0")
        rows.reverse()

    rewrite(exported, save, delimiter)
    assert reasons(capsys, "out.csv") == {}


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        pytest.param({"quote": "71"}, "the quote does not stand in the text", id="a figure changed"),
        pytest.param({"quote": ""}, "the quote does not stand in the text", id="a figure gone"),
        pytest.param(
            {"start": "3"}, "the quote does not stand there; the first place where it stands is 72", id="moved"
        ),
        pytest.param({"end": "many"}, "start and end are no offsets", id="no offset"),
        pytest.param({"id": "0"}, "the text, or the id, is another than was exported", id="another id"),
        pytest.param({"sentence": "The police seized 70."}, "the sentence is another", id="a sentence changed"),
        pytest.param({"sentence_start": ""}, "sentence_start and sentence_end are no offsets", id="no sentence"),
        pytest.param({"low": "7"}, "low is 7 in the file and 70 in the store", id="a number changed"),
        pytest.param({"high": ""}, "high is empty in the file and 70 in the store", id="a number gone"),
        pytest.param({"comparator": ">"}, "comparator is > in the file and = in the store", id="a bound changed"),
        pytest.param({"unit": "'=cmd"}, "unit is '=cmd in the file and gun in the store", id="a unit changed"),
        pytest.param({"source": "nobody"}, "its document is not there", id="another source"),
    ],
)
def test_a_row_that_was_changed_is_told(exported: Path, capsys: Captured, changes: dict[str, str], reason: str) -> None:
    rewrite(exported, lambda rows: rows[0].update(changes))
    found = reasons(capsys, "out.csv")
    assert list(found) == [2]
    assert found[2].startswith(reason)


def test_a_text_that_changed_behind_the_file_is_told(exported: Path, capsys: Captured) -> None:
    document = Path("documents/one.md")
    document.write_text(document.read_text(encoding="utf-8") + " Later more.", encoding="utf-8")
    kept = "the text, or the id, is another than was exported; the quote still stands there"
    assert reasons(capsys, "out.csv", "documents") == {2: kept, 3: kept}
    assert reasons(capsys, "out.csv") == {}
    assert call(["extract", "documents", "--quiet"]) == 0
    assert reasons(capsys, "out.csv") == {2: kept, 3: kept}


def test_a_correction_after_the_export_is_told(exported: Path, capsys: Captured) -> None:
    assert call(["review", ask(capsys, "list")[0]["id"], "--set", "value=71"]) == 0
    capsys.readouterr()
    assert reasons(capsys, "out.csv") == {2: "low is 70 in the file and 71 in the store"}


def test_a_claim_that_is_gone_is_told(exported: Path, capsys: Captured) -> None:
    def claim_the_dot(rows: list[dict[str, str]]) -> None:
        from claims.normalise import make_id
        from claims.store import Store

        with Store.open("claims.db") as kept:
            document = kept.document("alder-2009")
        start = document.text.index("police")
        rows[0].update(id=make_id(document, start, start + 6), quote="police", start=str(start), end=str(start + 6))

    rewrite(exported, claim_the_dot)
    assert reasons(capsys, "out.csv") == {2: "the store no longer has this claim"}


def test_text_made_harmless_holds(store: str, capsys: Captured, documents: Path) -> None:
    (documents / "evil.txt").write_text("=1+cmd() \x1b[2J took 33 guns.", encoding="utf-8")
    assert call(["extract", "documents", "--quiet"]) == 0
    for name in ("out.csv", "out.tsv", "out.jsonl"):
        assert call(["export", name]) == 0
        capsys.readouterr()
        assert reasons(capsys, name) == {}


def test_a_document_is_found_by_its_name_elsewhere(exported: Path, capsys: Captured, tmp_path: Path) -> None:
    Path("documents").rename("moved")
    assert reasons(capsys, "out.csv", "moved") == {}
    assert reasons(capsys, "out.csv", "moved/one.md") == {
        4: "its document is not there",
        5: "its document is not there",
    }


def test_a_name_that_two_documents_have_finds_neither(exported: Path, capsys: Captured) -> None:
    Path("documents").rename("moved")
    Path("other").mkdir()
    Path("other/one.md").write_bytes(Path("moved/one.md").read_bytes())
    found = reasons(capsys, "out.csv", "moved", "other")
    assert found == dict.fromkeys((2, 3), "its document is not there")


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        pytest.param("a.csv", b"name,age\nx,5\n", "there is no column 'id'", id="another table"),
        pytest.param("a.csv", b"id,quote\n\xff\xfe\n", "cannot be read", id="another encoding"),
        pytest.param("a.json", b"[1, 2]", "there is no column 'id'", id="no objects"),
        pytest.param("a.json", b"{", "cannot be read", id="no JSON"),
        pytest.param("a.jsonl", b"nothing\n", "cannot be read", id="no JSON lines"),
        pytest.param("missing.csv", None, "No such file or directory (give a file that", id="no file"),
    ],
)
def test_what_is_no_export_is_refused(
    store: str, capsys: Captured, name: str, content: bytes | None, message: str
) -> None:
    if content is not None:
        Path(name).write_bytes(content)
    assert call(["verify", name]) in (1, 2)
    said = capsys.readouterr()
    assert message in said.err
    assert said.err.count("\n") == 1


def test_an_empty_export_holds(store: str, capsys: Captured) -> None:
    assert call(["export", "out.csv", "--kind", "money"]) == 0
    capsys.readouterr()
    assert call(["verify", "out.csv"]) == 0
    assert capsys.readouterr().err == "0 rows hold, 0 do not\n"


def test_lapses_are_a_table_for_people(exported: Path, capsys: Captured) -> None:
    rewrite(exported, lambda rows: rows[1].update(low="13"))
    assert call(["verify", "out.csv"]) == 1
    said = capsys.readouterr()
    assert "low is 13 in the file" in said.out
    assert said.err == "3 rows hold, 1 do not\n"
