"""Tables of documents: each row a document."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from claims.errors import ReadError
from claims.read import Columns, Limits, read_documents
from claims.read.content import Content
from claims.read.corpora import choose_columns, read_rows
from claims.records import Document, Failure

ROWS = [
    {
        "Headline": "Fire",
        "Body": 'A fire killed 12, "all" of\nthem old.',
        "Date Published": "Tue, 26 Jun 2012 10:15:00 GMT",
    },
    {"Headline": "", "Body": "Some 4,000 houses were lost.", "Date Published": "2013-01-02"},
]
FIRST = ("Fire", 'A fire killed 12, "all" of\nthem old.', "2012-06-26")
SECOND = (None, "Some 4,000 houses were lost.", "2013-01-02")


def write(form: str) -> bytes:
    if form == "jsonl":
        return "\n".join(map(json.dumps, ROWS)).encode()
    if form == "parquet":
        import pyarrow
        from pyarrow import parquet

        file = io.BytesIO()
        parquet.write_table(pyarrow.Table.from_pylist(ROWS), file)
        return file.getvalue()
    mark = "\t" if form == "tsv" else ","
    rows = [list(ROWS[0]), *(list(row.values()) for row in ROWS)]
    quoted = (['"' + cell.replace('"', '""') + '"' for cell in row] for row in rows)
    return "\n".join(mark.join(cells) for cells in quoted).encode()


def read(data: bytes, form: str, **columns: str) -> list[tuple[int, Content | ReadError]]:
    return list(read_rows(data, form, limits=Limits(), columns=Columns(**columns)))


@pytest.mark.parametrize("form", ["csv", "tsv", "jsonl", "parquet"])
def test_rows_of_every_format(form: str) -> None:
    found = read(write(form), form)
    assert [number for number, _ in found] == [1, 2]
    contents = [one for _, one in found if isinstance(one, Content)]
    assert [(one.metadata.title, one.text, one.metadata.published) for one in contents] == [FIRST, SECOND]


@pytest.mark.parametrize("mark", [";", "|", "\t", ","])
def test_csv_with_other_marks(mark: str) -> None:
    (_, content), = read(f"title{mark}text\nFire{mark}It killed 12.\n".encode(), "csv")  # fmt: skip
    assert isinstance(content, Content)
    assert (content.metadata.title, content.text) == ("Fire", "It killed 12.")


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["id", "text"], {"text": "text"}),
        (["content", "body", "text"], {"text": "text"}),
        (["Article Text", "HEADLINE", "byline"], {"text": "Article Text", "title": "HEADLINE", "author": "byline"}),
        (["story", "link", "pubdate", "outlet"],
         {"text": "story", "url": "link", "published": "pubdate", "publisher": "outlet"}),
        (["text", "date_download", "modified"], {"text": "text", "retrieved": "date_download", "modified": "modified"}),
    ],
)  # fmt: skip
def test_columns_are_guessed_from_common_names(names: list[str], expected: dict[str, str]) -> None:
    assert choose_columns(names, Columns()) == expected


def test_columns_that_are_named_go_before_those_that_are_guessed() -> None:
    chosen = choose_columns(["text", "summary", "date", "day"], Columns(text="summary", date="day"))
    assert chosen == {"text": "summary", "published": "day"}


@pytest.mark.parametrize(
    ("columns", "reason"),
    [
        (Columns(), r"without a column of text \(name it with --text-field; its columns are a, b\)"),
        (Columns(text="c"), "no column 'c'"),
    ],
)
def test_tables_without_the_column(columns: Columns, reason: str) -> None:
    with pytest.raises(ReadError) as caught:
        choose_columns(["a", "b"], columns)
    assert caught.match(reason)


def test_a_row_that_nobody_quoted_is_told_and_not_cut() -> None:
    found = read(b"title,text\nFire,It killed 12, all old.\nFlood,It took 9.\n", "csv")
    assert isinstance(found[0][1], ReadError)
    assert "3 cells under 2 heads" in found[0][1].what
    assert isinstance(found[1][1], Content)


@pytest.mark.parametrize("indent", [None, 1])
def test_a_list_of_objects_is_a_table_too(indent: int | None) -> None:
    found = read(json.dumps([*ROWS, 9], indent=indent).encode(), "jsonl")
    assert [type(one) for _, one in found] == [Content, Content, ReadError]
    assert [number for number, _ in read(json.dumps(ROWS[0], indent=1).encode(), "jsonl")] == [1]


def test_excel_says_what_stands_between_cells() -> None:
    ((_, content),) = read(b"sep=;\r\ntitle;text\r\nFire, again;It killed 12.\r\n", "csv")
    assert isinstance(content, Content)
    assert (content.metadata.title, content.text) == ("Fire, again", "It killed 12.")


def test_a_column_that_was_asked_for_tells_a_table_without_suffix(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"day\tbody\n2012\tIt killed 12.\n")))
    (document,) = read_documents(["-"], columns=Columns(text="body"))
    assert isinstance(document, Document)
    assert (document.path, document.text) == ("-#1", "It killed 12.")


def test_a_source_is_an_address_or_a_publisher() -> None:
    data = b'{"text": "9", "source": "https://a.example/b"}\n{"text": "9", "source": "Reuters"}'
    first, second = (one.metadata for _, one in read(data, "jsonl") if isinstance(one, Content))
    assert (first.url, first.publisher) == ("https://a.example/b", None)
    assert (second.url, second.publisher) == (None, "Reuters")


def test_a_row_that_is_a_piece_of_a_web_page_is_read_as_one(tmp_path: Path) -> None:
    rows = '"<p>It took 9<sup>1</sup> &amp; more.</p><ul><li>Or 8</li></ul>",Wells\n5 < 7 and 8 > 6,Sums\n'
    (tmp_path / "pages.csv").write_text(f"text,title\n{rows}")
    first, second = read_documents([str(tmp_path)])
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert (first.text, first.title) == ("It took 9 & more.\n\n- Or 8", "Wells")
    assert second.text == "5 < 7 and 8 > 6"


def test_rows_are_named_by_their_number(tmp_path: Path) -> None:
    (tmp_path / "news.csv").write_bytes(write("csv") + b'\n"","",""\nx,"",2012\n')
    *documents, failure = read_documents([str(tmp_path)])
    assert [Path(one.path).name for one in documents] == ["news.csv#1", "news.csv#2"]
    assert [one.source for one in documents if isinstance(one, Document)] == ["news-1", "news-2"]
    assert isinstance(failure, Failure)
    assert failure.path.endswith("news.csv#3")
    assert failure.reason.startswith("empty")
