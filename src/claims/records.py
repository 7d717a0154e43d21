"""The records that flow through the program, frozen; nothing of ours is imported here.

`Claim` is the contract with users: its field names are the columns of every output.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from decimal import Decimal
from functools import cached_property
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Kind = Literal["count", "money", "percent", "fraction", "multiple", "rank", "measurement", "duration", "age"]
Comparator = Literal["=", "~", ">", ">=", "<", "<=", "range"]
Change = Literal["increase", "decrease"]
Tense = Literal["past", "present", "future"]
Status = Literal["stated", "estimated", "projected", "disputed"]
Decision = Literal["accepted", "edited", "rejected"]
Verdict = Literal["agree", "overlap", "conflict", "incomparable", "single"]


class Record(BaseModel):
    """A frozen record; an unknown field is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Locator(Record):
    """Where a part of the original begins: a page, a chapter, an attachment."""

    start: int
    """Offset of the part's first character in the document's text; the part ends where the next one begins."""
    label: str
    """As people name the part: `page 3`, `chapter 2`."""


class TableCell(Record):
    """A cell of a table that is no head, with the words of the heads above and beside it, outermost first."""

    start: int
    """Offset of the cell's words in the document's text."""
    end: int
    row_heads: tuple[str, ...] = ()
    column_heads: tuple[str, ...] = ()


class Table(Record):
    """A table that stands in the document's text."""

    start: int
    end: int
    caption: str | None = None
    cells: tuple[TableCell, ...] = ()
    """In reading order, heads left out."""


class Document(Record):
    """A text that was read, with what is known of where it came from."""

    path: str
    """The document as it was named on the command line; `-` for standard input."""
    text: str
    """The decoded text, whole; every offset points into it."""
    body_start: int = 0
    """Where the running text begins, behind front matter; nothing before it is analysed."""
    source: str = ""
    """Short id, unique in a store: `oneil-2009`."""
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: str | None = None
    """ISO 8601, as exact as known: `2009`, `2009-07` or `2009-07-01`."""
    url: str | None = None
    modified: str | None = None
    """Day of the last change that the document tells of, ISO 8601."""
    retrieved: str | None = None
    """Day on which a copy was made of what is kept elsewhere, such as a saved web page; ISO 8601."""
    locators: tuple[Locator, ...] = ()
    """Parts of the original, in order; empty where it has none."""
    tables: tuple[Table, ...] = ()

    def locate(self, offset: int) -> str | None:
        """Return the label of the part of the original that `offset` of the text stands in."""
        place = bisect_right(self.locators, offset, key=lambda locator: locator.start)
        return self.locators[place - 1].label if place else None

    @cached_property
    def text_hash(self) -> str:
        """SHA-256 of the text in UTF-8, in hexadecimal."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


class Mention(Record):
    """A figure as the analysis found it: words and offsets of the document, numbers already read."""

    quote: str
    start: int
    end: int
    sentence: str
    sentence_start: int
    sentence_end: int
    kind: Kind
    comparator: Comparator
    low: Decimal | None
    high: Decimal | None
    unit: str | None
    """As `Claim.unit`, or a word of the text that is still to be looked up."""
    per: str | None = None
    change: Change | None = None
    counted: str | None = None
    base: str | None = None
    subject: str | None = None
    time_text: str | None = None
    time_tense: Tense = "past"
    """How the text speaks of `time_text`."""
    place_text: str | None = None
    attribution: str | None = None
    attribution_cue: str | None = None
    status: Status = "stated"
    context: str = ""
    """Words of the figure's own clause, for its topics."""
    incidental: bool = False
    doubts: tuple[str, ...] = ()
    """What makes the reading uncertain, as names of rules; each lowers the confidence."""


class Claim(Record):
    """One figure that a document states, in the fields of every output."""

    id: str = Field(description="Stable: the same document text and span give the same id everywhere.")
    path: str = Field(description="The document as it was named on the command line.")
    source: str = Field(description="Short id of the source, unique in the store.")
    title: str | None = Field(default=None, description="Title of the document.")
    author: str | None = Field(default=None, description="Author of the document.")
    publisher: str | None = Field(default=None, description="Publisher of the document.")
    published: str | None = Field(default=None, description="Date of the document, ISO 8601, as exact as known.")
    quote: str = Field(description="The figure's exact characters: text[start:end] == quote.")
    start: int = Field(ge=0, description="Offset of the quote's first character in the stored text.")
    end: int = Field(ge=0, description="Offset behind the quote's last character.")
    sentence: str = Field(description="The sentence that the figure stands in, white space folded.")
    sentence_start: int = Field(ge=0, description="Offset of the sentence's first character.")
    sentence_end: int = Field(ge=0, description="Offset behind the sentence's last character.")
    kind: Kind = Field(description="What sort of figure it is.")
    comparator: Comparator = Field(description="How the text bounds the figure.")
    low: Decimal | None = Field(default=None, description="Lower end of the interval claimed; null where open.")
    high: Decimal | None = Field(default=None, description="Upper end of the interval claimed; null where open.")
    unit: str | None = Field(
        default=None,
        description="ISO 4217 code, percent, fraction, times, rank, a unit's long singular name, or the counted noun.",
    )
    per: str | None = Field(default=None, description="Denominator of a rate: year, day, person, 100,000 inhabitants.")
    change: Change | None = Field(default=None, description="Direction, where the figure is an amount of change.")
    counted: str | None = Field(default=None, description="The phrase that says what is counted or measured.")
    base: str | None = Field(default=None, description="For a share: the whole that it is a share of.")
    subject: str | None = Field(
        default=None, description="Who or what the figure is said of, where not the counted thing."
    )
    time: str | None = Field(
        default=None, description="When the figure holds: ISO 8601 date, or interval with / and .."
    )
    time_text: str | None = Field(default=None, description="The words that say when.")
    place: str | None = Field(default=None, description="Where, resolved to a country or place name where certain.")
    attribution: str | None = Field(default=None, description="Who says or counted it, as the text names them.")
    attribution_cue: str | None = Field(default=None, description="The words that mark the attribution.")
    status: Status = Field(default="stated", description="How firmly the text states the figure.")
    topics: tuple[str, ...] = Field(default=(), description="Names from the topic lexicon.")
    incidental: bool = Field(default=False, description="True for a number that is no claim worth comparing.")
    confidence: float = Field(default=1.0, ge=0, le=1, description="How sure the reading is, from 0 to 1.")
    locator: str | None = Field(default=None, description="Part of the original that the sentence begins in: page 3.")
    reviewed: Decision | None = Field(default=None, description="What a reviewer decided; null where nobody has yet.")
    reviewer_note: str | None = Field(default=None, description="What the reviewer remarked.")


CORRECTABLE = (
    "kind", "comparator", "low", "high", "unit", "per", "change", "counted", "base", "subject", "time", "time_text",
    "place", "attribution", "attribution_cue", "status", "incidental",
)  # fmt: skip
"""Fields of a claim that a reviewer may correct: what was read into the words, never the words and their place."""


class Skipped(Record):
    """A number that was seen and not reported, with the reason."""

    path: str
    quote: str
    start: int
    end: int
    reason: str


class Extraction(Record):
    """What one document gave."""

    document: Document
    claims: tuple[Claim, ...] = ()
    skipped: tuple[Skipped, ...] = ()


class Failure(Record):
    """A document that could not be read, with the reason and what to do."""

    path: str
    reason: str


UNSAID = {
    "base": "no base given",
    "time": "no date given",
    "definition": "not said what is counted",
    "per": "no rate",
    "attribution": "no originator named",
    "place": "no place given",
}
"""What a difference has for a source that does not say in what others differ."""


class Difference(Record):
    """One respect in which the figures of a row differ, with each source's words for it."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    aspect: str = Field(alias="in", description="base, time, place, definition, bound, per, status or attribution.")
    values: dict[str, str] = Field(description="Source to its words; what a source does not say is said to be unknown.")


class Cell(Record):
    """What one source says of a measure."""

    source: str
    published: str | None = None
    claims: tuple[str, ...] = Field(description="Ids of the claims behind the cell, the leading one first.")
    quote: str
    comparator: Comparator
    low: Decimal | None = None
    high: Decimal | None = None
    counted: str | None = None
    base: str | None = None
    time: str | None = None
    attribution: str | None = None


class Echo(Record):
    """Sources that repeat one figure."""

    sources: tuple[str, ...] = Field(description="The sources, earliest first.")
    originator: str | None = Field(default=None, description="Whose figure it is, where the texts name one.")


class Caution(Record):
    """What a fact-checker would ask before printing a figure."""

    about: Literal["base", "date", "points", "drift"]
    source: str
    words: str = Field(description="What is wrong, with the words of the source.")


class Derived(Record):
    """A share that other claims let one work out; never mixed with what was quoted."""

    words: str = Field(description="The working: 68,000 of 99,000 is 68.7 percent.")
    value: Decimal = Field(description="The share in percent.")
    source: str
    inputs: tuple[str, ...] = Field(description="Ids of the claims it was worked out from.")
    bears_out: tuple[str, ...] = Field(default=(), description="Sources whose figure it fits.")
    contradicts: tuple[str, ...] = Field(default=(), description="Sources whose figure it does not fit.")


class Row(Record):
    """One measure over all sources that speak of it."""

    measure: str
    topic: str | None = None
    kind: Kind
    unit: str | None = None
    per: str | None = None
    verdict: Verdict
    spread: float | None = Field(default=None, description="Largest figure over the smallest, where both are points.")
    differences: tuple[Difference, ...] = ()
    independent_sources: int = Field(default=0, description="Sources, those that repeat one figure counted once.")
    echoes: tuple[Echo, ...] = ()
    warnings: tuple[Caution, ...] = ()
    derived: tuple[Derived, ...] = ()
    cells: tuple[Cell, ...] = ()


class Comparison(Record):
    """Rows of measures, most disputed first."""

    rows: tuple[Row, ...] = ()
