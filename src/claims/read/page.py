"""Parse a web page, and make it ready to be read: what nobody sees taken out, notes and data tables marked."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from claims.errors import ReadError
from claims.read.composition import Composition, fold
from claims.read.content import Content, Limits
from claims.read.decoding import decode, replace_controls
from claims.read.grid import GridCell, is_data
from claims.read.superscripts import read_raised

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_HEAD_BYTES = 4_096
_ORDER_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_LATIN = frozenset({"iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii"})
"""Browsers read all of these as Windows-1252, and pages that say so are often that."""
_UNSEEN = frozenset({"style", "template", "noscript", "del", "s", "strike", "iframe", "object", "svg", "math"})
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_NOTE = re.compile(r"\[[^\]]{1,20}\]")
_FRACTION = re.compile(r"\s*[/⁄]")
_ADVERT = re.compile(r"(?:^|\s)(?:ads?|adverts?|advertisement|advertising|sponsored)(?:\s|$)", re.IGNORECASE)
# Put into the page where they cannot get lost: tables, and line breaks, which extractors take for ends of paragraphs.
_TABLE = re.compile(r"⟦(\d{1,6})⟧.*?⟦/\1⟧", re.DOTALL)
_REST = re.compile(r"⟦/?\d{1,6}⟧")
_BREAK = "␤"
_ITEMS = frozenset({"li", "item"})
_MARK = "- "
"""Opens an item of a list, so that it is not taken to go on with the one before."""
_CLOSING = re.compile(r"</(?:body|html)\s*>", re.IGNORECASE)
_BLOCKS = frozenset({
    "p", "div", "section", "article", "main", "header", "footer", "aside", "h1", "h2", "h3", "h4", "h5", "h6",
    "head", "ul", "ol", "dl", "list", "li", "item", "dt", "dd", "blockquote", "quote", "pre", "figure",
    "figcaption", "address", "details", "summary", "table", "row", "tr", "cell", "td", "th", "caption", "center",
    "form", "fieldset",
})  # fmt: skip


class Page:
    """A parsed page, ready to be read."""

    def __init__(self, data: bytes | str, *, limits: Limits) -> None:
        """Parse the page.

        Raises:
            ReadError: it has too many elements, or too many within one another.
        """
        self.source = data if isinstance(data, str) else decode_page(data)
        self.root = _parse(self.source, limits)
        self.size = _count(self.root)
        self._tables: list[tuple[list[list[GridCell]], str]] = []
        self._prepare()

    def write(self, element: HtmlElement, composition: Composition) -> None:
        """Add the paragraphs, lists and tables of `element` to the composition; it may be a part put anew."""
        runs: list[str] = []
        self._write(element, composition, runs)
        self._flush(runs, composition)

    def _write(self, element: HtmlElement, composition: Composition, runs: list[str]) -> None:
        if element.tag in _ITEMS:
            runs.append(_MARK)
        runs.append(element.text or "")
        for child in element:
            if child.tag != "script" and isinstance(child.tag, str):
                self._write_child(child, composition, runs)
            runs.append(child.tail or "")

    def _write_child(self, child: HtmlElement, composition: Composition, runs: list[str]) -> None:
        if child.tag == "lb":
            runs.append(_BREAK)
        elif child.tag in _BLOCKS:
            if "".join(runs).strip() != _MARK.strip():
                self._flush(runs, composition)
            self._write(child, composition, runs)
            self._flush(runs, composition)
        else:
            self._write(child, composition, runs)

    def _flush(self, runs: list[str], composition: Composition) -> None:
        """Add what was gathered: paragraphs, and the tables that stand among them."""
        # Odd pieces are the numbers of tables.
        for place, piece in enumerate(_TABLE.split("".join(runs))):
            if place % 2 == 0:
                _add_paragraphs(_REST.sub("", piece), composition)
            elif int(piece) < len(self._tables):  # a page may hold such marks of its own
                grid, caption = self._tables[int(piece)]
                composition.add_table(grid, caption=caption)
        runs.clear()

    def _prepare(self) -> None:
        for element in list(self.root.iter()):
            if _is_unseen(element):
                element.drop_tree()
        for raised in list(self.root.iter("sup")):
            _settle_raised(raised)
        for piece in (piece for written in self.root.iter("pre") for piece in written.iter()):
            piece.text = replace_controls(piece.text or "").replace("\n", _BREAK)
            if piece.tag != "pre":
                piece.tail = replace_controls(piece.tail or "").replace("\n", _BREAK)
        for broken in list(self.root.iter("br", "hr")):
            broken.tail = _BREAK * (1 + (broken.tag == "hr")) + replace_controls(broken.tail or "")
            broken.drop_tag()
        # Extractors leave out figures, and what is said of them.
        for figure in self.root.iter("figure", "figcaption"):
            figure.tag = "div" if figure.tag == "figure" else "p"
        for table in list(self.root.iter("table")):
            self._mark_table(table)

    def _mark_table(self, table: HtmlElement) -> None:
        """Make a data table a paragraph between marks, by which it is known again in what is made of the page."""
        grid = [] if table.find(".//table") is not None else [_read_row(row) for row in table.iter("tr")]
        if not is_data(grid):
            return
        caption = table.find("caption")
        self._tables.append((grid, "" if caption is None else caption.text_content().replace(_BREAK, " ")))
        number, tail = len(self._tables) - 1, table.tail
        words = " ".join(cell.text for row in grid for cell in row)
        table.clear()
        table.tag, table.tail = "p", replace_controls(tail or "")
        table.text = replace_controls(f"⟦{number}⟧{words}⟦/{number}⟧")


def read_piece(markup: str, *, limits: Limits) -> Content:
    """Return all text of a page, or of a piece of one, which holds nothing but text: an email, a row.

    Raises:
        ReadError: it has too many elements, or too many within one another.
    """
    page, composition = Page(markup, limits=limits), Composition()
    for head in list(page.root.iter("head")):
        head.drop_tree()
    page.write(page.root, composition)
    return composition.make_content()


def decode_page(data: bytes) -> str:
    """Return the text of a page in the encoding of its mark, else that it declares, else that it seems to have."""
    if data.startswith(_ORDER_MARKS):
        return decode(data)
    data = data.replace(b"\0", b"")
    declared = _CHARSET.search(data, 0, _HEAD_BYTES)
    name = declared[1].decode("ascii", "replace").lower() if declared else ""
    if name and not name.startswith(("utf", "x-user")):
        try:
            return data.decode("cp1252" if name in _LATIN else name, errors="replace")
        except LookupError:
            pass
    return decode(data)


def _parse(text: str, limits: Limits) -> HtmlElement:
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True)
    # The parser would drop what stands behind these, which browsers show: pages that were stuck together.
    text = _CLOSING.sub("", text)
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        if "Memory allocation" in str(error):
            raise MemoryError from error
        raise ReadError("a web page with nothing in it", hint="open it in a browser and save it again") from error
    if any("depth" in entry.message for entry in parser.error_log):
        raise ReadError("a web page nested too deeply", hint="save it as plain text and read that")
    if _count(root) > limits.nodes:
        raise ReadError(f"a web page of more than {limits.nodes:,} elements", hint="split it, or raise --max-nodes")
    return root


def _count(root: HtmlElement) -> int:
    return sum(1 for _ in root.iter())


def _settle_raised(raised: HtmlElement) -> None:
    """Write a raised number as running text has it, so that no mark of a note fuses with the number before it."""
    text = str(raised.text_content())
    if _FRACTION.match(raised.tail or ""):  # 3<sup>1</sup>/<sub>2</sub>
        settled = f" {text}"
    else:
        before = _text_before(raised)
        settled = "" if _NOTE.fullmatch(text.strip()) else read_raised(before, text)
    for child in list(raised):
        raised.remove(child)
    raised.text = replace_controls(settled)


def _text_before(element: HtmlElement) -> str:
    previous = element.getprevious()
    if previous is not None:
        return str(previous.tail or previous.text_content())
    parent = element.getparent()
    return (parent.text or "") if parent is not None else ""


def _read_row(row: HtmlElement) -> list[GridCell]:
    return [
        GridCell(
            fold(str(cell.text_content()).replace(_BREAK, " ")),
            is_head=cell.tag == "th",
            columns=_read_span(cell.get("colspan", "")),
            rows=_read_span(cell.get("rowspan", "")),
        )
        for cell in _find_cells(row)
    ]


def _find_cells(row: HtmlElement) -> Iterator[HtmlElement]:
    return (cell for cell in row if cell.tag in ("td", "th"))


def _read_span(written: str) -> int:
    return min(1_000, max(1, int(written))) if re.fullmatch(r"[0-9]{1,4}", written.strip()) else 1


def _is_unseen(element: HtmlElement) -> bool:
    # Pages hide all of themselves until they are loaded.
    if element.tag in {"html", "body", "main", "article"}:
        return False
    if element.tag in _UNSEEN or "hidden" in element.attrib or _HIDING.search(element.get("style", "")):
        return True
    return bool(_ADVERT.search(element.get("class", "")))


def _add_paragraphs(text: str, composition: Composition) -> None:
    """Add a text of which each break ends a line, and two a paragraph; all other white space is only space."""
    lines: list[str] = []
    for line in [*map(fold, text.split(_BREAK)), ""]:
        if line:
            lines.append(line)
        else:
            paragraph = "\n".join(lines)
            composition.add_paragraph("" if paragraph == _MARK.strip() else paragraph)
            lines.clear()
