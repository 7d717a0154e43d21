"""Find every numeric claim in documents and compare what different sources say.

`claims.extract(path_or_text)` returns the claims, `claims.Store` keeps them, `claims.compare.compare` sets them side by
side. Names are loaded when they are first used, so importing this package costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from claims.errors import ClaimsError as ClaimsError
    from claims.records import Claim as Claim
    from claims.records import Comparison as Comparison
    from claims.records import Document as Document
    from claims.records import Extraction as Extraction
    from claims.records import Failure as Failure
    from claims.records import Skipped as Skipped
    from claims.store import Store as Store
    from claims.workflow import extract as extract
    from claims.workflow import extract_documents as extract_documents

__version__ = "0.2.0"

_HOMES = {
    "ClaimsError": "claims.errors",
    "Claim": "claims.records",
    "Comparison": "claims.records",
    "Document": "claims.records",
    "Extraction": "claims.records",
    "Failure": "claims.records",
    "Skipped": "claims.records",
    "Store": "claims.store",
    "extract": "claims.workflow",
    "extract_documents": "claims.workflow",
}

__all__ = [*_HOMES, "__version__"]


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOMES})
