"""A small tokenizer that splits as the shipped pipeline does: hyphens, currency signs and % stand alone."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claims.grammar.quantities import Quantity, find_quantities

_WORD = re.compile(
    r"(?:[ap]\.m\.|U\.S\.)"
    r"|[A-Z]{1,3}\$"
    r"|(?:(?<![\w-])[-−+])?\d[\d.,]*(?<![.,])[½⅓⅔¼¾⁰¹²³⁴⁵⁶⁷⁸⁹]*(?:[/⁄]\d+\b)?"
    r"|km/h|cm2|Y=|(?:two|three|four|five)-(?=[,\s])"
    r"|[xX]\d+\b"
    r"|[^\W\d_]+(?:'[a-z]+)?"
    r"|\S"
)


@dataclass(frozen=True)
class Found:
    """A quantity as a case table writes it."""

    quote: str
    kind: str
    bound: str
    unit: str | None
    per: str | None


def split(text: str) -> list[tuple[int, str]]:
    """Return the words of `text`, each with its offset."""
    return [(match.start(), match.group()) for match in _WORD.finditer(text)]


def read(text: str) -> list[Quantity]:
    """Return the quantities of `text`."""
    words = split(text)
    ends = [0, *(start + len(word) for start, word in words)]
    joined = [at > 0 and start == ends[at] for at, (start, _) in enumerate(words)]
    return list(find_quantities([word.lower() for _, word in words], joined, cased=[word for _, word in words]))


def quote_of(text: str, quantity: Quantity) -> str:
    """Return the characters of `text` that `quantity` spans."""
    words = split(text)
    start, (last, word) = words[quantity.start][0], words[quantity.end - 1]
    return text[start : last + len(word)]


def find(text: str) -> list[Found]:
    """Return what stands in `text`, as a case table writes it."""
    return [
        Found(quote_of(text, quantity), quantity.kind, _bound(quantity), quantity.unit, quantity.per)
        for quantity in read(text)
    ]


def _bound(quantity: Quantity) -> str:
    ends = (quantity.low,) if quantity.low == quantity.high else (quantity.low, quantity.high)
    return " ".join([quantity.comparator, *(f"{round(end, 4).normalize():f}" for end in ends if end is not None)])
