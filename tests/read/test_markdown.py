"""Tables in Markdown, and in any other text that sets them so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.read.markdown import find_tables

TABLE = """Guns seized:

| Year | North | **South** |
|------|------:|:---------:|
| 2010 | 1,200 | `340`     |
| 2011 |       | *350* \\| 9 |

That is all."""


def cells(text: str) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    return [
        (text[cell.start : cell.end], cell.row_heads, cell.column_heads)
        for table in find_tables(text)
        for cell in table.cells
    ]


def test_cells_have_their_heads_and_stand_where_they_say() -> None:
    assert cells(TABLE) == [
        ("1,200", ("2010",), ("North",)),
        ("340", ("2010",), ("South",)),
        ("350* \\| 9", ("2011",), ("South",)),
    ]
    (table,) = find_tables(TABLE)
    assert TABLE[table.start :].startswith("| Year")
    assert TABLE[: table.end].endswith("9")


@pytest.mark.parametrize("title", ["Table 3. Ships ($m)", "**Table 3. Ships ($m)**", "### Table 3. Ships ($m)"])
def test_a_title_above_belongs_to_the_table(title: str) -> None:
    text = f"Text.\n\n{title}\n\n| Port | 2008 |\n|---|---|\n| Havn | 12 |\n"
    (table,) = find_tables(text)
    assert table.caption == "Table 3. Ships ($m)"
    assert text[table.start :].startswith(title)


def test_bars_at_the_ends_may_be_left_out() -> None:
    assert cells("Year | Guns\n--- | ---\n2010 | 1,200\n2011 | 90") == [
        ("1,200", ("2010",), ("Guns",)),
        ("90", ("2011",), ("Guns",)),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "a | b\n\n12 | 13",
        "Title\n-----\n12 | 13",
        "| a | b |\n|---|---|\n| x | y |",
        "|---|---|\n| 1 | 2 |",
        "---\n| a |\n---",
    ],
    ids=["no rule", "heading", "no figures", "no heads", "front matter"],
)
def test_what_is_no_table_of_figures(text: str) -> None:
    assert find_tables(text) == ()


@given(st.text(alphabet="|-: \n19a\\", max_size=80))
def test_any_text(text: str) -> None:
    for table in find_tables(text):
        assert 0 <= table.start <= table.end <= len(text)
        assert all(table.start <= cell.start <= cell.end <= table.end for cell in table.cells)
