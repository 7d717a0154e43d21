"""The store in a file, by SQLite."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep
from typing import Any, ClassVar

from sqlalchemy import URL, Connection, Engine, create_engine, event

from claims.errors import StoreError

APPLICATION_ID = 0x436C6D73
"""Stands in the header of every store ("Clms"), so that another program's database is never taken for one."""

PATIENCE = 30.0
"""Seconds to wait while another program writes."""

PAUSE = 0.02
PRIMARY_CODE = 0xFF
"""The byte of SQLite's error codes that tells the family; the others tell the particular case."""

DAMAGED = ("is damaged", "restore a copy, or delete it and run `claims extract` again")
_OTHER_FILE = "name another file with --store"
_PLACE = "choose a folder that you may write to, with --store"
_REASONS = {
    sqlite3.SQLITE_BUSY: ("is in use by another program", "try again when that has ended"),
    sqlite3.SQLITE_LOCKED: ("is in use by another program", "try again when that has ended"),
    sqlite3.SQLITE_CANTOPEN: ("cannot be opened or made", _PLACE),
    sqlite3.SQLITE_READONLY: ("cannot be written", _PLACE),
    sqlite3.SQLITE_PERM: ("cannot be written", _PLACE),
    sqlite3.SQLITE_AUTH: ("cannot be written", _PLACE),
    sqlite3.SQLITE_FULL: ("cannot grow, the disk is full", "free some space"),
    sqlite3.SQLITE_IOERR: ("cannot be read or written, the disk reports an error", _PLACE),
    sqlite3.SQLITE_NOTADB: ("is not a store of claims", _OTHER_FILE),
    sqlite3.SQLITE_CORRUPT: DAMAGED,
    sqlite3.SQLITE_ERROR: DAMAGED,  # a table or column that is not there
}


@dataclass(frozen=True)
class SQLiteFile:
    """A file; absolute, so that SQLite takes no name for a special one (`:memory:`)."""

    path: Path
    version_table: ClassVar[str] = "alembic_version"

    @property
    def name(self) -> str:
        """How messages call it."""
        return str(self.path)

    def check_place(self, *, must_exist: bool) -> None:
        """See `Database`."""
        path = self.path
        try:
            is_folder, is_there, has_folder = path.is_dir(), path.exists(), path.parent.is_dir()
        except OSError as error:
            raise StoreError(error.strerror or str(error), where=str(path), hint=_OTHER_FILE) from error
        if is_folder:
            raise StoreError("is a folder", where=str(path), hint="name a file in it with --store")
        if must_exist and not is_there:
            raise StoreError("there is no store", where=str(path), hint="run `claims extract` first")
        if not has_folder:
            raise StoreError(
                "there is no such folder", where=str(path.parent), hint="make it, or name a file elsewhere with --store"
            )

    def connect(self, *, write: bool = False, upgrade: bool = False) -> Engine:
        """See `Database`. A transaction that reads first and writes later would fail where another wrote in between."""
        # SQLite's driver would begin transactions by itself, and not before a CREATE TABLE; here they begin when we
        # say so.
        options = {"timeout": PATIENCE, "isolation_level": None}
        engine = create_engine(URL.create("sqlite", database=str(self.path)), connect_args=options)

        @event.listens_for(engine, "connect")
        def set_up(connection: Any, _record: Any) -> None:
            connection.execute(f"PRAGMA foreign_keys = {'OFF' if upgrade else 'ON'}")
            connection.execute("PRAGMA synchronous = NORMAL")
            if write:
                _write_ahead(connection)

        @event.listens_for(engine, "begin")
        def begin(connection: Connection) -> None:
            connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")

        return engine

    def holds_store(self, connection: Connection) -> bool:
        """See `Database`."""
        if connection.exec_driver_sql("PRAGMA application_id").scalar() == APPLICATION_ID:
            return True
        if connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar():
            raise StoreError("is another program's database", where=str(self.path), hint=_OTHER_FILE)
        return False

    def lock(self, connection: Connection, path: str | None = None) -> None:
        """Do nothing: a transaction that writes has the whole file from its beginning."""

    def start_upgrade(self, connection: Connection) -> None:
        """Do nothing, as for `lock`."""

    def finish_upgrade(self, connection: Connection) -> None:
        """See `Database`."""
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")

    def is_source_taken(self, error: BaseException | None) -> bool:
        """See `Database`; SQLite names the column in its text alone."""
        unique = getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_CONSTRAINT_UNIQUE
        return unique and "documents.source" in str(error)

    def explain(self, error: BaseException | None) -> tuple[str, str]:
        """See `Database`."""
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
        return _REASONS.get(code & PRIMARY_CODE, (str(error), ""))


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Let readers go on while one program writes; waits by itself, as SQLite does not wait for this one statement."""
    deadline = monotonic() + PATIENCE
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & PRIMARY_CODE != sqlite3.SQLITE_BUSY or monotonic() > deadline:
                raise
            sleep(PAUSE)
        else:
            return
