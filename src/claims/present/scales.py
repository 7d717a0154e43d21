"""Scales: from which value to which, linear or logarithmic, and where round numbers stand on them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

MOST_TICKS = 5

_WIDE = 100
"""Positive figures that lie further apart than this, largest over smallest, are drawn on a logarithmic scale."""
_ROOM = Decimal("0.12")
"""What an arrow needs beyond the last figure, as a share of the scale."""
_WORDS = ((Decimal(10) ** 12, "trillion"), (Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))
_STEPS = (1, 2, 5, 10)
_HUNDRED = Decimal(100)
_LONGEST = 15
"""Digits behind the first one that a label shows; more are written with a power of ten."""


@dataclass(frozen=True)
class Tick:
    """A round number on the scale."""

    place: float
    label: str


@dataclass(frozen=True)
class Scale:
    """The values from `low` to `high`, which differ."""

    low: Decimal
    high: Decimal
    logarithmic: bool = False

    def place(self, value: Decimal) -> float:
        """Return where a value stands, 0 at the low end and 1 at the high one; what lies outside stands at the end."""
        low, high, value = (each.log10() if self.logarithmic else each for each in (self.low, self.high, value))
        return min(1.0, max(0.0, float((value - low) / (high - low))))

    def ticks(self) -> tuple[tuple[Tick, ...], str]:
        """Return round numbers on the scale, and the word that they are to be multiplied by, if any."""
        if self.logarithmic:
            return tuple(Tick(self.place(value), _spell_alone(value)) for value in self._powers()), ""
        values = self._steps()
        largest = max(map(abs, values))
        size, word = next(((size, word) for size, word in _WORDS if largest >= size), (Decimal(1), ""))
        return tuple(Tick(self.place(value), _spell(value / size)) for value in values), word

    def _powers(self) -> list[Decimal]:
        first, last = self.low.adjusted(), self.high.adjusted()
        step = -(-(last - first + 1) // MOST_TICKS)
        return [Decimal(1).scaleb(power) for power in range(first, last + 1, step)]

    def _steps(self) -> list[Decimal]:
        step = _round_up((self.high - self.low) / MOST_TICKS)
        first = -(-self.low // step) if self.low >= 0 else self.low // step
        values = [step * (first + number) for number in range(MOST_TICKS + 2)]
        return [value for value in values if self.low <= value <= self.high]


def choose_scale(ends: Sequence[Decimal], *, whole: bool, left: bool, right: bool) -> Scale:
    """Return the scale for figures with these ends.

    A linear scale takes zero in, so that lengths can be compared; percentages of a whole go to 100.

    Args:
        ends: every value where a figure begins or ends, at least one.
        whole: whether they are shares of a whole, in percent.
        left: whether an arrow leads to the left of them.
        right: whether one leads to the right.
    """
    low, high = min(ends), max(ends)
    if low > 0 and high / low > _WIDE:
        powers = low.adjusted() - left, high.adjusted() + 1
        return Scale(Decimal(1).scaleb(powers[0]), Decimal(1).scaleb(powers[1]), logarithmic=True)
    low, high = min(low, Decimal(0)), max(high, Decimal(0))
    if whole and low == 0 and 10 <= high <= _HUNDRED:
        return Scale(low, _HUNDRED)
    room = _ROOM * (high - low)
    if not room:
        return Scale(low, Decimal(1))
    return Scale(low - room if left and low else low, high + room if right else high)


def _round_up(value: Decimal) -> Decimal:
    """Return the least of 1, 2, 5 times a power of ten that is not below a positive value."""
    power = Decimal(1).scaleb(value.adjusted())
    return next(step * power for step in _STEPS if step * power >= value)


def _spell(value: Decimal) -> str:
    if value.adjusted() >= _LONGEST:
        return f"{value:.0e}"
    return f"{value.normalize():,f}".replace("-", "\N{MINUS SIGN}")


def _spell_alone(value: Decimal) -> str:
    size, word = next(((size, word) for size, word in _WORDS if value >= size), (Decimal(1), ""))
    return f"{_spell(value / size)} {word}".rstrip()
