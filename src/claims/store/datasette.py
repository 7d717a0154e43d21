"""What Datasette (https://datasette.io) is told of a store, so that its pages explain themselves."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from claims.records import Claim
from claims.store.queries import SourceSummary

_SEARCH = """
SELECT figures.claim_id AS id, documents.source, documents.published, figures.quote, sentences.text AS sentence,
  figures.kind, figures.comparator, figures.low, figures.high, figures.unit, figures.counted,
  reviews.decision AS reviewed
FROM sentences_fts
JOIN sentences ON sentences.id = sentences_fts.rowid
JOIN figures ON figures.sentence_id = sentences.id
JOIN documents ON documents.id = figures.document_id
LEFT JOIN reviews ON reviews.claim_id = figures.claim_id
WHERE sentences_fts MATCH escape_fts(:words) AND NOT figures.incidental
ORDER BY documents.published, documents.source, figures.start
"""
_ON_TOPIC = """
SELECT claims.* FROM claims
WHERE NOT incidental AND EXISTS (SELECT 1 FROM json_each(claims.topics) WHERE value = :topic)
ORDER BY published, source, start
"""
_TOLD_OFTEN = """
SELECT quote, kind, low, high, unit, count(DISTINCT source) AS sources, group_concat(DISTINCT source) AS told_by
FROM claims WHERE NOT incidental
GROUP BY kind, low, high, unit HAVING sources > 1
ORDER BY sources DESC, low DESC
"""


def describe_for_datasette(path: Path) -> dict[str, Any]:
    """Return the metadata for `datasette FILE --metadata ...`: meanings, labels, facets, queries."""
    return {
        "title": "Numeric claims",
        "description": "Every figure that the documents state, each with its sentence and its place.",
        "databases": {path.stem: {"tables": _describe_tables(), "queries": _describe_queries()}},
    }


def _describe_tables() -> dict[str, Any]:
    meanings = {name: field.description for name, field in Claim.model_fields.items()}
    origin = {name: SourceSummary.model_fields[name].description for name in ("text_hash", "fingerprint")}
    return {
        "claims": {
            "description": "One row a claim with all its fields: the same columns as in every export.",
            "columns": meanings,
            "facets": ["source", "kind", "status", "reviewed"],
        },
        "documents": {
            "description": "The documents with their whole text, which every offset points into.",
            "label_column": "source",
            "sort": "published",
            "columns": {**{name: meanings[name] for name in SourceSummary.model_fields if name in meanings}, **origin},
        },
        "figures": {
            "description": "The claims, each with a link to its document and to its sentence.",
            "label_column": "quote",
            "facets": ["kind", "document_id"],
            "columns": meanings,
        },
        "sentences": {"description": "The sentences that hold a figure; search them.", "label_column": "text"},
        "topics": {"description": "Topics, each with a link to its claims.", "label_column": "name"},
        "figure_topics": {"description": "Which claim is on which topic."},
        "skipped": {"description": "Numbers that were seen and are no claims.", "facets": ["reason"]},
        "reviews": {"description": "What reviewers decided, under the ids of claims.", "facets": ["decision"]},
        "alembic_version": {"hidden": True},
    }


def _describe_queries() -> dict[str, Any]:
    return {
        "search": {"title": "Claims in sentences with these words", "sql": _SEARCH},
        "on_topic": {"title": "Claims on a topic", "sql": _ON_TOPIC},
        "told_often": {"title": "Figures that several sources tell", "sql": _TOLD_OFTEN},
    }
