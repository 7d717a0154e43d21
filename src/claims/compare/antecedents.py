"""What a figure leaves to the reader because the text has just said it: "the mortuaries say that it was 26,000".

Such a figure has no concept of its own. It is read as one more figure of what the last one of its kind in the document
counts: it takes over the concept and what the counted phrase says of it, but neither place nor time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claims.compare.concepts import Concepts
from claims.compare.heads import Heads
from claims.compare.rates import SHARES
from claims.compare.surroundings import CLAUSE, Around
from claims.compare.words import split
from claims.records import Claim

_LOOKED_BACK = 250
"""How many characters behind its antecedent a figure may stand: a sentence or two."""
_BESIDE = 1.5
_FEW, _FEWEST = 3, 1
"""How many words of its own the clause of a figure has that leaves its concept out, and where it is money."""


@dataclass(frozen=True)
class Told:
    """A figure of the document and what it was read to be told of."""

    claim: Claim
    heads: Heads
    phrase: tuple[str, ...]
    said: frozenset[tuple[str, str]]


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
    if not _leaves_out(claim, around, heads, concepts):
        return None
    like = (each for each in reversed(told) if _sort(each.claim) == _sort(claim))
    last = next(like, None)
    if (
        last is None
        or not last.heads.tags
        or claim.start - last.claim.end > _LOOKED_BACK
        or last.claim.change != claim.change
    ):
        return None
    if last.claim.sentence_start != claim.sentence_start and _says_more(claim, around, concepts):
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
