"""What all tests share: a folder to work in, documents to read, and an analysis without a language pipeline."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from .server import Kind, Server, run_server
from .stand_in import DigitAnalyser, Run

ROOT = Path(__file__).parent.parent
ENVIRONMENT = ("CLAIMS_STORE", "CLAIMS_PIPELINE", "CLAIMS_MAX_CHARACTERS", "NO_COLOR", "FORCE_COLOR")

_schemas = count()


@pytest.fixture
def root() -> Path:
    """The checkout that the tests stand in."""
    return ROOT


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder, where nothing is set by the environment."""
    monkeypatch.chdir(tmp_path)
    for name in ENVIRONMENT:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "100")
    return tmp_path


@pytest.fixture
def analyser(monkeypatch: pytest.MonkeyPatch) -> DigitAnalyser:
    """Put in the place of the real analysis, so that a test needs no pipeline."""
    from claims import extraction

    stand_in = DigitAnalyser()
    monkeypatch.setattr(extraction, "load_analyser", lambda pipeline: stand_in)
    return stand_in


@pytest.fixture
def run_process(folder: Path) -> Run:
    """Run `python -m claims` with these words in a process of its own, without standard input."""

    def run(*words: str, **options: object) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "claims", *words]
        settings = {"stdin": subprocess.DEVNULL, "capture_output": True, "text": True, "timeout": 120} | options
        return subprocess.run(command, **settings)  # type: ignore[call-overload, no-any-return]

    return run


ONE = (
    "---\ntitle: First\nauthor: Ann Alder\ndate: 2009-07\n---\n\nThe police seized 70 guns and 12 deaths; one was old."
)
OTHER = "---\ntitle: Second\nauthor: Ben Birch\ndate: 2012\n---\n\nThe police seized 90 guns and 1 boat.\n"


@pytest.fixture
def documents(folder: Path) -> Path:
    """A folder of two documents, in the working folder."""
    place = folder / "documents"
    place.mkdir()
    (place / "one.md").write_text(ONE, encoding="utf-8")
    (place / "other.md").write_text(OTHER, encoding="utf-8")
    return place


@pytest.fixture
def store(documents: Path, analyser: DigitAnalyser) -> str:
    """A store that holds the two documents."""
    from claims.store import Store
    from claims.workflow import extract_documents

    with Store.open("claims.db") as kept:
        list(extract_documents(["documents"], store=kept))
    return str(documents.parent / "claims.db")


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A PostgreSQL server, one for each process of tests."""
    with run_server() as running:
        yield running


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def kind(request: pytest.FixtureRequest) -> Kind:
    """The databases that a store can be in."""
    return request.param  # type: ignore[no-any-return]


@pytest.fixture
def free_schema(server: Server) -> str:
    """Where a store can be made on the server."""
    return server.make_schema(f"free{next(_schemas)}")
