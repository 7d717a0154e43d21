"""Cells that a spreadsheet would run: how they are told, made harmless, and read back."""

from __future__ import annotations

import re

_SKIPPED = "\\s\x00-\x1f\u2400-\u2421\u00ad\u200b-\u200f\u2060\ufeff\ufffd"
"""White space, control characters and what stands for them, invisible characters: a spreadsheet may drop them."""
_FORMULA = re.compile(f"[{_SKIPPED}]*[=+\\-@＝＋－＠]|[\t\r]")
"""Full-width signs count, since spreadsheets take them for plain ones; a tab or line end may start a new cell."""
_NUMBER = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)*")
"""A number with a sign, as a text may have it: `-5`."""


def is_formula(text: str) -> bool:
    """Tell whether a spreadsheet might run `text`; a plain number with a sign is none.

    >>> is_formula(" =1+1"), is_formula("-5"), is_formula("-5+cmd")
    (True, False, True)
    """
    return bool(_FORMULA.match(text)) and not _NUMBER.fullmatch(text)


def defuse(text: str) -> str:
    """Return `text` with an apostrophe before it where a spreadsheet would run it.

    A text that has apostrophes before a formula already gets one more, so that `revive` is certain.
    """
    return f"'{text}" if is_formula(text.lstrip("'")) else text


def revive(cell: str) -> str:
    """Return the text that `defuse` made a cell of."""
    return cell[1:] if cell.startswith("'") and is_formula(cell.lstrip("'")) else cell
