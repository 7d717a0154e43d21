"""The singular of English nouns, by rule and by the list of the irregular ones."""

from __future__ import annotations

from claims.lexicons import Lexicon, read_lexicon


class Nouns(Lexicon):
    """Schema of `nouns.toml`."""

    irregular: dict[str, str]
    unchanged: frozenset[str]
    carriers: frozenset[str]
    ratios: frozenset[str]
    shares: frozenset[str]
    linking: frozenset[str]
    priced: frozenset[str]
    closers: frozenset[str]
    never: frozenset[str]
    stands_for: dict[str, str]


NOUNS = read_lexicon("nouns", Nouns)


def singularise(noun: str) -> str:
    """Return the singular of a noun in lower case; a singular comes back as it is.

    >>> singularise("fatalities"), singularise("people"), singularise("businesses"), singularise("police")
    ('fatality', 'person', 'business', 'police')
    """
    if noun in NOUNS.irregular:
        return NOUNS.irregular[noun]
    if noun in NOUNS.unchanged or not noun.endswith("s") or len(noun) < 4 or noun.endswith(("ss", "us", "is")):
        return noun
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("sses", "ches", "shes", "xes", "zzes")):
        return noun[:-2]
    return noun[:-1]


def is_plural(word: str) -> bool:
    """Tell whether `word`, in lower case, is written as a plural noun is."""
    return word.isalpha() and word not in NOUNS.closers and singularise(word) != word
