"""Keep what reviewers decide, carry their corrections out, and find the claims again when a text is extracted anew."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from pydantic import ValidationError
from sqlalchemy import ColumnElement, Connection, RowMapping, Text, cast, delete, exists, insert, select, update

from claims.errors import UsageError
from claims.records import CORRECTABLE, Claim, Comparator, Decision
from claims.store.saving import spell_approximately, spell_exactly
from claims.store.tables import documents, figures, reviews

Fields = Mapping[str, Any]
"""Fields of a claim, as JSON holds them."""

_ENDS: dict[Comparator, str] = {
    **dict.fromkeys((">", ">="), "it has low, and high is open"),
    **dict.fromkeys(("<", "<="), "it has high, and low is open"),
    **dict.fromkeys(("=", "~"), "low and high are the same number"),
    "range": "low is no more than high",
}


def check_corrections(claim: Claim, corrections: Fields) -> Fields:
    """Return the corrections as they are kept.

    Raises:
        UsageError: a field cannot be corrected, or not to this value.
    """
    for name in corrections:
        if name not in CORRECTABLE:
            raise UsageError(f"{name!r} cannot be corrected", hint=f"fields are {', '.join(CORRECTABLE)}")
    try:
        corrected = Claim.model_validate({**claim.model_dump(), **corrections})
    except ValidationError as error:
        first = error.errors()[0]
        raise UsageError(f"{first['loc'][0]}: {first['msg']}", hint="correct it otherwise") from error
    if not _ends_fit(corrected):
        ends = f"from {_say(corrected.low)} to {_say(corrected.high)}"
        raise UsageError(f"{corrected.comparator} cannot go {ends}", hint=_ENDS[corrected.comparator])
    return corrected.model_dump(mode="json", include=set(corrections))


def _ends_fit(claim: Claim) -> bool:
    low, high = claim.low, claim.high
    match claim.comparator:
        case ">" | ">=":
            return low is not None and high is None
        case "<" | "<=":
            return low is None and high is not None
        case "range":
            return low is not None and high is not None and low <= high
        case _:
            return low is not None and low == high


def _say(end: Decimal | None) -> str:
    return "nothing" if end is None else str(end)


def keep_review(
    connection: Connection,
    claim: Claim,
    *,
    decision: Decision | None,
    note: str | None,
    corrections: Fields,
    reviewed_at: str,
) -> None:
    """Keep a review of the claim and carry its corrections out; what it leaves open an earlier review settles."""
    old = _find(connection, claim.id)
    merged = {**(old["corrections"] if old else {}), **corrections}
    chosen = decision or (old["decision"] if old else None)
    if merged and chosen != "rejected":
        chosen = "edited"
    drop_review(connection, claim.id)
    row = {
        "claim_id": claim.id,
        "decision": chosen,
        "note": note if note is not None or not old else old["note"],
        "corrections": merged,
        "extracted": _correct(connection, merged, figures.c.claim_id == claim.id),
        "reviewed_at": reviewed_at,
        "text_hash": connection.scalar(_text_hash_of(claim.id)),
    }
    connection.execute(insert(reviews).values(row | claim.model_dump(include={"quote", "start", "end"})))


def drop_review(connection: Connection, claim_id: str) -> None:
    """Forget the review of a claim, if there is one; its fields are again as they were extracted."""
    old = _find(connection, claim_id)
    if old and old["extracted"]:
        _set_fields(connection, old["extracted"], figures.c.claim_id == claim_id)
    connection.execute(delete(reviews).where(reviews.c.claim_id == claim_id))


def reapply_reviews(connection: Connection, document_id: int, text_hash: str) -> None:
    """Carry out the corrections of a document that was just inserted, whose figures are as they were extracted."""
    _move_reviews(connection, document_id, text_hash)
    corrected = (
        select(reviews.c.claim_id, reviews.c.corrections)
        .join(figures, figures.c.claim_id == reviews.c.claim_id)
        .where(figures.c.document_id == document_id, cast(reviews.c.corrections, Text) != "{}")
        .order_by(reviews.c.claim_id)  # so that two that save one text under two paths wait for each other in one order
    )
    for row in connection.execute(corrected).mappings().all():
        here = (figures.c.claim_id == row["claim_id"]) & (figures.c.document_id == document_id)
        extracted = _correct(connection, row["corrections"], here)
        connection.execute(update(reviews).where(reviews.c.claim_id == row["claim_id"]).values(extracted=extracted))


def _move_reviews(connection: Connection, document_id: int, text_hash: str) -> None:
    """Give a review whose claim is gone to the one claim that now stands in its place, by rules that read it wider."""
    gone = ~exists().where(figures.c.claim_id == reviews.c.claim_id)
    of_text = select(reviews).where(reviews.c.text_hash == text_hash, gone).order_by(reviews.c.claim_id)
    for row in connection.execute(of_text).mappings().all():
        in_place = (
            select(figures.c.claim_id, figures.c.quote, figures.c.start, figures.c.end)
            .where(figures.c.document_id == document_id)
            .where(figures.c.start < row["end"], figures.c.end > row["start"])
            .where(~exists().where(reviews.c.claim_id == figures.c.claim_id))
        )
        found = connection.execute(in_place).mappings().all()
        if len(found) == 1:
            connection.execute(update(reviews).where(reviews.c.claim_id == row["claim_id"]).values(**found[0]))


def _find(connection: Connection, claim_id: str) -> RowMapping | None:
    return connection.execute(select(reviews).where(reviews.c.claim_id == claim_id)).mappings().first()


def _text_hash_of(claim_id: str) -> Any:
    return select(documents.c.text_hash).select_from(figures.join(documents)).where(figures.c.claim_id == claim_id)


def _correct(connection: Connection, corrections: Fields, where: ColumnElement[bool]) -> dict[str, Any]:
    """Set fields of figures that are one claim, and return what they were."""
    if not corrections:
        return {}
    columns = {name: figures.c[f"{name}_exact" if name in ("low", "high") else name] for name in corrections}
    statement = select(*(column.label(name) for name, column in columns.items())).where(where)
    was = dict(connection.execute(statement).mappings().first() or {})
    _set_fields(connection, corrections, where)
    return was


def _set_fields(connection: Connection, fields: Fields, where: ColumnElement[bool]) -> None:
    values: dict[str, Any] = {}
    for name, value in fields.items():
        if name in ("low", "high"):
            number = None if value is None else Decimal(value)
            values |= {name: spell_approximately(number), f"{name}_exact": spell_exactly(number)}
        else:
            values[name] = value
    connection.execute(update(figures).where(where).values(values))
