"""Pages of any layout: whatever stands on them comes out, and nothing breaks."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from claims.read.line_ends import LineJoiner
from claims.read.pdf_flow import compose
from claims.read.pdf_page import Fragment, Page

TEXTS = st.one_of(
    st.sampled_from(
        [
            "12",
            "1,200",
            "2008",
            "–",
            "Page 3",
            "3",
            "The boats",
            "sank in the storm",
            "well-",
            "known.",
            "T",
            "• one",
            "1 Note",
        ]
    ),
    st.text("ab12.-|•% ", min_size=1, max_size=12).filter(str.strip).map(str.strip),
)
PLACES = st.sampled_from([20.0, 60.0, 61.5, 120.0, 180.0, 240.0, 300.0, 420.0])
BASES = st.integers(1, 60).map(lambda line: line * 12.0)
SIZES = st.sampled_from([7.0, 10.0, 10.4, 15.0, 30.0])


@st.composite
def make_fragments(draw: st.DrawFn) -> Fragment:
    text, left = draw(TEXTS), draw(PLACES)
    size = draw(SIZES)
    return Fragment(text, left, left + len(text) * size / 2, draw(BASES), size)


def make_page(number: int, fragments: list[Fragment]) -> Page:
    return Page(number, tuple(fragments), left=0, right=600, top=0, bottom=740, is_upright=True)


@given(st.lists(st.lists(make_fragments(), max_size=40), max_size=4))
def test_any_pages_make_a_text(pages: list[list[Fragment]]) -> None:
    content = compose([make_page(number, fragments) for number, fragments in enumerate(pages, 1)]).make_content()
    starts = [locator.start for locator in content.locators]
    assert starts == sorted(starts)
    assert all(0 <= start < len(content.text) for start in starts)
    for table in content.tables:
        assert all(table.start <= cell.start < cell.end <= table.end for cell in table.cells)


@given(st.lists(st.sampled_from(["boats", "sank", "in", "storms", "men", "left"]), min_size=12, max_size=60))
def test_no_word_is_lost_or_made(words: list[str]) -> None:
    fragments = [
        Fragment(word, 60 + 60 * (n % 6), 100 + 60 * (n % 6), 200 + 12 * (n // 6), 10) for n, word in enumerate(words)
    ]
    text = compose([make_page(1, fragments)]).make_content().text
    assert Counter(text.split()) == Counter(words)


@given(st.lists(st.text("ab-–— 1,", max_size=8), max_size=6))
def test_joined_lines_keep_all_but_hyphens_and_spaces(lines: list[str]) -> None:
    joiner, text = LineJoiner(lines), ""
    for line in lines:
        text = joiner.close(text, line) + line
    kept = [character for character in text if character not in "- "]
    assert kept == [character for line in lines for character in line if character not in "- "]
