"""The words around a figure: its clause, and the sentence to both sides of it."""

from __future__ import annotations

import re
from collections.abc import Collection

from claims.compare.words import split
from claims.records import Claim

_CLAUSE_END = re.compile(r"[;:()—!?]| – |, (?=\D)|(?<=[a-z])\. ")
_FIGURE = re.compile(r"\d[\d,.]*")


def near_words(claim: Claim, breaks: Collection[str]) -> tuple[list[str], list[str]]:
    """Return the words of the figure's clause before and after it, up to the next figure or a word of `breaks`."""
    before, after = _halves(claim)
    before = _FIGURE.split(_CLAUSE_END.split(before.rstrip(" ("))[-1])[-1]
    after = _FIGURE.split(_CLAUSE_END.split(after)[0])[0]
    return split(_word_of(breaks).split(before)[-1]), split(cut_before(after, breaks))


def split_around(claim: Claim) -> tuple[list[str], list[str]]:
    """Return the words of the sentence before and after the figure."""
    before, after = _halves(claim)
    return split(before), split(after)


def cut_before(text: str, breaks: Collection[str]) -> str:
    """Return `text` up to the first word of `breaks`, white space folded."""
    return " ".join(_word_of(breaks).split(text)[0].split())


def _word_of(words: Collection[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(words)))})\b", re.IGNORECASE)


def _halves(claim: Claim) -> tuple[str, str]:
    """Return the sentence before and behind the figure; of several equal figures the one nearest to its offset."""
    quote = " ".join(claim.quote.split())
    places = [match.start() for match in re.finditer(re.escape(quote), claim.sentence)]
    if not quote or not places:
        return "", claim.sentence
    offset = claim.start - claim.sentence_start
    at = min(places, key=lambda place: (abs(place - offset), place))
    return claim.sentence[:at], claim.sentence[at + len(quote) :]
