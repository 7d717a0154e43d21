"""Read documents: files, folders and standard input in, `Document` and `Failure` records out.

`finding` names the files and `files` gets their bytes, `detection` tells their formats, `parts` finds the documents in
them (one, or those of `archives` and `corpora`), and `decoding` or a module of the format's own (listed in `formats`)
turns them into `content`: in this process where they are plain text, else by `isolation` in a `child`. `sources`,
`front_matter` and `imprint` say where a text comes from (with `dates` and `names` to read their words), `identity`
gives the source its short id, and `documents` puts all together.
"""

from claims.read.content import DEFAULT_LIMITS, Limits
from claims.read.corpora import Columns, read_record
from claims.read.dates import parse_date
from claims.read.documents import Origin, make_document, read_document, read_documents, read_files
from claims.read.failures import printable
from claims.read.finding import find_documents
from claims.read.metadata import Metadata

__all__ = [
    "DEFAULT_LIMITS",
    "Columns",
    "Limits",
    "Metadata",
    "Origin",
    "find_documents",
    "make_document",
    "parse_date",
    "printable",
    "read_document",
    "read_documents",
    "read_files",
    "read_record",
]
