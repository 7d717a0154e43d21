"""Every command on a store that is on a server: the same as on one in a file."""

from __future__ import annotations

import json
from pathlib import Path
from zipfile import ZipFile, is_zipfile

import pytest

from claims.cli.main import call
from claims.store import Store
from claims.workflow import extract_documents

from ..server import PASSWORD_USER, Server
from ..stand_in import DigitAnalyser
from .test_commands import Captured, ask

SECRET = "open-sesame"


@pytest.fixture
def shared(store: str, server: Server) -> str:
    """A store on a server of the documents that `store` holds in a file; its location has a password."""
    server.make_user(PASSWORD_USER, SECRET)
    server.execute("DROP SCHEMA IF EXISTS shared CASCADE")
    server.execute(f"CREATE SCHEMA shared AUTHORIZATION {PASSWORD_USER}")
    location = server.url("postgres", PASSWORD_USER, schema="shared", password=SECRET)
    with Store.open(location) as kept:
        list(extract_documents(["documents"], store=kept))
    return location


@pytest.mark.parametrize(
    "words",
    [
        ["list"],
        ["list", "--skipped"],
        ["list", "--since", "2010", "--all"],
        ["sources"],
        ["topics"],
        ["stats"],
        ["search", "GUN", "seized"],
        ["compare", "--topic", "guns"],
        ["compare", "--topic", "police"],
        ["compare", "--explain", "1"],
        ["compare", "--chart"],
        ["check", "documents/one.md"],
    ],
    ids=" ".join,
)
def test_a_command_says_the_same(store: str, shared: str, words: list[str], capsys: Captured) -> None:
    codes, said = [], []
    for location in (store, shared):
        codes.append(call([*words, "--store", location]))
        said.append(capsys.readouterr())
    assert codes[0] == codes[1]
    assert said[0] == said[1]
    assert said[0].out


@pytest.mark.parametrize("name", ["out.csv", "out.xlsx", "out.json", "out.parquet", "out.md", "out.sqlite", "out.html"])
def test_what_is_written_holds_and_tells_no_password(shared: str, name: str, capsys: Captured) -> None:
    written = ["report", name] if name == "out.html" else ["export", name]
    assert call([*written, "--store", shared]) == 0
    whole = b"".join(content for file in Path().glob("out*") for content in read_parts(file))
    assert SECRET.encode() not in whole
    assert b"guarded" in whole
    assert SECRET not in str(capsys.readouterr())


def read_parts(file: Path) -> list[bytes]:
    """Return what a file holds, or what its parts hold where it is an archive."""
    if not is_zipfile(file):
        return [file.read_bytes()]
    with ZipFile(file) as archive:
        return [archive.read(name) for name in archive.namelist()]


def test_verify_holds_an_export_against_the_server(shared: str, capsys: Captured) -> None:
    assert call(["export", "out.csv", "--store", shared]) == 0
    assert call(["verify", "out.csv", "--store", shared]) == 0
    assert capsys.readouterr().err.endswith("3 rows hold, 0 do not\n")
    Path("out.csv").write_text(Path("out.csv").read_text().replace(",70,", ",75,"))
    assert call(["verify", "out.csv", "--store", shared]) == 1


def test_the_environment_names_the_store(shared: str, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    monkeypatch.setenv("CLAIMS_STORE", shared)
    assert [claim["quote"] for claim in ask(capsys, "list")] == ["70", "12", "90"]


def test_the_settings_name_the_store(shared: str, capsys: Captured) -> None:
    Path("claims.toml").write_text(f"store = {json.dumps(shared)}\n", encoding="utf-8")
    assert [claim["quote"] for claim in ask(capsys, "list")] == ["70", "12", "90"]


def test_a_review_is_seen_by_the_others(shared: str, capsys: Captured) -> None:
    first = ask(capsys, "list", "--store", shared)[0]["id"]
    assert call(["review", first, "--set", "value=71", "--note", "by phone", "--store", shared]) == 0
    claim = ask(capsys, "list", "--store", shared)[0]
    assert (claim["low"], claim["reviewed"], claim["reviewer_note"]) == (71, "edited", "by phone")
    assert call(["extract", "documents", "--force", "--store", shared]) == 0
    assert [claim["low"] for claim in ask(capsys, "list", "--store", shared)] == [71, 12, 90]


def test_extract_tells_where_the_claims_are_without_the_password(
    shared: str, analyser: DigitAnalyser, capsys: Captured
) -> None:
    Path("documents/third.md").write_text("The police seized 5 boats.\n", encoding="utf-8")
    assert call(["extract", "documents", "--store", shared]) == 0
    said = capsys.readouterr().err
    assert said.startswith("added 1, unchanged 2, replaced 0, failed 0\n1 claim kept in postgresql://guarded:***@/")
    assert SECRET not in said


def test_a_nul_fails_its_document_alone(shared: str, analyser: DigitAnalyser, capsys: Captured) -> None:
    rows = [{"title": title, "text": f"They seized {number} boats."} for number, title in enumerate(("a", "b\0c", "d"))]
    Path("rows.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    assert call(["extract", "rows.jsonl", "--store", shared]) == 1
    said = capsys.readouterr().err.splitlines()
    assert said[0].startswith("rows.jsonl#2: NUL characters cannot be stored or looked for on PostgreSQL (")
    assert said[1] == "added 2, unchanged 0, replaced 0, failed 1"


def test_datasette_is_for_files(shared: str, capsys: Captured) -> None:
    assert call(["datasette", "--store", shared]) == 2
    said = capsys.readouterr().err
    assert "Datasette opens SQLite files alone" in said
    assert said.count("\n") == 1
    assert SECRET not in said
