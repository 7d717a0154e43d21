"""`claims extract`, with an analysis that needs no pipeline."""

from __future__ import annotations

import io
import json
import os
from pathlib import Path

import pytest

from claims.cli.main import call

from ..stand_in import DigitAnalyser, Run

Captured = pytest.CaptureFixture[str]


def test_it_keeps_claims_and_says_how_many(documents: Path, analyser: DigitAnalyser, capsys: Captured) -> None:
    assert call(["extract", "documents"]) == 0
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.splitlines() == [
        "added 2, unchanged 0, replaced 0, failed 0",
        "3 claims kept in claims.db; next: claims topics, claims list, claims compare",
    ]


def test_what_has_not_changed_is_left_alone(documents: Path, analyser: DigitAnalyser, capsys: Captured) -> None:
    call(["extract", "documents"])
    (documents / "one.md").write_text("Now 71 guns.", encoding="utf-8")
    (documents / "third.txt").write_text("And 5 boats.", encoding="utf-8")
    analyser.documents.clear()
    capsys.readouterr()
    assert call(["extract", "documents"]) == 0
    assert analyser.documents == ["documents/one.md", "documents/third.txt"]
    assert capsys.readouterr().err.startswith("added 1, unchanged 1, replaced 1, failed 0\n")


def test_force_extracts_all_again(documents: Path, analyser: DigitAnalyser, capsys: Captured) -> None:
    call(["extract", "documents"])
    capsys.readouterr()
    assert call(["extract", "documents", "--force"]) == 0
    assert capsys.readouterr().err.startswith("added 0, unchanged 0, replaced 2, failed 0\n")


def test_without_a_store_the_claims_are_printed(documents: Path, analyser: DigitAnalyser, capsys: Captured) -> None:
    assert call(["extract", "documents", "--no-store", "--format", "jsonl", "--quiet"]) == 0
    said = capsys.readouterr()
    assert [(line["path"], line["quote"]) for line in map(json.loads, said.out.splitlines())] == [
        ("documents/one.md", "70"),
        ("documents/one.md", "12"),
        ("documents/other.md", "90"),
    ]
    assert said.err == ""
    assert not Path("claims.db").exists()


def test_all_prints_incidental_numbers_too(documents: Path, analyser: DigitAnalyser, capsys: Captured) -> None:
    call(["extract", "documents", "--no-store", "--format", "jsonl", "--all"])
    assert [json.loads(line)["quote"] for line in capsys.readouterr().out.splitlines()] == ["70", "12", "90", "1"]


def test_a_format_prints_what_is_unchanged_too(documents: Path, analyser: DigitAnalyser, capsys: Captured) -> None:
    call(["extract", "documents", "--format", "jsonl"])
    first = capsys.readouterr().out
    analyser.documents.clear()
    call(["extract", "documents", "--format", "jsonl"])
    assert capsys.readouterr().out == first != ""
    assert analyser.documents == []


def test_output_takes_the_format_of_its_suffix(documents: Path, analyser: DigitAnalyser, capsys: Captured) -> None:
    assert call(["extract", "documents", "--no-store", "-o", "figures.csv"]) == 0
    assert capsys.readouterr().out == ""
    assert len(Path("figures.csv").read_text(encoding="utf-8").splitlines()) == 1 + 3


def test_options_override_what_documents_say(documents: Path, analyser: DigitAnalyser, capsys: Captured) -> None:
    words = ["--title", "T", "--author", "A", "--publisher", "P", "--date", "July 2011"]
    call(["extract", "documents/one.md", "--no-store", "--format", "json", *words])
    claim = json.loads(capsys.readouterr().out)[0]
    assert [claim[name] for name in ("title", "author", "publisher", "published")] == ["T", "A", "P", "2011-07"]


def test_standard_input_is_read(
    folder: Path, analyser: DigitAnalyser, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"They found 33 boats.")))
    assert call(["extract", "-", "--no-store", "--format", "jsonl"]) == 0
    assert json.loads(capsys.readouterr().out)["path"] == "-"


def bad_documents(place: Path) -> list[str]:
    """Make one document of each sort that cannot be read."""
    (place / "empty.txt").write_bytes(b"")
    (place / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (place / "broken.txt").symlink_to(place / "nowhere.txt")
    (place / "folder").mkdir()
    (place / "line.txt").write_bytes(b"7 guns " * 7_500_000)
    return ["empty.txt", "binary.txt", "broken.txt", "folder", "line.txt", "missing.txt"]


def test_bad_documents_do_not_stop_the_others(folder: Path, analyser: DigitAnalyser, capsys: Captured) -> None:
    bad = bad_documents(folder)
    (folder / "good.txt").write_text("There were 40 guns.", encoding="utf-8")
    (folder / "latin.txt").write_bytes("The café sold 50 guns for £5.".encode("cp1252"))
    assert call(["extract", *bad, "good.txt", "latin.txt"]) == 1
    lines = capsys.readouterr().err.splitlines()
    assert [line.split(":")[0] for line in lines[: len(bad)]] == bad
    assert all(line.endswith(")") for line in lines[: len(bad)]), "each says what to do"
    assert lines[len(bad)] == "added 2, unchanged 0, replaced 0, failed 6"
    assert analyser.documents == ["good.txt", "latin.txt"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_fails(folder: Path, analyser: DigitAnalyser, capsys: Captured) -> None:
    (folder / "secret.txt").write_text("7 guns", encoding="utf-8")
    (folder / "secret.txt").chmod(0)
    assert call(["extract", "secret.txt"]) == 1
    assert capsys.readouterr().err.startswith("secret.txt: ")


def test_max_characters_is_a_limit(documents: Path, analyser: DigitAnalyser, capsys: Captured) -> None:
    assert call(["extract", "documents", "--max-characters", "105"]) == 1
    failed, summary, _ = capsys.readouterr().err.splitlines()
    assert failed.startswith("documents/one.md: longer than 105 characters")
    assert summary == "added 1, unchanged 0, replaced 0, failed 1"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        pytest.param([], "claims: Missing argument 'INPUT'", id="no input"),
        pytest.param(["documents", "--date", "someday"], "claims: --date: no date: 'someday'", id="no date"),
        pytest.param(["documents", "--format", "xls"], "claims: Invalid value for '--format'", id="no format"),
        pytest.param(
            ["documents", "-o", "figures.xls"], "claims: figures.xls: no format has this suffix", id="no suffix"
        ),
        pytest.param(
            ["documents", "--max-characters", "0"], "claims: Invalid value for '--max-characters'", id="no limit"
        ),
        pytest.param(["documents", "--colour"], "claims: No such option: --colour", id="no option"),
    ],
)
def test_wrong_usage_is_one_line_and_does_nothing(
    documents: Path, analyser: DigitAnalyser, capsys: Captured, words: list[str], message: str
) -> None:
    assert call(["extract", *words]) == 2
    said = capsys.readouterr()
    assert said.err.startswith(message)
    assert said.err.count("\n") == 1
    assert said.out == ""
    assert analyser.documents == []


def test_a_store_that_cannot_be_used_is_an_error(documents: Path, analyser: DigitAnalyser, capsys: Captured) -> None:
    assert call(["extract", "documents", "--store", "documents/one.md"]) == 1
    said = capsys.readouterr().err
    assert "is not a store" in said
    assert said.count("\n") == 1


def test_a_pipeline_that_is_not_there_is_an_error(documents: Path, run_process: Run) -> None:
    done = run_process("extract", "documents", "--pipeline", "nothing_of_the_sort", "--no-store")
    assert done.returncode == 1
    assert "nothing_of_the_sort" in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_hostile_name_steers_no_terminal(folder: Path, analyser: DigitAnalyser, capsys: Captured) -> None:
    assert call(["extract", "\x1b[2Jgone.txt"]) == 1
    assert "\x1b" not in capsys.readouterr().err
