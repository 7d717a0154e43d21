"""Read PDF files page by page with pypdfium2: paragraphs and tables in reading order, each with its page.

`pdf_page` takes the characters and puts together those that stand close; `pdf_ruled` sets ruled tables, `pdf_furniture`
leaves out running heads and page numbers, `pdf_columns` orders columns, `pdf_blocks` tells paragraphs from tables,
`pdf_tables` puts these into columns, and `pdf_flow` joins what columns and pages cut, with words mended by `line_ends`.
"""

from __future__ import annotations

from typing import Any

from claims.errors import ReadError
from claims.read.content import Content, Limits
from claims.read.pdf_flow import compose
from claims.read.pdf_page import Page, read_page
from claims.read.pdf_ruled import set_tables
from claims.read.properties import make_metadata


def read_pdf(data: bytes, *, limits: Limits) -> Content:
    """Return the text of a PDF file.

    Raises:
        ReadError: it is damaged, encrypted, a scan without text, or goes over the limits.
    """
    import pypdfium2

    try:
        file = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise _explain(str(error)) from error
    try:
        pages = _read_pages(file, limits)
        properties = file.get_metadata_dict()
    finally:
        file.close()
    metadata = make_metadata(
        title=properties.get("Title", ""), author=properties.get("Author", ""), modified=properties.get("ModDate", "")
    )
    return compose(set_tables(data, pages)).make_content(metadata)


def _explain(message: str) -> ReadError:
    if "password" in message.lower():
        return ReadError("encrypted: it opens only with a password", hint="remove the password and try again")
    return ReadError("damaged: no PDF that can be read", hint="ask for a fresh copy, or print it to PDF again")


def _read_pages(file: Any, limits: Limits) -> list[Page]:
    """Return the pages.

    Raises:
        ReadError: there are too many, one is damaged, or no text stands on any of them.
    """
    import pypdfium2

    if len(file) > limits.pages:
        raise ReadError(f"more than {limits.pages:,} pages", hint="split it, or raise --max-pages")
    pages: list[Page] = []
    for number in range(len(file)):
        try:
            page = file[number]
            pages.append(read_page(page, number + 1))
            page.close()
        except pypdfium2.PdfiumError as error:
            raise ReadError(f"damaged: page {number + 1} cannot be read", hint="ask for a fresh copy") from error
    if not any(page.fragments for page in pages):
        raise ReadError(
            "a scan: its pages are pictures, without a text layer",
            hint="run it through a program that recognises text, such as ocrmypdf",
        )
    return pages
