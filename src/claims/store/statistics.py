"""The statements that count what is in a store; each gives rows of a name and a number."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Select, case, exists, func, literal, select

from claims.store.tables import documents, figures, reviews, skipped

_CLAIMED = figures.c.incidental.is_(False)
_LOST = ~exists().where(figures.c.claim_id == reviews.c.claim_id)


def counts() -> Iterator[tuple[str, Select[Any]]]:
    """Yield what is counted and the statement for it; but for `claims` itself, incidental claims are left out."""
    yield "documents", _count(documents)
    yield "characters", _sum(func.length(documents.c.text))
    yield "claims", _count_by(figures, case((_CLAIMED, "worth comparing"), else_="incidental"))
    yield "skipped", _count(skipped)
    yield "kind", _count_by(figures, figures.c.kind, _CLAIMED)
    yield "status", _count_by(figures, figures.c.status, _CLAIMED)
    year = func.coalesce(func.substr(documents.c.published, 1, 4), "undated")
    yield "published", _count_by(figures.join(documents), year, _CLAIMED).order_by(None).order_by("name")
    reviewed = figures.outerjoin(reviews, reviews.c.claim_id == figures.c.claim_id)
    yield "review", _count_by(reviewed, func.coalesce(reviews.c.decision, "open"), _CLAIMED)
    yield "lost reviews", _count(reviews, _LOST)


def _count(table: FromClause, *conditions: ColumnElement[bool]) -> Select[Any]:
    return _name_all(func.count()).select_from(table).where(*conditions)


def _sum(numbers: ColumnElement[int]) -> Select[Any]:
    return _name_all(func.coalesce(func.sum(numbers), 0))


def _name_all(number: ColumnElement[int]) -> Select[Any]:
    columns: list[ColumnElement[Any]] = [literal("all").label("name"), number.label("number")]
    return select(*columns)


def _count_by(tables: FromClause, name: ColumnElement[Any], *conditions: ColumnElement[bool]) -> Select[Any]:
    number = func.count().label("number")
    columns: list[ColumnElement[Any]] = [name.label("name"), number]
    return select(*columns).select_from(tables).where(*conditions).group_by("name").order_by(number.desc(), "name")
