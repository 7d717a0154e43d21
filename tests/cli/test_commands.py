"""The commands that read the store."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from claims.cli.main import call

Captured = pytest.CaptureFixture[str]
READERS = [
    ["compare"], ["list"], ["list", "--skipped"], ["sources"], ["topics"], ["show", "a"], ["export", "out.csv"],
    ["search", "guns"], ["stats"], ["review"], ["verify", "out.csv"], ["datasette"],
]  # fmt: skip


def ask(capsys: Captured, *words: str) -> Any:
    """Return what a command prints as JSON."""
    assert call([*words, "--format", "json"]) == 0
    return json.loads(capsys.readouterr().out)


@pytest.mark.parametrize(
    ("words", "quotes"),
    [
        pytest.param([], ["70", "12", "90"], id="everything"),
        pytest.param(["--all"], ["70", "12", "90", "1"], id="incidental ones too"),
        pytest.param(["--topic", "guns"], ["70", "90"], id="topic"),
        pytest.param(["--topic", "guns", "--topic", "deaths"], ["70", "12", "90"], id="two topics"),
        pytest.param(["--source", "birch-2012"], ["90"], id="source"),
        pytest.param(["--since", "2010"], ["90"], id="since"),
        pytest.param(["--words", "deaths"], ["70", "12"], id="words"),
        pytest.param(["--kind", "money"], [], id="kind"),
        pytest.param(
            ["--kind", "money", "--kind", "count", "-s", "alder-2009", "-t", "deaths"], ["12"], id="all together"
        ),
        pytest.param(["--min-confidence", "0"], ["70", "12", "90"], id="confidence"),
        pytest.param(["--limit", "2"], ["70", "12"], id="the first two"),
    ],
)
def test_list_chooses_claims(store: str, capsys: Captured, words: list[str], quotes: list[str]) -> None:
    assert [claim["quote"] for claim in ask(capsys, "list", *words)] == quotes


def test_list_shows_what_was_skipped(store: str, capsys: Captured) -> None:
    assert [(item["quote"], item["reason"]) for item in ask(capsys, "list", "--skipped")] == [("one", "pronoun")]
    assert ask(capsys, "list", "--skipped", "--source", "birch-2012") == []


def test_sources_and_topics(store: str, capsys: Captured) -> None:
    assert [(one["source"], one["claims"]) for one in ask(capsys, "sources")] == [("alder-2009", 2), ("birch-2012", 1)]
    found = {one["topic"]: (one["claims"], one["sources"]) for one in ask(capsys, "topics")}
    assert found["guns"] == (2, 2)
    assert found["deaths"] == (1, 1)


def test_what_programs_need_of_sources_is_no_column_of_a_table(store: str, capsys: Captured) -> None:
    first = ask(capsys, "sources")[0]
    assert len(first["text_hash"]) == 64
    assert first["fingerprint"].startswith("claims ")
    assert call(["sources"]) == 0
    assert "text_hash" not in capsys.readouterr().out


def test_show_takes_the_beginning_of_an_id(store: str, capsys: Captured) -> None:
    first = ask(capsys, "list")[0]
    assert ask(capsys, "show", first["id"][:12]) == [first]
    assert call(["show", first["id"]]) == 0
    shown = capsys.readouterr().out
    assert first["id"] in shown
    assert "The police seized" in shown


def test_compare_sets_sources_side_by_side(store: str, capsys: Captured) -> None:
    rows = ask(capsys, "compare", "--topic", "guns")
    assert [[cell["quote"] for cell in row["cells"]] for row in rows] == [["70", "90"]]
    assert sum(len(row["cells"]) for row in ask(capsys, "compare", "--min-sources", "1")) == 3


def test_compare_says_when_nothing_is_shared(store: str, capsys: Captured) -> None:
    assert call(["compare", "--topic", "deaths", "--format", "json"]) == 0
    said = capsys.readouterr()
    assert json.loads(said.out) == []
    assert "--min-sources 1" in said.err


@pytest.mark.parametrize(
    ("name", "words"),
    [
        pytest.param("figures.csv", [], id="csv"),
        pytest.param("figures.JSONL", [], id="jsonl"),
        pytest.param("figures.txt", ["--format", "csv"], id="format goes before suffix"),
    ],
)
def test_export_writes_a_file(store: str, capsys: Captured, name: str, words: list[str]) -> None:
    assert call(["export", name, *words, "--topic", "guns"]) == 0
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", f"2 claims written to {name}\n")
    assert json.loads(Path(f"{name}-metadata.json").read_text(encoding="utf-8"))["url"] == name
    with Path(name).open(encoding="utf-8", newline="") as file:
        rows = list(map(json.loads, file)) if name.endswith("JSONL") else list(csv.DictReader(file))
    assert [row["quote"] for row in rows] == ["70", "90"]


def test_export_that_fails_leaves_the_file_as_it_was(store: str, capsys: Captured) -> None:
    Path("figures.csv").write_text("mine", encoding="utf-8")
    assert call(["export", "figures.csv", "--topic", "nothing"]) == 2
    assert Path("figures.csv").read_text(encoding="utf-8") == "mine"
    assert sorted(path.name for path in Path().iterdir() if path.name.startswith(".")) == []


def test_export_follows_a_link_and_keeps_it(store: str) -> None:
    Path("real.csv").write_text("old", encoding="utf-8")
    Path("link.csv").symlink_to("real.csv")
    assert call(["export", "link.csv"]) == 0
    assert Path("link.csv").is_symlink()
    assert Path("real.csv").read_text(encoding="utf-8").startswith("id,")


def test_export_into_a_folder_that_is_not_there(store: str, capsys: Captured) -> None:
    assert call(["export", "nowhere/figures.csv"]) == 1
    said = capsys.readouterr().err
    assert said.startswith("claims: nowhere/figures.csv: cannot be written: No such file")
    assert said.count("\n") == 1


def test_a_device_is_written_to_and_not_replaced(store: str) -> None:
    assert call(["list", "--output", "/dev/null", "--format", "csv"]) == 0
    assert Path("/dev/null").is_char_device()


@pytest.mark.parametrize("words", READERS, ids=" ".join)
def test_without_a_store_it_says_what_to_do(folder: Path, capsys: Captured, words: list[str]) -> None:
    assert call(words) == 1
    said = capsys.readouterr()
    assert "run `claims extract` first" in said.err
    assert said.err.count("\n") == 1
    assert list(folder.iterdir()) == [], "nothing is made"


@pytest.mark.parametrize(
    "command", [["compare"], ["list"], ["export", "out.csv"], ["search", "guns"], ["review"]], ids=" ".join
)
@pytest.mark.parametrize(
    ("words", "hint"),
    [
        pytest.param(["--topic", "zebra"], "topics there: deaths, guns", id="topic"),
        pytest.param(["--source", "alder"], "sources there: alder-2009, birch-2012", id="source"),
    ],
)
def test_what_the_store_does_not_know(
    store: str, capsys: Captured, command: list[str], words: list[str], hint: str
) -> None:
    assert call([*command, *words]) == 2
    said = capsys.readouterr()
    assert repr(words[1]) in said.err
    assert hint in said.err
    assert said.err.count("\n") == 1
    assert said.out == ""


def test_an_id_that_is_not_there(store: str, capsys: Captured) -> None:
    assert call(["show", "zzzz"]) == 1
    assert "no claim 'zzzz'" in capsys.readouterr().err


def test_since_takes_dates_only(store: str, capsys: Captured) -> None:
    assert call(["list", "--since", "lately"]) == 2
    assert capsys.readouterr().err == "claims: --since: no date: 'lately' (write 2009, 2009-07 or 2009-07-01)\n"


def test_the_store_is_found_by_the_environment(
    store: str, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    monkeypatch.setenv("CLAIMS_STORE", store)
    assert len(ask(capsys, "list")) == 3
