from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.analyse.views import view_text

TEXTS = st.text(alphabet=st.sampled_from("ab1 .,\n\t*_\\$5%\u00ad\u200b\ufeff\u2028é€x"), max_size=60)


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        pytest.param("two\n  words", "two words", id="white space is folded"),
        pytest.param("cost \\$5", "cost $5", id="escaped mark"),
        pytest.param("a *strong* word", "a strong word", id="emphasis"),
        pytest.param("**40** dead", "40 dead", id="strong emphasis"),
        pytest.param("fatal\u00adities", "fatalities", id="soft hyphen"),
        pytest.param("3 * 4 is 12", "3 * 4 is 12", id="a star between numbers stays"),
        pytest.param("snake_case", "snake_case", id="a line inside a word stays"),
        pytest.param("40\u00a0000", "40 000", id="hard space"),
        pytest.param("  led in", "led in", id="white space before"),
    ],
)
def test_what_is_seen(text: str, seen: str) -> None:
    assert view_text(text, [(0, len(text))]).text == seen


@given(TEXTS, st.data())
def test_every_character_is_the_documents_own(text: str, data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, len(text)))
    view = view_text(text, [(0, cut), (cut, len(text))])
    assert len(view.text) == len(view.offsets)
    assert list(view.offsets) == sorted(view.offsets)
    assert all(own == " " or own == text[offset] for own, offset in zip(view.text, view.offsets, strict=True))
    assert "  " not in view.text


def test_two_segments_are_seen_as_one_sentence() -> None:
    text = "The toll rose\n\nA PULL QUOTE\n\nto 400."
    last = text.index("to 400")
    view = view_text(text, [(0, 13), (last, len(text))])
    assert view.text == "The toll rose to 400."
    start = view.text.index("400")
    assert text[slice(*view.locate(start, start + 3))] == "400"
