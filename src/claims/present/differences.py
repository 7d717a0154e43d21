"""Say why the figures of a row differ: in full for data, in brief for reading."""

from __future__ import annotations

from claims.present.echoes import describe_echoes
from claims.present.growth import describe_growth
from claims.present.wording import describe_cautions, describe_derived
from claims.records import UNSAID, Difference, Row

_WITHOUT_DIFFERENCES = {
    "agree": "the same figure on the same terms",
    "overlap": "the figures overlap on the same terms",
    "conflict": "the figures differ on the same terms",
    "incomparable": "the sources say too little to compare them",
}
_UNKNOWN = "unknown"
_BRIEF = 60
"""How many characters of a source's words are enough to see in what they differ."""


def describe_differences(row: Row) -> str:
    """Return why the row has its verdict, every difference in the words of the sources, earliest source first."""
    if row.differences:
        sources = order_sources([row])
        return "differ " + "; ".join(describe_difference(difference, sources) for difference in row.differences)
    return _say_verdict(row)


def explain_briefly(row: Row) -> str:
    """Return in one line why the row has its verdict: its growth, or the first difference and what others there are.

    Differences are expected with the most telling one first. Sources that only repeat one figure are named behind.
    """
    parts = (_explain(row), describe_echoes(row), *map(describe_derived, row.derived), describe_cautions(row))
    return "; ".join(filter(None, parts))


def _explain(row: Row) -> str:
    growth = describe_growth(row)
    if growth:
        return growth + _name([each for each in row.differences if each.aspect != "time"])
    if not row.differences:
        return _say_verdict(row)
    first, *others = row.differences
    return f"differ {describe_difference(first, order_sources([row]), at_most=_BRIEF)}{_name(others)}"


def order_sources(rows: list[Row]) -> list[str]:
    """Return the sources of `rows`, each once, the earliest published first and the undated last."""
    dates: dict[str, str] = {}
    for row in rows:
        for cell in row.cells:
            dates[cell.source] = dates.get(cell.source) or cell.published or ""
    return sorted(dates, key=lambda source: (not dates[source], dates[source], source))


def _say_verdict(row: Row) -> str:
    if row.verdict == "single":
        return f"only {row.cells[0].source} gives a figure" if row.cells else "no source gives a figure"
    undated = [cell for cell in row.cells if not cell.time and (cell.low, cell.high) != (None, None)]
    days = {cell.published for cell in undated if cell.published}
    if row.verdict == "incomparable" and 1 < len(days) == len(row.cells):
        return "no date is given, and the sources are of different dates"
    return _WITHOUT_DIFFERENCES[row.verdict]


def _name(others: list[Difference]) -> str:
    return f"; also in {', '.join(difference.aspect for difference in others)}" if others else ""


def describe_difference(difference: Difference, sources: list[str], *, at_most: int | None = None) -> str:
    """Return one difference in the words of `sources`, each cut to `at_most` characters.

    What a source leaves unsaid is no quotation, and in brief it is said once, behind what the others say.
    """
    named = [source for source in sources if source in difference.values]
    named += [source for source in difference.values if source not in named]
    silent = [source for source in named if at_most and _is_unsaid(difference, source)]
    words = [
        f"{source} {difference.values[source]}"
        if _is_unsaid(difference, source)
        else f"{source} {_mark_words(difference.values[source], at_most)}"
        for source in named
        if source not in silent
    ]
    words += [f"{UNSAID[difference.aspect]} ({', '.join(silent)})"] if silent else []
    return f"in {difference.aspect}: {', '.join(words)}"


def _is_unsaid(difference: Difference, source: str) -> bool:
    # "no date given (published 2009-07)"
    return difference.values[source].partition(" (")[0] == UNSAID.get(difference.aspect)


def _mark_words(words: str, at_most: int | None) -> str:
    return words if words == _UNKNOWN else f"'{_cut(words, at_most)}'"


def _cut(words: str, at_most: int | None) -> str:
    if at_most is None or len(words) <= at_most:
        return words
    head, space, _ = words[:at_most].rpartition(" ")
    # A cut at a space, unless that would leave less than half.
    return f"{head if space and len(head) >= at_most // 2 else words[: at_most - 1]}…"
