"""The countries that a document speaks of, to settle what its text leaves open."""

from __future__ import annotations

import re
from collections import Counter

from claims.grammar.places import COUNTRY_OF, find_places
from claims.records import Document

_WORD = re.compile(r"\w+(?:['’.]\w+)*|[^\w\s]")
FEWEST = 3
"""A country named less often is no main one."""


def count_countries(document: Document) -> Counter[str]:
    """Return how often the document's text and publisher name each country, its people or a part of it."""
    return count_names(f"{document.publisher or ''} . {document.text[document.body_start :]}")


def count_names(text: str) -> Counter[str]:
    """Return how often `text` names each country, its people or a part of it."""
    words = _WORD.findall(text)
    return Counter(COUNTRY_OF.get(name, name) for _, _, name in find_places(words))


def find_main(countries: Counter[str]) -> str | None:
    """Return the country that is named at least thrice and twice as often as any other."""
    ranked = [*countries.most_common(2), ("", 0), ("", 0)]
    (country, first), (_, second) = ranked[0], ranked[1]
    return country if first >= FEWEST and first >= 2 * second else None
