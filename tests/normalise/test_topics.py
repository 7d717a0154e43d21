from __future__ import annotations

import pytest

from claims.normalise.topics import find_topics, topic_names


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        pytest.param("people killed by gangs", ("deaths", "crime"), id="verb in the past"),
        pytest.param("drug-related killings", ("deaths", "drugs"), id="hyphened"),
        pytest.param("interest rates", ("prices",), id="two words"),
        pytest.param("purple chairs", (), id="none"),
        pytest.param("a refugee camp", ("migration",), id="singular"),
    ],
)
def test_a_phrase_has_the_topics_that_its_words_name(text: str, topics: tuple[str, ...]) -> None:
    assert find_topics(text) == topics


def test_the_first_text_that_has_topics_decides() -> None:
    assert find_topics(None, "chairs", "voters", "troops") == ("elections",)


def test_names_are_distinct() -> None:
    names = topic_names()
    assert len(set(names)) == len(names) > 10
