"""Read the words that bound a figure: "at least" before it, "or more" behind it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from claims.grammar.phrases import PhraseTable
from claims.lexicons import Lexicon, read_lexicon
from claims.records import Comparator


class Comparators(Lexicon):
    """Schema of `comparators.toml`."""

    measured_only: frozenset[str]
    stops: tuple[str, ...]
    soft: tuple[str, ...]
    before_article: tuple[str, ...]
    before: dict[str, Comparator]
    after: dict[str, Comparator]


_LEXICON = read_lexicon("comparators", Comparators)
_BEFORE: PhraseTable[Comparator] = PhraseTable(_LEXICON.before)
_AFTER: PhraseTable[Comparator] = PhraseTable(_LEXICON.after)
_SOFT: PhraseTable[bool] = PhraseTable(dict.fromkeys(_LEXICON.soft, True))
_STOPS: PhraseTable[bool] = PhraseTable(dict.fromkeys(_LEXICON.stops, True))
_BEFORE_ARTICLE: PhraseTable[bool] = PhraseTable(dict.fromkeys(_LEXICON.before_article, True))


def read_before(words: Sequence[str], start: int) -> tuple[Comparator, int] | None:
    """Return the comparator in front of `start`, and where its words begin.

    Soft words may stand between it and the number ("well over a mere 40"). Of two in a row the outer one counts,
    unless it only says "about" ("at least some 40" is `>=`, "nearly up to 40" is `<=`).
    """
    found: tuple[Comparator, int] | None = None
    end = start
    while end > 0 and not _STOPS.read_back(words, end):
        if match := _BEFORE.read_back(words, end):
            comparator, end = match
            if found and comparator == "~":
                comparator = found[0]
            found = (comparator, end)
        elif match_soft := _SOFT.read_back(words, end):
            end = match_soft[1]
        else:
            break
    return found


def bounds_count(words: Sequence[str], start: int) -> bool:
    """Tell the comparator at `start` from one that bounds only sums, shares and measures: "passed 40 bills"."""
    return words[start] not in _LEXICON.measured_only


def read_after(words: Sequence[str], end: int) -> tuple[Comparator, int] | None:
    """Return the comparator behind `end`, and the position behind its words."""
    return _AFTER.read(words, end)


def bound(value: Decimal, comparator: Comparator) -> tuple[Decimal | None, Decimal | None]:
    """Return the interval that `comparator` makes of one value: an open end is None."""
    if comparator in (">", ">="):
        return value, None
    if comparator in ("<", "<="):
        return None, value
    return value, value


def opens_article(words: Sequence[str], at: int) -> bool:
    """Tell whether the words before `at` make a figure of "a" and a unit: "more than a mile"."""
    return _BEFORE_ARTICLE.read_back(words, at) is not None
