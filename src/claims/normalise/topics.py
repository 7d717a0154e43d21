"""The topics that a figure's own clause speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from claims.grammar.nouns import singularise
from claims.lexicons import Lexicon, read_lexicon
from claims.normalise.nationals import are_abroad
from claims.records import Mention
from claims.settings import OwnTopics, TopicWords


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


class TopicFinder:
    """Finds the topics of figures by the words of the lexicon, with a user's own."""

    def __init__(self, own: OwnTopics) -> None:
        """Merge the lexicon with `own`: a new name is a topic more, a known one has words added or taken away."""
        shipped = read_lexicon("topics", Topics).topics
        self.names = [*shipped, *(name for name in own if name not in shipped)]
        self._tables = {kind: _make_table(kind, shipped, own) for kind in _WHAT}
        # Most words open no phrase; they are put aside before any are joined.
        self._openers = {
            kind: frozenset(form.split()[0] for form in table if " " in form) for kind, table in self._tables.items()
        }

    def find(self, mention: Mention) -> tuple[str, ...]:
        """Return the topics of what is counted and of what is done to it; where those have none, of the clause.

        What is measured is the subject of a share, a sum or a measure, and who did it is the subject of a count, so
        that the subject speaks for a count only where nothing nearer does.
        """
        core = self._look_up(mention.counted) | self._look_up(mention.base) | self._look_up(mention.quote, "counted")
        core |= self._look_up(_read_stretch(mention), "acts")
        if core <= _OF_PEOPLE and are_abroad(mention):
            core |= {MIGRATION}
        if mention.kind != "count" or core <= _OF_PEOPLE:
            core |= self._look_up(mention.subject)
        found = core or self._look_up(mention.context, "words", "acts")
        return tuple(name for name in self.names if name in found)

    def _look_up(self, text: str | None, *kinds: str) -> set[str]:
        """Return the topics that have a word or a phrase of `text` in one of their lists `kinds`; in any where none."""
        words = [word.lower() for word in _WORD.findall(text or "")]
        found: set[str] = set()
        for kind in kinds or _WHAT:
            table = self._tables[kind]
            for form in table.keys() & self._find_forms(words, kind):
                found |= table[form]
        return found

    def _find_forms(self, words: Sequence[str], kind: str) -> set[str]:
        """Return what `words` may stand for in the lists `kind`: each word, and the phrases."""
        forms = set[str]().union(*map(_verb_forms if kind == "acts" else _noun_forms, words))
        openers = self._openers[kind]
        for start in (start for start, word in enumerate(words) if word in openers):
            forms.update(_verb_phrases(words, start) if kind == "acts" else _noun_phrases(words, start))
        return forms


@lru_cache(maxsize=4)
def load_topics(own: tuple[tuple[str, TopicWords], ...] = ()) -> TopicFinder:
    """Return the finder of the shipped topics and a user's `own`, made once."""
    return TopicFinder(dict(own))


def find_topics(mention: Mention, own: OwnTopics | None = None) -> tuple[str, ...]:
    """Return the topics of `mention`, by the lexicon and the user's `own` words."""
    return load_topics(tuple((own or {}).items())).find(mention)


def _make_table(kind: str, shipped: Mapping[str, Topic], own: OwnTopics) -> dict[str, set[str]]:
    table: dict[str, set[str]] = {}
    for name in [*shipped, *own]:
        words = set(getattr(shipped[name], kind)) if name in shipped else set()
        if name in own:
            words = (words | {word.lower() for word in getattr(own[name], kind)}) - set(own[name].without)
        for word in words:
            table.setdefault(word, set()).add(name)
    return table


def _read_stretch(mention: Mention) -> str:
    """Return the words of the clause between the numbers next to the figure's own: "killed 212 people and" of two."""
    context, quote = mention.context, mention.quote.lower()
    at = context.find(quote)
    if at < 0:
        return context
    before = _NUMBER.split(context[:at])[-1]
    behind = _NUMBER.split(context[at + len(quote) :])[0]
    return f"{before} {behind}"


@lru_cache(maxsize=20_000)
def _noun_forms(word: str) -> frozenset[str]:
    """Return the forms under which a noun may stand in the lexicon: itself, its parts at a hyphen, and singulars."""
    return frozenset(form for part in {word, *word.split("-")} for form in (part, singularise(part)))


@lru_cache(maxsize=20_000)
def _verb_forms(word: str) -> frozenset[str]:
    """Return the forms under which a verb may stand in the lexicon: itself, and bare."""
    forms = {word}
    for suffix in ("ed", "d", "ing", "s", "es"):
        stem = word.removesuffix(suffix)
        if stem != word and len(stem) > SHORTEST:
            forms |= {stem, stem + "e"}
            if stem[-1] == stem[-2]:
                forms.add(stem[:-1])
    return frozenset(forms)


def _noun_phrases(words: Sequence[str], start: int) -> Iterator[str]:
    """Yield the phrases from `start` on, each with its last word in the singular too."""
    for end in range(start + 2, min(start + LONGEST, len(words)) + 1):
        *first, last = words[start:end]
        yield from (" ".join([*first, last]), " ".join([*first, singularise(last)]))


def _verb_phrases(words: Sequence[str], start: int) -> Iterator[str]:
    """Yield a verb with its particle."""
    yield " ".join(words[start : start + 2])
