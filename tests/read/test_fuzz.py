"""Files that are damaged at random: no reader crashes or hangs, or leaves a file behind."""

from __future__ import annotations

import gzip
import io
from collections.abc import Callable, Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims.errors import ReadError
from claims.read.content import Content, Limits
from claims.read.corpora import Columns
from claims.read.isolation import read_isolated, stop_idle

from .hostile import GOOD, MAIN_OF_BOOK, PAGE, book, good_pdf, mail, open_document, outline, paragraph, word, zip_up

LIMITS = Limits(seconds=20, characters=1_000_000, entries=1_000, nodes=100_000)
TABLE = "<table><tr><th>Year</th><th>Guns</th></tr><tr><td>2011</td><td>9,000</td></tr></table>"
WORD_TABLE = "<w:tbl><w:tr>" + f"<w:tc>{paragraph('Guns')}</w:tc><w:tc>{paragraph('9')}</w:tc>" * 2 + "</w:tr></w:tbl>"


SAVED = f"--B\r\nContent-Type: text/html\r\n\r\n{PAGE}\r\n--B--"
ATTACHED = f"--B\r\n\r\n{GOOD}\r\n--B\r\nContent-Disposition: attachment; filename=a.html\r\n\r\n{PAGE}\r\n--B--"


def parquet() -> bytes:
    import pyarrow
    from pyarrow import parquet

    file = io.BytesIO()
    parquet.write_table(pyarrow.table({"text": [GOOD, GOOD], "title": ["a", None]}), file)
    return file.getvalue()


SEEDS: dict[str, Callable[[], bytes]] = {
    "txt": lambda: f"# Guns\n\n{GOOD}\n\n|Year|Guns|\n|---|---|\n|2011|9,000|\n".encode(),
    "html": lambda: PAGE.replace("</p>", f"</p>{TABLE}<ul><li>12<sup>3</sup>/<sub>4</sub> dead</ul>").encode(),
    "mhtml": lambda: mail("MIME-Version: 1.0", "Content-Type: multipart/related; boundary=B", body=SAVED.encode()),
    "eml": lambda: mail("MIME-Version: 1.0", "Content-Type: multipart/mixed; boundary=B", body=ATTACHED.encode()),
    "pdf": good_pdf,
    "docx": lambda: word(paragraph(GOOD) + WORD_TABLE),
    "odt": lambda: open_document(f"<text><p>{GOOD}</p></text>"),
    "rtf": lambda: b"{\\rtf1\\ansi " + GOOD.encode() + b"\\par \\u8220? 9}",
    "epub": lambda: book(MAIN_OF_BOOK.format("a.opf"), ("a.opf", outline("a.html")), ("a.html", PAGE)),
    "csv": lambda: f'text,title,date\n"{GOOD}",a,2012\n'.encode(),
    "jsonl": lambda: f'{{"text": "{GOOD}", "date": 2012}}\n'.encode() * 2,
    "parquet": parquet,
    "zip": lambda: zip_up(("a.txt", GOOD), ("b.html", PAGE), stored=True),
    "gz": lambda: gzip.compress(GOOD.encode()),
}  # fmt: skip


@st.composite
def damaged(draw: st.DrawFn, data: bytes) -> bytes:
    """Return `data` with a few bytes changed, taken out, put in or doubled."""
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(data)))
        end = draw(st.integers(start, min(len(data), start + 60)))
        piece = draw(
            st.binary(max_size=8) | st.just(data[start:end] * 2) | st.sampled_from([b"<", b"\0", b"99999999", b">"])
        )
        data = data[:start] + piece + data[end:]
    return data[: draw(st.integers(0, len(data)))] if draw(st.booleans()) else data


@pytest.fixture(scope="module", autouse=True)
def places(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Give the readers a working folder and a folder for scratch files of their own, which they leave empty."""
    folder = tmp_path_factory.mktemp("fuzz")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("TMPDIR", str(folder))
        stop_idle()
        yield
        stop_idle()
    assert list(folder.iterdir()) == []


def check(format: str, data: bytes) -> None:
    for name, found in read_isolated(data, f"a.{format}", limits=LIMITS, columns=Columns()):
        assert isinstance(name, str)
        if isinstance(found, ReadError):
            assert "broke down" not in found.what
            assert "takes longer" not in found.what
        else:
            assert isinstance(found, Content)
            for table in found.tables:
                assert all(0 <= cell.start <= cell.end <= len(found.text) for cell in table.cells)


@pytest.mark.parametrize("format", SEEDS)
def test_the_seed_is_read(format: str) -> None:
    assert GOOD in "".join(
        found.text for _, found in read_isolated(SEEDS[format](), f"a.{format}", limits=LIMITS, columns=Columns())
        if isinstance(found, Content)
    )  # fmt: skip


@pytest.mark.parametrize("format", SEEDS)
def test_damaged_files_crash_no_reader(format: str) -> None:
    @settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(damaged(SEEDS[format]()))
    def run(data: bytes) -> None:
        check(format, data)

    run()


@pytest.mark.slow
@pytest.mark.parametrize("format", SEEDS)
def test_many_damaged_files_crash_no_reader(format: str) -> None:
    @settings(max_examples=1_500, deadline=None, suppress_health_check=list(HealthCheck))
    @given(damaged(SEEDS[format]()) | st.binary(max_size=400))
    def run(data: bytes) -> None:
        check(format, data)

    run()
