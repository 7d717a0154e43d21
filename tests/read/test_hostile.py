"""Whatever a file does, it ends in a message or in text, inside its limits, and the files beside it are read."""

from __future__ import annotations

import gzip
import os
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from claims.cli.main import call
from claims.read import Limits, read_documents
from claims.records import Document, Failure

from ..stand_in import DigitAnalyser
from .hostile import (
    GOOD,
    HOSTILE,
    MAIN_OF_BOOK,
    PAGE,
    RECOVERED,
    book,
    good_pdf,
    outline,
    paragraph,
    word,
    zip_up,
)

LIMITS = Limits(seconds=20, memory=1_000_000_000, unpacked=50_000_000, entries=2_000)
BESIDE = {
    "good.txt": GOOD.encode(),
    "new\nline\x1b[2J.txt": GOOD.encode(),
    "\u202egpj.txt": GOOD.encode(),
    "zz.html": PAGE.encode(),
    "zz.pdf": good_pdf(),
    "zz.docx": word(paragraph(GOOD)),
    "zz.zip": zip_up(("a.txt", GOOD)),
}
Outcomes = dict[str, list[Document | Failure]]


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Outcomes]:
    """What became of all hostile files, read in one go with the good ones among them."""
    folder = tmp_path_factory.mktemp("hostile")
    for name, make in HOSTILE.items():
        (folder / name).write_bytes(make())
    for name, data in BESIDE.items():
        (folder / name).write_bytes(data)
    (folder / "itself.txt").symlink_to("itself.txt")
    (folder / "gone.pdf").symlink_to("nowhere")
    (folder / "round").symlink_to(".")
    os.mkfifo(folder / "pipe.txt")
    before = sorted(folder.rglob("*"))
    found: Outcomes = {}
    for outcome in read_documents([str(folder)], limits=LIMITS):
        path = Path(outcome.path).relative_to(folder).as_posix()
        name = next(known for known in (path, path.partition("#")[0], path.partition("/")[0]) if (folder / known).name)
        found.setdefault(name.partition("#")[0].partition("/")[0], []).append(outcome)
    assert sorted(folder.rglob("*")) == before
    yield found
    for name in HOSTILE:
        (folder / name).unlink()


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_ends_in_a_message_or_in_text(outcomes: Outcomes, name: str) -> None:
    assert outcomes[name]
    for outcome in outcomes[name]:
        if isinstance(outcome, Document):
            assert outcome.text.strip()
            assert len(outcome.text) <= LIMITS.characters
            outcome.text.encode()
            assert all(0 <= table.start <= table.end <= len(outcome.text) for table in outcome.tables)
        else:
            assert "broke down" not in outcome.reason
            assert "takes longer" not in outcome.reason
            assert outcome.reason.endswith(")")  # with what to do


@pytest.mark.parametrize("name", sorted(RECOVERED))
def test_what_can_be_read_is_read(outcomes: Outcomes, name: str) -> None:
    assert any(isinstance(one, Document) and GOOD[:28] in one.text for one in outcomes[name])


@pytest.mark.parametrize("name", BESIDE)
def test_good_files_beside_hostile_ones_are_read(outcomes: Outcomes, name: str) -> None:
    (document,) = outcomes[name]
    assert isinstance(document, Document)
    assert GOOD in document.text


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("itself.txt", "a link that leads round in a circle"),
        ("gone.pdf", "a broken link"),
        ("round", "a link to a folder that is read already"),
        ("pipe.txt", "not a file but a pipe or device"),
        ("bomb.txt.gz", "unpacks to more than"),
        ("bomb-in-bombs.zip", "more than 3 archives within one another"),
        ("many.zip", "more than 2,000 files"),
        ("locked.zip", "encrypted"),
        ("laughs.docx", "declares entities"),
        ("outside.docx", "declares entities"),
        ("locked.pdf", "encrypted"),
        ("scan.pdf", "a scan"),
        ("long-line.txt", "longer than 10,000,000 characters"),
        ("deep.html", "nested too deeply"),
        ("old.doc", "an old or encrypted Office file"),
        ("no-text.csv", "a table without a column of text"),
        ("sheet.xlsx", "an Excel workbook"),
    ],
)
def test_the_message_says_what_is_wrong(outcomes: Outcomes, name: str, reason: str) -> None:
    (failure,) = outcomes[name]
    assert isinstance(failure, Failure)
    assert reason in failure.reason


def test_rows_over_the_limit_are_told_and_the_others_read(outcomes: Outcomes) -> None:
    *rows, failure = outcomes["many.csv"]
    assert len(rows) == LIMITS.entries
    assert isinstance(failure, Failure)
    assert "more than 2,000 rows" in failure.reason


def test_names_in_archives_stay_names(outcomes: Outcomes) -> None:
    names = [one.path.partition("escaping.zip")[2] for one in outcomes["escaping.zip"]]
    assert names == ["/../../outside.txt", "/etc/inside.txt", "/C:\\x.txt"]
    assert not Path("/etc/inside.txt").exists()


@pytest.mark.parametrize("format", ["table", "csv", "markdown", "json", "jsonl"])
def test_no_escape_reaches_the_terminal(
    folder: Path, analyser: DigitAnalyser, capsys: pytest.CaptureFixture[str], format: str
) -> None:
    for name in ("escapes.txt", "names.zip", "surrogates.html", "surrogates.jsonl", "odd-head.eml", "empty.txt"):
        (folder / name).write_bytes(HOSTILE[name]())
    (folder / "sub\x1b[2J").mkdir()
    (folder / "sub\x1b[2J" / "\u202e\n.pdf").write_bytes(b"\x1b")
    assert call(["extract", ".", "--no-store", "--format", format]) == 1
    said = capsys.readouterr()
    for stream in (said.out, said.err):
        assert not [character for character in stream if character in "\x00\x07\x1b\x7f\x9b"]
    assert "\u202e" not in said.err


def test_a_document_that_takes_too_long_is_told_in_time_and_the_next_one_read(tmp_path: Path) -> None:
    slow = book(MAIN_OF_BOOK.format("a.opf"), ("a.opf", outline(*["a.html"] * 80_000)), ("a.html", PAGE))
    (tmp_path / "a.zip").write_bytes(zip_up(("1.txt", GOOD), ("2.epub", slow), ("3.txt", GOOD)))
    (tmp_path / "b.gz").write_bytes(gzip.compress(GOOD.encode()))
    start = time.monotonic()
    found = list(read_documents([str(tmp_path)], limits=Limits(seconds=2)))
    assert [isinstance(one, Document) for one in found] == [True, False, True, True]
    assert isinstance(found[1], Failure)
    assert found[1].path.endswith("a.zip/2.epub")
    assert "takes longer than 2 seconds to read" in found[1].reason
    assert time.monotonic() - start < 30


def test_a_document_that_takes_too_much_memory_is_told_and_the_next_one_read(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_bytes(PAGE.encode() + b"<p>9</p>" * 400_000)
    (tmp_path / "z.html").write_bytes(PAGE.encode())
    first, second = read_documents([str(tmp_path)], limits=Limits(memory=300_000_000))
    assert isinstance(first, Failure)
    # A library may run out of it where it has other words for that.
    assert re.search("memory|broke down|damaged", first.reason)
    assert isinstance(second, Document)


def test_what_may_not_be_read_is_told_and_the_rest_read(unprivileged_folder: Path) -> None:
    (unprivileged_folder / "locked").mkdir(mode=0o000)
    (unprivileged_folder / "secret.txt").write_text(GOOD)
    (unprivileged_folder / "secret.txt").chmod(0o000)
    (unprivileged_folder / "table.csv").write_text(GOOD)
    (unprivileged_folder / "table.csv").chmod(0o000)
    (unprivileged_folder / "zz.txt").write_text(GOOD)
    *failures, document = read_documents([str(unprivileged_folder)])
    assert len(failures) == 3
    assert all(isinstance(one, Failure) and "permission denied" in one.reason for one in failures)
    assert isinstance(document, Document)
