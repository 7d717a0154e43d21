"""How sure the reading of a figure is."""

from __future__ import annotations

from claims.records import Mention

BASE = 0.95
DOUBTS = {"no counted noun": 0.25, "borrowed noun": 0.1}
"""What each doubt of the analysis takes off."""
NO_UNIT = 0.2
SMALL_WORD = 0.1


def rate_confidence(mention: Mention) -> float:
    """Return a number from 0 to 1: lower where the analysis was in doubt or found nothing that is counted."""
    confidence = BASE - sum(DOUBTS.get(doubt, 0.1) for doubt in mention.doubts)
    if mention.unit is None:
        confidence -= NO_UNIT
    if mention.kind == "count" and mention.counted is None and not mention.doubts:
        confidence -= SMALL_WORD
    return round(max(0.05, confidence), 2)
