"""Phrases of folded words, and where they stand in a text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from claims.compare.words import split


@dataclass(frozen=True)
class Phrases:
    """Phrases of folded words with what they stand for.

    Args:
        meanings: each phrase with its meaning.
        longest: how many words the longest phrase has that begins with a word.
    """

    meanings: Mapping[tuple[str, ...], str]
    longest: Mapping[str, int]


class Match(NamedTuple):
    """A concept or a word found in a text: its tag, the place of its first word, and how many words it has."""

    tag: str
    at: int
    width: int


def make_shared_phrases(entries: Mapping[str, Iterable[str]], form: Callable[[str], str]) -> Phrases:
    """Return phrases that may stand for several entries, whose names are joined by a space."""
    names: dict[tuple[str, ...], list[str]] = {}
    for name, phrases in entries.items():
        for phrase in phrases:
            names.setdefault(tuple(form(word) for word in split(phrase)), []).append(name)
    return _index({words: " ".join(dict.fromkeys(each)) for words, each in names.items()})


def make_phrases(entries: Mapping[str, Iterable[str]], form: Callable[[str], str]) -> Phrases:
    """Return the phrases of `entries`, their words folded by `form`."""
    return _index(
        {tuple(form(word) for word in split(phrase)): name for name, phrases in entries.items() for phrase in phrases}
    )


def _index(meanings: Mapping[tuple[str, ...], str]) -> Phrases:
    longest: dict[str, int] = {}
    for words in meanings:
        longest[words[0]] = max(len(words), longest.get(words[0], 0))
    return Phrases(meanings, longest)


def find_phrases(words: Sequence[str], phrases: Phrases) -> Iterator[Match]:
    """Yield the longest phrases that stand in `words`, from left to right, none inside another."""
    longest, meanings, end = phrases.longest, phrases.meanings, 0
    if longest.keys().isdisjoint(words):
        return
    for at, word in enumerate(words):
        if at < end or word not in longest:
            continue
        for width in range(longest[word], 0, -1):
            meaning = meanings.get(tuple(words[at : at + width]))
            if meaning is not None:
                end = at + width
                yield Match(meaning, at, width)
                break
