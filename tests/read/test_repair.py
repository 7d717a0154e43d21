"""Plain text that was made of printed pages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.read.repair import repair

PAGES = """THE HARBOUR REVIEW            June 2012

Officials counted 9,000 guns in 2011, and the num-
ber rose by 12 percent in the

                    1
\fTHE HARBOUR REVIEW            June 2012

year that followed. Of these, 340 were
rifles.

                    2
\fTHE HARBOUR REVIEW            June 2012

Some 2012 people were arrested.
2012

                    3
"""


def test_heads_feet_and_cut_words_are_mended() -> None:
    assert repair(PAGES).text == (
        "Officials counted 9,000 guns in 2011, and the number\n"
        "rose by 12 percent in the\n"
        "year that followed. Of these, 340 were\n"
        "rifles.\n\n"
        "Some 2012 people were arrested.\n"
        "2012"
    )


def test_each_page_is_a_place() -> None:
    content = repair(PAGES)
    assert [(content.text[place.start :][:4], place.label) for place in content.locators] == [
        ("Offi", "page 1"),
        ("year", "page 2"),
        ("Some", "page 3"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "One line of 5.\nAnother, well-known.\n",
        "A list -\n- of 5\n",
        "Reuters-\nIPSOS counted 5.",
        "form feed at the end\f\n",
        "90-\nday",
    ],
)
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert repair(text).text == text
    assert repair(text).locators == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The govern-\nment spent 5.", "The government\nspent 5."),
        ("A well-known man. Another well-\nknown man.", "A well-known man. Another well-known\nman."),
        ("It was im-\nportant.\n\nNext.", "It was important.\n\nNext."),
    ],
)
def test_words_cut_at_a_line_end(text: str, expected: str) -> None:
    assert repair(text).text == expected


def test_rows_of_a_table_at_the_edge_of_pages_are_no_furniture() -> None:
    text = "North 5 7\nSouth 1 2\n\f" + "North 90 3\nSouth 4 4\n\f" + "North 8 8\nSouth 7 1"
    assert [line for line in repair(text).text.split("\n") if line] == text.replace("\f", "").split("\n")


@given(st.text(alphabet="ab-\n\f 1.Page", max_size=120))
def test_any_text(text: str) -> None:
    content = repair(text)
    assert all(place.start <= len(content.text) for place in content.locators)
    starts = [place.start for place in content.locators]
    assert starts == sorted(starts)
    assert content.text.count("a") + content.text.count("b") <= text.count("a") + text.count("b")
