"""A sheet of a workbook: text that stays text, numbers in a format that suits them, links that are safe."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from math import ceil
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote, urlsplit

from claims.present.cleaning import picture_controls
from claims.present.formulas import is_formula
from claims.present.listing import Value
from claims.records import Kind

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

MOST_ROWS = 1_048_576
"""Rows that a sheet may have, the header's among them."""
LONGEST_TEXT = 32_767
"""Characters that a cell may hold; Excel calls a file with more damaged."""
MOST_LINKS = 65_530
LONGEST_LINK = 2_079
_LONGEST_FRAGMENT = 80
_LARGEST = 1e300
"""A larger number is written as text, since Excel has none beyond 1E+308."""

_WIDTH = 14
"""Characters that a column shows where nothing else is said."""
_LINE_HEIGHT = 15
_TALLEST = 409
"""Points; Excel shows no taller row."""
_FILLED = 0.9
"""How much of a line is filled where words are not broken."""
_WIDTHS = {
    "quote": 24, "sentence": 80, "counted": 36, "base": 30, "subject": 24, "title": 30, "path": 24, "source": 22,
    "start": 8, "end": 8, "sentence_start": 8, "sentence_end": 8, "comparator": 11, "attribution": 24, "topics": 20,
    "low": 20, "high": 20,
    "measure": 40, "reason": 80, "url": 40, "meaning": 90, "values": 40, "value": 90, "text_hash": 20, "column": 18,
    "fingerprint": 40, "reviewer_note": 30, "name": 24,
}  # fmt: skip
_WRAPPED = frozenset({"sentence", "reason", "meaning", "values", "value", "reviewer_note"})
_PATTERNS = {"confidence": "0.00", "spread": "0.0"}

_WHOLE = {"percent": '0"%"', "multiple": '0"×"', "rank": "0"}
_BROKEN = {"percent": '0.0##"%"', "multiple": '0.0##"×"', "money": "#,##0.00", "fraction": "0.0###"}


def choose_number_format(kind: Kind, value: Decimal) -> str:
    """Return the format in which a spreadsheet shows a figure of this kind; a percent sign changes no value.

    >>> choose_number_format("percent", Decimal(90)), choose_number_format("money", Decimal("2.5"))
    ('0"%"', '#,##0.00')
    """
    if value == value.to_integral_value():
        return _WHOLE.get(kind, "#,##0")
    return _BROKEN.get(kind, "#,##0.0###")


def _measure_height(columns: Sequence[str], values: Sequence[Value]) -> float:
    """Return the height of a row whose wrapped cells are seen whole; no program is left to find it by itself."""
    wrapped = (
        (len(str(value)), _WIDTHS[column]) for column, value in zip(columns, values, strict=True) if column in _WRAPPED
    )
    lines = max((ceil(length / (width * _FILLED)) for length, width in wrapped), default=1)
    return min(_LINE_HEIGHT * max(1, lines), _TALLEST)


def is_web_address(url: str | None) -> bool:
    """Tell whether a browser goes to `url` when it is clicked, and nothing else happens."""
    try:
        return urlsplit(url or "").scheme in ("http", "https")
    except ValueError:
        return False


def link_to_words(url: str | None, words: str) -> str | None:
    """Return the address that leads to `words` on the page at `url`; None where that is no web address.

    Browsers scroll to the words by https://wicg.github.io/scroll-to-text-fragment/.
    """
    if url is None or not is_web_address(url):
        return None
    # A hyphen has a meaning of its own in such a fragment.
    fragment = quote(" ".join(words.split())[:_LONGEST_FRAGMENT], safe="", errors="replace").replace("-", "%2D")
    return f"{url}{'' if '#' in url else '#'}:~:text={fragment}"


class Look(NamedTuple):
    """How one cell differs from the others of its column."""

    pattern: str = ""
    """How a number is shown, as Excel spells it."""
    link: str | None = None
    """An address, or `internal:` and a place in the workbook, that text leads to where there is room for it."""


class Sheet:
    """A sheet with a header that stays in sight; rows are written from the top down."""

    def __init__(self, workbook: Workbook, name: str, columns: tuple[str, ...], *, width: int = _WIDTH) -> None:
        self.columns = columns
        self._workbook = workbook
        self._sheet = workbook.add_worksheet(name)
        self._formats: dict[tuple[object, ...], Format] = {}
        self._links = 0
        self._last = 0
        for place, column in enumerate(columns):
            self._sheet.set_column(place, place, _WIDTHS.get(column, width))
            self._write_text(place, column, self._format(bold=True, bottom=1), None)
        self._sheet.freeze_panes(1, 0)

    def write_row(self, values: Sequence[Value], looks: Mapping[str, Look]) -> int:
        """Write the values under their columns, and return the number of the row, from 0; `looks` goes by column."""
        self._last += 1
        self._sheet.set_row(self._last, _measure_height(self.columns, values))
        for place, (column, value) in enumerate(zip(self.columns, values, strict=True)):
            self._write(place, column, value, looks.get(column, Look()))
        return self._last

    def close(self) -> None:
        """Let readers filter the rows that there are."""
        self._sheet.autofilter(0, 0, max(self._last, 1), len(self.columns) - 1)

    def _write(self, place: int, column: str, value: Value, look: Look) -> None:
        match value:
            case None | "":
                pass
            case bool():
                self._sheet.write_boolean(self._last, place, value, self._format())
            case int() | float() | Decimal() if -_LARGEST < value < _LARGEST:
                pattern = look.pattern or _PATTERNS.get(column, "General")
                self._sheet.write_number(self._last, place, float(value), self._format(num_format=pattern))
            case _:
                # The mark keeps what looks like a formula a text even when its cell is edited.
                mark, underline = is_formula(str(value)), 1 if look.link else 0
                wraps = column in _WRAPPED
                # Set off from a number before it, which stands at the right end of its cell.
                format = self._format(text_wrap=wraps, quote_prefix=mark, underline=underline, align="left", indent=1)
                self._write_text(place, str(value), format, look.link)

    def _write_text(self, place: int, text: str, format: Format, link: str | None) -> None:
        shown = picture_controls(text)
        shown = shown if len(shown) <= LONGEST_TEXT else shown[: LONGEST_TEXT - 1] + "…"
        if link and self._links < MOST_LINKS and len(link) <= LONGEST_LINK:
            self._links += 1
            self._sheet.write_url(self._last, place, link, format, shown)
        else:
            self._sheet.write_string(self._last, place, shown, format)

    def _format(self, **look: object) -> Format:
        key = tuple(look.items())
        if key not in self._formats:
            self._formats[key] = self._workbook.add_format({"valign": "top", **look})
        return self._formats[key]
