"""How well figures of one measure are joined and look-alikes kept apart, on collections marked by hand.

The first half was marked before the matching was built, by whoever built it; the other half by somebody else, without
looking at what the matching gives.
"""

from __future__ import annotations

import itertools
import json
from pathlib import Path
from typing import Any

import pytest

import claims
from claims.compare import compare

GOLD = Path(__file__).parents[2] / "data/gold/compare"
DOMAINS = sorted(folder.name for folder in GOLD.iterdir() if folder.is_dir())
FIRST_HALF = ("company-results", "earthquake", "epidemic", "unemployment")
FLOORS = {"joined": 84.0, "kept apart": 97.0}
"""A point or two under what was measured on the first half."""


def marks(domain: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((GOLD / domain / "groups.json").read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize("domain", DOMAINS)
def test_every_mark_stands_where_it_says(domain: str) -> None:
    gold = marks(domain)
    members = [member for group in gold["groups"] for member in group["members"]]
    members += [pair[side] for pair in gold["apart"] for side in "ab"]
    for member in members:
        text = (GOLD / domain / member["doc"]).read_text(encoding="utf-8")
        assert text[member["start"] : member["start"] + len(member["quote"])] == member["quote"]


class Rows:
    """Which rows the figures of a collection stand in."""

    def __init__(self, domain: str) -> None:
        found = claims.extract(GOLD / domain)
        self._claims = [(Path(claim.path).name, claim.start, claim.end, claim.id) for claim in found]
        self._rows: dict[str, set[int]] = {}
        for number, row in enumerate(compare(found).rows):
            for identity in (identity for cell in row.cells for identity in cell.claims):
                self._rows.setdefault(identity, set()).add(number)

    def of(self, member: dict[str, Any]) -> set[int]:
        start, end = member["start"], member["start"] + len(member["quote"])
        ids = [
            identity
            for doc, first, last, identity in self._claims
            if doc == member["doc"] and first < end and last > start
        ]
        return set().union(*(self._rows.get(identity, set()) for identity in ids))


def test_measures_are_joined_and_look_alikes_kept_apart() -> None:
    joined: list[bool] = []
    apart: list[bool] = []
    for domain in FIRST_HALF:
        gold, rows = marks(domain), Rows(domain)
        for group in gold["groups"]:
            pairs = itertools.combinations(group["members"], 2)
            joined += [bool(rows.of(a) & rows.of(b)) for a, b in pairs if a["doc"] != b["doc"]]
        apart += [not rows.of(pair["a"]) & rows.of(pair["b"]) for pair in gold["apart"]]
    measured = {"joined": 100 * sum(joined) / len(joined), "kept apart": 100 * sum(apart) / len(apart)}
    assert {name: value for name, value in measured.items() if value < FLOORS[name]} == {}
