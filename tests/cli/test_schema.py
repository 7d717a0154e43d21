"""`claims schema`, held to what is really printed."""

from __future__ import annotations

import json

import pytest

from claims.cli.main import call

FIELDS = """
    id path source title author publisher published quote start end sentence sentence_start sentence_end kind comparator
    low high unit per change counted base subject time time_text place attribution attribution_cue status topics
    incidental confidence locator reviewed reviewer_note
"""


def test_properties_stand_in_the_order_of_the_contract(capsys: pytest.CaptureFixture[str]) -> None:
    assert call(["schema"]) == 0
    schema = json.loads(capsys.readouterr().out)
    assert list(schema["properties"]) == FIELDS.split() == schema["required"]
    assert all(schema["properties"][name]["description"] for name in schema["properties"])
    assert schema["properties"]["low"]["anyOf"] == [{"type": "number"}, {"type": "null"}]


def test_printed_claims_have_these_properties(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    call(["list", "--all", "--format", "jsonl"])
    for line in capsys.readouterr().out.splitlines():
        assert list(json.loads(line)) == FIELDS.split()
