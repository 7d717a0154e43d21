"""Killed runs, and several at once."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from claims.errors import ReadError
from claims.records import Extraction
from claims.store import Store

from .samples import make_extraction

KILLED = """
import os, sys
from sqlalchemy import Engine, event
from claims.records import Extraction
from claims.store import Store

@event.listens_for(Engine, "after_cursor_execute")
def die(connection, cursor, statement, *rest):
    if statement.strip().startswith(sys.argv[2]):
        os._exit(9)

Store.open(sys.argv[1]).save(Extraction.model_validate_json(sys.argv[3]), fingerprint="1")
"""


def save_and_die(location: str, extraction: Extraction, *, after: str) -> None:
    """Save in another process, which ends for good after the first statement that begins so."""
    arguments = [sys.executable, "-c", KILLED, location, after, extraction.model_dump_json()]
    assert subprocess.run(arguments, check=False).returncode == 9


@pytest.mark.parametrize("name", ["a.md", "b.md"], ids=["while replacing", "while adding"])
def test_run_killed_while_saving_leaves_whole_documents(location: str, name: str) -> None:
    whole = make_extraction("a.md")
    with Store.open(location) as store:
        store.save(whole, fingerprint="1")
    changed = make_extraction(name, {"start": 1}, {"start": 2}, text="Other text.")
    save_and_die(location, changed, after="INSERT INTO figures")
    with Store.open(location, must_exist=True) as store:
        assert [summary.source for summary in store.sources()] == ["a"]
        assert tuple(store.claims()) == whole.claims
        assert store.document("a") == whole.document


def test_run_killed_while_making_the_store_leaves_nothing_behind(free_location: str) -> None:
    whole = make_extraction("a.md")
    save_and_die(free_location, whole, after="CREATE TABLE figures")
    with Store.open(free_location) as store:
        assert store.save(whole, fingerprint="1") == "added"
        assert tuple(store.claims()) == whole.claims


def test_document_that_fails_halfway_leaves_the_old_one(store: Store) -> None:
    whole = make_extraction("a.md")
    store.save(whole, fingerprint="1")
    with pytest.raises(ReadError, match="one of its claims twice"):
        store.save(make_extraction("a.md", {"id": "1", "start": 1}, {"id": "1", "start": 2}), fingerprint="1")
    assert tuple(store.claims()) == whole.claims


def test_writers_at_once_all_get_their_documents_in(location: str) -> None:
    writers, documents = 4, 10
    at_once = Barrier(writers)

    def write(number: int) -> None:
        at_once.wait()
        with Store.open(location) as store:
            for document in range(documents):
                store.save(make_extraction(f"{number}-{document}.md", {"topics": ("guns",)}), fingerprint="1")

    with ThreadPoolExecutor(writers) as pool:
        list(pool.map(write, range(writers)))
    with Store.open(location) as store:
        assert len(store.sources()) == writers * documents
        assert len(list(store.claims())) == writers * documents
