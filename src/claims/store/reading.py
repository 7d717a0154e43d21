"""The statements that read a store; what a user gives is bound as a value, never part of a statement."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import JSON, ColumnElement, RowMapping, Select, bindparam, distinct, func, literal_column, select, union

from claims.records import Claim, Document, Skipped
from claims.store.queries import ClaimQuery, SourceSummary
from claims.store.search import HoldsWords, quote_words
from claims.store.tables import documents, figure_topics, figures, reviews, sentences, skipped, topics

IDS_TO_NAME = 3
IDS_TO_SUGGEST = 50

# A subquery of a subquery that refers to the outermost statement, which Core has no words for.
_TOPICS: ColumnElement[list[str]] = literal_column(
    """(
      SELECT json_group_array(name) FROM (
        SELECT topics.name
        FROM figure_topics JOIN topics ON topics.id = figure_topics.topic_id
        WHERE figure_topics.figure_id = figures.id
        ORDER BY figure_topics.position
      ) AS ordered
    )""",
    JSON,
)

# Fields of a claim that do not bear the name of their column.
_RENAMED: dict[str, ColumnElement[Any]] = {
    "id": figures.c.claim_id,
    "low": figures.c.low_exact,
    "high": figures.c.high_exact,
    "sentence": sentences.c.text,
    "sentence_start": sentences.c.start,
    "sentence_end": sentences.c.end,
    "topics": _TOPICS,
    "reviewed": reviews.c.decision,
    "reviewer_note": reviews.c.note,
}
_BY_NAME: dict[str, ColumnElement[Any]] = {**documents.c, **figures.c, **_RENAMED}

_FIGURES = (
    figures.join(documents)
    .join(sentences, sentences.c.id == figures.c.sentence_id)
    .outerjoin(reviews, reviews.c.claim_id == figures.c.claim_id)
)
_BY_DOCUMENT = (
    # The sum keeps SQLite from looking up the document of each figure and sorting all that it finds: it goes through
    # the documents in their order, and gives the first claims at once however many follow.
    documents.join(figures, figures.c.document_id == documents.c.id + 0)
    .join(sentences, sentences.c.id == figures.c.sentence_id)
    .outerjoin(reviews, reviews.c.claim_id == figures.c.claim_id)
)
SOURCE_OF = select(documents.c.source).where(
    documents.c.path == bindparam("path"), documents.c.fingerprint == bindparam("fingerprint")
)
"""The source of a document that was extracted so; made once, as it is asked for every document of a run."""

_BY_DATE = (documents.c.published.nulls_last(), documents.c.source)


def select_claims(query: ClaimQuery) -> Select[Any]:
    """Return the statement for the claims that answer the query, oldest document first, undated ones last."""
    # What an index finds is few enough to be sorted.
    found_by_index = query.topics or query.words or query.near or (query.decisions and None not in query.decisions)
    return (
        _select_claims()
        .select_from(_FIGURES if found_by_index else _BY_DOCUMENT)
        .where(*conditions(query))
        .order_by(*_BY_DATE, figures.c.start, figures.c.end)
        .limit(query.limit)
    )


def select_claim(claim_id: str) -> Select[Any]:
    """Return the statement for the claim of this id, that of the first document where several hold one text."""
    by_id = _select_claims().select_from(_FIGURES).where(figures.c.claim_id == claim_id)
    return by_id.order_by(*_BY_DATE).limit(1)


def _select_claims() -> Select[Any]:
    return select(*(_BY_NAME[name].label(name) for name in Claim.model_fields))


def claim_of(row: RowMapping) -> Claim:
    """Return the claim that a row of `select_claims` holds."""
    return Claim(**row)


def select_ids(prefix: str) -> Select[Any]:
    """Return the statement for the first few ids that begin so."""
    found = select(figures.c.claim_id).where(_begins_so(prefix)).distinct()
    return found.order_by(figures.c.claim_id).limit(IDS_TO_NAME)


def suggest_ids(prefix: str) -> Select[Any]:
    """Return the statement for some ids that begin so, each with its figure."""
    return (
        select(figures.c.claim_id, func.min(figures.c.quote).label("quote"))
        .where(_begins_so(prefix))
        .group_by(figures.c.claim_id)
        .order_by(figures.c.claim_id)
        .limit(IDS_TO_SUGGEST)
    )


def _begins_so(prefix: str) -> ColumnElement[bool]:
    # Bounds that an index can look up: ids are hexadecimal, so that none of them sorts behind its prefix with a `g`.
    claim_id = figures.c.claim_id
    return (claim_id >= prefix) & (claim_id < prefix + "g") & (func.substr(claim_id, 1, len(prefix)) == prefix)


def select_document(source: str) -> Select[Any]:
    """Return the statement for the document of a source."""
    return select(*(documents.c[name] for name in Document.model_fields)).where(documents.c.source == source)


def select_sources() -> Select[Any]:
    """Return the statement for all documents, each with the number of its claims."""
    its_claims = (figures.c.document_id == documents.c.id) & figures.c.incidental.is_(False)
    return _summarise_sources().select_from(documents.outerjoin(figures, its_claims))


def select_sources_of(*conditions: ColumnElement[bool]) -> Select[Any]:
    """Return the statement for the documents with claims that pass all conditions, each with the number of those."""
    return _summarise_sources().select_from(_FIGURES).where(*conditions)


def _summarise_sources() -> Select[Any]:
    columns = (documents.c[name] for name in SourceSummary.model_fields if name != "claims")
    counted = func.count(figures.c.id).label("claims")
    return select(*columns, counted).group_by(documents.c.id).order_by(*_BY_DATE)


def count_claims(*conditions: ColumnElement[bool]) -> Select[Any]:
    """Return the statement for the number of claims that pass all conditions."""
    return select(func.count()).select_from(_FIGURES).where(*conditions)


def select_topics() -> Select[Any]:
    """Return the statement for all topics, each with the numbers of its claims and of the sources that make them."""
    claims = func.count(figures.c.id)
    return (
        select(
            topics.c.name.label("topic"),
            claims.label("claims"),
            func.count(distinct(figures.c.document_id)).label("sources"),
        )
        .select_from(figures.join(figure_topics).join(topics))
        .where(figures.c.incidental.is_(False))
        .group_by(topics.c.name)
        .order_by(claims.desc(), topics.c.name)
    )


def select_claim_ids(query: ClaimQuery) -> Select[Any]:
    """Return the statement for the ids of the claims that answer the query, in no order."""
    return select(figures.c.claim_id).select_from(_FIGURES).where(*conditions(query))


def select_figure_after(number: int) -> Select[Any]:
    """Return the statement for one figure, if there are more than `number`."""
    return select(figures.c.id).offset(number).limit(1)


def select_figure_on(topic: str) -> Select[Any]:
    """Return the statement for one figure on a topic that is not incidental."""
    joined = topics.join(figure_topics).join(figures)
    on_topic = (topics.c.name == topic) & figures.c.incidental.is_(False)
    return select(figures.c.id).select_from(joined).where(on_topic).limit(1)


def select_skipped(sources: tuple[str, ...]) -> Select[Any]:
    """Return the statement for the skipped numbers of these sources, or of all."""
    columns = (skipped.c[name] for name in Skipped.model_fields if name != "path")
    wanted = [documents.c.source.in_(sources)] if sources else []
    return (
        select(documents.c.path, *columns)
        .select_from(skipped.join(documents))
        .where(*wanted)
        .order_by(*_BY_DATE, skipped.c.start, skipped.c.end)
    )


def conditions(query: ClaimQuery) -> Iterator[ColumnElement[bool]]:
    """Yield what a row must hold to answer the query."""
    if query.topics:
        yield _has_topic(query.topics)
    if query.sources:
        yield documents.c.source.in_(query.sources)
    if query.kinds:
        yield figures.c.kind.in_(query.kinds)
    if expression := quote_words(query.words or ""):
        yield HoldsWords(expression)
    if query.near:
        yield _stands_near(query.near, several=query.several)
    if query.since is not None:
        yield _not_older(query.since)
    if query.min_confidence > 0:
        yield figures.c.confidence >= query.min_confidence
    if query.decisions:
        yield _is_reviewed_so(query.decisions)
    if not query.incidental:
        yield figures.c.incidental.is_(False)


def _is_reviewed_so(decisions: tuple[str | None, ...]) -> ColumnElement[bool]:
    named = reviews.c.decision.in_([decision for decision in decisions if decision])
    if None in decisions:
        return named | reviews.c.decision.is_(None)
    # Reviews are few beside the figures, which are found from them.
    return figures.c.claim_id.in_(select(reviews.c.claim_id).where(named))


def _has_topic(names: tuple[str, ...]) -> ColumnElement[bool]:
    # A list of figures, found from the topic, rather than a look at the topics of every figure.
    found = select(figure_topics.c.figure_id).join(topics).where(topics.c.name.in_(names))
    return figures.c.id.in_(found)


def _stands_near(queries: tuple[ClaimQuery, ...], *, several: int) -> ColumnElement[bool]:
    found = union(*(_select_ids().where(*conditions(each)) for each in queries)).cte()
    answers = figures.c.id.in_(select(found.c.id))
    about = select(figures.c.document_id).where(answers).group_by(figures.c.document_id)
    in_documents = select(figures.c.id).where(figures.c.document_id.in_(about.having(func.count() >= several)))
    in_sentences = select(figures.c.id).where(figures.c.sentence_id.in_(select(figures.c.sentence_id).where(answers)))
    return figures.c.id.in_(union(in_documents, in_sentences))


def _select_ids() -> Select[Any]:
    return select(figures.c.id.label("id")).select_from(_FIGURES)


def _not_older(since: str) -> ColumnElement[bool]:
    # Compared as far as both are known.
    known = func.substr(documents.c.published, 1, len(since))
    return known >= func.substr(since, 1, func.length(documents.c.published))
