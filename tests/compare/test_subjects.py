"""How surely two documents are about one subject."""

from __future__ import annotations

from claims.compare.concepts import shipped_concepts
from claims.compare.readings import Reading, read_claims
from claims.compare.subjects import Subjects
from claims.records import Claim

from .factories import claim

STORM = "When the storm hit Norvik, [412,000] homes lost power, roads flooded and the harbour closed for two days."
AGAIN = "The storm that closed the harbour of Norvik and flooded its roads left [400,000] homes without power."
HARVEST = "Farmers around Sudhavn brought in [90,000] tonnes of barley, helped by a dry August and early sowing."


def _read(*texts: str) -> list[Reading]:
    told: list[Claim] = [
        claim(f"s{place}", text, "count", 400_000, "home", counted="homes") for place, text in enumerate(texts)
    ]
    return read_claims(told, shipped_concepts())


def test_reports_of_one_event_are_about_one_subject() -> None:
    storm, again, harvest = _read(STORM, AGAIN, HARVEST)
    subjects = Subjects([storm, again, harvest])
    assert subjects.alike(storm, again) == 1.0
    assert subjects.alike(storm, harvest) < 0.5


def test_of_many_documents_two_must_share_more() -> None:
    readings = _read(STORM, AGAIN, *(f"{HARVEST} That was year {year}." for year in range(60)))
    few, many = Subjects(readings[:3]), Subjects(readings)
    pairs = [(readings[0], other) for other in readings[1:3]]
    assert all(many.alike(*pair) <= few.alike(*pair) for pair in pairs)


def test_a_copy_is_no_further_document() -> None:
    storm, again = _read(STORM, AGAIN)
    copied = Subjects([storm, again] * 50)
    assert copied.alike(storm, again) == Subjects([storm, again]).alike(storm, again)


def test_few_words_leave_it_open() -> None:
    one, other = _read("[400,000] homes.", "[390,000] homes.")
    assert 0.0 < Subjects([one, other]).joint(one, other) <= 1.0
