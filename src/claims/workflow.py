"""The one place where the stages meet: documents in, claims out, kept in a store where there is one.

Nothing is printed here; every document is told as an outcome. spaCy is loaded only when a document needs analysis.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, fields
from functools import partial
from itertools import chain, tee
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claims.errors import ReadError, SourceTakenError
from claims.extraction import extract_batch, extract_document, fingerprint, make_failure
from claims.pool import Pool, count_cores
from claims.read import (
    DEFAULT_LIMITS,
    Columns,
    Limits,
    Metadata,
    Origin,
    make_document,
    read_documents,
    read_files,
)
from claims.records import Claim, Document, Extraction, Failure
from claims.settings import Settings

if TYPE_CHECKING:
    from claims.store import Store

SURROUNDINGS = 4000
"""Characters around a sentence in which its neighbours are looked for."""
BATCH_CHARACTERS = 50_000
"""Text that is analysed together: enough to fill the matrices, and some two thirds of a second of work."""
BATCH_DOCUMENTS = 64
WORTH = 300_000
"""Characters from which it pays to start more processes, each of which loads the language pipeline."""
PATIENCE = 50
"""Batches that are held back until it is clear whether there is so much to do."""


@dataclass(frozen=True, kw_only=True)
class Added:
    """A document that was extracted for the first time, or without a store."""

    extraction: Extraction


@dataclass(frozen=True, kw_only=True)
class Replaced:
    """A document whose earlier claims gave way to new ones."""

    extraction: Extraction


@dataclass(frozen=True, kw_only=True)
class Unchanged:
    """A document whose claims in the store still hold."""

    path: str
    source: str


@dataclass(frozen=True, kw_only=True)
class Failed:
    """A document that gave nothing, with the reason."""

    failure: Failure


Outcome = Added | Replaced | Unchanged | Failed


@dataclass(frozen=True)
class Task:
    """A document that is to be analysed, and the mark under which it is kept."""

    document: Document
    mark: str


def extract_documents(
    inputs: Sequence[str],
    *,
    store: Store | None = None,
    settings: Settings | None = None,
    overrides: Metadata | None = None,
    columns: Columns | None = None,
    force: bool = False,
    jobs: int | None = 1,
) -> Iterator[Outcome]:
    """Read, analyse and keep each document of `inputs`, one outcome a document, in their order.

    Args:
        inputs: files, folders, or `-` for standard input.
        store: where claims are kept, one transaction a document; nothing is kept without one.
        settings: pipeline, topics and limits.
        overrides: metadata that hold for every document, whatever it says itself.
        columns: which columns hold what, where a file is a table of documents; guessed where not said.
        force: analyse documents that have not changed too.
        jobs: how many processes analyse; with None one a core, where there is enough to do. A program that asks for
            more than one guards its own code with `if __name__ == "__main__"`.

    Raises:
        PipelineError: the pipeline cannot be loaded; no document could be analysed.
        StoreError: the store cannot be written; no document could be kept.
    """
    settings = settings or Settings()
    ledger = Ledger(store, fingerprint(settings.pipeline, settings.topics), force=force)
    found = read_files(
        inputs,
        overrides=overrides or Metadata(),
        limits=find_limits(settings),
        columns=columns or Columns(),
        find_kept=ledger.find_kept,
    )
    waiting, batches = tee(gather(ledger.judge(origin, item) for origin, item in found))
    documents = ([entry.document for entry in batch if isinstance(entry, Task)] for batch in batches)
    function = partial(extract_batch, pipeline=settings.pipeline, topics=settings.topics)
    with closing(analyse(documents, function, jobs=jobs)) as analysed:
        for results, batch in zip(analysed, waiting, strict=False):
            coming = iter(results)
            for entry in batch:
                yield ledger.enter(entry, next(coming)) if isinstance(entry, Task) else entry


def find_limits(settings: Settings) -> Limits:
    """Return the limits that the settings set."""
    return Limits(**{field.name: getattr(settings, f"max_{field.name}") for field in fields(Limits)})


class Ledger:
    """What the store says of each document before it is analysed, and keeps of it afterwards."""

    def __init__(self, store: Store | None, mark: str, *, force: bool) -> None:
        self._store = store
        self._fingerprint = mark
        self._force = force

    def find_kept(self, origin: Origin) -> Unchanged | None:
        """Tell whether the store holds the document of a file as the file is now, so that it need not even be read."""
        source = self._store and not self._force and self._store.find_source(origin.path, self._mark(origin))
        return Unchanged(path=origin.path, source=source) if source else None

    def _mark(self, origin: Origin) -> str:
        return f"{self._fingerprint}, file {origin.digest}"

    def judge(self, origin: Origin, item: Document | Failure | Unchanged) -> Outcome | Task:
        """Return what is to be done about what was found in a file."""
        if isinstance(item, Unchanged):
            return item
        if isinstance(item, Failure):
            return Failed(failure=item)
        if self._store is None:
            return Task(item, self._fingerprint)
        named = self._store.name_source(item)
        if item.path == origin.path:
            return Task(named, self._mark(origin))
        # Of several documents in a file each is told by its own text and metadata.
        if not self._force and self._store.is_current(named, self._fingerprint):
            return Unchanged(path=named.path, source=named.source)
        return Task(named, self._fingerprint)

    def enter(self, task: Task, result: Extraction | Failure) -> Outcome:
        """Keep what the analysis gave."""
        if isinstance(result, Failure):
            return Failed(failure=result)
        return keep(result, self._store, task.mark) if self._store else Added(extraction=result)


def gather(entries: Iterable[Outcome | Task]) -> Iterator[list[Outcome | Task]]:
    """Yield the entries in batches that are analysed together."""
    batch: list[Outcome | Task] = []
    characters = 0
    for entry in entries:
        batch.append(entry)
        characters += len(entry.document.text) if isinstance(entry, Task) else 0
        if characters >= BATCH_CHARACTERS or len(batch) >= BATCH_DOCUMENTS:
            yield batch
            batch, characters = [], 0
    if batch:
        yield batch


def analyse(
    batches: Iterator[list[Document]],
    function: Callable[[Sequence[Document]], list[Extraction | Failure]],
    *,
    jobs: int | None,
) -> Generator[list[Extraction | Failure]]:
    """Yield what `function` makes of each batch, in this process or in `jobs` others; see `extract_documents`."""
    waiting: list[list[Document]] = []
    for batch in batches:
        waiting.append(batch)
        if jobs is None and sum(len(document.text) for batch in waiting for document in batch) >= WORTH:
            jobs = count_cores()
        if jobs is not None and jobs > 1:
            yield from Pool(function, explain_loss, jobs=jobs).map(chain(waiting, batches))
            return
        if jobs == 1 or len(waiting) >= PATIENCE:
            yield from map(function, waiting)
            waiting.clear()
    yield from map(function, waiting)


def explain_loss(document: Document) -> Failure:
    """Return the failure of a document whose process died."""
    reason = "the process that analysed it was ended, perhaps for want of memory"
    return Failure(path=document.path, reason=f"{reason} (split it, or close other programs)")


def keep_extractions(extractions: Iterable[tuple[Extraction, str]], store: Store) -> Iterator[Outcome]:
    """Keep what was extracted elsewhere, each document with the fingerprint that it was extracted under.

    Raises:
        StoreError: the store cannot be written.
    """
    for extraction, mark in extractions:
        named = store.name_source(extraction.document)
        if store.is_current(named, mark):
            yield Unchanged(path=named.path, source=named.source)
            continue
        yield keep(rename(extraction, named), store, mark)


def keep(extraction: Extraction, store: Store, mark: str) -> Outcome:
    """Keep what one document gave."""
    try:
        verdict = store.save(extraction, fingerprint=mark)
    except SourceTakenError:
        return keep(rename(extraction, store.name_anew(extraction.document)), store, mark)
    except ReadError as error:
        return Failed(failure=make_failure(extraction.document, error))
    return Added(extraction=extraction) if verdict == "added" else Replaced(extraction=extraction)


def rename(extraction: Extraction, named: Document) -> Extraction:
    """Return the extraction with the document `named`, which differs in its source."""
    claims = tuple(claim.model_copy(update={"source": named.source}) for claim in extraction.claims)
    return extraction.model_copy(update={"document": named, "claims": claims})


def find_neighbours(document: Document, claim: Claim) -> tuple[str, str]:
    """Return the sentences before and after that of the claim, each empty where there is none."""
    from claims.analyse.sentences import split_sentences

    # Split from a paragraph on that is far enough ahead, since a book has more sentences than anybody asks for.
    ahead = max(document.body_start, claim.sentence_start - SURROUNDINGS)
    start = max(document.body_start, document.text.rfind("\n\n", document.body_start, ahead))
    text = document.text[: claim.sentence_end + SURROUNDINGS]
    spans = [(sentence[0][0], sentence[-1][1]) for sentence in split_sentences(text, start)]
    before = [text[first:last] for first, last in spans if last <= claim.sentence_start]
    after = [text[first:last] for first, last in spans if first >= claim.sentence_end]
    return (before or [""])[-1], (after or [""])[0]


def extract(
    path_or_text: str | Path,
    *,
    incidental: bool = False,
    pipeline: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
    **metadata: Any,
) -> list[Claim]:
    """Return the claims of a file, a folder or a text, in the order they stand there.

    Args:
        path_or_text: a `Path`, or a `str` that names an existing file or folder; any other `str` is the text itself.
        incidental: also numbers that are no claims worth comparing.
        pipeline: a spaCy pipeline instead of the shipped one.
        limits: the most that reading a document may take.
        metadata: `title`, `author`, `publisher`, `published`, `url`, `modified` or `retrieved`, whatever the document
            says itself.

    Raises:
        ReadError: a file cannot be read.
    """
    overrides = Metadata(**metadata)
    if isinstance(path_or_text, Path) or os.path.exists(path_or_text):  # noqa: PTH110  (Path.exists fails on long text)
        documents = read_documents([str(path_or_text)], overrides=overrides, limits=limits)
    else:
        documents = iter([make_document(path_or_text, overrides=overrides, limits=limits)])
    extractions = (extract_document(require(item), pipeline=pipeline) for item in documents)
    return [claim for extraction in extractions for claim in extraction.claims if incidental or not claim.incidental]


def require(item: Document | Failure) -> Document:
    """Return the document, or raise the reason why there is none."""
    if isinstance(item, Failure):
        raise ReadError(item.reason, where=item.path)
    return item
