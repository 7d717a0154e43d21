"""Tell numbers that are no figures, with the reason: dates, names, labels, scores, list and reference numbers."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from spacy.tokens import Doc, Token

from claims.analyse.figure import TimeSpan
from claims.grammar.numerals import HYPHENS
from claims.grammar.quantities import Quantity
from claims.grammar.times import CALENDAR
from claims.lexicons import Lexicon, read_lexicon


class Exclusions(Lexicon):
    """Schema of `exclusions.toml`."""

    labels: frozenset[str]
    named: frozenset[str]
    products: frozenset[str]
    indices: frozenset[str]
    groups: frozenset[str]
    streets: frozenset[str]
    contests: frozenset[str]
    definite: frozenset[str]
    comparisons: frozenset[str]
    naming: frozenset[str]
    generations: frozenset[str]
    lasting: frozenset[str]
    reckoned: frozenset[str]
    airliners: frozenset[str]
    aircraft: frozenset[str]


EXCLUSIONS = read_lexicon("exclusions", Exclusions)
OLDEST = 120
SMALL = 13
"""Below it, a number word behind "the" only points back: the two countries, all three parties."""
_NAMING = frozenset({"nummod", "flat", "compound", "dep"})
_TELEPHONE = re.compile(
    r"\(\d{3}\)\s?\d{3}[-.\s]\d{4}\b|(?<![\w.])(?:1[-.])?\d{3}[-.]\d{3}[-.]\d{4}\b"
    r"|(?<!\w)\+\d{1,3}[\s-]\(?\d[\d\s()-]{5,14}\d\b|(?<![\w-])\d{3}-\d{4}\b"
)
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})


def find_reason(doc: Doc, quantity: Quantity, times: Sequence[TimeSpan]) -> str | None:
    """Return why `quantity` is no figure, or None where it may be one."""
    for rule, reason in _RULES:
        if rule(doc, quantity, times):
            return reason
    return None


def is_incidental(doc: Doc, quantity: Quantity) -> bool:
    """Tell a number that is no claim worth comparing: a bare "one", "the two countries", a duration, an age."""
    if quantity.kind == "duration":
        return not _is_telling_duration(doc, quantity)
    if quantity.kind == "age":
        return True
    words = [token.lower_ for token in doc[quantity.number_start : quantity.number_end]]
    if quantity.kind == "count" and quantity.start == quantity.number_start and words in (["one"], ["1"]):
        return True
    if quantity.kind == "multiple" and words[0] in {"twice", "thrice"}:
        return not _compares(doc, quantity)
    before = _token(doc, quantity.start - 1)
    small = quantity.plain and quantity.value < SMALL and words[0].isalpha()
    return small and quantity.kind == "count" and before is not None and _is_definite(before)


def _is_telling_duration(doc: Doc, quantity: Quantity) -> bool:
    """Tell a duration that is news ("lasted 3.4 days", "nearly two hours") from one in the background."""
    behind, before = _token(doc, quantity.end), _token(doc, quantity.start - 1)
    if behind is not None and behind.lower_ in EXCLUSIONS.reckoned:
        return False
    lasts = before is not None and before.lemma_.lower() in EXCLUSIONS.lasting
    return lasts or quantity.comparator != "=" or quantity.value % 1 != 0


def _is_definite(token: Token) -> bool:
    return token.lower_ in EXCLUSIONS.definite or token.tag_ == "PRP$"


def _compares(doc: Doc, quantity: Quantity) -> bool:
    """Tell "twice as large", "twice the size" from "met twice"."""
    behind = _token(doc, quantity.end)
    if behind is None:
        return False
    return behind.lower_ in EXCLUSIONS.comparisons or behind.tag_ in {"JJR", "RBR", "PRP$"}


def _token(doc: Doc, at: int) -> Token | None:
    return doc[at] if 0 <= at < len(doc) else None


def _is_date(doc: Doc, quantity: Quantity, times: Sequence[TimeSpan]) -> bool:
    if _is_money_of_year(doc, quantity):
        return True
    bounded = quantity.start < quantity.number_start and quantity.kind == "count" and quantity.comparator != "range"
    if bounded or quantity.kind not in {"count", "duration"}:
        return False
    return any(
        time.start < quantity.number_end and quantity.number_start < time.end and not _counts_years(doc, quantity, time)
        for time in times
    )


def _is_money_of_year(doc: Doc, quantity: Quantity) -> bool:
    """Tell "in 2015 dollars", a year's worth of money."""
    before = _token(doc, quantity.start - 1)
    year = quantity.plain and 1800 <= quantity.value < 2100 and doc[quantity.number_start].shape_ == "dddd"
    return quantity.kind == "money" and year and before is not None and before.lower_ in {"in", "constant", "real"}


def _counts_years(doc: Doc, quantity: Quantity, time: TimeSpan) -> bool:
    """Tell "2000 people" from "the 2008 elections": round, a plural behind it, and nothing definite before."""
    behind, before = _token(doc, quantity.end), _token(doc, quantity.start - 1)
    if time.rule != "year" or behind is None or behind.tag_ != "NNS":
        return False
    opened = before is not None and (before.tag_ in {"DT", "IN", "PRP$", "POS"})
    return quantity.value % 100 == 0 and not opened


def _is_clock(doc: Doc, quantity: Quantity, _: Sequence[TimeSpan]) -> bool:
    behind, before = _token(doc, quantity.end), _token(doc, quantity.start - 1)
    if behind is not None and behind.lower_ in CALENDAR.clock:
        return True
    small = quantity.kind == "count" and quantity.value <= 12 and quantity.plain
    stops = behind is None or behind.is_punct or behind.lower_ in {"on", "in", "this", "that", "every"}
    return small and before is not None and before.lower_ == "at" and stops and behind is not None


def _is_part_of_word(doc: Doc, quantity: Quantity, _: Sequence[TimeSpan]) -> bool:
    """Tell "AR-15", "G-20", "COVID-19": letters, a hyphen and digits without a space."""
    at = quantity.number_start
    if at < 2 or doc[at - 1].lower_ not in HYPHENS or doc[at - 1].whitespace_ or doc[at - 2].whitespace_:
        return False
    return doc[at - 2].is_alpha and quantity.kind == "count" and doc[at - 2].tag_ not in {"CD"}


def _is_label(doc: Doc, quantity: Quantity, _: Sequence[TimeSpan]) -> bool:
    """Tell "Section 427", "Boeing 777", "S&P 500", "Group of 20"."""
    before = _token(doc, quantity.start - 1)
    if doc[quantity.number_start].lower_ in EXCLUSIONS.named:
        return True
    if doc[quantity.number_start].text in EXCLUSIONS.airliners and _stands_before_name(doc, quantity):
        return True
    if doc[quantity.number_start : quantity.number_end + 1].text in EXCLUSIONS.generations:
        return True
    listed = quantity.plain or quantity.comparator == "range"
    if quantity.kind != "count" or before is None or not listed:
        return False
    word, capital = _label_word(before), not before.text.islower()
    if word in EXCLUSIONS.indices or (capital and word in EXCLUSIONS.products):
        return True
    if word in EXCLUSIONS.naming and (capital or quantity.value < SMALL):
        return True
    if word == "of" and quantity.start >= 2 and doc[quantity.start - 2].lower_ in EXCLUSIONS.groups:
        return doc[quantity.start - 2].text[0].isupper()
    return word in EXCLUSIONS.labels and not _modifies_right(doc, quantity)


def _stands_before_name(doc: Doc, quantity: Quantity) -> bool:
    """Tell "a 787 Dreamliner", "two 737 jets" from "737 passengers"."""
    behind = _token(doc, quantity.end)
    return behind is not None and (behind.tag_ == "NNP" or behind.lower_ in EXCLUSIONS.aircraft)


def _label_word(before: Token) -> str:
    """Return the word before a number, with the stop that the tokenizer took from it: "No. 12"."""
    cut = before.text == "." and before.i > 0 and not before.nbor(-1).whitespace_
    return f"{before.nbor(-1).lower_}." if cut else before.lower_


def _modifies_right(doc: Doc, quantity: Quantity) -> bool:
    root = doc[quantity.number_start : quantity.number_end].root
    behind = _token(doc, quantity.end)
    follows = behind is not None and behind.tag_ in _NOUNS | {"JJ"}
    return follows and root.head.i >= quantity.end


def _is_name(doc: Doc, quantity: Quantity, _: Sequence[TimeSpan]) -> bool:
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


def _is_score(doc: Doc, quantity: Quantity, _: Sequence[TimeSpan]) -> bool:
    """Tell "3-2": two bare numbers at a hyphen, and nothing that they count."""
    if quantity.kind != "count":
        return False
    end = quantity.number_end
    hyphens = [i for i in range(quantity.number_start, end) if doc[i].lower_ in HYPHENS and doc[i - 1].is_digit]
    outside = [i for i in (quantity.number_start - 1, end) if 0 < i < len(doc) - 1 and doc[i].lower_ in HYPHENS]
    outside = [i for i in outside if doc[i - 1].is_digit and doc[i + 1].is_digit and not doc[i].whitespace_]
    behind = _token(doc, end)
    counts = behind is not None and (behind.tag_ in _NOUNS or behind.tag_ == "JJ")
    return bool(outside) or (bool(hyphens) and not counts and _names_contest(doc))


def _names_contest(doc: Doc) -> bool:
    return any(token.lemma_.lower() in EXCLUSIONS.contests or token.lower_ in EXCLUSIONS.contests for token in doc)


def is_bare_age(doc: Doc, quantity: Quantity) -> bool:
    """Tell "Thomas Sam, 42, of Sydney" and "aged 14"."""
    before, behind = _token(doc, quantity.start - 1), _token(doc, quantity.end)
    if quantity.kind != "count" or not quantity.plain or before is None or not 0 < quantity.value <= OLDEST:
        return False
    if before.lower_ in {"aged", "age"}:
        return True
    named = before.text == "," and before.i > 0 and doc[before.i - 1].tag_ == "NNP"
    return named and quantity.start == quantity.number_start and behind is not None and behind.text in {",", "."}


def _is_number_of_each(doc: Doc, quantity: Quantity, times: Sequence[TimeSpan]) -> bool:
    """Tell the later numbers of "posts 542 and 543": bare, behind a plural that they name one by one."""
    at = quantity.start - 1
    digits = quantity.kind == "count" and quantity.plain and doc[quantity.number_start].is_digit
    if not digits or at < 1 or quantity.start != quantity.number_start or _modifies_right(doc, quantity):
        return False
    if doc[at].lower_ in {"and", "to", "or", ","} and doc[at - 1].is_digit:
        at -= 2
    behind = _token(doc, quantity.end)
    free = behind is None or behind.is_punct or behind.tag_ == "CC"
    return free and at >= 0 and doc[at].tag_ in {"NNS", "NNPS"} and doc[at].i + 1 < quantity.end


def _is_list_number(doc: Doc, quantity: Quantity, _: Sequence[TimeSpan]) -> bool:
    """Tell "1.", "(2)" and "3)" at the head of a sentence, and "[4]" anywhere."""
    behind, before = _token(doc, quantity.end), _token(doc, quantity.start - 1)
    if not quantity.plain or not doc[quantity.number_start].is_digit or behind is None:
        return False
    if before is not None and before.text == "[" and behind.text == "]":
        return True
    return quantity.start <= 1 and behind.text in {")", ".", "]"} and behind.i + 1 < len(doc)


def _is_telephone(doc: Doc, quantity: Quantity, _: Sequence[TimeSpan]) -> bool:
    start, end = doc[quantity.number_start].idx, doc[quantity.number_end - 1].idx
    return any(match.start() <= start and end < match.end() for match in _TELEPHONE.finditer(doc.text))


def _is_address(doc: Doc, quantity: Quantity, _: Sequence[TimeSpan]) -> bool:
    names = 0
    while (token := _token(doc, quantity.end + names)) is not None and token.text[:1].isupper() and names < 4:
        names += 1
        if token.lower_ in EXCLUSIONS.streets:
            return quantity.plain and quantity.kind == "count"
    return False


_RULES: tuple[tuple[Callable[[Doc, Quantity, Sequence[TimeSpan]], bool], str], ...] = (
    (_is_clock, "clock time"),
    (_is_part_of_word, "part of a name"),
    (_is_label, "label or name"),
    (_is_date, "date or time"),
    (_is_name, "part of a name"),
    (_is_score, "score or reference number"),
    (_is_number_of_each, "label or name"),
    (_is_list_number, "list or note number"),
    (_is_address, "address"),
    (_is_telephone, "telephone number"),
)
