"""Read documents: files, folders and standard input in, `Document` and `Failure` records out.

`finding` names the files, `decoding` turns bytes into text, `front_matter` and `imprint` say where the text comes
from (with `dates` and `names` to read their words), `identity` gives the source its short id, and `documents` puts
them together.
"""

from claims.read.content import DEFAULT_LIMITS, Limits
from claims.read.dates import parse_date
from claims.read.documents import make_document, read_document, read_documents
from claims.read.finding import find_documents
from claims.read.metadata import Metadata

__all__ = [
    "DEFAULT_LIMITS",
    "Limits",
    "Metadata",
    "find_documents",
    "make_document",
    "parse_date",
    "read_document",
    "read_documents",
]
