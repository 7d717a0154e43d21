"""Make metadata of the properties that programs write into files, of which many are left over or made up."""

from __future__ import annotations

import re

from claims.read.dates import parse_date
from claims.read.metadata import Metadata
from claims.read.names import is_person, split_authors

_FILE_NAME = re.compile(
    r"\.(?:docx?|odt|rtf|pdf|indd|qxd|pptx?|xlsx?|tex|dvi|txt|pages)$|^(?:microsoft word|slide \d)|[\\_]", re.IGNORECASE
)
_PLACEHOLDER = re.compile(r"(?:untitled|document|title|layout|\(?anonymous\)?|word document|none)\s?\d*", re.IGNORECASE)
_DATE = re.compile(r"(?:D:)?(\d{4})-?(\d\d)-?(\d\d)")


def make_metadata(*, title: str = "", author: str = "", modified: str = "") -> Metadata:
    """Return the metadata, leaving out what only a program can mean: a file's name, an account, a placeholder.

    The day on which a file was made is not taken for the day of publication: templates and scans carry their own.

    Args:
        title: the property of that name.
        author: the property of that name; kept where it has the shape of a person's name.
        modified: the day of the last change, as `2009-07-01T...` or `D:20090701...`.
    """
    title, author = " ".join(title.split()), " ".join(author.split())
    names, rest = split_authors(author.replace(";", ","))
    day = _DATE.match(modified.strip())
    return Metadata(
        title=title if title and not _FILE_NAME.search(title) and not _PLACEHOLDER.fullmatch(title) else None,
        author=", ".join(names) if names and not rest and all(map(is_person, names)) else None,
        modified=parse_date("-".join(day.groups())) if day else None,
    )
