"""Read Word files: paragraphs, tables and notes in reading order, and the core properties.

Text that was deleted, hidden or only computes other text is left out, and so are tables of contents, comments,
running heads and feet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element

from claims.errors import ReadError
from claims.read.composition import Composition, fold
from claims.read.content import Content, Limits
from claims.read.grid import MAX_SPAN, GridCell
from claims.read.metadata import NOTHING_KNOWN, Metadata
from claims.read.package import Package, attribute, find_child, local_name
from claims.read.properties import make_metadata
from claims.read.superscripts import read_raised

MAIN = "word/document.xml"
_SKIPPED = frozenset({"del", "moveFrom", "instrText", "delText", "pPr", "Fallback", "sdtPr", "rubyPr", "rt"})
_WRITTEN = {"tab": " ", "br": " ", "cr": " ", "noBreakHyphen": "-"}
_NOTES = {"footnoteReference": "footnotes", "endnoteReference": "endnotes"}
_CONTAINERS = frozenset({"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag", "AlternateContent", "Choice"})


def read_docx(data: bytes, *, limits: Limits) -> Content:
    """Return the text of a Word file.

    Raises:
        ReadError: it is damaged, encrypted, or goes over the limits.
    """
    package = Package(data, limits=limits)
    main = package.read_xml(MAIN)
    body = find_child(main, "body") if main is not None else None
    if body is None:
        raise ReadError("no Word file: it has no text part", hint="save it as .docx again")
    reader = _Reader({kind: _read_notes(package, kind) for kind in _NOTES.values()})
    reader.read_blocks(body)
    return reader.composition.make_content(_read_properties(package))


def _read_notes(package: Package, kind: str) -> dict[str, Element]:
    root = package.read_xml(f"word/{kind}.xml")
    return {} if root is None else {attribute(note, "id"): note for note in root if not attribute(note, "type")}


def _read_properties(package: Package) -> Metadata:
    root = package.read_xml("docProps/core.xml")
    if root is None:
        return NOTHING_KNOWN
    texts = {local_name(child): child.text or "" for child in root}
    return make_metadata(
        title=texts.get("title", ""), author=texts.get("creator", ""), modified=texts.get("modified", "")
    )


class _Reader:
    """Writes blocks into a composition; what stands beside a paragraph, as notes and text boxes do, comes behind it."""

    def __init__(self, notes: dict[str, dict[str, Element]]) -> None:
        self.composition = Composition()
        self._notes = notes
        self._aside: list[Element] = []

    def read_blocks(self, parent: Element) -> None:
        """Add the paragraphs and tables of `parent` in order."""
        for block in _find_blocks(parent):
            if local_name(block) == "tbl":
                self.composition.add_table(self._read_table(block))
            else:
                self.composition.add_paragraph(self._read_text(block))
            aside, self._aside = self._aside, []
            for element in aside:
                self.read_blocks(element)

    def _read_text(self, parent: Element) -> str:
        parts: list[str] = []
        for text, raised in self._read_runs(parent):
            parts.append(read_raised("".join(parts[-3:]), text) if raised else text)
        return fold("".join(parts))

    def _read_runs(self, parent: Element, raised: bool = False) -> Iterator[tuple[str, bool]]:
        """Yield the pieces of text in `parent`, each with whether it is raised; put aside what is no part of it."""
        for child in parent:
            name = local_name(child)
            if name == "t":
                yield child.text or "", raised
            elif name in _WRITTEN:
                yield _WRITTEN[name], raised
            elif name in _NOTES:
                note = self._notes[_NOTES[name]].pop(attribute(child, "id"), None)
                self._aside.extend([note] if note is not None else [])
            elif name == "txbxContent":
                self._aside.append(child)
            elif name == "p":
                yield " ", False
                yield from self._read_runs(child)
            elif name not in _SKIPPED and not (name == "r" and _is_hidden(child)):
                yield from self._read_runs(child, raised or (name == "r" and _is_raised(child)))

    def _read_table(self, table: Element) -> list[list[GridCell]]:
        grid: list[list[GridCell]] = []
        origins: dict[int, tuple[int, int]] = {}
        for row in (child for child in _unwrap(table) if local_name(child) == "tr"):
            grid.append([])
            column = 0
            for cell in (child for child in _unwrap(row) if local_name(child) == "tc"):
                span = _Span.of(find_child(cell, "tcPr"))
                if span.goes_on and column in origins:
                    above, at = origins[column]
                    grid[above][at] = replace(grid[above][at], rows=len(grid) - above)
                else:
                    origins[column] = len(grid) - 1, len(grid[-1])
                    text, is_head = self._read_text(cell), _holds(find_child(row, "trPr"), "tblHeader")
                    grid[-1].append(GridCell(text, is_head, span.columns))
                column += span.columns
        return grid


@dataclass(frozen=True)
class _Span:
    """How many columns a cell takes, and whether it goes on with the cell above it."""

    columns: int = 1
    goes_on: bool = False

    @classmethod
    def of(cls, properties: Element | None) -> _Span:
        width = _find_in(properties, "gridSpan")
        merge = _find_in(properties, "vMerge")
        count = attribute(width, "val") if width is not None else ""
        return cls(
            columns=min(MAX_SPAN, max(1, int(count))) if count.isascii() and count.isdigit() else 1,
            goes_on=merge is not None and attribute(merge, "val") != "restart",
        )


def _unwrap(parent: Element) -> Iterator[Element]:
    """Yield the children, and those of children that only mark them: content controls, insertions."""
    for child in parent:
        if local_name(child) in _CONTAINERS:
            yield from _unwrap(child)
        else:
            yield child


def _find_blocks(parent: Element) -> Iterator[Element]:
    return (child for child in _unwrap(parent) if local_name(child) == "tbl" or _is_text(child))


def _is_text(block: Element) -> bool:
    """Tell a paragraph of text from the lines of a table of contents, whose numbers are pages."""
    if local_name(block) != "p":
        return False
    style = _find_in(find_child(block, "pPr"), "pStyle")
    return style is None or not re.fullmatch(r"(?i)toc\s?\d*|toc\s?heading|tableoffigures", attribute(style, "val"))


def _is_hidden(run: Element) -> bool:
    return _holds(find_child(run, "rPr"), "vanish")


def _is_raised(run: Element) -> bool:
    align = _find_in(find_child(run, "rPr"), "vertAlign")
    return align is not None and attribute(align, "val") == "superscript"


def _find_in(parent: Element | None, name: str) -> Element | None:
    return find_child(parent, name) if parent is not None else None


def _holds(properties: Element | None, name: str) -> bool:
    """Tell whether a property is switched on."""
    found = _find_in(properties, name)
    return found is not None and attribute(found, "val") not in {"0", "false", "off"}
