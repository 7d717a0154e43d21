"""The tables of sentences in `tests/cases`, as parameters of a test."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from claims.analyse import Analyser
from claims.records import Document, Mention

FOLDER = Path(__file__).parent.parent / "cases"
Case = dict[str, Any]


def read_cases(table: str) -> list[Any]:
    """Return the cases of a table, each named for what makes it hard."""
    cases = tomllib.loads((FOLDER / f"{table}.toml").read_text(encoding="utf-8"))["case"]
    return [pytest.param(case, id=case["name"]) for case in cases]


def analyse(shipped: Analyser, text: str) -> tuple[Mention, ...]:
    """Return the figures of `text` that are claims."""
    mentions = shipped.analyse(Document(path="case", text=text)).mentions
    return tuple(mention for mention in mentions if not mention.incidental)


def find_figure(shipped: Analyser, case: Case) -> Mention:
    """Return the figure that the case is about."""
    mentions = analyse(shipped, case["text"])
    found = [mention for mention in mentions if mention.quote == case["quote"]]
    assert found, [mention.quote for mention in mentions]
    return found[-1]
