"""The words by which texts say who wrote and published them, and tables what stands in their columns."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from claims.lexicons import Lexicon, read_lexicon

LabelledField = Literal["title", "author", "publisher", "published", "modified", "retrieved", "url", "source"]


class PublicationWords(Lexicon):
    """Schema of `bylines.toml`."""

    labels: dict[LabelledField, tuple[str, ...]]
    bylines: tuple[str, ...]
    closing_bylines: tuple[str, ...]
    sources: tuple[str, ...]
    dates: tuple[str, ...]
    updates: tuple[str, ...]
    joiners: tuple[str, ...]
    particles: frozenset[str]
    suffixes: frozenset[str]
    organisation_words: frozenset[str]
    rubrics: frozenset[str]
    furniture: tuple[str, ...]
    statistics_words: frozenset[str]
    given_names: frozenset[str]
    agencies: dict[str, str]

    def field_of_label(self, label: str) -> LabelledField | None:
        """Return the field that "Site name" or "date_published" labels."""
        key = re.sub(r"[\s-]+", "_", label.strip().lower())
        return next((field for field, labels in self.labels.items() if key in labels), None)


@lru_cache(maxsize=1)
def publication_words() -> PublicationWords:
    """Return the shipped words."""
    words: PublicationWords = read_lexicon("bylines", PublicationWords)
    return words


class ColumnWords(Lexicon):
    """Schema of `columns.toml`."""

    text: tuple[str, ...]
    outputs: frozenset[str]


@lru_cache(maxsize=1)
def column_words() -> ColumnWords:
    """Return the shipped words."""
    words: ColumnWords = read_lexicon("columns", ColumnWords)
    return words


@lru_cache
def begins_with(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern for the longest of `words` at the start of a line, with a colon or space behind it."""
    choices = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?:{choices})(?:\s*:\s*|\s+)", re.IGNORECASE)
