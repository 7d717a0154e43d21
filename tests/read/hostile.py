"""Files that mean harm, or that went through it: each maker returns the bytes of one."""

from __future__ import annotations

import gzip
import io
import json
import struct
import zipfile
import zlib
from collections.abc import Callable
from itertools import chain

GOOD = "The police seized 9000 guns in 2011."
PAGE = f"<!DOCTYPE html><html><head><title>Guns</title></head><body><p>{GOOD}</p></body></html>"
ZEROS = bytes(10_000_000)
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "ha">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    + "]>"
)
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MAIN_OF_BOOK = '<container><rootfiles><rootfile full-path="{}"/></rootfiles></container>'


def zip_up(*entries: tuple[str, bytes | str], stored: bool = False) -> bytes:
    """Return a zip file; a name may stand in it twice."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries:
            archive.writestr(zipfile.ZipInfo(name) if stored else name, data)
    return file.getvalue()


def word(body: str, head: str = '<?xml version="1.0"?>') -> bytes:
    """Return a Word file with this body."""
    text = f'{head}<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    return zip_up(("[Content_Types].xml", "<Types/>"), ("word/document.xml", text))


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def open_document(body: str, head: str = '<?xml version="1.0"?>', manifest: str = "<manifest/>") -> bytes:
    return zip_up(
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("META-INF/manifest.xml", manifest),
        ("content.xml", f"{head}<office><body>{body}</body></office>"),
    )


def book(container: str, *entries: tuple[str, bytes | str]) -> bytes:
    return zip_up(("mimetype", "application/epub+zip"), ("META-INF/container.xml", container), *entries)


def outline(*chapters: str) -> str:
    items = "".join(
        f'<item id="c{n}" href="{name}" media-type="application/xhtml+xml"/>' for n, name in enumerate(chapters)
    )
    spine = "".join(f'<itemref idref="c{n}"/>' for n in range(len(chapters)))
    return f"<package><manifest>{items}</manifest><spine>{spine}</spine></package>"


def pdf(*objects: str | bytes, trailer: str = "") -> bytes:
    """Return a PDF file of these objects, numbered from 1; the first is the catalogue."""
    out, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        data = content.encode() if isinstance(content, str) else content
        out += b"%d 0 obj\n" % number + data + b"\nendobj\n"
    start = len(out)
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode()
    return out + f"trailer <</Size {len(objects) + 1} /Root 1 0 R {trailer}>>\nstartxref\n{start}\n%%EOF".encode()


def page_of(stream: bytes, resources: str = "/Font <</F 5 0 R>>", coding: str = "") -> bytes:
    """Return a PDF file of one page that is drawn by `stream`."""
    return pdf(
        "<</Type /Catalog /Pages 2 0 R>>",
        "<</Type /Pages /Kids [3 0 R] /Count 1>>",
        f"<</Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Resources <<{resources}>> /Contents 4 0 R>>",
        f"<</Length {len(stream)} {coding}>>\nstream\n".encode() + stream + b"\nendstream",
        "<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>",
    )


def good_pdf() -> bytes:
    return page_of(f"BT /F 12 Tf 50 700 Td ({GOOD}) Tj ET".encode())


def nest(data: bytes, depth: int) -> bytes:
    for _ in range(depth):
        data = zip_up(("inner.zip", data))
    return data


def encrypted_zip() -> bytes:
    """Return a zip file whose entry says of itself that it is encrypted."""
    data = bytearray(zip_up(("a.txt", GOOD), stored=True))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def lying_zip() -> bytes:
    """Return a zip file whose directory says that an entry of 10 MB has 10 bytes."""
    data = bytearray(zip_up(("a.txt", ZEROS)))
    at = data.index(b"PK\x01\x02") + 24
    data[at : at + 4] = struct.pack("<I", 10)
    return bytes(data)


def nested_mail(depth: int) -> bytes:
    heads = (f'Content-Type: multipart/mixed; boundary="b{n}"\r\n\r\n--b{n}\r\n' for n in range(depth))
    return ("From: a@b.example\r\nDate: now\r\nMessage-ID: <1>\r\n" + "".join(heads) + GOOD).encode()


def mail(*heads: str, body: bytes = GOOD.encode()) -> bytes:
    return "\r\n".join(("From: Jane Roe <a@b.example>", "Message-ID: <1>", *heads, "", "")).encode() + body


def parquet_of_nothing() -> bytes:
    return b"PAR1" + struct.pack("<I", 2_000_000_000) + b"PAR1"


HOSTILE: dict[str, Callable[[], bytes]] = {
    # archives
    "bomb.zip": lambda: zip_up(*((f"{n}.txt", ZEROS) for n in range(12))),
    "bomb-in-bombs.zip": lambda: nest(zip_up(("a.txt", ZEROS)), 6),
    "bomb.txt.gz": lambda: gzip.compress(ZEROS * 5, 6),
    "bomb-in-gz.gz": lambda: gzip.compress(gzip.compress(ZEROS)),
    "cut.gz": lambda: gzip.compress(GOOD.encode())[:-9],
    "bad-sum.gz": lambda: gzip.compress(GOOD.encode())[:-8] + bytes(8),
    "cut.zip": lambda: zip_up(("a.txt", GOOD), ("b.txt", GOOD))[:-30],
    "locked.zip": encrypted_zip,
    "lying.zip": lying_zip,
    "many.zip": lambda: zip_up(*((f"{n}.txt", "") for n in range(3_000))),
    "escaping.zip": lambda: zip_up(("../../outside.txt", GOOD), ("/etc/inside.txt", GOOD), ("C:\\x.txt", GOOD)),
    "names.zip": lambda: zip_up(("a\x1b[2Jb\n.txt", GOOD), ("\u202egpj.txt", GOOD), ("x" * 5_000 + ".txt", GOOD)),
    "twice.zip": lambda: zip_up(("a.txt", GOOD), ("A.txt", GOOD)),
    "empty.zip": lambda: zip_up(),
    "strange-method.zip": lambda: zip_up(("a.txt", GOOD)).replace(b"\x08\x00", b"\x63\x00"),
    "old.doc": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
    "sheet.xlsx": lambda: zip_up(("xl/workbook.xml", "<x/>")),
    "disk.tar": lambda: b"a.txt".ljust(257, b"\0") + b"ustar\x0000" + bytes(200),
    # Word, OpenDocument, RTF
    "laughs.docx": lambda: word(paragraph("&a9;"), LAUGHS),
    "outside.docx": lambda: word(paragraph("&a;"), OUTSIDE),
    "deep.docx": lambda: word("<w:sdt>" * 50_000 + paragraph(GOOD) + "</w:sdt>" * 50_000),
    "wide.docx": lambda: word("<w:p/>" * 600_000),
    "bomb.docx": lambda: word(" " * 60_000_000),
    "cut.docx": lambda: word(paragraph(GOOD))[:-40],
    "hollow.docx": lambda: zip_up(("word/other.xml", "<x/>")),
    "broken.docx": lambda: word("<w:p>"),
    "laughs.odt": lambda: open_document("<p>&a9;</p>", LAUGHS),
    "deep.odt": lambda: open_document("<p>" * 50_000 + "</p>" * 50_000),
    "locked.odt": lambda: open_document("\x8f", "", "<manifest><file-entry><encryption-data/></file-entry></manifest>"),
    "deep.rtf": lambda: b"{\\rtf1 " + b"{" * 500_000,
    "cut.rtf": lambda: b"{\\rtf1 \\bin99999999 x",
    "odd.rtf": lambda: b"{\\rtf1 \\u-99999999? \\'zz \\uc99999 " + GOOD.encode() + b"}",
    # EPUB
    "laughs.epub": lambda: book(LAUGHS + "<container>&a9;</container>"),
    "hollow.epub": lambda: book(MAIN_OF_BOOK.format("gone.opf")),
    "escaping.epub": lambda: book(
        MAIN_OF_BOOK.format("a.opf"), ("a.opf", outline("../../../../etc/passwd", "a.html")), ("a.html", PAGE)
    ),
    "endless.epub": lambda: book(
        MAIN_OF_BOOK.format("a.opf"), ("a.opf", outline(*["a.html"] * 3_000)), ("a.html", PAGE)
    ),
    # PDF
    "cut.pdf": lambda: good_pdf()[:300],
    "rubbish.pdf": lambda: b"%PDF-1.7\n" + bytes(range(256)) * 300,
    "circle.pdf": lambda: pdf(
        "<</Type /Catalog /Pages 2 0 R>>",
        "<</Type /Pages /Kids [3 0 R] /Count 2>>",
        "<</Type /Pages /Parent 2 0 R /Kids [2 0 R] /Count 2>>",
    ),
    "lying.pdf": lambda: pdf("<</Type /Catalog /Pages 2 0 R>>", "<</Type /Pages /Kids [] /Count 999999999>>"),
    "locked.pdf": lambda: pdf(
        "<</Type /Catalog /Pages 2 0 R>>",
        "<</Type /Pages /Kids [] /Count 0>>",
        f"<</Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O <{'41' * 32}> /U <{'42' * 32}>>>",
        trailer="/Encrypt 3 0 R /ID [<41> <42>]",
    ),
    "deep.pdf": lambda: pdf("[" * 100_000 + "]" * 100_000),
    "bomb.pdf": lambda: page_of(zlib.compress(bytes(100_000_000), 1), coding="/Filter /FlateDecode"),
    "scan.pdf": lambda: page_of(b"0 0 100 100 re f"),
    "itself.pdf": lambda: page_of(b"/X Do", "/XObject <</X 4 0 R>>", "/Type /XObject /Subtype /Form /BBox [0 0 9 9]"),
    # web pages
    "deep.html": lambda: b"<html><body>" + b"<div>" * 200_000 + GOOD.encode(),
    "wide.html": lambda: b"<html><body>" + b"<p>" * 700_000,
    "nul.html": lambda: b"<html><body>" + b"\0".join(bytes([byte]) for byte in PAGE.encode()),
    "open.html": lambda: b"<html><!--" + PAGE.encode(),
    "laughs.html": lambda: (LAUGHS + "<html><body><p>&a9;</p></body></html>").encode(),
    "tables.html": lambda: b"<html><body>" + b"<table><tr><td rowspan=999999999 colspan=999999999>9" * 90,
    "attribute.html": lambda: b'<html><body title="' + b"x" * 11_000_000 + b'"><p>' + GOOD.encode(),
    "surrogates.html": lambda: f"<html><body><p>{GOOD} &#xD800; &#27;[2J &#x202e; &#0;</p></body></html>".encode(),
    "charset.html": lambda: b'<html><meta charset="no-such-code">' + PAGE.encode(),
    "empty.html": lambda: b"<html></html>",
    # tables of documents
    "deep.jsonl": lambda: b'{"text": ' + b"[" * 500_000 + b"\n" + json.dumps({"text": GOOD}).encode(),
    "huge-number.jsonl": lambda: b'{"text": "' + GOOD.encode() + b'", "n": ' + b"9" * 50_000 + b"}",
    "surrogates.jsonl": lambda: b'{"text": "The police seized 9000 guns \\ud800 \\u0000 \\u001b[2J."}',
    "no-objects.jsonl": lambda: b'{"a": 1}\n[1]\nnull\n',
    "open-quote.csv": lambda: f'text,title\n"{GOOD},x\n'.encode() + b"a,b\n" * 1_000,
    "nul.csv": lambda: b"text,title\n\0\0,\0\n",
    "wide.csv": lambda: b"text," * 100_000 + b"\n" + GOOD.encode(),
    "no-text.csv": lambda: b"a,b\n1,2\n",
    "many.csv": lambda: b"text\n" + b"x\n" * 5_000,
    "hollow.parquet": parquet_of_nothing,
    "rubbish.parquet": lambda: b"PAR1" + bytes(range(256)) * 9,
    # messages
    "deep.eml": lambda: nested_mail(2_000),
    "no-end.eml": lambda: mail('Content-Type: multipart/mixed; boundary="B"', body=b"--B\r\n\r\n" + GOOD.encode()),
    "charset.eml": lambda: mail('Content-Type: text/plain; charset="no-such-code"'),
    "transfer.eml": lambda: mail("Content-Transfer-Encoding: base64", body=b"!!!!"),
    "odd-head.eml": lambda: mail("Subject: =?utf-8?b?/w==?= =?x?q?=1b[2J?=", "Date: 99 Foo 99999 99:99:99"),
    "hollow.mhtml": lambda: b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=B\r\n\r\n--B--",
    # plain text
    "mixed.txt": lambda: "café ".encode() + "café £5 ".encode("cp1252") + "“7”".encode() + GOOD.encode(),
    "utf-16.txt": lambda: GOOD.encode("utf-16-le"),
    "half-utf-16.txt": lambda: b"\xff\xfe" + GOOD.encode("utf-16-le")[:-1],
    "surrogates.txt": lambda: GOOD.encode() + b" \xed\xa0\x80 \xed\xbf\xbf",
    "nul.txt": lambda: b"a\0b",
    "long-line.txt": lambda: b"9" * 100_000_000,
    "bars.txt": lambda: b"|-" * 300_000 + b"\n" + (b" " * 100_000 + b"\n") * 3,
    "escapes.txt": lambda: f"{GOOD} \x1b[2J\x1b]0;owned\x07 \u202e \u200b and 12 more.".encode(),
    "yaml.md": lambda: b"---\na: &a [x,x,x,x,x,x,x,x]\n" + b"b: [*a,*a,*a,*a,*a]\n" * 40 + b"---\n" + GOOD.encode(),
    "empty.txt": bytes,
    "picture.txt": lambda: b"\x89PNG\r\n\x1a\n" + bytes(100),
    "program.pdf": lambda: b"\x7fELF\x02\x01\x01" + bytes(100),
    "page.pdf": PAGE.encode,
    "print.docx": good_pdf,
    "laughs.xml.txt": lambda: LAUGHS.encode(),
}  # fmt: skip

# Those of which the text must come out whole.
RECOVERED = frozenset(
    chain(
        ("no-end.eml", "odd-head.eml", "open-quote.csv", "wide.csv"),
        ("escaping.zip", "names.zip", "twice.zip", "escaping.epub", "nul.html", "surrogates.html", "charset.html"),
        ("deep.jsonl", "surrogates.jsonl", "charset.eml", "mixed.txt", "surrogates.txt", "escapes.txt"),
        ("yaml.md", "page.pdf", "print.docx", "attribute.html"),
    )
)
