"""Cut a text at its figures, so that each can be marked where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from claims.records import Claim


class Passage(NamedTuple):
    """A stretch of the text that the same figures cover from end to end."""

    text: str
    claims: tuple[Claim, ...] = ()
    """The figures it is part of, the longest first; none for words between figures."""
    begins: tuple[Claim, ...] = ()
    """Those of them that begin here."""


def split_text(text: str, claims: Sequence[Claim]) -> Iterator[Passage]:
    """Yield the whole text in passages; a figure inside another, or across its end, cuts that one in pieces."""
    inside = [claim for claim in claims if claim.start < claim.end <= len(text)]
    cuts = sorted({0, len(text), *(place for claim in inside for place in (claim.start, claim.end))})
    coming = sorted(inside, key=lambda claim: (claim.start, -claim.end, claim.id))
    open_claims: list[Claim] = []
    place = 0
    for start, end in pairwise(cuts):
        begins = []
        while place < len(coming) and coming[place].start == start:
            begins.append(coming[place])
            place += 1
        open_claims = [claim for claim in open_claims if claim.end > start] + begins
        yield Passage(text[start:end], tuple(open_claims), tuple(begins))
