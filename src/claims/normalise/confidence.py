"""How sure the reading of a figure is: the share of figures read alike that were right, as measured.

The chances are the shares of right figures (span, value and unit) with that doubt over all marked documents, rounded;
`python -m tests.test_calibration` prints them anew. Only the unit of a count hangs on the noun that was found for it.
"""

from __future__ import annotations

from claims.records import Mention

SURE = 0.97
"""A figure that leaves no doubt."""
CHANCES_OF_COUNTS = {
    "people by the verb": 0.7,
    "name counted": 0.55,
    "borrowed noun": 0.45,
    "noun apart": 0.4,
    "singular noun": 0.4,
    "shared noun": 0.4,
    "verb left out": 0.4,
    "no counted noun": 0.05,
}
CHANCES = {"borrowed noun": 0.9, "distant noun": 0.9, "verb left out": 0.75}
"""Of shares, money and measures, whose unit stands beside the number."""
UNKNOWN_DOUBT = 0.7
NO_UNIT = 0.5


def rate_confidence(mention: Mention) -> float:
    """Return a number from 0 to 1: the chance that place, value and unit of the figure are read right."""
    chances = CHANCES_OF_COUNTS if mention.kind == "count" else CHANCES
    doubted = [chances.get(doubt, UNKNOWN_DOUBT) for doubt in mention.doubts]
    if mention.unit is None:
        doubted.append(NO_UNIT)
    return min(doubted, default=SURE)
