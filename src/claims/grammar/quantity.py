"""What a quantity in words is: the figure as its neighbouring words alone give it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from claims.records import Comparator, Kind


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
    noun_at: int = 0
    """For "one child in 15": the position of the noun between part and whole; 0 elsewhere."""
    value: Decimal = Decimal(0)
    """The number as said, before the comparator opens an end."""
    plain: bool = False
    scaled: bool = False
    own_units: bool = False
    """Both ends of a range name their unit: "$5 to $1,900", not "5 to 7 percent"."""
    hyphenated: bool = False
    """A hyphen joins number and unit, so that it stands before a noun: a 2,000-mile border."""
    scale: Decimal = Decimal(1)
    """The magnitude that closes the number: a million for "25 million"."""
    unit_scale: Decimal = Decimal(1)
    """What one of the unit is: a hundredth for cents."""
