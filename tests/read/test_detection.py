"""The format is told from the content; the suffix only decides between formats that are all plain text."""

from __future__ import annotations

import gzip

import pytest

from claims.errors import ReadError
from claims.read.detection import detect

from .hostile import PAGE, book, good_pdf, mail, open_document, word, zip_up


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        (good_pdf(), "a.txt", "pdf"),
        (b"\r\n junk %PDF-1.4\n", "a.pdf", "pdf"),
        (word("x"), "a.zip", "docx"),
        (open_document("x"), "a.docx", "odt"),
        (book("x"), "a", "epub"),
        (zip_up(("a.txt", "x")), "a.docx", "zip"),
        (gzip.compress(b"x", mtime=0), "a.txt", "gzip"),
        (b"{\\rtf1 x}", "a.doc", "rtf"),
        (b"PAR1x", "a", "parquet"),
        (PAGE.encode(), "a.txt", "html"),
        (b"\xef\xbb\xbf<!-- saved -->\n<HTML lang=en>", "a.txt", "html"),
        (b'<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "x">', "a.xhtml", "html"),
        (b"<p>Some 9 of them", "a.html", "html"),
        (b"<p>Some 9 of them", "a.txt", "text"),
        (mail("Subject: x"), "a.txt", "email"),
        (b"Subject: x\r\nFrom: a@b.example\r\n\r\nx", "a.eml", "email"),
        (b"From: the editor\nSubject: guns\n\nSome 9 of them", "a.txt", "text"),
        (b"Title: Guns\nDate: 2012\n\nSome 9 of them", "a.txt", "text"),
        (b"MIME-Version: 1.0\r\nSnapshot-Content-Location: x\r\nFrom: <Saved by Blink>\r\n\r\n", "a.mht", "mhtml"),
        (b'{"text": "x"}\n', "a.txt", "jsonl"),
        (b'[\n  {"text": "x"}]', "a.json", "jsonl"),
        (b"{curly} text", "a.txt", "text"),
        (b"text,title\n", "a.csv", "csv"),
        (b"text,title\n", "a.txt", "text"),
        (b"text\ttitle\n", "a.TSV", "tsv"),
        (b"", "a.pdf", "text"),
    ],
)
def test_formats(data: bytes, name: str, expected: str) -> None:
    assert detect(data, name) == expected


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1x", "old or encrypted Office"),
        (zip_up(("xl/workbook.xml", "x")), "Excel"),
        (zip_up(("ppt/slides.xml", "x")), "PowerPoint"),
        (b"\x89PNG\r\n", "picture"),
        (b"7z\xbc\xaf", "archive"),
        (b"<?xml version='1.0'?><rss/>", "XML"),
        (b"PK\x03\x04x", "broken"),
    ],
)
def test_formats_that_are_known_and_not_read(data: bytes, reason: str) -> None:
    with pytest.raises(ReadError, match=reason) as caught:
        detect(data, "a.txt")
    assert caught.value.hint
