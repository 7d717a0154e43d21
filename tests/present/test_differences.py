"""The one line that says why."""

from __future__ import annotations

import pytest

from claims.present import describe_differences
from claims.records import Row, Verdict

from .samples import COMPARISON, GUNS


def test_differences_are_said_in_the_words_of_the_sources_earliest_first() -> None:
    assert describe_differences(GUNS) == (
        "differ in base: oneil-2009 'guns seized in Mexico and traced', bloomberg-2021 'firearms recovered'; "
        "in time: oneil-2009 unknown, bloomberg-2021 'since 2014'"
    )


def test_a_source_without_a_cell_is_still_named() -> None:
    assert describe_differences(GUNS.model_copy(update={"cells": ()})).startswith("differ in base: oneil-2009 'guns")


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
def test_without_differences_the_verdict_is_put_in_words(verdict: Verdict, line: str) -> None:
    assert describe_differences(Row(measure="tolls", kind="count", verdict=verdict)) == line


def test_a_source_alone_is_named() -> None:
    assert describe_differences(COMPARISON.rows[1]) == "only grillo-2012 gives a figure"
