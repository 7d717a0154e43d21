"""What tables promise beyond their exact looks: whole figures, lines within the width, sources by date."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from claims.present import Format, write_claims, write_comparison
from claims.records import Comparison

from .conftest import Render
from .samples import COMPARISON, GUNS, make_claim

words = st.text(alphabet="abc 19$%.,", min_size=1, max_size=60)


@pytest.mark.parametrize("width", [20, 40, 60, 80, 120, 200])
def test_a_figure_is_never_cut(width: int, render: Render) -> None:
    quote = "between 123456789012345678901234567890 and 98765432109876543210 dollars"
    claim = make_claim(quote=quote, source="s", unit=None, counted=None, attribution=None, place=None, topics=())
    body = render(write_claims, [claim], Format.table, width=width).rpartition("─")[2]
    kept = "".join(body.split()).replace(claim.id[:8], "").replace("stated", "")
    assert kept == "s" + quote.replace(" ", "")


@settings(max_examples=40, deadline=None)
@given(quote=words, counted=words, source=words, width=st.integers(40, 220))
def test_lines_keep_to_the_width(render: Render, quote: str, counted: str, source: str, width: int) -> None:
    claim = make_claim(quote=quote, counted=counted, source=source)
    cells = (GUNS.cells[0].model_copy(update={"quote": quote, "counted": counted, "source": source}),)
    comparison = Comparison(rows=(GUNS.model_copy(update={"cells": cells}),))
    written = render(write_claims, [claim], Format.table, width=width)
    written += render(write_comparison, comparison, Format.table, width=width)
    assert max(cell_len(line) for line in written.splitlines()) <= width


def test_many_sources_are_stacked_even_on_a_wide_screen(render: Render) -> None:
    cells = tuple(GUNS.cells[0].model_copy(update={"source": f"source-{number}"}) for number in range(9))
    comparison = Comparison(rows=(GUNS.model_copy(update={"cells": cells}),))
    lines = render(write_comparison, comparison, Format.table, width=200).splitlines()
    assert [line.split()[0] for line in lines[1:10]] == [f"source-{number}" for number in range(9)]


def test_sources_stand_in_order_of_date(render: Render) -> None:
    header = render(write_comparison, COMPARISON, Format.table, width=200).splitlines()[0]
    assert header.split() == ["oneil-2009", "grillo-2012", "bloomberg-2021"]


def test_an_empty_comparison_says_so(render: Render) -> None:
    assert render(write_comparison, Comparison(), Format.table) == "Nothing to compare.\n"


def test_a_width_of_none_asks_the_terminal(render: Render, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    asked = render(write_comparison, COMPARISON, Format.table, width=None)
    assert asked == render(write_comparison, COMPARISON, Format.table, width=200)
