from __future__ import annotations

import pytest

from claims.normalise.units import settle_units

from .factories import make_document, make_mention


def settle_one(text: str, quote: str, unit: str, kind: str, publisher: str | None = None) -> str | None:
    document = make_document(text, publisher=publisher)
    return settle_units(document, [make_mention(document, quote, unit=unit, kind=kind)])[0].unit


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        pytest.param("Ohio froze at 31 degrees; Texas and Iowa did not.", "degree Fahrenheit", id="states"),
        pytest.param("In Germany, Berlin had 31 degrees, more than all Germans knew.", "degree Celsius", id="country"),
        pytest.param("The pond froze at 31 degrees.", "degree", id="no country"),
        pytest.param("Canada and the United States had 31 degrees.", "degree", id="two countries"),
        pytest.param("Ohio, Texas and Iowa lie 31 degrees north.", "degree", id="an angle by its direction"),
        pytest.param("Ohio, Texas and Iowa: the tilt was 31 degrees.", "degree", id="an angle by its noun"),
    ],
)
def test_a_bare_degree_is_its_countrys(text: str, unit: str) -> None:
    assert settle_one(text, "31 degrees", "degree", "measurement") == unit


def test_a_bare_degree_is_named_as_the_same_value_is() -> None:
    document = make_document("It rose 3.6 degrees Fahrenheit (2 degrees Celsius). Then 2 degrees, then 9 degrees.")
    mentions = [
        make_mention(document, "3.6 degrees Fahrenheit", value="3.6", unit="degree Fahrenheit", kind="measurement"),
        make_mention(document, "2 degrees Celsius", value=2, unit="degree Celsius", kind="measurement"),
        make_mention(document, "2 degrees,", value=2, unit="degree", kind="measurement"),
        make_mention(document, "9 degrees", value=9, unit="degree", kind="measurement"),
    ]
    units = [mention.unit for mention in settle_units(document, mentions)]
    assert units == ["degree Fahrenheit", "degree Celsius", "degree Celsius", "degree Fahrenheit"]


@pytest.mark.parametrize(
    ("text", "quote", "unit", "settled"),
    [
        pytest.param("Canada, Ontario, Toronto: $5 was paid.", "$5", "USD", "CAD", id="dollar sign in Canada"),
        pytest.param("Canada and Canada and Canada owe US$5.", "US$5", "USD", "USD", id="a dollar that says whose"),
        pytest.param("Canada, Canada, Canada, Ohio: $5 fell.", "$5", "USD", "USD", id="two countries with dollars"),
        pytest.param("Mexico, Mexico and Mexico got $5.", "$5", "USD", "USD", id="a country without dollars"),
        pytest.param("Chile, Chileans and Chile saved 5 pesos.", "5 pesos", "MXN", "CLP", id="pesos in Chile"),
        pytest.param("Chile once paid 5 pesos.", "5 pesos", "MXN", "CLP", id="the sentence's country"),
        pytest.param("Egypt, Cairo, Egyptians: 5 million pounds.", "5 million pounds", "GBP", "EGP", id="pounds"),
    ],
)
def test_a_shared_currency_is_its_countrys(text: str, quote: str, unit: str, settled: str) -> None:
    assert settle_one(text, quote, unit, "money") == settled


def test_what_is_certain_stays_as_it_is() -> None:
    document = make_document("Ohio, Iowa and Texas bought 31 guns.")
    mention = make_mention(document, "31", unit="gun", value=31)
    assert settle_units(document, [mention]) == (mention,)


@pytest.mark.parametrize(
    ("sums", "quote", "settled"),
    [
        pytest.param(["€5", "€60", "€7"], "52 cents", "EUR", id="a document in euros"),
        pytest.param(["€5", "$60", "£7"], "52 cents", "USD", id="a document of many currencies"),
        pytest.param(["€5"], "52 cents", "USD", id="a document with one sum"),
        pytest.param(["€5", "€60", "€7"], "52 US cents", "USD", id="cents that say whose"),
        pytest.param(["£5", "£60", "£7"], "52 cents", "USD", id="a currency without cents"),
    ],
)
def test_bare_cents_are_of_the_documents_currency(sums: list[str], quote: str, settled: str) -> None:
    codes = {"€": "EUR", "$": "USD", "£": "GBP"}
    document = make_document(f"It cost {', '.join(sums)} and then {quote}.")
    mentions = [make_mention(document, said, unit=codes[said[0]], kind="money", value=said[1:]) for said in sums]
    cents = make_mention(document, quote, unit="USD", kind="money", value="0.52")
    assert settle_units(document, [*mentions, cents])[-1].unit == settled


@pytest.mark.parametrize(
    ("text", "settled"),
    [
        pytest.param(
            "Argentina, Argentina and Argentines: Chile gave 5 pesos.", "ARS", id="a main country beside another"
        ),
        pytest.param("Spain pays. In Morocco it is 5 dirhams.", "MAD", id="the country of the sentence"),
        pytest.param("Morocco and the United Arab Emirates owe 5 dirhams.", "AED", id="two countries of the sentence"),
    ],
)
def test_a_named_currency_is_its_main_or_nearest_countrys(text: str, settled: str) -> None:
    quote = "5 pesos" if "pesos" in text else "5 dirhams"
    assert settle_one(text, quote, "MXN" if "pesos" in text else "AED", "money") == settled
