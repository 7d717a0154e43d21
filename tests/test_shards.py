"""Folders of Parquet files: what comes back, and what a stopped run leaves."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from claims.errors import UsageError
from claims.records import Claim, Extraction, Failure, Locator, Skipped, Table, TableCell
from claims.shards import Shard, ShardFolder
from claims.store import Store
from claims.workflow import Added, Replaced, Unchanged, keep_extractions

from .store.samples import make_extraction

pytest.importorskip("pyarrow")


def make_rich(path: str = "a.md", source: str = "alder-2009") -> Extraction:
    """Return an extraction that has a value in every kind of column."""
    third = Decimal(1) / Decimal(3)
    plain = make_extraction(path, {"start": 1, "low": third, "high": None, "topics": ("guns", "war")}, {"start": 5})
    document = plain.document.model_copy(
        update={
            "source": source,
            "locators": (Locator(start=0, label="page 1"),),
            "tables": (Table(start=0, end=4, cells=(TableCell(start=1, end=2, row_heads=("Ünits",)),)),),
        }
    )
    claims = tuple(claim.model_copy(update={"source": source}) for claim in plain.claims)
    skipped = (Skipped(path=path, quote="one", start=0, end=3, reason="pronoun"),)
    return Extraction(document=document, claims=claims, skipped=skipped)


@pytest.fixture
def shards(tmp_path: Path) -> ShardFolder:
    return ShardFolder(str(tmp_path / "shards"))


def test_everything_comes_back(shards: ShardFolder) -> None:
    first, second = make_rich("a.md"), make_rich("b.md")
    shards.write(Shard([first], [Failure(path="bad.md", reason="empty")]), fingerprint="1")
    shards.write(Shard([second]), fingerprint="1")
    found = {extraction.document.path: extraction for extraction, mark in shards.read_extractions() if mark == "1"}
    assert found == {"a.md": first, "b.md": second}
    assert shards.read_done() == {"a.md": "1", "b.md": "1"}


def test_other_programs_find_the_columns_of_the_schema(shards: ShardFolder, tmp_path: Path) -> None:
    from pyarrow import parquet

    shards.write(Shard([make_rich()], [Failure(path="bad.md", reason="empty")]), fingerprint="1")
    claims = parquet.read_table(tmp_path / "shards" / "claims")
    assert claims.column_names[: len(Claim.model_fields)] == list(Claim.model_fields)
    assert claims.column("low").to_pylist() == [pytest.approx(1 / 3), 12.0]
    assert claims.column("topics").to_pylist()[0] == ["guns", "war"]
    assert parquet.read_table(tmp_path / "shards" / "errors").to_pylist() == [{"path": "bad.md", "reason": "empty"}]


def test_a_shard_that_is_written_again_takes_its_own_place(shards: ShardFolder) -> None:
    pair = [make_rich("a.md"), make_rich("b.md")]
    shards.write(Shard(pair), fingerprint="1")
    shards.write(Shard(pair[::-1]), fingerprint="1")
    assert len(shards.names()) == 1
    assert len(list(shards.read_claims())) == 4


def test_what_a_stopped_run_leaves_is_swept_away(
    shards: ShardFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shards.write(Shard([make_rich("a.md")], [Failure(path="bad.md", reason="empty")]), fingerprint="1")
    write = ShardFolder._write

    def stop_before_documents(self: ShardFolder, kind: str, name: str, table: object) -> None:
        if kind == "documents":
            raise KeyboardInterrupt
        write(self, kind, name, table)  # type: ignore[arg-type]

    monkeypatch.setattr(ShardFolder, "_write", stop_before_documents)
    with pytest.raises(KeyboardInterrupt):
        shards.write(Shard([make_rich("b.md")]), fingerprint="1")
    (tmp_path / "shards" / "claims" / f".{'a' * 16}.draft").write_bytes(b"PAR1")
    (tmp_path / "shards" / "documents" / "mine.txt").write_text("no shard", encoding="utf-8")
    shards.sweep()
    (tmp_path / "shards" / "documents" / "mine.txt").unlink()  # is still there
    left = sorted(str(path.relative_to(tmp_path / "shards").parent) for path in tmp_path.rglob("*") if path.is_file())
    assert left == ["claims", "documents", "skipped"]
    assert {extraction.document.path for extraction, _ in shards.read_extractions()} == {"a.md"}


def test_sources_of_one_name_are_told_apart(shards: ShardFolder) -> None:
    shards.write(Shard([make_rich("a.md"), make_rich("b.md")]), fingerprint="1")
    assert {(claim.path, claim.source) for claim in shards.read_claims()} == {
        ("a.md", "alder-2009"),
        ("b.md", "alder-2009-2"),
    }


def test_a_store_is_filled_from_shards(shards: ShardFolder, tmp_path: Path) -> None:
    shards.write(Shard([make_rich("a.md"), make_rich("b.md")]), fingerprint="1")
    with Store.open(tmp_path / "claims.db") as store:
        assert [type(outcome) for outcome in keep_extractions(shards.read_extractions(), store)] == [Added, Added]
        assert {claim.source for claim in store.claims()} == {"alder-2009", "alder-2009-2"}
        assert store.document("alder-2009").tables == make_rich().document.tables
        assert [type(outcome) for outcome in keep_extractions(shards.read_extractions(), store)] == [Unchanged] * 2
        shards.write(Shard([make_rich("a.md"), make_rich("b.md")]), fingerprint="2")
        assert [type(outcome) for outcome in keep_extractions(shards.read_extractions(), store)] == [Replaced] * 2


@pytest.mark.parametrize("place", ["nothing", "nowhere://bucket/folder"])
def test_a_folder_without_shards_is_an_error(tmp_path: Path, place: str) -> None:
    with pytest.raises(UsageError):
        list(ShardFolder(place if "://" in place else str(tmp_path / place)).read_claims())
