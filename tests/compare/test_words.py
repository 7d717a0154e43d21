"""Words and names folded so that their forms meet."""

from __future__ import annotations

import pytest

from claims.compare.concepts import shipped_concepts
from claims.compare.words import fold_name, split


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param("killings", "killed", id="noun and participle"),
        pytest.param("seizures", "seized", id="irregular noun"),
        pytest.param("pledge", "pledging", id="silent e"),
        pytest.param("spent", "spending", id="irregular verb"),
        pytest.param("countries", "country", id="ies"),
        pytest.param("boxes", "box", id="es"),
        pytest.param("applied", "apply", id="ied"),
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


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        pytest.param("the army sent soldiers", {"defence"}, id="two words of one field"),
        pytest.param("the dead of the blaze", {"dying", "fire"}, id="two fields"),
        pytest.param("they went to the polls", {"voting"}, id="a phrase"),
    ],
)
def test_fields_of_meaning(text: str, fields: set[str]) -> None:
    assert fields <= {match.tag for match in shipped_concepts().families(split(text))}


def test_every_word_of_a_field_is_found() -> None:
    concepts = shipped_concepts()
    lost = [
        (name, phrase)
        for name, phrases in concepts.lexicon.families.items()
        for phrase in phrases
        if name not in {match.tag for match in concepts.families(split(phrase))}
    ]
    assert lost == []


def test_contrasts_name_known_concepts() -> None:
    concepts = shipped_concepts()
    named = {name for entry in concepts.lexicon.contrast for name in entry.within}
    assert named <= concepts.known


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("Murders in Norvik", ["norvik"], id="a concept's word at the start"),
        pytest.param("Central America", ["central america"], id="a name inside another"),
        pytest.param("American aid", ["united states"], id="a country's people"),
        pytest.param("people in general", [], id="no capital"),
    ],
)
def test_names(text: str, names: list[str]) -> None:
    assert [match.tag for match in shipped_concepts().names(split(text))] == names


@pytest.mark.parametrize(
    ("text", "schemes"),
    [
        pytest.param("under the Sévigny Initiative", {"sevigny initiative"}, id="behind the name, accents folded"),
        pytest.param("for Plan Norvik", {"plan norvik"}, id="before the name"),
        pytest.param("the new plan", set(), id="no name"),
        pytest.param("Project Plan", set(), id="two common nouns"),
        pytest.param("Bill Norvik", set(), id="a person"),
    ],
)
def test_programmes(text: str, schemes: set[str]) -> None:
    assert shipped_concepts().schemes(split(text)) == schemes
