"""Read whole quantities from words: currency, number or range, unit, comparator and rate.

A quantity is what can be told from neighbouring words alone. What it counts, and whether it is a figure at all,
is for the analysis to say, which knows the sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from claims.grammar.comparators import bound, read_after, read_before
from claims.grammar.numerals import HYPHENS, NUMERALS, Number, read_fraction_words, read_number
from claims.grammar.units import Unit, read_currency, read_rate, read_unit
from claims.records import Comparator, Kind

RANGE_LINKS = frozenset({"to", "-", "–", "—", "‑", "through"})
FEW = 20
"""Words up to this number make a range with "or": two or three, ten or twelve."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity in words: positions are of words, ends are exclusive."""

    start: int
    end: int
    """Start and end of the quote: comparator, currency, number and unit."""
    number_start: int
    number_end: int
    """Start and end of the numbers alone, with their magnitudes."""
    core_start: int
    """Start of the number with the currency before it."""
    kind: Kind
    comparator: Comparator
    low: Decimal | None
    high: Decimal | None
    unit: str | None = None
    per: str | None = None
    per_end: int = 0
    whole_end: int = 0
    """For "22 of the 50": the position behind the whole; 0 elsewhere."""
    value: Decimal = Decimal(0)
    """The number as said, before the comparator opens an end."""
    plain: bool = False
    scaled: bool = False
    hyphenated: bool = False
    """A hyphen joins number and unit, so that it stands before a noun: a 2,000-mile border."""


@dataclass(frozen=True, slots=True)
class _Amount:
    """One number with the currency before it and the unit behind it."""

    start: int
    end: int
    number: Number
    number_start: int
    currency: str | None = None
    unit: Unit | None = None
    kind: Kind | None = None
    negative: bool = False


def find_quantities(words: Sequence[str], joined: Sequence[bool]) -> Iterator[Quantity]:
    """Yield the quantities of a sentence from left to right; none overlaps another.

    Args:
        words: the words in lower case.
        joined: for each word, whether it stands directly at the one before it.
    """
    at = 0
    floor = 0
    while at < len(words):
        quantity = _read_quantity(words, at, joined, floor)
        if quantity is None:
            at += 1
            continue
        yield quantity
        at = floor = max(quantity.end, quantity.whole_end, quantity.per_end)


def _read_quantity(words: Sequence[str], at: int, joined: Sequence[bool], floor: int) -> Quantity | None:
    special = _read_ratio(words, at) or _read_fraction(words, at, joined) or _read_multiple(words, at)
    if special:
        return _add_bounds(special, words, joined, floor)
    first = _read_amount(words, at, joined)
    if first is None:
        return None
    quantity = _read_range(words, first, joined) or _make_quantity(first, joined, words)
    return _add_bounds(quantity, words, joined, floor)


def _read_amount(words: Sequence[str], at: int, joined: Sequence[bool]) -> _Amount | None:
    here, negative = at, False
    if words[here] in {"-", "−", "–"} and here + 1 < len(words) and joined[here + 1] and (here == 0 or not joined[here]):
        here, negative = here + 1, True
    currency = read_currency(words, here)
    number_at = currency[1] if currency else here
    number = read_number(words, number_at, money=currency is not None)
    if number is None or (negative and number.form != "digits"):
        return None
    unit = read_unit(words, number.end, joined, scaled=number.scaled)
    if currency and unit and unit.kind == "money":
        unit = replace(unit, scale=Decimal(1)) if unit.scale == 1 else None
    elif currency:
        unit = None
    end = unit.end if unit else number.end
    return _Amount(at, end, number, number_at, currency[0] if currency else None, unit, negative=negative)


def _kind(currency: str | None, unit: Unit | None) -> tuple[Kind, str | None]:
    if currency:
        return "money", currency
    return (unit.kind, unit.name) if unit else ("count", None)


def _make_quantity(amount: _Amount, joined: Sequence[bool], words: Sequence[str]) -> Quantity:
    kind, unit = _kind(amount.currency or None, amount.unit)
    value = amount.number.value * (amount.unit.scale if amount.unit else 1) * (-1 if amount.negative else 1)
    comparator: Comparator = ">=" if amount.number.form == "vague" else "="
    low, high = bound(value, comparator)
    hyphenated = amount.number.end < len(words) and words[amount.number.end] in HYPHENS and amount.end > amount.number.end
    return Quantity(
        amount.start, amount.end, amount.number_start, amount.number.end, amount.start, kind, comparator, low, high, unit,
        value=value, plain=amount.number.plain, scaled=amount.number.scaled, hyphenated=hyphenated,
    )  # fmt: skip


def _read_range(words: Sequence[str], first: _Amount, joined: Sequence[bool]) -> Quantity | None:
    """Read "15 to 25 billion", "between 70 and 90 percent", "two or three"; None where it is no range.

    "Rose from 15 to 23" gives two levels of one change, which the analysis tells from "from 15 to 23 people".
    """
    link = first.end
    if link + 1 >= len(words) or first.negative or first.number.form == "vague":
        return None
    second = _read_amount(words, link + 1, joined)
    if second is None or second.number.form == "vague" or not _links(words, first, link, second):
        return None
    low, high = first.number, second.number
    currency = first.currency or second.currency
    unit = second.unit if second.unit and not (first.currency and second.unit.kind != "money") else first.unit
    if first.currency and second.currency and first.currency != second.currency:
        return None
    scale = unit.scale if unit else Decimal(1)
    low_value, high_value = low.value * scale, high.value * scale
    if high.scaled and not low.scaled and low.value < high.value and low.value < 1000:
        low_value *= _magnitude_of(words, second)
    if first.unit and second.unit and first.unit.name != second.unit.name:
        return None
    if not low_value < high_value:
        return None
    kind, name = _kind(currency, unit)
    start = first.start - 1 if first.start > 0 and words[first.start - 1] in {"between", "from"} else first.start
    return Quantity(
        start, second.end, first.number_start, second.number.end, first.start, kind, "range", low_value, high_value, name,
        value=high_value, scaled=high.scaled, hyphenated=_is_hyphenated(words, second),
    )  # fmt: skip


def _is_hyphenated(words: Sequence[str], amount: _Amount) -> bool:
    end = amount.number.end
    return end < amount.end and words[end] in HYPHENS


def _magnitude_of(words: Sequence[str], amount: _Amount) -> Decimal:
    """Return the magnitude that closes a number: a million for "25 million"."""
    alone = read_number(words[: amount.number_start + 1], amount.number_start)
    return amount.number.value / alone.value if alone and alone.value else Decimal(1)


def _links(words: Sequence[str], first: _Amount, link: int, second: _Amount) -> bool:
    before = words[first.start - 1] if first.start > 0 else ""
    if words[link] in RANGE_LINKS:
        return True
    if words[link] == "and":
        return before == "between"
    few = first.number.value <= FEW and second.number.value <= FEW
    return words[link] == "or" and few and first.number.plain and not first.unit and not first.currency


def _read_ratio(words: Sequence[str], at: int) -> Quantity | None:
    """Read "one in five", "3 out of 4", "22 of the 50": a share of a whole that is counted too."""
    part = read_number(words, at)
    if part is None or part.scaled or part.end >= len(words):
        return None
    whole_at = _ratio_link(words, part.end)
    whole = read_number(words, whole_at) if whole_at and whole_at < len(words) else None
    if whole is None or not 0 < part.value < whole.value or part.form == "vague" or whole.form == "vague":
        return None
    if words[part.end] == "in" and not (part.value <= FEW and (whole.value in {2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 20} or whole.value % 50 == 0)):
        return None
    if words[part.end] == "of" and (whole.scaled or 1900 <= whole.value <= 2100):
        return None
    share = part.value / whole.value
    return Quantity(
        at, whole.end, at, whole.end, at, "fraction", "=", share, share, "fraction", whole_end=whole.end, value=share
    )


def _ratio_link(words: Sequence[str], at: int) -> int | None:
    if words[at] == "in":
        return at + 2 if words[at + 1 : at + 2] == ["every"] else at + 1
    if words[at] == "out" and list(words[at + 1 : at + 2]) == ["of"]:
        at += 1
    elif words[at] != "of":
        return None
    behind = at + 1
    while behind < len(words) and words[behind] in {"the", "all", "its", "their", "every", "our", "his", "her"}:
        behind += 1
    return behind


def _read_fraction(words: Sequence[str], at: int, joined: Sequence[bool]) -> Quantity | None:
    if read_number(words, at) and words[at] in {"half", "a", "one", "quarter"} and (number := read_number(words, at)) and number.scaled:
        return None
    fraction = read_fraction_words(words, at)
    if fraction is None or not _is_share(words, at, fraction):
        return None
    return Quantity(
        at, fraction.end, at, fraction.end, at, "fraction", "=", fraction.value, fraction.value, "fraction",
        value=fraction.value,
    )  # fmt: skip


NOT_BEHIND_HALF = frozenset({"-", "hour", "year", "brother", "sister", "way", "term", "time", "dozen", "century", "decade", "day", "mile"})
SHARE_CONTEXT = frozenset({"by", "than", "about", "nearly", "almost", "over", "around", "only", "roughly", "to", "just", "least", "some", "approximately", "another", "up", "under", "fully"})


def _is_share(words: Sequence[str], at: int, fraction: Number) -> bool:
    """Tell a share from an order or a time: "a third of", "cut by a quarter", but not "a third party", "a quarter"."""
    behind = words[fraction.end] if fraction.end < len(words) else ""
    before = words[at - 1] if at > 0 else ""
    if words[at] == "half":
        return behind not in NOT_BEHIND_HALF and before not in {"first", "second", "and", "a", "other", "latter", "last", "-"}
    if words[at] in {"a", "an"}:
        return behind in {"of", "less", "more", "lower", "higher"} or before in SHARE_CONTEXT
    if words[at] == "one" and words[at + 1] not in HYPHENS and words[at + 1] == "second":
        return False
    plural = words[fraction.end - 1].endswith("s")
    hyphen = fraction.end - at == 3
    return fraction.form == "digits" or hyphen or plural or behind in {"of", "", ".", ","} or before in SHARE_CONTEXT


def _read_multiple(words: Sequence[str], at: int) -> Quantity | None:
    """Read "twice", "tripled", "x3"; "met twice" is told from "twice as large" by the analysis."""
    word = words[at]
    value = NUMERALS.multiples.get(word)
    if value is None and word.endswith("fold"):
        value = NUMERALS.ones.get(word.removesuffix("fold")) or NUMERALS.tens.get(word.removesuffix("fold"))
    if value is None:
        return None
    number = Decimal(value)
    return Quantity(at, at + 1, at, at + 1, at, "multiple", "=", number, number, "times", value=number)


def _add_bounds(quantity: Quantity, words: Sequence[str], joined: Sequence[bool], floor: int) -> Quantity:
    quantity = _add_rate(_add_before(quantity, words, floor), words)
    if quantity.comparator == "range":
        return quantity
    quantity = _add_if_not(quantity, words)
    after = read_after(words, quantity.end)
    if after is None:
        return quantity
    comparator, end = after
    if quantity.comparator not in {"=", "~"}:
        comparator = quantity.comparator
    low, high = bound(quantity.value, comparator)
    return _add_unit_behind(replace(quantity, comparator=comparator, low=low, high=high, end=end), words, joined)


def _add_if_not(quantity: Quantity, words: Sequence[str]) -> Quantity:
    """Take "if not millions" into "hundreds of thousands": the larger word only strengthens the bound."""
    at = quantity.end + 1 if quantity.end < len(words) and words[quantity.end] in {",", "—", "–", "--", "-"} else quantity.end
    if quantity.comparator != ">=" or list(words[at : at + 2]) != ["if", "not"]:
        return quantity
    larger = read_number(words, at + 2)
    return replace(quantity, end=larger.end) if larger and larger.value > quantity.value else quantity


def _add_unit_behind(quantity: Quantity, words: Sequence[str], joined: Sequence[bool]) -> Quantity:
    """Read the unit of "40-plus percent", where the comparator stands before it."""
    unit = read_unit(words, quantity.end, joined, scaled=quantity.scaled) if quantity.kind == "count" else None
    if unit is None:
        return quantity
    return replace(quantity, kind=unit.kind, unit=unit.name, end=unit.end)


def _add_before(quantity: Quantity, words: Sequence[str], floor: int) -> Quantity:
    before = read_before(words, quantity.start)
    if before is None or before[1] < floor:
        return quantity
    comparator, start = before
    if quantity.comparator == "range":
        return replace(quantity, start=start)
    if quantity.comparator == ">=" and comparator in {"~", "="}:
        return replace(quantity, start=start)
    low, high = bound(quantity.value, comparator)
    return replace(quantity, start=start, comparator=comparator, low=low, high=high)


def _add_rate(quantity: Quantity, words: Sequence[str]) -> Quantity:
    if quantity.kind in {"duration", "rank"}:
        return quantity
    rate = read_rate(words, quantity.end)
    if rate is None:
        return quantity
    return replace(quantity, per=rate[0], per_end=rate[1])
