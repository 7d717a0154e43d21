"""Set PDF files as printers do: columns, running heads, notes, cut words, quotes pulled out, tables over two pages."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = A4
BODY, SIZE, LEADING = "Times-Roman", 10.0, 12.5
CUT = "\u00ad"
"""Marks in a test's text where the printer may cut a word."""


@dataclass(frozen=True)
class Box:
    """A column on a page that text flows into; y is measured from the foot of the page."""

    page: int
    left: float
    top: float
    bottom: float
    width: float


@dataclass
class Sheet:
    """Pages of one document; text is set with `flow` and `put`, and `render` gives the file."""

    strings: dict[int, list[tuple[float, float, str, float, str]]] = field(default_factory=dict)
    lines: dict[int, list[tuple[float, float, float, float]]] = field(default_factory=dict)

    def put(self, page: int, x: float, y: float, text: str, size: float = SIZE, font: str = BODY) -> None:
        """Set `text` with its left end at `x`."""
        self.strings.setdefault(page, []).append((x, y, text, size, font))

    def put_centred(self, page: int, x: float, y: float, text: str, size: float = SIZE, font: str = BODY) -> None:
        """Set `text` with its middle at `x`."""
        self.put(page, x - stringWidth(text, font, size) / 2, y, text, size, font)

    def rule(self, page: int, x1: float, y1: float, x2: float, y2: float) -> None:
        """Draw a line."""
        self.lines.setdefault(page, []).append((x1, y1, x2, y2))

    def flow(
        self, paragraphs: Iterable[str], boxes: Sequence[Box], *, holes: Sequence[Box] = (), indent: float = 10.0
    ) -> None:
        """Set paragraphs into `boxes`, one after another, around `holes`; "^1^" is a raised 1."""
        places = _places(boxes, holes)
        for paragraph in paragraphs:
            for text, shift in wrap(paragraph, boxes[0].width, indent):
                box, y = next(places)
                self._put_line(box.page, box.left + shift, y, text)

    def _put_line(self, page: int, x: float, y: float, text: str) -> None:
        for number, part in enumerate(text.split("^")):
            raised = number % 2
            size = SIZE * 0.6 if raised else SIZE
            if part:
                self.put(page, x, y + (SIZE * 0.35 if raised else 0), part, size)
            x += stringWidth(part, BODY, size)

    def render(self, **info: str) -> bytes:
        """Return the file; `info` are its title, author and subject."""
        buffer = io.BytesIO()
        canvas = Canvas(buffer, pagesize=A4, invariant=True)
        canvas.setTitle(info.get("title", ""))
        canvas.setAuthor(info.get("author", ""))
        for page in range(1, max([*self.strings, *self.lines], default=1) + 1):
            for x, y, text, size, font in self.strings.get(page, []):
                canvas.setFont(font, size)
                canvas.drawString(x, y, text)
            for line in self.lines.get(page, []):
                canvas.line(*line)
            canvas.showPage()
        canvas.save()
        return buffer.getvalue()


def _places(boxes: Sequence[Box], holes: Sequence[Box]) -> Iterable[tuple[Box, float]]:
    for box in boxes:
        y = box.top
        while y > box.bottom:
            if not any(
                hole.page == box.page
                and hole.bottom <= y <= hole.top
                and hole.left < box.left + box.width
                and box.left < hole.left + hole.width
                for hole in holes
            ):
                yield box, y
            y -= LEADING
    raise AssertionError("the text does not fit into its boxes")


def wrap(paragraph: str, width: float, indent: float = 0.0) -> Iterable[tuple[str, float]]:
    """Yield the lines of a paragraph with how far each is indented, words cut at the marks where that fits."""
    line, shift = "", indent
    for word in paragraph.split():
        rest = word
        while True:
            joined = f"{line} {rest}" if line else rest
            if _width(joined.replace(CUT, "")) <= width - shift:
                line = joined.replace(CUT, "")
                break
            head, rest = _cut(line, rest, width - shift)
            yield (f"{line} {head}" if line and head else line or head), shift
            line, shift = "", 0.0
    if line:
        yield line, shift


def _cut(line: str, word: str, width: float) -> tuple[str, str]:
    """Return what of `word` still fits behind `line`, with its hyphen, and what goes over to the next line."""
    parts = word.split(CUT)
    for count in range(len(parts) - 1, 0, -1):
        head = "".join(parts[:count])
        head = head if head.endswith(("-", "—")) else head + "-"
        if _width(f"{line} {head}") <= width:
            return head, CUT.join(parts[count:])
    return "", word


def _width(text: str) -> float:
    parts = text.split("^")
    return sum(stringWidth(part, BODY, SIZE * 0.6 if n % 2 else SIZE) for n, part in enumerate(parts))


def plain(paragraph: str) -> str:
    """Return the paragraph as it is to be read back: without marks of cuts and of notes."""
    parts = paragraph.replace(CUT, "").split("^")
    return "".join(parts[::2])
