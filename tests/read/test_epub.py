"""EPUB books."""

from __future__ import annotations

import pytest

from claims.errors import ReadError
from claims.read.content import Content, Limits
from claims.read.epub import read_epub

from .hostile import MAIN_OF_BOOK, book

OUTLINE = """<package xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>The Wells</dc:title>
<dc:creator>Jane Roe</dc:creator><dc:creator>Tom Byrne</dc:creator><dc:publisher>Harbour Press</dc:publisher>
<dc:date>2012-06-01</dc:date><meta property="dcterms:modified">2013-01-02T00:00:00Z</meta></metadata>
<manifest><item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>
<item id="b" href="text/b%20b.xhtml" media-type="application/xhtml+xml"/>
<item id="a" href="text/a.xhtml" media-type="application/xhtml+xml"/>
<item id="p" href="p.png" media-type="image/png"/></manifest>
<spine><itemref idref="nav"/><itemref idref="a"/><itemref idref="gone"/><itemref idref="b"/></spine></package>"""
PAGE = "<html><head><title>x</title></head><body><h1>{}</h1><p>{}</p></body></html>"
TABLE = "<table><tr><th>Year</th><th>Wells</th></tr><tr><td>1996</td><td>12</td></tr></table>"


def read(**limits: int) -> Content:
    data = book(
        MAIN_OF_BOOK.format("OEBPS/a.opf"),
        ("OEBPS/a.opf", OUTLINE),
        ("OEBPS/nav.xhtml", PAGE.format("Contents", "One ... 1")),
        ("OEBPS/text/a.xhtml", PAGE.format("One", "We dug 42 wells.&nbsp;All<sup>1</sup> are deep.")),
        ("OEBPS/text/b b.xhtml", PAGE.format("Two", f"They cost $9.</p>{TABLE}<p>It is the end.")),
    )
    return read_epub(data, limits=Limits(**limits))


def test_chapters_stand_in_reading_order_each_a_place() -> None:
    content = read()
    assert content.text == (
        "One\n\nWe dug 42 wells. All are deep.\n\nTwo\n\nThey cost $9.\n\nYear | Wells\n1996 | 12\n\nIt is the end."
    )
    assert [(content.text[place.start :][:3], place.label) for place in content.locators] == [
        ("One", "chapter 1"),
        ("Two", "chapter 2"),
    ]
    (cell,) = content.tables[0].cells
    assert (content.text[cell.start : cell.end], cell.row_heads, cell.column_heads) == ("12", ("1996",), ("Wells",))


def test_what_the_book_says_of_itself() -> None:
    assert read().metadata.model_dump(exclude_none=True) == {
        "title": "The Wells",
        "author": "Jane Roe, Tom Byrne",
        "publisher": "Harbour Press",
        "published": "2012-06-01",
        "modified": "2013-01-02",
    }


def test_limit_of_elements() -> None:
    with pytest.raises(ReadError, match="elements"):
        read(nodes=20)
