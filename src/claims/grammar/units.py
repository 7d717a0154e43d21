"""Read units behind a number: of measure, of time, of money, percent and times."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from claims.grammar.currencies import CURRENCIES, PARTS, read_currency, read_currency_name, read_nationality
from claims.grammar.numbers import read_number
from claims.grammar.numerals import HYPHENS
from claims.grammar.phrases import PhraseTable, with_hyphens
from claims.grammar.rates import read_rate
from claims.grammar.unit_words import DURATIONS, MEASURES, UNITS
from claims.records import Kind

__all__ = ["UNITS", "Unit", "convert_time", "read_rate", "read_unit"]


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit read from words: what kind of figure it makes, its name, and the position behind it."""

    kind: Kind
    name: str
    end: int
    scale: Decimal = Decimal(1)
    """What the value is multiplied with: a hundredth for cents."""


_TABLE: PhraseTable[tuple[Kind, str]] = PhraseTable(
    {phrase: ("measurement", name) for phrase, name in with_hyphens(MEASURES).items()}
    | {phrase: ("duration", name) for phrase, name in DURATIONS.items()}
    | dict.fromkeys(UNITS.percent, ("percent", "percent"))
    | dict.fromkeys(UNITS.points, ("percent", "percent"))
    | dict.fromkeys(UNITS.multiples, ("multiple", "times"))
)


def read_unit(
    words: Sequence[str],
    at: int,
    joined: Sequence[bool],
    *,
    scaled: bool,
    value: Decimal = Decimal(0),
    cased: Sequence[str] | None = None,
) -> Unit | None:
    """Return the unit that begins at `at`, directly behind a number.

    Args:
        words: lower-case words.
        at: the position behind the number.
        joined: for each word, whether it stands directly at the one before it, without a space.
        scaled: the number has a magnitude word, so that "pounds" are money.
        value: the number, as "50,000 won" is money and "5 won" is none.
        cased: the words in their own case, for currency codes.
    """
    if at >= len(words):
        return None
    here = at + 1 if words[at] in HYPHENS and joined[at] else at
    return (
        _read_cased(cased, here)
        or _read_money(words, here, joined, value, scaled, cased)
        or _read_degrees(words, here)
        or _read_named(words, at, here, joined)
    )


def _read_cased(cased: Sequence[str] | None, at: int) -> Unit | None:
    """Read "450 Nm", which is no length, and "40 W", but not the west of "40 W 52nd Street"."""
    sign = cased[at] if cased and at < len(cased) else ""
    last = cased is not None and at == len(cased) - 1
    name = UNITS.cased.get(sign.removesuffix(".") if last else sign)
    if cased is None or name is None:
        return None
    behind = cased[at + 1] if at + 1 < len(cased) else ""
    open_sign = sign in UNITS.only_before_slash and behind != "/"
    return None if behind[:1].isdigit() or open_sign else Unit("measurement", name, at + 1)


def _read_named(words: Sequence[str], at: int, here: int, joined: Sequence[bool]) -> Unit | None:
    match = _TABLE.read(words, at) or _TABLE.read(words, here)
    if match:
        (kind, name), end = match
        return Unit(kind, name, end)
    fraction = here + 1 < len(words) and words[here + 1] in HYPHENS
    if here < len(words) and joined[here] and words[here] in UNITS.attached and not fraction:
        return Unit("measurement", UNITS.attached[words[here]], here + 1)
    return None


def _read_degrees(words: Sequence[str], at: int) -> Unit | None:
    if at >= len(words) or words[at] not in UNITS.degree_words:
        return None
    behind = at + 2 if at + 2 < len(words) and words[at + 1] in HYPHENS else at + 1
    if behind < len(words) and words[behind] in UNITS.degrees:
        return Unit("measurement", UNITS.degrees[words[behind]], behind + 1)
    return Unit("measurement", UNITS.degrees[""], at + 1)


def _read_money(
    words: Sequence[str], at: int, joined: Sequence[bool], value: Decimal, scaled: bool, cased: Sequence[str] | None
) -> Unit | None:
    part = _read_hundredth(words, at, joined) if at < len(words) else None
    match = read_currency_name(words, at, value, scaled=scaled) or _read_symbol_behind(words, at, cased)
    return part or (Unit("money", match[0], match[1]) if match else None)


def _read_symbol_behind(words: Sequence[str], at: int, cased: Sequence[str] | None) -> tuple[str, int] | None:
    """Read the symbol of "500 €", but not the one that opens the next sum: "£1.2bn-£1.5bn"."""
    match = read_currency(words, at, cased)
    return match if match and read_number(words, match[1]) is None else None


def _read_hundredth(words: Sequence[str], at: int, joined: Sequence[bool]) -> Unit | None:
    """Read cents and pence, a hundredth of the unit: "60 US cents", "15p", "68 p lower".

    One letter counts directly behind the digits; "p" also apart from them, where no page number follows.
    """
    whose = read_nationality(words, at)
    here = whose[1] if whose else at
    word, behind = "".join(words[here : here + 1]), words[here + 1 : here + 3]
    letter = len(word) == 1 and word.isalpha()
    if word not in PARTS or (letter and (whose or not (joined[here] or _closes(word, behind)))):
        return None
    code = whose[0] if whose else PARTS[word] or CURRENCIES.shared["cent"]
    return Unit("money", code, here + 1, Decimal("0.01"))


def _closes(word: str, behind: Sequence[str]) -> bool:
    """Tell the pence of "closed 68 p lower" and "at 125.8 p," from the page of "40 p. 12"."""
    page = behind[1:2] if behind[:1] == ["."] else behind[:1]
    return word == "p" and not "".join(page)[:1].isdigit()


def convert_time(value: Decimal, unit: str, wanted: str) -> Decimal | None:
    """Return so many of `unit` in units of `wanted`; None where one is no exact multiple of a common part.

    >>> convert_time(Decimal(2), "hour", "minute"), convert_time(Decimal(2), "year", "day")
    (Decimal('120'), None)
    """
    for table in (UNITS.seconds, UNITS.months):
        if unit in table and wanted in table:
            return value * table[unit] / table[wanted]
    return None
