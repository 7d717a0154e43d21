"""Small documents and claims for the tests of the store."""

from __future__ import annotations

from typing import Any

from claims.records import Claim, Document, Extraction, Skipped


def make_document(path: str = "a.md", **fields: Any) -> Document:
    return Document(**{"path": path, "source": path.removesuffix(".md"), "text": "They lost 12 guns.", **fields})


def make_claim(document: Document, sentence: str = "They lost 12 guns.", **fields: Any) -> Claim:
    """Return a claim of the document; unless given, its id and offsets follow from `start`."""
    start = fields.get("start", 10)
    return Claim(
        **{
            **{
                name: getattr(document, name)
                for name in ("path", "source", "title", "author", "publisher", "published")
            },
            "id": f"{start:04x}",
            "quote": "12",
            "start": start,
            "end": start + 2,
            "sentence": sentence,
            "sentence_start": 0,
            "sentence_end": len(sentence),
            "kind": "count",
            "comparator": "=",
            "low": 12,
            "high": 12,
            "unit": "gun",
            **fields,
        }
    )


def make_extraction(path: str = "a.md", *claims: dict[str, Any], **fields: Any) -> Extraction:
    """Return what a document gave: one claim for each set of fields, or a plain one; and one skipped number."""
    document = make_document(path, **fields)
    return Extraction(
        document=document,
        claims=tuple(make_claim(document, **claim) for claim in claims or ({},)),
        skipped=(Skipped(path=path, quote="3", start=1, end=2, reason="heading"),),
    )
