"""Read units behind a number, currencies before and behind it, and the words that make it a rate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from claims.grammar.numerals import HYPHENS, NUMERALS, read_number
from claims.grammar.phrases import PhraseTable, pluralise, with_plurals
from claims.lexicons import Lexicon, read_lexicon
from claims.records import Kind


class Units(Lexicon):
    """Schema of `units.toml`."""

    rate_nouns: tuple[str, ...]
    rate_links: tuple[str, ...]
    percent: tuple[str, ...]
    points: tuple[str, ...]
    multiples: tuple[str, ...]
    measures: dict[str, tuple[str, ...]]
    durations: dict[str, tuple[str, ...]]
    degrees: dict[str, str]
    attached: dict[str, str]
    per: dict[str, str]


class Currencies(Lexicon):
    """Schema of `currencies.toml`."""

    symbols: dict[str, str]
    names: dict[str, str]
    parts: dict[str, str]
    adjectives: dict[str, str]
    shared: dict[str, str]
    places: dict[str, dict[str, str]]


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit read from words: what kind of figure it makes, its name, and the position behind it."""

    kind: Kind
    name: str
    end: int
    scale: Decimal = Decimal(1)
    """What the value is multiplied with: a hundredth for cents."""


UNITS = read_lexicon("units", Units)
CURRENCIES = read_lexicon("currencies", Currencies)

_DURATIONS = with_plurals(UNITS.durations)
_MEASURES = with_plurals(UNITS.measures)
_TABLE: PhraseTable[tuple[Kind, str]] = PhraseTable(
    {phrase: ("measurement", name) for phrase, name in _MEASURES.items()}
    | {phrase: ("duration", name) for phrase, name in _DURATIONS.items()}
    | dict.fromkeys(UNITS.percent, ("percent", "percent"))
    | dict.fromkeys(UNITS.points, ("percent", "percent"))
    | dict.fromkeys(UNITS.multiples, ("multiple", "times"))
)
_MONEY = PhraseTable({phrase: CURRENCIES.names[name] for name in CURRENCIES.names for phrase in (name, pluralise(name))})
_PARTS = {spelling: code for name, code in CURRENCIES.parts.items() for spelling in (name, pluralise(name))}
_RATE_NOUNS = _DURATIONS | _MEASURES | with_plurals({noun: () for noun in UNITS.rate_nouns})
_SYMBOLS = PhraseTable(CURRENCIES.symbols | {"us $": "USD", "u.s. $": "USD", "rs .": "INR"})
_ADJECTIVES = PhraseTable(CURRENCIES.adjectives)


def read_currency(words: Sequence[str], at: int) -> tuple[str, int] | None:
    """Return the ISO 4217 code of the symbol or code that begins at `at`, and the position behind it."""
    return _SYMBOLS.read(words, at)


def read_unit(words: Sequence[str], at: int, joined: Sequence[bool], *, scaled: bool) -> Unit | None:
    """Return the unit that begins at `at`, directly behind a number.

    Args:
        words: lower-case words.
        at: the position behind the number.
        joined: for each word, whether it stands directly at the one before it, without a space.
        scaled: the number has a magnitude word, so that "pounds" are money.
    """
    if at >= len(words):
        return None
    here = at + 1 if words[at] in HYPHENS and joined[at] else at
    return _read_money(words, here, joined, scaled) or _read_degrees(words, here) or _read_named(words, at, here, joined)


def _read_named(words: Sequence[str], at: int, here: int, joined: Sequence[bool]) -> Unit | None:
    match = _TABLE.read(words, at) or _TABLE.read(words, here)
    if match:
        (kind, name), end = match
        return Unit(kind, name, end)
    if here < len(words) and joined[here] and words[here] in UNITS.attached:
        return Unit("measurement", UNITS.attached[words[here]], here + 1)
    return None


def _read_degrees(words: Sequence[str], at: int) -> Unit | None:
    if at >= len(words) or words[at] not in {"degree", "degrees", "°"}:
        return None
    behind = at + 1
    if behind < len(words) and words[behind] in UNITS.degrees:
        return Unit("measurement", UNITS.degrees[words[behind]], behind + 1)
    return Unit("measurement", UNITS.degrees[""], behind)


def _read_money(words: Sequence[str], at: int, joined: Sequence[bool], scaled: bool) -> Unit | None:
    here = at
    if scaled and here < len(words) and words[here] == "of":
        here += 1
    adjective = _ADJECTIVES.read(words, here)
    behind = adjective[1] if adjective else here
    match = _MONEY.read(words, behind) or _read_symbol_behind(words, here)
    if match is None:
        return _read_part(words, at, joined)
    code, end = match
    if words[behind].startswith("pound") and not (scaled or adjective or end > behind + 1):
        return None
    return Unit("money", adjective[0] if adjective and end > behind else code, end)


def _read_symbol_behind(words: Sequence[str], at: int) -> tuple[str, int] | None:
    """Read the symbol of "500 €", but not the one that opens the next sum: "£1.2bn-£1.5bn"."""
    match = _SYMBOLS.read(words, at)
    return match if match and read_number(words, match[1]) is None else None


def _read_part(words: Sequence[str], at: int, joined: Sequence[bool]) -> Unit | None:
    """Read cents and pence: a hundredth of the unit. One letter counts only directly behind the digits."""
    word = words[at] if at < len(words) else ""
    if word not in _PARTS or (len(word) == 1 and word.isalpha() and not joined[at]):
        return None
    return Unit("money", _PARTS[word] or CURRENCIES.shared["cent"], at + 1, Decimal("0.01"))


def read_rate(words: Sequence[str], at: int) -> tuple[str, int] | None:
    """Return the denominator that begins at `at`, as `Claim.per` has it, and the position behind it."""
    if at >= len(words):
        return None
    if words[at] in UNITS.per:
        return UNITS.per[words[at]], at + 1
    here = at + 1 if words[at] in HYPHENS else at
    if here + 1 >= len(words) or words[here] not in UNITS.rate_links:
        return None
    link, here = words[here], here + 1
    if words[here] in HYPHENS and here + 1 < len(words):
        here += 1
    if link in {"per", "/"}:
        return _read_per(words, here)
    noun = _RATE_NOUNS.get(words[here])
    plural = words[here] != noun
    return (noun, here + 1) if noun and not plural else None


def _read_per(words: Sequence[str], at: int) -> tuple[str, int] | None:
    number = read_number(words, at)
    if number is None:
        word = words[at]
        if word == "capita":
            return "person", at + 1
        return (_RATE_NOUNS.get(word, word), at + 1) if word.isalpha() else None
    behind = number.end
    if behind < len(words) and words[behind].isalpha() and number.value >= 10:
        return f"{number.value.normalize():,f} {words[behind]}", behind + 1
    return f"{number.value.normalize():,f}", behind


def is_magnitude(word: str) -> bool:
    """Tell whether `word` is a magnitude written out."""
    return word in NUMERALS.magnitudes or word in NUMERALS.vague
