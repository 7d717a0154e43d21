"""The page of a report: what it holds, that words of a document stay words, and that it needs nothing else."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from decimal import Decimal
from io import StringIO
from itertools import pairwise
from typing import Any

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml.html import HtmlElement

from claims.present import Listing
from claims.present.page import Report, write_report
from claims.present.page.passages import split_text
from claims.records import Caution, Claim, Comparison, Document, Echo

from .samples import AID, GUNS, PROVENANCE, TEXT, make_claim
from .test_injection import EVIL

HOSTILE = (
    "</script></style><script>alert(1)</script><img src=x onerror=alert(1)>"
    "\"'><a href=javascript:alert(1)>{{ 7*7 }}&lt;"
)
OVER = make_claim()
EXACT = make_claim(
    id="a1",
    source="bloomberg-2021",
    published="2021-03-04",
    quote="70%",
    comparator="=",
    low=Decimal(70),
    high=Decimal(70),
)
COLUMNS = ("source", "title", "publisher", "published", "url", "path", "claims")


def make_document(source: str, text: str = TEXT, **fields: Any) -> Document:
    return Document(path=f"{source}.md", text=text, source=source, **fields)


def make_report(**changes: Any) -> Report:
    fields = {
        "comparison": Comparison(rows=(GUNS,)),
        "behind": {(claim.source, claim.id): claim for claim in (OVER, EXACT)},
        "figures": [OVER, AID],
        "sources": Listing(
            COLUMNS,
            (
                ("oneil-2009", "Guns", "A Review", "2009-07", "https://review.example/a?b=1&c=2", "a.md", 1),
                ("bloomberg-2021", None, None, None, "javascript:alert(1)", "b.md", 1),
                ("grillo-2012", None, None, "2012", None, "c.md", 3),
            ),
        ),
        "texts": [(make_document("oneil-2009", title="Guns"), [OVER])],
        "shown": frozenset({"oneil-2009"}),
        "provenance": PROVENANCE,
    }
    return Report(**(fields | changes))


def write(report: Report) -> str:
    out = StringIO()
    write_report(report, out)
    return out.getvalue()


def parse(report: Report) -> HtmlElement:
    return lxml.html.document_fromstring(write(report))


@pytest.fixture(scope="module")
def page() -> HtmlElement:
    return parse(make_report(notes=("much is left out",)))


def words(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_a_measure_has_its_verdict_its_reasons_and_a_row_for_each_figure(page: HtmlElement) -> None:
    [measure] = page.cssselect("article.measure")
    assert words(measure.cssselect("h4")[0]) == GUNS.measure
    assert words(measure.cssselect(".verdict strong")[0]) == "incomparable"
    reasons = [words(reason) for reason in measure.cssselect(".reasons li")]
    assert reasons == [
        "Differ in base: oneil-2009 'guns seized in Mexico and traced', bloomberg-2021 'firearms recovered'",
        "Differ in time: oneil-2009 unknown, bloomberg-2021 'since 2014'",
    ]
    lines = [[words(cell) for cell in line] for line in measure.cssselect("tbody tr")]
    assert [line[:3] for line in lines] == [
        ["oneil-2009", "2009-07", "over 90 percent"],
        ["bloomberg-2021", "2021-03-04", "70%"],
    ]


def test_a_source_with_very_many_figures_shows_the_first_and_how_many_more() -> None:
    many = [OVER.model_copy(update={"id": f"c{number}"}) for number in range(63)]
    cell = GUNS.cells[1].model_copy(update={"claims": tuple(claim.id for claim in many)})
    row = GUNS.model_copy(update={"cells": (cell,)})
    behind = {(claim.source, claim.id): claim for claim in many}
    [measure] = parse(make_report(comparison=Comparison(rows=(row,)), behind=behind)).cssselect("article.measure")
    assert len(measure.cssselect("tbody tr")) == 21
    assert (
        words(measure.cssselect("tbody tr:last-child")[0])
        == "oneil-2009and 43 more, in the list of all and in the text"
    )


def test_warnings_and_repeated_figures_are_told() -> None:
    row = GUNS.model_copy(
        update={
            "warnings": (Caution(about="base", source="oneil-2009", words="a share of what"),),
            "echoes": (Echo(sources=("oneil-2009", "bloomberg-2021"), originator="the bureau"),),
            "independent_sources": 1,
        }
    )
    reasons = words(parse(make_report(comparison=Comparison(rows=(row,)))).cssselect(".reasons")[0])
    assert "one figure of the bureau in oneil-2009 and bloomberg-2021: 1 independent source" in reasons
    assert "Ask: a share of what (oneil-2009)" in reasons


def test_every_link_within_the_page_leads_somewhere(page: HtmlElement) -> None:
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    targets = {link[1:] for link in page.xpath("//a/@href") if link.startswith("#")}
    assert targets <= set(ids)
    assert {label.get("for") for label in page.iter("label")} <= set(ids)
    assert {name for names in page.xpath("//@aria-labelledby") for name in names.split()} <= set(ids)


def test_a_figure_leads_to_its_words_in_the_full_text(page: HtmlElement) -> None:
    links = [link for link in page.cssselect("a.figure") if words(link) == "over 90 percent"]
    assert len(links) == 3  # in the chart, the table of the measure and the list of all
    [target] = page.xpath("//*[@id=$id]", id=links[0].get("href")[1:])
    assert words(target) == "over 90 percent"
    assert target.getparent().text_content() == TEXT
    assert words(page.get_element_by_id(target[0].get("href")[1:]).cssselect("h4")[0]) == GUNS.measure


def test_a_figure_whose_text_is_not_there_has_no_link(page: HtmlElement) -> None:
    assert {words(link) for link in page.cssselect("a.figure")} == {"over 90 percent"}


def test_the_chart_says_its_marks_in_words(page: HtmlElement) -> None:
    [figure] = page.cssselect("figure.chart")
    assert words(figure.cssselect("figcaption")[0]) == "Figures by date and source, in percent"
    labels = [lane.get("aria-label") for lane in figure.cssselect("svg.lane")]
    assert labels == ["more than: over 90 percent", "as stated: 70%"]
    assert all(re.fullmatch(r"[\d.]+%", place) for place in figure.xpath(".//circle/@cx"))


def test_parts_of_the_page_are_told_to_screen_readers(page: HtmlElement) -> None:
    assert page.get("lang") == "en"
    assert [len(page.cssselect(name)) for name in ("header", "nav", "main", "h1", "[role=search]")] == [1] * 5
    levels = [int(heading.tag[1]) for heading in page.xpath("//h1|//h2|//h3|//h4")]
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert all(head.get("scope") for head in page.iter("th"))
    assert {field.get("id") for field in page.xpath("//input|//select")} == {
        label.get("for") for label in page.iter("label")
    }
    assert words(page.cssselect(".note")[0]) == "Note: much is left out"


def test_sources_are_listed_and_only_web_addresses_are_links(page: HtmlElement) -> None:
    lines = [[words(cell) for cell in line] for line in page.cssselect("#sources tbody tr")]
    assert lines[0] == ["oneil-2009", "Guns", "A Review", "2009-07", "1", "https://review.example/a?b=1&c=2"]
    assert lines[1] == ["bloomberg-2021", "", "", "undated", "1", "b.md"]
    outside = [link for link in page.xpath("//a/@href") if not link.startswith("#")]
    assert outside == ["https://review.example/a?b=1&c=2"]


def test_the_page_asks_for_nothing_and_runs_only_its_own_script(page: HtmlElement) -> None:
    [policy] = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
    for tag, rule in (("style", "style-src"), ("script", "script-src")):
        [element] = page.iter(tag)
        digest = base64.b64encode(hashlib.sha256((element.text or "").encode()).digest()).decode()
        assert rules[rule] == f"'sha256-{digest}'"
    assert page.xpath("//meta[@name='referrer']/@content") == ["no-referrer"]
    assert not page.xpath("//@style | //@src | //link | //*[starts-with(name(@*), 'on')]")
    assert not re.search(r"url\((?!#)|@import", page.xpath("//style")[0].text)


def test_words_of_a_document_stay_words() -> None:
    words_of = {
        "quote": HOSTILE,
        "counted": HOSTILE,
        "sentence": f"It is {HOSTILE}.",
        "attribution": HOSTILE,
        "topics": (HOSTILE,),
    }
    claim = make_claim(**words_of, start=0, end=len(HOSTILE), source=HOSTILE)
    cell = GUNS.cells[1].model_copy(update={"source": HOSTILE, "quote": HOSTILE})
    row = GUNS.model_copy(update={"measure": HOSTILE, "topic": HOSTILE, "cells": (cell,), "differences": ()})
    source = (HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE, 1)
    report = make_report(
        comparison=Comparison(rows=(row,)),
        behind={(HOSTILE, claim.id): claim},
        figures=[claim],
        sources=Listing(COLUMNS, (source,)),
        texts=[(make_document(HOSTILE, HOSTILE, title=HOSTILE), [claim])],
        shown=frozenset({HOSTILE}),
        notes=(HOSTILE,),
    )
    page = parse(report)
    assert len(page.xpath("//script")) == len(page.xpath("//style")) == 1
    assert not page.xpath("//img | //@onerror")
    assert all(link.startswith("#") for link in page.xpath("//a/@href"))
    assert page.cssselect(".words")[0].text_content() == HOSTILE
    assert words(page.cssselect("h4")[0]) == words(page.cssselect("article.text h3")[0]) == " ".join(HOSTILE.split())
    assert page.cssselect(".measure")[0].get("data-name") == HOSTILE


def test_no_character_steers_or_reorders() -> None:
    claim = make_claim(counted=EVIL, quote=EVIL, start=0, end=len(EVIL))
    text = write(make_report(figures=[claim], texts=[(make_document("oneil-2009", EVIL + "\ud800"), [claim])]))
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", text)
    assert "␛[31mred" in text


def test_texts_are_read_while_the_page_is_written() -> None:
    out = StringIO()
    written = []

    def read() -> Iterator[tuple[Document, list[Claim]]]:
        for number in range(3):
            written.append(len(out.getvalue()))
            yield make_document("oneil-2009", f"{'words ' * 5000}{number}"), []

    write_report(make_report(texts=read()), out)
    assert written[2] - written[1] > 30_000


def test_without_a_comparison_there_is_still_a_page() -> None:
    page = parse(make_report(comparison=Comparison(), behind={}))
    assert "No measure has figures of enough sources." in words(page.get_element_by_id("measures"))


@given(st.text(max_size=20), st.lists(st.tuples(st.integers(0, 25), st.integers(0, 25)), max_size=5))
def test_a_text_is_cut_at_its_figures_and_whole(text: str, spans: list[tuple[int, int]]) -> None:
    claims = [make_claim(id=str(number), start=min(span), end=max(span)) for number, span in enumerate(spans)]
    passages = list(split_text(text, claims))
    assert "".join(passage.text for passage in passages) == text
    for claim in claims:
        covered = "".join(passage.text for passage in passages if claim in passage.claims)
        inside = claim.start < claim.end <= len(text)
        assert covered == (text[claim.start : claim.end] if inside else "")
        assert sum(claim in passage.begins for passage in passages) == inside
