"""Datasette opens the store as it is, and its pages are useful."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import urlopen

import pytest

from claims.cli.main import call

from .test_commands import Captured, ask

Ask = Callable[..., Any]
PATIENCE = 60


@pytest.fixture
def served(store: str, capsys: Captured) -> Iterator[Ask]:
    """What asks a Datasette that serves the store; without a suffix for a page, with .json for data."""
    call(["review", ask(capsys, "list")[0]["id"], "--accept"])
    assert call(["datasette", "--output", "metadata.json"]) == 0
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "datasette", "serve", store, "--metadata", "metadata.json", "--port", str(port)]

    def get(path: str, **parameters: str) -> Any:
        address = f"http://127.0.0.1:{port}{path}?{urlencode(parameters)}"
        with urlopen(address, timeout=PATIENCE) as answer:
            content = answer.read().decode()
        return json.loads(content) if path.endswith(".json") else content

    with Path("datasette.log").open("w") as log, subprocess.Popen(command, stdout=log, stderr=log) as process:
        try:
            _wait_for(get, process)
            yield get
        finally:
            process.terminate()


def _wait_for(get: Ask, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            get("/")
        except URLError:
            assert process.poll() is None, Path("datasette.log").read_text(encoding="utf-8")
            assert time.monotonic() < deadline
            time.sleep(0.2)
        else:
            return


def test_datasette_shows_the_store(served: Ask) -> None:
    tables = {table["name"]: table for table in served("/claims.json")["tables"]}
    assert {name for name, table in tables.items() if not table["hidden"]} == {
        "documents", "figures", "figure_topics", "reviews", "sentences", "skipped", "topics",
    }  # fmt: skip
    assert tables["sentences"]["fts_table"] == "sentences_fts"
    assert {key["other_table"] for key in tables["figures"]["foreign_keys"]["outgoing"]} == {"documents", "sentences"}

    view = served("/claims/claims.json", _shape="objects", incidental="0", _sort="start")
    assert {row["quote"]: (row["low"], row["reviewed"]) for row in view["rows"]} == {
        "70": (70, "accepted"), "12": (12, None), "90": (90, None),
    }  # fmt: skip
    assert {fact["value"]: fact["count"] for fact in view["facet_results"]["source"]["results"]} == {
        "alder-2009": 2, "birch-2012": 1,
    }  # fmt: skip
    page = served("/claims/claims")
    assert "One row a claim with all its fields" in page
    assert "Lower end of the interval claimed" in page

    found = served("/claims/sentences.json", _shape="objects", _search="deaths seized")
    assert [row["text"][:17] for row in found["rows"]] == ["The police seized"]
    figures = served("/claims/figures.json", _shape="objects", _labels="on")["rows"]
    assert {row["document_id"]["label"] for row in figures} == {"alder-2009", "birch-2012"}
    assert all(row["sentence_id"]["label"].startswith("The police seized") for row in figures)

    rows = served("/claims/search.json", _shape="array", words='deaths" OR 1=1')
    assert rows == []
    assert [row["quote"] for row in served("/claims/search.json", _shape="array", words="death")] == ["70", "12"]
    assert [row["quote"] for row in served("/claims/on_topic.json", _shape="array", topic="guns")] == ["70", "90"]
    assert served("/claims/told_often.json", _shape="array") == []


def test_the_metadata_are_of_this_store(store: str, capsys: Captured) -> None:
    assert call(["datasette"]) == 0
    described = json.loads(capsys.readouterr().out)
    assert list(described["databases"]) == ["claims"]
    Path(store).rename("other name.db")
    assert call(["datasette", "--store", "other name.db"]) == 0
    assert list(json.loads(capsys.readouterr().out)["databases"]) == ["other name"]
