from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from claims.store import Store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "claims.db"


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store that is copied rather than migrated anew for every test."""
    path = tmp_path_factory.mktemp("empty") / "claims.db"
    Store.open(path).close()
    return path


@pytest.fixture
def store(path: Path, empty_store: Path) -> Iterator[Store]:
    shutil.copy(empty_store, path)
    with Store.open(path) as opened:
        yield opened
