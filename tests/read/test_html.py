"""Web pages: the main text, its lists and tables, and what the page says of itself."""

from __future__ import annotations

import pytest

from claims.errors import ReadError
from claims.read.content import Content, Limits
from claims.read.html import read_html
from claims.read.page import decode_page

LINKED = """<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle",
"headline": "Fares to rise", "datePublished": "2019-03-04T08:15:00Z", "dateModified": "2019-03-05T09:00:00Z",
"author": [{"@type": "Person", "name": "Maria Santos"}, {"@type": "Person", "name": "Tom Byrne"}],
"publisher": {"@type": "Organization", "name": "Harbour Post"}}</script>"""
NAVIGATION = '<nav><ul><li><a href="/">Home</a></li><li><a href="/s">Sport (25)</a></li></ul></nav>'
COMMENTS = '<div id="comments"><h3>Comments (2)</h3><div class="comment"><p>I have paid $500 this year!</p></div></div>'
BODY = """<h1>Fares to rise</h1>
<p>Ferry fares across the harbour will rise by 8 percent from April, the operator said on Monday.</p>
<p>About <b>12,0</b>00 people use the crossing every day, according to <a href="x">city data</a>.<sup>3</sup></p>"""
TAIL = "<p>The council will vote on 21 March, and rejected a rise of 5 percent in 2017 by 14 votes to 9.</p>"


def read(body: str = BODY + TAIL, head: str = "", *, around: str = "{}", limits: Limits | None = None) -> Content:
    page = around.format(f"<article>{body}</article>")
    data = f"<html><head><meta charset=utf-8>{head}</head><body>{page}</body></html>".encode()
    return read_html(data, limits=limits or Limits())


def cells_of(content: Content) -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Return the heads of each cell of the first table."""
    table = content.tables[0]
    return {content.text[cell.start : cell.end]: (cell.row_heads, cell.column_heads) for cell in table.cells}


def test_main_text_without_menus_scripts_and_comments() -> None:
    around = f"<script>var x = 1000000;</script>{NAVIGATION}{{}}{COMMENTS}<footer>© 2019. Tel 555 0199.</footer>"
    assert read(around=around).text.split("\n\n") == [
        "Fares to rise",
        "Ferry fares across the harbour will rise by 8 percent from April, the operator said on Monday.",
        "About 12,000 people use the crossing every day, according to city data.",
        "The council will vote on 21 March, and rejected a rise of 5 percent in 2017 by 14 votes to 9.",
    ]


def test_what_the_page_says_of_itself() -> None:
    head = f'<title>Fares to rise - Harbour Post</title><link rel=canonical href="https://post.example/f">{LINKED}'
    assert read(head=head).metadata.model_dump(exclude_none=True) == {
        "title": "Fares to rise",
        "author": "Maria Santos, Tom Byrne",
        "publisher": "Harbour Post",
        "published": "2019-03-04",
        "modified": "2019-03-05",
        "url": "https://post.example/f",
    }


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ('<meta name="DCTERMS.issued" content="2021-03-23">', "2021-03-23"),
        ('<meta property="article:published_time" content="2012-06-26T10:15:00Z">', "2012-06-26"),
        ('<meta itemprop="datePublished" content="June 26, 2012">', "2012-06-26"),
        ('<meta name="citation_publication_date" content="2012/06">', "2012-06"),
        ('<meta name="date" content="soon">', None),
        ("", None),
    ],
)
def test_date_of_publication(head: str, expected: str | None) -> None:
    assert read(head=head, around="{}<p>Copyright 1999</p>").metadata.published == expected


@pytest.mark.parametrize(
    ("comment", "url", "retrieved"),
    [
        ("<!-- saved from url=(0022)https://post.example/f -->", "https://post.example/f", None),
        (
            "<!--\n Page saved with SingleFile \n url: https://post.example/f \n saved date: Tue Mar 05 2019\n-->",
            "https://post.example/f",
            "2019-03-05",
        ),
        ("<!-- saved from url=(0014)about:internet -->", None, None),
    ],
    ids=["browser", "SingleFile", "no address"],
)
def test_a_saved_page_says_where_it_is_from(comment: str, url: str | None, retrieved: str | None) -> None:
    metadata = read_html(f"<!DOCTYPE html>{comment}<html><body>{BODY}{TAIL}".encode(), limits=Limits()).metadata
    assert (metadata.url, metadata.retrieved) == (url, retrieved)


def test_a_table_stands_in_its_place_with_its_heads() -> None:
    table = """<table><caption>Guns
    seized</caption><tr><th rowspan=2>Year<th colspan=2>Guns<sup>1</sup></tr><tr><th>North<th>South</tr>
    <tr><td>2010<td>1,200<td>340<br>(est.)</tr><tr><td>2011<td><td>350</tr></table>"""
    content = read(BODY + table + TAIL)
    (found,) = content.tables
    assert content.text[found.start : found.end].split("\n") == [
        "Guns seized",
        "Year | Guns",
        "North | South",
        "2010 | 1,200 | 340 (est.)",
        "2011 |  | 350",
    ]
    assert found.caption == "Guns seized"
    assert cells_of(content) == {
        "1,200": (("2010",), ("Guns", "North")),
        "340 (est.)": (("2010",), ("Guns", "South")),
        "350": (("2011",), ("Guns", "South")),
    }
    before, _, behind = content.text.partition(content.text[found.start : found.end])
    assert "12,000 people" in before
    assert "21 March" in behind


def test_a_head_that_names_the_years_below_it_is_none_of_a_figure() -> None:
    rows = "<tr><th rowspan=2>Fish<th colspan=2>Year<tr><th>1998<th>2015<tr><td>Trout<td>2,900<td>510</tr>"
    cells = cells_of(read(f"{BODY}<table>{rows}</table>{TAIL}"))
    assert cells == {"2,900": (("Trout",), ("1998",)), "510": (("Trout",), ("2015",))}


def test_heads_of_rows_alone() -> None:
    rows = "<tr><th>Area</th><td>1,240 km<sup>2</sup> (480 sq mi)</td></tr><tr><th>Islands</th><td>17</td></tr>"
    cells = cells_of(read(f"{BODY}<table>{rows}</table>{TAIL}"))
    assert cells == {"1,240 km² (480 sq mi)": (("Area",), ()), "17": (("Islands",), ())}


def test_tables_that_lay_out_a_page_are_paragraphs() -> None:
    rows = (("Year", "Wells"), ("1996", "12"), ("1997", "31"))
    inner = "".join(f"<tr><td>{one}</td><td>{other}</td></tr>" for one, other in rows)
    page = f"<tr><td>{BODY}<td><p>We dug 42 wells.</p><table>{inner}</table>{TAIL}</td></tr>"
    content = read(f"<table width=600>{page}</table>")
    (table,) = content.tables
    assert content.text[table.start : table.end] == "Year | Wells\n1996 | 12\n1997 | 31"
    assert "We dug 42 wells.\n\nYear" in content.text


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("It took 3<sup>1</sup>/<sub>2</sub> years.", "It took 3 1/2 years."),
        ("Some 85,000 people<sup class=ref><a href=#n>[3]</a></sup> came.", "Some 85,000 people came."),
        ("It has 40 km<sup>2</sup> of land.", "It has 40 km² of land."),
        ("On the 18<sup>th</sup> they came.", "On the 18th they came."),
        ("We sold <del>5,000</del> 6,000 of them.", "We sold 6,000 of them."),
        ('There are 7<span style="display: none">99</span> of them.', "There are 7 of them."),
        ("One line of 5,<br>and another.", "One line of 5,\nand another."),
        ("First of 5.<br><br>Second of 6.", "First of 5.\n\nSecond of 6."),
        ("<ul><li>a freeze for 6,500</li><li>20 minutes</li></ul>", "- a freeze for 6,500\n\n- 20 minutes"),
        ("<ul><li><p>It took 9.</p><p>Or 8.</p></li><li></li></ul>", "- It took 9.\n\nOr 8."),
        ("<figure><img src=x><figcaption>It carries 12 a day.</figcaption></figure>", "It carries 12 a day."),
        ('<div class="ad">Save 50% on shoes</div>', ""),
        ("<p>A\tlong&nbsp;way  of 9\n miles.</p>", "A long way of 9 miles."),
        ("<pre><b>one</b> 1\ntwo 2</pre>", "one 1\ntwo 2"),
    ],
    ids=lambda value: value[:20],
)
def test_details_of_markup(markup: str, expected: str) -> None:
    wanted = f"city data.\n\n{expected}\n\nThe council" if expected else "city data.\n\nThe council"
    assert wanted in read(f"{BODY}<div>{markup}</div>{TAIL}").text


def test_a_page_of_little_text_is_taken_whole_but_for_its_menus() -> None:
    page = f"<html><body>{NAVIGATION}<div>Deaths: 12</div><div>Hurt: 30</div></body></html>"
    assert read_html(page.encode(), limits=Limits()).text == "Deaths: 12\n\nHurt: 30"


def test_what_stands_behind_the_end_of_the_page_is_read() -> None:
    assert "9,000 guns" in read(BODY, around=f"{{}}{TAIL}</body></html><p>Another 9,000 guns were found.</p>").text


def test_a_page_that_hides_itself_until_it_is_loaded_is_read() -> None:
    page = f"<html hidden><body style='display:none'><article class=ad>{BODY}{TAIL}</article>"
    assert "12,000 people" in read_html(page.encode(), limits=Limits()).text


def test_marks_in_a_page_are_taken_for_no_table() -> None:
    assert "We saw 9 of them." in read(f"{BODY}<p>⟦7⟧x⟦/7⟧ ⟦99999999999⟧</p><p>We saw 9 of them.</p>{TAIL}").text


def test_pages_in_other_encodings() -> None:
    text = "Es kostet 5 €, 7 £."
    assert text in decode_page(f'<meta charset="windows-1252"><p>{text}'.encode("cp1252"))
    assert text in decode_page(f'<meta http-equiv=x content="text/html; charset=iso-8859-1"><p>{text}'.encode("cp1252"))
    assert text in decode_page(f"<p>{text}".encode("utf-16"))
    assert text in decode_page(f'<meta charset="windows-1252"><p>{text}'.encode("utf-8-sig"))
    assert text in decode_page(f"<p>{text}".encode())
    assert "価格は5円" in decode_page('<meta charset="shift_jis"><p>価格は5円'.encode("shift_jis"))


def test_limit_of_elements() -> None:
    with pytest.raises(ReadError, match=r"more than 50 elements .*--max-nodes"):
        read("<p>9</p>" * 60, limits=Limits(nodes=50))
