from __future__ import annotations

import pytest

from claims.analyse import Analyser
from claims.analyse.analyser import mark_sentence
from claims.analyse.figure import SkippedNumber
from claims.analyse.sifting import may_rank, needs_parse
from claims.records import Document


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The valley grew rich in the 1970s and 1980s.", id="decades"),
        pytest.param("It was the second time that the bridge had closed.", id="an order that ranks nothing"),
        pytest.param("The old pier burned down in May 1931.", id="a month and its year"),
    ],
)
def test_a_sentence_of_a_dated_document_is_not_parsed(shipped: Analyser, text: str) -> None:
    assert not needs_parse(shipped._nlp.make_doc(text), dated=True)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("In 1931, 40 houses burned.", id="a count beside the year"),
        pytest.param("They sold 2000 tickets.", id="a round number that may be a year"),
        pytest.param("It lasted four years.", id="a duration"),
        pytest.param("The lake is the third deepest on the continent.", id="a rank before a superlative"),
        pytest.param("The port ranks second.", id="a rank behind its verb"),
        pytest.param("On the Note 20 Ultra the clock stopped.", id="a model"),
    ],
)
def test_a_sentence_that_may_hold_a_figure_is_parsed(shipped: Analyser, text: str) -> None:
    assert needs_parse(shipped._nlp.make_doc(text), dated=True)


def test_a_year_is_looked_at_where_the_document_has_no_date(shipped: Analyser) -> None:
    assert needs_parse(shipped._nlp.make_doc("Sales have slipped in 2014."), dated=False)


def test_what_is_not_parsed_is_skipped_as_if_it_were(shipped: Analyser) -> None:
    text = "The old pier burned down in May 1931, and again in March 1958."
    skipped = shipped._nlp.make_doc(text)
    parsed = shipped._nlp(mark_sentence(shipped._nlp.make_doc(text)))
    assert not needs_parse(skipped, dated=True)
    assert (
        skipped._.claims_skipped
        == parsed._.claims_skipped
        == (
            SkippedNumber(7, 8, "date or time"),
            SkippedNumber(13, 14, "date or time"),
        )
    )


def test_dates_are_told_whether_or_not_their_sentence_is_parsed(shipped: Analyser) -> None:
    document = Document(path="any", text="The pier burned in May 1931.\n\nIn June 1932, 40 men rebuilt it.")
    analysis = shipped.analyse(document.model_copy(update={"published": "1940"}))
    assert [number.quote for number in analysis.skipped] == ["1931", "1932"]
    assert analysis.skipped == shipped.analyse(document).skipped


def test_an_ordinal_at_the_end_ranks_nothing() -> None:
    assert not may_rank(("she", "came", "second"))
    assert may_rank(("she", "ranked", "second"))
