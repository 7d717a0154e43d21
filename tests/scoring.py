"""Score extracted claims against figures marked by hand; data/README.md says how they are marked."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePath
from typing import Any

from claims.records import Claim

Figure = Mapping[str, Any]
FIELDS = ("kind", "comparator", "unit", "per")
IGNORED_KINDS = frozenset({"rank", "duration", "age"})
BARE = frozenset({"a", "an", "one", "1", "single"})
"""These are no mistake where they are not marked."""


def read_figures(files: Iterable[Path]) -> list[Figure]:
    """Return the marked figures of several files."""
    return [
        json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines() if line.strip()
    ]


def score(claims: Iterable[Claim], figures: Iterable[Figure]) -> dict[str, float]:
    """Return precision, recall and F1 of figures with their values, and the accuracy of each field, in percent."""
    free: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        free[PurePath(claim.path).name].append(claim)
    marked = sorted(figures, key=lambda figure: not figure["must"])
    pairs = [(claim, reading) for figure in marked if figure["must"] for claim, reading in find(figure, free)]
    wanted = sum(figure["must"] for figure in marked)
    extra = sum(is_extra(claim, marked) for doc in {figure["doc"] for figure in marked} for claim in free[doc])
    precision, recall = share(len(pairs), len(pairs) + extra), share(len(pairs), wanted)
    found = {"precision": precision, "recall": recall, "f1": share(2 * precision * recall / 100, precision + recall)}
    right = Counter(name for claim, reading in pairs for name in FIELDS if fits(claim, reading, name))
    heads = sum(has_head(claim, reading) for claim, reading in pairs if reading["counted"])
    counted = sum(bool(reading["counted"]) for _, reading in pairs)
    return found | {name: share(right[name], len(pairs)) for name in FIELDS} | {"head": share(heads, counted)}


def list_errors(claims: Iterable[Claim], figures: Iterable[Figure]) -> Iterator[tuple[str, str, str, Any, Any]]:
    """Yield every mistake as its name, document, quote, and what was found and what is marked."""
    free: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        free[PurePath(claim.path).name].append(claim)
    marked = sorted(figures, key=lambda figure: not figure["must"])
    for figure in (figure for figure in marked if figure["must"]):
        near = [claim for claim in free[figure["doc"]] if overlaps(claim, figure)]
        found = list(find(figure, free))
        if not found:
            yield "wrong value" if near else "missed", figure["doc"], figure["quote"], [c.quote for c in near], None
        for claim, reading in found:
            for name in (name for name in FIELDS if not fits(claim, reading, name)):
                yield name, figure["doc"], claim.quote, getattr(claim, name), reading[name]
            if reading["counted"] and not has_head(claim, reading):
                yield "head", figure["doc"], claim.quote, claim.counted, reading["counted"]
    for doc in {figure["doc"] for figure in marked}:
        for claim in (claim for claim in free[doc] if is_extra(claim, marked)):
            yield "extra", doc, claim.quote, claim.counted, None


def share(part: float, whole: float) -> float:
    """Return a percentage, 0 of nothing."""
    return round(100 * part / whole, 1) if whole else 0.0


def find(figure: Figure, free: dict[str, list[Claim]]) -> Iterator[tuple[Claim, Figure]]:
    """Yield the claim that has the figure's place and value, with the reading it agrees to, and take it from `free`."""
    near = [claim for claim in free[figure["doc"]] if overlaps(claim, figure)]
    for claim in near:
        for reading in (figure, *({**figure, **other} for other in figure.get("alt", ()))):
            if equal(claim.low, reading["low"]) and equal(claim.high, reading["high"]):
                free[figure["doc"]].remove(claim)
                yield claim, reading
                return


def overlaps(claim: Claim, figure: Figure) -> bool:
    """Tell whether the two share a character."""
    return claim.start < figure["end"] and claim.end > figure["start"]


def equal(found: Any, marked: Any) -> bool:
    """Tell whether two ends of an interval are the same, both open or as good as equal."""
    if found is None or marked is None:
        return found is marked
    return abs(float(found) - float(marked)) <= 1e-3 * max(abs(float(found)), abs(float(marked)))


def is_extra(claim: Claim, figures: list[Figure]) -> bool:
    """Tell whether a claim that no figure wanted is a mistake."""
    near = [figure for figure in figures if figure["doc"] == PurePath(claim.path).name and overlaps(claim, figure)]
    small = claim.kind in IGNORED_KINDS or claim.quote.lower() in BARE
    return any(figure["must"] for figure in near) or (not near and not small)


def fits(claim: Claim, reading: Figure, name: str) -> bool:
    """Tell whether a field is as marked, or one of several marked as right."""
    marked = reading[name]
    return getattr(claim, name) in (marked if isinstance(marked, list) else [marked])


def has_head(claim: Claim, reading: Figure) -> bool:
    """Tell whether the claim names the marked head, in any inflection: `cities` has the head `city`."""
    head = str(reading["counted"][0]).lower()
    stem = "people" if head == "person" else head[: max(3, len(head) - 2)]
    phrases = [claim.counted, claim.unit]
    if reading["kind"] != "count":  # money, shares and measures are often said of the subject
        phrases += [claim.subject, claim.base]
    words = " ".join(filter(None, phrases)).lower().replace("-", " ").split()
    return head in words or any(word.startswith(stem) for word in words)
