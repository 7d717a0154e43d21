"""The topics that a figure's own clause speaks of."""

from __future__ import annotations

import re
from functools import lru_cache

from claims.grammar.nouns import singularise
from claims.lexicons import Lexicon, read_lexicon


class Topic(Lexicon):
    """One topic: its words, and a line that says what it is about."""

    about: str
    words: frozenset[str]


class Topics(Lexicon):
    """Schema of `topics.toml`."""

    topics: dict[str, Topic]


_WORD = re.compile(r"[\w$%]+(?:[-'’.]\w+)*")


def topic_names() -> list[str]:
    """Return the names of all topics, in the order of the lexicon."""
    return list(read_lexicon("topics", Topics).topics)


@lru_cache(maxsize=1)
def _topics_by_word() -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for name, topic in read_lexicon("topics", Topics).topics.items():
        for word in topic.words:
            table[word] = (*table.get(word, ()), name)
    return table


def find_topics(*texts: str | None) -> tuple[str, ...]:
    """Return the topics of the first of `texts` that speaks of any; texts go from the figure's core outwards."""
    for text in texts:
        found = _topics_of(text or "")
        if found:
            return found
    return ()


def _topics_of(text: str) -> tuple[str, ...]:
    words = [word.lower() for word in _WORD.findall(text)]
    forms = {form for word in words for part in (word, *word.split("-")) for form in _lemmas(part)}
    forms |= {f"{first} {second}" for first, second in zip(words, map(singularise, words[1:]), strict=False)}
    table = _topics_by_word()
    names = {name for form in forms if form in table for name in table[form]}
    return tuple(name for name in topic_names() if name in names)


def _lemmas(word: str) -> set[str]:
    """Return the forms under which a word may stand in the lexicon: itself, singular, and bare verb."""
    forms = {word, singularise(word)}
    for suffix in ("ed", "d", "ing", "s", "es"):
        if word.endswith(suffix) and len(word) > len(suffix) + 2:
            stem = word.removesuffix(suffix)
            forms |= {stem, stem + "e"}
            if stem[-1:] == stem[-2:-1]:
                forms.add(stem[:-1])
    return forms
