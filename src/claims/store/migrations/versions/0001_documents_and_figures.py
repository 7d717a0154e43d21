"""Documents, their sentences and figures, the search over sentences, and the flat view."""

from alembic import op
from sqlalchemy import Boolean, Column, Float, ForeignKey, Integer, Text, UniqueConstraint

revision = "0001"
down_revision = None

FULL_TEXT_SEARCH = """
CREATE VIRTUAL TABLE sentences_fts
USING fts5(text, content="sentences", content_rowid="id", tokenize="porter unicode61 remove_diacritics 2")
"""

SENTENCE_ADDED = """
CREATE TRIGGER sentence_added AFTER INSERT ON sentences BEGIN
  INSERT INTO sentences_fts (rowid, text) VALUES (new.id, new.text);
END
"""

SENTENCE_REMOVED = """
CREATE TRIGGER sentence_removed AFTER DELETE ON sentences BEGIN
  INSERT INTO sentences_fts (sentences_fts, rowid, text) VALUES ('delete', old.id, old.text);
END
"""

SENTENCE_CHANGED = """
CREATE TRIGGER sentence_changed AFTER UPDATE ON sentences BEGIN
  INSERT INTO sentences_fts (sentences_fts, rowid, text) VALUES ('delete', old.id, old.text);
  INSERT INTO sentences_fts (rowid, text) VALUES (new.id, new.text);
END
"""

CLAIMS = """
CREATE VIEW claims AS
SELECT
  figures.claim_id AS id,
  documents.path,
  documents.source,
  documents.title,
  documents.author,
  documents.publisher,
  documents.published,
  figures.quote,
  figures.start,
  figures."end",
  sentences.text AS sentence,
  sentences.start AS sentence_start,
  sentences."end" AS sentence_end,
  figures.kind,
  figures.comparator,
  figures.low,
  figures.high,
  figures.unit,
  figures.per,
  figures.change,
  figures.counted,
  figures.base,
  figures.subject,
  figures.time,
  figures.time_text,
  figures.place,
  figures.attribution,
  figures.attribution_cue,
  figures.status,
  (
    SELECT json_group_array(name) FROM (
      SELECT topics.name
      FROM figure_topics JOIN topics ON topics.id = figure_topics.topic_id
      WHERE figure_topics.figure_id = figures.id
      ORDER BY figure_topics.position
    )
  ) AS topics,
  figures.incidental,
  figures.confidence
FROM figures
JOIN documents ON documents.id = figures.document_id
JOIN sentences ON sentences.id = figures.sentence_id
"""


def upgrade() -> None:
    """Make an empty file a store."""
    op.create_table(
        "documents",
        Column("id", Integer, primary_key=True),
        Column("path", Text, nullable=False, unique=True),
        Column("source", Text, nullable=False, unique=True),
        Column("title", Text),
        Column("author", Text),
        Column("publisher", Text),
        Column("published", Text),
        Column("url", Text),
        Column("body_start", Integer, nullable=False),
        Column("text", Text, nullable=False),
        Column("text_hash", Text, nullable=False),
        Column("fingerprint", Text, nullable=False),
    )
    op.create_table(
        "sentences",
        Column("id", Integer, primary_key=True),
        _reference("document_id", "documents.id"),
        Column("start", Integer, nullable=False),
        Column("end", Integer, nullable=False),
        Column("text", Text, nullable=False),
    )
    _create_figures()
    op.create_table(
        "topics",
        Column("id", Integer, primary_key=True),
        Column("name", Text, nullable=False, unique=True),
    )
    op.create_table(
        "figure_topics",
        _reference("figure_id", "figures.id", primary_key=True),
        _reference("topic_id", "topics.id", primary_key=True),
        Column("position", Integer, nullable=False),
    )
    op.create_table(
        "skipped",
        Column("id", Integer, primary_key=True),
        _reference("document_id", "documents.id"),
        Column("quote", Text, nullable=False),
        Column("start", Integer, nullable=False),
        Column("end", Integer, nullable=False),
        Column("reason", Text, nullable=False),
    )
    for table, column in (
        ("sentences", "document_id"),
        ("figures", "claim_id"),
        ("figures", "sentence_id"),
        ("figure_topics", "topic_id"),
        ("skipped", "document_id"),
    ):
        op.create_index(f"ix_{table}_{column}", table, [column])
    for statement in (FULL_TEXT_SEARCH, SENTENCE_ADDED, SENTENCE_REMOVED, SENTENCE_CHANGED, CLAIMS):
        op.execute(statement)


def _create_figures() -> None:
    op.create_table(
        "figures",
        Column("id", Integer, primary_key=True),
        Column("claim_id", Text, nullable=False),
        _reference("document_id", "documents.id"),
        _reference("sentence_id", "sentences.id"),
        Column("quote", Text, nullable=False),
        Column("start", Integer, nullable=False),
        Column("end", Integer, nullable=False),
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


def _reference(name: str, target: str, *, primary_key: bool = False) -> Column[int]:
    return Column(name, Integer, ForeignKey(target, ondelete="CASCADE"), primary_key=primary_key, nullable=False)
