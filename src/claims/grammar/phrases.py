"""Tables of phrases, matched against words: the longest phrase wins."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Generic, TypeVar

Value = TypeVar("Value")
LONGEST_SIGN = 3


class PhraseTable(Generic[Value]):
    """Phrases of lower-case words, each with a value."""

    def __init__(self, phrases: Mapping[str, Value]) -> None:
        self._values = {tuple(phrase.split()): value for phrase, value in phrases.items()}
        self._longest = max(map(len, self._values), default=0)
        # Most words open or close no phrase; they are put aside before any are joined.
        self._first = frozenset(words[0] for words in self._values)
        self._last = frozenset(words[-1] for words in self._values)

    def may_open(self, word: str) -> bool:
        """Tell whether a phrase begins with `word`."""
        return word in self._first

    def read(self, words: Sequence[str], at: int) -> tuple[Value, int] | None:
        """Return the value of the longest phrase that begins at `at`, and the position behind it."""
        if at >= len(words) or words[at] not in self._first:
            return None
        for length in range(min(self._longest, len(words) - at), 0, -1):
            value = self._values.get(tuple(words[at : at + length]))
            if value is not None:
                return value, at + length
        return None

    def read_back(self, words: Sequence[str], end: int) -> tuple[Value, int] | None:
        """Return the value of the longest phrase that ends before `end`, and where it begins."""
        if end < 1 or words[end - 1] not in self._last:
            return None
        for length in range(min(self._longest, end), 0, -1):
            value = self._values.get(tuple(words[end - length : end]))
            if value is not None:
                return value, end - length
        return None


def pluralise(noun: str) -> str:
    """Return the regular English plural of `noun`, the last word of a name.

    >>> pluralise("inch"), pluralise("century"), pluralise("day"), pluralise("mile")
    ('inches', 'centuries', 'days', 'miles')
    """
    if noun.endswith(("s", "x", "ch", "sh")):
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + "s"


def with_plurals(names: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Return a table from every spelling and plural of a name to the name itself.

    Short spellings are signs, which have no plural of their own: "11 has" is no area in ha.
    """
    table: dict[str, str] = {}
    for name, variants in names.items():
        for spelling in (name, *variants):
            table[spelling] = name
            if spelling == name or len(spelling) > LONGEST_SIGN:
                table[pluralise(spelling)] = name
    return table


def with_hyphens(names: Mapping[str, str]) -> dict[str, str]:
    """Return `names` with every spelling of several words written with hyphens too: "square - foot"."""
    hyphened = {spelling.replace(" ", " - "): name for spelling, name in names.items() if "-" not in spelling}
    return hyphened | dict(names)
