"""Every format writes exactly the text of a file that was read and checked by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from claims.present import Format, Listing, write_claim, write_claims, write_comparison, write_listing, write_sentences

from .conftest import Render
from .samples import CLAIMS, COMPARISON, TEXT

GOLDEN = Path(__file__).parent / "golden"
SOURCES = Listing(
    columns=("source", "published", "claims"), rows=(("oneil-2009", "2009-07", 61), ("grillo-2012", None, 7))
)
RESULTS = {
    "claims": (write_claims, CLAIMS),
    "comparison": (write_comparison, COMPARISON),
    "listing": (write_listing, SOURCES),
}
SUFFIXES = {Format.table: "txt", Format.markdown: "md"}


def read_golden(name: str) -> str:
    return (GOLDEN / name).read_bytes().decode()


@pytest.mark.parametrize("format", Format)
@pytest.mark.parametrize("name", RESULTS)
def test_each_format_writes_the_golden_text(name: str, format: Format, render: Render) -> None:
    write, result = RESULTS[name]
    assert render(write, result, format) == read_golden(f"{name}.{SUFFIXES.get(format, format)}")


@pytest.mark.parametrize("width", [40, 200])
@pytest.mark.parametrize("name", ["claims", "comparison"])
def test_the_table_suits_the_width(name: str, width: int, render: Render) -> None:
    write, result = RESULTS[name]
    assert render(write, result, Format.table, width=width) == read_golden(f"{name}_{width}.txt")


@pytest.mark.parametrize("width", [40, 80])
def test_sentences_are_for_reading(width: int, render: Render) -> None:
    assert render(write_sentences, CLAIMS, width=width) == read_golden(f"sentences_{width}.txt")


def test_one_claim_shows_its_sentence_place_and_fields(render: Render) -> None:
    assert render(write_claim, CLAIMS[0], TEXT) == read_golden("claim.txt")


def test_one_claim_in_brief_between_its_neighbours(render: Render) -> None:
    claim = CLAIMS[0].model_copy(update={"reviewed": "accepted", "reviewer_note": "by phone"})
    shown = render(write_claim, claim, TEXT, neighbours=("Mexico blames its neighbour.", "It goes on."), brief=True)
    assert shown == read_golden("claim_brief.txt")
