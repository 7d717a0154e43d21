"""Join the lines of a paragraph that was set in a column: words that were cut at a line's end are made whole.

Whether a hyphen at the end of a line is the printer's or the word's own, the rest of the text tells best: where it
has "well-known" within a line, the hyphen stays; where it has "government", it goes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from claims.grammar.numerals import NUMERALS
from claims.lexicons import Lexicon, read_lexicon

SOFT_HYPHEN = "\u00ad"
_HYPHENS = "-\u2010\u2011" + SOFT_HYPHEN
_OPEN_MARKS = _HYPHENS + ",–—"
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010\u2011][^\W\d_]+)*")
_CUT = re.compile(rf"([^\W\d_]+|\d[\d.,]*)([{_HYPHENS}])$")
_HEAD = re.compile(r"[^\W\d_]+")
_OPEN_DASH = re.compile(r"[—/]$|(?<=\d)–$")


class HyphenWords(Lexicon):
    """Schema of `hyphens.toml`."""

    first: frozenset[str]
    last: frozenset[str]
    joining: frozenset[str]
    unfinished: frozenset[str]


@lru_cache(maxsize=1)
def _hyphen_words() -> HyphenWords:
    words: HyphenWords = read_lexicon("hyphens", HyphenWords)
    return words


def is_unfinished(line: str) -> bool:
    """Tell a line that cannot be the last of its paragraph, by its last word or mark: "a fleet of", "gov-"."""
    words = line.split()
    return bool(words) and (words[-1][-1] in _OPEN_MARKS or words[-1].lower() in _hyphen_words().unfinished)


class LineJoiner:
    """Joins lines by the words of the text that they are of."""

    def __init__(self, lines: Iterable[str]) -> None:
        """Count the words that stand whole in `lines`, all lines of the text."""
        self._words: Counter[str] = Counter()
        for line in lines:
            whole = _WORD.findall(line.lower())
            self._words.update(whole[1:-1] if len(whole) > 2 else whole[1:])

    def close(self, before: str, after: str) -> str:
        """Return `before` as it is to stand right before `after`, the line that follows it.

        >>> LineJoiner(["a new government."]).close("the old gov-", "ernment"), LineJoiner([]).close("up to 1,", "200")
        ('the old gov', 'up to 1, ')
        """
        if not before:
            return ""
        cut = _CUT.search(before)
        if cut is None:
            return before if _OPEN_DASH.search(before) else before + " "
        head = _HEAD.match(after)
        if cut[2] == SOFT_HYPHEN:
            return before[:-1]
        if head is not None and head[0].lower() in _hyphen_words().joining:
            return before + " "
        return before if head is None or self._keeps_hyphen(cut[1], head[0]) else before[:-1]

    def _keeps_hyphen(self, first: str, last: str) -> bool:
        """Tell "well-known" from "gov-ernment"."""
        if not first.isalpha() or last[0].isupper() or (first.isupper() and len(first) > 1):
            return True
        first, last = first.lower(), last.lower()
        with_hyphen, without = self._words[f"{first}-{last}"], self._words[first + last]
        if with_hyphen != without:
            return with_hyphen > without
        words = _hyphen_words()
        if first in words.first or last in words.last or first in NUMERALS.tens or first in NUMERALS.ones:
            return True
        return min(len(first), len(last)) > 2 and self._words[first] > 0 and self._words[last] > 0
