"""Figures that leave their noun, their unit or their denominator to what the text has just said."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import pytest

from claims.compare.concepts import shipped_concepts
from claims.compare.readings import Reading, read_claims
from claims.records import Claim

Figure = tuple[str, Any, str | None, str | None]
"""Kind, value, unit and counted phrase."""


def tell(marked: str, *figures: Figure, **fields: Any) -> list[Claim]:
    """Return the claims of the bracketed figures of a text, its sentences parted at their stops."""
    text = marked.replace("[", "").replace("]", "")
    starts = [match.start() - 2 * at for at, match in enumerate(re.finditer(r"\[", marked))]
    quotes = re.findall(r"\[(.+?)\]", marked)
    claims = []
    for start, quote, (kind, value, unit, counted) in zip(starts, quotes, figures, strict=True):
        first = text.rfind(". ", 0, start) + 2 if ". " in text[:start] else 0
        last = text.find(". ", start) + 1 or len(text)
        claims.append(
            Claim(
                id=f"{start:012d}",
                path="a.txt",
                source="a",
                quote=quote,
                start=start,
                end=start + len(quote),
                sentence=text[first:last],
                sentence_start=first,
                sentence_end=last,
                kind=kind,
                comparator="=",
                low=Decimal(str(value)),
                high=Decimal(str(value)),
                unit=unit,
                counted=counted,
                **fields,
            )
        )
    return claims


def last_of(marked: str, *figures: Figure) -> Reading:
    return read_claims(tell(marked, *figures), shipped_concepts())[-1]


@pytest.mark.parametrize(
    ("marked", "figures", "heads"),
    [
        pytest.param(
            "The council promised [900] new homes. It will be glad to see [700].",
            [("count", 900, "home", "new homes"), ("count", 700, None, "see")],
            {"home"},
            id="a pronoun and a verb",
        ),
        pytest.param(
            "Flooding made [8,000] people homeless in Varn. In Ostel, [3,000] were.",
            [("count", 8000, "person", "people homeless"), ("count", 3000, None, None)],
            {"displaced"},
            id="an auxiliary alone",
        ),
        pytest.param(
            "Rents rose to [900 euros] in Varn. In Ostel, the average was [700 euros].",
            [("money", 900, "EUR", "Rents"), ("money", 700, "EUR", "average")],
            {"rent"},
            id="the average of it",
        ),
    ],
)
def test_a_figure_without_a_noun_counts_what_the_last_one_did(
    marked: str, figures: list[Figure], heads: set[str]
) -> None:
    assert last_of(marked, *figures).heads == heads


@pytest.mark.parametrize(
    ("marked", "figures"),
    [
        pytest.param(
            "The council promised [900] new homes. Only [40] trams ran.",
            [("count", 900, "home", "new homes"), ("count", 40, "tram", "trams")],
            id="a noun of its own",
        ),
        pytest.param(
            "The council promised [900] new homes. Old brewers with long beards roll [40] past the north gate.",
            [("count", 900, "home", "new homes"), ("count", 40, None, None)],
            id="a clause that speaks of something else",
        ),
        pytest.param(
            "The council promised [900] new homes." + " So it said." * 25 + " It got [40].",
            [("count", 900, "home", "new homes"), ("count", 40, None, "got")],
            id="too far off",
        ),
    ],
)
def test_a_figure_does_not_continue(marked: str, figures: list[Figure]) -> None:
    assert "home" not in last_of(marked, *figures).heads


@pytest.mark.parametrize(
    ("marked", "figures", "kind", "unit", "value"),
    [
        pytest.param(
            "The union began at [18 per cent] and came down to [sixteen].",
            [("percent", 18, "percent", None), ("count", 16, None, "union")],
            "share",
            "share",
            16,
            id="percent",
        ),
        pytest.param(
            "Sales came to [9.8 billion kroner], up from [8.6 billion].",
            [("money", 9_800_000_000, "NOK", "Sales"), ("count", 8_600_000_000, None, None)],
            "money",
            "NOK",
            8_600_000_000,
            id="a currency",
        ),
        pytest.param(
            "It saves not [31 billion crowns], but [twenty-four].",
            [("money", 31_000_000_000, "SEK", None), ("count", 24, None, None)],
            "money",
            "SEK",
            24_000_000_000,
            id="a currency and the thousands",
        ),
    ],
)
def test_a_bare_number_is_of_the_unit_beside_it(
    marked: str, figures: list[Figure], kind: str, unit: str, value: int
) -> None:
    reading = last_of(marked, *figures)
    assert reading.frame[:2] == (kind, unit)
    assert reading.middle is not None
    assert reading.middle * reading.factor == value


@pytest.mark.parametrize(
    ("marked", "figures"),
    [
        pytest.param(
            "Sales came to [9.8 billion kroner] in [40] shops.",
            [("money", 9_800_000_000, "NOK", "Sales"), ("count", 40, "shop", "shops")],
            id="a noun of its own",
        ),
        pytest.param(
            "It sold for [900 euros] and weighed [2].",
            [("money", 900, "EUR", None), ("count", 2, None, None)],
            id="out of its range",
        ),
    ],
)
def test_a_number_keeps_its_own_kind(marked: str, figures: list[Figure]) -> None:
    assert last_of(marked, *figures).frame[0] == "count"


def test_a_rate_goes_on_without_its_denominator() -> None:
    marked = "The murder rate in Varn stands at [57] per 100,000 residents. The national rate is [39]."
    first, last = tell(marked, ("count", 57, "rate", "murder rate"), ("count", 39, "rate", "national rate"))
    readings = read_claims([first.model_copy(update={"per": "100,000 residents"}), last], shipped_concepts())
    assert readings[0].frame == readings[1].frame
    assert readings[0].factor == readings[1].factor


@pytest.mark.parametrize(
    ("gap", "known"),
    [
        pytest.param(" ", True, id="right before"),
        pytest.param(" So it said, at some length. ", False, id="a sentence without a figure between"),
    ],
)
def test_the_sentence_before_says_what_a_figure_is_about(gap: str, known: bool) -> None:
    marked = f"Cod catches fell to [900] tonnes.{gap}The fee is [29 crowns]."
    reading = last_of(marked, ("count", 900, "tonne", "tonnes"), ("money", 29, "SEK", "fee"))
    assert ("cod" in dict(reading.profile)) is known
