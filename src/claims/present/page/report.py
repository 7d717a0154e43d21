"""The page: what goes on it, and how the templates beside this module are filled, piece by piece."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib import resources
from typing import TYPE_CHECKING, Any, NamedTuple, TextIO

from claims.present.charts import Chart, Claims, chart_row, describe_shape
from claims.present.cleaning import picture_controls
from claims.present.differences import describe_difference, describe_differences, order_sources
from claims.present.echoes import describe_echoes
from claims.present.exports import Provenance
from claims.present.growth import describe_growth
from claims.present.listing import Listing, Value
from claims.present.marking import split_sentence
from claims.present.page.passages import split_text
from claims.present.sheet import is_web_address
from claims.present.wording import describe_counted, describe_derived, describe_time, describe_verdict
from claims.records import Cell, Claim, Comparison, Document, Row

if TYPE_CHECKING:
    from jinja2 import Environment

NO_TOPIC = "other"
FIGURES_OF_A_SOURCE, FIGURES_OF_A_CHART = 20, 60
"""Most figures that a measure shows of one source; most that its chart shows before it keeps to the leading ones."""


class Entry(NamedTuple):
    """A row of the comparison as the page shows it."""

    number: int
    """As `claims compare` counts, from 1."""
    row: Row
    chart: Chart | None
    cells: tuple[tuple[Cell, tuple[Claim, ...]], ...]
    """Each cell with the first claims behind it, earliest source first."""

    @property
    def topics(self) -> set[str]:
        """The topic it is listed under, and those of its figures."""
        return {
            self.row.topic or NO_TOPIC,
            *(topic for _, claims in self.cells for claim in claims for topic in claim.topics),
        }

    @property
    def latest(self) -> str:
        """The date of its latest source; empty where none has one."""
        return max(cell.published or "" for cell in self.row.cells)


@dataclass(frozen=True, kw_only=True)
class Report:
    """All that the page holds."""

    comparison: Comparison
    """The measures to show."""
    behind: Claims
    """The claims behind the cells of those measures."""
    figures: Sequence[Claim]
    """The figures to list, earliest source first."""
    sources: Listing
    """The documents of all figures: `source`, `title`, `publisher`, `published`, `url`, `path` and `claims` of each."""
    texts: Iterable[tuple[Document, Sequence[Claim]]]
    """The documents to show in full with all their claims, read once as they are written."""
    shown: frozenset[str]
    """The sources of those documents."""
    provenance: Provenance
    notes: tuple[str, ...] = ()
    """What is left out of the page, and why."""

    @cached_property
    def entries(self) -> dict[str, list[Entry]]:
        """The rows by topic, the topic with the most disputed measure first."""
        found: dict[str, list[Entry]] = {}
        for number, row in enumerate(self.comparison.rows, start=1):
            found.setdefault(row.topic or NO_TOPIC, []).append(_enter(number, row, self.behind))
        return found

    @cached_property
    def places(self) -> dict[str, int]:
        """The number of each source, from 1: what links go by, since a source may be named with any words."""
        column = self.sources.columns.index("source")
        return {str(row[column]): number for number, row in enumerate(self.sources.rows, start=1)}

    @cached_property
    def topics(self) -> dict[str, int]:
        """The number of each topic that a measure or a figure has, in the order of the alphabet."""
        of_rows = (topic for entries in self.entries.values() for entry in entries for topic in entry.topics)
        of_figures = (topic for claim in self.figures for topic in claim.topics or (NO_TOPIC,))
        return {topic: number for number, topic in enumerate(sorted({*of_rows, *of_figures}), start=1)}

    @cached_property
    def kinds(self) -> list[str]:
        """The kinds of the figures on the page."""
        return sorted({row.kind for row in self.comparison.rows} | {claim.kind for claim in self.figures})

    @cached_property
    def _rows(self) -> dict[tuple[str, str], int]:
        """The number of the row that a claim stands behind, by source and id."""
        rows = enumerate(self.comparison.rows, start=1)
        return {(cell.source, claim): number for number, row in rows for cell in row.cells for claim in cell.claims}

    def row_of(self, claim: Claim) -> int | None:
        """Return the number of the row that the claim stands behind, if one does."""
        return self._rows.get((claim.source, claim.id))

    def list_sources(self) -> list[dict[str, Value]]:
        """Return the documents, each as its columns by name."""
        return [dict(zip(self.sources.columns, row, strict=True)) for row in self.sources.rows]

    def anchor(self, claim: Claim) -> str | None:
        """Return the name of the figure in the full text; None where that text is not on the page."""
        return f"figure-{self.places[claim.source]}-{claim.id}" if claim.source in self.shown else None


def write_report(report: Report, out: TextIO) -> None:
    """Write the page, a document at a time, so that it need not fit in memory."""
    style, script = _read("page.css"), _read("page.js")
    page = _open_environment().get_template("page.html")
    pieces = page.generate(
        report=report, style=style, script=script, style_hash=_hash(style), script_hash=_hash(script)
    )
    out.writelines(pieces)


def _enter(number: int, row: Row, behind: Claims) -> Entry:
    ordered = sorted(row.cells, key=lambda cell: (not cell.published, cell.published or "", cell.source))
    keys = {cell.source: [(cell.source, claim) for claim in cell.claims[:FIGURES_OF_A_SOURCE]] for cell in ordered}
    cells = tuple((cell, tuple(behind[key] for key in keys[cell.source] if key in behind)) for cell in ordered)
    many = sum(map(len, keys.values())) > FIGURES_OF_A_CHART
    drawn = {key: behind[key] for each in keys.values() for key in (each[:1] if many else each) if key in behind}
    return Entry(number, row, chart_row(row, drawn), cells)


def _explain(row: Row) -> list[str]:
    """Return why a row has its verdict: every respect in which its figures differ, and what to know of them."""
    sources = order_sources([row])
    differ = [f"Differ {describe_difference(each, sources)}" for each in row.differences]
    return [*filter(None, [describe_growth(row), describe_echoes(row)]), *(differ or [describe_differences(row)])]


def _read(name: str) -> str:
    return resources.files(__package__).joinpath(name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    """Return what allows a script or a style of the page to be used: https://www.w3.org/TR/CSP3/#match-element-to-source-list."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _open_environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined
    from markupsafe import Markup

    def show(value: Any) -> Any:
        """Let no control character of a document into the page, nor one that reorders a line."""
        return picture_controls(value) if isinstance(value, str) and not isinstance(value, Markup) else value

    environment = Environment(
        loader=PackageLoader(__package__, "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=show,
    )
    environment.filters.update(_FILTERS)
    environment.tests["web_address"] = is_web_address
    environment.globals.update(ours=Markup, no_topic=NO_TOPIC, most_figures=FIGURES_OF_A_SOURCE)
    return environment


_FILTERS: Mapping[str, Any] = {
    "counted": describe_counted,
    "derived": describe_derived,
    "reasons": _explain,
    "shape": describe_shape,
    "split_sentence": split_sentence,
    "split_text": split_text,
    "time": describe_time,
    "verdict": describe_verdict,
}
