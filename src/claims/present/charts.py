"""The geometry of a chart of one measure: each figure as a mark on one scale, whatever draws it.

A place on the scale is a share of its width, 0 at the left end and 1 at the right one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from claims.present.scales import Scale, Tick, choose_scale
from claims.records import Claim, Row

Shape = Literal["point", "about", "range", "from", "to"]

REACH = Decimal("0.10")
"""How far "about" reaches to either side, as a share of the figure; the comparison judges with the same."""

Claims = Mapping[tuple[str, str], Claim]
"""Claims by source and id."""

_PERCENT, _COUNT = "percent", "count"
_BOUNDS = {">": "more than", ">=": "at least", "<": "less than", "<=": "at most"}
_FRACTION = Decimal(100)
"""What brings a fraction to percent."""


@dataclass(frozen=True, kw_only=True)
class Mark:
    """One figure as it is drawn."""

    claim: Claim
    shape: Shape
    start: float
    end: float
    """`from` reaches to the right end of the scale, `to` from the left one; a `point` ends where it starts."""
    middle: float
    """Where the figure itself stands: half way between its ends, or at the one that a bound has."""
    strict: bool = False
    """Whether a bound is not itself a value: `more than`, `less than`."""


@dataclass(frozen=True, kw_only=True)
class Chart:
    """The figures of one measure, earliest source first."""

    marks: tuple[Mark, ...]
    ticks: tuple[Tick, ...]
    unit: str
    """What the numbers at the ticks count: `billion USD per year`."""
    logarithmic: bool = False
    unplaced: tuple[Claim, ...] = ()
    """Figures that have no place on this scale: in another unit, or without a number."""


@dataclass(frozen=True)
class _Span:
    """The values that a figure stands for; None where there is no end."""

    claim: Claim
    shape: Shape
    low: Decimal | None
    high: Decimal | None

    @property
    def ends(self) -> tuple[Decimal, ...]:
        return tuple(end for end in (self.low, self.high) if end is not None)


def chart_row(row: Row, claims: Claims) -> Chart | None:
    """Return the chart of a row, or None where no figure has a place on a scale.

    Args:
        row: the measure.
        claims: the claims to draw; those that are behind none of its cells are left out.
    """
    cells = sorted(row.cells, key=lambda cell: (not cell.published, cell.published or "", cell.source))
    keys = [(cell.source, identity) for cell in cells for identity in cell.claims]
    return chart_claims([claims[key] for key in keys if key in claims])


def chart_claims(claims: Sequence[Claim]) -> Chart | None:
    """Return the chart of claims in the order given, or None where none has a place on a scale.

    Figures are drawn on the scale that most of them share; the others, such as miles among kilometres, are told apart.
    """
    sizes = Counter(_measure(claim) for claim in claims if _has_number(claim))
    if not sizes:
        return None
    [(chosen, _)] = sizes.most_common(1)
    placed = [claim for claim in claims if _belongs(claim, chosen)]
    spans = _find_spans(placed)
    scale = _fit(spans, whole=chosen[0] == _PERCENT and not any(claim.change for claim in placed))
    ticks, word = scale.ticks()
    return Chart(
        marks=tuple(_mark(span, scale) for span in spans),
        ticks=ticks,
        unit=_name_unit(word, placed),
        logarithmic=scale.logarithmic,
        unplaced=tuple(claim for claim in claims if not _belongs(claim, chosen)),
    )


def describe_shape(mark: Mark) -> str:
    """Return how a mark is to be read, in words."""
    words = {"point": "as stated", "about": "about", "range": "range", "from": "at least", "to": "at most"}
    # A fall of more than 10 leads to the left of -10, and is more than 10 all the same.
    return _BOUNDS.get(mark.claim.comparator, words[mark.shape])


def describe_unplaced(chart: Chart) -> str:
    """Return which figures have no place on the scale; empty where all have one."""
    told = "; ".join(f"{claim.source} {claim.quote}" for claim in chart.unplaced)
    return f"not on this scale: {told}" if told else ""


def _has_number(claim: Claim) -> bool:
    return claim.low is not None or claim.high is not None


def _measure(claim: Claim) -> tuple[str, str]:
    """Return what figures must share to stand on one scale; counts do whatever their noun, people or victims."""
    units = {"fraction": _PERCENT, "count": _COUNT}
    return units.get(claim.kind, claim.unit or claim.kind), claim.per or ""


def _belongs(claim: Claim, measure: tuple[str, str]) -> bool:
    return _has_number(claim) and _measure(claim) == measure


def _find_spans(claims: Sequence[Claim]) -> list[_Span]:
    # A fall stands to the left of zero only where there are rises to tell it from.
    mixed = len({claim.change == "decrease" for claim in claims}) > 1
    return [_find_span(claim, sign=-1 if mixed and claim.change == "decrease" else 1) for claim in claims]


def _find_span(claim: Claim, *, sign: int) -> _Span:
    factor = sign * (_FRACTION if claim.kind == "fraction" else 1)
    low, high = (None if end is None else end * factor for end in (claim.low, claim.high))
    if sign < 0:
        low, high = high, low
    if low is None or high is None:
        return _Span(claim, "to" if low is None else "from", low, high)
    if low != high:
        return _Span(claim, "range", low, high)
    if claim.comparator == "~" and low:
        reach = abs(low) * REACH
        return _Span(claim, "about", low - reach, high + reach)
    return _Span(claim, "point", low, high)


def _fit(spans: Iterable[_Span], *, whole: bool) -> Scale:
    shapes = {span.shape for span in spans}
    ends = [end for span in spans for end in span.ends]
    return choose_scale(ends, whole=whole, left="to" in shapes, right="from" in shapes)


def _mark(span: _Span, scale: Scale) -> Mark:
    return Mark(
        claim=span.claim,
        shape=span.shape,
        start=0.0 if span.low is None else scale.place(span.low),
        end=1.0 if span.high is None else scale.place(span.high),
        middle=scale.place(sum(span.ends, Decimal(0)) / len(span.ends)),
        strict=span.claim.comparator in (">", "<"),
    )


def _name_unit(word: str, claims: Sequence[Claim]) -> str:
    first = claims[0]
    units = {_PERCENT if claim.kind == "fraction" else claim.unit for claim in claims}
    unit = next(iter(units)) if len(units) == 1 else None
    return " ".join(filter(None, (word, unit, f"per {first.per}" if first.per else "")))
