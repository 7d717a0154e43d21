import io
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from claims.errors import ReadError, UsageError
from claims.read import Limits, Metadata, make_document, read_document, read_documents
from claims.read.decoding import decode
from claims.records import Document, Failure

TEXT = "Over 9,000 guns were seized.\n"


def read_bytes(data: bytes, monkeypatch: pytest.MonkeyPatch, **options: object) -> Document:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    return read_document("-", **options)


def test_document_holds_the_whole_text(tmp_path: Path) -> None:
    front = "---\ntitle: The guns\nauthor: Jane Roe\ndate: 2012-06\n---\n"
    file = tmp_path / "a.md"
    file.write_bytes(b"\xef\xbb\xbf" + (front + TEXT).replace("\n", "\r\n").encode())
    document = read_document(str(file))
    assert document == Document(
        path=str(file),
        text=front + TEXT,
        body_start=len(front),
        source="roe-2012",
        title="The guns",
        author="Jane Roe",
        published="2012-06",
    )
    assert document.text == file.read_text(encoding="utf-8-sig")


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    assert read_bytes(TEXT.encode(), monkeypatch) == Document(path="-", text=TEXT, source="text")


def test_no_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(ReadError, match="no standard input"):
        read_document("-")


def test_options_go_before_front_matter_and_front_matter_before_the_text() -> None:
    text = f"---\ntitle: In front\nauthor: Jane Roe\n---\n# In the text\n\nMay 2009\n\n{TEXT}"
    document = make_document(text, overrides=Metadata(author="Ann Poe"))
    assert (document.title, document.author, document.published) == ("In front", "Ann Poe", "2009-05")
    assert document.source == "poe-2009"


def test_front_matter_names_the_source() -> None:
    document = make_document(f"---\nauthor: Jane Roe\nsource: My Notes/1\n---\n{TEXT}")
    assert (document.source, document.publisher) == ("roe", "My Notes/1")
    assert make_document(f"---\nauthor: Jane Roe\nsource: Notes_1\n---\n{TEXT}").source == "notes-1"


def test_date_option_is_read_or_refused() -> None:
    assert Metadata(published="July 2009").published == "2009-07"
    with pytest.raises(UsageError, match="--date: no date: 'soon'"):
        Metadata(published="soon")


def test_a_text_is_taken_as_it_is() -> None:
    assert make_document("one\r\ntwo\r").text == "one\r\ntwo\r"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(b"", "empty", id="empty"),
        pytest.param(b" \n\t\r\n", "empty", id="white space"),
        pytest.param(b"\xef\xbb\xbf", "empty", id="only a byte order mark"),
        pytest.param(b"---\ntitle: x\n---\n\n", "empty behind its front matter", id="only front matter"),
        pytest.param(bytes(range(40)), "not text", id="binary"),
        pytest.param(b"\x01\x02\x03\x04 \x05\x06", "not text", id="control characters"),
        pytest.param(b"x" * 41, "longer than 40 characters", id="too many characters"),
        pytest.param(b"x" * 161, "longer than 40 characters", id="too many bytes"),
    ],
)
def test_bad_documents(data: bytes, reason: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ReadError, match=reason) as caught:
        read_bytes(data, monkeypatch, limits=Limits(characters=40))
    assert caught.value.where == "-"
    assert caught.value.hint


@pytest.mark.parametrize("text", ["a\0b", "a \ud800 b"], ids=["NUL", "half a surrogate pair"])
def test_bad_texts(text: str) -> None:
    with pytest.raises(ReadError, match="not text"):
        make_document(text)


def test_characters_are_counted_not_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(read_bytes("😀".encode() * 40, monkeypatch, limits=Limits(characters=40)).text) == 40


def test_a_line_of_50_million_characters_is_refused_at_once(tmp_path: Path) -> None:
    file = tmp_path / "long.txt"
    with file.open("wb") as stream:
        stream.truncate(50_000_000)
    start = time.perf_counter()
    with pytest.raises(ReadError, match=r"longer than 10,000,000 characters .*--max-characters"):
        read_document(str(file))
    assert time.perf_counter() - start < 1


@pytest.mark.parametrize(
    "unit",
    ["x", "9,000 guns ", "é", "\n", " \n", "#", "[", "By Jane Roe\n", "-", "(", "A.", "'’", "---\n"],
    ids=repr,
)
def test_long_texts_are_read_in_time(unit: str) -> None:
    text = f"The guns\n\nIxchel Quux\n\n{unit * (2_000_000 // len(unit))}x"
    start = time.perf_counter()
    make_document(text)
    assert time.perf_counter() - start < 2


def test_one_bad_document_never_stops_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.txt").write_bytes(b"\x00\x01")
    (tmp_path / "c.txt").write_bytes("It cost £5.\n".encode("cp1252"))
    (tmp_path / "d.txt").symlink_to("gone.txt")
    (tmp_path / "e\nf.txt").write_text(TEXT)
    (tmp_path / "g").mkdir()
    os.mkfifo(tmp_path / "h.txt")
    (tmp_path / "i.txt").write_text(TEXT)
    found = list(read_documents([str(tmp_path), str(tmp_path / "missing")]))
    reasons = {Path(item.path).name: item.reason for item in found if isinstance(item, Failure)}
    assert reasons == {
        "a.txt": "empty (there is nothing to read in it)",
        "b.txt": "not text (binary data) (save it as plain text in UTF-8 and read that)",
        "d.txt": "a broken link: gone.txt is not there (mend or remove it)",
        "h.txt": "not a file but a pipe or device (send it to standard input and name it -)",
        "missing": "no such file or folder (check how it is spelled)",
    }
    texts = {Path(item.path).name: item.text for item in found if isinstance(item, Document)}
    assert texts == {"c.txt": "It cost £5.\n", "e\nf.txt": TEXT, "i.txt": TEXT}


def test_documents_are_read_one_at_a_time(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    later = tmp_path / "b.txt"
    later.write_text("old")
    found = read_documents([str(tmp_path)])
    next(found)
    later.write_text("new")
    assert isinstance(second := next(found), Document)
    assert second.text == "new"


def test_folder_and_device_are_no_documents(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="a folder, not a file"):
        read_document(str(tmp_path))
    with pytest.raises(ReadError, match="pipe or device"):
        read_document(os.devnull)


@pytest.mark.parametrize("path", ["gone.txt", "a\0b", "", "x" * 5_000], ids=["missing", "NUL", "no name", "long"])
def test_impossible_paths(path: str) -> None:
    with pytest.raises(ReadError):
        read_document(path)


def test_unreadable_file(unprivileged_folder: Path) -> None:
    locked = unprivileged_folder / "a.txt"
    locked.write_text(TEXT)
    locked.chmod(0)
    with pytest.raises(ReadError, match="permission denied"):
        read_document(str(locked))


def test_name_that_is_no_utf8_can_be_stored(tmp_path: Path) -> None:
    name = os.path.join(os.fsencode(tmp_path), b"caf\xe9.txt")  # noqa: PTH118  (a path of bytes)
    try:
        descriptor = os.open(name, os.O_CREAT | os.O_WRONLY)
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    os.write(descriptor, TEXT.encode())
    os.close(descriptor)
    (document,) = read_documents([str(tmp_path)])
    assert isinstance(document, Document)
    assert Path(document.path).name == "caf\ufffd.txt"


@settings(deadline=None)
@given(st.binary(max_size=300) | st.text().map(lambda text: text.encode("utf-8", "replace")))
@example(b"---\n\xff\n---\n")
@example(b"\xff\xfe\x00\xd8")
@example(b"\x2b\x2f\x76\x38\x2d\xd9")
@example(b"\t\x0c!")
def test_any_bytes_give_a_document_or_a_reason(data: bytes) -> None:
    with pytest.MonkeyPatch.context() as patch:
        try:
            document = read_bytes(data, patch)
        except ReadError:
            return
    if "\f" not in decode(data):  # form feeds part pages, whose lines are set anew
        assert document.text == decode(data)
    assert "\r" not in document.text
    assert 0 <= document.body_start <= len(document.text)
    document.text.encode()


@given(st.text(st.characters(exclude_characters="\f-")))
def test_any_utf8_text_is_kept_whole(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        try:
            document = read_bytes(text.encode("utf-8", "replace"), patch)
        except ReadError:
            return
    kept = text.encode("utf-8", "replace").decode("utf-8-sig")
    assert document.text == kept.replace("\r\n", "\n").replace("\r", "\n")


def test_importing_loads_no_heavy_library() -> None:
    code = "import sys, claims.read; print(sorted({'spacy', 'yaml', 'charset_normalizer'} & set(sys.modules)))"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout == "[]\n"
