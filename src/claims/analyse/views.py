"""A sentence as the analysis sees it, with a way back to the document's own characters.

White space is folded, and marks that are no part of the language are left out: the backslash of `\\$5`, the stars
of `*emphasis*`, soft hyphens. The document's text itself is never rewritten.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence
from dataclasses import dataclass

_MARKS = (
    r"\\(?=[!-/:-@\[-`{-~])|(?<!\w)[*_]{1,3}(?=\w)|(?<=[\w.,;:!?])[*_]{1,3}(?!\w)"
    r"|[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+"
)
_FOLDED = re.compile(rf"\s+|{_MARKS}")
_UNEVEN = re.compile(rf"[^\S ]|\s\s|{_MARKS}")
"""White space other than single blanks between words, or a mark."""


@dataclass(frozen=True, slots=True)
class TextView:
    """The folded text of a sentence, and for each of its characters the offset in the document."""

    text: str
    offsets: Sequence[int]

    def locate(self, start: int, end: int) -> tuple[int, int]:
        """Return the document's offsets of `text[start:end]`, which is not empty."""
        return self.offsets[start], self.offsets[end - 1] + 1


def view_text(text: str, segments: Sequence[tuple[int, int]]) -> TextView:
    """Return the view of the parts of `text` that `segments` name; a space stands between two parts."""
    if len(segments) == 1:
        start, words = segments[0][0], text[slice(*segments[0])].rstrip()
        if not words[:1].isspace() and not _UNEVEN.search(text, start, start + len(words)):
            return TextView(words, range(start, start + len(words)))  # most sentences, seen as they are
    return _fold(text, segments)


def _fold(text: str, segments: Sequence[tuple[int, int]]) -> TextView:
    parts: list[str] = []
    offsets = array("q")
    for start, end in segments:
        if parts and _last(parts) != " ":
            parts.append(" ")
            offsets.append(start)
        _append_segment(text, start, end, parts, offsets)
    folded = "".join(parts).rstrip()
    return TextView(folded, offsets[: len(folded)])


def _append_segment(text: str, start: int, end: int, parts: list[str], offsets: array[int]) -> None:
    at = start
    for match in _FOLDED.finditer(text, start, end):
        parts.append(text[at : match.start()])
        offsets.extend(range(at, match.start()))
        if match.group()[0].isspace() and offsets and _last(parts) != " ":
            parts.append(" ")
            offsets.append(match.start())
        at = match.end()
    parts.append(text[at:end])
    offsets.extend(range(at, end))


def _last(parts: list[str]) -> str:
    return next((part[-1] for part in reversed(parts) if part), "")
