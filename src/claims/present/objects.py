"""Records as JSON objects, in the fields and the order of the schema."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from typing import Any

from claims.present.listing import Listing
from claims.present.numbers import to_json_number
from claims.records import Claim, Row

_ESCAPED = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""Escaped, though JSON would allow most of them as they are: the data stay the same, while no reader ends a line early
(U+0085, U+2028), no terminal is steered (C1), no text reordered, and lone surrogates can be written as UTF-8."""


def claim_object(claim: Claim) -> dict[str, Any]:
    """Return the fields of a claim in the schema's order."""
    return claim.model_dump()


def row_object(row: Row) -> dict[str, Any]:
    """Return the fields of a measure in the schema's order, differences under `in`."""
    fields = row.model_dump(by_alias=True)
    if row.spread is not None and not math.isfinite(row.spread):
        fields["spread"] = None
    return fields


def listing_objects(listing: Listing) -> Iterator[dict[str, Any]]:
    """Yield an object a row, named by the columns."""
    for row in listing.rows:
        yield dict(zip(listing.columns, row, strict=True))


def dump(item: dict[str, Any], *, indent: int | None = None) -> str:
    """Return `item` as JSON that is safe to print; letters beyond ASCII stay readable."""
    text = json.dumps(item, ensure_ascii=False, allow_nan=False, indent=indent, default=to_json_number)
    return _ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
