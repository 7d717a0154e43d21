"""What the claims of one document have in common, and all that a text speaks of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256

from claims.compare.concepts import Concepts
from claims.compare.scopes import Home, find_home
from claims.compare.words import split
from claims.records import Claim

Key = tuple[str, str]
"""A document by its source and path."""


@dataclass(frozen=True)
class DocumentWords:
    """What the claims of one document have in common.

    Args:
        words: all tags and names of the sentences with figures.
        home: the places and names that it is about.
        text: what the sentences are told by, the same for copies.
    """

    words: frozenset[str]
    home: Home
    text: str


def read_documents(claims: Iterable[Claim], concepts: Concepts) -> dict[Key, DocumentWords]:
    """Return what the claims of each document have in common."""
    sentences: dict[Key, dict[str, None]] = {}
    titles: dict[Key, str] = {}
    for claim in sorted(claims, key=lambda each: (each.start, each.sentence)):
        sentences.setdefault((claim.source, claim.path), {})[claim.sentence] = None
        titles[claim.source, claim.path] = claim.title or ""
    return {
        key: DocumentWords(
            frozenset().union(*(things_in(split(text), concepts) for text in (titles[key], *told))),
            find_home(titles[key], list(told), concepts),
            sha256("\n".join((titles[key], *told)).encode()).hexdigest(),
        )
        for key, told in sentences.items()
    }


@lru_cache(maxsize=1024)
def everything_in(words: tuple[str, ...], concepts: Concepts) -> frozenset[str]:
    """Return all concepts, names, states and contrast words among `words`; kept for other figures of the sentence."""
    return things_in(words, concepts) | frozenset(_members(words, concepts)) | concepts.generic


def things_in(words: Sequence[str], concepts: Concepts) -> frozenset[str]:
    """Return the concepts, names and states among `words`, people in general left out."""
    tags: set[str] = {match.tag for match in concepts.tags(words)} | {match.tag for match in concepts.names(words)}
    tags |= {match.tag for match in concepts.states(words)}
    return frozenset(tags - concepts.generic)


def _members(words: Sequence[str], concepts: Concepts) -> Iterable[str]:
    return {match.tag for entry in concepts.contrasts_among(words) for match in concepts.members(entry.name, words)}
