"""Write what one document gave into the tables; the caller holds the transaction."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from sqlalchemy import JSON, ColumnElement, Connection, Table, Text, cast, delete, insert, literal, select, text

from claims.records import Claim, Document, Extraction
from claims.store.tables import documents, figure_topics, figures, sentences, skipped, topics

Sentence = tuple[int, int, str]
"""Start, end and text."""

# In the words of both databases, which SQLAlchemy has for each alone.
_KNOW_TOPIC = text("INSERT INTO topics (name) VALUES (:name) ON CONFLICT DO NOTHING")


def document_row(document: Document) -> dict[str, Any]:
    """Return the values of the document's columns, but for its fingerprint."""
    return {**document.model_dump(), "text_hash": document.text_hash}


def is_kept_so(document: Document, fingerprint: str) -> list[ColumnElement[bool]]:
    """Return the conditions that a stored document is this one, text and metadata, but for its source."""
    wanted = {**document_row(document), "fingerprint": fingerprint}
    # The path again as a plain equation, which an index answers.
    same = [documents.c.path == document.path]
    return same + [_has(name, value) for name, value in wanted.items() if name not in ("source", "text")]


def _has(name: str, value: Any) -> ColumnElement[bool]:
    column = documents.c[name]
    if isinstance(column.type, JSON):  # which PostgreSQL compares as text alone
        return cast(column, Text) == cast(literal(value, column.type), Text)
    return column.is_not_distinct_from(value)


def drop_document(connection: Connection, path: str) -> bool:
    """Delete the document at `path` with all that refers to it; tell whether there was one."""
    return connection.execute(delete(documents).where(documents.c.path == path)).rowcount > 0


def insert_extraction(connection: Connection, extraction: Extraction, *, fingerprint: str) -> int:
    """Insert a document that is not there yet, with its sentences, figures, topics and skipped numbers.

    What reviewers decided is no part of an extraction. Returns the document's key.
    """
    row = {**document_row(extraction.document), "fingerprint": fingerprint}
    [document_id] = _insert(connection, documents, [row])
    sentence_ids = _insert_sentences(connection, extraction.claims, document_id)
    figure_ids = _insert(
        connection,
        figures,
        [
            {**_figure_row(claim), "document_id": document_id, "sentence_id": sentence_ids[_sentence_of(claim)]}
            for claim in extraction.claims
        ],
    )
    _insert_topics(connection, extraction.claims, figure_ids)
    _insert(
        connection,
        skipped,
        [{**one.model_dump(exclude={"path"}), "document_id": document_id} for one in extraction.skipped],
    )
    return document_id


def _insert(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> list[int]:
    """Insert the rows and return their keys in the same order."""
    if not rows:
        return []
    statement = insert(table).returning(table.c.id, sort_by_parameter_order=True)
    return list(connection.scalars(statement, rows))


def _insert_sentences(connection: Connection, claims: tuple[Claim, ...], document_id: int) -> dict[Sentence, int]:
    found = list(dict.fromkeys(map(_sentence_of, claims)))
    rows = [{"document_id": document_id, "start": start, "end": end, "text": text} for start, end, text in found]
    return dict(zip(found, _insert(connection, sentences, rows), strict=True))


def _sentence_of(claim: Claim) -> Sentence:
    return claim.sentence_start, claim.sentence_end, claim.sentence


def _figure_row(claim: Claim) -> dict[str, Any]:
    row = claim.model_dump(include=set(figures.columns.keys()) - {"id"})
    return {
        **row,
        "claim_id": claim.id,
        "low": spell_approximately(claim.low),
        "high": spell_approximately(claim.high),
        "low_exact": spell_exactly(claim.low),
        "high_exact": spell_exactly(claim.high),
    }


def spell_approximately(number: Decimal | None) -> float | None:
    """Return a number as it is kept to calculate with."""
    return None if number is None else float(number)


def spell_exactly(number: Decimal | None) -> str | None:
    """Return a number as it is kept, every digit."""
    return None if number is None else str(number)


def _insert_topics(connection: Connection, claims: tuple[Claim, ...], figure_ids: list[int]) -> None:
    names = sorted({name for claim in claims for name in claim.topics})
    if not names:
        return
    connection.execute(_KNOW_TOPIC, [{"name": name} for name in names])
    known = select(topics.c.name, topics.c.id).where(topics.c.name.in_(names))
    ids = {row.name: row.id for row in connection.execute(known)}
    rows = [
        {"figure_id": figure_id, "topic_id": ids[name], "position": position}
        for claim, figure_id in zip(claims, figure_ids, strict=True)
        for position, name in enumerate(claim.topics)
    ]
    connection.execute(insert(figure_topics), rows)
