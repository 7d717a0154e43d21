"""Bring a store's file to the version that this program reads, by Alembic; a current file costs one look."""

from __future__ import annotations

from pathlib import Path
from threading import Lock

from sqlalchemy import Connection

from claims.errors import StoreError
from claims.store.connection import connect

LATEST = "0004"
"""The newest migration. Known here so that a current store is opened without importing Alembic."""

APPLICATION_ID = 0x436C6D73
"""Stands in the header of every store ("Clms"), so that another program's database is never taken for one."""

MIGRATIONS = Path(__file__).parent / "migrations"

# Alembic hands the connection to the migrations through module globals.
_upgrading = Lock()


def upgrade(path: Path) -> None:
    """Make the file at `path` a store of the newest version, in one transaction; nothing is changed in a current one.

    Raises:
        StoreError: the file is another program's database or was written by a newer version of this one.
    """
    # Off, since a migration that makes a table anew would else delete what refers to it.
    engine = connect(path, foreign_keys=False, write=True)
    try:
        with _upgrading, engine.begin() as connection:
            if not is_current(connection, path):
                _run_migrations(connection)
                connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    finally:
        engine.dispose()


def is_current(connection: Connection, path: Path) -> bool:
    """Tell whether the file is a store of the newest version; false for an older store and for an empty file.

    Raises:
        StoreError: as for `upgrade`.
    """
    if connection.exec_driver_sql("PRAGMA application_id").scalar() != APPLICATION_ID:
        if connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar():
            raise StoreError("is another program's database", where=str(path), hint="name another file with --store")
        return False
    version = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one()
    if version > LATEST:
        raise StoreError("was written by a newer version of claims", where=str(path), hint="upgrade claims")
    return bool(version == LATEST)


def _run_migrations(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    command.upgrade(config, "head")
