"""What tables promise beyond their exact looks: whole figures, lines within the width, sources by date."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from claims.present import Format, Listing, write_claims, write_comparison, write_listing
from claims.present.differences import explain_briefly
from claims.present.wording import describe_verdict
from claims.records import Cell, Comparison, Difference, Row

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


phrases = st.lists(st.text(alphabet="abcdefg%$19é漢", min_size=1, max_size=24), min_size=1, max_size=8).map(" ".join)


@st.composite
def rows(draw: st.DrawFn, sources: list[str]) -> Row:
    speaking = draw(st.lists(st.sampled_from(sources), min_size=1, unique=True))
    values = {source: draw(phrases) for source in speaking}
    fields = {"measure": draw(phrases), "verdict": draw(st.sampled_from(["agree", "conflict", "incomparable"]))}
    cells = tuple(make_cell(source, quote=draw(phrases), counted=draw(phrases)) for source in speaking)
    differences = (Difference(aspect="base", values=values), Difference(aspect="time", values=values))
    return GUNS.model_copy(update=fields | {"cells": cells, "differences": differences})


def make_cell(source: str, **changes: str) -> Cell:
    return GUNS.cells[0].model_copy(update={"source": source, "time": None} | changes)


@st.composite
def comparisons(draw: st.DrawFn) -> Comparison:
    ids = st.text(alphabet="abcdef-2019", min_size=1, max_size=24)
    sources = draw(st.lists(ids, min_size=1, max_size=7, unique=True))
    return Comparison(rows=tuple(draw(st.lists(rows(sources), min_size=1, max_size=3))))


def count_letters(text: str) -> Counter[str]:
    return Counter("".join(text.split()))


@settings(max_examples=150, deadline=None)
@given(comparison=comparisons(), width=st.integers(30, 260))
def test_a_comparison_loses_nothing_at_any_width(render: Render, comparison: Comparison, width: int) -> None:
    written = render(write_comparison, comparison, Format.table, width=width)
    assert max(cell_len(line) for line in written.splitlines()) <= width
    letters = count_letters(written)
    for row in comparison.rows:
        cells = [f"{cell.quote}{cell.counted}" for cell in row.cells]
        told = "".join([row.measure, describe_verdict(row), explain_briefly(row), *cells])
        assert not count_letters(told) - letters
        letters -= count_letters(told)
    assert not count_letters("".join({cell.source for row in comparison.rows for cell in row.cells})) - letters


@pytest.mark.parametrize("width", [60, 80, 100, 120, 160, 200, 240])
@pytest.mark.parametrize("count", [1, 2, 3, 5, 8])
def test_words_stay_whole(render: Render, count: int, width: int) -> None:
    names = [f"quarterly-review-of-{number}" for number in range(count)]
    words = "between about 15 billion and nearly 25 billion dollars"
    row = GUNS.model_copy(update={"cells": tuple(make_cell(name, quote=words, counted=words) for name in names)})
    written = Counter(render(write_comparison, Comparison(rows=(row,)), Format.table, width=width).split())
    assert not Counter([*words.split(), *words.split()] * count) - written
    assert set(names) <= set(written)


SUMMARIES = Listing(
    columns=("source", "title", "author", "path", "claims"),
    rows=(
        ("quarterly-review-2009", "A long title of many words", None, "articles/of/the/year/2009/review.txt", 12),
        ("daily-2012", None, None, "articles/of/the/year/2012/daily.txt", 1234),
    ),
)


@pytest.mark.parametrize(
    ("width", "columns"),
    [
        pytest.param(120, ["source", "title", "author", "path", "claims"], id="all of them"),
        pytest.param(80, ["source", "title", "path", "claims"], id="without the empty one"),
        pytest.param(50, ["source", "path", "claims"], id="without that with fewer values"),
        pytest.param(36, ["source", "claims"], id="what is left"),
    ],
)
def test_a_listing_leaves_out_columns_that_do_not_fit(width: int, columns: list[str], render: Render) -> None:
    lines = render(write_listing, SUMMARIES, Format.table, width=width).splitlines()
    assert lines[0].split() == columns
    assert all(cell_len(line) <= width for line in lines)
    words = "\n".join(lines).split()
    assert {"quarterly-review-2009", "daily-2012", "12", "1234"} <= set(words)


def test_a_long_path_keeps_its_end(render: Render) -> None:
    words = render(write_listing, SUMMARIES, Format.table, width=80).split()
    assert any(word.startswith("…") and word.endswith("/review.txt") for word in words)


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
