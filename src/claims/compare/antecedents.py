"""What a figure leaves to the reader because the text has just said it: "the mortuaries say that it was 26,000".

Such a figure has no concept of its own. It is read as one more figure of what the last one of its kind in the document
counts: it takes over the concept and what the counted phrase says of it, but neither place nor time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from claims.compare.concepts import Concepts
from claims.compare.frames import Frame
from claims.compare.heads import Heads
from claims.compare.rates import SHARES
from claims.compare.surroundings import CLAUSE, Around
from claims.compare.words import split
from claims.records import Claim

_LOOKED_BACK = 250
"""How many characters behind its antecedent a figure may stand: a sentence or two."""
_GAP = 3
"""How many characters part two sentences that follow one another, a new line and the mark of a list included."""
_BESIDE = 1.5
_RANGE = Decimal(5)
"""How many times as large as its antecedent a figure without a unit may be."""
_SCALES = tuple(Decimal(10) ** power for power in (0, 3, 6, 9, 12))
_SCALED = re.compile(r"(?:thousand|million|billion|trillion|[\d ](?:k|m|bn|tn))\b", re.IGNORECASE)
_ROUND = 1000
_FEW, _FEWEST = 3, 1
"""How many words of its own the clause of a figure has that leaves its concept out, and where it is money."""


@dataclass(frozen=True)
class Told:
    """A figure of the document and what it was read to be told of."""

    claim: Claim
    heads: Heads
    phrase: tuple[str, ...]
    said: frozenset[tuple[str, str]]
    frame: Frame
    factor: Decimal

    def is_rate_of(self, claim: Claim) -> bool:
        """Tell whether `claim` leaves out the denominator too: "the rate there is 57 per 100,000; here it is 39"."""
        return bool(self.frame[2] and not claim.per) and self.is_near(claim)

    def is_near(self, claim: Claim, power: Decimal = Decimal(1)) -> bool:
        """Tell whether `claim`, times `power`, lies in the range of the figure."""
        one, other = claim.low or claim.high, self.claim.low or self.claim.high
        return one is not None and other is not None and other != 0 and 1 / _RANGE <= one * power / other <= _RANGE


def find_antecedent(
    claim: Claim, around: Around, heads: Heads, told: Sequence[Told], concepts: Concepts
) -> Told | None:
    """Return the earlier figure that `claim` is told of the same as, if its own clause leaves that out.

    Args:
        claim: the figure.
        around: the words around it.
        heads: what its own sentence gives.
        told: the figures before it in the document, in order.
        concepts: the lexicon.
    """
    if _lacks_unit(claim, around, heads, concepts):
        found = next((one for each in _near(claim, around, told, concepts) for one in _in_unit_of(claim, each)), None)
        if found:
            return found
    return _of_one_sort(claim, around, told, concepts) if _leaves_out(claim, around, heads, concepts) else None


def sentence_before(claim: Claim, told: Sequence[Told]) -> str:
    """Return the sentence right before that of `claim`, if it has a figure too."""
    before = next((each.claim for each in reversed(told) if each.claim.sentence_end <= claim.sentence_start), None)
    return before.sentence if before and claim.sentence_start - before.sentence_end <= _GAP else ""


def _lacks_unit(claim: Claim, around: Around, heads: Heads, concepts: Concepts) -> bool:
    """Tell whether a bare number may be one of a unit told before: "eighteen percent, and yesterday sixteen"."""
    if claim.kind != "count" or not heads.bare or claim.per:
        return False
    near = (*around.find(concepts.tags, reach=CLAUSE), *around.find(concepts.states, reach=CLAUSE))
    return not any(each.tag in concepts.known - concepts.shares for each in near)


def _near(claim: Claim, around: Around, told: Sequence[Told], concepts: Concepts) -> list[Told]:
    """Return the figures of the sentence, the last one first; for a short sentence with none the last of all."""
    near = [each for each in reversed(told) if each.claim.sentence_start == claim.sentence_start]
    if near or _says_more(claim, around, concepts):
        return near
    return [each for each in list(told)[-1:] if _is_close(claim, each) and each.frame[0] == "money"]


def _in_unit_of(claim: Claim, told: Told) -> Iterator[Told]:
    """Yield `told` with the factor that brings a bare number to its unit, if it lies in its range."""
    # "A third are under 15" tells an age.
    if told.frame[0] in ("count", "age") or (told.frame[0] == "share" and claim.comparator in ("<", ">")):
        return
    # "Not thirty-one billion, twenty-four"
    scaled = _SCALED.search(told.claim.quote) and not _SCALED.search(claim.quote) and (claim.low or 0) < _ROUND
    powers = _SCALES if scaled else _SCALES[:1]
    yield from (replace(told, factor=told.factor * power) for power in powers if told.is_near(claim, power))


def _is_close(claim: Claim, told: Told) -> bool:
    return claim.start - told.claim.end <= _LOOKED_BACK


def _of_one_sort(claim: Claim, around: Around, told: Sequence[Told], concepts: Concepts) -> Told | None:
    """Return the last figure told that is of one kind with `claim`, if it stands near enough."""
    last = next((each for each in reversed(told) if _sort(each.claim) == _sort(claim)), None)
    if last is None or not last.heads.tags or last.claim.change != claim.change or not _is_close(claim, last):
        return None
    apart = last.claim.sentence_start != claim.sentence_start
    if last.frame[0] != _sort(claim)[0] or (apart and _says_more(claim, around, concepts)):
        return None
    return last


def _sort(claim: Claim) -> tuple[str, str]:
    """Return what two figures must have in common of which one continues the other."""
    if claim.kind in SHARES:
        return "share", ""
    return claim.kind, (claim.unit or "") if claim.kind == "measurement" else ""


def _leaves_out(claim: Claim, around: Around, heads: Heads, concepts: Concepts) -> bool:
    """Tell whether neither the sentence nor the counted phrase names what is counted."""
    if heads.tags:
        return False
    if claim.kind == "count":
        return heads.bare and all(concepts.is_empty(concepts.fold(word)) for word in split(claim.unit or ""))
    words = [word for word in split(claim.counted or "") if not word[0].isupper()]
    named = {match.tag for match in concepts.tags(words)}
    # A lone word right before the figure is who says it, or a verb: "the institute found 88 percent".
    beside = {concepts.fold(word) for word in around.before.within(_BESIDE)[-1:]}
    return not named or named == beside


def _says_more(claim: Claim, around: Around, concepts: Concepts) -> bool:
    """Tell whether the clause has more words of its own than a speaker and a verb."""
    words = (*around.before.within(CLAUSE), *around.after.within(CLAUSE))
    own = {match.tag for match in concepts.tags([word for word in words if not word[0].isupper()])}
    return len(own) > (_FEWEST if claim.kind == "money" else _FEW)
