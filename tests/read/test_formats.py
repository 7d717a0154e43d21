"""What must be installed for a format is said, with the command that does it."""

from __future__ import annotations

import sys

import pytest

from claims.errors import ReadError
from claims.read.content import Limits
from claims.read.corpora import Columns, read_rows
from claims.read.formats import FORMATS, read_format

from .hostile import MAIN_OF_BOOK, PAGE, book, good_pdf, outline, word

BOOK = book(MAIN_OF_BOOK.format("a.opf"), ("a.opf", outline("a.html")), ("a.html", PAGE))


@pytest.mark.parametrize(
    ("format", "data", "library"),
    [
        ("html", PAGE.encode(), "lxml"),
        ("html", PAGE.encode(), "trafilatura"),
        ("epub", BOOK, "lxml"),
        ("docx", word("x"), "defusedxml"),
        ("pdf", good_pdf(), "pypdfium2"),
        ("rtf", b"{\\rtf1 x}", "striprtf"),
    ],
)
def test_a_library_that_is_missing_is_named(
    format: str, data: bytes, library: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [name for name in sys.modules if name.partition(".")[0] == library]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(ReadError, match=f"{library}.* is not installed") as caught:
        read_format(format, data, limits=Limits())  # type: ignore[arg-type]
    assert caught.value.hint == f'pip install "claims-and-figures[{FORMATS[format].extra}]"'  # type: ignore[index]


def test_parquet_is_named_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ReadError, match="pyarrow is not installed") as caught:
        list(read_rows(b"PAR1", "parquet", limits=Limits(), columns=Columns()))
    assert "[parquet]" in caught.value.hint
