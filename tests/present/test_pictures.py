"""Charts as pictures: what they say, and that the same figures give the same bytes."""

from __future__ import annotations

import sys
from decimal import Decimal
from pathlib import Path

import lxml.etree
import pytest

from claims.errors import UsageError
from claims.present.charts import Chart, chart_claims
from claims.present.pictures import PICTURES, write_picture

from .samples import AID, make_claim

BEGINNINGS = {"png": b"\x89PNG\r\n", "svg": b"<?xml", "pdf": b"%PDF-"}


def chart() -> Chart:
    strange = make_claim(
        source="<b>水&", quote="$9\x1b[2J_1$ ^", low=Decimal(10**9), kind="money", unit="USD", per="year"
    )
    found = chart_claims([AID, strange])
    assert found is not None
    return found


@pytest.mark.parametrize("format", PICTURES)
def test_the_same_figures_give_the_same_bytes(format: str, tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    for path in (one, other):
        write_picture([("profits", chart()), ("again", chart())], format, path)
    assert one.read_bytes() == other.read_bytes()
    assert one.read_bytes().startswith(BEGINNINGS[format])


def test_words_are_written_as_they_are(tmp_path: Path) -> None:
    write_picture([("profits of $5 and $6", chart())], "svg", tmp_path / "one.svg")
    words = [text.strip() for text in lxml.etree.parse(tmp_path / "one.svg").getroot().itertext() if text.strip()]
    assert "profits of $5 and $6" in words
    assert "2012 grillo-2012: $15 billion to $25 billion" in words
    assert "2009-07 <b>水&: $9[2J_1$ ^" in words
    assert "billion USD per year" in words


def test_figures_on_another_scale_are_told(tmp_path: Path) -> None:
    found = chart_claims([AID, make_claim()])
    assert found is not None
    write_picture([("profits", found)], "svg", tmp_path / "one.svg")
    assert "not on this scale: oneil-2009 over 90 percent" in (tmp_path / "one.svg").read_text(encoding="utf-8")


def test_without_the_library_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(UsageError, match="matplotlib") as caught:
        write_picture([("profits", chart())], "png", tmp_path / "one.png")
    assert "claims-and-figures[plot]" in str(caught.value)
