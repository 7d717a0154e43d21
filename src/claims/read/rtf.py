"""Read RTF files with striprtf: paragraphs and tables in order; pictures, fields and notes are left out."""

from __future__ import annotations

import re
from itertools import groupby

from claims.errors import ReadError
from claims.read.composition import Composition, fold
from claims.read.content import Content, Limits
from claims.read.grid import GridCell
from claims.read.properties import make_metadata
from claims.read.superscripts import read_raised

_RAISED = re.compile(r"(\\super(?![a-z0])-?\d* ?)([^{}]*?)(?=\\nosupersub|\\super0|\\plain|[{}])")
_OPEN, _CLOSE = "\ue000", "\ue001"
_MARKED = re.compile(f"{_OPEN}([^{_CLOSE}]*){_CLOSE}")
_PROPERTY = r"\{{\\{name} ((?:[^{{}}\\]|\\'[0-9a-f]{{2}})*)\}}"
_CELL_END = "|"


def read_rtf(data: bytes, *, limits: Limits) -> Content:
    """Return the text of an RTF file.

    Raises:
        ReadError: it is damaged, or goes over the limits.
    """
    from striprtf.striprtf import rtf_to_text

    source = data.decode("latin-1")
    # striprtf reads what is raised like all text, and the mark of a note would fuse with a number: "1,200" and "3".
    marked = _RAISED.sub(rf"\1{{\\uc1\\u{ord(_OPEN)} ?}}\2{{\\uc1\\u{ord(_CLOSE)} ?}}", source)
    try:
        text: str = rtf_to_text(marked, errors="replace")  # type: ignore[no-untyped-call]
    except (ValueError, LookupError, TypeError, OverflowError) as error:
        raise ReadError("damaged: no RTF that can be read", hint="save it again as .rtf or .docx") from error
    metadata = make_metadata(title=_read_property(source, "title"), author=_read_property(source, "author"))
    content = _compose(text).make_content(metadata)
    if len(content.text) > limits.characters:
        raise ReadError(f"longer than {limits.characters:,} characters", hint="raise the limit of characters")
    return content


def _read_property(source: str, name: str) -> str:
    match = re.search(_PROPERTY.format(name=name), source)
    return re.sub(r"\\'([0-9a-f]{2})", lambda code: chr(int(code[1], 16)), match[1]) if match else ""


def _compose(text: str) -> Composition:
    """Return the paragraphs of `text`, a line each, and the tables, whose rows striprtf closes with a bar."""
    composition = Composition()
    for is_row, lines in groupby(text.splitlines(), key=lambda line: line.rstrip().endswith(_CELL_END)):
        if is_row:
            rows = [line.rstrip()[:-1].split(_CELL_END) for line in lines]
            composition.add_table([[GridCell(_lower_raised(cell)) for cell in row] for row in rows])
        else:
            for line in lines:
                composition.add_paragraph(fold(_lower_raised(line)))
    return composition


def _lower_raised(text: str) -> str:
    return _MARKED.sub(lambda match: read_raised(text[: match.start()], match[1]), text)
