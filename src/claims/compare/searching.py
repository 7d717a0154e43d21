"""The words by which a topic is looked for among sentences, before any of their figures is compared."""

from __future__ import annotations

from claims.compare.concepts import shipped_concepts
from claims.compare.words import split


def list_phrases(topic: str) -> tuple[str, ...]:
    """Return the words of the topic, and where they are one concept of the lexicon, all that it is called."""
    concepts = shipped_concepts()
    told = {match.tag for match in concepts.tags(split(topic))}
    others = (entry.words for entry in concepts.lexicon.concept if told == {entry.name} and told <= concepts.telling)
    return tuple(dict.fromkeys((topic, *(phrase for words in others for phrase in words))))
