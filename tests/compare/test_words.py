"""Words and names folded so that their forms meet."""

from __future__ import annotations

import pytest

from claims.compare.concepts import shipped_concepts
from claims.compare.words import fold_name


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param("killings", "killed", id="noun and participle"),
        pytest.param("seizures", "seized", id="irregular noun"),
        pytest.param("pledge", "pledging", id="silent e"),
        pytest.param("spent", "spending", id="irregular verb"),
        pytest.param("countries", "country", id="ies"),
        pytest.param("boxes", "box", id="es"),
        pytest.param("planned", "plan", id="double letter"),
        pytest.param("Mérida", "Merida", id="accent"),
        pytest.param("Mexico's", "Mexico", id="possessive"),
    ],
)
def test_forms_of_one_word_meet(first: str, second: str) -> None:
    concepts = shipped_concepts()
    assert concepts.fold(first) == concepts.fold(second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param("unemployment", "employment", id="prefix"),
        pytest.param("injuries", "injustice", id="beginning"),
        pytest.param("imports", "exports", id="trade"),
    ],
)
def test_different_words_stay_apart(first: str, second: str) -> None:
    concepts = shipped_concepts()
    assert concepts.fold(first) != concepts.fold(second)


@pytest.mark.parametrize(
    ("country", "people"),
    [
        ("Mexico", "Mexican"),
        ("Colombia", "Colombians"),
        ("Turkey", "Turkish"),
        ("Syria", "Syrian"),
        ("India", "Indian"),
    ],
)
def test_a_country_and_its_people_meet(country: str, people: str) -> None:
    assert fold_name(country) == fold_name(people)


def test_austria_is_not_australia() -> None:
    assert fold_name("Austrian") != fold_name("Australian")


def test_no_word_belongs_to_two_concepts() -> None:
    concepts = shipped_concepts()
    entries = concepts.lexicon.concept
    owners: dict[tuple[str, ...], set[str]] = {}
    for entry in entries:
        for phrase in entry.words:
            owners.setdefault(tuple(map(concepts.fold, phrase.split())), set()).add(entry.name)
    assert {phrase: names for phrase, names in owners.items() if len(names) > 1} == {}


def test_contrasts_name_known_concepts() -> None:
    concepts = shipped_concepts()
    named = {name for entry in concepts.lexicon.contrast for name in entry.within}
    assert named <= concepts.known
