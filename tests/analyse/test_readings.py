"""Whole figures through the shipped pipeline: kind, bound, unit, rate, direction, and whether they are background."""

from __future__ import annotations

import pytest

from claims.analyse import Analyser
from claims.records import Document, Mention

from .cases import Case, read_cases

TABLES = ("ages", "changes")


@pytest.mark.parametrize("case", [case for table in TABLES for case in read_cases(table)])
def test_a_sentence_gives_the_figures_of_the_table(case: Case, shipped: Analyser) -> None:
    mentions = shipped.analyse(Document(path="case", text=case["text"])).mentions
    assert [_describe(mention) for mention in mentions] == [_expect(figure) for figure in case["figures"]]


def _expect(figure: Case) -> Case:
    return {"kind": "count", "unit": None, "per": None, "change": None, "incidental": False} | figure


def _describe(mention: Mention) -> Case:
    """Return the fields that a table writes; the unit of a background count is left open."""
    ends = (mention.low,) if mention.low == mention.high else (mention.low, mention.high)
    bound = " ".join([mention.comparator, *(f"{round(end, 4).normalize():f}" for end in ends if end is not None)])
    vague = mention.kind == "count" and mention.incidental
    return {
        "quote": mention.quote, "kind": mention.kind, "bound": bound, "unit": None if vague else mention.unit,
        "per": mention.per, "change": mention.change, "incidental": mention.incidental,
    }  # fmt: skip
