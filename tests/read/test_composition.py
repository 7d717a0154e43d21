"""A text put together from paragraphs and tables, its offsets, places and heads."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.read.composition import Composition, fold
from claims.read.grid import GridCell, is_figure, place_cells

CELLS = st.builds(GridCell, st.text("a1|-", max_size=3), st.booleans(), st.integers(-1, 300), st.integers(-1, 300))


def make_grid(*rows: str, heads: bool = False) -> list[list[GridCell]]:
    return [
        [GridCell(text.strip(), is_head=heads and number == 0) for text in row.split("|")]
        for number, row in enumerate(rows)
    ]


def body(grid: list[list[GridCell]]) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    return [(cell.text, cell.row_heads, cell.column_heads) for row in place_cells(grid) for cell in row if cell.in_body]


class TestHeads:
    def test_first_row_and_column_name_the_figures(self) -> None:
        grid = make_grid("Port | Ships | Tonnes (thousands)", "Havn | 120 | 3,400", "Sund | 90 | n/a")
        assert body(grid) == [
            ("120", ("Havn",), ("Ships",)),
            ("3,400", ("Havn",), ("Tonnes (thousands)",)),
            ("90", ("Sund",), ("Ships",)),
            ("n/a", ("Sund",), ("Tonnes (thousands)",)),
        ]

    def test_years_are_heads_above_and_beside(self) -> None:
        assert body(make_grid(" | 2008 | 2009", "Ships | 12 | 15")) == [
            ("12", ("Ships",), ("2008",)),
            ("15", ("Ships",), ("2009",)),
        ]
        assert body(make_grid("Year | Ships", "2008 | 12"))[0] == ("12", ("2008",), ("Ships",))

    def test_a_head_over_two_columns_counts_for_both(self) -> None:
        grid = [
            [GridCell("Port", rows=2), GridCell("Ships", columns=2), GridCell("Crew", columns=2)],
            [GridCell("2008"), GridCell("2009"), GridCell("2008"), GridCell("2009")],
            [GridCell(text) for text in ("Havn", "12", "15", "140", "160")],
        ]
        assert [(text, heads) for text, _, heads in body(grid)] == [
            ("12", ("Ships", "2008")),
            ("15", ("Ships", "2009")),
            ("140", ("Crew", "2008")),
            ("160", ("Crew", "2009")),
        ]

    def test_a_row_of_one_cell_opens_a_section(self) -> None:
        grid = make_grid("Port | Ships", "North |", "Havn | 12", "South |", "Sund | 9", "Total | 21")
        assert [heads for _, heads, _ in body(grid)] == [("North", "Havn"), ("South", "Sund"), ("Total",)]

    def test_a_table_without_heads_has_none(self) -> None:
        assert body(make_grid("Ships | 12", "Crew | 140")) == [("12", ("Ships",), ()), ("140", ("Crew",), ())]

    def test_a_unit_in_the_corner_holds_for_all(self) -> None:
        assert body(make_grid("($ million) | 2008", "Fees | 12"))[0] == ("12", ("Fees",), ("($ million)", "2008"))

    def test_ranges_in_the_first_row_are_heads(self) -> None:
        assert body(make_grid("Age | 18-24 | 25-34", "Sailors | 40 | 50"))[0] == ("40", ("Sailors",), ("18-24",))

    def test_numbering_is_no_figure(self) -> None:
        grid = make_grid("No. | Port | Ships", "1 | Havn | 12", "2 | Sund | 9")
        assert [text for text, _, _ in body(grid)] == ["12", "9"]

    def test_years_beside_names_are_heads_only_under_a_year(self) -> None:
        grid = make_grid("Port | Year | Ships", "Havn | 2008 | 12", "Sund | 2009 | 9")
        assert body(grid)[0] == ("12", ("Havn", "2008"), ("Ships",))
        grid = make_grid("Port | Opened | Ships", "Havn | 1908 | 12", "Sund | 1911 | 9")
        assert body(grid)[1] == ("12", ("Havn",), ("Ships",))

    def test_heads_that_stand_again_are_no_body(self) -> None:
        grid = make_grid("Port | Ships", "Havn | 12", "Port | Ships", "Sund | 9")
        assert [text for text, _, _ in body(grid)] == ["12", "9"]

    @pytest.mark.parametrize(
        "text", ["1,200", "$3.4m", "12%", "−4.5", "(120)", "<5", "1 200", "12*", "3.4 kg", "12[a]"]
    )
    def test_figures(self, text: str) -> None:
        assert is_figure(text)

    @pytest.mark.parametrize("text", ["2008", "2008/09", "18-24", "n/a", "–", "Havn", "12 ships in port", ""])
    def test_no_figures(self, text: str) -> None:
        assert not is_figure(text)

    @given(st.lists(st.lists(CELLS, max_size=4), max_size=5))
    def test_any_grid_is_placed_whole(self, grid: list[list[GridCell]]) -> None:
        placed = place_cells(grid)
        assert [[cell.text for cell in row] for row in placed] == [[cell.text for cell in row] for row in grid]


class TestComposition:
    def test_cells_stand_at_their_offsets(self) -> None:
        composition = Composition()
        composition.add_paragraph("Ports of the north.")
        composition.add_table(make_grid("Port | Ships", "Havn | 1,200"), caption="Table 1. Ships in port")
        composition.add_paragraph("The end.")
        content = composition.make_content()
        assert content.text == "Ports of the north.\n\nTable 1. Ships in port\nPort | Ships\nHavn | 1,200\n\nThe end."
        (table,) = content.tables
        assert content.text[table.start : table.end] == "Table 1. Ships in port\nPort | Ships\nHavn | 1,200"
        assert [content.text[cell.start : cell.end] for cell in table.cells] == ["1,200"]
        assert table.caption == "Table 1. Ships in port"

    @pytest.mark.parametrize(
        ("before", "caption"),
        [
            (["Table 3. Ships", "(thousands)"], "Table 3. Ships (thousands)"),
            (["Ships in port\n(in thousands)"], "Ships in port (in thousands)"),
            (["We saw many ships.", "(in thousands)"], "(in thousands)"),
            (["Fees of all ports ($ million)"], "Fees of all ports ($ million)"),
            (["All ports are small (some are not)."], None),
            (["Ships in port"], None),
            (["Table 3. Ships", "We saw many of them."], None),
        ],
    )
    def test_a_line_of_units_above_a_table_is_its_caption(self, before: list[str], caption: str | None) -> None:
        composition = Composition()
        for text in before:
            composition.add_paragraph(text)
        composition.add_table(make_grid("Port | Ships", "Havn | 1,200"))
        content = composition.make_content()
        (table,) = content.tables
        assert table.caption == caption
        assert content.text[table.start :].startswith("Port" if caption is None else caption.partition(" (")[0])

    def test_a_table_for_layout_becomes_paragraphs(self) -> None:
        composition = Composition()
        composition.add_table(make_grid("A box. | ", "It holds 12 ships.|Beside it stands more."))
        content = composition.make_content()
        assert content.text == "A box.\n\nIt holds 12 ships.\n\nBeside it stands more."
        assert not content.tables

    def test_every_place_begins_where_its_text_does(self) -> None:
        composition = Composition()
        composition.move_to("page 1")
        composition.add_paragraph("One.")
        composition.add_paragraph("Two goes over the page.", moves=[(9, "page 2")])
        composition.add_paragraph("Three.")
        composition.move_to("page 3")
        composition.add_paragraph(" ")
        composition.move_to("page 4")
        composition.add_paragraph("Four.")
        content = composition.make_content()
        starts = {locator.label: content.text[locator.start :][:4] for locator in content.locators}
        assert starts == {"page 1": "One.", "page 2": "over", "page 4": "Four"}

    def test_white_space_is_folded(self) -> None:
        assert fold("  a\u00a0b \n c ") == "a b c"
