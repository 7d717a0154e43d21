"""When a figure holds, as a stretch of days, and whether two figures are of one time."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from claims.records import Claim

Form = Literal["none", "running", "stretch"]

_DATE = re.compile(r"^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$")
_SAME_START = timedelta(days=400)
"""Two running totals begin together if their texts differ by no more: "since December 2006" and "since 2007"."""
_MONTH = timedelta(days=31)


@dataclass(frozen=True)
class Period:
    """The time of a figure.

    Args:
        form: `running` for a total since some day, `stretch` for a year, month or day, `none` where no time is given.
        start: first day; None where not known.
        end: last day that the figure can stand for; the document's date where the text gives none.
        written: first day that the figure can stand for, where the end comes from a document's date.
    """

    form: Form
    start: date | None = None
    end: date | None = None
    written: date | None = None

    @property
    def is_as_of(self) -> bool:
        """Whether this is the state of things on some day, not the sum over a period."""
        return self.form != "stretch" or self.start == self.end

    @property
    def is_dated(self) -> bool:
        """Whether a day is known that the figure can stand for."""
        return self.end is not None


def period_of(claim: Claim) -> Period:
    """Return the period of `claim`; the date of its document stands in for an end that the text leaves open."""
    written, published = _days(claim.published or "")
    if not claim.time:
        return Period("none", None, published, written)
    first, parted, last = claim.time.partition("/")
    start, start_end = _days(first)
    if not parted:
        return Period("stretch", start, start_end, start_end)
    last_start, end = _days(last)
    if end is None:
        return Period("running", start, published, written)
    return Period("stretch", start or last_start, end, end)


def may_follow(later: Period, earlier: Period) -> bool:
    """Tell whether `later` can be of a later day; of two periods with the same known days neither is."""
    if later.end is None or earlier.written is None or (later.written, later.end) == (earlier.written, earlier.end):
        return False
    return later.end > earlier.written


def same_scope(first: Period, second: Period) -> bool:
    """Tell whether figures of two periods may be set against each other; where a text gives no time, they may."""
    if "none" in (first.form, second.form):
        undated, dated = (first, second) if first.form == "none" else (second, first)
        return not _is_written_before(undated, dated)
    if first.start is None or second.start is None:
        return True
    if first.form != second.form:
        return False
    if first.form == "running":
        return abs(first.start - second.start) <= _SAME_START
    return _lies_in(first, second) or _lies_in(second, first)


def _is_written_before(undated: Period, dated: Period) -> bool:
    """Tell whether a figure without a time was published before the period of the other was over."""
    return dated.form == "stretch" and bool(undated.end and dated.end and undated.end < dated.end)


def _lies_in(inner: Period, outer: Period) -> bool:
    """Tell whether `inner` is `outer`, or a day in its month; a month is no measure of its year."""
    if inner.start is None or inner.end is None or outer.start is None or outer.end is None:
        return True
    if (inner.start, inner.end) == (outer.start, outer.end):
        return True
    return outer.start <= inner.start and inner.end <= outer.end and outer.end - outer.start <= _MONTH


def _days(text: str) -> tuple[date | None, date | None]:
    """Return the first and the last day of a date that is exact to the year, the month or the day."""
    match = _DATE.match(text)
    if match is None:
        return None, None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        first = date(year or 1, month or 1, day or 1)
    except ValueError:
        return None, None
    if day:
        return first, first
    return first, _after(first, months=1 if month else 12) - timedelta(days=1)


def _after(day: date, *, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    return date(min(day.year + years, 9999), month + 1, 1)
