"""Words made comparable: accents, case, plural and verb endings folded away.

The folding is crude on purpose. It need not give real lemmas; it must only send the forms of one word to one string,
and it is applied to the lexicon's words and to the text's words alike.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

WORD = r"(?:[A-Z]\.){2,}|[^\W\d_]+(?:['’][^\W\d_]+)*|\d[\d,.]*\d|\d"
"""A word or a number, as a pattern."""
_WORD = re.compile(WORD)
_POSSESSIVE = re.compile(r"['’]s?$")
_SIBILANT = ("s", "x", "z", "ch", "sh")
_VOWEL = re.compile(r"[aeiouy]")
_DEMONYM = ("ians", "ani", "ian", "ans", "ese", "ish", "an", "ia", "ey", "a", "e", "i", "o", "y")
_SHORTEST_NAME = 4


def split(text: str) -> list[str]:
    """Return the words and numbers of `text` as they stand; hyphens and dashes part words."""
    return list(_split(text))


@lru_cache(maxsize=4096)
def _split(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text))


@lru_cache(maxsize=65536)
def plain(word: str) -> str:
    """Return `word` in lower case without accents, dots and possessive ending."""
    letters = unicodedata.normalize("NFKD", _POSSESSIVE.sub("", word)).casefold()
    return "".join(letter for letter in letters if letter.isalnum())


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """Return the form that all endings of `word` share: `seizures` and `seizure`, `pledged` and `pledge`."""
    form = _singular(plain(word))
    if form.endswith("ied") and _is_stem(form[:-3]):
        return form[:-3] + "y"
    for ending in ("ing", "ed"):
        if form.endswith(ending) and _is_stem(form[: -len(ending)]):
            form = _undouble(form[: -len(ending)])
            break
    return form[:-1] if form.endswith("e") and len(form) > 3 else form


@lru_cache(maxsize=65536)
def fold_name(word: str) -> str:
    """Return the form that a country shares with its people: `Mexico` and `Mexican`, `Turkey` and `Turkish`."""
    form = plain(word)
    for ending in _DEMONYM:
        if form.endswith(ending) and len(form) - len(ending) >= _SHORTEST_NAME:
            return form[: -len(ending)]
    return form


def _singular(form: str) -> str:
    if len(form) < 4 or not form.endswith("s") or form.endswith(("ss", "us", "is")):
        return form
    if form.endswith("ies"):
        return form[:-3] + "y"
    if form.endswith("es") and form[:-2].endswith(_SIBILANT):
        return form[:-2]
    return form[:-1]


def _is_stem(form: str) -> bool:
    return len(form) >= 3 and bool(_VOWEL.search(form))


def _undouble(form: str) -> str:
    """Return `plan` for `plann`; `kill` and `miss` keep their double letter."""
    return form[:-1] if form[-1] == form[-2] and form[-1] not in "lsz" else form
