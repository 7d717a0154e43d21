"""The words by which a topic is looked for."""

from __future__ import annotations

import pytest

from claims.compare import list_phrases
from claims.compare.concepts import shipped_concepts


def test_a_concept_is_looked_for_by_all_its_names() -> None:
    assert {"guns", "firearm", "rifle"} <= set(list_phrases("guns"))
    assert list_phrases("firearms")[0] == "firearms"
    assert set(list_phrases("firearms")) - {"firearms"} == set(list_phrases("guns")) - {"guns"}


@pytest.mark.parametrize("topic", ["purple zebras", "seized guns in Peru", "people", ""])
def test_other_words_are_looked_for_as_they_are(topic: str) -> None:
    assert list_phrases(topic) == (topic,)


def test_no_concept_has_more_names_than_one_statement_can_ask_for() -> None:
    assert max(len(entry.words) for entry in shipped_concepts().lexicon.concept) < 400
