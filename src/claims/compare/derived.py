"""Shares that counts let one work out: "68,000 of the 99,000 guns" is 68.7 percent.

They are shown beside the shares that were quoted, with the claims they come from, and never among them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from claims.compare.intervals import Interval, relate
from claims.compare.readings import Reading
from claims.records import Claim, Derived

_PART_OF = re.compile(r"^[^,;.:]{0,40}\bof\s+(?:\w+\s+){0,4}$")
"""What stands between a part and its whole: "[68,000] of the more than [99,000]"."""
_HUNDRED = Decimal(100)
_HALF = Decimal("0.05")


@dataclass(frozen=True)
class Ratio:
    """A part and its whole, told in one sentence."""

    part: Claim
    whole: Claim
    reading: Reading

    @property
    def percent(self) -> Decimal:
        """The share that the part is of the whole, to a tenth."""
        return ((self.part.low or Decimal(0)) / (self.whole.low or Decimal(1)) * _HUNDRED).quantize(Decimal("0.1"))


def find_ratios(read: Sequence[tuple[Claim, Reading]]) -> list[Ratio]:
    """Return the parts of a whole that sentences tell in plain counts."""
    sentences: dict[tuple[str, str, int], list[tuple[Claim, Reading]]] = defaultdict(list)
    for claim, reading in read:
        if claim.kind == "count" and claim.low is not None and claim.low == claim.high:
            sentences[claim.source, claim.path, claim.sentence_start].append((claim, reading))
    return [
        Ratio(part, whole, reading)
        for told in sentences.values()
        for part, reading in told
        for whole, _ in told
        if _is_part(part, whole)
    ]


def _is_part(part: Claim, whole: Claim) -> bool:
    if part.low is None or whole.low is None or not 0 < part.low < whole.low or part.end > whole.start:
        return False
    between = part.sentence.partition(part.quote)[2].partition(whole.quote)[0]
    return bool(_PART_OF.match(between))


def derive(leading: Mapping[str, tuple[Reading, Interval | None]], ratios: Sequence[Ratio]) -> tuple[Derived, ...]:
    """Return what `ratios` say of a row of shares, whose leading figures are given by source."""
    readings = [reading for reading, _ in leading.values()]
    if not readings or readings[0].frame[0] != "share" or readings[0].frame[-1] != "level":
        return ()
    return tuple(_derive(ratio, leading) for ratio in ratios if any(_fits(ratio.reading, each) for each in readings))


def _fits(count: Reading, share: Reading) -> bool:
    """Tell whether a count is of what the share is of, in every contrast set that both speak of."""
    shared = set(count.members) & set(share.members)
    return bool(count.heads & share.heads) and all(count.members[name] & share.members[name] for name in shared)


def _derive(ratio: Ratio, leading: Mapping[str, tuple[Reading, Interval | None]]) -> Derived:
    value = ratio.percent
    interval = Interval(value - _HALF, value + _HALF)
    told = {source: relate(interval, each) for source, (_, each) in leading.items() if each is not None}
    return Derived(
        words=f"{ratio.part.quote} of {ratio.whole.quote} is {value} percent",
        value=value,
        source=ratio.part.source,
        inputs=(ratio.part.id, ratio.whole.id),
        bears_out=tuple(source for source, relation in told.items() if relation != "conflict"),
        contradicts=tuple(source for source, relation in told.items() if relation == "conflict"),
    )
