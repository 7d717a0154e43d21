"""The topics that a figure gets from what is counted, what is done to it, its subject and its clause."""

from __future__ import annotations

from typing import Any

import pytest

from claims.lexicons import read_lexicon
from claims.normalise.topics import Topics, find_topics
from claims.settings import TopicWords

from .factories import make_document, make_mention


def find(quote: str = "40", **fields: Any) -> tuple[str, ...]:
    """Return the topics of a mention with `fields`, in a text of its quote alone."""
    return find_topics(make_mention(make_document(quote), quote, **fields))


@pytest.mark.parametrize(
    ("fields", "topics"),
    [
        pytest.param({"counted": "people killed by gangs"}, ("deaths", "crime"), id="a verb in the past"),
        pytest.param({"counted": "drug-related killings"}, ("deaths", "drugs"), id="hyphened"),
        pytest.param({"counted": "interest rates"}, ("banking",), id="two words"),
        pytest.param({"counted": "purple chairs"}, (), id="none"),
        pytest.param({"counted": "a refugee camp"}, ("migration",), id="singular"),
        pytest.param({"counted": "buses in the United States"}, ("transport",), id="no verb's ending off a name"),
        pytest.param(
            {"counted": "chairs", "subject": "voters", "context": "troops"}, ("elections",), id="subject before clause"
        ),
        pytest.param({"counted": "chairs", "context": "the troops have 40 chairs"}, ("forces",), id="clause at last"),
        pytest.param(
            {"counted": "prisoners", "context": "a sect murdered 40 prisoners"}, ("deaths", "crime"), id="an act"
        ),
        pytest.param(
            {"counted": "people", "context": "killed 12 people and hurt 40 people"}, ("injuries",), id="not to others"
        ),
        pytest.param({"counted": "new cases"}, ("disease",), id="counted cases"),
        pytest.param({"counted": "chairs", "context": "40 chairs in case of a party"}, (), id="in case of"),
        pytest.param(
            {"counted": "inhabitants", "subject": "death rate"}, ("deaths", "population"), id="a rate of its subject"
        ),
        pytest.param(
            {"counted": "votes", "subject": "army"}, ("elections",), id="who did it is not what the count is of"
        ),
        pytest.param(
            {"kind": "money", "counted": "equipment", "subject": "aid package"}, ("aid",), id="a sum of its subject"
        ),
        pytest.param({"counted": "Syrians", "place_text": "Turkey"}, ("migration",), id="a people abroad"),
        pytest.param({"counted": "Turks", "place_text": "Turkey"}, (), id="a people at home"),
        pytest.param({"counted": "Syrians killed", "place_text": "Turkey"}, ("deaths",), id="dead abroad"),
        pytest.param({"counted": "Cuban Americans"}, ("migration",), id="a people of two countries"),
        pytest.param({"counted": "Syrian oranges", "place_text": "Turkey"}, (), id="goods abroad"),
    ],
)
def test_a_figure_has_the_topics_of_its_clause(fields: dict[str, Any], topics: tuple[str, ...]) -> None:
    assert find(**fields) == topics


def test_a_user_adds_topics_and_words_and_takes_words_away() -> None:
    own = {
        "bees": TopicWords(words=("Beehive", "queen bee"), acts=("swarm",)),
        "sport": TopicWords(counted=("oar",), without=("derby",)),
    }

    def read(counted: str) -> tuple[str, ...]:
        return find_topics(make_mention(make_document("40"), "40", counted=counted), own)

    assert read("beehives") == ("bees",)
    assert read("hives swarming") == ("bees",)
    assert read("oars") == ("sport",)
    assert read("derbies") == ()
    assert read("medals") == ("sport",)


def test_there_are_topics_enough_and_each_is_told() -> None:
    topics = read_lexicon("topics", Topics).topics
    assert len(topics) >= 30
    assert all(topic.about and len(topic.words) >= 10 for topic in topics.values())


def test_no_topic_has_a_word_twice() -> None:
    for name, topic in read_lexicon("topics", Topics).topics.items():
        assert not topic.words & topic.counted, name
