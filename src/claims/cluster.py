"""Extraction past one machine: Ray Data reads, hands out and writes; what it runs is the same pure function.

Ray is told what to do and does all else: who works on what, what is done again after a machine was lost, how much is
under way at once. A shard that is written again takes the place of itself, so that nothing is lost or doubled.
"""

from __future__ import annotations

import json
import logging
import os
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import reduce
from hashlib import sha256
from pathlib import PurePath
from typing import Any

import pyarrow
import ray
import ray.data
from pyarrow import parquet
from ray.data.block import BlockAccessor

from claims.errors import ClaimsError, ReadError, UsageError
from claims.extraction import extract_batch, fingerprint
from claims.read import Columns, Limits, Metadata, find_documents, make_document, read_documents, read_record
from claims.records import Document, Extraction, Failure
from claims.settings import OwnTopics
from claims.shards import Shard, ShardFolder

BATCH = 32
"""Documents that are analysed together."""
SHARD = 2_000
"""Documents of a shard at least, where there are so many."""
_TABLES = {".jsonl": "line", ".ndjson": "line", ".parquet": "row"}
_ID_LENGTH = 12


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What every worker does with its documents."""

    pipeline: str | None = None
    overrides: Metadata = field(default_factory=Metadata)
    limits: Limits = field(default_factory=Limits)
    columns: Columns = field(default_factory=Columns)
    topics: OwnTopics = field(default_factory=dict)
    shard: int = SHARD


@dataclass(frozen=True)
class Summary:
    """How a run went, in documents."""

    extracted: int
    failed: int
    unchanged: int
    """Written by an earlier run."""


def extract_on_cluster(inputs: Sequence[str], output: str, plan: Plan, *, jobs: int | None = None) -> Summary:
    """Extract documents on the Ray cluster that `RAY_ADDRESS` names, else on one of this machine.

    Args:
        inputs: files and folders that every machine sees under these names. JSON lines and Parquet are tables of
            documents, and are read in pieces.
        output: the folder of shards; a run that was stopped goes on in it.
        plan: what to do with each document.
        jobs: how many workers at most; with None one for each core of the cluster.

    Raises:
        UsageError: there can be no such folder, or it was written under other rules.
        PipelineError: the pipeline cannot be loaded.
        ClaimsError: the cluster gave up.
    """
    folder, mark = ShardFolder(output), fingerprint(plan.pipeline, plan.topics)
    done = folder.read_done()
    if strange := set(done.values()) - {mark}:
        raise UsageError(f"holds claims of {strange.pop()}", where=output, hint="name another folder")
    folder.sweep()
    _connect()
    sources = _find_sources(inputs, frozenset(done))
    if not sources:
        return Summary(0, 0, len(done))
    sink = ShardSink(folder, mark, plan.shard)
    workers = jobs or max(1, int(ray.cluster_resources()["CPU"]))
    try:
        reduce(ray.data.Dataset.union, sources).map_batches(
            Extractor,
            fn_constructor_args=[plan, frozenset(done)],
            batch_size=BATCH,
            batch_format="pyarrow",
            compute=ray.data.ActorPoolStrategy(min_size=1, max_size=workers),
        ).write_datasink(sink)
    except ray.exceptions.RayError as error:
        raise _explain(error) from error
    return Summary(sink.counts["extracted"], sink.counts["failed"], len(done))


def _connect() -> None:
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # nothing is told to anybody
    ray.init(ignore_reinit_error=True, log_to_driver=False, logging_level="error")
    ray.data.DataContext.get_current().enable_progress_bars = False
    logging.getLogger("ray.data").setLevel(logging.ERROR)


def _explain(error: BaseException) -> ClaimsError:
    """Return the error of ours that made a worker fail, else one that says what Ray says."""
    cause: BaseException | None = error
    while cause is not None:
        inner = getattr(cause, "cause", None)
        if isinstance(found := inner or cause, ClaimsError):
            return found
        cause = cause.__cause__
    return ClaimsError(f"Ray gave up: {str(error).strip().splitlines()[-1]}", hint="run the command again to go on")


def _find_sources(inputs: Sequence[str], done: frozenset[str]) -> list[ray.data.Dataset]:
    """Return what is to be read as rows of one form: what a row is, what it is called, and what it holds."""
    files: list[dict[str, str]] = []
    tables: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for found in find_documents(inputs):
        if isinstance(found, Failure):
            files.append({"kind": "failure", "name": found.path, "data": found.reason})
        elif form := _TABLES.get(PurePath(found).suffix.lower()):
            if form == "row" and (damage := _find_damage(found)):
                files.append({"kind": "failure", "name": found, "data": damage})
            else:
                tables[form, str(PurePath(found).parent)].append(found)
        elif found not in done:
            files.append({"kind": "file", "name": found, "data": ""})
    sources = [ray.data.from_items(files)] if files else []
    return sources + [_read_tables(form, folder, paths) for (form, folder), paths in tables.items()]


def _find_damage(path: str) -> str | None:
    """Return why a Parquet file cannot be read, so that it does not stop the others."""
    try:
        parquet.read_metadata(path)
    except (pyarrow.ArrowException, OSError) as error:
        return f"a damaged Parquet file: {str(error).splitlines()[0]} (get a whole copy of it)"
    return None


def _read_tables(form: str, folder: str, paths: list[str]) -> ray.data.Dataset:
    """Return the rows of tables of documents; a line is left as it is, since one that is no JSON stops no other."""

    def label(batch: pyarrow.Table) -> pyarrow.Table:
        rows = batch.to_pylist()
        lines = [row["text"] if form == "line" else json.dumps(row, default=str) for row in rows]
        return pyarrow.table({"kind": ["line"] * len(rows), "name": [folder] * len(rows), "data": lines})

    read = ray.data.read_text if form == "line" else ray.data.read_parquet
    return read(paths).map_batches(label, batch_format="pyarrow")


class Extractor:
    """A worker: documents in, what they gave out, each as JSON."""

    def __init__(self, plan: Plan, done: frozenset[str]) -> None:
        self._plan = plan
        self._done = done

    def __call__(self, batch: pyarrow.Table) -> Iterator[pyarrow.Table]:
        """Yield the results of `batch`, which may be many more: a file may be an archive of documents."""
        documents: list[Document] = []
        for row in batch.to_pylist():
            for found in self._read(row["kind"], row["name"], row["data"]):
                if isinstance(found, Failure):
                    yield _table([found])
                elif found.path not in self._done:
                    documents.append(found)
                if len(documents) >= BATCH:
                    yield self._extract(documents)
                    documents = []
        yield self._extract(documents)

    def _read(self, kind: str, name: str, data: str) -> Iterable[Document | Failure]:
        plan = self._plan
        match kind:
            case "failure":
                return [Failure(path=name, reason=data)]
            case "file":
                return read_documents([name], overrides=plan.overrides, limits=plan.limits, columns=plan.columns)
            case _:
                return [self._read_line(name, data)]

    def _read_line(self, name: str, line: str) -> Document | Failure:
        # Named by what it says: a row of a table in pieces has no number.
        path = f"{name}#{sha256(line.encode('utf-8', 'surrogatepass')).hexdigest()[:_ID_LENGTH]}"
        try:
            content = read_record(json.loads(line), self._plan.columns)
            return make_document(content, path=path, overrides=self._plan.overrides, limits=self._plan.limits)
        except ReadError as error:
            return Failure(path=path, reason=f"{error.what} ({error.hint})")
        except (ValueError, RecursionError) as error:
            return Failure(path=path, reason=f"no JSON object: {error} (mend the line)")

    def _extract(self, documents: list[Document]) -> pyarrow.Table:
        return _table(extract_batch(documents, pipeline=self._plan.pipeline, topics=self._plan.topics))


def _table(results: Sequence[Extraction | Failure]) -> pyarrow.Table:
    columns = {
        "failed": pyarrow.array([isinstance(result, Failure) for result in results], pyarrow.bool_()),
        "result": pyarrow.array([result.model_dump_json() for result in results], pyarrow.large_string()),
    }
    return pyarrow.table(columns)


class ShardSink(ray.data.Datasink):  # type: ignore[misc]
    """Writes the results of each of Ray's tasks as one shard, and counts them."""

    def __init__(self, folder: ShardFolder, mark: str, size: int) -> None:
        self.counts: Counter[str] = Counter()
        self._folder = folder
        self._mark = mark
        self._size = size

    @property
    def min_rows_per_write(self) -> int:
        """How many results a shard holds at least, where there are so many."""
        return self._size

    def write(self, blocks: Iterable[Any], ctx: Any) -> Counter[str]:
        """Write what one task has got."""
        rows = [row for block in blocks for row in BlockAccessor.for_block(block).iter_rows(True)]
        failures = [Failure.model_validate_json(row["result"]) for row in rows if row["failed"]]
        extractions = [Extraction.model_validate_json(row["result"]) for row in rows if not row["failed"]]
        if rows:
            self._folder.write(Shard(extractions, failures), fingerprint=self._mark)
        return Counter(extracted=len(extractions), failed=len(failures))

    def on_write_complete(self, write_result: Any) -> None:
        """Add up what all tasks have written."""
        self.counts = sum(write_result.write_returns, Counter())
