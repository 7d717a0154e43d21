"""Read web pages: the main text with its lists and tables, and what the page says of itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claims.read.composition import Composition
from claims.read.content import Content, Limits
from claims.read.metadata import Metadata, note_metadata
from claims.read.page import Page

if TYPE_CHECKING:
    from trafilatura.settings import Document as Extracted

SHORT = 200
"""Characters of a main text so short that all of the page may be the text."""
LITTLE = 3
"""How many times longer than a short main text the page may be to be taken whole; more of it is what stands around."""

# Names of the Open Graph protocol, Dublin Core, schema.org and citation tags, and what some large publishers use.
_PUBLISHED = (
    "article:published_time", "og:published_time", "datepublished", "dcterms.issued", "dc.date.issued",
    "citation_publication_date", "parsely-pub-date", "sailthru.date", "pubdate", "publishdate", "publish-date",
    "dcterms.created", "dc.date", "dcterms.date", "date",
)  # fmt: skip
_MODIFIED = (
    "article:modified_time", "og:updated_time", "og:modified_time", "datemodified", "dcterms.modified", "last-modified",
    "lastmod", "revised",
)  # fmt: skip
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)\s*-->")
_SINGLE_FILE = re.compile(r"<!--\s*Page saved with SingleFile\s+url:\s*(\S+)\s+saved date:\s*\w{3} (\w{3} \d\d \d{4})")
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+")
_BOILERPLATE = ("head", "nav", "header", "footer", "aside", "form", "button")


def read_html(data: bytes, *, limits: Limits) -> Content:
    """Return the main text of a web page.

    Raises:
        ReadError: there is nothing in it, or it goes over the limits.
    """
    page = Page(data, limits=limits)
    dates = {"published": _find_date(page, _PUBLISHED, "datePublished")}
    dates["modified"] = _find_date(page, _MODIFIED, "dateModified")
    extracted = _extract(page)
    metadata = note_metadata(**dates).fill(_read_copy(page.source)).fill(_read_fields(extracted))
    composition = Composition()
    if extracted is not None and extracted.body is not None:
        page.write(extracted.body, composition)
    content = composition.make_content(metadata)
    return content if len(content.text) >= SHORT else _read_all(page, content)


def _extract(page: Page) -> Extracted | None:
    from copy import deepcopy

    from trafilatura import bare_extraction

    extracted = bare_extraction(
        deepcopy(page.root),
        include_comments=False,
        include_tables=True,
        with_metadata=True,
        # The year of a copyright notice is no date of publication.
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    return None if isinstance(extracted, dict) else extracted


def _read_all(page: Page, short: Content) -> Content:
    """Return all text of a page of little text, but for menus and the like."""
    for element in list(page.root.iter(*_BOILERPLATE)):
        element.drop_tree()
    composition = Composition()
    page.write(page.root, composition)
    content = composition.make_content(short.metadata)
    return content if not short.text or 0 < len(content.text) <= LITTLE * len(short.text) else short


def _read_fields(extracted: Extracted | None) -> Metadata:
    if extracted is None:
        return Metadata()
    return note_metadata(
        title=extracted.title,
        author=(extracted.author or "").replace("; ", ", "),
        # Where a page does not name its site, the extractor takes the name of its host.
        publisher=None if _HOST.fullmatch(extracted.sitename or "") else (extracted.sitename or "").lstrip("@"),
        published=extracted.date,
        url=extracted.url,
    )


def _find_date(page: Page, names: tuple[str, ...], property_name: str) -> str | None:
    """Return the first date of these names, else that of the page's linked data."""
    found: dict[str, str] = {}
    for meta in page.root.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        found.setdefault(name, meta.get("content") or "")
    named = next((found[name] for name in names if found.get(name)), None)
    linked = re.search(rf'"{property_name}"\s*:\s*"([^"]{{4,40}})"', page.source)
    return named or (linked[1] if linked else None)


def _read_copy(source: str) -> Metadata:
    """Return address and day of a copy that a browser saved."""
    if match := _SINGLE_FILE.search(source):
        month, day, year = match[2].split()
        return note_metadata(url=match[1], retrieved=f"{day} {month} {year}")
    saved = _SAVED_FROM.search(source)
    return note_metadata(url=saved[1] if saved and saved[1].startswith("http") else None)
