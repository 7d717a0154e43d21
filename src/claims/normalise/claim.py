"""Mention to claim: identity, dates, topics, confidence."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from claims.grammar.times import resolve
from claims.normalise.confidence import rate_confidence
from claims.normalise.topics import find_topics
from claims.normalise.units import settle_units
from claims.records import Claim, Document, Mention
from claims.settings import OwnTopics

ID_LENGTH = 12


def make_claims(
    document: Document,
    mentions: Sequence[Mention],
    *,
    written: str | None = None,
    topics: OwnTopics | None = None,
) -> tuple[Claim, ...]:
    """Return the claims that `mentions` of `document` make, in their order; see `make_claim` for the rest."""
    settled = settle_units(document, mentions)
    return tuple(make_claim(document, mention, written=written, topics=topics) for mention in settled)


def make_claim(
    document: Document,
    mention: Mention,
    *,
    written: str | None = None,
    topics: OwnTopics | None = None,
) -> Claim:
    """Return the claim of one mention.

    Args:
        document: the text that the mention stands in.
        mention: what the analysis found.
        written: what relative times count from, ISO 8601; the document's date where it is left out.
        topics: what the user's settings add to the topics.

    Raises:
        ValueError: the quote does not stand at its offsets in the document's text.
    """
    if document.text[mention.start : mention.end] != mention.quote:
        raise ValueError(f"{document.path}: offsets {mention.start} to {mention.end} do not hold the quote")
    carried = mention.model_dump(exclude={"context", "doubts", "place_text", "time_tense", "time_text"})
    return Claim(
        id=make_id(document, mention.start, mention.end),
        path=document.path,
        source=document.source,
        title=document.title,
        author=document.author,
        publisher=document.publisher,
        published=document.published,
        locator=document.locate(mention.sentence_start),
        time=_resolve_time(mention, written or document.published),
        time_text=mention.time_text,
        place=mention.place_text,
        topics=find_topics(mention, topics),
        confidence=rate_confidence(mention),
        **carried,
    )


def _resolve_time(mention: Mention, written: str | None) -> str | None:
    if mention.time_text is None:
        return None
    return resolve(mention.time_text, written, tense=mention.time_tense)


def make_id(document: Document, start: int, end: int) -> str:
    """Return the id of the claim whose quote is `text[start:end]`: the same text and span give the same everywhere."""
    key = f"{document.text_hash}:{start}:{end}"
    return hashlib.sha256(key.encode()).hexdigest()[:ID_LENGTH]
