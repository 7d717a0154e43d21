"""From documents to mentions: split, sift, parse what is left, and lift the figures out of spaCy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from claims.analyse.continued_sources import name_sources
from claims.analyse.continued_times import carry_times
from claims.analyse.dating import YearSign, find_year_signs, infer_year
from claims.analyse.discourse import borrow_counted
from claims.analyse.figure import Figure
from claims.analyse.pipeline import load_pipeline
from claims.analyse.sentences import Sentence, split_sentences
from claims.analyse.sifting import needs_parse
from claims.analyse.table_heads import HeadReader
from claims.analyse.tables import find_prose, read_tables
from claims.analyse.triage import may_hold_figure
from claims.analyse.views import TextView, view_text
from claims.records import Document, Mention, Skipped

LEARNT = 1_000_000
"""Characters whose words stay known: most texts share most of their words, and a word is costly to make anew."""
RENEWAL = 50_000_000
"""Characters after which the pipeline is loaded anew: its tables forget a word but keep the place that it had."""


@dataclass(frozen=True, slots=True)
class Analysis:
    """What the analysis of one document gave, in the order of the text."""

    mentions: tuple[Mention, ...]
    skipped: tuple[Skipped, ...]
    written: str | None = None
    """When the document was written, ISO 8601: its date, or the year that its text leaves certain."""


class Findings:
    """What has been found in the sentences of one document so far."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._mentions: list[Mention] = []
        self._skipped: list[Skipped] = []
        self._signs: list[YearSign] = []

    def take(self, doc: Doc, sentence: Sentence, view: TextView) -> None:
        """Add what stands in one sentence."""
        self._mentions.extend(make_mentions(self.document.text, sentence, view, doc))
        self._skipped.extend(_make_skipped(self.document, view, doc))
        if not self.document.published:
            self._signs.extend(find_year_signs(doc))

    def conclude(self, heads: HeadReader) -> Analysis:
        """Return all that was found in the order of the text, with what sentences lend each other."""
        in_tables, skipped_in_tables = read_tables(self.document, heads)
        mentions = carry_times(sorted(self._mentions, key=_place))
        # A cell lends no noun to the text behind its table, nor does the text to a cell.
        found = sorted([*name_sources(borrow_counted(mentions), self.document.text), *in_tables], key=_place)
        skipped = sorted([*self._skipped, *skipped_in_tables], key=_place)
        return Analysis(tuple(found), tuple(skipped), self.document.published or infer_year(self._signs))


def _place(found: Mention | Skipped) -> tuple[int, int]:
    return found.start, found.end


class Analyser:
    """Finds the figures of documents with one language pipeline."""

    def __init__(self, pipeline: str | None = None) -> None:
        """Load the pipeline; see `load_pipeline` for names and errors."""
        self._pipeline = pipeline
        self._load()

    def _load(self) -> None:
        self._nlp: Language = load_pipeline(self._pipeline)
        self._heads = HeadReader(self._nlp.make_doc)
        self._characters = 0

    def analyse(self, document: Document) -> Analysis:
        """Return the figures of `document`; its text is not changed, and offsets point into it."""
        return self.analyse_all([document])[0]

    def analyse_all(self, documents: Iterable[Document]) -> list[Analysis]:
        """Return the figures of each document.

        The sentences of all are parsed together.
        """
        findings = [Findings(document) for document in documents]
        if self._characters > RENEWAL:
            load_pipeline.cache_clear()
            self._load()
        self._characters += sum(len(found.document.text) for found in findings)
        with self._bound_memory():
            for doc, (found, sentence, view) in self._nlp.pipe(self._make_docs(findings), as_tuples=True):
                found.take(doc, sentence, view)
            return [found.conclude(self._heads) for found in findings]

    def _bound_memory(self) -> AbstractContextManager[object]:
        """Return a context at whose end spaCy forgets the words that it met there, but for those of the first texts."""
        return self._nlp.memory_zone() if self._characters > LEARNT else nullcontext()

    def _make_docs(self, findings: Iterable[Findings]) -> Iterator[tuple[Doc, tuple[Findings, Sentence, TextView]]]:
        for found in findings:
            for sentence, view in find_candidates(found.document):
                doc = self._nlp.make_doc(view.text)
                if needs_parse(doc, dated=bool(found.document.published)):
                    yield mark_sentence(doc), (found, sentence, view)
                else:
                    found.take(doc, sentence, view)


def find_sentences(document: Document) -> Iterator[Sentence]:
    """Yield the sentences of the running text, in and between tables too."""
    if not document.tables:
        yield from split_sentences(document.text, document.body_start)
        return
    for start, end in find_prose(document):
        for sentence in split_sentences(document.text[start:end]):
            yield tuple((segment[0] + start, segment[1] + start) for segment in sentence)


def find_candidates(document: Document) -> Iterable[tuple[Sentence, TextView]]:
    """Yield the sentences that can hold a figure; the rows of tables are none."""
    for sentence in find_sentences(document):
        if any(may_hold_figure(document.text, start, end) for start, end in sentence):
            view = view_text(document.text, sentence)
            if view.text:
                yield sentence, view


def mark_sentence(doc: Doc) -> Doc:
    """Return `doc` marked as one sentence, so that the parser does not split it."""
    for token in doc:
        token.is_sent_start = token.i == 0
    return doc


def make_mentions(text: str, sentence: Sentence, view: TextView, doc: Doc) -> Iterator[Mention]:
    """Yield the figures of `doc` with offsets in the document's `text`."""
    sentence_start, sentence_end = view.locate(0, len(view.text))
    for figure in doc._.claims_figures:
        start, end = _locate(sentence, view, doc, figure)
        yield Mention(
            quote=text[start:end], start=start, end=end, sentence=view.text, sentence_start=sentence_start,
            sentence_end=sentence_end, kind=figure.kind, comparator=figure.comparator, low=figure.low, high=figure.high,
            unit=figure.unit, per=figure.per, change=figure.change, counted=figure.counted, base=figure.base,
            subject=figure.subject, time_text=figure.time_text, time_tense=figure.time_tense,
            place_text=figure.place_text, attribution=figure.attribution, attribution_cue=figure.attribution_cue,
            status=figure.status, context=figure.context, incidental=figure.incidental, doubts=figure.doubts,
        )  # fmt: skip


def _locate(sentence: Sentence, view: TextView, doc: Doc, figure: Figure) -> tuple[int, int]:
    """Return the document's offsets of the quote, cut to the segment of its number where it runs over a break."""
    span = doc[figure.start : figure.end]
    start, end = view.locate(span.start_char, span.end_char)
    core = view.offsets[doc[figure.core_start].idx]
    segment = next((part for part in sentence if part[0] <= core < part[1]), (start, end))
    return max(start, segment[0]), min(end, segment[1])


def _make_skipped(document: Document, view: TextView, doc: Doc) -> Iterator[Skipped]:
    for number in doc._.claims_skipped:
        span = doc[number.start : number.end]
        start, end = view.locate(span.start_char, span.end_char)
        yield Skipped(path=document.path, quote=document.text[start:end], start=start, end=end, reason=number.reason)
