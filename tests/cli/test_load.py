"""`claims load`, and what `claims extract --engine ray` says before it starts."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from claims.cli.main import call
from claims.records import Extraction, Failure
from claims.shards import Shard, ShardFolder
from claims.workflow import Added, extract_documents

from ..stand_in import DigitAnalyser

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def shards(documents: Path, analyser: DigitAnalyser) -> Path:
    """A folder of shards of the two documents."""
    pytest.importorskip("pyarrow")
    found = [outcome.extraction for outcome in extract_documents(["documents"]) if isinstance(outcome, Added)]
    folder = documents.parent / "shards"
    for extraction in found:
        assert isinstance(extraction, Extraction)
        ShardFolder(str(folder)).write(Shard([extraction], [Failure(path="x", reason="empty")]), fingerprint="1")
    return folder


def test_shards_are_kept_in_the_store(shards: Path, capsys: Captured) -> None:
    assert call(["load", "shards"]) == 0
    assert capsys.readouterr().err.splitlines()[:1] == ["added 2, unchanged 0, replaced 0, failed 0"]
    assert call(["load", "shards"]) == 0
    assert capsys.readouterr().err.startswith("added 0, unchanged 2, replaced 0, failed 0\n")
    call(["list", "--format", "jsonl"])
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(line["source"], line["quote"]) for line in lines] == [
        ("alder-2009", "70"),
        ("alder-2009", "12"),
        ("birch-2012", "90"),
    ]


def test_shards_are_compared_as_they_are(shards: Path, capsys: Captured) -> None:
    assert call(["compare", "shards", "--format", "json"]) == 0
    compared = json.loads(capsys.readouterr().out)
    assert [{cell["source"] for cell in row["cells"]} for row in compared] == [{"alder-2009", "birch-2012"}]
    assert not Path("claims.db").exists()


@pytest.mark.parametrize(
    ("words", "message"),
    [
        pytest.param(["load", "nothing"], "claims: nothing: no folder of shards", id="no shards"),
        pytest.param(["extract", "documents", "--engine", "ray"], "claims: --engine ray: Ray writes", id="no folder"),
        pytest.param(
            ["extract", "documents", "--engine", "ray", "-o", "out", "--force"], "claims: --force: shards", id="force"
        ),
        pytest.param(
            ["extract", "documents", "--engine", "ray", "-o", "out"], "claims: --engine ray: the library", id="no Ray"
        ),
    ],
)
def test_what_cannot_be_done_is_one_line(
    documents: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch, words: list[str], message: str
) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    monkeypatch.delitem(sys.modules, "claims.cluster", raising=False)
    assert call(words) == 2
    said = capsys.readouterr()
    assert said.err.startswith(message)
    assert said.err.count("\n") == 1
