"""The second pass: which sentences with a number are tagged and parsed; a year or a century by itself is no figure."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from spacy.tokens import Doc

from claims.analyse.dating import names_year
from claims.analyse.exclusions import DATE, is_clock
from claims.analyse.figure import SkippedNumber, TimeSpan
from claims.analyse.labels import is_label, is_part_of_word
from claims.analyse.wording import read_wording
from claims.grammar.numerals import HYPHENS, read_ordinal
from claims.grammar.quantities import Quantity

_BEHIND_OTHERS = HYPHENS | {"full", "point", "points"}
"""What may stand behind a number of points, and no date."""


def needs_parse(doc: Doc, *, dated: bool) -> bool:
    """Tell whether the parse can change what a sentence gives; where it cannot, set its numbers as skipped.

    Args:
        doc: the tokens of the sentence.
        dated: the document says when it was written, so that no sentence need be a sign of it.
    """
    wording = read_wording(doc)
    if not all(_is_surely_date(doc, quantity, wording.times) for quantity in wording.quantities):
        return True
    if may_rank(wording.words) or not (dated or all(not names_year(doc, time) for time in wording.times)):
        return True
    doc._.claims_skipped = tuple(SkippedNumber(quantity.start, quantity.end, DATE) for quantity in wording.quantities)
    return False


def _is_surely_date(doc: Doc, quantity: Quantity, times: Sequence[TimeSpan]) -> bool:
    """Tell a bare number inside a time phrase that no tag could make anything else: "2,000 people" may be.

    The rules for labels that are asked here take more for a label without tags than with them; a capital behind the
    number may make it a model's with them only.
    """
    at = quantity.number_start
    bare = quantity.kind == "count" and quantity.comparator == "=" and (quantity.start, quantity.end) == (at, at + 1)
    time = next((time for time in times if time.start <= at < time.end), None)
    if not bare or not doc[at].is_digit or time is None or (time.rule == "year" and quantity.value % 100 == 0):
        return False
    behind = doc[at + 1] if at + 1 < len(doc) else None
    if behind is not None and (behind.text[0].isupper() or behind.lower_ in _BEHIND_OTHERS):
        return False
    return not any(rule(doc, quantity, times) for rule in (is_clock, is_part_of_word, is_label))


def may_rank(words: Sequence[str]) -> bool:
    """Tell whether an ordinal among `words` may be a rank: "third largest", "ranks second"."""
    for before, word, *behind in zip_longest(("", *words), words, words[1:], words[2:], fillvalue=""):
        if read_ordinal(word) is not None and (before.startswith("rank") or any(w.endswith("st") for w in behind)):
            return True
    return False
