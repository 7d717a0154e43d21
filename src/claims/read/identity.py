"""Give a source its short id: `oneil-2009`."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePath

from claims.read.metadata import Metadata
from claims.read.names import surname

MAX_LENGTH = 40
STANDARD_INPUT = "-"
_ROW = re.compile(r"#\d+$")
_APOSTROPHES = frozenset("'’ʼ`´")
# Letters that Unicode does not take apart into a base letter and a mark.
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"})


def make_source_id(metadata: Metadata, path: str) -> str:
    """Return author and year, else publisher and year, else the file's name, in lower-case ASCII.

    Other documents may have the same id; the store tells them apart.

    >>> make_source_id(Metadata(author="Shannon O'Neil", published="2009-07"), "a.txt")
    'oneil-2009'
    """
    year = (metadata.published or "")[:4]
    author = make_slug(surname(metadata.author or ""))
    publisher = make_slug(metadata.publisher or "")
    if author:
        return f"{author}-{year}" if year else author
    if publisher and year:
        return f"{publisher}-{year}"
    return make_slug(_file_name(path)) or publisher or "document"


def make_slug(text: str) -> str:
    """Return `text` in lower-case ASCII, its words joined by hyphens; empty where nothing of it is Latin."""
    letters = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    plain = "".join(letter for letter in letters if letter not in _APOSTROPHES and not unicodedata.combining(letter))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:MAX_LENGTH].rstrip("-")


def _file_name(path: str) -> str:
    """Return the file's name without suffix, and the row where it is one of a table: `corpus.csv#3` is `corpus-3`."""
    file, mark, row = path.rpartition("#") if _ROW.search(path) else (path, "", "")
    return f"{'text' if file == STANDARD_INPUT else PurePath(file).stem}{mark}{row}"
