"""Two writers' words for one measure, words for what only looks like it, and words of several senses."""

from __future__ import annotations

import pytest

from claims.compare.concepts import shipped_concepts
from claims.compare.words import split


def concepts_of(text: str) -> set[str]:
    """Return the concepts that a wording names or that it says of people, people in general left out."""
    concepts = shipped_concepts()
    words = split(text)
    found = {match.tag for match in (*concepts.tags(words), *concepts.states(words))}
    return found & concepts.known - concepts.generic


ALIKE = [
    # crime, courts, prisons
    ("people locked up in prison", "the prison population"),
    ("men behind bars", "inmates"),
    ("drivers caught drink driving", "drunk drivers"),
    ("cars stolen last year", "vehicle thefts"),
    ("homes burgled", "break-ins"),
    ("pensioners defrauded", "scams"),
    ("officials indicted", "officials put on trial"),
    ("found guilty", "convictions"),
    ("kickbacks", "bribes paid to ministers"),
    ("cases pending before the courts", "a court backlog"),
    # war, flight, migration
    ("fighters laid down their arms", "rebels who surrendered"),
    ("air raids", "airstrikes"),
    ("villagers uprooted", "people forced from their homes"),
    ("families lost their homes", "people left homeless"),
    ("applied for asylum", "asylum claims"),
    ("foreigners sent back", "expulsions"),
    ("people who went home", "returnees"),
    ("brought ashore", "people pulled alive from the water"),
    ("whereabouts unknown", "people still unaccounted for"),
    # work, pay, companies
    ("redundancies", "workers let go"),
    ("jobseekers", "people out of work"),
    ("unfilled posts", "vacancies"),
    ("a pay award", "the pay rise"),
    ("walked out", "staff on strike"),
    ("takings", "turnover"),
    ("the bottom line", "net income"),
    ("business failures", "insolvencies"),
    ("write-downs", "an impairment charge"),
    ("a tender offer", "the takeover bid"),
    # budgets, prices, trade
    ("the budget gap", "a fiscal deficit"),
    ("servicing the debt", "interest payments"),
    ("customs duties", "a tariff"),
    ("the sales tax", "value added tax"),
    ("the trade gap", "a trade surplus"),
    ("the price of a home", "house prices"),
    ("asking rents", "the monthly rent"),
    ("train fares", "the price of a ticket"),
    ("the benchmark rate", "the central bank's policy rate"),
    # disasters, transport, energy
    ("without running water", "households that lack access to clean water"),
    ("in the dark", "a power cut"),
    ("hectares scorched", "burnt area"),
    ("the blaze is under control", "containment of the fire"),
    ("lorries", "trucks"),
    ("departures", "flights"),
    ("a derailment", "a train crash"),
    ("crude output", "oil production"),
    ("heating bills", "the electricity bill"),
    # health, hunger, welfare
    ("people who tested positive", "infections"),
    ("fell ill", "people taken ill"),
    ("people jabbed", "immunisations"),
    ("vaccine uptake", "the immunisation rate"),
    ("patients on ventilators", "people in intensive care"),
    ("people facing hunger", "the food insecure"),
    ("below the poverty line", "the poverty rate"),
    ("rough sleepers", "people sleeping rough"),
    ("a state pension", "pension payments"),
    # elections, schools, technology, tourism
    ("went to the polls", "voter turnout"),
    ("called to vote", "the electorate"),
    ("a winning margin", "the margin of victory"),
    ("MPs", "members of parliament"),
    ("truancy", "absenteeism"),
    ("bursaries", "scholarships"),
    ("a data leak", "customers who had their data stolen"),
    ("gate receipts", "box office"),
    ("holidaymakers", "tourists"),
    ("guest nights", "overnight stays"),
]

UNLIKE = [
    ("a burglary", "a robbery"),
    ("arrests", "convictions"),
    ("injuries", "deaths"),
    ("refugees", "returnees"),
    ("doses", "people vaccinated"),
    ("people hospitalised", "people in intensive care"),
    ("the minimum wage", "average wages"),
    ("income tax", "value added tax"),
    ("the trade deficit", "the budget deficit"),
    ("net income", "operating profit"),
    ("external debt", "domestic debt"),
    ("exports", "imports"),
    ("turnout", "the share of the vote"),
    ("electric cars", "cars"),
    ("solar power", "wind power"),
    ("rent", "house prices"),
    ("insured losses", "economic losses"),
    ("births", "the birth rate"),
    ("heroin", "cocaine"),
]

SENSES = [
    ("health care for all", "vehicle"),
    ("it would take a year", "revenue"),
    ("Norvik posted a loss", "job"),
    ("planes that planned to land", "robbery"),
    ("the shop opens in March", "protester"),
    ("in order to win", "order intake"),
    ("the Red Cross", "refugee"),
    ("I'll be free", "case"),
    ("free to go", "release from custody"),
    ("he was fired", "fire"),
    ("they own a house", "stake"),
    ("that is fine", "fine"),
    ("the second wave", "wave"),
    ("a sack of rice", "layoff"),
    ("smoke inhalation", "smoking"),
    ("the White House", "home"),
    ("media interviews", "respondent"),
    ("opening a new front", "vacancy"),
    ("traded at 31", "trade"),
    ("they refused", "waste"),
]


@pytest.mark.parametrize(("one", "other"), ALIKE, ids=[one for one, _ in ALIKE])
def test_two_wordings_of_one_measure_share_a_concept(one: str, other: str) -> None:
    assert concepts_of(one) & concepts_of(other)


@pytest.mark.parametrize(("one", "other"), UNLIKE, ids=[one for one, _ in UNLIKE])
def test_look_alikes_share_none(one: str, other: str) -> None:
    assert concepts_of(one)
    assert concepts_of(other)
    assert not concepts_of(one) & concepts_of(other)


@pytest.mark.parametrize(("text", "concept"), SENSES, ids=[text for text, _ in SENSES])
def test_a_word_in_another_sense_is_not_the_concept(text: str, concept: str) -> None:
    concepts = shipped_concepts()
    assert concept in concepts.known
    assert concept not in concepts_of(text)


def test_every_concept_of_a_contrast_and_every_implied_one_is_known() -> None:
    concepts = shipped_concepts()
    named = {name for entry in concepts.lexicon.contrast for name in (*entry.within, *entry.assumed_in)}
    named |= {entry.implies for entry in concepts.lexicon.contrast if entry.implies}
    assert named <= concepts.known


def test_no_state_belongs_to_two_concepts() -> None:
    concepts = shipped_concepts()
    owners: dict[tuple[str, ...], set[str]] = {}
    for entry in concepts.lexicon.concept:
        for phrase in entry.states:
            owners.setdefault(tuple(map(concepts.fold, split(phrase))), set()).add(entry.name)
    assert {phrase: names for phrase, names in owners.items() if len(names) > 1} == {}
