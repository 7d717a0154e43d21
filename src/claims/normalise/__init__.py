"""Make claims of mentions: pure functions over strings, no spaCy."""

from claims.normalise.claim import make_claims

__all__ = ["make_claims"]
