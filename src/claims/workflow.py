"""The one place where the stages meet: documents in, claims out, kept in a store where there is one.

Nothing is printed here; every document is told as an outcome. spaCy is loaded only when a document needs analysis.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claims import __version__
from claims.errors import AnalysisError, ClaimsError, PipelineError, ReadError, StoreError
from claims.normalise import make_claims
from claims.read import DEFAULT_LIMITS, Columns, Limits, Metadata, make_document, read_documents
from claims.records import Claim, Document, Extraction, Failure
from claims.settings import Settings

if TYPE_CHECKING:
    from claims.analyse import Analyser
    from claims.store import Store

SURROUNDINGS = 4000
"""Characters around a sentence in which its neighbours are looked for."""
RULES_VERSION = 1
"""Raised when rules or lexicons change what is extracted, so that stores bring their documents up to date."""


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

    document: Document


@dataclass(frozen=True, kw_only=True)
class Failed:
    """A document that gave nothing, with the reason."""

    failure: Failure


Outcome = Added | Replaced | Unchanged | Failed


def fingerprint(pipeline: str | None) -> str:
    """Return what a document's claims depend on besides its text; claims of another fingerprint are out of date."""
    return f"claims {__version__}, rules {RULES_VERSION}, pipeline {pipeline or 'shipped'}"


@lru_cache(maxsize=2)
def load_analyser(pipeline: str | None) -> Analyser:
    """Return the analyser on `pipeline`, loaded once a process."""
    from claims.analyse import Analyser

    return Analyser(pipeline)


def extract_documents(
    inputs: Sequence[str],
    *,
    store: Store | None = None,
    settings: Settings | None = None,
    overrides: Metadata | None = None,
    columns: Columns | None = None,
    force: bool = False,
) -> Iterator[Outcome]:
    """Read, analyse and keep each document of `inputs`, one outcome a document.

    Args:
        inputs: files, folders, or `-` for standard input.
        store: where claims are kept, one transaction a document; nothing is kept without one.
        settings: pipeline and limits.
        overrides: metadata that hold for every document, whatever it says itself.
        columns: which columns hold what, where a file is a table of documents; guessed where not said.
        force: analyse documents that have not changed too.

    Raises:
        PipelineError: the pipeline cannot be loaded; no document could be analysed.
        StoreError: the store cannot be written; no document could be kept.
    """
    settings = settings or Settings()
    found = read_documents(
        inputs, overrides=overrides or Metadata(), limits=find_limits(settings), columns=columns or Columns()
    )
    for item in found:
        if isinstance(item, Failure):
            yield Failed(failure=item)
            continue
        try:
            yield extract_document(item, store=store, pipeline=settings.pipeline, force=force)
        except (PipelineError, StoreError):
            raise
        except ClaimsError as error:
            reason = f"{error.what} ({error.hint})" if error.hint else error.what
            yield Failed(failure=Failure(path=item.path, reason=reason))


def find_limits(settings: Settings) -> Limits:
    """Return the limits that the settings set."""
    return Limits(**{field.name: getattr(settings, f"max_{field.name}") for field in fields(Limits)})


def extract_document(document: Document, *, store: Store | None, pipeline: str | None, force: bool = False) -> Outcome:
    """Return what became of one document: analysed and kept, or left as it was."""
    if store is None:
        return Added(extraction=make_extraction(document, pipeline=pipeline))
    named, mark = store.name_source(document), fingerprint(pipeline)
    if not force and store.is_current(named, mark):
        return Unchanged(document=named)
    extraction = make_extraction(named, pipeline=pipeline)
    outcome = Added if store.save(extraction, fingerprint=mark) == "added" else Replaced
    return outcome(extraction=extraction)


def make_extraction(document: Document, *, pipeline: str | None = None) -> Extraction:
    """Return the claims of `document`, and the numbers in it that are none."""
    analyser = load_analyser(pipeline)
    try:
        analysis = analyser.analyse(document)
        claims = make_claims(document, analysis.mentions, written=analysis.written)
    except ClaimsError:
        raise
    except Exception as error:  # whatever goes wrong in one document, the others are to be extracted
        raise AnalysisError(
            f"a fault of claims: {type(error).__name__}: {error}", where=document.path, hint="please report it"
        ) from error
    return Extraction(document=document, claims=claims, skipped=analysis.skipped)


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
    extractions = (make_extraction(require(item), pipeline=pipeline) for item in documents)
    return [claim for extraction in extractions for claim in extraction.claims if incidental or not claim.incidental]


def require(item: Document | Failure) -> Document:
    """Return the document, or raise the reason why there is none."""
    if isinstance(item, Failure):
        raise ReadError(item.reason, where=item.path)
    return item
