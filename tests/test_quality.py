"""How good the extraction is on figures marked by hand, which may not fall below what it was.

`python -m tests.test_quality` measures again; it refuses to lower a floor unless told `--lower`. With `--errors` it
lists every mistake instead, with what was found and what is marked, and counts them by name.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections import Counter
from pathlib import Path

import pytest

import claims
from claims.records import Claim

from .scoring import list_errors, read_figures, score

ROOT = Path(__file__).parent.parent
FLOORS = ROOT / "data/floors.json"
SHARED = ROOT.parent / "shared"
SETS = {
    "seeds": (ROOT / "seeds", [ROOT / "data/gold/seeds"]),
    "written": (ROOT / "data/gold/written", [ROOT / "data/gold/written"]),
    "unseen": (ROOT / "data/gold/unseen", [ROOT / "data/gold/unseen"]),
    "fresh": (ROOT / "data/gold/fresh", [ROOT / "data/gold/fresh"]),
    "news": (SHARED / "news", [SHARED / "gold/news"]),
    "articles": (SHARED / "seeds", [ROOT / "data/gold/articles", SHARED / "gold/seeds"]),
}
"""Name to where the documents are, and where their marks are."""
MARGIN = 1.0


def mark_files(name: str) -> list[Path]:
    return sorted(file for folder in SETS[name][1] for file in folder.glob("*.jsonl"))


def digest(name: str) -> str:
    """Return a digest of the marks, so that floors hold for the marks that they were measured on."""
    return hashlib.sha256(b"".join(file.read_bytes() for file in mark_files(name))).hexdigest()[:16]


def pin(measured: dict[str, float]) -> dict[str, float]:
    """Return the floors under what was measured: one figure read otherwise is no fall."""
    return {what: round(max(0.0, value - MARGIN), 1) for what, value in measured.items()}


def measure(name: str) -> dict[str, float]:
    return score(claims.extract(SETS[name][0]), read_figures(mark_files(name)))


@pytest.mark.parametrize("name", SETS)
def test_quality_does_not_fall(name: str) -> None:
    if not SETS[name][0].is_dir():
        pytest.skip("the articles are not here")
    pinned = json.loads(FLOORS.read_text(encoding="utf-8"))[name]
    assert pinned["marks"] == digest(name), "the marks have changed: python -m tests.test_quality"
    measured = measure(name)
    fallen = {what: (floor, measured[what]) for what, floor in pinned["floors"].items() if measured[what] < floor}
    assert fallen == {}, "(floor, measured)"


FIGURE = {"doc": "d", "must": True, "kind": "count", "comparator": "=", "unit": "gun", "per": None, "counted": ["gun"]}


def make_claim(start: int, low: int, *, kind: str = "count") -> Claim:
    return Claim.model_validate(
        {"id": "x", "path": "d", "source": "d", "quote": "7", "start": start, "end": start + 1, "sentence": "7"}
        | {"sentence_start": 0, "sentence_end": 9, "kind": kind, "comparator": "=", "low": low, "high": low}
        | {"unit": "gun", "counted": "old guns"}
    )


@pytest.mark.parametrize(
    ("found", "precision", "recall"),
    [
        pytest.param([make_claim(0, 7), make_claim(5, 8)], 100.0, 100.0, id="all right"),
        pytest.param([make_claim(0, 7)], 100.0, 50.0, id="one missed"),
        pytest.param([make_claim(0, 7), make_claim(5, 9)], 50.0, 50.0, id="one value wrong"),
        pytest.param([make_claim(0, 7), make_claim(5, 8), make_claim(9, 1)], 66.7, 100.0, id="one too many"),
        pytest.param(
            [make_claim(0, 7), make_claim(5, 8), make_claim(9, 1, kind="age")], 100.0, 100.0, id="ignored kind"
        ),
        pytest.param([make_claim(0, 7), make_claim(5, 8), make_claim(12, 3)], 100.0, 100.0, id="may be left out"),
    ],
)
def test_scoring(found: list[Claim], precision: float, recall: float) -> None:
    figures = [
        FIGURE | {"start": 0, "end": 1, "low": 7, "high": 7},
        FIGURE | {"start": 5, "end": 6, "low": 8, "high": 8},
        FIGURE | {"start": 12, "end": 13, "low": 3, "high": 3, "must": False},
    ]
    scores = score(found, figures)
    assert (scores["precision"], scores["recall"]) == (precision, recall)
    assert scores["unit"] == scores["head"] == 100.0


def print_errors() -> None:
    counts: Counter[str] = Counter()
    for name in SETS:
        for what, doc, quote, found, marked in list_errors(
            claims.extract(SETS[name][0]), read_figures(mark_files(name))
        ):
            counts[what] += 1
            sys.stdout.write(f"{what} | {doc} | {quote} | {found} | {marked}\n")
    sys.stdout.write(", ".join(f"{what} {count}" for what, count in counts.most_common()) + "\n")


if __name__ == "__main__":
    if "--errors" in sys.argv:
        print_errors()
        sys.exit()
    before = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    scores = {name: measure(name) for name in SETS}
    for name, measured in scores.items():
        sys.stdout.write(f"{name}: {', '.join(f'{what} {value}' for what, value in measured.items())}\n")
    after = {name: {"marks": digest(name), "floors": pin(measured)} for name, measured in scores.items()}
    for name, pins in before.items():
        lower = {what for what, floor in pins["floors"].items() if after[name]["floors"][what] < floor}  # type: ignore[index]
        if lower and "--lower" not in sys.argv:
            sys.exit(f"{name}: {', '.join(sorted(lower))} would fall; fix that, or say --lower")
    FLOORS.write_text(json.dumps(after, indent=2) + "\n", encoding="utf-8")
