import os
from pathlib import Path

import pytest

from claims.read import find_documents
from claims.records import Failure


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(*names: str) -> None:
    for name in names:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text("Over 9,000 guns were seized.\n")


def find(*inputs: str) -> list[str]:
    """Return what is found, failures as "path: reason"."""
    return [
        f"{found.path}: {found.reason}" if isinstance(found, Failure) else found for found in find_documents(inputs)
    ]


def test_folders_are_searched_to_the_bottom_in_order(folder: Path) -> None:
    write("in/b.md", "in/a/z.txt", "in/a/deep/er/y.MARKDOWN", "in/c.text", "in/README")
    assert find("in") == ["in/README", "in/a/deep/er/y.MARKDOWN", "in/a/z.txt", "in/b.md", "in/c.text"]


@pytest.mark.parametrize("name", ["in", "in/", "./in", "in/.", "in//"])
def test_a_folder_has_one_name(folder: Path, name: str) -> None:
    write("in/a.txt")
    assert find(name) == ["in/a.txt"]


def test_the_working_folder_adds_nothing_to_names(folder: Path) -> None:
    write("a.txt", "in/b.txt")
    assert find(".") == ["a.txt", "in/b.txt"]


def test_what_is_named_twice_is_found_once(folder: Path) -> None:
    write("in/a.txt", "in/b.txt")
    assert find("in/b.txt", "in", "./in/a.txt") == ["in/b.txt", "in/a.txt"]


def test_hidden_and_side_files_are_passed_over(folder: Path) -> None:
    write("in/.a.txt", "in/.git/b.txt", "in/__pycache__/c.txt", "in/claims.db", "in/x.PNG", "in/y.json", "in/a.txt~")
    write("in/z.txt")
    assert find("in") == ["in/z.txt"]


def test_what_is_named_directly_is_found_whatever_its_name(folder: Path) -> None:
    write(".hidden/a.txt", "b.log", ".c")
    assert find(".hidden", "b.log", ".c", "-") == [".hidden/a.txt", "b.log", ".c", "-"]


def test_files_of_no_known_kind_are_told(folder: Path) -> None:
    write("in/a.txt", "in/report.rb")
    Path("in/program").write_bytes(b"\x7fELF\0\0")
    Path("in/sheet.dat").write_bytes(b"\0\1\2")
    told = find("in")
    assert told[0] == "in/a.txt"
    assert told[1].startswith("in/program: passed over: not text (")
    assert told[2].startswith("in/report.rb: passed over: .rb is no text file (")
    assert told[3].startswith("in/sheet.dat: passed over: not text (")


def test_a_document_is_known_by_its_content_whatever_its_suffix(folder: Path) -> None:
    write("in/a.pdf", "in/b.csv")
    Path("in/c.dat").write_bytes(b"%PDF-1.7\n%")
    Path("in/d.aspx").write_bytes(b"\n<!DOCTYPE html><p>Over 9,000 guns")
    assert find("in") == ["in/a.pdf", "in/b.csv", "in/c.dat", "in/d.aspx"]


def test_tables_of_claims_lie_beside_documents(folder: Path) -> None:
    write("in/a.txt")
    Path("in/claims.csv").write_text("id,path,quote,start,end\n")
    Path("in/claims.jsonl").write_text('{"id": "1", "quote": "9", "start": 5, "end": 6}\n')
    assert find("in") == ["in/a.txt"]


def test_the_folder_of_a_saved_page_belongs_to_it(folder: Path) -> None:
    write("in/guns.html", "in/guns_files/frame.html", "in/other_files/b.txt")
    assert find("in") == ["in/guns.html", "in/other_files/b.txt"]


@pytest.mark.parametrize("inside", [[], ["in/claims.db"], ["in/.a.txt"]], ids=["empty", "side file", "hidden file"])
def test_folder_without_documents(folder: Path, inside: list[str]) -> None:
    Path("in").mkdir()
    write(*inside)
    (told,) = find("in")
    assert told.startswith("in: a folder with no documents in it (")


def test_missing_paths_are_told_and_the_others_found(folder: Path) -> None:
    write("a.txt")
    told = find("nothing.txt", "a.txt/b", "", "a.txt")
    assert told == [
        "nothing.txt: no such file or folder (check how it is spelled)",
        "a.txt/b: no such file or folder (check how it is spelled)",
        ": no name given (name a file or a folder, or - for standard input)",
        "a.txt",
    ]


def test_links(folder: Path) -> None:
    write("in/a.txt", "other/c.txt")
    Path("in/broken.txt").symlink_to("gone.txt")
    Path("in/circle.txt").symlink_to("circle.txt")
    Path("in/linked").symlink_to("../other")
    Path("in/linked.txt").symlink_to("a.txt")
    Path("in/loop").symlink_to(".")
    assert find("in") == [
        "in/a.txt",
        "in/broken.txt: a broken link: gone.txt is not there (mend or remove it)",
        "in/circle.txt: a link that leads round in a circle (mend or remove it)",
        "in/linked/c.txt",
        "in/linked.txt",
        "in/loop: a link to a folder that is read already (remove the link)",
    ]


def test_names_that_are_hard_to_print(folder: Path) -> None:
    write("in/two\nlines.txt", "in/ leading space.txt")
    assert find("in") == ["in/ leading space.txt", "in/two\nlines.txt"]


def test_name_that_is_no_utf8(folder: Path) -> None:
    name = os.fsdecode(b"caf\xe9")
    try:
        Path(name).mkdir()
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    (failure,) = find_documents([name])
    assert isinstance(failure, Failure)
    assert failure.path == "caf\ufffd"


def test_names_that_no_file_can_have(folder: Path) -> None:
    told = find("a\0b", "x" * 5_000)
    assert [line.partition(": ")[2].partition(":")[0] for line in told] == ["cannot be read", "cannot be read"]


def test_very_deep_folders(folder: Path) -> None:
    deep = Path("in", *"d" * 1_100)
    path = Path()
    for part in deep.parts:
        path = path / part
        path.mkdir()
    document = deep / "a.txt"
    document.write_text("Over 9,000 guns.")
    assert find("in") == [str(document)]
    # pytest itself cannot remove what is nested deeper than Python's recursion goes.
    document.unlink()
    os.removedirs(deep)


def test_unreadable_folder(unprivileged_folder: Path) -> None:
    locked, open_file = unprivileged_folder / "locked", unprivileged_folder / "open.txt"
    locked.mkdir(mode=0o000)
    open_file.write_text("Over 9,000 guns were seized.")
    told = find(str(unprivileged_folder))
    assert told[0].startswith(f"{locked}: cannot be read: permission denied (")
    assert told[1:] == [str(open_file)]
