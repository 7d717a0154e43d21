"""Bring a store to the version that this program reads, by Alembic; a current one costs one look."""

from __future__ import annotations

from pathlib import Path
from threading import Lock

from sqlalchemy import Connection

from claims.errors import StoreError
from claims.store.database import Database

LATEST = "0004"
"""The newest migration. Known here so that a current store is opened without importing Alembic."""

MIGRATIONS = Path(__file__).parent / "migrations"

# Alembic hands the connection to the migrations through module globals.
_upgrading = Lock()


def upgrade(database: Database) -> None:
    """Make the database a store of the newest version, in one transaction; nothing is changed in a current one.

    Raises:
        StoreError: it is another program's, cannot hold a store, or was written by a newer version of this program.
    """
    engine = database.connect(write=True, upgrade=True)
    try:
        with _upgrading, engine.begin() as connection:
            database.start_upgrade(connection)
            if read_version(connection, database) != LATEST:
                _run_migrations(connection, database.version_table)
                database.finish_upgrade(connection)
    finally:
        engine.dispose()


def read_version(connection: Connection, database: Database) -> str | None:
    """Return the number of the newest migration that the store has seen; None where there is no store yet.

    Raises:
        StoreError: as for `upgrade`.
    """
    if not database.holds_store(connection):
        return None
    version = str(connection.exec_driver_sql(f"SELECT version_num FROM {database.version_table}").scalar_one())
    if version > LATEST:
        raise StoreError("was written by a newer version of claims", where=database.name, hint="upgrade claims")
    return version


def _run_migrations(connection: Connection, version_table: str) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config(attributes={"connection": connection, "version_table": version_table})
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    command.upgrade(config, "head")
