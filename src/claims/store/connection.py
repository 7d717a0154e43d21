"""Open the SQLite file, and say in plain words what is wrong with it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from typing import Any

from pydantic import ValidationError
from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError, IntegrityError, NoResultFound

from claims.errors import ReadError, SourceTakenError, StoreError

PATIENCE = 30.0
"""Seconds to wait while another program writes."""

PAUSE = 0.02
PRIMARY_CODE = 0xFF
"""The byte of SQLite's error codes that tells the family; the others tell the particular case."""

_OTHER_FILE = "name another file with --store"
_PLACE = "choose a folder that you may write to, with --store"
_DAMAGED = ("is damaged", "restore a copy, or delete it and run `claims extract` again")
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
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_ERROR: _DAMAGED,  # a table or column that is not there
}


def connect(path: Path, *, foreign_keys: bool = True, write: bool = False) -> Engine:
    """Return an engine for the file at `path`.

    Args:
        path: the file, absolute, so that SQLite takes no name for a special one (`:memory:`).
        foreign_keys: whether references between tables are enforced.
        write: whether transactions take the right to write when they begin. One that reads first and writes later
            fails at once when another program has written in between.
    """
    # SQLite's driver would begin transactions by itself, and not before a CREATE TABLE; here they begin when we say so.
    options = {"timeout": PATIENCE, "isolation_level": None}
    engine = create_engine(URL.create("sqlite", database=str(path)), connect_args=options)

    @event.listens_for(engine, "connect")
    def set_up(connection: Any, _record: Any) -> None:
        connection.execute(f"PRAGMA foreign_keys = {'ON' if foreign_keys else 'OFF'}")
        connection.execute("PRAGMA synchronous = NORMAL")
        if write:
            _write_ahead(connection)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")

    return engine


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


@contextmanager
def errors_of(path: Path, *, document: str = "") -> Iterator[None]:
    """Turn errors of the database into one of ours.

    Args:
        path: the file of the store.
        document: path of the document in hand, which is told apart from the store as the cause.

    Raises:
        StoreError: something is wrong with the store; the next document would fare no better.
        ReadError: the document is what cannot be stored; others may be.
        SourceTakenError: it can, under another source.
    """
    try:
        yield
    except IntegrityError as error:
        kind = SourceTakenError if "documents.source" in str(error.orig) else ReadError
        raise kind(
            "the store has its source, or one of its claims twice", where=document, hint="run the command again"
        ) from error
    except (sqlite3.Error, DBAPIError) as error:
        what, hint = _explain(getattr(error, "orig", error))
        raise StoreError(what, where=str(path), hint=hint) from error
    except UnicodeEncodeError as error:
        # From a file name or an option that is not UTF-8.
        what = "half characters (lone surrogates) cannot be stored or looked for"
        blame = ReadError if document else StoreError
        raise blame(what, where=document or str(path), hint="use names and texts in UTF-8") from error
    except (NoResultFound, ValidationError) as error:
        raise StoreError(_DAMAGED[0], where=str(path), hint=_DAMAGED[1]) from error


def _explain(error: BaseException | None) -> tuple[str, str]:
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
    return _REASONS.get(code & PRIMARY_CODE, (str(error), ""))
