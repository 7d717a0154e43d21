"""What a figure takes from the sentences before its own: a counted noun."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claims.analyse.figure import SHARES
from claims.analyse.words import WORDS
from claims.records import Mention

NEAR = 300
"""Characters within which a bare count leans on the count before it."""


def borrow_counted(mentions: Iterable[Mention]) -> Iterator[Mention]:
    """Yield the mentions, a count of "them" or of nothing with the counted noun of the count just before it."""
    last: Mention | None = None
    for mention in mentions:
        if mention.kind in SHARES and last is not None and (mention.counted or "").lower() in WORDS.plurals - {"it"}:
            doubts = (*mention.doubts, "borrowed noun")
            mention = mention.model_copy(update={"counted": last.counted, "base": last.counted, "doubts": doubts})
        if mention.kind == "count" and not mention.incidental:
            bare = mention.counted is None or mention.counted.lower() in WORDS.plurals
            if bare and last is not None and mention.start - last.end < NEAR:
                doubts = (*mention.doubts, "borrowed noun")
                mention = mention.model_copy(update={"unit": last.unit, "counted": last.counted, "doubts": doubts})
            last = mention if mention.unit else last
        yield mention
