"""Which database a location names, what every one of them can do, and how its errors become ours."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from pydantic import ValidationError
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, NoResultFound

from claims.errors import ReadError, SourceTakenError, StoreError
from claims.store.sqlite import DAMAGED, SQLiteFile

_URL = re.compile(r"([a-z][a-z0-9.-]+)(\+[a-z0-9.-]+)?://", re.IGNORECASE)
_OF_POSTGRESQL = ("postgresql", "postgres")


class Database(Protocol):
    """Where one kind of database differs from another."""

    @property
    def name(self) -> str:
        """How messages call it, without passwords."""

    @property
    def path(self) -> Path | None:
        """Its file; None where it is on a server."""

    @property
    def version_table(self) -> str:
        """The table that holds the number of the newest migration."""

    def check_place(self, *, must_exist: bool) -> None:
        """Look whether it can be opened at all.

        Raises:
            StoreError: it cannot.
        """

    def connect(self, *, write: bool = False, upgrade: bool = False) -> Engine:
        """Return an engine.

        Args:
            write: whether transactions take what they need to write when they begin.
            upgrade: whether tables are to be made anew, which must not delete what refers to them.
        """

    def holds_store(self, connection: Connection) -> bool:
        """Tell whether there is a store; false where there is nothing.

        Raises:
            StoreError: there is something else.
        """

    def lock(self, connection: Connection, path: str | None = None) -> None:
        """Let no other transaction write the document at `path`, or anything at all, until this one ends."""

    def start_upgrade(self, connection: Connection) -> None:
        """Let no other transaction write, and look whether a store can be made here.

        Raises:
            StoreError: it cannot.
        """

    def finish_upgrade(self, connection: Connection) -> None:
        """Mark what is now a store."""

    def is_source_taken(self, error: BaseException | None) -> bool:
        """Tell whether a constraint failed because another document has the source."""

    def explain(self, error: BaseException | None) -> tuple[str, str]:
        """Return what went wrong, and what to do."""


def find_database(location: str | Path) -> Database:
    """Return the database at `location`: a file, or the URL of a PostgreSQL database.

    Raises:
        StoreError: it is the URL of something else.
    """
    scheme = _URL.match(location) if isinstance(location, str) else None
    if scheme is None:
        return SQLiteFile(Path(location).absolute())
    if scheme[1].lower() not in _OF_POSTGRESQL:
        raise StoreError(
            "no such database can hold a store",
            where=f"{scheme[0]}...",
            hint="name a file, or postgresql://user@host/database, with --store",
        )
    # With its dialect of SQLAlchemy, which a store in a file does without.
    from claims.store.postgresql import PostgreSQLDatabase, read_url

    return PostgreSQLDatabase(read_url(str(location)))


def show_location(location: str) -> str:
    """Return a location as it may be shown: as it is, but for the password of a URL."""
    return find_database(location).name if _URL.match(location) else location


@contextmanager
def errors_of(database: Database, *, document: str = "") -> Iterator[None]:
    """Turn errors of the database into one of ours.

    Args:
        database: where the store is.
        document: path of the document in hand, which is told apart from the store as the cause.

    Raises:
        StoreError: something is wrong with the store; the next document would fare no better.
        ReadError: the document is what cannot be stored; others may be.
        SourceTakenError: it can, under another source.
    """
    try:
        yield
    except IntegrityError as error:
        kind = SourceTakenError if database.is_source_taken(error.orig) else ReadError
        raise kind(
            "the store has its source, or one of its claims twice", where=document, hint="run the command again"
        ) from error
    except (sqlite3.Error, DBAPIError) as error:
        what, hint = database.explain(getattr(error, "orig", error))
        unfit = document and isinstance(error, DataError)
        raise (ReadError if unfit else StoreError)(
            what, where=document if unfit else database.name, hint=hint
        ) from error
    except UnicodeEncodeError as error:
        # From a file name or an option that is not UTF-8.
        what = "half characters (lone surrogates) cannot be stored or looked for"
        blame = ReadError if document else StoreError
        raise blame(what, where=document or database.name, hint="use names and texts in UTF-8") from error
    except (NoResultFound, ValidationError) as error:
        raise StoreError(DAMAGED[0], where=database.name, hint=DAMAGED[1]) from error
