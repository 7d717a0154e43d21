"""The same article, as text, web page, PDF, Word file and EPUB, gives the same claims."""

from __future__ import annotations

import io
from collections.abc import Callable
from html import escape
from pathlib import Path
from textwrap import fill

import pytest

from claims.records import Claim
from claims.workflow import Added, extract_documents

from .conftest import ROOT
from .read.hostile import MAIN_OF_BOOK, book, outline

DIGESTS = ("oneil-2009", "starr-2012")
PLACED = frozenset({"id", "path", "start", "end", "sentence_start", "sentence_end", "locator"})
"""Fields that say where in a file a claim stands."""
NOTES = '["*"]\ntitle = "The digest"\nauthor = "Jane Roe"\npublished = "2012-06"\nsource = "roe"\n'


def paragraphs_of(name: str) -> list[str]:
    text = (ROOT / "seeds" / f"{name}.md").read_text(encoding="utf-8")
    body = text.partition("---\n")[2].partition("---\n")[2]
    return [" ".join(block.split()) for block in body.split("\n\n") if block.strip()]


def write_text(paragraphs: list[str]) -> bytes:
    return "\n\n".join(paragraphs).encode()


def write_wrapped(paragraphs: list[str]) -> bytes:
    return "\r\n\r\n".join(fill(one, 72, break_on_hyphens=False).replace("\n", "\r\n") for one in paragraphs).encode()


def write_page(paragraphs: list[str]) -> bytes:
    menu = "<nav><ul><li><a href=/>Home</a></li><li><a href=/n>News (25)</a></li></ul></nav>"
    body = "".join(f"<p>{escape(one)}</p>\n" for one in paragraphs)
    return (
        f"<!DOCTYPE html><html><meta charset=utf-8><body>{menu}<article>{body}</article>{menu}</body></html>".encode()
    )


def write_pdf(paragraphs: list[str]) -> bytes:
    """Return pages with a running head and a page number on each, so that sentences run over them."""
    from reportlab.lib.pagesizes import A5
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.pdfgen.canvas import Canvas
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    def furnish(canvas: Canvas, template: SimpleDocTemplate) -> None:
        canvas.drawString(60, 560, "The digest of the month")
        canvas.drawString(200, 20, str(template.page))

    file = io.BytesIO()
    style = getSampleStyleSheet()["BodyText"]
    template = SimpleDocTemplate(file, pagesize=A5)
    template.build([Paragraph(escape(one), style) for one in paragraphs], onFirstPage=furnish, onLaterPages=furnish)
    return file.getvalue()


def write_word(paragraphs: list[str]) -> bytes:
    from docx import Document

    document, file = Document(), io.BytesIO()
    for one in paragraphs:
        document.add_paragraph(one)
    document.save(file)
    return file.getvalue()


def write_book(paragraphs: list[str]) -> bytes:
    page = "".join(f"<p>{escape(one)}</p>" for one in paragraphs)
    entries = ("a.opf", outline("a.html")), ("a.html", f"<html><body>{page}</body></html>".encode())
    return book(MAIN_OF_BOOK.format("a.opf"), *entries)


WRITERS: dict[str, Callable[[list[str]], bytes]] = {
    "a.txt": write_text,
    "wrapped.txt": write_wrapped,
    "a.html": write_page,
    "a.pdf": write_pdf,
    "a.docx": write_word,
    "a.epub": write_book,
}


def claims_of(path: Path) -> list[Claim]:
    (outcome,) = extract_documents([str(path)])
    assert isinstance(outcome, Added)
    return list(outcome.extraction.claims)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("formats")
    for digest in DIGESTS:
        (place / digest).mkdir()
        (place / digest / "sources.toml").write_text(NOTES, encoding="utf-8")
        for name, write in WRITERS.items():
            (place / digest / name).write_bytes(write(paragraphs_of(digest)))
    return place


def bare(claims: list[Claim]) -> list[dict[str, object]]:
    """Return claims without their places; a quote may have been wrapped."""
    fields = (claim.model_dump(exclude=set(PLACED)) for claim in claims)
    return [{**one, "quote": " ".join(one["quote"].split())} for one in fields]


@pytest.mark.parametrize("digest", DIGESTS)
@pytest.mark.parametrize("name", list(WRITERS)[1:])
def test_every_format_gives_the_same_claims(folder: Path, digest: str, name: str) -> None:
    plain = bare(claims_of(folder / digest / "a.txt"))
    assert len(plain) > 5
    assert bare(claims_of(folder / digest / name)) == plain


def test_a_claim_knows_its_page_and_its_chapter(folder: Path) -> None:
    pages = [claim.locator for claim in claims_of(folder / DIGESTS[0] / "a.pdf")]
    assert pages[0] == "page 1"
    assert pages == sorted(pages, key=lambda page: int(str(page).split()[1]))
    assert len(set(pages)) > 1
    assert {claim.locator for claim in claims_of(folder / DIGESTS[0] / "a.epub")} == {"chapter 1"}
    assert {claim.locator for claim in claims_of(folder / DIGESTS[0] / "a.txt")} == {None}
