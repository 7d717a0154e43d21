"""Why the figures of a row differ, in full and in one line."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from claims.present import describe_differences
from claims.present.differences import explain_briefly
from claims.present.wording import describe_cell
from claims.records import Caution, Cell, Derived, Difference, Echo, Row, Verdict

from .samples import COMPARISON, GUNS


def test_differences_are_said_in_the_words_of_the_sources_earliest_first() -> None:
    assert describe_differences(GUNS) == (
        "differ in base: oneil-2009 'guns seized in Mexico and traced', bloomberg-2021 'firearms recovered'; "
        "in time: oneil-2009 unknown, bloomberg-2021 'since 2014'"
    )


def test_a_source_without_a_cell_is_still_named() -> None:
    assert describe_differences(GUNS.model_copy(update={"cells": ()})).startswith("differ in base: oneil-2009 'guns")


def test_in_brief_the_first_difference_is_told_and_the_others_named() -> None:
    assert explain_briefly(GUNS) == (
        "differ in base: oneil-2009 'guns seized in Mexico and traced', bloomberg-2021 'firearms recovered'; "
        "also in time"
    )


@pytest.mark.parametrize(
    ("words", "told"),
    [
        pytest.param("w" * 60, "w" * 60, id="just short enough"),
        pytest.param("word " * 12 + "end", "word " * 11 + "word…", id="cut behind a word"),
        pytest.param("w" * 61, "w" * 59 + "…", id="one long word"),
        pytest.param("a " + "w" * 70, "a " + "w" * 57 + "…", id="a cut at the only space would leave too little"),
    ],
)
def test_long_words_are_cut_in_brief_alone(words: str, told: str) -> None:
    row = GUNS.model_copy(update={"differences": (Difference(aspect="base", values={"a": words}),)})
    assert explain_briefly(row) == f"differ in base: a '{told}'"
    assert describe_differences(row) == f"differ in base: a '{words}'"


def test_what_is_unsaid_is_no_quotation_and_in_brief_is_said_once() -> None:
    values = {"a": "no date given (published 2019-03)", "b": "in May", "c": "no date given"}
    row = Row(measure="kites", kind="count", verdict="agree", differences=(Difference(aspect="time", values=values),))
    assert explain_briefly(row) == "differ in time: b 'in May', no date given (a, c)"
    assert describe_differences(row) == (
        "differ in time: a no date given (published 2019-03), b 'in May', c no date given"
    )


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        pytest.param({"counted": "kites , and string"}, "kites, and string", id="a loose comma"),
        pytest.param({"counted": "the Kite Board", "attribution": "the kite board"}, "the Kite Board", id="told twice"),
        pytest.param({"counted": "kites", "attribution": "the board"}, "kites, the board", id="who says it"),
        pytest.param({"counted": "kites of 2008", "time": "2008-05"}, "kites of 2008", id="a time told twice"),
    ],
)
def test_a_cell_says_nothing_twice(fields: dict[str, str], words: str) -> None:
    assert describe_cell(EARLY.model_copy(update=fields)) == words


def _toll(source: str, published: str | None, low: int | None, quote: str) -> Cell:
    return Cell(source=source, published=published, claims=(source,), quote=quote, comparator=">", low=low)


def _tolls(*cells: Cell, verdict: Verdict = "agree", kind: str = "count", per: str | None = None) -> Row:
    differences = (Difference(aspect="time", values={"a": "x"}), Difference(aspect="bound", values={"a": "y"}))
    fields = {"measure": "tolls", "kind": kind, "per": per, "verdict": verdict}
    return Row.model_validate(fields | {"cells": cells, "differences": differences})


EARLY, LATE = _toll("a", "2009-07", 10_000, "over 10,000"), _toll("b", "2012", 60_000, "some 60,000")
UNDATED = _toll("c", None, 50_000, "over 50,000")


@pytest.mark.parametrize(
    ("row", "line"),
    [
        pytest.param(_tolls(LATE, EARLY), "over 10,000 (2009-07), some 60,000 (2012)", id="in order of size"),
        pytest.param(
            _tolls(EARLY, LATE, UNDATED),
            "over 10,000 (2009-07), over 50,000 (undated), some 60,000 (2012)",
            id="one without a date",
        ),
    ],
)
def test_growth_is_told(row: Row, line: str) -> None:
    assert explain_briefly(row) == f"grows with time: {line}; also in bound"


def test_figures_without_a_date_may_have_changed_between_the_dates_of_their_texts() -> None:
    row = Row(measure="missing", kind="count", verdict="incomparable", cells=(EARLY, LATE))
    assert explain_briefly(row) == "no date is given, and the sources are of different dates"
    undated = row.model_copy(update={"cells": (EARLY, UNDATED)})
    assert explain_briefly(undated) == "the sources say too little to compare them"


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(_tolls(EARLY, LATE, verdict="conflict"), id="conflict"),
        pytest.param(_tolls(EARLY, LATE, per="year"), id="a rate"),
        pytest.param(_tolls(EARLY, LATE, kind="percent"), id="a share"),
        pytest.param(_tolls(EARLY), id="one source"),
        pytest.param(_tolls(EARLY, _toll("b", "2012", 11_000, "11,000")), id="nearly the same figure"),
        pytest.param(_tolls(LATE, _toll("b", "2021", 10_000, "10,000")), id="the later figure is smaller"),
        pytest.param(_tolls(EARLY, _toll("b", "2009-07", 60_000, "60,000")), id="of one date"),
        pytest.param(_tolls(LATE, _toll("b", "2009", None, "many")), id="no number"),
    ],
)
def test_nothing_else_grows(row: Row) -> None:
    assert explain_briefly(row) == "differ in time: a 'x'; also in bound"


@pytest.mark.parametrize(
    ("echoes", "count", "line"),
    [
        pytest.param(
            [Echo(sources=("a", "b"), originator="the ATF")],
            1,
            "one figure of the ATF in a and b: 1 independent source",
            id="all repeat it",
        ),
        pytest.param(
            [Echo(sources=("a", "b", "c"), originator="the ATF")],
            2,
            "one figure of the ATF in a, b and c: 2 independent sources",
            id="another one does not say where it is from",
        ),
        pytest.param([Echo(sources=("a", "b"))], 2, "one figure in a and b: 2 independent sources", id="nobody named"),
        pytest.param([], 2, "", id="none repeats another"),
    ],
)
def test_echoes_are_counted_once(echoes: list[Echo], count: int, line: str) -> None:
    row = Row(measure="guns", kind="count", verdict="agree", echoes=tuple(echoes), independent_sources=count)
    assert explain_briefly(row) == "the same figure on the same terms" + (f"; {line}" if line else "")


def test_what_was_worked_out_is_told_as_such() -> None:
    derived = Derived(
        words="680 of 990 is 68.7 percent",
        value=Decimal("68.7"),
        source="c",
        inputs=("1", "2"),
        bears_out=("a",),
        contradicts=("b",),
    )
    row = Row(measure="guns", kind="percent", verdict="conflict", derived=(derived,))
    assert explain_briefly(row) == (
        "the figures differ on the same terms; derived, not quoted: 680 of 990 is 68.7 percent (c); it bears out a; "
        "it contradicts b"
    )


def test_each_question_is_asked_once() -> None:
    cautions = [Caution(about=about, source=source, words="") for source in "ab" for about in ("base", "date", "drift")]
    row = Row(measure="guns", kind="percent", verdict="agree", warnings=tuple(cautions))
    assert explain_briefly(row).endswith("; ask: a share of what?, was a qualifier lost?")


@pytest.mark.parametrize("explain", [describe_differences, explain_briefly])
@pytest.mark.parametrize(
    ("verdict", "line"),
    [
        ("agree", "the same figure on the same terms"),
        ("overlap", "the figures overlap on the same terms"),
        ("conflict", "the figures differ on the same terms"),
        ("incomparable", "the sources say too little to compare them"),
        ("single", "no source gives a figure"),
    ],
)
def test_without_differences_the_verdict_is_put_in_words(
    explain: Callable[[Row], str], verdict: Verdict, line: str
) -> None:
    assert explain(Row(measure="tolls", kind="count", verdict=verdict)) == line


def test_a_source_alone_is_named() -> None:
    assert describe_differences(COMPARISON.rows[1]) == "only grillo-2012 gives a figure"
