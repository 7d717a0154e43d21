"""The time that a sentence takes from the one before, where it only divides what that counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claims.analyse.words import WORDS
from claims.records import Mention

ADJOINING = 10
"""Characters between two sentences that follow on each other: spaces and marks."""


def carry_times(mentions: Iterable[Mention]) -> Iterator[Mention]:
    """Yield the mentions, in the order of the text; those of "Of these, 40 were ..." with the time of what is divided.

    Times of their own stay as they are.
    """
    before: Mention | None = None
    timed: Mention | None = None
    for mention in mentions:
        if timed is not None and timed.sentence_start != mention.sentence_start:
            before = timed
        if mention.time_text is None and before is not None and _divides(mention, before):
            mention = mention.model_copy(update={"time_text": before.time_text, "time_tense": before.time_tense})
        timed = mention if mention.time_text else timed
        yield mention


def _divides(mention: Mention, before: Mention) -> bool:
    """Tell a sentence that follows on that of `before`, and opens on parts of what that counted."""
    opening = " ".join(mention.sentence.lower().split()[:2]).rstrip(",")
    return opening in WORDS.dividing and 0 <= mention.sentence_start - before.sentence_end <= ADJOINING
