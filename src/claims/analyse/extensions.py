"""All attributes that the components put on a Doc, in one table."""

from __future__ import annotations

from typing import Any

from spacy.tokens import Doc

EXTENSIONS: dict[str, Any] = {
    "claims_figures": (),
    "claims_skipped": (),
    "claims_times": (),
    "claims_places": (),
    "claims_sources": (),
}
"""claims_figures: tuple of Figure; claims_skipped: of SkippedNumber; claims_times: of TimeSpan; claims_places: of
PlaceSpan; claims_sources: of SourceSpan."""


def register_extensions() -> None:
    """Add the attributes to spaCy's Doc where they are not there yet."""
    for name, default in EXTENSIONS.items():
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=default)
