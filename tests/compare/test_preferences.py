"""A figure is joined to what fits it best in another document, not to the next best too."""

from __future__ import annotations

import pytest

from claims.compare.preferences import prefer

DOCUMENTS = ["a", "b", "b", "c"]


def test_the_better_of_two_candidates_gains_on_the_other() -> None:
    before = {(0, 1): 1.0, (0, 2): 0.5}
    after = prefer(before, DOCUMENTS)
    assert after[0, 1] - after[0, 2] > before[0, 1] - before[0, 2]


def test_a_candidate_of_another_document_is_no_rival() -> None:
    alone = prefer({(0, 1): 1.0}, DOCUMENTS)
    assert prefer({(0, 1): 1.0, (0, 3): 4.0}, DOCUMENTS)[0, 1] == pytest.approx(alone[0, 1])


def test_figures_of_one_document_are_rather_two_measures() -> None:
    assert prefer({(1, 2): 1.0}, DOCUMENTS)[1, 2] < prefer({(0, 1): 1.0}, DOCUMENTS)[0, 1]


def test_what_is_barred_stays_so() -> None:
    assert prefer({(0, 1): float("-inf"), (0, 2): 3.0}, DOCUMENTS)[0, 1] == float("-inf")
