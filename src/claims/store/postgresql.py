"""The store on a PostgreSQL server, which a team shares."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, ClassVar

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError

from claims.errors import StoreError

OLDEST = (14,)
"""The version of the server that knows functions with a body that is parsed when they are made."""

PATIENCE = 30.0
"""Seconds to wait while another program writes the same."""

REACH = 10
"""Seconds to wait for a server that does not answer, unless the URL says `connect_timeout`."""

KEY = 0x436C6D73
"""What the locks of a store go by ("Clms"), so that they are no other program's."""

_IN_USE = ("is in use by another program", "try again when that has ended")
_LOST = ("the server has ended the connection", "run the command again when it is up")
_FULL = ("the server has no more room for it", "ask who runs the server")
_DAMAGED = ("holds no store that can be read", "restore it from a copy, or use another database")
# By SQLSTATE, or its first two or three characters: https://www.postgresql.org/docs/current/errcodes-appendix.html
_REASONS = {
    "08": _LOST,
    "25006": ("cannot be written, the server is there to be read only", "name the one that is written to"),
    "3F000": ("has no schema to make tables in", "ask for one: CREATE SCHEMA AUTHORIZATION user"),
    "40": _IN_USE,
    "42P01": _DAMAGED,
    "42703": _DAMAGED,
    "53": _FULL,
    "55P03": _IN_USE,
    "57P": _LOST,
    "XX001": _DAMAGED,
    "XX002": _DAMAGED,
}
_RIGHTS = "ask its owner for the right: GRANT CREATE ON SCHEMA to write, GRANT SELECT ON ALL TABLES to read"
_NO_CONNECTION = ("connection failed", "connection is bad", "connection timeout", "failed to resolve")
_NO_ENTRY = {
    'database ".*" does not exist': ("there is no such database", "make it with: createdb NAME"),
    'role ".*" does not exist': ("there is no such user", "make one with: createuser NAME"),
    "password": ("the password is wrong or missing", "give it in ~/.pgpass, in PGPASSWORD or in the URL"),
}
_FORM = "write postgresql://user@host:port/database"
_NO_SERVER = "look whether host and port are right, and the server is up"

_OTHER_TABLES = """
SELECT relname FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
WHERE nspname = current_schema() AND relkind IN ('r', 'p', 'v', 'm', 'f')
  AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = pg_class.oid AND deptype = 'e')
LIMIT 1
"""


def read_url(location: str) -> URL:
    """Return the URL, to be opened by psycopg.

    Raises:
        StoreError: it is none.
    """
    try:
        return make_url(location).set(drivername="postgresql+psycopg")
    except (ArgumentError, ValueError) as error:
        # Their text may hold the password.
        raise StoreError("the URL of the database cannot be read", where="--store", hint=_FORM) from error


@dataclass(frozen=True)
class PostgreSQLDatabase:
    """A database, or the schema in it that the URL chooses with `?options=-csearch_path=NAME`."""

    url: URL
    path: ClassVar[None] = None
    # Another program's migrations may go by Alembic's own name.
    version_table: ClassVar[str] = "claims_version"

    @property
    def name(self) -> str:
        """How messages call it."""
        secret = {name: "***" for name in self.url.query if "password" in name}
        shown = self.url.set(drivername="postgresql").update_query_dict(secret)
        return shown.render_as_string(hide_password=True)

    def check_place(self, *, must_exist: bool) -> None:
        """Do nothing: what there is shows when it is connected to."""

    def connect(self, *, write: bool = False, upgrade: bool = False) -> Engine:
        """See `Database`; foreign keys need no care, since no table is made anew here."""
        given = {"client_encoding": "utf8", "connect_timeout": REACH, "application_name": "claims"}
        options: dict[str, Any] = {name: value for name, value in given.items() if name not in self.url.query}
        try:
            # A connection may have been ended while a document was analysed, which takes minutes for a book.
            engine = create_engine(self.url, connect_args=options, isolation_level="READ COMMITTED", pool_pre_ping=True)
        except ImportError as error:
            hint = 'pip install "claims-and-figures[postgres]"'
            raise StoreError("the library psycopg is not installed", where=self.name, hint=hint) from error
        except ArgumentError as error:
            raise StoreError(str(error), where=self.name, hint=_FORM) from error
        if write:

            @event.listens_for(engine, "begin")
            def begin(connection: Connection) -> None:
                connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{PATIENCE}s'")

        return engine

    def holds_store(self, connection: Connection) -> bool:
        """See `Database`."""
        if connection.scalar(text(f"SELECT to_regclass('{self.version_table}') IS NOT NULL")):
            return True
        other = connection.scalar(text(_OTHER_TABLES))
        if other is not None:
            hint = "name a database, or a schema, of its own"
            raise StoreError(f"has tables of another program, such as {other!r}", where=self.name, hint=hint)
        return False

    def lock(self, connection: Connection, path: str | None = None) -> None:
        """See `Database`: reviews go one at a time, documents beside each other, but for those of one path."""
        if path is None:
            connection.execute(text(f"SELECT pg_advisory_xact_lock({KEY}, 0)"))
            return
        both = f"SELECT pg_advisory_xact_lock_shared({KEY}, 0), pg_advisory_xact_lock(hashtextextended(:path, {KEY}))"
        connection.execute(text(both), {"path": path})

    def start_upgrade(self, connection: Connection) -> None:
        """See `Database`."""
        self.lock(connection)
        if (connection.dialect.server_version_info or OLDEST) < OLDEST:
            raise StoreError("the server is too old", where=self.name, hint=f"use PostgreSQL {OLDEST[0]} or newer")
        encoding = connection.scalar(text("SHOW server_encoding"))
        if encoding != "UTF8":
            hint = "make it with: CREATE DATABASE name ENCODING 'UTF8' TEMPLATE template0"
            raise StoreError(f"the database keeps {encoding}, not Unicode", where=self.name, hint=hint)

    def finish_upgrade(self, connection: Connection) -> None:
        """Do nothing: the table of versions is the mark."""

    def is_source_taken(self, error: BaseException | None) -> bool:
        """See `Database`."""
        return getattr(getattr(error, "diag", None), "constraint_name", None) == "documents_source_key"

    def explain(self, error: BaseException | None) -> tuple[str, str]:
        """See `Database`."""
        state = getattr(error, "sqlstate", None)
        if state is None:
            return _explain_without_state(error)
        message = str(getattr(getattr(error, "diag", None), "message_primary", error))
        if state == "42501":
            return message, _RIGHTS
        known = next((_REASONS[key] for key in (state, state[:3], state[:2]) if key in _REASONS), None)
        return known or (message, "")


def _explain_without_state(error: BaseException | None) -> tuple[str, str]:
    """Return what psycopg says by itself: of values, of options, of connecting, of a connection that is lost.

    The reasons that a server gives for no connection come without a code, and in its own language; one that is not
    recognised is told in the server's words.
    """
    from psycopg import OperationalError

    first, _, _ = str(error).partition("\n")
    if "NUL" in first:
        return "NUL characters cannot be stored or looked for on PostgreSQL", "take them out, or use a store in a file"
    if not isinstance(error, OperationalError):
        return first, ""
    if not first.startswith(_NO_CONNECTION):
        return _LOST
    reason = first.removeprefix("connection failed: ").removeprefix("connection is bad: ")
    reason = re.sub("^.*failed: FATAL: *", "", reason)
    for pattern, answer in _NO_ENTRY.items():
        if re.search(pattern, reason):
            return answer
    return f"cannot be reached: {reason}", _NO_SERVER
