"""From documents to claims: the pure function that every engine runs, in this process or in others.

spaCy is loaded with the first document that needs analysis.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING

from claims import __version__
from claims.errors import AnalysisError, ClaimsError, PipelineError
from claims.normalise import make_claims
from claims.records import Document, Extraction, Failure
from claims.settings import OwnTopics

if TYPE_CHECKING:
    from claims.analyse import Analyser, Analysis

RULES_VERSION = 3
"""Raised when rules or lexicons change what is extracted, so that stores bring their documents up to date."""


def fingerprint(pipeline: str | None, topics: OwnTopics | None = None) -> str:
    """Return what a document's claims depend on besides its text; claims of another fingerprint are out of date."""
    own = f", topics {sha256(repr(sorted(topics.items())).encode()).hexdigest()[:12]}" if topics else ""
    return f"claims {__version__}, rules {RULES_VERSION}, pipeline {pipeline or 'shipped'}{own}"


@lru_cache(maxsize=2)
def load_analyser(pipeline: str | None) -> Analyser:
    """Return the analyser on `pipeline`, loaded once a process."""
    from claims.analyse import Analyser

    return Analyser(pipeline)


def extract_batch(
    documents: Sequence[Document], *, pipeline: str | None = None, topics: OwnTopics | None = None
) -> list[Extraction | Failure]:
    """Return what each document gave: its claims and the numbers that are none, or why there is nothing.

    Args:
        documents: those that are analysed together.
        pipeline: a spaCy pipeline instead of the shipped one.
        topics: what the user's settings add to the topics.

    Raises:
        PipelineError: the pipeline cannot be loaded; no document could be analysed.
    """
    if not documents:
        return []
    analyser = load_analyser(pipeline)
    try:
        analyses = analyser.analyse_all(documents)
        return [make_extraction(*pair, topics=topics) for pair in zip(documents, analyses, strict=True)]
    except PipelineError:
        raise
    except Exception:  # some document is at fault, which is found out one by one
        return [try_document(document, pipeline=pipeline, topics=topics) for document in documents]


def try_document(
    document: Document, *, pipeline: str | None = None, topics: OwnTopics | None = None
) -> Extraction | Failure:
    """Return what one document gave; whatever goes wrong in it, the others are to be extracted."""
    try:
        return extract_document(document, pipeline=pipeline, topics=topics)
    except PipelineError:
        raise
    except ClaimsError as error:
        return make_failure(document, error)


def extract_document(document: Document, *, pipeline: str | None = None, topics: OwnTopics | None = None) -> Extraction:
    """Return what one document gave.

    Raises:
        PipelineError: the pipeline cannot be loaded.
        AnalysisError: the analysis stumbles over this document.
    """
    analyser = load_analyser(pipeline)
    try:
        return make_extraction(document, analyser.analyse(document), topics=topics)
    except ClaimsError:
        raise
    except Exception as error:
        raise AnalysisError(
            f"a fault of claims: {type(error).__name__}: {error}", where=document.path, hint="please report it"
        ) from error


def make_extraction(document: Document, analysis: Analysis, *, topics: OwnTopics | None = None) -> Extraction:
    """Return the claims of `document`, and the numbers in it that are none."""
    claims = make_claims(document, analysis.mentions, written=analysis.written, topics=topics)
    return Extraction(document=document, claims=claims, skipped=analysis.skipped)


def make_failure(document: Document, error: ClaimsError) -> Failure:
    """Return the failure of `document`, its reason with what to do."""
    return Failure(path=document.path, reason=f"{error.what} ({error.hint})" if error.hint else error.what)
