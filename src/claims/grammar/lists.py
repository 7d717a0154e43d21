"""Share what the last member of a list names with those before it: "12, 15 and 20 percent"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from claims.grammar.currencies import PARTS
from claims.grammar.quantity import Quantity

LINKS = frozenset({("and",), ("or",), (",", "and"), (",", "or"), ("/",), ("to",)})
"""What stands before the last member of a list; "to" before the lower of two levels: from 4.8 to 4.7 percent."""
YEARS = range(1900, 2101)


def share_units(quantities: Sequence[Quantity], words: Sequence[str]) -> Iterator[Quantity]:
    """Yield `quantities`, where the members of a list take what its last one names.

    In "12, 15 and 20 percent" that is the unit, in "$50, $75 or $100 million" the magnitude.
    """
    members: list[Quantity] = []
    last: Quantity | None = None
    for quantity in reversed(quantities):
        between = tuple(words[quantity.end : members[-1].start][:3]) if members else ()
        if between in LINKS:
            last = members[-1]
        elif between != (",",):
            last = None
        members.append(_share(quantity, last, words) if last else quantity)
    return reversed(members)


def _share(quantity: Quantity, later: Quantity, words: Sequence[str]) -> Quantity:
    if quantity.comparator not in {"=", "~"} or quantity.scaled or later.comparator == "range":
        return quantity
    bare = quantity.kind == "count" and quantity.plain and quantity.end == quantity.number_end
    same = quantity.kind == "money" == later.kind and quantity.unit == later.unit and quantity.per is None
    if bare and _gives_unit(later, words) and not _is_year(quantity, words):
        quantity = replace(quantity, kind=later.kind, unit=later.unit)
    elif not same:
        return quantity
    return _scale(quantity, later)


def _gives_unit(later: Quantity, words: Sequence[str]) -> bool:
    """Tell whether a unit stands behind the number of `later`, of which its value is a whole multiple."""
    behind = words[later.number_end] if later.number_end < later.end else ""
    return behind != "" and later.kind in {"percent", "measurement", "duration", "money"} and behind not in PARTS


def _is_year(quantity: Quantity, words: Sequence[str]) -> bool:
    return quantity.value in YEARS and len(words[quantity.number_start]) == 4


def _scale(quantity: Quantity, later: Quantity) -> Quantity:
    """Multiply with the magnitude of `later`, where the number is a smaller one of the same list."""
    value = quantity.value * later.scale
    if later.scale == 1 or not Decimal(0) < value < later.value:
        return quantity
    return replace(quantity, value=value, low=value, high=value, scaled=True, scale=later.scale)
