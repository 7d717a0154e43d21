"""Parse a web page, and make it ready to be read: what nobody sees taken out, notes and data tables marked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from claims.errors import ReadError
from claims.read.composition import Composition, fold
from claims.read.content import Limits
from claims.read.decoding import decode
from claims.read.grid import GridCell, is_data
from claims.read.superscripts import read_raised

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_HEAD_BYTES = 4_096
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_LATIN = frozenset({"iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii"})
"""Browsers read all of these as Windows-1252, and pages that say so are often that."""
_UNSEEN = frozenset({"style", "template", "noscript", "del", "s", "strike", "iframe", "object", "svg", "math"})
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_NOTE = re.compile(r"\[[^\]]{1,20}\]")
_FRACTION = re.compile(r"\s*[/⁄]")
_TOKEN = re.compile(r"⟦(\d+)⟧")
_BREAKS = frozenset({"br", "lb", "hr"})
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
        _flush(runs, composition)

    def _write(self, element: HtmlElement, composition: Composition, runs: list[str]) -> None:
        runs.append(element.text or "")
        for child in element:
            if child.tag != "script" and isinstance(child.tag, str):
                self._write_child(child, composition, runs)
            runs.append(child.tail or "")

    def _write_child(self, child: HtmlElement, composition: Composition, runs: list[str]) -> None:
        if child.tag == "table" and (token := _TOKEN.search("".join(child.itertext()))):
            _flush(runs, composition)
            grid, caption = self._tables[int(token[1])]
            composition.add_table(grid, caption=caption)
        elif child.tag in _BREAKS:
            runs.append("\n")
        elif child.tag in _BLOCKS:
            _flush(runs, composition)
            self._write(child, composition, runs)
            _flush(runs, composition)
        else:
            self._write(child, composition, runs)

    def _prepare(self) -> None:
        for element in list(self.root.iter()):
            if element.tag in _UNSEEN or "hidden" in element.attrib or _HIDING.search(element.get("style", "")):
                element.drop_tree()
        for raised in list(self.root.iter("sup")):
            _settle_raised(raised)
        for table in list(self.root.iter("table")):
            self._mark_table(table)

    def _mark_table(self, table: HtmlElement) -> None:
        """Put a number into the first cell of a data table, by which it is known again in what is made of the page."""
        grid = [] if table.find(".//table") is not None else [_read_row(row) for row in table.iter("tr")]
        if not is_data(grid):
            return
        caption = table.find("caption")
        cell = next(cell for cell in table.iter("td", "th"))
        cell.text = f"⟦{len(self._tables)}⟧{cell.text or ''}"
        self._tables.append((grid, "" if caption is None else caption.text_content()))


def decode_page(data: bytes) -> str:
    """Return the text of a page in the encoding that it declares, else in the one that it seems to have."""
    data = data.replace(b"\0", b"") if not data.startswith((b"\xff\xfe", b"\xfe\xff")) else data
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

    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
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
    raised.text = settled


def _text_before(element: HtmlElement) -> str:
    previous = element.getprevious()
    if previous is not None:
        return str(previous.tail or previous.text_content())
    parent = element.getparent()
    return (parent.text or "") if parent is not None else ""


def _read_row(row: HtmlElement) -> list[GridCell]:
    return [
        GridCell(
            fold(" ".join(cell.itertext()) if cell.find(".//br") is not None else cell.text_content()),
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


def _flush(runs: list[str], composition: Composition) -> None:
    """Add what was gathered as a paragraph, its line breaks kept."""
    lines = (fold(line) for line in _join_lines(runs))
    composition.add_paragraph("\n".join(line for line in lines if line))
    runs.clear()


def _join_lines(runs: list[str]) -> list[str]:
    """Return the lines of `runs`: a run that is a line end alone is a break, others are only white space."""
    lines = [""]
    for run in runs:
        if run == "\n":
            lines.append("")
        else:
            lines[-1] += run
    return [_TOKEN.sub("", line) for line in lines]
