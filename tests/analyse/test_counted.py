from __future__ import annotations

import pytest

from claims.analyse import Analyser
from claims.records import Mention

from .cases import Case, find_figure, read_cases


def words_of(mention: Mention) -> str:
    """Return all that says what is counted: a bare number of people has only its verb."""
    return " ".join(filter(None, (mention.counted, mention.base)))


@pytest.mark.parametrize("case", read_cases("counted"))
def test_what_a_figure_counts(case: Case, shipped: Analyser) -> None:
    mention = find_figure(shipped, case)
    assert case.get("head", "") in words_of(mention)
    assert mention.change == case.get("change")
    if "unit" in case:
        assert mention.unit == case["unit"]
    if "base" in case:
        assert case["base"] in (mention.base or "")
