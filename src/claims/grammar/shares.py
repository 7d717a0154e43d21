"""Read shares and multiples: "two-thirds", "one in five", "22 of the 50", "twice", "fivefold"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from claims.grammar.nouns import NOUNS
from claims.grammar.numbers import read_number
from claims.grammar.numerals import HYPHENS, NUMERALS, Number
from claims.grammar.parts import read_fraction_words, skip_hyphen
from claims.grammar.quantity import Quantity

FEW = 20
"""Parts up to this number make a share with "in": three in five."""
_YEAR = re.compile(r"(?:19|20)\d\d")
"""A whole that is rather a year: three of 2019's storms; 2,000 with its comma is none."""


def read_share(words: Sequence[str], at: int) -> Quantity | None:
    """Return the ratio, fraction or multiple that begins at `at`."""
    return _read_ratio(words, at) or _read_fraction(words, at) or _read_multiple(words, at)


def _read_ratio(words: Sequence[str], at: int) -> Quantity | None:
    """Read "one in five", "3 out of 4", "22 of the 50": a share of a whole that is counted too."""
    part = read_number(words, at)
    if part is None or part.scaled or part.end >= len(words):
        return None
    noun_at = part.end if _has_noun_between(words, part) else 0
    link = part.end + 1 if noun_at else skip_hyphen(words, part.end)
    if link >= len(words):
        return None
    whole_at = _find_whole(words, link)
    whole = read_number(words, whole_at) if whole_at and whole_at < len(words) else None
    if whole is None or not 0 < part.value < whole.value or {part.form, whole.form} & {"vague", "rough"}:
        return None
    if not _is_ratio(words, link, part, whole, noun_at):
        return None
    share = part.value / whole.value
    return Quantity(
        at, whole.end, at, whole.end, at, "fraction", "=", share, share, "fraction",
        whole_end=whole.end, noun_at=noun_at, value=share,
    )  # fmt: skip


def _is_ratio(words: Sequence[str], link: int, part: Number, whole: Number, noun_at: int) -> bool:
    is_year = _YEAR.fullmatch(words[whole.end - 1]) is not None
    if words[link] == "of":
        return not (whole.scaled or is_year or part.value == 1)
    if words[link] != "in" or words[link + 1 : link + 2] == ["every"]:
        return True
    if is_year:
        return False
    if part.value == 1:
        return not noun_at or _is_closed(words, whole.end)
    return part.value <= FEW and (whole.value in NUMERALS.rate_wholes or whole.value % 50 == 0)


def _is_closed(words: Sequence[str], at: int) -> bool:
    """Tell whether no noun follows: "one child in 15 is", but not "one person in 15 countries"."""
    return at >= len(words) or not words[at].isalpha() or words[at] in NOUNS.closers


def _has_noun_between(words: Sequence[str], part: Number) -> bool:
    """Tell "one child in 15", "nine days out of ten" from "one in 15"."""
    link = part.end + 1
    noun = words[part.end]
    one = part.value == 1 and list(words[link : link + 1]) == ["in"]
    opens = one or list(words[link : link + 2]) == ["out", "of"]
    return opens and noun.isalpha() and noun not in NOUNS.closers and read_number([noun], 0) is None


def _find_whole(words: Sequence[str], at: int) -> int | None:
    """Return where the whole begins, behind the link at `at`."""
    if words[at] == "in":
        return at + 2 if list(words[at + 1 : at + 2]) == ["every"] else skip_hyphen(words, at + 1)
    if words[at] == "out" and list(words[at + 1 : at + 2]) == ["of"]:
        at += 1
    elif words[at] != "of":
        return None
    behind = at + 1
    while behind < len(words) and words[behind] in NUMERALS.determiners:
        behind += 1
    return behind


def _read_fraction(words: Sequence[str], at: int) -> Quantity | None:
    fraction = read_fraction_words(words, at)
    if fraction is None or not _is_share(words, at, fraction):
        return None
    number = read_number(words, at)
    if number and number.scaled:
        return None
    value = fraction.value
    return Quantity(at, fraction.end, at, fraction.end, at, "fraction", "=", value, value, "fraction", value=value)


def _is_share(words: Sequence[str], at: int, fraction: Number) -> bool:
    """Tell a share from an order or a time: "a third of", "cut by a quarter", but not "a third party", "a quarter"."""
    behind = words[fraction.end] if fraction.end < len(words) else ""
    before = words[at - 1] if at > 0 else ""
    if words[at] == "half":
        return behind not in NUMERALS.not_behind_half and before not in NUMERALS.not_before_half
    if words[at] in NUMERALS.articles:
        return behind in NUMERALS.behind_share or before in NUMERALS.before_share
    if words[at] == "one" and words[at + 1] not in HYPHENS and words[at + 1] == "second":
        return False
    plural = words[fraction.end - 1].endswith("s")
    hyphen = fraction.end - at == 3
    closed = behind in {"of", "", ".", ","}
    return fraction.form == "digits" or hyphen or plural or closed or before in NUMERALS.before_share


def _read_multiple(words: Sequence[str], at: int) -> Quantity | None:
    """Read "twice", "tripled", "fivefold", "x3"; "met twice" is told from "twice as large" by the analysis."""
    word = words[at]
    value: Decimal | int | None = NUMERALS.multiples.get(word)
    if value is None and word.endswith("fold"):
        value = _count(word.removesuffix("fold"))
    if value is None and word[:1] in {"x", "×"} and word[1:].isascii() and word[1:].isdigit() and len(word) < 4:
        value = int(word[1:])
    behind = skip_hyphen(words, at + 1)
    if value is None or (behind < len(words) and words[behind] in NUMERALS.not_behind_multiple):
        return None
    number = Decimal(value)
    return Quantity(at, at + 1, at, at + 1, at, "multiple", "=", number, number, "times", value=number)


def _count(word: str) -> int | None:
    return NUMERALS.ones.get(word) or NUMERALS.tens.get(word) or NUMERALS.magnitudes.get(word)
