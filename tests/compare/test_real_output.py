"""The comparison on what the extraction really gives: our digests, and the articles where they are at hand.

Figures are named by words of their quote or sentence, so that a quote may come to be marked more or less widely.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import pytest

import claims
from claims.compare import compare
from claims.records import Claim, Comparison, Row, Verdict

ROOT = Path(__file__).parents[2]
DIGESTS = ROOT / "seeds"
ARTICLES = ROOT.parent / "shared" / "seeds"


class Figure(NamedTuple):
    """A figure named by the beginning of its document's file, words of its quote, and words of its sentence."""

    file: str
    quote: str
    sentence: str = ""


SETS = {
    DIGESTS: {
        "tolls": (Figure("oneil", "10,000"), Figure("starr", "50,000"), Figure("post", "60,000")),
        "guns": (Figure("oneil", "90 percent", "guns"), Figure("bloomberg", "70%")),
        "flows": (Figure("oneil", "15 billion"), Figure("americas", "38 billion")),
        "aid": (Figure("oneil", "1.4 billion"), Figure("americas", "1.4 billion"), Figure("bloomberg", "3 billion")),
    },
    ARTICLES: {
        "tolls": (Figure("001", "10,000"), Figure("003", "50,000"), Figure("000", "60,000")),
        "guns": (Figure("001", "90 percent", "guns"), Figure("004", "70%")),
        "flows": (Figure("001", "15 billion"), Figure("002", "38 billion")),
        "aid": (Figure("001", "1.4 billion"), Figure("002", "1.4-billion"), Figure("004", "3 billion")),
    },
}
VERDICTS: dict[str, Verdict] = {"tolls": "agree", "guns": "conflict", "flows": "overlap", "aid": "agree"}
ONEIL = {DIGESTS: "oneil", ARTICLES: "001"}
APART = {
    "spent": ("$7 million", "spent"),
    "released": ("$700 million", "released"),
    "for Colombia": ("600 million", "Colombia"),
    "security funding a year": ("40 million", "security"),
    "development aid": ("5 million", "evelopment aid"),
    "remittances": ("nearly", "25 billion"),
    "trade": ("$1 billion", "trade"),
    "tourism": ("$11 billion", "ourism"),
    "exports": ("200 billion", "xport"),
}


@lru_cache(maxsize=2)
def extracted(folder: Path) -> tuple[tuple[Claim, ...], Comparison]:
    if not folder.is_dir():
        pytest.skip("the articles are not here")
    found = tuple(claim for claim in claims.extract(folder) if not claim.incidental)
    return found, compare(found)


def row_of(folder: Path, figure: Figure) -> Row:
    found, comparison = extracted(folder)
    named = [claim for claim in found if Path(claim.path).name.startswith(figure.file)]
    wanted = {claim.id for claim in named if figure.quote in claim.quote and figure.sentence in claim.sentence}
    rows = [row for row in comparison.rows for cell in row.cells if wanted & set(cell.claims)]
    assert rows, f"{figure} was not extracted"
    return rows[0]


@pytest.mark.parametrize("measure", VERDICTS)
@pytest.mark.parametrize("folder", SETS, ids=["digests", "articles"])
def test_measure(folder: Path, measure: str) -> None:
    figures = SETS[folder][measure]
    row = row_of(folder, figures[0])
    assert all(row_of(folder, figure) is row for figure in figures)
    assert len(row.cells) == len(figures)
    assert {figure.quote for figure in figures if not any(figure.quote in cell.quote for cell in row.cells)} == set()
    assert row.verdict == VERDICTS[measure]


@pytest.mark.parametrize("name", APART)
@pytest.mark.parametrize("folder", SETS, ids=["digests", "articles"])
def test_other_money_stays_apart(folder: Path, name: str) -> None:
    row = row_of(folder, Figure(ONEIL[folder], *APART[name]))
    measures = [row_of(folder, figure) for figures in SETS[folder].values() for figure in figures[:1]]
    assert all(row is not measure for measure in measures)
    assert row.verdict == "single"


@pytest.mark.parametrize("folder", SETS, ids=["digests", "articles"])
def test_all_other_money_stands_in_rows_of_its_own(folder: Path) -> None:
    rows = [row_of(folder, Figure(ONEIL[folder], *words)) for words in APART.values()]
    assert len({id(row) for row in rows}) == len(APART)


@pytest.mark.parametrize("folder", SETS, ids=["digests", "articles"])
def test_the_toll_of_one_year_is_told_apart(folder: Path) -> None:
    tolls = row_of(folder, SETS[folder]["tolls"][0])
    cell = next(cell for cell in tolls.cells if "10,000" in cell.quote)
    assert row_of(folder, Figure(ONEIL[folder], "6,000", "2008")) is tolls
    assert len(cell.claims) == 2
    assert (cell.time or "").endswith("/..")


@pytest.mark.parametrize("folder", SETS, ids=["digests", "articles"])
def test_the_base_of_the_shares_is_named_first(folder: Path) -> None:
    row = row_of(folder, SETS[folder]["guns"][0])
    assert row.differences[0].aspect == "base"
    assert all("guns" in words or "firearms" in words for words in row.differences[0].values.values())
