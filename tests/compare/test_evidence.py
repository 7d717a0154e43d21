"""What joins figures that two sources name in other words, and what does not."""

from __future__ import annotations

import pytest

from claims.compare import compare
from claims.records import Claim

from .factories import are_apart, claim, row_of

ONE = claim("a", "In Norvik [412,000] homes lost power.", "count", 412_000, "household", counted="households")


def _other(marked: str, value: float, unit: str | None = None, counted: str | None = None) -> Claim:
    return claim("b", marked, "count", value, unit, counted=counted)


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(
            _other("The grid's outage reached [412,000] addresses in Norvik.", 412_000, "address", "addresses"),
            id="digits and a name",
        ),
        pytest.param(
            _other("Homes in the dark in Norvik: [412,000]", 412_000, None, "Homes in the dark"), id="a line of a list"
        ),
    ],
)
def test_one_figure_in_other_words_meets(other: Claim) -> None:
    assert row_of(compare([ONE, other]), ONE, other).verdict == "agree"


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(
            _other("Trawlers landed [412,000] crates of herring at Sudhavn.", 412_000, "crate", "crates"),
            id="digits alone",
        ),
        pytest.param(
            _other("In Norvik [9] judges lost their seats.", 9, "judge", "judges"),
            id="a name alone",
        ),
    ],
)
def test_one_likeness_alone_joins_nothing(other: Claim) -> None:
    assert are_apart(compare([ONE, other]), [ONE, other])


def test_a_document_has_one_figure_of_a_measure() -> None:
    text = "Reservoirs at red: [ten]. At amber: nine."
    red = claim("a", text, "count", 10, "reservoir", counted="Reservoirs at red")
    amber = claim("a", "Reservoirs at red: ten. At amber: [nine].", "count", 9, "reservoir", counted="Reservoirs")
    wire = claim("b", "By now [ten] reservoirs stand at red.", "count", 10, "reservoir", counted="reservoirs")
    rows = compare([red, amber, wire])
    assert row_of(rows, red, wire).verdict == "agree"
    assert are_apart(rows, [red, amber])


def test_what_a_figure_is_set_against_stays_with_it() -> None:
    now = claim("a", "Tickets sold rose to [9,800] from 8,600.", "count", 9800, "ticket", counted="Tickets sold")
    then = claim("a", "Tickets sold rose to 9,800 from [8,600].", "count", 8600, "ticket", counted="Tickets sold")
    assert row_of(compare([now, then]), now, then)
