"""Read EPUB books: the chapters in reading order, each a place of its own."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from claims.errors import ReadError
from claims.read.composition import Composition
from claims.read.content import Content, Limits
from claims.read.metadata import Metadata, note_metadata
from claims.read.package import Package, attribute, local_name

CONTAINER = "META-INF/container.xml"
_PAGE_TYPES = frozenset({"application/xhtml+xml", "text/html"})


def read_epub(data: bytes, *, limits: Limits) -> Content:
    """Return the text of a book, without its table of contents.

    Raises:
        ReadError: it is damaged or protected, or goes over the limits.
    """
    from claims.read.page import Page

    package = Package(data, limits=limits)
    root = _find_root(package)
    outline = package.read_xml(root) if root else None
    if outline is None:
        raise ReadError("an EPUB book without its list of contents", hint="get a whole copy of it")
    composition = Composition()
    nodes = limits.nodes
    for number, name in enumerate(_list_chapters(outline, posixpath.dirname(root)), 1):
        if number > limits.entries:
            raise ReadError(f"a book of more than {limits.entries:,} chapters", hint="raise --max-entries")
        chapter = package.read(name)
        if chapter is None or not chapter.strip():
            continue
        page = Page(chapter, limits=limits)
        nodes -= page.size
        if nodes < 0:
            raise ReadError(f"a book of more than {limits.nodes:,} elements", hint="raise --max-nodes")
        composition.move_to(f"chapter {number}")
        body = page.root.find("body")
        page.write(page.root if body is None else body, composition)
    content = composition.make_content(_read_metadata(outline))
    if not content.text and "META-INF/encryption.xml" in package.names:
        raise ReadError("a protected EPUB book", hint="only its reader can open it")
    return content


def _find_root(package: Package) -> str:
    container = package.read_xml(CONTAINER)
    files = [] if container is None else [one for one in container.iter() if local_name(one) == "rootfile"]
    return unquote(attribute(files[0], "full-path")) if files else ""


def _list_chapters(outline: Element, folder: str) -> Iterator[str]:
    """Yield the names of the pages in reading order, without the navigation."""
    items = {attribute(item, "id"): item for item in outline.iter() if local_name(item) == "item"}
    for reference in outline.iter():
        item = items.get(attribute(reference, "idref")) if local_name(reference) == "itemref" else None
        if item is None or attribute(item, "media-type") not in _PAGE_TYPES:
            continue
        if "nav" not in attribute(item, "properties").split():
            yield posixpath.normpath(posixpath.join(folder, unquote(attribute(item, "href"))))


def _read_metadata(outline: Element) -> Metadata:
    found: dict[str, list[str]] = {}
    for element in outline.iter():
        words = (element.text or "").strip()
        name = local_name(element)
        if name == "meta" and attribute(element, "property") == "dcterms:modified":
            name = "modified"
        if words and not (name == "date" and attribute(element, "event") not in {"", "publication"}):
            found.setdefault(name, []).append(words)
    return note_metadata(
        title=next(iter(found.get("title", [])), None),
        author=", ".join(found.get("creator", [])),
        publisher=next(iter(found.get("publisher", [])), None),
        published=next(iter(found.get("date", [])), None),
        modified=next(iter(found.get("modified", [])), None),
    )
