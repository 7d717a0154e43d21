"""What the signs of one measure should weigh, fitted on the collections marked by hand.

usage: python -m tests.compare.fitting

Prints each sign of `claims.compare.evidence` with the weight that it has and the one that a logistic regression gives
on all pairs of figures of `data/gold/compare`: those of one group are one measure, all others are not. Pairs that are
barred outright tell nothing. The subject is one in every pair, so that its weight cannot be told from the constant.
"""

from __future__ import annotations

import itertools
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

import claims
from claims.compare.concepts import shipped_concepts
from claims.compare.evidence import BARRED, NOTHING_SHARED, WEIGHTS, Evidence
from claims.compare.readings import read_claims
from claims.records import Claim

from .test_gold import COLLECTIONS, READ, marks

SIGNS = tuple(sign for sign in WEIGHTS if sign != "subject")
APART = 2.0
"""What a look-alike that was marked counts, beside any other pair."""
SHRINKAGE = 1.0
STEPS = 30

Numbers = NDArray[np.float64]


def find_pairs(folder: Path) -> Iterator[tuple[list[float], float, float]]:
    """Yield the signs of each two figures of a collection, whether they are one measure, and what that counts."""
    figures = [claim for claim in claims.extract(folder) if not claim.incidental]
    evidence, gold = Evidence(read_claims(figures, shipped_concepts()), shipped_concepts()), marks(folder)
    groups: dict[int, set[int]] = {}
    for number, group in enumerate(gold["groups"]):
        for place in itertools.chain.from_iterable(_places(figures, member) for member in group["members"]):
            groups.setdefault(place, set()).add(number)
    apart = {
        frozenset(pair)
        for each in gold["apart"]
        for pair in itertools.product(_places(figures, each["a"]), _places(figures, each["b"]))
    }
    for a, b in itertools.combinations(range(len(figures)), 2):
        if evidence.score(a, b) != BARRED:
            signs = evidence.signs(a, b)
            joined = bool(groups.get(a, set()) & groups.get(b, set()))
            yield [signs.get(sign, 0.0) for sign in SIGNS], float(joined), APART if {a, b} in apart else 1.0


def _places(figures: list[Claim], member: dict[str, Any]) -> list[int]:
    start, end = member["start"], member["start"] + len(member["quote"])
    return [
        place
        for place, claim in enumerate(figures)
        if Path(claim.path).name == member["doc"] and claim.start < end and claim.end > start
    ]


def regress(signs: Numbers, joined: Numbers, counts: Numbers) -> Numbers:
    """Return the weights of a logistic regression by Newton's method, the constant last."""
    rows = np.column_stack([signs, np.ones(len(signs))])
    shrinkage = np.diag([2 * SHRINKAGE] * signs.shape[1] + [0.0])
    weights = np.zeros(rows.shape[1])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (counts * (chance - joined)) + shrinkage @ weights
        bend = (rows * (counts * chance * (1 - chance))[:, None]).T @ rows + shrinkage
        weights -= np.linalg.solve(bend, slope)
    return weights


def main() -> None:
    pairs = [pair for folder in COLLECTIONS if folder.parent.name == READ for pair in find_pairs(folder)]
    signs, joined, counts = (np.array(column, dtype=np.float64) for column in zip(*pairs, strict=True))
    *weights, constant = regress(signs, joined, counts)
    for sign, weight in zip(SIGNS, weights, strict=True):
        sys.stdout.write(f"{sign:14} {WEIGHTS[sign]:6.2f} {weight:6.2f}\n")
    sys.stdout.write(f"{'constant':14} {NOTHING_SHARED + WEIGHTS['subject']:6.2f} {constant:6.2f}\n")


if __name__ == "__main__":
    main()
