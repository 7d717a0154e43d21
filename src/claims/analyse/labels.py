"""Tell numbers that only name something: "Section 427", "Boeing 777", "Windows 7", "9 E 7th St"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Doc, Token

from claims.analyse.exclusion_words import EXCLUSIONS
from claims.analyse.figure import TimeSpan
from claims.grammar.numerals import HYPHENS
from claims.grammar.quantities import Quantity

SMALL = 13
"""Below it, a number behind "type" or "phase" names one of a series, whether or not a noun follows."""
LONGEST_STREET = 4
_NAMING = frozenset({"nummod", "flat", "compound", "dep"})
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_STREET_WORD = re.compile(r"[A-Z]|\d{1,3}(?:st|nd|rd|th)\b")


def is_part_of_word(doc: Doc, quantity: Quantity, _: Sequence[TimeSpan]) -> bool:
    """Tell "AR-15", "G-20", "COVID-19": letters, a hyphen and digits without a space."""
    at = quantity.number_start
    if doc[at].text[0] in HYPHENS and at > 0:
        return doc[at - 1].lower_ in EXCLUSIONS.labels
    if at < 2 or doc[at - 1].lower_ not in HYPHENS or doc[at - 1].whitespace_ or doc[at - 2].whitespace_:
        return False
    return doc[at - 2].is_alpha and quantity.kind == "count" and doc[at - 2].tag_ not in {"CD"}


def is_label(doc: Doc, quantity: Quantity, _: Sequence[TimeSpan]) -> bool:
    """Tell "Section 427", "Boeing 777", "S&P 500", "Group of 20", "5G", "the 90210 ZIP code"."""
    number = doc[quantity.number_start : quantity.number_end]
    if number.text.lower() in EXCLUSIONS.named or doc[number.start : number.end + 1].text in EXCLUSIONS.generations:
        return True
    behind = doc[quantity.end].lower_ if quantity.end < len(doc) else ""
    if quantity.whole_end and quantity.start > 0 and doc[quantity.start - 1].lower_ in EXCLUSIONS.labels:
        return True  # "page 3 of 12"
    if number.text.isdigit() and doc[number.end : number.end + 2].text.lower() == "-something":
        return True
    if quantity.kind != "count" or not (quantity.plain or quantity.comparator == "range"):
        return False
    if number.text in EXCLUSIONS.airliners and _stands_before_name(doc, quantity):
        return True
    if number.text.isdigit() and (behind in EXCLUSIONS.labels_behind or behind == "="):
        return True  # "the 90210 ZIP code", "0 = female"
    return quantity.start > 0 and (_follows_label(doc, quantity) or _repeats_model(doc, quantity))


def _stands_before_name(doc: Doc, quantity: Quantity) -> bool:
    """Tell "a 787 Dreamliner", "two 737 jets" from "737 passengers"."""
    behind = _token(doc, quantity.end)
    alone = quantity.start > 0 and doc[quantity.start - 1].lower_ == "the" and (behind is None or behind.is_punct)
    return alone or (behind is not None and (behind.text[0].isupper() or behind.lower_ in EXCLUSIONS.aircraft))


def _follows_label(doc: Doc, quantity: Quantity) -> bool:
    before = doc[quantity.start - 1]
    word, capital = _label_word(before), not before.text.islower()
    if word in EXCLUSIONS.indices or (capital and word in EXCLUSIONS.products | EXCLUSIONS.titled):
        return True
    if word in EXCLUSIONS.numbering:
        return True
    if word in EXCLUSIONS.naming and (capital or quantity.value < SMALL):
        return True
    if word == "of" and quantity.start >= 2 and doc[quantity.start - 2].lower_ in EXCLUSIONS.groups:
        return doc[quantity.start - 2].text[0].isupper()
    return word in EXCLUSIONS.labels and not modifies_right(doc, quantity)


def _label_word(before: Token) -> str:
    """Return the word before a number, with the stop that the tokenizer took from it ("No. 12") and "S & P" as one."""
    if before.text == "." and before.i > 0 and not before.nbor(-1).whitespace_:
        return f"{before.nbor(-1).lower_}."
    split = before.text == "P" and before.i > 0 and before.nbor(-1).text in {"S", "&"}
    return "s&p" if split else before.lower_


def _repeats_model(doc: Doc, quantity: Quantity) -> bool:
    """Tell the model of "the Note 20 Ultra" and of "iPhone 11 Pro and 11 Pro Max": a bare number before a name."""
    at, behind = quantity.start, _token(doc, quantity.end)
    if behind is None or not behind.text[0].isupper() or at != quantity.number_start or not doc[at].is_digit:
        return False
    near = doc[behind.i : behind.i + LONGEST_STREET]
    closed = next((token for token in near if not token.text[0].isupper()), None)
    if closed is not None and closed.tag_ in {"NN", "NNS"}:
        return False
    before = doc[at - 1]
    if before.tag_ == "NNP" and before.i > 0 and not before.is_sent_start:
        return True
    return any(doc[i].text == doc[at].text and doc[i - 1].lower_ in EXCLUSIONS.products for i in range(1, at))


def modifies_right(doc: Doc, quantity: Quantity) -> bool:
    """Tell whether the parse has the number modify a word behind it."""
    root = doc[quantity.number_start : quantity.number_end].root
    behind = _token(doc, quantity.end)
    follows = behind is not None and behind.tag_ in _NOUNS | {"JJ"}
    return follows and root.head.i >= quantity.end


def is_name(doc: Doc, quantity: Quantity, _: Sequence[TimeSpan]) -> bool:
    """Tell "Windows 7", "Apollo Eleven": a bare number that hangs on the proper noun before it."""
    if quantity.kind != "count" or not quantity.plain or quantity.start != quantity.number_start or quantity.start == 0:
        return False
    token, before = doc[quantity.number_start], doc[quantity.number_start - 1]
    behind = _token(doc, quantity.end)
    hangs = token.head.i < token.i and token.dep_ in _NAMING
    named = hangs and before.tag_ in {"NNP", "NNPS"}
    capital = token.text[0].isupper() and token.is_alpha and before.text[0].isupper() and before.i > 0
    free = behind is None or behind.tag_ not in {"NN", "NNS", "JJ"}
    return (named and free) or (capital and free)


def is_number_of_each(doc: Doc, quantity: Quantity, times: Sequence[TimeSpan]) -> bool:
    """Tell the later numbers of "posts 542 and 543": bare, behind a plural that they name one by one."""
    at = quantity.start - 1
    digits = quantity.kind == "count" and quantity.plain and doc[quantity.number_start].is_digit
    if not digits or at < 1 or quantity.start != quantity.number_start or modifies_right(doc, quantity):
        return False
    listed = doc[at].lower_ in {"and", "to", "or", ","} and doc[at - 1].is_digit
    at -= 2 if listed else 0
    behind = _token(doc, quantity.end)
    free = behind is None or behind.is_punct or behind.tag_ == "CC"
    return (
        free
        and (listed or doc[quantity.end : quantity.end + 1].text in {"and", "to", "or", ","})
        and at >= 0
        and doc[at].tag_ in {"NNS", "NNPS"}
        and doc[at].i + 1 < quantity.end
    )


def is_address(doc: Doc, quantity: Quantity, _: Sequence[TimeSpan]) -> bool:
    """Tell "350 Fifth Avenue", "16-18 Mill Road" and "9 E 71st St" by the street behind the number."""
    if quantity.kind != "count" or not (quantity.plain or quantity.comparator == "range"):
        return False
    for token in doc[quantity.end : quantity.end + LONGEST_STREET]:
        if not _STREET_WORD.match(token.text):
            return False
        if token.lower_ in EXCLUSIONS.streets:
            return True
    return False


def _token(doc: Doc, at: int) -> Token | None:
    return doc[at] if 0 <= at < len(doc) else None
