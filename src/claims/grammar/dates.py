"""Dates as exact as they are known: a year, a month or a day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

_ISO = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


@dataclass(frozen=True, slots=True)
class Date:
    """A date; month and day are None where they are not known."""

    year: int
    month: int | None = None
    day: int | None = None

    def iso(self) -> str:
        """Return the date in ISO 8601, as exact as it is known."""
        parts = [f"{self.year:04d}", *(f"{part:02d}" for part in (self.month, self.day) if part is not None)]
        return "-".join(parts)

    def at_grain(self, grain: str) -> str:
        """Return the date in ISO 8601, no more exact than `grain` (a unit of time)."""
        if grain in {"year", "decade", "century"} or self.month is None:
            return f"{self.year:04d}"
        if grain in {"month", "quarter"} or self.day is None:
            return f"{self.year:04d}-{self.month:02d}"
        return self.iso()

    def shift(self, count: int, grain: str) -> Date:
        """Return the date `count` units of time later; the year alone moves where no month is known.

        Days stay within the calendar, years do not.
        """
        if grain in {"year", "decade", "century"}:
            return Date(self.year + count * {"year": 1, "decade": 10, "century": 100}[grain], self.month, self.day)
        if self.month is None:
            return self
        if grain in {"month", "quarter"}:
            months = self.year * 12 + self.month - 1 + count * (3 if grain == "quarter" else 1)
            return Date(months // 12, months % 12 + 1, None)
        if self.day is None:
            return self
        days = date(self.year, self.month, self.day).toordinal() + count * (7 if grain == "week" else 1)
        moved = date.fromordinal(min(max(days, 1), date.max.toordinal()))
        return Date(moved.year, moved.month, moved.day)

    def weekday(self) -> int:
        """Return the day of the week, Monday 0; the first of the month where no day is known."""
        return date(self.year, self.month or 1, self.day or 1).weekday()


def parse_iso(text: str | None) -> Date | None:
    """Return the date that `text` writes in ISO 8601; None where it is none."""
    match = _ISO.match(text or "")
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    if year is None:
        return None
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        return None
    return Date(year, month, day)
