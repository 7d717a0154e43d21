"""A store of 200,000 claims is exported in every format, in bounded memory."""

from __future__ import annotations

import os
import sys
from decimal import Decimal
from pathlib import Path

import pytest

from claims.present import FileFormat, Format
from claims.records import Claim, Document, Extraction
from claims.store import Store

DOCUMENTS, CLAIMS = 200, 1_000
MOST_MEMORY = 300 * 2**20
"""Bytes that the process may take at its largest, Python and its libraries included."""

pytestmark = pytest.mark.slow


def make_extraction(number: int) -> Extraction:
    """Return a document of as many sentences as claims, long as those of news are."""
    lines = [f"Report {number}: of the {at + 900:,} guns seized near town {at}, the larger part by far was traced to "
             "dealers elsewhere, so an officer said who asked not to be named." for at in range(CLAIMS)]  # fmt: skip
    document = Document(path=f"{number}.txt", source=f"source-{number}", text="\n".join(lines), published="2009-07")
    claims, start = [], 0
    for at, line in enumerate(lines):
        figure = start + line.index("of the ") + len("of the ")
        quote = f"{at + 900:,}"
        assert document.text[figure : figure + len(quote)] == quote
        claims.append(
            Claim(
                id=f"{number:06x}{at:06x}", path=document.path, source=document.source, published=document.published,
                quote=quote, start=figure, end=figure + len(quote), sentence=line, sentence_start=start,
                sentence_end=start + len(line), kind="count", comparator="=", low=Decimal(at + 900),
                high=Decimal(at + 900), unit="gun", counted="guns seized near a town", time="2009",
                topics=("guns", "crime"),
            )
        )  # fmt: skip
        start += len(line) + 1
    return Extraction(document=document, claims=tuple(claims))


@pytest.fixture(scope="module")
def large_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("large") / "claims.db"
    with Store.open(path) as store:
        for number in range(DOCUMENTS):
            store.save(make_extraction(number), fingerprint="1")
    return path


@pytest.mark.parametrize("format", [*(format for format in Format if format is not Format.table), *FileFormat])
def test_an_export_takes_little_memory(large_store: Path, tmp_path: Path, format: str) -> None:
    file = tmp_path / f"figures.{format}"
    words = ["-m", "claims", "export", str(file), "--format", format, "--store", str(large_store)]
    process = os.spawnv(os.P_NOWAIT, sys.executable, [sys.executable, *words])
    _, status, used = os.wait4(process, 0)
    assert os.waitstatus_to_exitcode(status) == 0
    assert used.ru_maxrss * 1024 <= MOST_MEMORY
    assert file.stat().st_size > DOCUMENTS * CLAIMS
