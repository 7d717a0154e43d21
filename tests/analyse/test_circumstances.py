from __future__ import annotations

import pytest

from claims.analyse import Analyser

from .cases import Case, find_figure, read_cases


@pytest.mark.parametrize("case", read_cases("circumstances"))
def test_when_and_where(case: Case, shipped: Analyser) -> None:
    mention = find_figure(shipped, case)
    assert (mention.time_text, mention.per) == (case.get("time"), case.get("per"))
    if "place" in case:
        assert (mention.place_text or "") == case["place"]
