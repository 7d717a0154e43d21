"""Read the heads and titles of tables: what is counted, in which unit, when and where.

"Deaths (thousands)", "Revenue, $m" and "% of total" are read by the grammar of figures, as if a one stood in them:
"1 thousand", "$1m", "1% of total".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from spacy.tokens import Doc

from claims.analyse.people import PEOPLE, PERSON
from claims.grammar.currencies import read_currency
from claims.grammar.nouns import NOUNS, is_plural, singularise
from claims.grammar.numerals import NUMERALS
from claims.grammar.places import find_places
from claims.grammar.quantities import Quantity, find_quantities
from claims.grammar.rates import read_rate
from claims.grammar.table_words import TABLE_WORDS
from claims.grammar.times import find_times
from claims.grammar.units import UNITS
from claims.records import Kind, Status

Tokenize = Callable[[str], Doc]

_MARKS = re.compile(r"(?:\s*(?:\[\w{1,3}\]|\([a-dpr\d]\)|[*†‡§¶#]+|[¹²³⁴-⁹]))+$")
"""Marks of notes, and of figures that are provisional or revised."""
_BRACKET = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]")
_TAIL = re.compile(r"(.+?)(?:,|\s[–—-]|:|\bin)\s+(\S[^,:]*)")
_THOUSANDS = re.compile(r"^(?:[x×]\s?)?1,?000s?\b|(?<![\d,.])[’'‘]?000s?\b")
_HINT = re.compile(r"[$€£¥%]|(?<![\w,.])[’'‘]?000s?\b|\b(?:m|mn|mln|bn|k|tn)\b", re.IGNORECASE)
_RATE = re.compile(r"\bper\s[\d,.]*\s?\w+", re.IGNORECASE)
_YEAR_STATUS = re.compile(r"(\d{4})\s*\(?([A-Za-z]+)\.?\)?")
_NUMBERING = re.compile(r"^\w+\.?\s+[A-Z]?\.?[\dIVX]+(?:[.\-–]\d+)*[.:)]?\s*[–—-]?\s*")


@dataclass(frozen=True, slots=True)
class Measure:
    """The unit that a head gives to the figures below it."""

    kind: Kind = "count"
    unit: str | None = None
    scale: Decimal = Decimal(1)
    """What the figures are multiplied with: a thousand for "(thousands)"."""
    per: str | None = None
    base: str | None = None
    """For percent: the words of the whole."""


@dataclass(frozen=True, slots=True)
class Head:
    """What a head says."""

    words: str
    """What is counted, or of whom; empty where the head is only a unit, a time or a place."""
    measure: Measure | None = None
    per: str | None = None
    time: str | None = None
    status: Status = "stated"
    place: str | None = None
    unclear: bool = False
    """A unit stands in it that cannot be read; no figure below it is understood."""


class HeadReader:
    """Reads heads, each wording once."""

    def __init__(self, tokenize: Tokenize) -> None:
        """Take the tokenizer that sentences are cut up with, so that heads are read like them."""
        self._tokenize = tokenize
        self.read = lru_cache(maxsize=4096)(self._read)

    def read_quantities(self, text: str) -> tuple[Doc, list[Quantity]]:
        """Return the tokens of `text`, and the quantities in it."""
        doc = self._tokenize(text)
        joined = [i > 0 and not doc[i - 1].whitespace_ for i in range(len(doc))]
        return doc, list(find_quantities([t.lower_ for t in doc], joined, cased=[t.text for t in doc]))

    def read_caption(self, caption: str) -> Head:
        """Return what the title of a table says of all its figures; "by region" only tells how they are divided."""
        title = _NUMBERING.sub("", caption) if caption.lower().startswith(TABLE_WORDS.captions) else caption
        head = self.read(title)
        times, places = list(find_times(title)), self._find_places(title)
        excepted = not TABLE_WORDS.exceptions.isdisjoint(title.lower().split())
        return Head(
            words=_cut_title(head.words, [phrase.text for phrase in times]),
            measure=None if excepted else head.measure,
            per=head.per,
            time=times[0].text if len(times) == 1 else None,
            place=places[0][2] if len(places) == 1 else None,
            unclear=head.unclear or excepted,
        )

    def _read(self, text: str) -> Head:
        text = _MARKS.sub("", " ".join(text.split()))
        year = _YEAR_STATUS.fullmatch(text)
        if year and year[2].lower() in TABLE_WORDS.status:
            return Head("", time=year[1], status=TABLE_WORDS.status[year[2].lower()])
        head = Head(text) if covers_time(text) else self._read_unit(text)
        if covers_time(head.words):
            return replace(head, words="", time=head.words)
        places = self._find_places(head.words)
        if len(places) == 1 and places[0][:2] == (0, len(head.words.split())):
            return replace(head, words="", place=places[0][2])
        return head

    def _read_unit(self, text: str) -> Head:
        """Return the head parted into words and unit."""
        for words, unit in _split_units(text):
            measure = self._read_measure(unit, text)
            if measure is not None:
                words = _BRACKET.sub("", words).strip(" ,:–—-")
                return Head(*self._join_units(words or text, measure), per=measure.per or self._find_rate(words))
        return Head(_BRACKET.sub("", text).strip(), per=self._find_rate(text), unclear=_holds_unit(text))

    def _join_units(self, words: str, measure: Measure) -> tuple[str, Measure]:
        """Return the words and the unit of a head whose unit stands in two places, "Tonnes (thousands)", or alone."""
        whole = self._read_measure(words, words)
        if whole is None or whole == measure:
            return (words if whole is None or measure.kind in {"measurement", "duration"} else ""), measure
        return words, replace(whole, scale=whole.scale * measure.scale) if measure.unit is None else measure

    def _find_places(self, text: str) -> list[tuple[int, int, str]]:
        return list(find_places(text.split()))

    def _find_rate(self, text: str) -> str | None:
        words = [token.lower_ for token in self._tokenize(text)]
        found = (read_rate(words, at) for at, word in enumerate(words) if word in {"per", "/"})
        return next((rate[0] for rate in found if rate), None)

    def _read_measure(self, unit: str, head: str) -> Measure | None:
        """Return the unit that `unit` is as a whole; "of" may tell behind it what it is a share or an amount of."""
        unit = unit.strip().removeprefix("in ").removeprefix("In ")
        if unit.lower() in TABLE_WORDS.plain:
            return Measure()
        if unit == "m":
            lengths = not TABLE_WORDS.lengths.isdisjoint(re.findall(r"[a-z]+", head.lower()))
            return Measure("measurement", "meter") if lengths else None
        doc, quantities = self.read_quantities(self._set_one(unit))
        if not quantities or quantities[0].start != 0:
            return None
        quantity = quantities[0]
        end = max(quantity.end, quantity.per_end)
        base = doc[end + 1 :].text if doc[end : end + 1].text.lower() == "of" else ""
        if (end < len(doc) and not base) or quantity.low is None or _is_one(quantity):
            return None
        return Measure(quantity.kind, quantity.unit, quantity.low, quantity.per, base or None)

    def _set_one(self, unit: str) -> str:
        """Return the unit with a one where its number would stand: "$ 1 million", "1 thousand tonnes"."""
        unit = _THOUSANDS.sub("thousand", unit)
        words = unit.split()
        if words and singularise(words[0].lower()) in NUMERALS.magnitudes:
            words[:2] = [singularise(words[0].lower()), *(word for word in words[1:2] if word.lower() != "of")]
        words = [singularise(w.lower()) if singularise(w.lower()) in NUMERALS.magnitudes else w for w in words]
        doc = self._tokenize(" ".join(words))
        cased = [token.text for token in doc]
        currency = read_currency([word.lower() for word in cased], 0, cased) if cased else None
        end = currency[1] if currency else 0
        return f"{doc[:end].text} 1 {doc[end:].text}".strip()


def _is_one(quantity: Quantity) -> bool:
    """Tell a bare "1", which no unit makes."""
    return quantity.kind == "count" and quantity.low == 1 and quantity.per is None


def _split_units(text: str) -> Iterator[tuple[str, str]]:
    """Yield how a head may part into words and unit: it is one, has one in brackets, or begins or ends with one."""
    yield "", text
    for match in reversed(list(_BRACKET.finditer(text))):
        yield text[: match.start()] + text[match.end() :], match[1]
    if tail := _TAIL.fullmatch(text):
        yield tail[1], tail[2]
    words = text.split()
    if words and words[0].lower() in UNITS.percent:
        yield " ".join(words[1:]), "%"
    if len(words) > 2 and words[1].lower() == "of" and _is_magnitude(words[0]):
        yield " ".join(words[2:]), words[0]
    for count in range(min(3, len(words) - 1), 0, -1):
        if _holds_unit(" ".join(words[-count:])):
            yield " ".join(words[:-count]), " ".join(words[-count:])


def _is_magnitude(word: str) -> bool:
    return singularise(word.lower()) in NUMERALS.magnitudes


def _holds_unit(text: str) -> bool:
    """Tell words that hold a factor or a sign of a unit, which has to be read before any figure is."""
    text = _RATE.sub("", text)
    return bool(_HINT.search(text)) or any(map(_is_magnitude, re.findall(r"[^\W\d_]+", text)))


@lru_cache(maxsize=4096)
def covers_time(text: str) -> bool:
    """Tell a head that is nothing but a time: "2008/09", "March 2010"."""
    return any(phrase.start == 0 and phrase.end == len(text) for phrase in find_times(text))


def _cut_title(words: str, times: list[str]) -> str:
    """Return what a title counts: "Deaths" of "Deaths by region", "Deaths in ports, 2008"."""
    for time in times:
        words = words.replace(time, "")
    divider = "|".join(TABLE_WORDS.dividers)
    return re.split(rf"\s(?:{divider})\s|[,;:–—]", words)[0].strip()


def is_divided(caption: str) -> bool:
    """Tell a title that says how its figures are divided: "Deaths by region"."""
    return any(f" {word} " in caption.lower() for word in TABLE_WORDS.dividers)


def find_counted_noun(words: str) -> str | None:
    """Return the unit of what `words` count, the singular of their noun; None where they count nothing.

    >>> find_counted_noun("Number of ships lost"), find_counted_noun("Population"), find_counted_noun("Revenues")
    ('ship', 'person', None)
    """
    text = words.lower()
    for opener in TABLE_WORDS.counting:
        text = text.removeprefix(opener + " ")
    before = re.split(rf"\s(?:{'|'.join(NOUNS.closers)})\s", text)[0]
    found = re.findall(r"[^\W\d_]+", before)
    for word in found:
        if word in TABLE_WORDS.counts:
            return TABLE_WORDS.counts[word]
        if word in PEOPLE.conditions:
            return PERSON
        if is_plural(word) and word not in TABLE_WORDS.amounts:
            noun = singularise(word)
            return NOUNS.stands_for.get(noun, noun)
    return None
