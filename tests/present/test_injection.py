"""Words of a document cannot run a formula, leave their cell, bring markup or steer a terminal."""

from __future__ import annotations

import csv
import unicodedata
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.present import Format, Listing, write_claim, write_claims, write_comparison, write_listing, write_sentences
from claims.present.cleaning import clean
from claims.present.formulas import defuse, revive
from claims.records import Comparison

from .conftest import Render
from .samples import COMPARISON, GUNS, make_claim

FORMULAS = [
    pytest.param("=1+1", id="equals"),
    pytest.param("+1+1", id="plus"),
    pytest.param("-1+1", id="minus"),
    pytest.param("-A1", id="minus and a cell"),
    pytest.param("'=1+1", id="behind an apostrophe"),
    pytest.param("\u3000=1+1", id="behind a wide space"),
    pytest.param("@SUM(A1)", id="at"),
    pytest.param("  =1+1", id="behind spaces"),
    pytest.param("\t=1+1", id="behind a tab"),
    pytest.param("\r\n=1+1", id="behind a line end"),
    pytest.param("\u00a0=1+1", id="behind a hard space"),
    pytest.param("\ufeff=1+1", id="behind a byte order mark"),
    pytest.param("\ttext", id="tab"),
    pytest.param("\rtext", id="carriage return"),
    pytest.param("＝1+1", id="full-width equals"),
    pytest.param("\u200b=1+1", id="behind an invisible character"),
    pytest.param("＋1", id="full-width plus"),
    pytest.param("－1", id="full-width minus"),
    pytest.param(" ＠SUM(A1)", id="full-width at behind a space"),
]
EVIL = "\x1b[31mred\x9b2J\x07 \u202eesrever\u2066 \x00nul\u200b"
READABLE = [Format.table, Format.markdown]


def read_first_row(text: str, delimiter: str = ",") -> dict[str, str]:
    return next(csv.DictReader(StringIO(text, newline=""), delimiter=delimiter))


@pytest.mark.parametrize(("format", "delimiter"), [(Format.csv, ","), (Format.tsv, "\t")])
@pytest.mark.parametrize("formula", FORMULAS)
def test_formulas_are_made_harmless_in_text_for_spreadsheets(
    formula: str, format: Format, delimiter: str, render: Render
) -> None:
    claim = make_claim(quote=formula, title=formula, topics=(formula,))
    row = read_first_row(render(write_claims, [claim], format), delimiter)
    assert row["quote"] == row["title"] == row["topics"] == f"'{formula}"


@pytest.mark.parametrize("formula", FORMULAS)
def test_formulas_are_made_harmless_in_headers_and_listings(formula: str, render: Render) -> None:
    written = render(write_listing, Listing((formula,), ((formula,),)), Format.csv)
    assert list(csv.reader(StringIO(written, newline=""))) == [[f"'{formula}"], [f"'{formula}"]]


@given(st.text() | st.text(alphabet="'=-+@5 \t＝"))
def test_a_text_is_read_back_from_its_cell(text: str) -> None:
    assert revive(defuse(text)) == text


@pytest.mark.parametrize("format", [Format.csv, Format.tsv])
def test_no_cell_steers_a_terminal(format: Format, render: Render) -> None:
    written = render(write_claims, [make_claim(quote=EVIL, title=EVIL)], format)
    assert "␛[31mred" in written
    assert not set(written) & set("\x1b\x9b\x07\x00\u202e\u2066")


def test_a_source_named_as_a_formula_is_made_harmless_as_a_column(render: Render) -> None:
    cell = GUNS.cells[0].model_copy(update={"source": "=cmd", "quote": "+70%"})
    row = read_first_row(
        render(write_comparison, Comparison(rows=(GUNS.model_copy(update={"cells": (cell,)}),)), Format.csv)
    )
    assert row["'=cmd"] == "'+70%"


def test_numbers_and_comparators_stay_as_they_are_in_csv(render: Render) -> None:
    row = read_first_row(render(write_claims, [make_claim(comparator="=", low="-5", high="-5")], Format.csv))
    assert (row["comparator"], row["low"], row["high"]) == ("=", "-5", "-5")


@pytest.mark.parametrize("text", ["70% - or more", "a=b", "1-2", "'quoted", "–5 with a dash", "-5", "+3.5", "-1,200"])
def test_other_cells_stay_as_they_are_in_csv(text: str, render: Render) -> None:
    assert read_first_row(render(write_claims, [make_claim(sentence=text)], Format.csv))["sentence"] == text


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        pytest.param("a|b", r"a\|b", id="pipe"),
        pytest.param(r"a\|b", r"a\\\|b", id="escaped pipe"),
        pytest.param("a\nb\r\nc\u2028d", "a b c d", id="line ends"),
        pytest.param("<b>&amp;", "&lt;b&gt;&amp;amp;", id="html"),
        pytest.param("![x](y)", r"!\[x\](y)", id="image"),
        pytest.param("`a` *b* _c_ ~d~", r"\`a\` \*b\* \_c\_ \~d\~", id="emphasis"),
        pytest.param("$5 - #1", "$5 - #1", id="harmless"),
    ],
)
def test_markdown_cells_are_escaped(text: str, escaped: str, render: Render) -> None:
    assert render(write_listing, Listing(("a",), ((text,),)), Format.markdown) == f"| a |\n| --- |\n| {escaped} |\n"


def steers(text: str) -> list[str]:
    return [char for char in text if char != "\n" and unicodedata.category(char) in ("Cc", "Cf", "Cs")]


@pytest.mark.parametrize("width", [40, 80, 200])
@pytest.mark.parametrize("format", READABLE)
def test_no_control_character_gets_through(format: Format, width: int, render: Render) -> None:
    every = dict.fromkeys(
        ["id", "path", "source", "title", "quote", "sentence", "unit", "counted", "base", "per", "time", "place"], EVIL
    )
    claim = make_claim(**every, attribution=EVIL, topics=(EVIL,))
    cell = {
        "source": EVIL,
        "published": EVIL,
        "quote": EVIL,
        "counted": EVIL,
        "base": "of " + EVIL,
        "attribution": EVIL,
    }
    cells = (GUNS.cells[0].model_copy(update=cell),)
    difference = GUNS.differences[0].model_copy(update={"values": {EVIL: EVIL}})
    row = GUNS.model_copy(update={"measure": EVIL, "cells": cells, "differences": (difference,)})
    written = (
        render(write_claims, [claim], format, width=width)
        + render(write_comparison, Comparison(rows=(row,)), format, width=width)
        + render(write_listing, Listing((EVIL,), ((EVIL,),)), format, width=width)
        + render(write_claim, claim, None, neighbours=(EVIL, EVIL), width=width)
        + render(write_sentences, [claim.model_copy(update={"reviewer_note": EVIL})], width=width)
    )
    assert "red" in written
    assert steers(written) == []


@given(st.text())
def test_cleaned_text_is_one_line_without_controls(text: str) -> None:
    cleaned = clean(text)
    assert cleaned.splitlines() == ([cleaned] if cleaned else [])
    assert not any(unicodedata.category(char) in ("Cc", "Cs") for char in cleaned)
    assert clean(cleaned) == cleaned


def test_joiners_that_scripts_need_stay() -> None:
    assert clean("می\u200cخواهم 👨\u200d👩") == "می\u200cخواهم 👨\u200d👩"


def test_rich_markup_in_a_document_is_shown_as_it_stands(render: Render) -> None:
    assert "[bold]70%[/bold]" in render(write_claims, [make_claim(quote="[bold]70%[/bold]")], Format.table)


@pytest.mark.parametrize("format", Format)
def test_the_data_are_the_same_whether_or_not_there_is_colour(format: Format, render: Render) -> None:
    plain = render(write_comparison, COMPARISON, format, colour=False)
    coloured = render(write_comparison, COMPARISON, format, colour=True)
    assert "\x1b" not in plain
    assert ("\x1b" in coloured) == (format is Format.table)
