"""Lines at the head and foot of a text, without their Markdown."""

from __future__ import annotations

import re
from dataclasses import dataclass

HEAD_CHARACTERS = 4_000
HEAD_LINES = 15
FOOT_CHARACTERS = 2_000
FOOT_LINES = 12
PARAGRAPH_LENGTH = 160
"""A longer line is a paragraph; no title, byline or date line is."""

_HEADING = re.compile(r"(#{1,6})\s+")
_UNDERLINE = re.compile(r"=+|-{3,}")
_MARKS = "*_#>•●–—- \t"
_LINK = re.compile(r"!?\[([^\]\n]*)\]\([^)\s]*\)")
_SENTENCE_END = re.compile(r"[.:;,…][\"”’')\]*_]*$")


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank.

    `heading` is its level in Markdown, 0 for none; `block` is the number of the paragraph that it belongs to.
    """

    text: str
    heading: int = 0
    block: int = 0
    marked: bool = False
    """It opens as an item of a list does."""

    @property
    def is_sentence(self) -> bool:
        """Whether it reads as running text: too long for a title, or closed as a sentence is."""
        return len(self.text) > PARAGRAPH_LENGTH or bool(_SENTENCE_END.search(self.text))


def head_lines(text: str, start: int) -> list[Line]:
    """Return the first lines of the running text, which begins at `start`."""
    return _split(text[start : start + HEAD_CHARACTERS])[:HEAD_LINES]


def foot_lines(text: str, start: int) -> list[Line]:
    """Return the last lines of the running text, last first."""
    lines = _split(text[max(start, len(text) - FOOT_CHARACTERS) :])
    return lines[: -FOOT_LINES - 1 : -1]


def _split(text: str) -> list[Line]:
    lines: list[Line] = []
    block = 0
    for raw in text.splitlines():
        stripped = raw.strip()
        if not stripped:
            block += 1
        elif _UNDERLINE.fullmatch(stripped):
            _underline(lines, block, stripped)
            block += 1
        else:
            lines.append(_read(stripped, block))
    return lines


def _underline(lines: list[Line], block: int, mark: str) -> None:
    """Make the line above a rule a heading, as Markdown does."""
    if lines and lines[-1].block == block:
        lines[-1] = Line(text=lines[-1].text, heading=1 if mark[0] == "=" else 2, block=block)


def _read(stripped: str, block: int) -> Line:
    match = _HEADING.match(stripped)
    text = _LINK.sub(r"\1", stripped).strip(_MARKS)
    marked = match is None and stripped[:2] in {"- ", "* ", "• ", "> "}
    return Line(text=text, heading=len(match[1]) if match else 0, block=block, marked=marked)
