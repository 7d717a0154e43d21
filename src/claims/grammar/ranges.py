"""Read ranges: "15 to 25 billion", "between 70 and 90 percent", "30 minutes to an hour"."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from claims.grammar.amounts import Amount, Sentence, read_amount
from claims.grammar.changes import direction_of, direction_of_word
from claims.grammar.numbers import read_number
from claims.grammar.numerals import HYPHENS, NUMERALS, Number
from claims.grammar.parts import skip_hyphen
from claims.grammar.quantity import Quantity
from claims.grammar.rates import read_rate
from claims.grammar.units import Unit, convert_time, read_unit

RANGE_LINKS = frozenset({"to", "-", "–", "—", "‑", "through"})
FEW = 20
"""Words up to this number make a range with "or": two or three, ten or twelve."""


def read_range(sentence: Sentence, first: Amount) -> Quantity | None:
    """Read "15 to 25 billion", "between 70 and 90 percent", "two or three"; None where it is no range.

    "Rose from 15 to 23" gives two levels of one change, which the analysis tells from "from 15 to 23 people".
    """
    link, words = _find_link(sentence, first), sentence.words
    if link + 1 >= len(words) or first.negative or first.number.form in {"vague", "rough"}:
        return None
    second = _read_second(sentence, first, _skip_link(words, link))
    if second is None or second.number.form in {"vague", "rough"} or not _links(sentence, first, link, second):
        return None
    if words[link] == "to" and sentence.word(second.end) in HYPHENS and read_number(words, second.end + 1):
        return None  # "from 24 to 33-35 billion": the range is behind
    if not _is_same_unit(first, second):
        return None
    unit = second.unit or first.unit
    ends = _find_ends(first, second, unit, falling=not _opens_change(words, first.start))
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
        own_units=first.unit_name is not None and second.unit_name is not None,
    )  # fmt: skip


def is_hyphenated(words: Sequence[str], amount: Amount) -> bool:
    """Tell whether a hyphen joins the number and the unit of `amount`."""
    end = amount.number.end
    return end < amount.end and words[end] in HYPHENS


def _find_link(sentence: Sentence, first: Amount) -> int:
    """Return the position of the link: behind the amount, and behind a rate that the other end has too."""
    rate = read_rate(sentence.words, first.end) if first.unit_name else None
    if rate is None or sentence.word(rate[1]) != "to":
        return first.end
    second = read_amount(sentence, rate[1] + 1) if rate[1] + 1 < len(sentence.words) else None
    other = read_rate(sentence.words, second.end) if second else None
    return rate[1] if other and other[0] == rate[0] else first.end


def _skip_link(words: Sequence[str], link: int) -> int:
    """Return the position behind the link; a hyphen may hang on "to": 200,000-to-260,000."""
    behind = link + 1
    if words[link] in HYPHENS and words[behind] == "to":
        behind += 1
    return skip_hyphen(words, behind) if words[behind - 1] == "to" else behind


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
    """Tell whether both ends measure one thing: "35% to $857 million" does not; an end may leave its unit out.

    The first end does so only where the unit stands behind the second: "from 7 in 2019 to $10.4bn" is no range.
    """
    if first.unit_name is None and second.currency and second.number_start > second.start:
        return False
    if first.unit_name is None or second.unit_name is None:
        return first.unit is None or first.unit_name is None or second.unit_name is not None
    if first.kind != second.kind:
        return False
    return first.unit_name == second.unit_name or first.kind == "duration"


def _opens_change(words: Sequence[str], at: int) -> bool:
    """Tell whether "from" or a word of change stands near before `at`, so that two levels may follow."""
    near = words[max(0, at - 3) : at]
    return any(word == "from" or direction_of(word, word) or direction_of_word(word) for word in near)


def _find_ends(first: Amount, second: Amount, unit: Unit | None, *, falling: bool) -> tuple[Decimal, Decimal] | None:
    """Return both ends, in the first one's unit of time and with the second one's magnitude where it is shared.

    The larger end may stand first where both name their unit and `falling` allows it.
    """
    scale = unit.scale if unit and not (first.currency or second.currency) else Decimal(1)
    low = first.value if first.unit else first.number.value * scale
    high = second.value if second.unit else second.number.value * scale
    if first.unit and second.unit and first.unit.name != second.unit.name:
        converted = convert_time(high, second.unit.name, first.unit.name)
        if converted is None:
            return None
        high = converted
    if second.number.scaled and not first.number.scaled and _shares_magnitude(first, second):
        low *= second.number.scale
    if low > high and falling and first.kind == "measurement" and first.unit_name == second.unit_name:
        return high, low
    return (low, high) if low < high else None


def _shares_magnitude(first: Amount, second: Amount) -> bool:
    """Tell "15 to 25 billion" from "$200 to $4 million": a shared magnitude stands behind the larger number."""
    return first.number.value < second.number.value / second.number.scale


def _links(sentence: Sentence, first: Amount, link: int, second: Amount) -> bool:
    words = sentence.words
    before = words[first.start - 1] if first.start > 0 else ""
    if words[link] in RANGE_LINKS:
        # "4 percent — 341 votes": a dash apart from its words opens another thought.
        return words[link] != "—" or sentence.joined[link]
    if words[link] == "and":
        return before == "between"
    bare = first.number.plain and not first.unit and not first.currency
    return words[link] == "or" and bare and _are_neighbours(first.number.value, second.number.value)


def _are_neighbours(low: Decimal, high: Decimal) -> bool:
    """Tell "two or three" and "40 or 50", a guess, from "20 or 1,000", a choice."""
    step = Decimal(10) ** max(0, high.adjusted())
    return max(low, high) <= FEW or (high - low == step and low % step == 0)
