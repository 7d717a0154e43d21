"""Read RTF files with striprtf: paragraphs, tables and notes in order; pictures and fields are left out.

striprtf leaves notes out, and reads what is raised like all text, so that the mark of a note would fuse with a number.
Both are marked in the file with characters of private use before it reads it, and put right behind it.
"""

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
_NOTE = re.compile(r"\{(?:\\\*)?\s*\\footnote(?![a-z])")
_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)
_RAISED_OPEN, _RAISED_CLOSE, _NOTE_OPEN, _NOTE_CLOSE = "\ue000\ue001\ue002\ue003"
_MARKED = re.compile(f"{_RAISED_OPEN}([^{_RAISED_CLOSE}]*){_RAISED_CLOSE}")
_LINE_OR_NOTE = re.compile(f"(\n|{_NOTE_OPEN}[^{_NOTE_CLOSE}]*{_NOTE_CLOSE})")
_PROPERTY = r"\{{\\{name} ((?:[^{{}}\\]|\\'[0-9a-f]{{2}})*)\}}"
_CELL_END = "|"


def read_rtf(data: bytes, *, limits: Limits) -> Content:
    """Return the text of an RTF file.

    Raises:
        ReadError: it is damaged, or goes over the limits.
    """
    from striprtf.striprtf import rtf_to_text

    source = data.decode("latin-1")
    marked = _RAISED.sub(_mark_raised, _mark_notes(source))
    try:
        text: str = rtf_to_text(marked, errors="replace")  # type: ignore[no-untyped-call]
    except (ValueError, LookupError, TypeError, OverflowError) as error:
        raise ReadError("damaged: no RTF that can be read", hint="save it again as .rtf or .docx") from error
    metadata = make_metadata(title=_read_property(source, "title"), author=_read_property(source, "author"))
    content = _compose(_move_notes(text)).make_content(metadata)
    if len(content.text) > limits.characters:
        raise ReadError(f"longer than {limits.characters:,} characters", hint="raise the limit of characters")
    return content


def _write(character: str) -> str:
    """Return how a character is written in RTF."""
    return rf"{{\uc1\u{ord(character)} ?}}"


def _mark_raised(match: re.Match[str]) -> str:
    return f"{match[1]}{_write(_RAISED_OPEN)}{match[2]}{_write(_RAISED_CLOSE)}"


def _mark_notes(source: str) -> str:
    """Return the source with its notes as text, between two marks."""
    parts: list[str] = []
    at = 0
    while note := _NOTE.search(source, at):
        end = _find_end(source, note.end())
        if end is None:
            break
        body = source[note.end() : end]
        parts += [source[at : note.start()], "{", _write(_NOTE_OPEN), body, _write(_NOTE_CLOSE)]
        at = end
    return "".join([*parts, source[at:]])


def _find_end(source: str, at: int) -> int | None:
    """Return where the group ends that `at` stands in."""
    depth = 1
    for brace in _BRACE.finditer(source, at):
        depth += {"{": 1, "}": -1}.get(brace[0], 0)
        if depth == 0:
            return brace.start()
    return None


def _move_notes(text: str) -> str:
    """Return the text with each note on a line of its own, behind the line that it is of."""
    parts: list[str] = []
    notes: list[str] = []
    for part in _LINE_OR_NOTE.split(text + "\n"):
        if part.startswith(_NOTE_OPEN):
            notes.append(fold(part[1:-1]) + "\n")
        else:
            parts.append(part)
        if part == "\n":
            parts, notes = parts + notes, []
    return "".join(parts)


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
