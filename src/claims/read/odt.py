"""Read OpenDocument texts: paragraphs, lists, tables and notes in reading order, and the properties."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from claims.errors import ReadError
from claims.read.composition import Composition, fold
from claims.read.content import Content, Limits
from claims.read.grid import MAX_SPAN, GridCell
from claims.read.metadata import NOTHING_KNOWN, Metadata
from claims.read.package import Package, attribute, find_child, local_name
from claims.read.properties import make_metadata
from claims.read.superscripts import read_raised

_TEXTS = frozenset({"p", "h"})
_SKIPPED = frozenset({
    "tracked-changes", "annotation", "annotation-end", "table-of-content", "illustration-index", "table-index",
    "alphabetical-index", "user-index", "note-citation", "forms", "sequence-decls", "variable-decls",
    "user-field-decls",
})  # fmt: skip
_BREAKS = frozenset({"tab", "line-break"})
MOST_ROWS = 100_000
"""Rows that one row may stand for; office programs fill sheets with empty ones."""


def read_odt(data: bytes, *, limits: Limits) -> Content:
    """Return the text of an OpenDocument text.

    Raises:
        ReadError: it is damaged, encrypted, or goes over the limits.
    """
    package = Package(data, limits=limits)
    if b"encryption-data" in (package.read("META-INF/manifest.xml") or b""):
        raise ReadError("encrypted", hint="remove its password and try again")
    root = package.read_xml("content.xml")
    body = find_child(root, "body") if root is not None else None
    text = find_child(body, "text") if body is not None else None
    if root is None or text is None:
        raise ReadError("no OpenDocument text: it has no text part", hint="save it as .odt again")
    reader = _Reader(raised=frozenset(_find_raised(root)))
    reader.read_blocks(text)
    return reader.composition.make_content(_read_properties(package))


def _find_raised(root: Element) -> Iterator[str]:
    """Yield the names of the styles whose text is raised."""
    for style in find_child(root, "automatic-styles") or ():
        properties = find_child(style, "text-properties")
        position = attribute(properties, "text-position") if properties is not None else ""
        if position.startswith("super") or position[:1].isdigit():
            yield attribute(style, "name")


def _read_properties(package: Package) -> Metadata:
    root = package.read_xml("meta.xml")
    meta = find_child(root, "meta") if root is not None else None
    if meta is None:
        return NOTHING_KNOWN
    texts = {local_name(child): child.text or "" for child in meta}
    return make_metadata(
        title=texts.get("title", ""),
        author=texts.get("initial-creator", "") or texts.get("creator", ""),
        modified=texts.get("date", ""),
    )


class _Reader:
    """Writes blocks into a composition; notes and text boxes come behind the paragraph that holds them."""

    def __init__(self, *, raised: frozenset[str]) -> None:
        self.composition = Composition()
        self._raised = raised
        self._aside: list[Element] = []

    def read_blocks(self, parent: Element) -> None:
        """Add the paragraphs and tables of `parent` in order."""
        for block in parent:
            name = local_name(block)
            if name == "table":
                self.composition.add_table(self._read_table(block))
            elif name in _TEXTS:
                self.composition.add_paragraph(self._read_text(block))
            elif name not in _SKIPPED:
                self.read_blocks(block)
            aside, self._aside = self._aside, []
            for element in aside:
                self.read_blocks(element)

    def _read_text(self, parent: Element) -> str:
        parts: list[str] = []
        for text, raised in self._read_pieces(parent):
            parts.append(read_raised("".join(parts[-3:]), text) if raised else text)
        return fold("".join(parts))

    def _read_pieces(self, parent: Element, raised: bool = False) -> Iterator[tuple[str, bool]]:
        """Yield the pieces of text in `parent`, each with whether it is raised; put aside what is no part of it."""
        yield parent.text or "", raised
        for child in parent:
            name = local_name(child)
            if name == "s" or name in _BREAKS:
                yield " ", raised
            elif name in {"note-body", "text-box"}:
                self._aside.append(child)
            elif name in _TEXTS:
                yield " ", False
                yield from self._read_pieces(child)
            elif name not in _SKIPPED:
                yield from self._read_pieces(child, raised or attribute(child, "style-name") in self._raised)
            yield child.tail or "", raised

    def _read_table(self, table: Element) -> list[list[GridCell]]:
        return [
            [self._read_cell(cell, is_head) for cell in row if local_name(cell) == "table-cell"]
            for row, is_head in _find_rows(table)
        ]

    def _read_cell(self, cell: Element, is_head: bool) -> GridCell:
        columns = max(_number(cell, "number-columns-spanned"), _number(cell, "number-columns-repeated"))
        text = fold(" ".join(self._read_text(block) for block in cell))
        return GridCell(text, is_head, min(columns, MAX_SPAN), min(_number(cell, "number-rows-spanned"), MOST_ROWS))


def _find_rows(table: Element, is_head: bool = False) -> Iterator[tuple[Element, bool]]:
    """Yield the rows, each with whether it is one of the heads."""
    for child in table:
        name = local_name(child)
        if name == "table-row":
            yield child, is_head
        elif name.startswith("table-"):
            yield from _find_rows(child, is_head or name == "table-header-rows")


def _number(element: Element, name: str) -> int:
    value = attribute(element, name)
    return max(1, int(value[:9])) if value.isascii() and value.isdigit() else 1
