"""Read whole quantities from words: currency, number or range, unit, comparator and rate.

A quantity is what can be told from neighbouring words alone. What it counts, and whether it is a figure at all,
is for the analysis to say, which knows the sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from claims.grammar.amounts import MINUS_SIGNS, Amount, Sentence, read_amount
from claims.grammar.comparators import bound, bounds_count, read_after, read_before
from claims.grammar.currencies import may_open_sum
from claims.grammar.digits import unify_separators
from claims.grammar.lists import share_units
from claims.grammar.numbers import read_number
from claims.grammar.numerals import NUMERALS, may_open_number, open_hyphens
from claims.grammar.quantity import Quantity
from claims.grammar.ranges import is_hyphenated, read_range
from claims.grammar.rates import read_rate
from claims.grammar.shares import read_share
from claims.grammar.units import UNITS, read_unit
from claims.records import Comparator, Kind

__all__ = ["Quantity", "find_quantities"]

_COMPARATOR_OF_FORM: dict[str, Comparator] = {"vague": ">=", "rough": "~"}
_UNRATED: frozenset[Kind] = frozenset({"duration", "rank"})
_OPENERS = NUMERALS.negatives | NUMERALS.multiples.keys()
_SIGNS = MINUS_SIGNS | NUMERALS.symbols.keys()
LONGEST_BRACKETS = 8
_COMMAS = frozenset({",", "—", "–", "--", "-"})


def find_quantities(
    words: Sequence[str], joined: Sequence[bool], *, cased: Sequence[str] | None = None
) -> Iterator[Quantity]:
    """Yield the quantities of a sentence from left to right; none overlaps another.

    Args:
        words: the words in lower case.
        joined: for each word, whether it stands directly at the one before it.
        cased: the words in their own case: currency codes count only in capitals. Without it they count in any.
    """
    sentence = Sentence(unify_separators(open_hyphens(words)), joined, cased)
    return share_units(list(_find_single(sentence)), sentence.words)


def _find_single(sentence: Sentence) -> Iterator[Quantity]:
    at = floor = 0
    while at < len(sentence.words):
        quantity = _read_quantity(sentence, at, floor) if may_open(sentence.words[at]) else None
        if quantity is None:
            at += 1
            continue
        yield quantity
        at = floor = max(quantity.end, quantity.whole_end, quantity.per_end)


@lru_cache(maxsize=10_000)
def may_open(word: str) -> bool:
    """Tell whether a quantity can begin with `word`, in lower case; most words are put aside so, at little cost."""
    if not word.isalpha() and any(sign.isdigit() or sign in _SIGNS for sign in word):
        return True
    known = word in _OPENERS or word.endswith("fold") or word.rstrip("s") in UNITS.leading
    return known or (word.isalpha() and may_open_number(word)) or may_open_sum(word)


def _read_quantity(sentence: Sentence, at: int, floor: int) -> Quantity | None:
    amount = read_amount(sentence, at)
    is_model = sentence.cased is not None and sentence.cased[at][:1] == "X"
    is_amount = amount is not None and amount.unit is not None and not amount.number.plain
    share = None if is_model or is_amount else read_share(sentence.words, at)
    if share is not None:
        return _add_bounds(share, sentence, floor)
    if amount is None:
        return None
    quantity = read_range(sentence, amount) or _make_quantity(amount, sentence.words)
    return _add_bounds(quantity, sentence, floor)


def _make_quantity(amount: Amount, words: Sequence[str]) -> Quantity:
    comparator = _COMPARATOR_OF_FORM.get(amount.number.form, "=")
    value, number = amount.value, amount.number
    low, high = bound(value, comparator)
    return Quantity(
        amount.start, amount.end, amount.number_start, number.end, amount.start, amount.kind, comparator, low, high,
        amount.unit_name, value=value, plain=number.plain, scaled=number.scaled, scale=number.scale,
        unit_scale=amount.unit.scale if amount.unit else Decimal(1),
        hyphenated=is_hyphenated(words, amount),
    )  # fmt: skip


def _add_bounds(quantity: Quantity, sentence: Sentence, floor: int) -> Quantity:
    words = sentence.words
    quantity = _add_rate(_add_before(quantity, words, floor), words)
    if quantity.comparator == "range":
        return quantity
    quantity = _add_if_not(quantity, words)
    after = read_after(words, quantity.end)
    if after is None:
        return quantity
    comparator, end = after
    if quantity.comparator not in {"=", "~"}:
        comparator = quantity.comparator
    low, high = bound(quantity.value, comparator)
    return _add_unit_behind(replace(quantity, comparator=comparator, low=low, high=high, end=end), sentence)


def _add_if_not(quantity: Quantity, words: Sequence[str]) -> Quantity:
    """Take "if not millions" into "hundreds of thousands": the larger word only strengthens the bound."""
    at = quantity.end
    if at < len(words) and words[at] in _COMMAS:
        at += 1
    if quantity.comparator != ">=" or list(words[at : at + 2]) != ["if", "not"]:
        return quantity
    larger = read_number(words, at + 2)
    return replace(quantity, end=larger.end) if larger and larger.value > quantity.value else quantity


def _add_unit_behind(quantity: Quantity, sentence: Sentence) -> Quantity:
    """Read the unit of "40-plus percent", where the comparator stands before it."""
    if quantity.kind != "count":
        return quantity
    unit = read_unit(sentence.words, quantity.end, sentence.joined, scaled=quantity.scaled)
    return quantity if unit is None else replace(quantity, kind=unit.kind, unit=unit.name, end=unit.end)


def _add_before(quantity: Quantity, words: Sequence[str], floor: int) -> Quantity:
    before = read_before(words, quantity.start)
    if before is None or before[1] < floor:
        return quantity
    comparator, start = before
    if start > 0 and words[start - 1] == "back":
        return quantity  # "inched back up to 4.8 percent" is a level
    if quantity.kind in {"count", "duration"} and not bounds_count(words, start):
        return quantity
    if quantity.comparator == "range" or (quantity.comparator == ">=" and comparator in {"~", "="}):
        return replace(quantity, start=start)
    low, high = bound(quantity.value, comparator)
    return replace(quantity, start=start, comparator=comparator, low=low, high=high)


def _add_rate(quantity: Quantity, words: Sequence[str]) -> Quantity:
    if quantity.kind in _UNRATED:
        return quantity
    rate = read_rate(words, quantity.end)
    if rate is not None:
        return replace(quantity, per=rate[0], per_end=rate[1])
    apart = read_rate(words, _skip_brackets(words, quantity.end))
    return quantity if apart is None else replace(quantity, per=apart[0])


def _skip_brackets(words: Sequence[str], at: int) -> int:
    """Return the position behind brackets at `at`: the rate of "9 billion shekels ($2.4 billion) a year" is behind."""
    if at >= len(words) or words[at] != "(":
        return len(words)
    return next((i + 1 for i in range(at, min(len(words), at + LONGEST_BRACKETS)) if words[i] == ")"), len(words))
