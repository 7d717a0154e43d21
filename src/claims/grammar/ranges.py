"""Read ranges: "15 to 25 billion", "between 70 and 90 percent", "30 minutes to an hour"."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from claims.grammar.amounts import Amount, Sentence, read_amount
from claims.grammar.numerals import HYPHENS, NUMERALS, Number
from claims.grammar.quantity import Quantity
from claims.grammar.units import Unit, convert_time, read_unit

RANGE_LINKS = frozenset({"to", "-", "–", "—", "‑", "through"})
FEW = 20
"""Words up to this number make a range with "or": two or three, ten or twelve."""


def read_range(sentence: Sentence, first: Amount) -> Quantity | None:
    """Read "15 to 25 billion", "between 70 and 90 percent", "two or three"; None where it is no range.

    "Rose from 15 to 23" gives two levels of one change, which the analysis tells from "from 15 to 23 people".
    """
    link, words = first.end, sentence.words
    if link + 1 >= len(words) or first.negative or first.number.form in {"vague", "rough"}:
        return None
    second = _read_second(sentence, first, link + 1)
    if second is None or second.number.form in {"vague", "rough"} or not _links(words, first, link, second):
        return None
    if not _is_same_unit(first, second):
        return None
    unit = second.unit or first.unit
    ends = _find_ends(first, second, unit)
    if ends is None:
        return None
    kind = "money" if first.currency or second.currency else (unit.kind if unit else "count")
    mixed = first.unit and second.unit and first.unit.name != second.unit.name
    name = first.unit_name if mixed else first.currency or second.currency or (unit.name if unit else None)
    before = words[first.start - 1] if first.start > 0 else ""
    start = first.start - 1 if before in {"between", "from"} else first.start
    return Quantity(
        start, second.end, first.number_start, second.number.end, first.start, kind, "range", *ends, name,
        value=ends[1], scaled=second.number.scaled, hyphenated=is_hyphenated(words, second), scale=second.number.scale,
    )  # fmt: skip


def is_hyphenated(words: Sequence[str], amount: Amount) -> bool:
    """Tell whether a hyphen joins the number and the unit of `amount`."""
    end = amount.number.end
    return end < amount.end and words[end] in HYPHENS


def _read_second(sentence: Sentence, first: Amount, at: int) -> Amount | None:
    """Return the amount behind a link; "an hour" counts there, behind another time."""
    second = read_amount(sentence, at)
    if second is not None or first.unit is None or sentence.words[at] not in NUMERALS.articles:
        return second
    unit = read_unit(sentence.words, at + 1, sentence.joined, scaled=False) if at + 1 < len(sentence.words) else None
    if unit is None or unit.kind != first.kind or unit.name == first.unit.name:
        return None
    return Amount(at, unit.end, Number(Decimal(1), at + 1, "words"), at, unit=unit)


def _is_same_unit(first: Amount, second: Amount) -> bool:
    """Tell whether both ends measure one thing: "35% to $857 million" does not; an end may leave its unit out."""
    if first.unit_name is None or second.unit_name is None:
        return True
    if first.kind != second.kind:
        return False
    return first.unit_name == second.unit_name or first.kind == "duration"


def _find_ends(first: Amount, second: Amount, unit: Unit | None) -> tuple[Decimal, Decimal] | None:
    """Return both ends, in the first one's unit of time and with the second one's magnitude where it is shared."""
    scale = unit.scale if unit and not (first.currency or second.currency) else Decimal(1)
    low, high = first.number.value * scale, second.value if second.unit else second.number.value * scale
    if first.unit and second.unit and first.unit.name != second.unit.name:
        converted = convert_time(high, second.unit.name, first.unit.name)
        if converted is None:
            return None
        high = converted
    if second.number.scaled and not first.number.scaled and _shares_magnitude(first, second):
        low *= second.number.scale
    return (low, high) if low < high else None


def _shares_magnitude(first: Amount, second: Amount) -> bool:
    """Tell "15 to 25 billion" from "$200 to $4 million": a shared magnitude stands behind the larger number."""
    return first.number.value < second.number.value / second.number.scale


def _links(words: Sequence[str], first: Amount, link: int, second: Amount) -> bool:
    before = words[first.start - 1] if first.start > 0 else ""
    if words[link] in RANGE_LINKS:
        return True
    if words[link] == "and":
        return before == "between"
    few = first.number.value <= FEW and second.number.value <= FEW
    return words[link] == "or" and few and first.number.plain and not first.unit and not first.currency
