"""Documents, their sentences and figures, the search over sentences, and the flat view."""

from alembic import op
from sqlalchemy import Boolean, Column, Float, ForeignKey, Integer, UniqueConstraint

from claims.store.columns import Key, Text

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

# Words as SQLite's `unicode61` and `porter` make them: without accents, split at signs, stemmed, none left out. Signs
# are named by their code points, since a database may have a locale that knows no letters but those of ASCII. More than
# so many characters would not fit into a tsvector.
FOLD_WORDS = r"""
CREATE FUNCTION fold_words(words text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN regexp_replace(
  regexp_replace(normalize(left(words, 100000), NFD), '[\u0300-\u036F]+', '', 'g'),
  '[\u0001-/:-@\[-`{-\u00A9\u00AB-\u00B1\u00B4\u00B6-\u00B8\u00BB\u00BF\u00D7\u00F7\u2000-\u206F\u20A0-\u20CF'
    '\u2190-\u245F\u2500-\u2BFF\u3000-\u303F]+', ' ', 'g'
)
"""

STEMS = "CREATE TEXT SEARCH DICTIONARY claims_stems (TEMPLATE = snowball, LANGUAGE = porter)"
WORDS = "CREATE TEXT SEARCH CONFIGURATION claims_words (PARSER = default)"
MAPPING = """
ALTER TEXT SEARCH CONFIGURATION claims_words
ADD MAPPING FOR asciiword, word, numword, int, uint, float, sfloat, version, host, email, url, url_path, file
WITH claims_stems
"""

SEARCH_WORDS = """
CREATE FUNCTION search_words(words text) RETURNS tsquery LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN (
  SELECT to_tsquery('claims_words', string_agg(quote_literal(fold_words(word)), ' & '))
  FROM unnest(string_to_array(words, ' ')) AS word
)
"""

WORDS_OF_SENTENCES = """
ALTER TABLE sentences ADD COLUMN words tsvector
GENERATED ALWAYS AS (to_tsvector('claims_words', fold_words(text))) STORED
"""

INDEX_OF_WORDS = "CREATE INDEX ix_sentences_words ON sentences USING gin (words)"

JSON_GROUP_ARRAY = """
CREATE AGGREGATE json_group_array(text) (
  SFUNC = array_append, STYPE = text[], INITCOND = '{}', FINALFUNC = array_to_json
)
"""

SEARCH = {
    "sqlite": (FULL_TEXT_SEARCH, SENTENCE_ADDED, SENTENCE_REMOVED, SENTENCE_CHANGED),
    "postgresql": (
        FOLD_WORDS, STEMS, WORDS, MAPPING, SEARCH_WORDS, WORDS_OF_SENTENCES, INDEX_OF_WORDS, JSON_GROUP_ARRAY,
    ),
}  # fmt: skip

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
  figures.confidence
FROM figures
JOIN documents ON documents.id = figures.document_id
JOIN sentences ON sentences.id = figures.sentence_id
"""


def upgrade() -> None:
    """Make an empty database a store."""
    op.create_table(
        "documents",
        Column("id", Key, primary_key=True),
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
        Column("id", Key, primary_key=True),
        _reference("document_id", "documents.id"),
        Column("start", Integer, nullable=False),
        Column("end", Integer, nullable=False),
        Column("text", Text, nullable=False),
    )
    _create_figures()
    op.create_table(
        "topics",
        Column("id", Key, primary_key=True),
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
        Column("id", Key, primary_key=True),
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
    for statement in (*SEARCH[op.get_context().dialect.name], CLAIMS):
        op.execute(statement)


def _create_figures() -> None:
    op.create_table(
        "figures",
        Column("id", Key, primary_key=True),
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
    return Column(name, Key, ForeignKey(target, ondelete="CASCADE"), primary_key=primary_key, nullable=False)
