from __future__ import annotations

from importlib import resources

import pytest

from claims.errors import LexiconError
from claims.grammar.comparators import Comparators
from claims.grammar.currencies import CURRENCIES
from claims.grammar.numerals import NUMERALS, Numerals
from claims.grammar.unit_words import UNITS
from claims.lexicons import Lexicon, parse_lexicon, read_lexicon

FILES = sorted(
    entry.name for entry in resources.files("claims").joinpath("lexicon").iterdir() if entry.name.endswith(".toml")
)


class Animals(Lexicon):
    """A small schema."""

    legs: dict[str, int]


def test_a_lexicon_is_parsed_by_its_schema() -> None:
    assert parse_lexicon("[legs]\nspider = 8", Animals, name="animals.toml").legs == {"spider": 8}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("[legs]\nspider = 'many'", "legs.spider", id="a value of the wrong type"),
        pytest.param("[legs]\n[wings]\nbee = 4", "wings", id="an unknown table"),
        pytest.param("", "legs", id="a missing table"),
        pytest.param("[legs", "not valid TOML", id="no TOML"),
        pytest.param("[legs]\nbee = 6\nbee = 6", "not valid TOML", id="a key that stands twice"),
    ],
)
def test_an_error_names_the_file_and_the_entry(text: str, told: str) -> None:
    with pytest.raises(LexiconError) as caught:
        parse_lexicon(text, Animals, name="animals.toml")
    assert "animals.toml" in str(caught.value)
    assert told in str(caught.value)


def test_a_missing_lexicon_is_an_error() -> None:
    with pytest.raises(LexiconError, match=r"animals\.toml"):
        read_lexicon("animals", Animals)


def test_a_lexicon_is_read_once_and_frozen() -> None:
    assert read_lexicon("numerals", Numerals) is NUMERALS
    with pytest.raises(ValueError, match="frozen"):
        NUMERALS.ones = {}  # type: ignore[misc]


@pytest.mark.parametrize("name", FILES)
def test_a_file_opens_with_its_grammar(name: str) -> None:
    lines = resources.files("claims").joinpath("lexicon", name).read_text(encoding="utf-8").splitlines()
    assert all(line.startswith("#") for line in lines[:3])


def test_phrases_are_in_lower_case() -> None:
    comparators = read_lexicon("comparators", Comparators)
    phrases = [*comparators.before, *comparators.after, *CURRENCIES.names, *CURRENCIES.symbols]
    phrases += [alias for aliases in UNITS.measures.values() for alias in aliases]
    assert [phrase for phrase in phrases if phrase != phrase.lower()] == []


def test_a_unit_named_with_capitals_is_read_without() -> None:
    degrees = set(UNITS.degrees.values())
    names = {name: aliases for name, aliases in UNITS.measures.items() if name not in degrees}
    assert [name for name, aliases in names.items() if name.lower() not in {name, *aliases}] == []


def test_currencies_are_codes_of_three_letters() -> None:
    tables = (CURRENCIES.symbols, CURRENCIES.codes, CURRENCIES.names, CURRENCIES.adjectives, CURRENCIES.shared)
    codes = {code for table in (*tables, *CURRENCIES.places.values()) for code in table.values()}
    assert [code for code in codes if not (len(code) == 3 and code.isupper())] == []


def test_what_is_ambiguous_is_a_name() -> None:
    assert set(CURRENCIES.names) >= CURRENCIES.ambiguous


def test_units_of_a_range_are_durations() -> None:
    assert {*UNITS.seconds, *UNITS.months} <= set(UNITS.durations)
