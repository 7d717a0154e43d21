"""Make claims of mentions: pure functions over strings, no spaCy."""

from claims.normalise.claim import make_claims, make_id

__all__ = ["make_claims", "make_id"]
