"""Say what the heads of a cell and the title of its table tell together: what is counted, of whom, when and where."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import permutations

from claims.analyse.table_heads import Head, HeadReader, Measure, covers_time, find_counted_noun, is_divided
from claims.grammar.nouns import NOUNS, singularise
from claims.grammar.table_words import TABLE_WORDS, is_total
from claims.records import Table, TableCell

NO_HEAD = "table cell without a head that says what it counts"
NO_UNIT = "table cell whose unit is not clear"
LABEL = "label or name"
_SHARE = re.compile(rf"(?:{'|'.join(sorted(NOUNS.shares))})\sof\s(.+)", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Reading:
    """What is said of the figure of a cell."""

    counted: str | None
    subject: str | None
    measure: Measure
    noun: str | None
    """The singular of what is counted, where figures are counts."""
    time: Head | None
    place: str | None
    changes: bool
    """Its figures are amounts of change."""
    context: str


class TableHeads:
    """The title and heads of one table."""

    def __init__(self, table: Table, heads: HeadReader) -> None:
        self._heads = heads
        self._title = table.caption or ""
        self.caption = heads.read_caption(self._title)
        inner = [head for cell in table.cells for head in (*cell.row_heads[-1:], *cell.column_heads[-1:])]
        self._is_divided = is_divided(self._title) or any(map(is_total, inner))

    def read(self, cell: TableCell) -> Reading | str:
        """Return what is said of the figure in `cell`, or why nothing can be told."""
        if any(head.lower().strip() in TABLE_WORDS.labels for head in cell.column_heads[-1:]):
            return LABEL
        time, used = self._find_time([*cell.column_heads, *cell.row_heads])
        columns, rows = (
            [replace(self._heads.read(text), words="") if text in used else self._heads.read(text) for text in texts]
            for texts in (cell.column_heads, cell.row_heads)
        )
        if any(head.unclear for head in (*columns, *rows)):
            return NO_UNIT
        above, beside = _find_measure(columns), _find_measure(rows)
        own = above or beside
        measure = self._combine(own, [*columns, *rows])
        if measure is None:
            return NO_UNIT
        counted, subject = self._tell_apart(columns, rows, by_row=above is None and beside is not None)
        noun = next((found for words in counted if (found := find_counted_noun(words))), None)
        titled = counted == _words([self.caption]) or _share_words([self.caption.words], counted)
        if (
            noun
            and own is None
            and measure != Measure()
            and not titled
            and not _share_words([self.caption.words], counted)
        ):
            return NO_UNIT  # "Ships" under "Trade ($ million)", "Crew" under "Passengers (thousands)"
        places = [head.place for head in (*rows, *columns, self.caption) if head.place]
        return Reading(
            counted=", ".join(counted) or None,
            subject=", ".join(subject) or None,
            measure=_add_base(_add_rate(measure, [*columns, *rows, *([self.caption] if titled else [])]), counted),
            noun=noun,
            time=time or (Head("", time=self.caption.time) if self.caption.time else None),
            place=places[0] if places else None,
            changes=any(word in TABLE_WORDS.changes for words in counted for word in _WORD.findall(words.lower())),
            context=" ".join((self._title, *cell.column_heads, *cell.row_heads)).lower(),
        )

    def _find_time(self, texts: Sequence[str]) -> tuple[Head | None, set[str]]:
        """Return the time that the heads tell, put together of two where need be, and which of them tell it."""
        heads = {text: self._heads.read(text) for text in texts}
        for one, other in permutations(texts, 2):
            joined = f"{heads[one].time or heads[one].words} {heads[other].time or heads[other].words}"
            if (heads[one].time or heads[other].time) and covers_time(joined):
                return replace(heads[other], time=joined), {one, other}
        alone = [text for text in texts if heads[text].time]
        return (heads[alone[0]] if alone else None), set(alone)

    def _combine(self, own: Measure | None, heads: Sequence[Head]) -> Measure | None:
        """Return the unit of the heads with what the title adds to it; None where the two do not fit."""
        title = self.caption.measure
        if own is None:
            if self.caption.unclear or (title and title.kind == "money" and any(head.per for head in heads)):
                return None
            return title or Measure()
        # "(in millions, except per share data)" over a bare "$": which of the two a row is, its words may not say.
        if self.caption.unclear and own.scale == 1 and own.kind in {"money", "measurement"}:
            return None
        if title is None or title.scale == 1 or own.scale != 1 or own.kind not in {"money", "measurement"}:
            return own
        return replace(own, scale=title.scale) if title.unit is None else None

    def _tell_apart(
        self, columns: Sequence[Head], rows: Sequence[Head], *, by_row: bool
    ) -> tuple[list[str], list[str]]:
        """Return what is counted and what it is said of: columns count and rows tell of whom, or the title counts.

        Args:
            columns: the heads above the cell.
            rows: the heads beside it.
            by_row: the unit stands beside it.
        """
        column, row, title = _words(columns), _words(rows), _words([self.caption])
        if by_row:
            measured = _words(head for head in rows if head.measure) or row
            return measured, [words for words in (*column, *row) if words not in measured]
        if title and self._is_divided and not _share_words(title, column) and _counts(self.caption, title):
            return title, [*column, *row]
        if column and not (row and all(map(_is_carrier, column))):
            return column, row
        if row and not (title and _counts(self.caption, title) and any(head.place for head in rows)):
            return row, []
        return title, row


def _is_carrier(words: str) -> bool:
    """Tell "Amount" and "Value", heads that leave it to the row what is counted."""
    return singularise(words.lower()) in NOUNS.carriers


def _counts(caption: Head, title: Iterable[str]) -> bool:
    """Tell a title that says what is counted: with a unit, or with a noun in the plural."""
    return caption.measure is not None or any(find_counted_noun(words) for words in title)


def _words(heads: Iterable[Head]) -> list[str]:
    return [head.words for head in heads if head.words]


def _share_words(title: Iterable[str], column: Iterable[str]) -> bool:
    named, counted = ({word for words in heads for word in _WORD.findall(words.lower())} for heads in (title, column))
    return not named.isdisjoint(counted)


def _find_measure(heads: Sequence[Head]) -> Measure | None:
    return next((head.measure for head in reversed(heads) if head.measure), None)


def _add_rate(measure: Measure, heads: Iterable[Head]) -> Measure:
    rate = next((head.per for head in heads if head.per), None)
    return replace(measure, per=rate) if rate and not measure.per and measure.kind != "percent" else measure


def _add_base(measure: Measure, counted: Iterable[str]) -> Measure:
    """Return a percentage with its whole: "Share of exports (%)"."""
    whole = next((match[1] for words in counted if (match := _SHARE.match(words))), None)
    return replace(measure, base=whole) if measure.kind == "percent" and whole and not measure.base else measure
