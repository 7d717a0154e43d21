"""Small collections of made-up news in several domains, each a set of measures that must stay apart."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from claims.records import Claim

from .factories import claim

Measures = dict[str, list[Claim]]


def _outlet(name: str, published: str) -> Callable[..., Claim]:
    def say(marked: str, *rest: Any, **fields: Any) -> Claim:
        return claim(f"{name}-{published}", marked, *rest, published=published, **fields)

    return say


def _earthquake() -> Measures:
    first, second, third = _outlet("wire", "2023-04-03"), _outlet("daily", "2023-04-04"), _outlet("post", "2023-04-07")
    place = {"place": "Kelmar"}
    return {
        "deaths": [
            first(
                "[At least 40] people were killed when a quake struck Kelmar.",
                "count",
                40,
                "person",
                comparator=">=",
                counted="people killed",
                **place,
            ),
            second(
                "The death toll of the Kelmar quake has risen to [112].",
                "count",
                112,
                "toll",
                counted="death toll",
                **place,
            ),
            third(
                "Rescuers in Kelmar have counted [347] dead since the earthquake.",
                "count",
                347,
                "dead",
                counted="dead",
                **place,
            ),
        ],
        "injuries": [
            first("Another [300] were injured in Kelmar.", "count", 300, "person", counted="injured", **place),
            second(
                "More than [1,200] people were hurt by the Kelmar quake.",
                "count",
                1200,
                "person",
                comparator=">",
                counted="people hurt",
                **place,
            ),
        ],
        "missing": [
            second(
                "[58] people are still missing in Kelmar.", "count", 58, "person", counted="people missing", **place
            ),
            third(
                "Only [9] people remain unaccounted for in Kelmar.",
                "count",
                9,
                "person",
                counted="people unaccounted for",
                **place,
            ),
        ],
        "homeless": [
            second(
                "The quake left [20,000] people homeless.", "count", 20000, "person", counted="people homeless", **place
            ),
            third(
                "Some [25,000] people were displaced by the quake.",
                "count",
                25000,
                "person",
                comparator="~",
                counted="people displaced",
                **place,
            ),
        ],
        "homes destroyed": [
            second("It destroyed [3,000] homes in Kelmar.", "count", 3000, "home", counted="homes destroyed", **place),
            third(
                "In Kelmar [3,100] houses were destroyed.", "count", 3100, "house", counted="houses destroyed", **place
            ),
        ],
        "homes damaged": [
            third("[8,000] more houses were damaged.", "count", 8000, "house", counted="houses damaged", **place)
        ],
        "soldiers sent": [
            second("The army sent [2,500] soldiers.", "count", 2500, "soldier", counted="soldiers", **place)
        ],
    }


def _unemployment() -> Measures:
    first, second = _outlet("gazette", "2024-05-03"), _outlet("ledger", "2024-05-04")
    april = {"time": "2024-04", "time_text": "in April"}
    return {
        "rate": [
            first(
                "The unemployment rate stood at [5.4 percent] in April.",
                "percent",
                5.4,
                counted="unemployment rate",
                **april,
            ),
            second("In April the jobless rate was [5.4%].", "percent", 5.4, counted="jobless rate", **april),
        ],
        "youth rate": [
            first("Youth unemployment was [14 percent].", "percent", 14, counted="youth unemployment", **april),
            second(
                "Among the young, the youth jobless rate was [14.2%].",
                "percent",
                14.2,
                counted="youth jobless rate",
                **april,
            ),
        ],
        "people out of work": [
            first(
                "[1.8 million] people were out of work.",
                "count",
                1_800_000,
                "person",
                counted="people out of work",
                **april,
            ),
            second(
                "That is [1.8 million] unemployed people.",
                "count",
                1_800_000,
                "person",
                counted="unemployed people",
                **april,
            ),
        ],
        "inflation": [second("Inflation was [3.1%].", "percent", 3.1, counted="inflation", **april)],
        "change in the rate": [
            first(
                "Unemployment rose by [0.2 percent].",
                "percent",
                0.2,
                counted="unemployment",
                change="increase",
                **april,
            ),
        ],
        "jobs created": [first("Firms created [40,000] jobs.", "count", 40000, "job", counted="jobs created", **april)],
        "jobs lost": [second("Shops shed [12,000] jobs.", "count", 12000, "job", counted="jobs shed", **april)],
    }


def _budget() -> Measures:
    first, second = _outlet("mercury", "2022-03-01"), _outlet("echo", "2022-03-02")
    return {
        "deficit": [
            first(
                "The budget deficit will reach [$48 billion].", "money", 48_000_000_000, "USD", counted="budget deficit"
            ),
            second(
                "The treasury expects a budget shortfall of [$51 billion].",
                "money",
                51_000_000_000,
                "USD",
                counted="budget shortfall",
            ),
        ],
        "debt": [
            second(
                "The budget puts public debt at [$900 billion].", "money", 900_000_000_000, "USD", counted="public debt"
            )
        ],
        "schools, approved": [
            first(
                "Parliament approved [$2 billion] for schools.",
                "money",
                2_000_000_000,
                "USD",
                counted="funding for schools",
            ),
            second(
                "Lawmakers authorized [$2 billion] in school funding.",
                "money",
                2_000_000_000,
                "USD",
                counted="school funding",
            ),
        ],
        "schools, spent": [
            first(
                "Of last year's school funding only [$700 million] was spent.",
                "money",
                700_000_000,
                "USD",
                counted="school funding",
            ),
        ],
        "defence, approved": [
            second(
                "Lawmakers authorized [$9 billion] in defence funding.",
                "money",
                9_000_000_000,
                "USD",
                counted="defence funding",
            ),
        ],
    }


def _epidemic() -> Measures:
    first, second, third = (
        _outlet("herald", "2021-06-01"),
        _outlet("star", "2021-06-08"),
        _outlet("globe", "2021-06-08"),
    )
    return {
        "cases": [
            first(
                "Orland has recorded [1,150] cases of cholera.",
                "count",
                1150,
                "case",
                counted="cases of cholera",
                place="Orland",
            ),
            second(
                "Cholera infections in Orland have reached [2,400].",
                "count",
                2400,
                "infection",
                counted="cholera infections",
                place="Orland",
            ),
            third(
                "In Orland [2,390] people have been infected with cholera.",
                "count",
                2390,
                "person",
                counted="people infected with cholera",
                place="Orland",
            ),
        ],
        "deaths": [
            first(
                "The cholera outbreak has killed [31] people.", "count", 31, "person", counted="people", place="Orland"
            ),
            second(
                "[64] people have died of cholera.",
                "count",
                64,
                "person",
                counted="people died of cholera",
                place="Orland",
            ),
        ],
        "suspected cases": [
            second(
                "There are [900] suspected cases of cholera.",
                "count",
                900,
                "case",
                counted="suspected cases of cholera",
                place="Orland",
            ),
        ],
        "new cases": [
            third(
                "[180] new cases of cholera were found.",
                "count",
                180,
                "case",
                counted="new cases of cholera",
                place="Orland",
            ),
        ],
        "measles": [
            third(
                "Orland also has [70] cases of measles.",
                "count",
                70,
                "case",
                counted="cases of measles",
                place="Orland",
            ),
        ],
        "cases next door": [
            second(
                "Neighbouring Vesta has [300] cases of cholera.",
                "count",
                300,
                "case",
                counted="cases of cholera",
                place="Vesta",
            ),
        ],
        "nurses dead": [
            third("[3] nurses died of cholera.", "count", 3, "nurse", counted="nurses died", place="Orland")
        ],
    }


def _refugees() -> Measures:
    first, second = _outlet("courier", "2015-09-01"), _outlet("review", "2015-10-01")
    return {
        "refugees in Tarn": [
            first(
                "[1.1 million] refugees live in Tarn.", "count", 1_100_000, "refugee", counted="refugees", place="Tarn"
            ),
            second(
                "Tarn has taken in about [1.2 million] refugees.",
                "count",
                1_200_000,
                "refugee",
                comparator="~",
                counted="refugees",
                place="Tarn",
            ),
        ],
        "refugees in Corvia": [
            second("Corvia has [400,000] refugees.", "count", 400_000, "refugee", counted="refugees", place="Corvia"),
        ],
        "displaced": [
            first(
                "Inside Mesra [6 million] people are displaced.",
                "count",
                6_000_000,
                "person",
                counted="people displaced",
                place="Mesra",
            ),
            second(
                "In Mesra [6.5 million] people have been forced from their homes.",
                "count",
                6_500_000,
                "person",
                counted="people forced from their homes",
                place="Mesra",
            ),
        ],
        "refugees drowned": [
            first(
                "[2,600] refugees have drowned this year.",
                "count",
                2600,
                "refugee",
                counted="refugees drowned",
                time="2015",
            ),
        ],
        "aid pledged": [first("Donors pledged [$2 billion] in aid.", "money", 2_000_000_000, "USD", counted="aid")],
        "aid received": [
            second("Only [$800 million] in aid was received.", "money", 800_000_000, "USD", counted="aid")
        ],
    }


def _company() -> Measures:
    first, second = _outlet("ticker", "2023-02-01"), _outlet("markets", "2023-02-02")
    year = {"time": "2022", "time_text": "in 2022"}
    return {
        "revenue": [
            first(
                "Norvik had revenue of [$12.4 billion] in 2022.",
                "money",
                12_400_000_000,
                "USD",
                counted="revenue",
                subject="Norvik",
                **year,
            ),
            second(
                "Norvik's sales came to [$12.4 billion].",
                "money",
                12_400_000_000,
                "USD",
                counted="Norvik's sales",
                **year,
            ),
        ],
        "profit": [
            first(
                "Norvik made a net profit of [$1.1 billion].",
                "money",
                1_100_000_000,
                "USD",
                counted="net profit",
                subject="Norvik",
                **year,
            ),
            second(
                "Norvik's net income was [$1.2 billion].",
                "money",
                1_200_000_000,
                "USD",
                counted="net income",
                subject="Norvik",
                **year,
            ),
        ],
        "operating profit": [
            second(
                "Norvik's operating profit was [$1.9 billion].",
                "money",
                1_900_000_000,
                "USD",
                counted="operating profit",
                **year,
            ),
        ],
        "growth": [
            first(
                "Norvik's revenue grew [8 percent].",
                "percent",
                8,
                counted="Norvik's revenue",
                change="increase",
                **year,
            ),
            second(
                "Sales of Norvik rose by [8.1%].", "percent", 8.1, counted="sales of Norvik", change="increase", **year
            ),
        ],
        "workers": [
            first("Norvik has [31,000] employees.", "count", 31000, "employee", counted="employees", subject="Norvik"),
            second(
                "Norvik's workforce counts [31,200] workers.",
                "count",
                31200,
                "worker",
                counted="workers",
                subject="Norvik",
            ),
        ],
        "workers let go": [
            second(
                "Norvik will lay off [1,500] workers.", "count", 1500, "worker", counted="workers", subject="Norvik"
            ),
        ],
        "revenue of a rival": [
            second(
                "Its rival Alto had revenue of [$9 billion].",
                "money",
                9_000_000_000,
                "USD",
                counted="revenue",
                subject="Alto",
                **year,
            ),
        ],
    }


def _drought() -> Measures:
    first, second = _outlet("field", "2019-08-01"), _outlet("soil", "2019-08-20")
    return {
        "hungry": [
            first(
                "In Dhalo [2.3 million] people face hunger.",
                "count",
                2_300_000,
                "person",
                counted="people",
                place="Dhalo",
            ),
            second(
                "The drought has left [2.5 million] hungry people in Dhalo.",
                "count",
                2_500_000,
                "person",
                counted="hungry people",
                place="Dhalo",
            ),
        ],
        "hungry children": [
            second(
                "In Dhalo [600,000] children are malnourished.",
                "count",
                600_000,
                "child",
                counted="children malnourished",
                place="Dhalo",
            ),
        ],
        "cattle lost": [
            first("Herders lost [90,000] cattle.", "count", 90_000, "cattle", counted="cattle", place="Dhalo"),
            second("[100,000] animals have died.", "count", 100_000, "animal", counted="animals", place="Dhalo"),
        ],
        "murder rate": [
            first(
                "The murder rate is [25.2] per 100,000 inhabitants.",
                "count",
                25.2,
                "murder",
                counted="murders",
                per="100,000 inhabitants",
                place="Dhalo",
            ),
            second(
                "There are [260] homicides per million people.",
                "count",
                260,
                "homicide",
                counted="homicides",
                per="million people",
                place="Dhalo",
            ),
        ],
        "appeal": [
            second(
                "The UN appealed for [$90 million] in aid.", "money", 90_000_000, "USD", counted="aid", place="Dhalo"
            )
        ],
    }


DOMAINS: dict[str, Measures] = {
    "earthquake": _earthquake(),
    "unemployment": _unemployment(),
    "budget": _budget(),
    "epidemic": _epidemic(),
    "refugees": _refugees(),
    "company": _company(),
    "drought": _drought(),
}
CORPUS = [each for measures in DOMAINS.values() for claims in measures.values() for each in claims]
