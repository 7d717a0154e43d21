"""Whether a figure is a level or an amount of change, by the words right beside it.

"Rose to 40" is a level and "rose by 40" a change; "8.6% fewer" and "up 14%" are changes, "up from 11.4" is a level.
"""

from __future__ import annotations

from claims.compare.concepts import Concepts
from claims.compare.surroundings import Around
from claims.grammar.changes import direction_of, direction_of_word
from claims.records import Claim

_CHANGING = ("percent", "fraction", "count", "money", "measurement")
_NEAR = 3.0


def is_change(claim: Claim, around: Around, concepts: Concepts) -> bool:
    """Tell whether `claim` is an amount of change."""
    if claim.kind not in _CHANGING:
        return bool(claim.change)
    leading, following = around.leading, around.following
    if following and direction_of_word(following) and "than" in [word.casefold() for word in around.after.words[1:2]]:
        return True
    if following and direction_of_word(following) and claim.kind in ("percent", "fraction"):
        return True
    if direction_of(following, following) and claim.kind in ("percent", "fraction"):
        return True
    if leading in concepts.moving and _moves(around):
        return True
    if claim.kind == "count":
        return bool(claim.change)
    if leading == "up" and around.before.words[-2:-1] and around.before.words[-2].casefold() in concepts.composing:
        return False
    if leading in concepts.levels:
        return _is_noun_of_change(around, concepts) if leading in ("of", "was", "is") else False
    if direction_of_word(leading) or direction_of(leading, leading):
        return True
    return bool(claim.change)


def _moves(around: Around) -> bool:
    words = around.before.within(_NEAR * 4)
    return any(direction_of(word.casefold(), word.casefold()) or direction_of_word(word.casefold()) for word in words)


def _is_noun_of_change(around: Around, concepts: Concepts) -> bool:
    """Tell "growth of 11.2%" and "growth in sales of 12%" from "a rate of 11.2%"."""
    words = [word.casefold() for word in around.before.words[-5:-1]]
    if "in" in words[1:] and direction_of(words[words.index("in", 1) - 1], "") is not None:
        return True
    # A shortfall and a loss are sums of their own.
    return bool(words) and not concepts.is_known(words[-1]) and direction_of(words[-1], "") is not None
