"""Making, upgrading and opening the file, and what is said when that fails."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from claims.errors import StoreError
from claims.records import Claim
from claims.store import Store, migration, sqlite
from claims.store.tables import metadata

from .samples import make_extraction

NOBODY = 65534


def execute(path: Path, statement: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as opened, opened:
        return opened.execute(statement).fetchall()


@pytest.fixture
def filled(path: Path, empty_store: Path) -> Path:
    shutil.copy(empty_store, path)
    with Store.open(path) as store:
        store.save(make_extraction(), fingerprint="1")
    return path


@pytest.fixture
def unwritable() -> Iterator[Path]:
    """A folder that this process may not write to, as root neither."""
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        with Store.open(Path(folder, "claims.db")) as store:
            store.save(make_extraction(), fingerprint="1")
        Path(folder).chmod(0o555)
        Path(folder, "claims.db").chmod(0o444)
        user = os.geteuid()
        if user == 0:
            os.seteuid(NOBODY)
        yield Path(folder)
        if user == 0:
            os.seteuid(user)
        Path(folder).chmod(0o755)


def test_view_has_the_names_of_the_schema_in_order(filled: Path) -> None:
    names = [row[1] for row in execute(filled, "PRAGMA table_info(claims)")]
    assert names == list(Claim.model_fields)


def test_file_is_in_write_ahead_mode(filled: Path) -> None:
    assert execute(filled, "PRAGMA journal_mode") == [("wal",)]


def test_second_open_changes_nothing(filled: Path) -> None:
    before = filled.read_bytes()
    with Store.open(filled, must_exist=True) as store:
        assert len(list(store.claims())) == 1
    assert filled.read_bytes() == before


def test_current_store_is_opened_without_alembic(filled: Path) -> None:
    program = (
        "import sys; from claims.store import Store; Store.open(sys.argv[1]).close(); print('alembic' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program, filled], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


def test_migrations_are_numbered_from_one_without_gap() -> None:
    config = Config()
    config.set_main_option("script_location", str(migration.MIGRATIONS))
    scripts = list(ScriptDirectory.from_config(config).walk_revisions())[::-1]
    assert [script.revision for script in scripts] == [f"{number:04}" for number in range(1, len(scripts) + 1)]
    assert [Path(script.path).name[:5] for script in scripts] == [f"{script.revision}_" for script in scripts]
    assert scripts[-1].revision == migration.LATEST


def test_migrations_make_the_tables_that_the_code_knows(filled: Path) -> None:
    engine = create_engine(f"sqlite:///{filled}")
    with engine.connect() as opened:
        options = {"include_name": lambda name, kind, _parents: kind != "table" or not name.startswith("sentences_fts")}
        assert compare_metadata(MigrationContext.configure(opened, opts=options), metadata) == []
    engine.dispose()


def test_empty_file_becomes_a_store(path: Path) -> None:
    path.touch()
    with Store.open(path) as store:
        assert store.sources() == []


@pytest.mark.parametrize("name", ["100%.db", "a b?c#d.db", ":memory:", "file:x.db", "%(here)s.db", "ü.db"])
def test_any_file_name_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.chdir(tmp_path)
    Store.open(name).close()
    assert [file.name for file in tmp_path.iterdir()] == [name]


def message(path: Path, *, must_exist: bool = False) -> str:
    with pytest.raises(StoreError) as caught:
        Store.open(path, must_exist=must_exist)
    assert str(caught.value).startswith(f"{path}: ")
    return str(caught.value).removeprefix(f"{path}: ")


def test_missing_store_is_not_made_where_it_must_exist(path: Path) -> None:
    assert message(path, must_exist=True) == "there is no store (run `claims extract` first)"
    assert not path.exists()


def test_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no such folder"):
        Store.open(tmp_path / "nowhere" / "claims.db")


def test_folder_is_no_store(tmp_path: Path) -> None:
    assert message(tmp_path) == "is a folder (name a file in it with --store)"


def test_text_file_is_no_store_and_stays_as_it_is(path: Path) -> None:
    path.write_text("Not a database. " * 100, encoding="utf-8")
    assert message(path) == "is not a store of claims (name another file with --store)"
    assert path.read_text(encoding="utf-8") == "Not a database. " * 100


def test_database_of_another_program_stays_as_it_is(path: Path) -> None:
    execute(path, "CREATE TABLE alembic_version (version_num TEXT)")
    before = path.read_bytes()
    assert message(path) == "is another program's database (name another file with --store)"
    assert path.read_bytes() == before


def test_store_of_a_newer_version_is_left_alone(filled: Path) -> None:
    execute(filled, "UPDATE alembic_version SET version_num = '9999'")
    assert message(filled) == "was written by a newer version of claims (upgrade claims)"


@pytest.mark.parametrize(
    "statement", ["DROP TABLE alembic_version", "DELETE FROM alembic_version"], ids=["no version table", "no version"]
)
def test_store_without_a_version_is_damaged(filled: Path, statement: str) -> None:
    execute(filled, statement)
    assert message(filled).startswith("is damaged")


def test_overwritten_pages_are_reported(filled: Path) -> None:
    content = filled.read_bytes()
    filled.write_bytes(content[:100] + b"\xff" * (len(content) - 100))
    assert message(filled).startswith("is damaged (restore a copy")


def test_value_that_no_record_can_hold_is_reported(filled: Path) -> None:
    execute(filled, "UPDATE figures SET kind = 'nonsense'")
    with Store.open(filled) as store, pytest.raises(StoreError, match="is damaged"):
        list(store.claims())


def test_locked_store_is_reported(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite, "PATIENCE", 0.05)
    with closing(sqlite3.connect(filled, isolation_level=None)) as other, Store.open(filled) as store:
        other.execute("BEGIN IMMEDIATE")
        assert len(list(store.claims())) == 1
        with pytest.raises(StoreError, match="is in use by another program"):
            store.save(make_extraction(), fingerprint="1")


def test_store_cannot_be_made_in_an_unwritable_folder(unwritable: Path) -> None:
    assert message(unwritable / "new.db") == (
        "cannot be opened or made (choose a folder that you may write to, with --store)"
    )
