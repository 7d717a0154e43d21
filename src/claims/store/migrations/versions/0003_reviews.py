"""What reviewers decide of claims, kept beside them."""

from alembic import op
from sqlalchemy import JSON, Column, Integer

from claims.store.columns import Text

revision = "0003"
down_revision = "0002"

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
    ) AS ordered
  ) AS topics,
  figures.incidental,
  figures.confidence,
  figures.locator,
  reviews.decision AS reviewed,
  reviews.note AS reviewer_note
FROM figures
JOIN documents ON documents.id = figures.document_id
JOIN sentences ON sentences.id = figures.sentence_id
LEFT JOIN reviews ON reviews.claim_id = figures.claim_id
"""


def upgrade() -> None:
    """Add the table, and make the view anew with what it says."""
    op.create_table(
        "reviews",
        Column("claim_id", Text, primary_key=True),
        Column("decision", Text),
        Column("note", Text),
        Column("corrections", JSON, nullable=False),
        Column("extracted", JSON, nullable=False),
        Column("reviewed_at", Text, nullable=False),
        Column("text_hash", Text, nullable=False),
        Column("quote", Text, nullable=False),
        Column("start", Integer, nullable=False),
        Column("end", Integer, nullable=False),
    )
    op.create_index("ix_reviews_text_hash", "reviews", ["text_hash"])
    op.execute("DROP VIEW claims")
    op.execute(CLAIMS)
