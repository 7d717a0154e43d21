"""What the components know of a figure while they find it out: positions are of tokens, ends exclusive."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from claims.records import Change, Comparator, Kind, Status, Tense

SHARES: frozenset[Kind] = frozenset({"percent", "fraction"})
"""The kinds that are a part of a whole."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of one sentence."""

    start: int
    end: int
    """The quote."""
    core_start: int
    core_end: int
    """The numbers with their currency and unit, comparator words left out."""
    rate_end: int
    """Behind the words of the rate, else `core_end`."""
    kind: Kind
    comparator: Comparator
    low: Decimal | None
    high: Decimal | None
    unit: str | None = None
    per: str | None = None
    plain: bool = False
    scaled: bool = False
    magnitude: Decimal = Decimal(1)
    """What closes the number: a million for "25 million"."""
    unit_scale: Decimal = Decimal(1)
    """What one of the unit is: a hundredth for cents."""
    hyphenated: bool = False
    ratio: bool = False
    noun_at: int | None = None
    """Token of the noun between part and whole: "one child in 15"."""
    change: Change | None = None
    head: int | None = None
    """Token that is counted or measured."""
    governor: int | None = None
    """Token of the clause that the figure stands in."""
    counted: str | None = None
    base: str | None = None
    subject: str | None = None
    time_text: str | None = None
    time_tense: Tense = "past"
    place_text: str | None = None
    attribution: str | None = None
    attribution_cue: str | None = None
    status: Status = "stated"
    context: str = ""
    incidental: bool = False
    doubts: tuple[str, ...] = ()

    @property
    def value(self) -> Decimal:
        """The number said, whichever end of the interval it is."""
        return self.low if self.low is not None else self.high or Decimal(0)


@dataclass(frozen=True, slots=True)
class SkippedNumber:
    """A number that is no figure, and why."""

    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """A phrase that says when."""

    start: int
    end: int
    rule: str
    text: str


@dataclass(frozen=True, slots=True)
class PlaceSpan:
    """A phrase that says where, with the place's name."""

    start: int
    end: int
    name: str


@dataclass(frozen=True, slots=True)
class SourceSpan:
    """Who says something: the clause it governs, the name, and the words that mark it."""

    start: int
    end: int
    governed: int
    """Token at the head of what is said; `WHOLE` for all that stands in `reach`."""
    name: str
    cue: str
    status: Status
    reach: tuple[int, int] | None = None
    """Tokens that it may be said of; the whole sentence where None."""


WHOLE = -1
"""What a source governs that no clause bounds."""
