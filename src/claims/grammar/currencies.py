"""Read currencies before and behind a number: symbols, codes and names."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from claims.grammar.nouns import NOUNS
from claims.grammar.numerals import NUMERALS
from claims.grammar.phrases import PhraseTable, pluralise
from claims.lexicons import Lexicon, read_lexicon


class Currencies(Lexicon):
    """Schema of `currencies.toml`."""

    ambiguous: frozenset[str]
    small: frozenset[str]
    symbols: dict[str, str]
    codes: dict[str, str]
    forced: dict[str, str]
    names: dict[str, str]
    parts: dict[str, str]
    adjectives: dict[str, str]
    shared: dict[str, str]
    with_cents: frozenset[str]
    places: dict[str, dict[str, str]]


CURRENCIES = read_lexicon("currencies", Currencies)

_MONEY = PhraseTable(
    {phrase: CURRENCIES.names[name] for name in CURRENCIES.names for phrase in (name, pluralise(name))}
)
PARTS = {spelling: code for name, code in CURRENCIES.parts.items() for spelling in (name, pluralise(name))}
"""Names of hundredths, with the currency they are of."""
_SYMBOLS = PhraseTable(CURRENCIES.symbols)
_ADJECTIVES = PhraseTable(CURRENCIES.adjectives)
_CODES = frozenset(code.lower() for code in CURRENCIES.codes)
_FORCED = {sign.lower(): code for sign, code in CURRENCIES.forced.items()}
_SCALES = frozenset({*NUMERALS.magnitudes, *NUMERALS.abbreviations, *NUMERALS.money_abbreviations})
LARGE = Decimal(1000)
"""From it on, "50,000 won" is money and no verb."""


def may_open_sum(word: str) -> bool:
    """Tell whether a currency that stands before its sum can begin with `word`, in lower case."""
    return word in _CODES or word in _FORCED or _SYMBOLS.may_open(word)


def read_currency(words: Sequence[str], at: int, cased: Sequence[str] | None = None) -> tuple[str, int] | None:
    """Return the ISO 4217 code of the symbol or code that begins at `at`, and the position behind it.

    Args:
        words: lower-case words.
        at: where the currency is to begin.
        cased: the same words in their own case, as codes count only in capitals; None where that is not known.
    """
    if at >= len(words):
        return None
    word = cased[at] if cased is not None else words[at].upper()
    if word in CURRENCIES.codes:
        behind = at + 1
        joined = behind < len(words) and words[behind] in CURRENCIES.symbols and words[behind] not in {"rs", "kr"}
        return CURRENCIES.codes[word], behind + 1 if joined else behind
    return _SYMBOLS.read(words, at)


def read_currency_name(words: Sequence[str], at: int, value: Decimal, *, scaled: bool) -> tuple[str, int] | None:
    """Return the code of the name that begins at `at`, behind a number: "dollars", "Canadian dollars".

    A name that is another word too ("real", "won") counts with a magnitude, an adjective or a plural of its own,
    and where no noun follows; a pound is a weight where nothing says that it is money.
    """
    here = at + 1 if scaled and at < len(words) and words[at] == "of" else at
    adjective = _ADJECTIVES.read(words, here)
    behind = adjective[1] if adjective else here
    match = _MONEY.read(words, behind)
    if match is None or not _is_money(words, behind, match[1], value, scaled or adjective is not None):
        return None
    code, end = match
    return (adjective[0] if adjective else code), end


def read_forced(words: Sequence[str], at: int, joined: Sequence[bool]) -> tuple[str, int] | None:
    """Return the code of a sign that was forced into ASCII, at `at` and directly before a sum: "PS2.7m", no "PS5"."""
    code = _FORCED.get(words[at]) if at < len(words) else None
    if code is None or at + 1 >= len(words) or not joined[at + 1]:
        return None
    scaled = at + 2 < len(words) and words[at + 2] in _SCALES
    return (code, at + 1) if scaled or len(words[at + 1]) > 1 else None


def read_nationality(words: Sequence[str], at: int) -> tuple[str, int] | None:
    """Return the currency of the nationality at `at`: the "US" of "60 US cents" and "$31.20 US"."""
    return _ADJECTIVES.read(words, at)


def _is_money(words: Sequence[str], at: int, end: int, value: Decimal, certain: bool) -> bool:
    if words[at].startswith("pound"):
        return certain or end > at + 1
    if words[at] not in CURRENCIES.ambiguous:
        return True
    follows = end < len(words) and words[end].isalpha() and words[end] not in NOUNS.closers
    return (certain or value >= LARGE or words[at] in CURRENCIES.small) and value % 1 == 0 and not follows
