"""Confidence means something: figures that the program is sure of are right.

`python -m tests.test_calibration` prints, for each kind and doubt, how many figures were right, from which the chances
in `normalise/confidence.py` are rounded.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import PurePath

from claims.extraction import load_analyser
from claims.normalise import make_claims
from claims.normalise.units import settle_units
from claims.read import read_documents
from claims.records import Claim, Document, Failure, Mention

from .scoring import Figure, equal, fits, overlaps, read_figures
from .test_quality import SETS, mark_files

SURE = 0.8
RIGHT = 0.97
COVERED = 0.8


def read_claims() -> Iterator[tuple[Claim, Mention, list[Figure]]]:
    """Yield every claim of the marked documents with its mention and the figures marked where it stands."""
    for name in SETS:
        if not SETS[name][0].is_dir():
            continue
        figures = read_figures(mark_files(name))
        marked = {figure["doc"] for figure in figures}
        for document in read_documents([str(SETS[name][0])]):
            assert not isinstance(document, Failure)
            if PurePath(document.path).name in marked:
                yield from pair(document, figures)


def pair(document: Document, figures: list[Figure]) -> Iterator[tuple[Claim, Mention, list[Figure]]]:
    mentions = settle_units(document, load_analyser(None).analyse(document).mentions)
    own = [figure for figure in figures if figure["doc"] == PurePath(document.path).name]
    for claim, mention in zip(make_claims(document, mentions), mentions, strict=True):
        near = [figure for figure in own if overlaps(claim, figure)]
        if not claim.incidental and (not near or any(figure["must"] for figure in near)):
            yield claim, mention, near


def is_right(claim: Claim, near: list[Figure]) -> bool:
    """Tell whether a marked figure has the claim's place, value and unit."""
    readings = [reading for figure in near for reading in (figure, *({**figure, **o} for o in figure.get("alt", ())))]
    return any(
        equal(claim.low, reading["low"]) and equal(claim.high, reading["high"]) and fits(claim, reading, "unit")
        for reading in readings
    )


def test_sure_figures_are_right() -> None:
    rated = [(claim.confidence >= SURE, is_right(claim, near)) for claim, _, near in read_claims()]
    sure = [right for is_sure, right in rated if is_sure]
    assert len(sure) >= COVERED * len(rated)
    assert sum(sure) >= RIGHT * len(sure)


if __name__ == "__main__":
    right: Counter[tuple[str, str]] = Counter()
    seen: Counter[tuple[str, str]] = Counter()
    for claim, mention, near in read_claims():
        for doubt in mention.doubts or ("no doubt",):
            seen[claim.kind, doubt] += 1
            right[claim.kind, doubt] += is_right(claim, near)
    for (kind, doubt), count in seen.most_common():
        sys.stdout.write(f"{kind:12} {doubt:20} {right[kind, doubt]:5} of {count:5}\n")
