"""The whole analysis: offsets, order, and texts that nobody would write."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims.analyse import Analyser, analyser
from claims.records import Document

WORDS = """
    killed of the dead said by percent $ € 40 1,2,3 10,000 ½ million - – . , ; ( ) — “ ” from to between and which Osei
    a half dozens third worth ratio ° % x3 \\ * 🐄 ﬁ १२ numbered one e.g. No. [4] … US twice as 1e9 ² Ⅳ
"""
PIECES = [
    *WORDS.split(),
    *("in 2001", "according to", "Of these,", "in five", "\n", "\n\n", "\t", "\r", "\u200b", "\ufeff", "\x00"),
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join) | st.text(max_size=60)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=TEXTS)
def test_any_text_gives_its_own_words(shipped: Analyser, text: str) -> None:
    analysis = shipped.analyse(Document(path="any", text=text))
    for found in (*analysis.mentions, *analysis.skipped):
        assert text[found.start : found.end] == found.quote != ""
    for mention in analysis.mentions:
        assert mention.sentence_start <= mention.start < mention.end <= mention.sentence_end
        assert mention.low is not None or mention.high is not None
        assert mention.low is None or mention.high is None or mention.low <= mention.high
    assert list(analysis.mentions) == sorted(analysis.mentions, key=lambda mention: (mention.start, mention.end))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param("   \n\n\t ", id="white space"),
        pytest.param("Of 40", id="only a whole"),
        pytest.param("40", id="only a number"),
        pytest.param("of which 40", id="nothing before"),
        pytest.param("of the", id="nothing to count"),
        pytest.param("40 of the", id="nothing behind"),
        pytest.param("by", id="only a word"),
        pytest.param("estimated by 40", id="an agent that is a number"),
        pytest.param("said 40 .", id="a verb alone"),
        pytest.param("1" * 5000, id="a long number"),
        pytest.param("five " * 900, id="a long list"),
        pytest.param("(" * 300 + "40", id="brackets"),
    ],
)
def test_odd_texts(shipped: Analyser, text: str) -> None:
    for mention in shipped.analyse(Document(path="odd", text=text)).mentions:
        assert text[mention.start : mention.end] == mention.quote


def test_front_matter_is_not_read(shipped: Analyser) -> None:
    text = "---\nviews: 40 people\n---\nSome 30 goats strayed."
    mentions = shipped.analyse(Document(path="d", text=text, body_start=text.index("Some"))).mentions
    assert [mention.quote for mention in mentions] == ["Some 30"]


def test_marks_of_the_text_are_no_part_of_the_figure(shipped: Analyser) -> None:
    text = "The town owes \\$5 million."
    (mention,) = shipped.analyse(Document(path="d", text=text)).mentions
    assert (mention.quote, mention.unit, mention.low) == ("$5 million", "USD", 5_000_000)


def test_a_sentence_is_read_around_a_pull_quote(shipped: Analyser) -> None:
    text = "The fleet lost nearly\n\nTHE YEAR OF STORMS\n\nforty boats that year."
    (mention,) = [m for m in shipped.analyse(Document(path="d", text=text)).mentions if m.kind == "count"]
    assert (mention.low, mention.unit) == (40, "boat")
    assert text[mention.start : mention.end] == mention.quote
    assert "STORMS" not in mention.quote


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        pytest.param("Herders lost 60 camels. They found 12 of them.", "camel", id="them"),
        pytest.param("Herders lost 60 camels. Of these, 12 were found.", "camel", id="of these"),
    ],
)
def test_a_count_takes_its_noun_from_the_sentence_before(shipped: Analyser, text: str, unit: str) -> None:
    mentions = shipped.analyse(Document(path="d", text=text)).mentions
    assert [mention.unit for mention in mentions] == [unit, unit]
    assert "borrowed noun" in mentions[1].doubts


TOGETHER = [
    Document(path="one", text="The flood took 40 farms in 2009, said the mayor. Of these, 12 were rebuilt."),
    Document(path="two", text="Nothing was counted."),
    Document(
        path="three", text="Prices rose by 3.5 percent to $1.2 million. | a | b |\n\nTwo dozen Zyxomats were sold."
    ),
]


def test_documents_are_read_together_as_they_are_alone(shipped: Analyser) -> None:
    together = shipped.analyse_all(TOGETHER)
    assert together == [shipped.analyse(document) for document in TOGETHER]
    assert [len(analysis.mentions) for analysis in together] == [2, 0, 3]


def test_only_the_words_of_the_first_texts_are_remembered(shipped: Analyser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(analyser, "LEARNT", 0)
    before = len(shipped._nlp.vocab.strings), len(list(shipped._nlp.vocab))
    for number in range(3):
        text = " ".join(f"The Qxv{number}{place}tl lost {place}7 zorb{number}{place}s." for place in range(50))
        assert len(shipped.analyse(Document(path="any", text=text)).mentions) >= 50
    assert (len(shipped._nlp.vocab.strings), len(list(shipped._nlp.vocab))) == before


def test_the_pipeline_is_renewed_after_much_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(analyser, "RENEWAL", 100)
    used = Analyser()
    first, expected = used._nlp, used.analyse_all(TOGETHER)
    assert used._nlp is first
    assert used.analyse_all(TOGETHER) == expected
    assert used._nlp is not first
