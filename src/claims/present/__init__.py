"""Every output format by name, one file each: records in, text out.

Importing this loads neither spaCy nor Rich; Rich comes with the first table.
"""

from claims.present.csv import spell_cell, spell_field
from claims.present.dictionary import DICTIONARY_SUFFIX, write_dictionary
from claims.present.differences import describe_differences
from claims.present.exports import Export, Provenance
from claims.present.formats import SUFFIXES, FileFormat, Format
from claims.present.listing import Listing, list_cells
from claims.present.notes import write_notes
from claims.present.results import (
    write_charts,
    write_claim,
    write_claims,
    write_comparison,
    write_explanation,
    write_export,
    write_listing,
    write_sentences,
    write_skipped,
)

__all__ = [
    "DICTIONARY_SUFFIX",
    "SUFFIXES",
    "Export",
    "FileFormat",
    "Format",
    "Listing",
    "Provenance",
    "describe_differences",
    "list_cells",
    "spell_cell",
    "spell_field",
    "write_charts",
    "write_claim",
    "write_claims",
    "write_comparison",
    "write_dictionary",
    "write_explanation",
    "write_export",
    "write_listing",
    "write_notes",
    "write_sentences",
    "write_skipped",
]
