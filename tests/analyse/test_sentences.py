from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.analyse.sentences import LONGEST, split_sentences
from claims.analyse.views import view_text

CASES = [
    ("stops", "It rained. Was it 40 mm? Yes!", ["It rained.", "Was it 40 mm?", "Yes!"]),
    ("a title", "Gen. Osei counted 40 tanks. He left.", ["Gen. Osei counted 40 tanks.", "He left."]),
    ("an initial", "J. R. Marsh won 12 seats. He wept.", ["J. R. Marsh won 12 seats.", "He wept."]),
    ("a country inside", "The U.S. Navy sent 3 ships.", ["The U.S. Navy sent 3 ships."]),
    ("a country at the end", "They live in the U.S. The rest left.", ["They live in the U.S.", "The rest left."]),
    ("a decimal", "It rose 2.5 percent. It fell.", ["It rose 2.5 percent.", "It fell."]),
    ("a number sign", "See No. 12 for the list. It is long.", ["See No. 12 for the list.", "It is long."]),
    ("a month", "On Feb. 3 it rose. On Mar. 4 it fell.", ["On Feb. 3 it rose.", "On Mar. 4 it fell."]),
    ("a quotation", '"We lost 40." She wept.', ['"We lost 40."', "She wept."]),
    ("hard-wrapped lines", "The river rose to nine metres\nand flooded 40 farms.", None),
    ("wrapped before a capital", "The flood reached the old town of\nGreenford and 40 farms.", None),
    ("a heading", "Rainfall\nIt rained 40 mm in June.", ["Rainfall", "It rained 40 mm in June."]),
    ("a marked heading", "## Crops\nWheat fell by 4 percent.", ["## Crops", "Wheat fell by 4 percent."]),
    ("list items", "- 40 cows\n- 12 pigs", ["- 40 cows", "- 12 pigs"]),
    ("numbered items", "1. 40 cows\n2. 12 pigs", ["1. 40 cows", "2. 12 pigs"]),
    ("blank lines", "First line\n\nSecond line", ["First line", "Second line"]),
    ("a pull quote", "The fleet lost some\n\nTHE YEAR OF STORMS\n\nforty boats that year.", None),
    ("an ellipsis", "He waited... Then 3 came.", ["He waited...", "Then 3 came."]),
]


def seen(text: str) -> list[str]:
    return [view_text(text, sentence).text for sentence in split_sentences(text)]


@pytest.mark.parametrize(("text", "expected"), [pytest.param(*case[1:], id=case[0]) for case in CASES if case[2]])
def test_where_sentences_end(text: str, expected: list[str]) -> None:
    assert seen(text) == expected


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text, expected in CASES if expected is None])
def test_a_broken_line_does_not_end_a_sentence(text: str) -> None:
    sentence = next(view for view in seen(text) if view.startswith("The"))
    assert sentence.endswith((".", "year."))
    assert "STORMS" not in sentence


def test_front_matter_is_passed_over() -> None:
    text = "title: 40\n\nIt rained."
    assert [text[a:b] for sentence in split_sentences(text, 10) for a, b in sentence] == ["It rained."]


@given(st.text(alphabet=st.sampled_from("aB1 .?!:;\n\f-*#\"'”$,()"), max_size=200), st.integers(0, 10))
def test_segments_lie_in_the_text_and_none_overlaps(text: str, start: int) -> None:
    sentences = list(split_sentences(text, start))
    segments = sorted(segment for sentence in sentences for segment in sentence)
    assert all(start <= first < last <= len(text) for first, last in segments)
    assert all(before[1] <= after[0] for before, after in pairwise(segments))
    assert all(list(sentence) == sorted(sentence) for sentence in sentences)
    lost = set(range(start, len(text))) - {i for first, last in segments for i in range(first, last)}
    assert all(text[i].isspace() for i in lost)


def test_a_long_sentence_is_cut() -> None:
    text = "word " * 2000
    lengths = [last - first for sentence in split_sentences(text) for first, last in sentence]
    assert max(lengths) <= LONGEST
    assert sum(lengths) == len(text)


@pytest.mark.parametrize("unit", ["a", "1 ", ".", "\n", "\n\n", "A. ", ", ", "- x\n", "(", "$", "the\n\n", "\\*_"])
def test_time_grows_linearly(unit: str) -> None:
    def measure(size: int) -> float:
        text = unit * (size // len(unit))
        begin = time.perf_counter()
        list(split_sentences(text))
        return time.perf_counter() - begin

    measure(1000)
    assert min(measure(200_000) for _ in range(2)) < 40 * (min(measure(20_000) for _ in range(3)) + 0.01)
