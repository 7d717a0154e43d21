"""Word files, OpenDocument texts and RTF files, read back to what was written into them."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph
from odf import style, table, text
from odf.dc import Creator, Title
from odf.opendocument import OpenDocumentText

from claims.errors import ReadError
from claims.read.content import Content, Limits
from claims.read.docx import read_docx
from claims.read.odt import read_odt
from claims.read.rtf import read_rtf

LIMITS = Limits()
ROWS = (("Port", "Ships", "Tonnes (thousands)"), ("Havn", "120", "3,400"), ("Sund", "90", "n/a"))
CELLS = [
    ("120", ("Havn",), ("Ships",)),
    ("3,400", ("Havn",), ("Tonnes (thousands)",)),
    ("90", ("Sund",), ("Ships",)),
    ("n/a", ("Sund",), ("Tonnes (thousands)",)),
]


def cells(content: Content) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    (found,) = content.tables
    return [(content.text[c.start : c.end], c.row_heads, c.column_heads) for c in found.cells]


def save(document: WordDocument) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def read_word(document: WordDocument) -> Content:
    return read_docx(save(document), limits=LIMITS)


def add_note_mark(paragraph: Paragraph, number: int) -> None:
    mark = OxmlElement("w:footnoteReference")
    mark.set(qn("w:id"), str(number))
    paragraph.add_run()._r.append(mark)


def replace_part(data: bytes, name: str, part: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.namelist():
            if entry != name:
                new.writestr(entry, old.read(entry))
        new.writestr(name, part)
    return buffer.getvalue()


def add_notes(data: bytes, *notes: str) -> bytes:
    made = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>{note}</w:t></w:r></w:p></w:footnote>'
        for number, note in enumerate(notes, 1)
    )
    separator = '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:t>-----</w:t></w:r></w:p></w:footnote>'
    part = f"<w:footnotes {nsdecls('w')}>{separator}{made}</w:footnotes>"
    return replace_part(data, "word/footnotes.xml", part.encode())


class TestWord:
    def test_paragraphs_tables_and_properties(self) -> None:
        document = docx.Document()
        document.core_properties.title = "Ferries of the north"
        document.core_properties.author = "Jane Smith"
        document.add_heading("Ferries of the north", 0)
        document.add_paragraph("They carried 1,200 people.")
        grid = document.add_table(rows=3, cols=3)
        for row, texts in zip(grid.rows, ROWS, strict=True):
            for cell, words in zip(row.cells, texts, strict=True):
                cell.text = words
        document.add_paragraph("They carry no cars.")
        content = read_word(document)
        assert content.text == (
            "Ferries of the north\n\nThey carried 1,200 people.\n\nPort | Ships | Tonnes (thousands)\n"
            "Havn | 120 | 3,400\nSund | 90 | n/a\n\nThey carry no cars."
        )
        assert cells(content) == CELLS
        assert (content.metadata.title, content.metadata.author) == ("Ferries of the north", "Jane Smith")
        assert content.metadata.published is None

    def test_a_note_comes_behind_its_paragraph_and_its_mark_is_left_out(self) -> None:
        document = docx.Document()
        paragraph = document.add_paragraph("They carried 1,200")
        add_note_mark(paragraph, 1)
        paragraph.add_run(" people.")
        document.add_paragraph("They carry no cars.")
        content = read_docx(add_notes(save(document), "Counted in 2009."), limits=LIMITS)
        assert content.text == "They carried 1,200 people.\n\nCounted in 2009.\n\nThey carry no cars."

    def test_raised_digits_are_powers_or_marks_of_notes(self) -> None:
        document = docx.Document()
        paragraph = document.add_paragraph("It lost 1,200")
        paragraph.add_run("3").font.superscript = True
        paragraph.add_run(" jobs on 40 km")
        paragraph.add_run("2").font.superscript = True
        paragraph.add_run(" of land in the 18")
        paragraph.add_run("th").font.superscript = True
        paragraph.add_run(" year.")
        assert read_word(document).text == "It lost 1,200 jobs on 40 km² of land in the 18th year."

    def test_what_was_deleted_or_hidden_is_left_out_and_what_was_inserted_is_read(self) -> None:
        document = docx.Document()
        paragraph = document.add_paragraph("They carried ")
        paragraph.add_run("900 ").font.hidden = True
        for kind, words in (("del", "delText"), ("ins", "t")):
            run = f'<w:r><w:{words} xml:space="preserve">{kind} 1,200 </w:{words}></w:r>'
            paragraph._p.append(parse_xml(f"<w:{kind} {nsdecls('w')}>{run}</w:{kind}>"))
        paragraph.add_run("people.")
        assert read_word(document).text == "They carried ins 1,200 people."

    def test_a_text_box_is_read_once_and_behind_its_paragraph(self) -> None:
        document = docx.Document()
        paragraph = document.add_paragraph("The boat is old.")
        box = "<w:txbxContent><w:p><w:r><w:t>It cost $3.</w:t></w:r></w:p></w:txbxContent>"
        compatibility = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        xml = (
            f"<w:r {nsdecls('w')} {compatibility}><mc:AlternateContent><mc:Choice>{box}</mc:Choice>"
            f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
        )
        paragraph._p.append(parse_xml(xml))
        assert read_word(document).text == "The boat is old.\n\nIt cost $3."

    def test_merged_cells_keep_the_columns_in_place(self) -> None:
        document = docx.Document()
        grid = document.add_table(rows=4, cols=3)
        rows = (("Port", "Ships", ""), ("", "2008", "2009"), ("Havn", "12", "15"), ("Sund", "9", "8"))
        for row, texts in zip(grid.rows, rows, strict=True):
            for cell, words in zip(row.cells, texts, strict=True):
                cell.text = words
        grid.cell(0, 1).merge(grid.cell(0, 2))
        grid.cell(0, 0).merge(grid.cell(1, 0))
        assert cells(read_word(document))[1] == ("15", ("Havn",), ("Ships", "2009"))

    def test_a_table_of_contents_is_left_out(self) -> None:
        document = docx.Document()
        document.styles.add_style("TOC 1", docx.enum.style.WD_STYLE_TYPE.PARAGRAPH)
        document.add_paragraph("Fares 12", style="TOC 1")
        document.add_paragraph("Fares have gone up.")
        assert read_word(document).text == "Fares have gone up."

    @pytest.mark.parametrize(
        ("data", "told"),
        [
            pytest.param(b"", "damaged", id="nothing"),
            pytest.param(b"PK\x03\x04 and no more", "damaged", id="cut off"),
            pytest.param(replace_part(save(docx.Document()), "word/document.xml", b"<w:p"), "no XML", id="no XML"),
            pytest.param(
                replace_part(save(docx.Document()), "word/document.xml", b'<!DOCTYPE a [<!ENTITY b "cc">]><a>&b;</a>'),
                "entities",
                id="entities",
            ),
            pytest.param(
                replace_part(save(docx.Document()), "word/document.xml", b"<a>" * 5000 + b"</a>" * 5000),
                "too many elements",
                id="too deep",
            ),
            pytest.param(
                replace_part(save(docx.Document()), "word/document.xml", b"<a>" + b" " * 9_000_000 + b"</a>"),
                "too large",
                id="a bomb",
            ),
        ],
    )
    def test_what_cannot_be_read_is_told(self, data: bytes, told: str) -> None:
        with pytest.raises(ReadError, match=told):
            read_docx(data, limits=LIMITS)


def make_open_document() -> bytes:
    document = OpenDocumentText()
    raised = style.Style(name="Raised", family="text")
    raised.addElement(style.TextProperties(textposition="super 58%"))
    document.automaticstyles.addElement(raised)
    document.meta.addElement(Title(text="Ferries of the north"))
    document.meta.addElement(Creator(text="Jane Smith"))
    document.text.addElement(text.H(outlinelevel=1, text="Ferries of the north"))
    paragraph = text.P(text="They carried 1,200")
    paragraph.addElement(text.Span(stylename=raised, text="7"))
    paragraph.addText(" people")
    note = text.Note(noteclass="footnote")
    note.addElement(text.NoteCitation(text="1"))
    body = text.NoteBody()
    body.addElement(text.P(text="Counted in 2009."))
    note.addElement(body)
    paragraph.addElement(note)
    paragraph.addText(" over 40 km")
    paragraph.addElement(text.Span(stylename=raised, text="2"))
    paragraph.addElement(text.S(c=2))
    paragraph.addText("of sea.")
    document.text.addElement(paragraph)
    grid = table.Table()
    grid.addElement(table.TableColumn(numbercolumnsrepeated=3))
    for row in ROWS:
        line = table.TableRow()
        for words in row:
            cell = table.TableCell()
            cell.addElement(text.P(text=words))
            line.addElement(cell)
        grid.addElement(line)
    document.text.addElement(grid)
    items = text.List()
    item = text.ListItem()
    item.addElement(text.P(text="They carry no cars."))
    items.addElement(item)
    document.text.addElement(items)
    buffer = io.BytesIO()
    document.write(buffer)
    return buffer.getvalue()


class TestOpenDocument:
    def test_paragraphs_notes_tables_and_properties(self) -> None:
        content = read_odt(make_open_document(), limits=LIMITS)
        assert content.text == (
            "Ferries of the north\n\nThey carried 1,200 people over 40 km² of sea.\n\nCounted in 2009.\n\n"
            "Port | Ships | Tonnes (thousands)\nHavn | 120 | 3,400\nSund | 90 | n/a\n\nThey carry no cars."
        )
        assert cells(content) == CELLS
        assert (content.metadata.title, content.metadata.author) == ("Ferries of the north", "Jane Smith")

    def test_an_encrypted_file_is_named_so(self) -> None:
        manifest = b"<manifest><file-entry><encryption-data/></file-entry></manifest>"
        with pytest.raises(ReadError, match="encrypted"):
            read_odt(replace_part(make_open_document(), "META-INF/manifest.xml", manifest), limits=LIMITS)

    def test_a_file_without_text_is_named_so(self) -> None:
        with pytest.raises(ReadError, match="no OpenDocument text"):
            read_odt(replace_part(make_open_document(), "content.xml", b"<a/>"), limits=LIMITS)


class TestRichText:
    def test_paragraphs_tables_and_properties(self) -> None:
        rows = "".join(
            r"\trowd\cellx1000\cellx2000\cellx3000\pard\intbl " + "".join(rf"{words}\cell " for words in row) + r"\row"
            for row in ROWS
        )
        data = (
            r"{\rtf1\ansi\ansicpg1252{\info{\title Ferries of the north}{\author Jane Smith}}"
            r"\pard They carried 1,200{\super 7} people over 40 km\super 2\nosupersub  of sea for \u8364 ?3 "
            r"and a caf\'e9.\par " + rows + r"\pard They carry no cars.\par}"
        )
        content = read_rtf(data.encode("ascii"), limits=LIMITS)
        assert content.text == (
            "They carried 1,200 people over 40 km² of sea for €3 and a café.\n\nPort | Ships | Tonnes (thousands)\n"
            "Havn | 120 | 3,400\nSund | 90 | n/a\n\nThey carry no cars."
        )
        assert cells(content) == CELLS
        assert (content.metadata.title, content.metadata.author) == ("Ferries of the north", "Jane Smith")

    @pytest.mark.parametrize(
        "note",
        [
            pytest.param(r"{\super\chftn}{\*\footnote\pard\chftn\tab Counted in \{2009\}.}", id="behind its mark"),
            pytest.param(r"{\super\chftn{\footnote\pard{\super\chftn} Counted in \{2009\}.}}", id="within its mark"),
        ],
    )
    def test_a_note_comes_behind_its_paragraph(self, note: str) -> None:
        data = rf"{{\rtf1 They carried 1,200{note} people.\par They rest.\par}}"
        assert read_rtf(data.encode(), limits=LIMITS).text == (
            "They carried 1,200 people.\n\nCounted in {2009}.\n\nThey rest."
        )

    @pytest.mark.parametrize("data", [b"", b"{\\rtf1", b"}}}}", b"\x00\xff" * 40])
    def test_any_bytes_end_in_text(self, data: bytes) -> None:
        assert isinstance(read_rtf(data, limits=LIMITS).text, str)

    def test_what_cannot_be_read_is_told(self) -> None:
        with pytest.raises(ReadError, match="damaged"):
            read_rtf(b"{\\rtf1\\u999999999 ?}", limits=LIMITS)
