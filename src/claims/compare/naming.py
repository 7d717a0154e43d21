"""The readable name of a row, made of its claims' own words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from claims.compare.concepts import Concepts
from claims.compare.words import split
from claims.records import Claim

_LONGEST = 60
_WORDS_BEHIND = 4
_WORDS = range(2, 8)
_BEST = 3
"""The number of words that says enough and is read at a glance."""
_RATES = {"rate", "share", "percentage", "proportion", "inflation", "unemployment", "turnout"}
_WORD = re.compile(r"(?:[A-Z]\.)+|[^\W_]+(?:['’.-]\w+)*")


def name_measure(claims: Sequence[Claim], wordings: Sequence[str], concepts: Concepts) -> str:
    """Return a short name: the wording that says most in few words, with what makes it a share or a rate."""
    phrase = _best_phrase([_trim(wording, concepts) for wording in wordings])
    first = min(claims, key=lambda claim: (claim.source, claim.start, claim.id))
    thing = phrase or first.subject or _words_behind(first) or first.unit or first.kind
    return _front(first, thing) + _shorten(thing) + _rate(claims)


def _trim(wording: str, concepts: Concepts) -> str:
    """Return `wording` without idle words at its ends, and without who did it: "firearms recovered [by the police]"."""
    text = _words_of(concepts.lexicon.links).sub(" ", wording)
    text = _words_of(concepts.lexicon.doers).split(text)[0]
    told = [match.span() for match in _WORD.finditer(text) if not _is_idle(match.group(), concepts)]
    if not told:
        return wording
    text = text[told[0][0] : told[-1][1]]
    return text[0].lower() + text[1:] if not concepts.names(split(text)[:1]) and text[1:2].islower() else text


def _words_of(phrases: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<=\w)\s+(?:{'|'.join(map(re.escape, phrases))})\s+", re.IGNORECASE)


def _is_idle(word: str, concepts: Concepts) -> bool:
    words = split(word)
    return not concepts.names(words) and all(
        concepts.is_empty(concepts.fold(each)) and not concepts.is_known(each) for each in words
    )


def _words_behind(claim: Claim) -> str:
    """Return the first words of the sentence behind the figure, for a figure that has no counted phrase."""
    quote = " ".join(claim.quote.split())
    return " ".join(split(claim.sentence.partition(quote)[2])[:_WORDS_BEHIND])


def _best_phrase(wordings: Sequence[str]) -> str:
    """Return the most common phrase of a readable length, of equals the one nearest to the best length."""
    phrases = Counter(filter(None, wordings))
    return min(phrases, key=lambda phrase: _rank(phrase, phrases[phrase]), default="")


def _rank(phrase: str, times: int) -> tuple[bool, int, int, str]:
    words = len(split(phrase))
    return words not in _WORDS, -times, abs(words - _BEST), phrase


def _front(claim: Claim, thing: str) -> str:
    if claim.change:
        return "change in "
    is_rate = _RATES & {word.casefold() for word in split(thing)}
    return "share of " if claim.kind in ("percent", "fraction") and not is_rate else ""


def _rate(claims: Sequence[Claim]) -> str:
    rates = Counter(claim.per for claim in claims if claim.per)
    if not rates:
        return ""
    rate = min(rates, key=lambda each: (-rates[each], each))
    return f" per {rate}"


def _shorten(phrase: str) -> str:
    if len(phrase) <= _LONGEST:
        return phrase
    return phrase[:_LONGEST].rsplit(" ", 1)[0] + "…"
