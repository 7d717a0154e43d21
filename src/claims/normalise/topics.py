"""The topics that a figure's own clause speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from claims.grammar.nouns import singularise
from claims.lexicons import Lexicon, read_lexicon
from claims.normalise.nationals import are_abroad
from claims.records import Mention


class Topic(Lexicon):
    """One topic: its words, and a line that says what it is about."""

    about: str
    words: frozenset[str]
    acts: frozenset[str] = frozenset()
    counted: frozenset[str] = frozenset()


class Topics(Lexicon):
    """Schema of `topics.toml`."""

    topics: dict[str, Topic]


_WORD = re.compile(r"[\w$%&]+(?:[-'’.&]\w+)*")
_NUMBER = re.compile(r"[$€£¥]?\d[\d.,]*%?")
_WHAT = ("words", "acts", "counted")
LONGEST = 3
"""Words of the longest phrase in the lexicon."""
SHORTEST = 2
"""Letters that a verb keeps without its ending."""
MIGRATION = "migration"
_OF_PEOPLE = frozenset({"population", "jobs", "housing", "economy"})
"""Topics of people that do not say why they are where they are."""


def topic_names() -> list[str]:
    """Return the names of all topics, in the order of the lexicon."""
    return list(read_lexicon("topics", Topics).topics)


def find_topics(mention: Mention) -> tuple[str, ...]:
    """Return the topics of what is counted and of what is done to it; where those have none, of the clause.

    What is measured is the subject of a share, a sum or a measure, and who did it is the subject of a count, so that
    the subject speaks for a count only where nothing nearer does.
    """
    core = _find(mention.counted, *_WHAT) | _find(mention.base, *_WHAT) | _find(mention.quote, "counted")
    core |= _find(_read_stretch(mention), "acts")
    if core <= _OF_PEOPLE and are_abroad(mention):
        core |= {MIGRATION}
    if mention.kind != "count" or core <= _OF_PEOPLE:
        core |= _find(mention.subject, *_WHAT)
    found = core or _find(mention.context, "words", "acts")
    return tuple(name for name in topic_names() if name in found)


def _read_stretch(mention: Mention) -> str:
    """Return the words of the clause between the numbers next to the figure's own: "killed 212 people and" of two."""
    context, quote = mention.context, mention.quote.lower()
    at = context.find(quote)
    if at < 0:
        return context
    before = _NUMBER.split(context[:at])[-1]
    behind = _NUMBER.split(context[at + len(quote) :])[0]
    return f"{before} {behind}"


def _find(text: str | None, *what: str) -> set[str]:
    """Return the topics whose lists named in `what` have a word or a phrase of `text`."""
    words = [word.lower() for word in _WORD.findall(text or "")]
    forms = set(_noun_forms(words)) if set(what) - {"acts"} else set()
    tables = [(_topics_by_word(kind), forms if kind != "acts" else set(_verb_forms(words))) for kind in what]
    return {name for table, forms in tables for form in forms & table.keys() for name in table[form]}


@cache
def _topics_by_word(kind: str) -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for name, topic in read_lexicon("topics", Topics).topics.items():
        for word in getattr(topic, kind):
            table[word] = (*table.get(word, ()), name)
    return table


def _noun_forms(words: list[str]) -> Iterator[str]:
    """Yield what `words` may stand for in the lexicon: each word, its parts at a hyphen, and the phrases."""
    for word in words:
        for part in {word, *word.split("-")}:
            yield from (part, singularise(part))
    for length in range(2, LONGEST + 1):
        for start in range(len(words) - length + 1):
            *first, last = words[start : start + length]
            yield from (" ".join([*first, last]), " ".join([*first, singularise(last)]))


def _verb_forms(words: list[str]) -> Iterator[str]:
    """Yield the forms under which a verb may stand in the lexicon: itself, with its particle, and bare."""
    yield from (f"{first} {second}" for first, second in pairwise(words))
    for word in words:
        yield word
        for suffix in ("ed", "d", "ing", "s", "es"):
            stem = word.removesuffix(suffix)
            if stem != word and len(stem) > SHORTEST:
                yield from (stem, stem + "e")
                if stem[-1] == stem[-2]:
                    yield stem[:-1]
