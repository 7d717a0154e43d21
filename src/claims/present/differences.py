"""Say in one line why the figures of a row differ."""

from __future__ import annotations

from claims.records import Difference, Row

_WITHOUT_DIFFERENCES = {
    "agree": "the same figure on the same terms",
    "overlap": "the figures overlap on the same terms",
    "conflict": "the figures differ on the same terms",
    "incomparable": "the sources say too little to compare them",
}
_UNKNOWN = "unknown"


def describe_differences(row: Row) -> str:
    """Return one line that says why the row has its verdict, in the words of the sources, earliest source first."""
    if row.differences:
        return "differ " + "; ".join(_describe(difference, order_sources([row])) for difference in row.differences)
    if row.verdict == "single":
        return f"only {row.cells[0].source} gives a figure" if row.cells else "no source gives a figure"
    return _WITHOUT_DIFFERENCES[row.verdict]


def order_sources(rows: list[Row]) -> list[str]:
    """Return the sources of `rows`, each once, the earliest published first and the undated last."""
    dates: dict[str, str] = {}
    for row in rows:
        for cell in row.cells:
            dates[cell.source] = dates.get(cell.source) or cell.published or ""
    return sorted(dates, key=lambda source: (not dates[source], dates[source], source))


def _describe(difference: Difference, sources: list[str]) -> str:
    named = [source for source in sources if source in difference.values]
    named += [source for source in difference.values if source not in named]
    words = ", ".join(f"{source} {_mark_words(difference.values[source])}" for source in named)
    return f"in {difference.aspect}: {words}"


def _mark_words(words: str) -> str:
    return words if words == _UNKNOWN else f"'{words}'"
