"""What is asked of a store, and the summaries that it answers with."""

from __future__ import annotations

from pydantic import Field

from claims.records import Decision, Kind, Record


class ClaimQuery(Record):
    """Which claims are wanted; a claim must pass every condition that is given."""

    topics: tuple[str, ...] = ()
    """Any of these topics; empty for all."""
    sources: tuple[str, ...] = ()
    """Any of these sources; empty for all."""
    kinds: tuple[Kind, ...] = ()
    """Any of these kinds; empty for all."""
    words: str | None = None
    """Words that the sentence must hold, all of them, in any inflection; `None` or blank for no condition."""
    since: str | None = None
    """An ISO date or the beginning of one. A document is left out when it is certainly older or has no date:
    `2009` passes for `2009-07`, since it may be from December."""
    min_confidence: float = Field(default=0.0, ge=0, le=1)
    decisions: tuple[Decision | None, ...] = ()
    """Any of these decisions of a reviewer, `None` for a claim that awaits one; empty for all."""
    incidental: bool = False
    """True for the numbers too that are no claims worth comparing."""
    near: tuple[ClaimQuery, ...] = ()
    """Only claims in the same sentence with one that answers any of these queries, or in the same document with
    `several` such; empty for all."""
    several: int = Field(default=1, ge=1)
    limit: int | None = Field(default=None, ge=0)
    """The first so many only; None for all."""


class SourceSummary(Record):
    """A stored document without its text, and how many claims it makes."""

    source: str
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    path: str
    claims: int = Field(description="Claims that answer the query; without one, those that are not incidental.")
    text_hash: str = Field(description="SHA-256 of the stored text in UTF-8, in hexadecimal.")
    fingerprint: str = Field(description="Version, rules and language pipeline that found the claims.")


class Count(Record):
    """One line of the statistics of a store."""

    of: str = Field(description="What is counted: documents, claims, a kind, a status, a year, a decision.")
    name: str
    number: int


class TopicSummary(Record):
    """A topic, and how much is said of it."""

    topic: str
    claims: int = Field(description="Claims that are not incidental.")
    sources: int = Field(description="Sources that make them.")
