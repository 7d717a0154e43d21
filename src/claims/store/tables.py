"""The tables of a store, as the newest migration leaves them (a test compares the two)."""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, Float, ForeignKey, Index, Integer, MetaData, Table, UniqueConstraint

from claims.store.columns import Key, Text

metadata = MetaData()


def reference(name: str, target: str, *, primary_key: bool = False, index: bool = False) -> Column[int]:
    """Return a column that points at `target` and whose rows go when the row that they point at goes."""
    key = ForeignKey(target, ondelete="CASCADE")
    return Column(name, Key, key, nullable=False, primary_key=primary_key, index=index)


documents = Table(
    "documents",
    metadata,
    Column("id", Key, primary_key=True),
    Column("path", Text, nullable=False, unique=True),
    Column("source", Text, nullable=False, unique=True),
    Column("title", Text),
    Column("author", Text),
    Column("publisher", Text),
    Column("published", Text),
    Column("url", Text),
    Column("modified", Text),
    Column("retrieved", Text),
    Column("locators", JSON, nullable=False, server_default="[]"),
    Column("tables", JSON, nullable=False, server_default="[]"),
    Column("body_start", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("text_hash", Text, nullable=False),
    Column("fingerprint", Text, nullable=False),
    Index("ix_documents_published_source", "published", "source"),
)

sentences = Table(
    "sentences",
    metadata,
    Column("id", Key, primary_key=True),
    reference("document_id", "documents.id", index=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("text", Text, nullable=False),
)

# `low` and `high` are there to sort and to calculate; `low_exact` and `high_exact` hold the same numbers, every digit.
# `claim_id` comes from text and span, so that one text under two paths gives the same ids twice.
figures = Table(
    "figures",
    metadata,
    Column("id", Key, primary_key=True),
    Column("claim_id", Text, nullable=False, index=True),
    reference("document_id", "documents.id"),
    reference("sentence_id", "sentences.id", index=True),
    Column("quote", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("locator", Text),
    Column("kind", Text, nullable=False),
    Column("comparator", Text, nullable=False),
    Column("low", Float),
    Column("high", Float),
    Column("low_exact", Text),
    Column("high_exact", Text),
    Column("unit", Text),
    Column("per", Text),
    Column("change", Text),
    Column("counted", Text),
    Column("base", Text),
    Column("subject", Text),
    Column("time", Text),
    Column("time_text", Text),
    Column("place", Text),
    Column("attribution", Text),
    Column("attribution_cue", Text),
    Column("status", Text, nullable=False),
    Column("incidental", Boolean, nullable=False),
    Column("confidence", Float, nullable=False),
    UniqueConstraint("document_id", "claim_id", name="one_claim_a_span"),
)

topics = Table(
    "topics",
    metadata,
    Column("id", Key, primary_key=True),
    Column("name", Text, nullable=False, unique=True),
)

figure_topics = Table(
    "figure_topics",
    metadata,
    reference("figure_id", "figures.id", primary_key=True),
    reference("topic_id", "topics.id", primary_key=True, index=True),
    Column("position", Integer, nullable=False),
)

skipped = Table(
    "skipped",
    metadata,
    Column("id", Key, primary_key=True),
    reference("document_id", "documents.id", index=True),
    Column("quote", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("reason", Text, nullable=False),
)

# Kept under the id of a claim, which the same text and span always get, and so for longer than the figure itself, which
# goes when its document is extracted anew. `extracted` is what the rules read in the fields that were corrected.
reviews = Table(
    "reviews",
    metadata,
    Column("claim_id", Text, primary_key=True),
    Column("decision", Text),
    Column("note", Text),
    Column("corrections", JSON, nullable=False),
    Column("extracted", JSON, nullable=False),
    Column("reviewed_at", Text, nullable=False),
    Column("text_hash", Text, nullable=False, index=True),
    Column("quote", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
)
