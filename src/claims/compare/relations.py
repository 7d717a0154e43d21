"""How a figure stands to others of its text: a part of one, set against one, or of an earlier event."""

from __future__ import annotations

import re

from claims.compare.concepts import Concepts
from claims.compare.heads import Heads
from claims.compare.surroundings import CLAUSE, Around, halves
from claims.records import Claim

_BESIDE = 0.5
_LONG_PAST = 3
_FOIL = 4
_YEAR = re.compile(r"(?:19|20)\d\d")


def is_part(claim: Claim, around: Around, concepts: Concepts) -> bool:
    """Tell whether the figure is some of a number told already: "12 of them", "fatalities, of which 129"."""
    if any(_YEAR.fullmatch(word) for word in (*around.before.within(CLAUSE), *around.after.within(CLAUSE))):
        # "2008 alone accounts for 6,000 of them": a period is told apart by its time.
        return False
    beside = bool(around.after.far) and around.after.far[0] <= _BESIDE
    behind = " ".join(word.casefold() for word in around.after.words[:2]) if beside and claim.kind == "count" else ""
    before = " ".join(word.casefold() for word in around.before.words[-2:])
    return behind in concepts.parts_behind or before in concepts.parts_before


def is_foil(claim: Claim, around: Around, concepts: Concepts) -> bool:
    """Tell whether another figure is set against this one: "up from 8", "9 (8)", "against an official 8"."""
    near = [word.casefold() for word in around.before.words[-_FOIL:]]
    last = max((at for at, word in enumerate(near) if word in concepts.comparing), default=None)
    if last is None:
        return halves(claim)[0].rstrip().endswith("(")
    # "Against a need of 8" sets another thing against it.
    return all(word[0].isdigit() or concepts.is_empty(concepts.fold(word)) for word in near[last + 1 :])


def past_year(claim: Claim, around: Around, heads: Heads, concepts: Concepts) -> str:
    """Return the year, long past when the document was published, that a toll is of: "a quake killed 700 in 2016"."""
    if not any(concepts.course.get(head) == "grows" for head in heads.tags) or not claim.published:
        return ""
    words = (*around.before.within(CLAUSE), *around.after.within(CLAUSE))
    years = [word for word in words if _YEAR.fullmatch(word)]
    written = int(claim.published[:4])
    return years[0] if len(years) == 1 and int(years[0]) <= written - _LONG_PAST and "since" not in words else ""
