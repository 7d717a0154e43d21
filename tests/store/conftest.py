"""Stores to test, in a file and on a server."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from claims.store import Store
from claims.store.database import find_database

from ..server import Kind, Server

Execute = Callable[[str], list[tuple[Any, ...]]]


@pytest.fixture(scope="session")
def schema(server: Server) -> str:
    """A store on the server that is emptied rather than made anew for every test."""
    location = server.make_schema("kept")
    Store.open(location).close()
    return location


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store in a file that is copied rather than made anew for every test."""
    path = tmp_path_factory.mktemp("empty") / "claims.db"
    Store.open(path).close()
    return path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file that is not there."""
    return tmp_path / "claims.db"


@pytest.fixture
def free_location(kind: Kind, request: pytest.FixtureRequest) -> str:
    """Where a store can be made."""
    if kind == "sqlite":
        return str(request.getfixturevalue("path"))
    return str(request.getfixturevalue("free_schema"))


@pytest.fixture
def location(kind: Kind, request: pytest.FixtureRequest) -> str:
    """An empty store."""
    if kind == "sqlite":
        path: Path = request.getfixturevalue("path")
        shutil.copy(request.getfixturevalue("empty_store"), path)
        return str(path)
    schema: str = request.getfixturevalue("schema")
    server: Server = request.getfixturevalue("server")
    server.execute("DELETE FROM kept.documents; DELETE FROM kept.topics; DELETE FROM kept.reviews")
    return schema


@pytest.fixture
def store(location: str) -> Iterator[Store]:
    with Store.open(location) as opened:
        yield opened


@pytest.fixture
def execute(location: str) -> Iterator[Execute]:
    """Carry out a statement in the store's database and return its rows, if it has any."""
    engine = find_database(location).connect()

    def run(statement: str) -> list[tuple[Any, ...]]:
        with engine.begin() as connection:
            result = connection.exec_driver_sql(statement)
            return [tuple(row) for row in result] if result.returns_rows else []

    yield run
    engine.dispose()
