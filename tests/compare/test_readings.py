"""Claims whose extraction lost words: the sentence bears witness instead."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from claims.compare.concepts import shipped_concepts
from claims.compare.intervals import Interval, interval_of
from claims.compare.nearness import in_one_unit
from claims.compare.partings import contrasts_part
from claims.compare.readings import Reading, read_claims

from .factories import claim


def _read(marked: str, kind: str, unit: str, counted: str | None, **fields: Any) -> Reading:
    (reading,) = read_claims([claim("a", marked, kind, 5, unit, counted=counted, **fields)], shipped_concepts())
    return reading


@pytest.mark.parametrize(
    ("marked", "kind", "unit", "counted", "heads", "group"),
    [
        pytest.param(
            "[5] people were killed.", "count", "person", "people", "death", "", id="the verb behind the figure"
        ),
        pytest.param("The blast killed [5] people.", "count", "person", "people", "death", "", id="the verb before it"),
        pytest.param(
            "[5] were killed and 8 people hurt.", "count", "person", None, "death", "", id="not the next figure's"
        ),
        pytest.param(
            "It left 5 dead and [8] injured.", "count", "injured", "injured", "injury", "", id="not the last one's"
        ),
        pytest.param(
            "They murdered [5] inmates.", "count", "inmate", "inmates", "death", "inmate", id="a group of people"
        ),
        pytest.param(
            "Death threats made [5] mayors resign.", "count", "mayor", "mayors", "mayor", "", id="a threat is no death"
        ),
        pytest.param(
            "[5] asylum seekers came.", "count", "seeker", "asylum seekers", "refugee", "", id="a head of two words"
        ),
        pytest.param(
            "Drug money worth [$5] comes in.", "money", "USD", "$", "illicit money", "", id="a sign for a phrase"
        ),
        pytest.param(
            "Illicit profits of [$5] head south.", "money", "USD", "heads", "illicit money", "", id="a verb for a noun"
        ),
        pytest.param(
            "[5] murders occurred since Cal Dow came.",
            "count",
            "murder",
            "murders occurred since Cal Dow came",
            "death",
            "",
            id="the time in the phrase",
        ),
        pytest.param("The Lakes Relief Monitor reports [5].", "count", "it", None, "", "", id="no word of a name"),
        pytest.param(
            "Shells have killed 3 people and driven [5] from their homes.",
            "count",
            "person",
            "people",
            "displaced",
            "",
            id="a state around the figure",
        ),
        pytest.param(
            "[5] officials quit.", "count", "official", "officials", "official", "", id="those who count, counted"
        ),
    ],
)
def test_what_is_counted(marked: str, kind: str, unit: str, counted: str | None, heads: str, group: str) -> None:
    reading = _read(marked, kind, unit, counted)
    assert reading.heads == {heads} - {""}
    assert reading.group == group


@pytest.mark.parametrize(
    ("marked", "counted", "stage"),
    [
        pytest.param("Although [$9] had been released, only $5 was spent.", None, "release", id="first of two"),
        pytest.param("Although $9 had been released, only [$5] was spent.", None, "spend", id="second of two"),
        pytest.param("They approved [$5] in funds in a spending bill.", "funds", "approve", id="the nearest word"),
        pytest.param("The pledge of [$5] was to be aid.", "aid", "pledge", id="before the figure"),
        pytest.param(
            "They released [$9], of which $5 was spent.",
            "released, of which $5 was spent",
            "release",
            id="not what became of a part",
        ),
        pytest.param("It was to receive [$5] in aid.", "receive in aid", "pledge", id="several words before a verb"),
    ],
)
def test_stage_of_money(marked: str, counted: str | None, stage: str) -> None:
    assert ("stage", stage) in _read(marked, "money", "USD", counted).contrasts


def test_an_amount_is_of_any_concept_of_its_clause() -> None:
    assert {"rent", "home"} <= _read("The rent of a home is [$5].", "money", "USD", "rent").heads


@pytest.mark.parametrize(
    ("marked", "kind", "unit", "counted", "contrasts"),
    [
        pytest.param(
            "Doctors report 9 suspected cases and [5] deaths.", "count", "death", "deaths", set(), id="another noun's"
        ),
        pytest.param(
            "Doctors report [5] suspected cases and 9 deaths.",
            "count",
            "case",
            "suspected cases",
            {("certainty", "suspect")},
            id="its own",
        ),
        pytest.param(
            "Turnout was [5 percent], above the goal of 3 percent.",
            "percent",
            "percent",
            "Turnout",
            set(),
            id="another figure's",
        ),
    ],
)
def test_what_sets_apart(marked: str, kind: str, unit: str, counted: str, contrasts: set[tuple[str, str]]) -> None:
    assert _read(marked, kind, unit, counted).contrasts == contrasts


@pytest.mark.parametrize(
    ("marked", "noun", "apart"),
    [
        pytest.param("They confirmed [5] deaths.", "deaths", False, id="a toll is confirmed anyway"),
        pytest.param("They told of [5] suspected deaths.", "deaths", True, id="a toll that is not"),
        pytest.param("They confirmed [5] cases.", "cases", True, id="cases are suspected at first"),
    ],
)
def test_what_is_confirmed(marked: str, noun: str, apart: bool) -> None:
    plain = _read(f"They told of [5] {noun}.", "count", noun[:-1], noun)
    assert contrasts_part(_read(marked, "count", noun[:-1], noun), plain, shipped_concepts()) is apart


@pytest.mark.parametrize(
    ("marked", "spots"),
    [
        pytest.param("In the Assembly Vela can count on [5] seats.", {"vela"}, id="a name behind a body"),
        pytest.param("Vela's party won [5] seats.", {"vela"}, id="an owner at the start"),
        pytest.param("Vela has 9 seats, her rival Ortun [5] seats.", {"ortun"}, id="the name before it"),
        pytest.param("Vela has 9 seats, against [5] seats for her rival Ortun.", {"ortun"}, id="the name behind it"),
    ],
)
def test_whose_seats(marked: str, spots: set[str]) -> None:
    assert _read(marked, "count", "seat", "seats").scope.spots == spots


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param("Its chief told us that [5] trams ran.", id="a pronoun"),
        pytest.param("Of its Rs 90 million it bought [5] trams.", id="a sign"),
        pytest.param("With NOK 90 million it bought [5] trams.", id="a code"),
    ],
)
def test_what_is_no_name(marked: str) -> None:
    assert _read(marked, "count", "tram", "trams").scope.all == set()


def test_a_document_about_somebody_tells_whose_seats_they_are() -> None:
    reading = _read("For now Vela has [5] seats.", "count", "seat", "seats", title="What will Vela do?")
    assert reading.own == {"vela"}


@pytest.mark.parametrize(
    ("marked", "kind", "value", "unit", "per", "scaled"),
    [
        pytest.param("It is [39.1] per 100,000.", "count", 39.1, "rate", "100,000", 0.000391, id="no noun"),
        pytest.param(
            "It is [39.1] per 100 000 people.", "count", 39.1, "rate", "100 000 heads", 0.000391, id="a space"
        ),
        pytest.param(
            "It is [39.1] for every hundred thousand.",
            "count",
            39.1,
            "rate",
            "hundred thousand",
            0.000391,
            id="in words",
        ),
        pytest.param(
            "It took [57 of every 100,000] people.", "fraction", 0.00057, "fraction", None, 0.00057, id="of every"
        ),
    ],
)
def test_rates_of_people(marked: str, kind: str, value: float, unit: str, per: str | None, scaled: float) -> None:
    (reading,) = read_claims([claim("a", marked, kind, value, unit, per=per)], shipped_concepts())
    assert reading.frame == ("count", "count", "person", "level")
    assert reading.middle is not None
    assert float(reading.middle * reading.factor) == pytest.approx(scaled)


@pytest.mark.parametrize(
    ("marked", "value", "frame", "told"),
    [
        pytest.param("They won [58 of the 151] seats.", 58 / 151, "count", 58, id="of the"),
        pytest.param("[Three of 11] bridges stand.", 3 / 11, "count", 3, id="of many"),
        pytest.param("[One of 5] bridges stands.", 1 / 5, "share", 20, id="of few"),
        pytest.param("[Six of 100] bridges stand.", 6 / 100, "share", 6, id="of a round number"),
    ],
)
def test_some_of_all_are_counted(marked: str, value: float, frame: str, told: int) -> None:
    told_claim = claim("a", marked, "fraction", value, "fraction")
    (reading,) = read_claims([told_claim], shipped_concepts())
    interval = interval_of(told_claim)
    assert reading.frame[0] == frame
    assert interval is not None
    assert interval.scaled(reading.factor).contains(Interval(Decimal(told), Decimal(told)))


@pytest.mark.parametrize(
    ("marked", "value", "unit", "frame"),
    [
        pytest.param("It costs [3,380] zlotys.", 3380, "zloty", ("money", "PLN"), id="a currency's name"),
        pytest.param("It costs [three billion].", 3_000_000_000, None, ("money", ""), id="billions"),
        pytest.param("They are [two] points behind.", 2, "point", ("share", "point"), id="points"),
        pytest.param("It has [40] boats.", 40, "boat", ("count", "count"), id="a thing"),
    ],
)
def test_kind_of_a_count(marked: str, value: int, unit: str | None, frame: tuple[str, str]) -> None:
    (reading,) = read_claims([claim("a", marked, "count", value, unit)], shipped_concepts())
    assert reading.frame[:2] == frame


@pytest.mark.parametrize(
    ("marked", "foil"),
    [
        pytest.param("It rose to 9 from [8].", True, id="from"),
        pytest.param("It is 9, against an official [8].", True, id="against"),
        pytest.param("It brings 9 against a need of [8].", False, id="another thing"),
    ],
)
def test_what_is_set_against_another(marked: str, foil: bool) -> None:
    assert _read(marked, "count", "it", None).telling[-1] is foil


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(("duration", 3, "day"), ("duration", 72, "hour"), id="days and hours"),
        pytest.param(("measurement", 10, "knot"), ("measurement", 18.52, "kilometer per hour"), id="speeds"),
    ],
)
def test_units_of_one_dimension(first: tuple[str, float, str], second: tuple[str, float, str]) -> None:
    told = [claim(str(at), f"It was [{each[1]}].", *each) for at, each in enumerate((first, second))]
    one, other = read_claims(told, shipped_concepts())
    assert one.frame == other.frame
    assert in_one_unit(one, other)[0] == in_one_unit(one, other)[1]


def test_wording_is_the_texts_own() -> None:
    assert _read("Drug money worth [$5] comes in.", "money", "USD", "$").wording == "Drug money"
    assert _read("The blast killed [5] people.", "count", "person", "people").wording == "people killed"
