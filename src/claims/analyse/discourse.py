"""What a figure takes from the sentences before its own: a counted noun, and the name behind "he said"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from claims.analyse.reporting import REPORTING
from claims.analyse.words import WORDS
from claims.records import Mention

NEAR = 300
"""Characters within which a bare count leans on the count before it."""
REACH = 1500
"""Characters within which "he said" means the last person who was said to speak."""

_SPOKEN = "|".join(REPORTING.spoken)
_NAME = r"[A-Z][\w’'-]+(?:\s(?:(?:[A-Z]\.\s?)+|(?:de|da|del|la|van|von|al|bin)\s|[A-Z][\w’'-]+\s?)){0,4}"
_DESCRIPTION = r"(?:,\s[^.,;!?\"“”\n]{3,100},\s?|\s)"
_SPEAKER = re.compile(
    rf"(?P<before>{_NAME}(?<=[\w.]))(?:\s\(?[A-Z]+\)?)?{_DESCRIPTION}(?:also\s|then\s)?(?:{_SPOKEN})\b"
    rf"|[\"”,]\s(?:{_SPOKEN})\s(?P<behind>{_NAME})"
)


def borrow_counted(mentions: Iterable[Mention]) -> Iterator[Mention]:
    """Yield the mentions, a count of "them" or of nothing with the counted noun of the count just before it."""
    last: Mention | None = None
    for mention in mentions:
        if mention.kind == "count" and not mention.incidental:
            bare = mention.counted is None or mention.counted.lower() in WORDS.plurals
            if bare and last is not None and mention.start - last.end < NEAR:
                doubts = (*mention.doubts, "borrowed noun")
                mention = mention.model_copy(update={"unit": last.unit, "counted": last.counted, "doubts": doubts})
            last = mention if mention.unit else last
        yield mention


def name_speakers(mentions: Iterable[Mention], text: str) -> Iterator[Mention]:
    """Yield the mentions, those that "he said" with the name of the last person said to speak before them."""
    for mention in mentions:
        if mention.attribution and mention.attribution.lower() in WORDS.speakers:
            name = _find_speaker(text[max(0, mention.sentence_start - REACH) : mention.start])
            mention = mention.model_copy(update={"attribution": name})
        yield mention


def _find_speaker(text: str) -> str | None:
    """Return the last name in `text` that stands at a verb of saying; no pronoun and no opening word is one."""
    names = [(match["before"] or match["behind"]).strip() for match in _SPEAKER.finditer(text)]
    return next((name for name in reversed(names) if name.split()[0].lower() not in WORDS.openers), None)
