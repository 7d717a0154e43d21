"""Tell figures that are one figure told often."""

from __future__ import annotations

from collections.abc import Sequence

from claims.records import Echo, Row


def describe_echoes(row: Row) -> str:
    """Return which sources repeat one figure, and how many independent ones there are; empty where none does."""
    if not row.echoes:
        return ""
    count = row.independent_sources
    repeated = "; ".join(map(_describe, row.echoes))
    return f"{repeated}: {count} independent {'source' if count == 1 else 'sources'}"


def _describe(echo: Echo) -> str:
    originator = f" of {echo.originator}" if echo.originator else ""
    return f"one figure{originator} in {_list_sources(echo.sources)}"


def _list_sources(sources: Sequence[str]) -> str:
    *others, last = dict.fromkeys(sources)
    return f"{', '.join(others)} and {last}"
