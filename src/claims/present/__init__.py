"""Every output format by name, one file each: records in, text out.

Importing this loads neither spaCy nor Rich; Rich comes with the first table.
"""

from claims.present.differences import describe_differences
from claims.present.formats import Format
from claims.present.listing import Listing
from claims.present.results import write_claim, write_claims, write_comparison, write_listing, write_skipped

__all__ = [
    "Format",
    "Listing",
    "describe_differences",
    "write_claim",
    "write_claims",
    "write_comparison",
    "write_listing",
    "write_skipped",
]
