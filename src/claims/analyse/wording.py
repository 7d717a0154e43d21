"""What the words of a sentence alone tell, before any tagging: its quantities and its times."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from claims.analyse.figure import TimeSpan
from claims.grammar.quantities import Quantity, find_quantities
from claims.grammar.times import find_times


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a sentence, in lower case, and what the grammar reads in them."""

    words: tuple[str, ...]
    quantities: tuple[Quantity, ...]
    times: tuple[TimeSpan, ...]


def read_wording(doc: Doc) -> Wording:
    """Return what the words of `doc` tell; worked out once for each sentence."""
    wording: Wording | None = doc.user_data.get("claims_wording")
    if wording is None:
        cased = [token.text for token in doc]
        words = tuple(word.lower() for word in cased)
        joined = [False, *(not token.whitespace_ for token in doc)]
        quantities = tuple(find_quantities(words, joined, cased=cased))
        doc.user_data["claims_wording"] = wording = Wording(words, quantities, tuple(find_time_spans(doc)))
    return wording


def find_time_spans(doc: Doc) -> Iterator[TimeSpan]:
    """Yield the time phrases of `doc` as tokens."""
    for phrase in find_times(doc.text):
        span = doc.char_span(phrase.start, phrase.end, alignment_mode="expand")
        if span is not None:
            yield TimeSpan(span.start, span.end, phrase.rule, phrase.text)
