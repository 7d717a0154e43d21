from __future__ import annotations

import pytest

from claims.analyse import Analyser

from .cases import Case, find_figure, read_cases


@pytest.mark.parametrize("case", read_cases("attribution"))
def test_who_says_it(case: Case, shipped: Analyser) -> None:
    mention = find_figure(shipped, case)
    if "source" in case:
        assert case["source"] in (mention.attribution or "")
    else:
        assert mention.attribution is None
    assert mention.status == case.get("status", mention.status)
