"""Take the characters of a PDF page with where they stand, and put together those that stand close on one line."""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from claims.read.superscripts import read_raised

WIDE_GAP = 0.9
"""Lines' heights between two words of a line from which on they may belong to two columns."""
SPACE_GAP = 0.22
"""Lines' heights between two characters from which on a space stands there, where the file has none."""
SMALL = 0.85
"""What is raised or lowered is smaller than the line by this factor."""
SMALLEST = 0.45
"""What is smaller yet stands beside a large first letter."""
_CUT_HYPHENS = frozenset({0x02, 0xFFFE})
"""How pdfium gives the hyphen of a word that goes on in the next line."""


@dataclass(frozen=True, slots=True)
class Character:
    """A character and where it stands, in points; x runs along its line, y downwards."""

    text: str
    left: float
    right: float
    base: float
    """Where letters stand on."""
    size: float
    """Height of a line of its font; some 1.15 times what is called the size of the font."""
    spaced: bool
    """A space stands before it."""


@dataclass(frozen=True, slots=True)
class Fragment:
    """Words that stand close together on one line."""

    text: str
    left: float
    right: float
    base: float
    size: float

    @property
    def top(self) -> float:
        """The upper edge of its line."""
        return self.base - 0.8 * self.size

    @property
    def bottom(self) -> float:
        """The lower edge of its line."""
        return self.base + 0.2 * self.size


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on a page, in the order of the file, and its edges."""

    number: int
    fragments: tuple[Fragment, ...]
    left: float
    right: float
    top: float
    bottom: float
    is_upright: bool
    """Its text runs to the right, and its corner is where x and y begin."""


def read_page(page: Any, number: int) -> Page:
    """Return a page of a `pypdfium2.PdfDocument`; what runs in another direction than most of it is left out."""
    crop = page.get_cropbox()
    textpage = page.get_textpage()
    try:
        marks = list(_read_marks(textpage, crop))
    finally:
        textpage.close()
    turns = Counter(mark.turn for mark in marks)
    turn = turns.most_common(1)[0][0] if turns else 0
    left, right, top, bottom = _turn_box(crop, turn)
    characters = (_place(mark) for mark in marks if mark.turn == turn)
    is_upright = turn == 0 and page.get_rotation() == 0 and page.get_mediabox()[:2] == (0, 0)
    return Page(number, tuple(join_characters(characters)), left, right, top, bottom, is_upright)


@dataclass(frozen=True, slots=True)
class _Mark:
    """A character as the file has it: x and y from the page's lower left corner, and its direction."""

    text: str
    box: tuple[float, float, float, float]
    x: float
    y: float
    turn: int
    spaced: bool


def _read_marks(textpage: Any, crop: tuple[float, float, float, float]) -> Iterator[_Mark]:
    """Yield what stands within the page's edges and runs along one of them."""
    import pypdfium2.raw as pdfium

    handle, box = textpage.raw, pdfium.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    spaced = False
    last: _Mark | None = None
    for index in range(textpage.count_chars()):
        text = _clean(pdfium.FPDFText_GetUnicode(handle, index))
        if not text.strip() or pdfium.FPDFText_IsGenerated(handle, index):
            spaced = spaced or bool(text)
            continue
        pdfium.FPDFText_GetLooseCharBox(handle, index, ctypes.byref(box))
        pdfium.FPDFText_GetCharOrigin(handle, index, ctypes.byref(x), ctypes.byref(y))
        quarters = pdfium.FPDFText_GetCharAngle(handle, index) / (math.pi / 2)
        if last is not None and (x.value, y.value) == (last.x, last.y):
            last = replace(last, text=last.text + text)  # a part of a ligature
            continue
        if last is not None:
            yield last
            last = None
        inside = crop[0] - 1 <= x.value <= crop[2] + 1 and crop[1] - 1 <= y.value <= crop[3] + 1
        if inside and abs(quarters - round(quarters)) < 0.05:
            edges = (box.left, box.bottom, box.right, box.top)
            last = _Mark(text, edges, x.value, y.value, round(quarters) % 4, spaced)
        spaced = False
    if last is not None:
        yield last


def _clean(code: int) -> str:
    """Return a character as it is read: ligatures taken apart, what only steers the setting left out."""
    if code in _CUT_HYPHENS:
        return "-"
    character = chr(code) if 0 <= code <= 0x10FFFF else ""
    if "\ufb00" <= character <= "\ufb06":
        return unicodedata.normalize("NFKC", character)
    if character.isspace():
        return " "
    return "" if unicodedata.category(character or "\0") in {"Cc", "Cs", "Cn"} else character


def _turn_point(x: float, y: float, turn: int) -> tuple[float, float]:
    """Return the point on a page that is turned so that its text runs to the right; y runs downwards."""
    return ((x, -y), (-y, -x), (-x, y), (y, x))[turn]


def _turn_box(box: tuple[float, float, float, float], turn: int) -> tuple[float, float, float, float]:
    """Return left, right, top and bottom of a box of left, bottom, right and top."""
    (x1, y1), (x2, y2) = _turn_point(box[0], box[1], turn), _turn_point(box[2], box[3], turn)
    return min(x1, x2), max(x1, x2), min(y1, y2), max(y1, y2)


def _place(mark: _Mark) -> Character:
    left, right, top, bottom = _turn_box(mark.box, mark.turn)
    base = _turn_point(mark.x, mark.y, mark.turn)[1]
    return Character(mark.text, left, right, base, bottom - top, mark.spaced)


def join_characters(characters: Iterable[Character]) -> Iterator[Fragment]:
    """Yield the fragments that the characters make, in their order."""
    run: _Run | None = None
    for character in characters:
        if run is None or not run.add(character):
            if run is not None:
                yield from run.close()
            run = _Run(character)
    if run is not None:
        yield from run.close()


class _Run:
    """Characters that go on along one line; raised ones wait until it is clear what they stand at."""

    def __init__(self, first: Character) -> None:
        self.text = ""
        self.raised = ""
        self.left, self.right, self.base, self.size = first.left, first.right, first.base, first.size
        self._append(first, spaced=False)

    def add(self, character: Character) -> bool:
        """Take `character` in where it goes on with the line; return whether it does."""
        gap = character.left - self.right
        rise = self.base - character.base
        height = max(self.size, character.size)
        if not -0.5 * height < gap < WIDE_GAP * height:
            return False
        if abs(rise) > 0.2 * height or character.size < SMALL * self.size:
            return self._add_shifted(character, gap, rise)
        self._settle(character.text)
        self._append(character, spaced=character.spaced or gap > SPACE_GAP * height)
        return True

    def close(self) -> Iterator[Fragment]:
        """Yield the fragment, unless only marks of notes stood there."""
        self._settle("")
        if self.text.strip():
            yield Fragment(self.text.strip(), self.left, self.right, self.base, self.size)

    def _add_shifted(self, character: Character, gap: float, rise: float) -> bool:
        """Take in what stands higher or lower: the mark of a note, an exponent, an index."""
        smaller = SMALLEST * self.size < character.size < SMALL * self.size
        if smaller and 0.1 * self.size < rise < 0.7 * self.size and gap < 0.5 * self.size:
            self.raised += character.text
            self.right = character.right
            return True
        if smaller and -0.4 * self.size < rise <= 0.1 * self.size:
            self._settle(character.text)
            self.text += (" " if character.spaced else "") + character.text
            self.right = character.right
            return True
        opens = self.size < SMALL * character.size and -0.7 * character.size < rise < 0 and len(self.text) <= 3
        if opens and not self.raised:
            self.raised, self.text = self.text, ""
            self._settle("")
            self.base, self.size = character.base, character.size
            self._append(character, spaced=character.spaced)
        return opens

    def _append(self, character: Character, *, spaced: bool) -> None:
        self.text += (" " if spaced and self.text else "") + character.text
        self.right, self.size = character.right, max(self.size, character.size)

    def _settle(self, following: str) -> None:
        """Write what was raised, now that a character of the line itself follows."""
        if self.raised:
            self.text += read_raised(self.text, self.raised)
            self.raised = ""
