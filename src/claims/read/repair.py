"""Mend plain text that was made of printed pages: running heads and feet, page numbers, words cut at line ends.

Pages show by the form feeds between them, as programs write them that turn PDF files into text. A text that holds
none of this stays as it is, to the last character.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from claims.read.content import Content
from claims.read.line_ends import LineJoiner
from claims.records import Locator

EDGE = 3
"""Lines from the edge of a page among which running heads and feet may stand."""
_FEED = "\f"
_CUT = re.compile(r"[^\W\d_]-[ \t]*$")
_WORD = re.compile(r"[^\W\d_]+[^\s\w]*")
_GOES_ON = re.compile(r"[\"“‘'(]?[a-z]")
_ENDED = re.compile(r"[.!?…:;][\"'”’)\]»*_]*\s*$")
_DIGITS = re.compile(r"\d+")
_NAMED_NUMBER = re.compile(r"page\s+\d{1,4}(?:\s+of\s+\d{1,4})?|\d{1,4}\s+of\s+\d{1,4}", re.IGNORECASE)
_NUMBER = re.compile(r"[-–—|•\s]*\d{1,4}[-–—|•\s]*")


@dataclass
class _Line:
    page: int
    text: str


def repair(text: str) -> Content:
    """Return the text with what printing did to it undone, and its pages, if it has several."""
    paged = _FEED in text.strip(_FEED + " \n")
    if not paged and not re.search(r"[^\W\d_]-[ \t]*\n[ \t]*[a-z]", text):
        return Content(text)
    lines = list(_read_pages(text)) if paged else [_Line(1, line) for line in text.split("\n")]
    lines = _mend_words(lines)
    if not paged:
        return Content("\n".join(line.text for line in lines))
    return _put_together(lines)


def _put_together(lines: Sequence[_Line]) -> Content:
    parts: list[str] = []
    locators: list[Locator] = []
    length = 0
    for line in lines:
        if not locators or line.page != int(locators[-1].label.split()[1]):
            locators.append(Locator(start=length, label=f"page {line.page}"))
        parts.append(line.text)
        length += len(line.text) + 1
    return Content("\n".join(parts), locators=tuple(locators))


def _read_pages(text: str) -> Iterator[_Line]:
    """Yield the lines of all pages, without furniture, and a blank one between pages but within a sentence."""
    pages = [_strip(page.split("\n")) for page in text.split(_FEED)]
    kept = [(number, lines) for number, lines in enumerate(_drop_furniture(pages), 1) if lines]
    for (number, lines), following in pairwise([*kept, (0, [])]):
        yield from (_Line(number, line) for line in lines)
        behind = following[1]
        if behind and not (_GOES_ON.match(behind[0].lstrip()) and not _ENDED.search(lines[-1])):
            yield _Line(number, "")


def _strip(lines: list[str]) -> list[str]:
    """Return the lines without blank ones at both ends."""
    filled = [place for place, line in enumerate(lines) if line.strip()]
    return lines[filled[0] : filled[-1] + 1] if filled else []


def _drop_furniture(pages: Sequence[list[str]]) -> Iterator[list[str]]:
    head = _find_furniture([[line for line in page if line.strip()][:EDGE] for page in pages])
    foot = _find_furniture([[line for line in reversed(page) if line.strip()][:EDGE] for page in pages])
    for number, page in enumerate(pages):
        lines = _drop(page, head[number])[::-1]
        yield _strip(_drop(lines, foot[number])[::-1])


def _drop(lines: list[str], furniture: frozenset[str]) -> list[str]:
    """Return the lines without the first ones that are furniture or blank."""
    outer = takewhile(lambda line: not line.strip() or line in furniture, lines)
    return lines[len(list(outer)) :]


def _find_furniture(edges: Sequence[list[str]]) -> list[frozenset[str]]:
    """Return, for each page, which lines at its edge stand on another page too, or number the pages."""
    places: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for number, lines in enumerate(edges):
        for line in lines:
            places[_DIGITS.sub("#", " ".join(line.casefold().split()))].append((number, line))
    found: list[set[str]] = [set() for _ in edges]
    for same in places.values():
        for number, line in same:
            if _NAMED_NUMBER.fullmatch(line.strip()) or any(_repeats((number, line), other) for other in same):
                found[number].add(line)
    return [frozenset(lines) for lines in found]


def _repeats(place: tuple[int, str], other: tuple[int, str]) -> bool:
    """Tell a line that stands on another page with the same numbers, but for that of the page, which counts on."""
    pairs = zip(_DIGITS.findall(place[1]), _DIGITS.findall(other[1]), strict=True)
    steps = {int(there) - int(here) for here, there in pairs if len(here) < 9 and len(there) < 9}
    distance = other[0] - place[0]
    if distance == 0:
        return False
    return steps == {distance} if _NUMBER.fullmatch(place[1]) else steps <= {0, distance}


def _mend_words(lines: list[_Line]) -> list[_Line]:
    """Return the lines with the rest of a word that was cut at a line's end moved up to where it begins."""
    joiner = LineJoiner(line.text for line in lines)
    emptied: set[int] = set()
    for line, following in pairwise(lines):
        rest = following.text.lstrip()
        word = _WORD.match(rest)
        if word is None or not rest[0].islower() or not _CUT.search(line.text):
            continue
        line.text = joiner.close(line.text.rstrip(), rest) + word[0]
        following.text = rest[word.end() :].lstrip()
        if not following.text:
            emptied.add(id(following))
    # A line left blank would end the paragraph.
    return [line for line in lines if id(line) not in emptied]
