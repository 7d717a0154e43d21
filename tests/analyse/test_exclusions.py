from __future__ import annotations

import pytest

from claims.analyse import Analyser
from claims.analyse.exclusions import find_reason
from claims.analyse.wording import find_time_spans
from claims.grammar.quantities import find_quantities
from claims.records import Document

from .cases import Case, analyse, read_cases
from .factories import make_doc, make_tagged


@pytest.mark.parametrize("case", read_cases("exclusions"))
def test_numbers_that_are_no_figures(case: Case, shipped: Analyser) -> None:
    assert [mention.quote for mention in analyse(shipped, case["text"])] == case["figures"]


def reason_in(sentence: str, *, parsed: bool = False) -> str | None:
    doc = make_doc(sentence) if parsed else make_tagged(sentence)
    words = [token.lower_ for token in doc]
    quantity = next(find_quantities(words, [False] * len(words), cased=[token.text for token in doc]))
    return find_reason(doc, quantity, list(find_time_spans(doc)))


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        pytest.param("on/IN Section/NNP 427/CD ,/,", "label or name", id="section"),
        pytest.param("the/DT Group/NNP of/IN 20/CD met/VBD", "label or name", id="club of countries"),
        pytest.param("a/DT group/NN of/IN 20/CD boys/NNS", None, id="a group of boys"),
        pytest.param("In/IN 1998/CD it/PRP rained/VBD", "date or time", id="year"),
        pytest.param("lost/VBD 2000/CD sheep/NNS", None, id="a round number of sheep"),
        pytest.param("at/IN 7/CD p.m./NN today/NN", "clock time", id="clock"),
        pytest.param("at/IN 350/CD Fifth/NNP Avenue/NNP", "address", id="address"),
        pytest.param("up/IN 40/CD Fish/NNP were/VBD", None, id="a capital is no address"),
        pytest.param("a/DT week/NN 40/CD ships/NNS sank/VBD", "label or name", id="week, by the tags alone"),
    ],
)
def test_reasons(sentence: str, reason: str | None) -> None:
    assert reason_in(sentence) == reason


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        pytest.param(
            "uses/VBZ/0/ROOT Photoshop/NNP/0/obj 7/CD/1/nummod now/RB/0/advmod", "part of a name", id="product"
        ),
        pytest.param("a/DT/1/det week/NN/4/obl 40/CD/3/nummod ships/NNS/4/nsubj sank/VBD/4/ROOT", None, id="week"),
        pytest.param("Apollo/NNP/0/ROOT Eleven/CD/0/nummod landed/VBD/0/acl", "label or name", id="mission"),
        pytest.param("In/IN/1/case Peru/NNP/4/obl 7/CD/3/nummod mines/NNS/4/nsubj shut/VBD/4/ROOT", None, id="place"),
    ],
)
def test_reasons_by_the_parse(sentence: str, reason: str | None) -> None:
    assert reason_in(sentence, parsed=True) == reason


def test_what_is_set_aside_keeps_its_reason(shipped: Analyser) -> None:
    text = "The Boeing 777 left at 6:45 a.m. with 239 people."
    skipped = shipped.analyse(Document(path="case", text=text)).skipped
    assert ("777", "label or name") in [(number.quote, number.reason) for number in skipped]
    assert all(text[number.start : number.end] == number.quote for number in skipped)
