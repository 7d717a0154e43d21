"""Tell numbers that are no figures, with the reason: dates, names, labels, scores, list and reference numbers."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence

from spacy.tokens import Doc, Token

from claims.analyse.codes import find_code
from claims.analyse.exclusion_words import EXCLUSIONS, words_of
from claims.analyse.figure import TimeSpan
from claims.analyse.labels import is_address, is_label, is_name, is_number_of_each, is_part_of_word
from claims.grammar.changes import direction_of
from claims.grammar.nouns import NOUNS
from claims.grammar.numerals import HYPHENS
from claims.grammar.quantities import Quantity
from claims.grammar.times import CALENDAR

DATE = "date or time"
YOUNGEST = 3
"""From it on, "he is 35" says an age: "he was one of six" does not."""
MOST_TIMES = 4
"""So many time phrases may touch one number, as parts of a longer one."""
OLDEST = 120
TERM_WORDS = 3
AGE_WORDS = 6
"""So many words before a bare number may tell that it is an age."""
SMALL = 13
"""Below it, a number word behind "the" only points back: the two countries, all three parties."""
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})


def find_reason(doc: Doc, quantity: Quantity, times: Sequence[TimeSpan]) -> str | None:
    """Return why `quantity` is no figure, or None where it may be one."""
    for rule, reason in _RULES:
        if rule(doc, quantity, times):
            return reason
    return find_code(doc, quantity)


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
    """Tell a duration that is news ("a sentence of five years", "lasted 3.4 days") from one in the background.

    In the background are what only tells an order ("six hours after"), what stands before a noun ("a five-year plan")
    and what says within which time something was so ("in two years").
    """
    behind, before = _token(doc, quantity.end), _token(doc, quantity.start - 1)
    if behind is not None and behind.lower_ in EXCLUSIONS.reckoned:
        return False
    if quantity.comparator != "=" or (quantity.value % 1 != 0 and not quantity.hyphenated):
        return True
    if quantity.hyphenated or before is None or _is_definite(before):
        return False
    opens_noun = behind is not None and (behind.tag_ in _NOUNS or behind.tag_ == "POS" or behind.lower_ == "into")
    termed = before.lower_ in {"for", "to"} and _is_term(doc, before.i)
    return not opens_noun and (termed or before.lower_ not in EXCLUSIONS.background)


def _is_term(doc: Doc, at: int) -> bool:
    """Tell "jailed for seven years", "sentenced to two years" by the verb before the preposition at `at`."""
    return any(token.lemma_.lower() in EXCLUSIONS.terms for token in doc[max(0, at - TERM_WORDS) : at])


def _is_definite(token: Token) -> bool:
    return token.lower_ in EXCLUSIONS.definite or token.tag_ == "PRP$"


def is_frequency(doc: Doc, quantity: Quantity) -> bool:
    """Tell "raised rates nine times since June" from "three times as many", "2.3 times earnings", "grew four times"."""
    last = doc[quantity.end - 1]
    if quantity.kind != "multiple" or last.lower_ != "times" or quantity.value % 1 != 0 or _compares(doc, quantity):
        return False
    behind = _token(doc, quantity.end)
    before = next(
        (token for token in reversed(list(doc[max(0, quantity.start - 3) : quantity.start])) if token.tag_ != "RB"),
        None,
    )
    noun = behind is not None and behind.tag_ in _NOUNS and behind.lower_ not in CALENDAR.weekdays
    grown = before is not None and direction_of(before.lemma_.lower(), before.lower_) is not None
    return not (noun or grown or (before is not None and before.lemma_.lower() in {"be", "at", "for", "to"}))


def _compares(doc: Doc, quantity: Quantity) -> bool:
    """Tell "twice as large", "twice the size" from "met twice"."""
    behind = _token(doc, quantity.end)
    if behind is None:
        return False
    return behind.lower_ in EXCLUSIONS.comparisons or behind.tag_ in {"JJR", "RBR", "PRP$", "JJ"}


def _token(doc: Doc, at: int) -> Token | None:
    return doc[at] if 0 <= at < len(doc) else None


def _is_date(doc: Doc, quantity: Quantity, times: Sequence[TimeSpan]) -> bool:
    if _is_money_of_year(doc, quantity) or _is_of_era(doc, quantity):
        return True
    bounded = quantity.start < quantity.number_start and quantity.kind == "count" and quantity.comparator != "range"
    if bounded or quantity.kind not in {"count", "duration"}:
        return False
    before = bisect_left(times, quantity.number_end, key=lambda time: time.start)
    return any(
        quantity.number_start < time.end and not _counts_years(doc, quantity, time)
        for time in times[max(0, before - MOST_TIMES) : before]
    )


def _is_of_era(doc: Doc, quantity: Quantity) -> bool:
    """Tell "776 BC", "AD 79", "circa 1880"."""
    behind, before = _token(doc, quantity.end), _token(doc, quantity.start - 1)
    if quantity.kind != "count" or not quantity.plain:
        return False
    named = (behind, before) if doc[quantity.number_start].is_digit else ()
    if any(token is not None and token.lower_ in EXCLUSIONS.eras and token.text.isupper() for token in named):
        return True
    year = 1000 <= quantity.value < 2100 and doc[quantity.number_start].shape_ == "dddd"
    about = doc[quantity.start].lower_ in {"circa", "c.", "ca."} and quantity.start < quantity.number_start
    return year and about and (behind is None or behind.tag_ != "NNS")


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


def is_clock(doc: Doc, quantity: Quantity, _: Sequence[TimeSpan]) -> bool:
    """Tell "10 a.m." and "at 5,"."""
    behind, before = _token(doc, quantity.end), _token(doc, quantity.start - 1)
    if behind is not None and behind.lower_ in CALENDAR.clock:
        return True
    small = quantity.kind == "count" and quantity.value <= 12 and quantity.plain
    stops = behind is None or behind.is_punct or behind.lower_ in {"on", "in", "this", "that", "every"}
    return small and before is not None and before.lower_ == "at" and stops and behind is not None


def _is_score(doc: Doc, quantity: Quantity, _: Sequence[TimeSpan]) -> bool:
    """Tell "3-2" and "3 – 2": two bare numbers at a dash, and nothing that they count."""
    if quantity.kind != "count":
        return False
    end = quantity.number_end
    hyphens = [i for i in range(quantity.number_start, end) if doc[i].lower_ in HYPHENS and doc[i - 1].is_digit]
    outside = [i for i in (quantity.number_start - 1, end) if 0 < i < len(doc) - 1 and doc[i].lower_ in HYPHENS]
    outside = [i for i in outside if doc[i - 1].is_digit and doc[i + 1].is_digit and _is_even(doc, i)]
    behind = _token(doc, end)
    counts = behind is not None and (behind.tag_ in _NOUNS or behind.tag_ == "JJ")
    contest = not words_of(doc).isdisjoint(EXCLUSIONS.contests)
    return bool(outside) or (bool(hyphens) and not counts and contest)


def _is_even(doc: Doc, at: int) -> bool:
    """Tell a dash with the same space on both sides, as between goals; "in 2014 -3 degrees" has a sign."""
    return bool(doc[at].whitespace_) == bool(doc[at - 1].whitespace_)


def is_bare_age(doc: Doc, quantity: Quantity) -> bool:
    """Tell "Thomas Sam, 42, of Sydney" and "aged 14"."""
    before, behind = _token(doc, quantity.start - 1), _token(doc, quantity.end)
    if quantity.kind != "count" or not quantity.plain or before is None or not 0 < quantity.value <= OLDEST:
        return False
    if before.lower_ in {"aged", "age"} or _says_age(doc, quantity, before):
        return True
    last = doc[before.i - 1] if before.text == "," and before.i > 0 else None
    named = last is not None and (last.text[0].isupper() or last.lower_ in EXCLUSIONS.persons)
    return named and quantity.start == quantity.number_start and behind is not None and behind.text in {",", "."}


def _says_age(doc: Doc, quantity: Quantity, before: Token) -> bool:
    """Tell "she turned 35 in May", "life expectancy is around 73" from "he is 35 points ahead"."""
    behind = _token(doc, quantity.end)
    word = behind.lower_ if behind is not None else ""
    noun = word[:1].isalnum() and word not in NOUNS.closers and behind is not None and behind.tag_ != "VBG"
    if noun or word == "of" or quantity.value < YOUNGEST:
        return False
    near = doc[max(0, quantity.start - AGE_WORDS) : quantity.start]
    if before.lemma_.lower() in {"be", "turn"} and any(token.lower_ in {"he", "she"} for token in near):
        return True
    return before.lemma_.lower() in {"be", "to"} and any(token.lower_ in {"age", "expectancy"} for token in near)


def _is_list_number(doc: Doc, quantity: Quantity, _: Sequence[TimeSpan]) -> bool:
    """Tell "1.", "(2)" and "3)" at the head of a sentence, and "[4]" anywhere."""
    behind, before = _token(doc, quantity.end), _token(doc, quantity.start - 1)
    if behind is None or not doc[quantity.number_start].is_digit:
        return False
    if before is not None and before.text == "[" and behind.text == "]":
        return quantity.kind == "count"
    if not quantity.plain:
        return False
    return quantity.start <= 1 and behind.text in {")", ".", "]"} and behind.i + 1 < len(doc)


_RULES: tuple[tuple[Callable[[Doc, Quantity, Sequence[TimeSpan]], bool], str], ...] = (
    (is_clock, "clock time"),
    (is_part_of_word, "part of a name"),
    (is_label, "label or name"),
    (_is_date, DATE),
    (is_name, "part of a name"),
    (_is_score, "score or reference number"),
    (is_number_of_each, "label or name"),
    (_is_list_number, "list or note number"),
    (is_address, "address"),
)
