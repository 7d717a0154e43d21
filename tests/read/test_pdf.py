"""PDF files as printers set them, read back to the text that was set."""

from __future__ import annotations

import io

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from claims.errors import ReadError
from claims.read.content import Content, Limits
from claims.read.pdf import read_pdf
from claims.records import Document
from tests.read.pages import HEIGHT, WIDTH, Box, Sheet, plain
from tests.read.reports import NOTES as NUMBERED_NOTES
from tests.read.reports import PARAGRAPHS, QUOTE, TABLE_CAPTION, TABLE_HEAD, TABLE_ROWS, TITLE, make_report

LIMITS = Limits()
NOTES = [note.partition(" ")[2] for note in NUMBERED_NOTES]
"""The number before a note is a mark, as that in the text is."""
WORDS = "The boats of the company carried so many more people over the sound in the year that followed"


def read(data: bytes) -> Content:
    return read_pdf(data, limits=LIMITS)


def paragraphs(data: bytes) -> list[str]:
    return read(data).text.split("\n\n")


@pytest.fixture(scope="module")
def report() -> Content:
    return read(make_report())


class TestReport:
    def test_paragraphs_come_whole_and_in_reading_order(self, report: Content) -> None:
        found = report.text.split("\n\n")
        assert [text for text in found if text in {plain(paragraph) for paragraph in PARAGRAPHS}] == [
            plain(paragraph) for paragraph in PARAGRAPHS
        ]

    def test_what_stands_beside_the_text_comes_behind_the_paragraph_it_breaks(self, report: Content) -> None:
        found = report.text.split("\n\n")
        assert " ".join(QUOTE) in found
        assert [note for note in NOTES if note in found] == NOTES

    def test_nothing_else_is_read(self, report: Content) -> None:
        found = report.text.split("\n\n")
        known = {TITLE, " ".join(QUOTE), *NOTES, *map(plain, PARAGRAPHS)}
        rest = [text for text in found if text not in known and "|" not in text and text != TABLE_CAPTION]
        assert rest == [
            "Source: the harbour authority, 2010.",
            "The authority will publish its next report in the spring of 2011.",
        ]

    def test_a_table_over_two_pages_is_one(self, report: Content) -> None:
        (table,) = report.tables
        assert table.caption == TABLE_CAPTION
        found = [(report.text[c.start : c.end], c.row_heads, c.column_heads) for c in table.cells]
        assert found == [
            (text, (row[0],), (year,)) for row in TABLE_ROWS for year, text in zip(TABLE_HEAD[1:], row[1:], strict=True)
        ]

    def test_every_word_knows_its_page(self, report: Content) -> None:
        document = Document(path="report.pdf", text=report.text, locators=report.locators)
        places = {
            "1.2 million passengers": "page 1",
            "Prices of 2009": "page 1",
            "Crews are short": "page 2",
            "22 | –": "page 2",
            "276 | 290": "page 3",
            "next report": "page 3",
        }
        assert {words: document.locate(report.text.index(words)) for words in places} == places

    def test_the_properties_are_metadata(self, report: Content) -> None:
        assert (report.metadata.title, report.metadata.author) == (TITLE, "Jane Smith")


class TestLineEnds:
    @pytest.mark.parametrize(
        ("first", "second", "whole"),
        [
            pytest.param("They spent a well-", "known sum on well-known men.", "well-known sum", id="known elsewhere"),
            pytest.param("They told the gov-", "ernment that it was so.", "the government that", id="cut"),
            pytest.param("It took them twenty-", "five years to build it.", "twenty-five years", id="number words"),
            pytest.param("They hired some 1,", "200 men in the spring.", "some 1, 200 men", id="number not joined"),
            pytest.param("They were all 12-", "year-old boys from Havn.", "all 12-year-old boys", id="digits before"),
            pytest.param("From the years 2008–", "2009 nothing is known.", "2008–2009 nothing", id="range"),
            pytest.param(
                "The short- and long-", "term debts were paid.", "short- and long-term debts", id="two hyphens"
            ),
            pytest.param("It paid both short-", "and long-term debts off.", "short- and long-term", id="open hyphen"),
            pytest.param("He was an Anglo-", "American from the south.", "Anglo-American", id="capital behind"),
            pytest.param("It was late—", "later than ever it had been.", "late—later", id="dash"),
        ],
    )
    def test_words_over_two_lines(self, first: str, second: str, whole: str) -> None:
        sheet = Sheet()
        for number, line in enumerate((first, second, "The rest of the text stands here and says no more.")):
            sheet.put(1, 60, 700 - 12 * number, line)
        assert any(whole in text for text in paragraphs(sheet.render()))


class TestPages:
    def test_a_sentence_goes_on_over_the_page_past_notes_and_heads(self) -> None:
        sheet = Sheet()
        for page in (1, 2):
            sheet.put(page, 60, HEIGHT - 40, "The harbour report", 8)
            sheet.put(page, WIDTH - 80, HEIGHT - 40, str(page), 8)
        sheet.put(1, 60, 120, "In the second year the company carried")
        sheet.put(1, 60, 60, "* Counted at the gates of all of the ports.", 7)
        sheet.put(2, 60, HEIGHT - 90, "46,000 passengers to the isles, and lost money on each.")
        assert paragraphs(sheet.render()) == [
            "In the second year the company carried 46,000 passengers to the isles, and lost money on each.",
            "* Counted at the gates of all of the ports.",
        ]

    def test_a_number_at_the_foot_of_the_text_is_kept_where_it_does_not_count_on(self) -> None:
        sheet = Sheet()
        for page, text in ((1, "512"), (2, "77")):
            sheet.put(page, 60, 400, "The numbers of the lots were these.")
            sheet.put(page, 60, 60, text)
        assert {"512", "77"} < set(paragraphs(sheet.render()))

    def test_a_page_may_hold_nothing_but_its_head(self) -> None:
        sheet = Sheet()
        for page in (1, 2, 3):
            sheet.put(page, 60, HEIGHT - 40, "The harbour report", 8)
        sheet.put(1, 60, 400, "The first boat left the port at dawn.")
        assert paragraphs(sheet.render()) == ["The first boat left the port at dawn."]

    def test_columns_below_a_heading_are_read_one_after_the_other(self) -> None:
        sheet = Sheet()
        sheet.put(1, 60, 760, "A heading that runs over both of the columns below it", 16)
        for column, x in enumerate((60, 310)):
            for number in range(12):
                words = WORDS.split()[number % 4 :][:7]
                sheet.put(1, x, 720 - 12 * number, f"{'ab'[column]}{number} " + " ".join(words))
        text = read(sheet.render()).text
        marks = [word for word in text.split() if word[0] in "ab" and word[1:].isdigit()]
        assert marks == [f"{column}{number}" for column in "ab" for number in range(12)]

    def test_columns_go_on_around_a_quote_set_over_both_of_them(self) -> None:
        sheet = Sheet()
        boxes = [Box(1, x, HEIGHT - 100, HEIGHT - 360, 230) for x in (56, 312)]
        sheet.flow(PARAGRAPHS[:4], boxes, holes=[Box(1, 230, HEIGHT - 200, HEIGHT - 262, 140)])
        for number, line in enumerate(QUOTE):
            sheet.put_centred(1, WIDTH / 2, HEIGHT - 222 - 20 * number, line, 15)
        found = paragraphs(sheet.render())
        assert [text for text in found if text != " ".join(QUOTE)] == [plain(text) for text in PARAGRAPHS[:4]]
        assert " ".join(QUOTE) in found

    def test_a_quote_set_into_the_side_of_the_text_is_no_part_of_its_lines(self) -> None:
        sheet = Sheet()
        beside = "The boats carried 40 people|over the sound, and 12 more|in the year that followed"
        lines = (
            f"{WORDS}",
            *beside.split("|"),
            "the storm, but none of them ever came back again to the port that they had left.",
        )
        for number, line in enumerate(lines):
            sheet.put(1, 60, 700 - 12 * number, line)
        for number, line in enumerate(QUOTE):
            sheet.put(1, 300, 683 - 17 * number, line, 15)
        assert paragraphs(sheet.render()) == [" ".join(lines), " ".join(QUOTE)]

    def test_a_large_first_letter_belongs_to_its_word(self) -> None:
        sheet = Sheet()
        sheet.put(1, 60, 690, "T", 30)
        sheet.put(1, 82, 705, "he first boat left the port at dawn with 40 men,")
        sheet.put(1, 82, 693, "and came back at night without any of the nets")
        sheet.put(1, 60, 681, "that it had taken out to the banks.")
        assert paragraphs(sheet.render())[0].startswith("The first boat left the port at dawn with 40 men, and came")

    def test_turned_pages_are_read_along_their_lines(self) -> None:
        buffer = io.BytesIO()
        canvas = Canvas(buffer)
        canvas.rotate(90)
        canvas.drawString(100, -100, "The port took 1,200 boats")
        canvas.drawString(100, -114, "in the year before the storm.")
        canvas.showPage()
        canvas.save()
        assert paragraphs(buffer.getvalue()) == ["The port took 1,200 boats in the year before the storm."]

    def test_lines_of_contents_are_left_out(self) -> None:
        sheet = Sheet()
        sheet.put(1, 60, 700, "The boats of the north ............ 12")
        sheet.put(1, 60, 660, "The first boat left the port at dawn.")
        assert paragraphs(sheet.render()) == ["The first boat left the port at dawn."]

    def test_a_sentence_that_ends_in_dots_is_kept(self) -> None:
        sheet = Sheet()
        sheet.put(1, 60, 700, "And then the 12 boats sank ....")
        assert paragraphs(sheet.render()) == ["And then the 12 boats sank ...."]

    def test_an_area_keeps_its_square(self) -> None:
        sheet = Sheet()
        sheet.put(1, 60, 700, "The port covers 12 km")
        sheet.put(1, 154.7, 704, "2", 6)
        sheet.put(1, 160, 700, "and holds 40 boats.")
        assert paragraphs(sheet.render()) == ["The port covers 12 km² and holds 40 boats."]


def put_rows(sheet: Sheet, y: float, xs: tuple[float, ...], *rows: tuple[str, ...], step: float = 16) -> None:
    for number, row in enumerate(rows):
        for x, text in zip(xs, row, strict=True):
            if text:
                sheet.put(1, x, y - step * number, text)


class TestTables:
    def test_heads_and_labels_of_several_lines_are_whole(self) -> None:
        sheet = Sheet()
        put_rows(
            sheet, 700, (60, 180, 280), ("Port", "Ships at the", "Revenue"), ("", "year's end", "($ million)"), step=11
        )
        put_rows(sheet, 665, (60, 180, 280), ("Havn", "120", "4.5"))
        put_rows(sheet, 640, (60, 180, 280), ("The ports of", "90", "3.1"), ("the isles", "", ""), step=11)
        put_rows(sheet, 604, (60, 180, 280), ("Total", "210", "7.6"))
        content = read(sheet.render())
        (table,) = content.tables
        assert [(content.text[c.start : c.end], c.row_heads, c.column_heads) for c in table.cells] == [
            (text, (port,), (head,))
            for port, *row in (("Havn", "120", "4.5"), ("The ports of the isles", "90", "3.1"), ("Total", "210", "7.6"))
            for text, head in zip(row, ("Ships at the year's end", "Revenue ($ million)"), strict=True)
        ]

    def test_a_label_that_ends_beside_its_figures_is_whole(self) -> None:
        sheet = Sheet()
        put_rows(sheet, 700, (60, 180, 280), ("Port", "Ships", "Crew"), ("Havn", "120", "400"))
        put_rows(
            sheet,
            660,
            (60, 180, 280),
            ("The old ports", "", ""),
            ("of all the", "", ""),
            ("isles", "90", "310"),
            step=11,
        )
        content = read(sheet.render())
        assert content.tables[0].cells[-1].row_heads == ("The old ports of all the isles",)

    def test_heads_in_the_middle_of_several_columns_hold_for_all_of_them(self) -> None:
        sheet = Sheet()
        put_rows(sheet, 700, (60, 200, 320), ("", "2008", "2009"))
        xs = (60, 180, 230, 300, 350)
        put_rows(
            sheet, 680, xs, ("Port", "Ships", "Crew", "Ships", "Crew"), ("Havn", "1", "2", "3", "4"), ("Sund", *"5678")
        )
        content = read(sheet.render())
        heads = [("2008", "Ships"), ("2008", "Crew"), ("2009", "Ships"), ("2009", "Crew")]
        assert [cell.column_heads for cell in content.tables[0].cells] == heads * 2

    def test_a_table_beside_a_column_of_text_stays_apart_from_it(self) -> None:
        sheet = Sheet()
        for number in range(14):
            words = WORDS.split()[number % 4 :][:8]
            sheet.put(1, 60, 700 - 12 * number, " ".join(words))
            if number < 4 or number > 9:
                sheet.put(1, 320, 700 - 12 * number, " ".join(words[:6]))
        put_rows(
            sheet, 646, (320, 400, 440), ("Port", "Ships", "Crew"), ("Havn", "12", "40"), ("Sund", "9", "31"), step=12
        )
        content = read(sheet.render())
        (table,) = content.tables
        assert content.text[table.start : table.end] == "Port | Ships | Crew\nHavn | 12 | 40\nSund | 9 | 31"

    def test_a_table_of_contents_has_no_figures(self) -> None:
        sheet = Sheet()
        put_rows(sheet, 700, (60, 400), ("Deaths at sea", "1"), ("Ships lost", "4"), ("Sailors hired", "9"))
        content = read(sheet.render())
        assert content.text == "Deaths at sea | 1\nShips lost | 4\nSailors hired | 9"
        assert [table.cells for table in content.tables] == [()]

    def test_lines_of_text_that_are_set_wide_are_no_table(self) -> None:
        sheet = Sheet()
        rows = (("in", "2008", "the boats of"), ("some", "40", "men came in"), ("and", "2009", "was no better."))
        for number, (row, xs) in enumerate(zip(rows, ((60, 90, 200), (60, 140, 210), (60, 107, 170)), strict=True)):
            for x, text in zip(xs, row, strict=True):
                sheet.put(1, x, 700 - 12 * number, text)
        content = read(sheet.render())
        assert content.text == "in 2008 the boats of some 40 men came in and 2009 was no better."


def make_ruled_table() -> bytes:
    """Return a table whose cells take several lines, ruled on all sides; a head stands over two columns."""
    sheet = Sheet()
    rows = (
        ("", "Ships of each company", "", "Remarks"),
        ("Port", "Old", "New", ""),
        ("Havn", "12", "3", "Some of them\nare for sale."),
    )
    xs, ys = (60.0, 160.0, 220.0, 280.0, 400.0), (700.0, 680.0, 660.0, 630.0)
    for x in xs:
        sheet.rule(1, x, ys[0] if x != xs[2] else ys[1], x, ys[-1])
    for y in ys:
        sheet.rule(1, xs[0], y, xs[-1], y)
    for row, y in zip((*rows,), ys, strict=False):
        for text, x in zip(row, xs, strict=False):
            for number, line in enumerate(text.split("\n")):
                sheet.put(1, x + 4, y - 12 - 11 * number, line, 9)
    put_rows(sheet, 646 - 30, xs[:3], ("Sund", "9", "1"))
    return sheet.render()


class TestRuledTables:
    def test_lines_tell_the_cells(self) -> None:
        content = read(make_ruled_table())
        found = [(content.text[c.start : c.end], c.row_heads, c.column_heads) for c in content.tables[0].cells]
        assert found == [
            ("12", ("Havn",), ("Ships of each company", "Old")),
            ("3", ("Havn",), ("Ships of each company", "New")),
            ("Some of them are for sale.", ("Havn",), ("Remarks",)),
        ]

    def test_without_the_library_all_words_are_read_all_the_same(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("claims.read.pdf_ruled.find_spec", lambda name: None)
        text = read(make_ruled_table()).text
        assert all(word in text for word in ("Ships of each company", "12", "3", "Some of them", "are for sale."))


class TestFailures:
    def test_a_scan_is_said_to_be_one(self) -> None:
        sheet = Sheet()
        sheet.rule(1, 10, 10, 200, 200)
        with pytest.raises(ReadError, match="a scan"):
            read(sheet.render())

    def test_an_encrypted_file_is_named_so(self) -> None:
        buffer = io.BytesIO()
        canvas = Canvas(buffer, encrypt=StandardEncryption("secret"))
        canvas.drawString(100, 100, "Nobody reads this.")
        canvas.save()
        with pytest.raises(ReadError, match="encrypted"):
            read(buffer.getvalue())

    @pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"%PDF-1.4\n%%EOF", b"nothing"])
    def test_a_damaged_file_is_named_so(self, data: bytes) -> None:
        with pytest.raises(ReadError, match="damaged"):
            read(data)

    def test_too_many_pages_are_refused(self) -> None:
        with pytest.raises(ReadError, match="pages"):
            read_pdf(make_report(), limits=Limits(pages=2))
