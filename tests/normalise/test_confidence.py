"""How sure a reading is."""

from __future__ import annotations

import pytest

from claims.normalise.confidence import rate_confidence

from .factories import make_document, make_mention

BORROWED = "borrowed noun"


@pytest.mark.parametrize(
    ("kind", "unit", "doubts", "least", "most"),
    [
        pytest.param("count", "boat", (), 0.95, 1, id="nothing in doubt"),
        pytest.param("count", "boat", (BORROWED,), 0.1, 0.79, id="a borrowed noun"),
        pytest.param("percent", "percent", (BORROWED,), 0.8, 0.95, id="a borrowed noun of a share"),
        pytest.param("count", None, (), 0.1, 0.79, id="nothing that is counted"),
        pytest.param("count", "boat", (BORROWED, "no counted noun"), 0, 0.1, id="the worst doubt counts"),
        pytest.param("count", "boat", ("something new",), 0.1, 0.79, id="a doubt not rated"),
    ],
)
def test_confidence(kind: str, unit: str | None, doubts: tuple[str, ...], least: float, most: float) -> None:
    mention = make_mention(make_document("It saw 4 boats."), "4", kind=kind, unit=unit, doubts=doubts)
    assert least <= rate_confidence(mention) <= most
