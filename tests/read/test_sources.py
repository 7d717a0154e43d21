"""`sources.toml`: what a desk keeps beside its documents goes before what they say themselves."""

from __future__ import annotations

from pathlib import Path

import pytest

from claims.read import Metadata, read_documents
from claims.records import Document, Failure

TEXT = "---\ntitle: In front\nauthor: Jane Roe\ndate: 2012\n---\nOver 9,000 guns were seized.\n"


def read(folder: Path, notes: str, **overrides: str) -> list[Document | Failure]:
    (folder / "a.md").write_text(TEXT)
    (folder / "b.csv").write_text("text,title\nSome 5 of them.,One\nSome 6 of them.,Two\n")
    (folder / "sources.toml").write_text(notes)
    return list(read_documents([str(folder)], overrides=Metadata(**overrides)))


def test_notes_go_before_the_documents_and_options_before_notes(tmp_path: Path) -> None:
    notes = '["a.md"]\ntitle = "Desk"\npublished = 2009-07-01\nmodified = "July 2010"\nsource = "Desk 1"\n'
    first = read(tmp_path, notes, author="Ann Poe")[0]
    assert isinstance(first, Document)
    assert (first.title, first.author, first.published, first.modified) == ("Desk", "Ann Poe", "2009-07-01", "2010-07")
    assert first.source == "desk-1"


def test_patterns_and_parts(tmp_path: Path) -> None:
    every = '["*"]\npublisher = "All"\nurl = "https://a.example"\n'
    found = read(tmp_path, every + '["b.csv"]\npublisher = "B"\n["b.csv#2"]\ntitle = "Second"\n')
    documents = [(one.publisher, one.url, one.title) for one in found if isinstance(one, Document)]
    assert documents == [
        ("All", "https://a.example", "In front"),
        ("B", "https://a.example", "One"),
        ("B", "https://a.example", "Second"),
    ]


@pytest.mark.parametrize(
    ("notes", "reason"),
    [
        ("[a.md", "cannot be read"),
        ('["a.md"]\ntilte = "x"', "unknown field 'tilte'"),
        ('["a.md"]\ndate = "soon"', "no date: 'soon'"),
        ('title = "x"', "stands under no file"),
    ],
)
def test_notes_that_cannot_be_read_are_told_once_and_stop_nothing(tmp_path: Path, notes: str, reason: str) -> None:
    found = read(tmp_path, notes)
    (failure,) = (one for one in found if isinstance(one, Failure))
    assert failure.path == str(tmp_path / "sources.toml")
    assert reason in failure.reason
    assert len(found) == 4
