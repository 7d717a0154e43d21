"""Read numbers spelled out: "a hundred and fifty", "twenty-five thousand", "two dozen"."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from claims.grammar.numerals import HYPHENS, NUMERALS, Number
from claims.grammar.parts import skip_hyphen

_MAGNITUDES = frozenset(map(Decimal, NUMERALS.magnitudes.values()))


class _Reading:
    """What was read so far: whole groups with their magnitude, and the group that is still open."""

    def __init__(self, current: Decimal | None) -> None:
        self.total = Decimal(0)
        self.current = current
        self.limit = Decimal(10) ** 18
        self.scale = Decimal(1)

    def take(self, word: str) -> bool:
        """Add `word` where English lets it follow; tell whether it did."""
        value = _small(word, self.current)
        if value is not None:
            self.current = (self.current or Decimal(0)) + value
        elif word == "hundred" and self.current is not None and self.current < 100:
            self.current *= 100
        elif self.current is not None and 0 < (scale := NUMERALS.magnitudes.get(word, 0)) < self.limit:
            self.total, self.current = self.total + self.current * scale, None
            self.limit = self.scale = Decimal(scale)
        else:
            return False
        return True


def read_spelled(words: Sequence[str], at: int) -> Number | None:
    """Return the number in words that begins at `at`, without a fraction behind it."""
    start, end = at, at
    reading = _Reading(None)
    if words[at] in NUMERALS.articles:
        end = at + 1
        if end >= len(words) or not (words[end] in NUMERALS.magnitudes or words[end] == "dozen"):
            return None
        reading = _Reading(Decimal(1))
    while end < len(words):
        step = skip_hyphen(words, end) if end > start else end
        if step < len(words) and words[step] == "and" and _continues(words, step + 1, reading):
            step += 1
        word = words[step] if step < len(words) else ""
        if word == "dozen" and reading.current is not None and reading.total == 0:
            dozens = reading.current * NUMERALS.collectives[word]
            return Number(dozens, step + 1, "words", scaled=True, scale=Decimal(12))
        if not reading.take(word):
            break
        end = step + 1
    return _finish(words, start, end, reading)


def _finish(words: Sequence[str], start: int, end: int, reading: _Reading) -> Number | None:
    if end == start or (reading.total == 0 and reading.current is None):
        return None
    value = reading.total + (reading.current or 0)
    if reading.total:
        value, end = read_half_more(words, end, value)
        return Number(value, end, "words", scaled=True, scale=reading.scale)
    return Number(value, end, "words", plain=end == start + 1)


def read_half_more(words: Sequence[str], at: int, value: Decimal) -> tuple[Decimal, int]:
    """Read "a million and a half": half of the magnitude, where nothing was said before it but "a" or "one"."""
    if list(words[at : at + 3]) == ["and", "a", "half"] and value in _MAGNITUDES:
        return value * Decimal("1.5"), at + 3
    return value, at


def _small(word: str, current: Decimal | None) -> int | None:
    """Return what `word` adds below one hundred, where English lets it follow `current`."""
    if word in NUMERALS.tens:
        return NUMERALS.tens[word] if current is None or current % 100 == 0 else None
    value = NUMERALS.ones.get(word)
    if value is None or current is None:
        return value
    after_tens = current % 10 == 0 and current % 100 >= 20 and 0 < value < 10
    return value if after_tens or (current % 100 == 0 and current > 0) else None


def _continues(words: Sequence[str], at: int, reading: _Reading) -> bool:
    """Tell whether "and" stands inside a number: "a hundred and fifty", but not "five and six"."""
    if at >= len(words) or not (words[at] in NUMERALS.ones or words[at] in NUMERALS.tens):
        return False
    if reading.current is not None:
        return reading.current >= 100 and reading.current % 100 == 0
    behind = at + 1
    while behind < len(words) and (words[behind] in NUMERALS.ones or words[behind] in HYPHENS):
        behind += 1
    return reading.total > 0 and (behind >= len(words) or words[behind] not in NUMERALS.magnitudes)
