"""The short wordings that tables for reading share: what a figure counts, when it holds, what a cell says."""

from __future__ import annotations

import re

from claims.records import Cell, Claim, Derived, Row

_LOOSE = re.compile(r"\s+(?=[,;])")
"""The space that words left out before a comma leave behind."""
_QUESTIONS = {"base": "a share of what?", "points": "percent or points?", "drift": "was a qualifier lost?"}


def describe_counted(claim: Claim) -> str:
    """Return what the figure counts, with the whole it is a share of, its rate and its direction."""
    base = f"of {claim.base}" if claim.base and claim.base != claim.counted else ""
    per = f"per {claim.per}" if claim.per else ""
    return ", ".join(filter(None, (claim.counted or claim.unit, base, per, claim.change)))


def describe_review(claim: Claim) -> str:
    """Return what a reviewer decided and remarked; empty where nobody reviewed the claim."""
    return ": ".join(filter(None, (claim.reviewed, claim.reviewer_note)))


def describe_time(time: str | None) -> str:
    """Return an ISO 8601 date or interval in words.

    >>> describe_time("2006-12/.."), describe_time("../2009"), describe_time("1980/1989"), describe_time("2008")
    ('since 2006-12', 'until 2009', '1980 to 1989', '2008')
    """
    start, slash, end = (time or "").partition("/")
    if not slash:
        return start
    if end == "..":
        return f"since {start}"
    return f"until {end}" if start == ".." else f"{start} to {end}"


def describe_cell(cell: Cell) -> str:
    """Return in brief what stands behind a source's figure: what is counted, of what, when, who says so."""
    base = f"of {cell.base}" if cell.base and cell.base != cell.counted else ""
    more = f"and {len(cell.claims) - 1} more" if len(cell.claims) > 1 else ""
    # A time that the counted words already give is not said again.
    counted = _LOOSE.sub("", cell.counted or "")
    time = "" if cell.time and cell.time[:4] in counted else describe_time(cell.time)
    # Nor who says it, where the text has no other words for what is counted.
    attribution = "" if (cell.attribution or "").casefold() == counted.casefold() else cell.attribution
    return ", ".join(filter(None, (counted, base, time, attribution, more)))


def describe_verdict(row: Row) -> str:
    """Return the verdict, for a conflict with how far the figures lie apart where that shows.

    >>> describe_verdict(Row(measure="tolls", kind="count", verdict="conflict", spread=1.52))
    'conflict (×1.5)'
    """
    if row.verdict != "conflict" or row.spread is None or not 1.05 <= row.spread < float("inf"):
        return row.verdict
    return f"{row.verdict} (×{row.spread:,.1f})"


def describe_derived(derived: Derived) -> str:
    """Return a share that was worked out, and whose figures it bears out or contradicts."""
    fits = f"; it bears out {', '.join(derived.bears_out)}" if derived.bears_out else ""
    misses = f"; it contradicts {', '.join(derived.contradicts)}" if derived.contradicts else ""
    return f"derived, not quoted: {derived.words} ({derived.source}){fits}{misses}"


def describe_cautions(row: Row) -> str:
    """Return in brief what to ask of the figures, each question once; a row in full has them all.

    That a toll has no date is left out: a column of dates says so.
    """
    asked = dict.fromkeys(_QUESTIONS[caution.about] for caution in row.warnings if caution.about in _QUESTIONS)
    return f"ask: {', '.join(asked)}" if asked else ""
