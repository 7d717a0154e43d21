"""The component that finds figures: quantities of the number grammar that are no dates, names or labels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from spacy.language import Language
from spacy.tokens import Doc

from claims.analyse.borrowing import borrow_units
from claims.analyse.exclusions import DATE, find_reason, is_bare_age, is_frequency, is_incidental
from claims.analyse.extensions import register_extensions
from claims.analyse.figure import Figure, SkippedNumber
from claims.analyse.levels import split_levels
from claims.analyse.points import read_points
from claims.analyse.rates import find_rate_behind
from claims.analyse.wording import read_wording
from claims.grammar.numerals import read_ordinal
from claims.grammar.quantities import Quantity


@Language.factory(
    "claims_figures",
    requires=["token.tag", "token.dep"],
    assigns=["doc._.claims_figures", "doc._.claims_skipped", "doc._.claims_times"],
)
def make_figure_finder(nlp: Language, name: str) -> FigureFinder:
    """Return the component."""
    return FigureFinder()


class FigureFinder:
    """Sets `doc._.claims_times`, `doc._.claims_figures` and `doc._.claims_skipped`."""

    def __init__(self) -> None:
        register_extensions()

    def __call__(self, doc: Doc) -> Doc:
        """Find the figures of one sentence."""
        wording = read_wording(doc)
        doc._.claims_times = times = wording.times
        figures: list[Figure] = []
        skipped: list[SkippedNumber] = []
        for found in wording.quantities:
            for quantity in split_levels(doc, read_points(doc, found)):
                reason = find_reason(doc, quantity, times)
                if reason == DATE and quantity.kind == "duration":
                    figures.append(replace(make_figure(doc, quantity), incidental=True))
                elif reason:
                    skipped.append(SkippedNumber(quantity.start, quantity.end, reason))
                elif is_frequency(doc, quantity):
                    figures.append(replace(make_figure(doc, quantity), kind="count", unit="time", incidental=True))
                elif is_bare_age(doc, quantity):
                    figures.append(replace(make_figure(doc, quantity), kind="age", unit="year", incidental=True))
                else:
                    figures.append(make_figure(doc, quantity))
        figures = borrow_units(doc, figures)
        figures.extend(find_ranks(doc, wording.words, figures))
        doc._.claims_figures = tuple(sorted(figures, key=lambda figure: figure.start))
        doc._.claims_skipped = tuple(skipped)
        return doc


def make_figure(doc: Doc, quantity: Quantity) -> Figure:
    """Return the figure that `quantity` makes; an age is told from a duration by the words behind it."""
    kind, end = quantity.kind, quantity.end
    if kind == "duration" and _is_age(doc, quantity):
        kind = "age"
        end = min(len(doc), end + 2) if doc[end : end + 2].text.lower() == "-old" else end
    return Figure(
        start=quantity.start, end=end, core_start=quantity.core_start, core_end=max(quantity.number_end, end),
        rate_end=max(quantity.per_end, quantity.number_end, end), kind=kind, comparator=quantity.comparator,
        low=quantity.low, high=quantity.high, unit=quantity.unit, per=quantity.per or find_rate_behind(doc, quantity),
        plain=quantity.plain, scaled=quantity.scaled, magnitude=quantity.scale, unit_scale=quantity.unit_scale,
        hyphenated=quantity.hyphenated, ratio=quantity.whole_end > 0, noun_at=quantity.noun_at or None,
        incidental=kind == "age" or is_incidental(doc, quantity),
    )  # fmt: skip


def _is_age(doc: Doc, quantity: Quantity) -> bool:
    behind = [token.lower_ for token in doc[quantity.end : quantity.end + 3]]
    before = [token.lower_ for token in doc[max(0, quantity.start - 2) : quantity.start]]
    return quantity.unit in {"year", "month", "week", "day"} and (
        before == ["age", "of"] or behind[:1] == ["old"] or behind[:2] in (["-", "old"], ["of", "age"])
    )


def find_ranks(doc: Doc, words: Sequence[str], figures: Sequence[Figure]) -> Iterator[Figure]:
    """Yield "third largest", "ranks second": an order that compares; `words` are those of `doc` in lower case."""
    taken = {i for figure in figures for i in range(figure.start, figure.end)}
    for at, word in enumerate(words):
        value = read_ordinal(word)
        end = _rank_end(doc, at) if value is not None and at not in taken else None
        if value is not None and end:
            yield Figure(at, end, at, end, end, "rank", "=", Decimal(value), Decimal(value), "rank", plain=True)


def _rank_end(doc: Doc, ordinal: int) -> int | None:
    """Return where the rank ends: behind the superlative it stands before, or behind the ordinal of "ranks second"."""
    at = ordinal + 1
    if at < len(doc) and doc[at].text in {"-", "‑"}:
        at += 1
    if at < len(doc) and (doc[at].tag_ == "JJS" or (doc[at].lower_ in {"most", "least", "best"} and at + 1 < len(doc))):
        return at + 1 if doc[at].lower_ not in {"most", "least"} else at + 2
    before = doc[ordinal - 1] if ordinal > 0 else None
    return ordinal + 1 if before is not None and before.lemma_.lower().startswith("rank") else None
