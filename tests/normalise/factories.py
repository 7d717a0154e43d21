"""Documents and mentions for the tests of the normalisation."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from claims.records import Document, Mention


def make_document(text: str, **fields: Any) -> Document:
    return Document(path="report.txt", text=text, **fields)


def make_mention(document: Document, quote: str, **fields: Any) -> Mention:
    start = document.text.index(quote)
    value = Decimal(fields.pop("value", 1))
    given = {"kind": "count", "comparator": "=", "low": value, "high": value, "unit": None} | fields
    return Mention(
        quote=quote,
        start=start,
        end=start + len(quote),
        sentence=document.text,
        sentence_start=0,
        sentence_end=len(document.text),
        **given,
    )
