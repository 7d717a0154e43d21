"""How the width of a screen is shared among columns."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.present.widths import share_width, widest

wishes = st.lists(st.integers(1, 300), min_size=1, max_size=9)


@pytest.mark.parametrize(
    ("wanted", "room", "firm", "widths"),
    [
        pytest.param([5, 6], 20, (), [5, 6], id="what is wanted fits"),
        pytest.param([5, 40, 40], 45, (), [5, 20, 20], id="the wide ones share what the narrow one leaves"),
        pytest.param([30, 40, 40], 60, {0}, [30, 15, 15], id="a firm column gets what it wants"),
        pytest.param([50, 40, 40], 60, {0}, [20, 20, 20], id="unless the others could no longer be read"),
    ],
)
def test_share(wanted: list[int], room: int, firm: set[int], widths: list[int]) -> None:
    assert share_width(wanted, room, firm=firm) == widths


@given(wanted=wishes, room=st.integers(9, 400), firm=st.sets(st.integers(0, 8)))
def test_widths_fit_and_waste_nothing(wanted: list[int], room: int, firm: set[int]) -> None:
    widths = share_width(wanted, room, firm={place for place in firm if place < len(wanted)})
    assert all(1 <= width <= each for width, each in zip(widths, wanted, strict=True))
    assert sum(widths) == min(room, sum(wanted))


@pytest.mark.parametrize(
    ("texts", "width"),
    [
        pytest.param(["ab", "a\nabcd"], 4, id="the widest line"),
        pytest.param(["日本"], 4, id="wide letters"),
        pytest.param([], 1, id="nothing"),
        pytest.param([""], 1, id="empty"),
    ],
)
def test_widest(texts: list[str], width: int) -> None:
    assert widest(texts) == width
