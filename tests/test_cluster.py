"""Extraction on a Ray cluster of two nodes, one of which is killed while it works."""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from claims.cli.main import call
from claims.records import Claim
from claims.shards import ShardFolder
from claims.workflow import Added, extract_documents

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("default")]
pytest.importorskip("ray")

DOCUMENTS = 240


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Files, JSON lines and Parquet, with a bad document of each kind."""
    import pyarrow
    from pyarrow import parquet

    place = tmp_path / "corpus"
    place.mkdir()
    texts = [f"The flood took {number + 20} farms and cost ${number + 3} million.\n" * 5 for number in range(DOCUMENTS)]
    for number, text in enumerate(texts[:40]):
        (place / f"flood-{number:03}.txt").write_text(text, encoding="utf-8")
    (place / "empty.txt").write_bytes(b"")
    (place / "damaged.parquet").write_bytes(b"PAR1 and no more")
    lines = [json.dumps({"text": text, "title": f"Line {text[15:17]}"}) for text in texts[40:140]]
    (place / "lines.jsonl").write_text("\n".join([*lines, "{broken", '{"title": "no text"}']), encoding="utf-8")
    rows = {"body": [*texts[140:], ""], "date": ["2011-05-01"] * (DOCUMENTS - 140 + 1)}
    parquet.write_table(pyarrow.table(rows), place / "rows.parquet", row_group_size=20)
    return place


@pytest.fixture
def cluster(root: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Two nodes on this machine, with a core each."""
    import ray
    from ray.cluster_utils import Cluster

    monkeypatch.setenv("RAY_USAGE_STATS_ENABLED", "0")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(root / "src"), *filter(None, sys.path)]))
    started = Cluster(initialize_head=True, head_node_args={"num_cpus": 2, "include_dashboard": False})
    started.add_node(num_cpus=2)
    ray.init(address=started.address, log_to_driver=False, logging_level="error")
    yield started
    ray.shutdown()
    started.shutdown()


def run(corpus: Path, output: Path, **options: Any) -> Any:
    from claims.cluster import Plan, extract_on_cluster

    return extract_on_cluster([str(corpus)], str(output), Plan(shard=10, **options))


def facts(claims: Iterator[Claim]) -> list[tuple[str, str, int, str]]:
    return sorted((claim.path, claim.id, claim.start, claim.quote) for claim in claims)


def test_a_run_goes_on_without_a_node_and_after_a_stop(
    corpus: Path, cluster: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    undisturbed, disturbed = tmp_path / "undisturbed", tmp_path / "disturbed"
    summary = run(corpus, undisturbed)
    assert (summary.extracted, summary.failed, summary.unchanged) == (DOCUMENTS, 5, 0)
    expected = facts(ShardFolder(str(undisturbed)).read_claims())
    assert len(expected) == DOCUMENTS * 5 * 2

    killer = threading.Thread(target=kill_when_at_work, args=(cluster, disturbed))
    killer.start()
    run(corpus, disturbed)
    killer.join()
    assert len(cluster.list_all_nodes()) == 1
    found = ShardFolder(str(disturbed))
    assert facts(found.read_claims()) == expected
    assert len(list((disturbed / "errors").iterdir())) > 0

    # Stopped: some shards are whole, one is not.
    for name in found.names()[::2]:
        (disturbed / "documents" / f"{name}.parquet").unlink()
    again = run(corpus, disturbed)
    assert 0 < again.extracted < DOCUMENTS
    assert again.extracted + again.unchanged == DOCUMENTS
    assert facts(found.read_claims()) == expected


def kill_when_at_work(cluster: Any, output: Path) -> None:
    """Kill the node that is not the head once the first shard is there."""
    deadline = time.monotonic() + 300
    while time.monotonic() < deadline and not list(output.glob("documents/*.parquet")):
        time.sleep(0.1)
    cluster.remove_node(next(iter(cluster.worker_nodes)), allow_graceful=False)


def test_it_finds_what_one_machine_finds(corpus: Path, cluster: Any, tmp_path: Path) -> None:
    run(corpus / "flood-003.txt", tmp_path / "out")
    claims = list(ShardFolder(str(tmp_path / "out")).read_claims())
    [alone] = extract_documents([str(corpus / "flood-003.txt")])
    assert isinstance(alone, Added)
    assert tuple(claims) == alone.extraction.claims != ()


def test_the_settings_hold_on_the_cluster_as_they_do_here(
    folder: Path, cluster: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    words = "[topics.locomotives]\nwords = ['locomotive', 'tram']\n[topics.farms]\nwords = ['barn']\n"
    (folder / "claims.toml").write_text(f"max_characters = 200\n{words}", encoding="utf-8")
    place = folder / "texts"
    place.mkdir()
    (place / "trains.txt").write_text("The depot sold 41 locomotives and 17 trams.\n", encoding="utf-8")
    (place / "barns.txt").write_text("The storm took 12 barns and 300 sheep.\n", encoding="utf-8")
    (place / "long.txt").write_text("It lost 5 cows.\n" * 20, encoding="utf-8")
    lines = [{"text": "The city bought 29 trams."}, {"text": "It lost 5 cows. " * 20}]
    (place / "lines.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    assert call(["extract", "texts", "--engine", "ray", "--output", "out", "--jobs", "1"]) == 1
    assert "added 3, there before 0, failed 2" in capsys.readouterr().err
    far = topics_of(ShardFolder("out").read_claims())
    assert call(["extract", "texts", "--no-store", "--output", "here.json", "--jobs", "2"]) == 1
    here = topics_of(Claim(**claim) for claim in json.loads((folder / "here.json").read_text(encoding="utf-8")))
    assert far == here
    assert {"locomotives"} <= far["41"] & far["17"] & far["29"]
    assert "locomotives" not in far["12"]


def topics_of(claims: Iterable[Claim]) -> dict[str, set[str]]:
    return {claim.quote: set(claim.topics) for claim in claims}
