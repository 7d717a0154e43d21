"""How well figures of one measure are joined and look-alikes kept apart, on collections marked by hand.

usage: python -m tests.compare.test_gold

Prints a table in Markdown, a line a collection. All were marked before the matching was run on them, and most by
somebody who had no part in it; those of `compare_blind` were never read by whoever worked on it.
"""

from __future__ import annotations

import itertools
import json
import statistics
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import claims
from claims.compare import compare

GOLD = Path(__file__).parents[2] / "data/gold"
READ, BLIND = "compare", "compare_blind"
COLLECTIONS = sorted(folder for name in (READ, BLIND) for folder in (GOLD / name).iterdir() if folder.is_dir())
WATCHED = ("crime", "earthquake", "flood", "hospital-waits", "housing", "rail-strike", "tariffs", "unemployment")
FLOORS = {"joined": 68.0, "kept apart": 96.0}
"""A point or two under what was measured on the collections that are watched."""


def marks(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "groups.json").read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize("folder", COLLECTIONS, ids=lambda folder: folder.name)
def test_every_mark_stands_where_it_says(folder: Path) -> None:
    gold = marks(folder)
    members = [member for group in gold["groups"] for member in group["members"]]
    members += [pair[side] for pair in gold["apart"] for side in "ab"]
    for member in members:
        text = (folder / member["doc"]).read_text(encoding="utf-8")
        assert text[member["start"] : member["start"] + len(member["quote"])] == member["quote"]


class Rows:
    """Which rows the figures of a collection stand in."""

    def __init__(self, folder: Path) -> None:
        found = claims.extract(folder)
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


class Score(NamedTuple):
    """Shares in percent: of the pairs of one measure that stand in one row, and of the look-alikes that do not."""

    joined: float
    apart: float


def score(folder: Path) -> Score:
    gold, rows = marks(folder), Rows(folder)
    joined = [
        bool(rows.of(a) & rows.of(b))
        for group in gold["groups"]
        if not group.get("optional")
        for a, b in itertools.combinations(group["members"], 2)
        if a["doc"] != b["doc"]
    ]
    apart = [not rows.of(pair["a"]) & rows.of(pair["b"]) for pair in gold["apart"]]
    return Score(100 * statistics.mean(joined), 100 * statistics.mean(apart))


def test_measures_are_joined_and_look_alikes_kept_apart() -> None:
    scores = [score(folder) for folder in COLLECTIONS if folder.name in WATCHED]
    assert len(scores) == len(WATCHED)
    assert statistics.mean(each.joined for each in scores) >= FLOORS["joined"]
    assert statistics.mean(each.apart for each in scores) >= FLOORS["kept apart"]


def tell() -> Iterator[str]:
    yield "| collection | joined | kept apart |\n| --- | ---: | ---: |"
    for name in (READ, BLIND):
        scores = {folder: score(folder) for folder in COLLECTIONS if folder.parent.name == name}
        for folder, each in scores.items():
            yield f"| {folder.parent.name}/{folder.name} | {each.joined:.0f} | {each.apart:.0f} |"
        joined, apart = (statistics.mean(values) for values in zip(*scores.values(), strict=True))
        yield f"| **{name}, mean of {len(scores)}** | {joined:.1f} | {apart:.1f} |"


if __name__ == "__main__":
    for line in tell():
        sys.stdout.write(f"{line}\n")
