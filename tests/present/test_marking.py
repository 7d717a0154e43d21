"""The figure is marked where it stands, in the folded sentence, by its offset in the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.present import write_claim
from claims.present.cleaning import fold
from claims.present.marking import count_line, mark_figures, split_sentence
from claims.records import Claim

from .conftest import Render
from .samples import make_claim


def mark_in(text: str, start: int, quote: str) -> Claim:
    return make_claim(
        quote=quote, start=start, end=start + len(quote), sentence=fold(text), sentence_start=0, sentence_end=len(text)
    )


@pytest.mark.parametrize("known", [True, False], ids=["with the text", "without the text"])
@pytest.mark.parametrize(
    ("text", "start", "quote", "parts"),
    [
        pytest.param("Some 60 died.", 0, "Some 60", ("", "Some 60", " died."), id="at the head"),
        pytest.param("10 of 10 died", 6, "10", ("10 of ", "10", " died"), id="the second of two"),
        pytest.param("11 of 1", 6, "1", ("11 of ", "1", ""), id="inside another"),
        pytest.param("at\n\nleast   ten died", 4, "least   ten", ("at ", "least ten", " died"), id="folded"),
    ],
)
def test_the_figure_is_found(text: str, start: int, quote: str, parts: tuple[str, ...], known: bool) -> None:
    assert split_sentence(mark_in(text, start, quote), text if known else None) == parts


@pytest.mark.parametrize(
    ("text", "figures", "marked"),
    [
        pytest.param("From 5 to 7 of 70 guns", ["5", "7", "70"], "From [5] to [7] of [70] guns", id="three"),
        pytest.param("10 of 10 died", ["10"], "[10] of 10 died", id="one of two"),
        pytest.param("about 70 percent", ["about 70 percent", "70"], "[about 70 percent]", id="one in another"),
        pytest.param("none", ["5"], "none", id="not there"),
    ],
)
def test_all_figures_of_a_sentence_are_marked(text: str, figures: list[str], marked: str) -> None:
    assert mark_figures([mark_in(text, max(0, text.find(figure)), figure) for figure in figures]) == marked


def test_a_figure_is_found_without_the_escapes_of_markdown() -> None:
    claim = make_claim(quote=r"\$5 to \$6", start=6, sentence="Costs $5 to $6 a day.", sentence_start=0)
    assert split_sentence(claim) == ("Costs ", "$5 to $6", " a day.")


def test_a_figure_that_a_page_break_cuts_is_left_unmarked(render: Render) -> None:
    claim = make_claim(quote="three [a box] million", sentence="They sold three million guns.")
    assert split_sentence(claim) == ("They sold three million guns.", "", "")
    assert "[three [a box] million]" in render(write_claim, claim, None)


@given(st.lists(st.sampled_from(["7", "77", "of", " ", "\n "]), min_size=1, max_size=12), st.data())
def test_the_marked_place_is_the_offset_of_the_text(pieces: list[str], data: st.DataObject) -> None:
    text = " ".join(["x", *pieces, "7"])
    start = data.draw(st.sampled_from([index for index, char in enumerate(text) if char == "7"]))
    before, figure, after = split_sentence(mark_in(text, start, "7"), text)
    assert figure == "7"
    assert before.replace(" ", "") == "".join(text[:start].split())
    assert before + figure + after == fold(text)


@pytest.mark.parametrize(("offset", "line"), [(0, 1), (2, 1), (3, 2), (6, 3)])
def test_lines_count_from_one(offset: int, line: int) -> None:
    assert count_line("ab\ncd\nef", offset) == line


def test_without_the_text_there_is_no_line(render: Render) -> None:
    assert "seeds/oneil-2009.md, characters 86 to 101\n" in render(write_claim, make_claim(), None)


def test_the_figure_is_marked_with_and_without_colour(render: Render) -> None:
    assert "that [over 90 percent] of" in render(write_claim, make_claim(), None, colour=False)
    assert "that \x1b[1m[over 90 percent]\x1b[0m of" in render(write_claim, make_claim(), None, colour=True)
