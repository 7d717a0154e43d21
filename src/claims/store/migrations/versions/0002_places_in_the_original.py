"""Where in the original a claim stands: its page or chapter; the document's tables; its other dates."""

from alembic import op
from sqlalchemy import JSON, Column

from claims.store.columns import Text

revision = "0002"
down_revision = "0001"

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
  figures.locator
FROM figures
JOIN documents ON documents.id = figures.document_id
JOIN sentences ON sentences.id = figures.sentence_id
"""


def upgrade() -> None:
    """Add the columns, and make the view anew with the new one."""
    for name in ("modified", "retrieved"):
        op.add_column("documents", Column(name, Text))
    for name in ("locators", "tables"):
        op.add_column("documents", Column(name, JSON, nullable=False, server_default="[]"))
    op.add_column("figures", Column("locator", Text))
    op.execute("DROP VIEW claims")
    op.execute(CLAIMS)
