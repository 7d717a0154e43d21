"""JSON, JSON Lines and CSV carry the schema's fields, every number and every character."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from decimal import Decimal
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.present import Format, Listing, write_claims, write_comparison, write_listing, write_skipped
from claims.present.cleaning import picture_controls
from claims.present.formulas import revive
from claims.present.numbers import spell_number, to_json_number
from claims.records import Claim, Comparison, Skipped

from .conftest import Render
from .samples import COMPARISON, GUNS, make_claim

SCHEMA = (
    "id path source title author publisher published quote start end sentence sentence_start sentence_end kind "
    "comparator low high unit per change counted base subject time time_text place attribution attribution_cue "
    "status topics incidental confidence locator reviewed reviewer_note"
)
ROW_SCHEMA = "measure topic kind unit per verdict spread differences independent_sources echoes warnings derived cells"
CELL_SCHEMA = "source published claims quote comparator low high counted base time attribution"

finite = st.decimals(allow_nan=False, allow_infinity=False, min_value=Decimal("-1e30"), max_value=Decimal("1e30"))


def read_csv(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text, newline="")))


def test_keys_and_columns_follow_the_schema(render: Render) -> None:
    claims = [make_claim()]
    assert " ".join(json.loads(render(write_claims, claims, Format.jsonl))) == SCHEMA
    assert " ".join(json.loads(render(write_claims, claims, Format.json))[0]) == SCHEMA
    assert render(write_claims, claims, Format.csv).splitlines()[0].replace(",", " ") == SCHEMA


def test_a_comparison_follows_the_schema(render: Render) -> None:
    row = json.loads(render(write_comparison, COMPARISON, Format.json))[0]
    assert " ".join(row) == ROW_SCHEMA
    assert " ".join(row["cells"][0]) == CELL_SCHEMA
    assert list(row["differences"][0]) == ["in", "values"]


@pytest.mark.parametrize(
    ("value", "written"),
    [
        pytest.param("90", "90", id="integer"),
        pytest.param("1.5E+9", "1500000000", id="exponent"),
        pytest.param("3.50", "3.5", id="idle zero"),
        pytest.param("-5", "-5", id="negative"),
        pytest.param("0.3333333333333333333333333333", "0.3333333333333333", id="a third"),
        pytest.param("9007199254740991", "9007199254740991", id="largest exact integer"),
    ],
)
def test_numbers_are_plain(value: str, written: str, render: Render) -> None:
    claims = [make_claim(low=Decimal(value))]
    assert read_csv(render(write_claims, claims, Format.csv))[0]["low"] == written
    assert f'"low": {written},' in render(write_claims, claims, Format.jsonl)


def test_from_two_to_the_53_on_a_number_is_a_float() -> None:
    assert isinstance(to_json_number(Decimal(2**53 - 1)), int)
    assert isinstance(to_json_number(Decimal(2**53)), float)


def test_a_number_too_large_for_a_float_stays_a_json_number(render: Render) -> None:
    line = render(write_claims, [make_claim(low=Decimal("1e400"))], Format.jsonl)
    assert json.loads(line)["low"] == 10**400


@given(finite)
def test_json_numbers_round_trip(value: Decimal) -> None:
    number = json.loads(json.dumps(to_json_number(value)))
    assert number == (int(value) if value == int(value) and abs(value) < 2**53 else float(value))


@given(finite | st.floats(allow_nan=False, allow_infinity=False) | st.integers())
def test_spelled_numbers_are_plain_and_round_trip(value: Decimal | float | int) -> None:
    spelled = spell_number(value)
    assert not set(spelled) - set("-.0123456789")
    assert float(spelled) == float(value)


@given(st.text(), st.text())
def test_any_text_survives_json_on_one_line_of_utf_8(quote: str, sentence: str) -> None:
    out = StringIO()
    write_claims([make_claim(quote=quote, sentence=sentence)], Format.jsonl, out)
    assert len(out.getvalue().splitlines()) == 1
    claim = json.loads(out.getvalue().encode())
    assert (claim["quote"], claim["sentence"]) == (quote, sentence)


@pytest.mark.parametrize(("format", "delimiter"), [(Format.csv, ","), (Format.tsv, "\t")])
@given(sentence=st.text())
def test_any_text_survives_csv_and_tsv_but_for_what_steers(format: Format, delimiter: str, sentence: str) -> None:
    out = StringIO()
    write_claims([make_claim(sentence=sentence)], format, out)
    [row] = csv.DictReader(StringIO(out.getvalue(), newline=""), delimiter=delimiter)
    assert revive(row["sentence"]) == picture_controls(sentence)


def test_letters_beyond_ascii_stay_readable(render: Render) -> None:
    assert '"place": "México"' in render(write_claims, [make_claim(place="México")], Format.jsonl)


@pytest.mark.parametrize("format", Format)
def test_a_path_that_is_no_utf_8_can_be_written_as_utf_8(format: Format, render: Render) -> None:
    listing = Listing(columns=("path",), rows=(("caf\udce9.txt",),))
    assert "caf" in render(write_listing, listing, format).encode().decode()


@pytest.mark.parametrize("format", [Format.csv, Format.tsv, Format.jsonl, Format.json, Format.markdown])
def test_claims_are_written_as_they_come(format: Format) -> None:
    out = StringIO()

    def yield_claims() -> Iterator[Claim]:
        yield make_claim(id="first")
        assert "first" in out.getvalue()
        yield make_claim(id="second")

    write_claims(yield_claims(), format, out)
    assert "second" in out.getvalue()


@pytest.mark.parametrize(("spread", "written"), [(1.5, 1.5), (float("inf"), None), (None, None)])
def test_a_spread_without_end_is_null(spread: float | None, written: float | None, render: Render) -> None:
    comparison = Comparison(rows=(GUNS.model_copy(update={"spread": spread}),))
    assert json.loads(render(write_comparison, comparison, Format.jsonl))["spread"] == written
    assert render(write_comparison, comparison, Format.csv)


@pytest.mark.parametrize(
    ("format", "written"),
    [
        pytest.param(Format.json, "[]\n", id="json"),
        pytest.param(Format.jsonl, "", id="jsonl"),
        pytest.param(Format.csv, SCHEMA.replace(" ", ",") + "\n", id="csv"),
        pytest.param(Format.table, "No claims.\n", id="table"),
    ],
)
def test_no_claims(format: Format, written: str, render: Render) -> None:
    assert render(write_claims, [], format) == written


def test_skipped_numbers_keep_their_reason(render: Render) -> None:
    skipped = [Skipped(path="a.md", quote="2009", start=3, end=7, reason="a year")]
    assert render(write_skipped, skipped, Format.csv) == "path,quote,reason,start,end\na.md,2009,a year,3,7\n"


def test_truth_values_are_words_in_csv(render: Render) -> None:
    assert render(write_listing, Listing(("a", "b"), ((True, False),)), Format.csv) == "a,b\ntrue,false\n"


def test_a_row_must_fill_the_columns() -> None:
    with pytest.raises(ValueError, match="1 values under 2 columns"):
        Listing(columns=("a", "b"), rows=(("only",),))
