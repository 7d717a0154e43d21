"""Which members of the contrast sets a claim has: pledged or spent, planned or actual, young or all."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from claims.compare.concepts import Concepts, ContrastEntry
from claims.compare.heads import Heads
from claims.compare.surroundings import ADJACENT, CLAUSE, Around
from claims.records import Claim


def find_contrasts(
    claim: Claim, around: Around, phrase: Sequence[str], heads: Heads, concepts: Concepts
) -> tuple[frozenset[tuple[str, str]], frozenset[tuple[str, str]]]:
    """Return set and member of the contrasts of `claim`, and those of them that its counted phrase says itself."""
    found: set[tuple[str, str]] = set()
    said: set[tuple[str, str]] = set()
    bare = heads.bare and claim.kind == "count"
    for entry in concepts.contrasts_among((*phrase, *around.before.words, *around.after.words)):
        if not _is_asked(entry, claim, heads.tags):
            continue
        # The phrase of a figure without a noun was taken from a neighbour, if it does not name what is counted.
        told = set() if bare and not heads.in_phrase else {match.tag for match in concepts.members(entry.name, phrase)}
        near = _nearest_member(entry, around, concepts, told if not bare else set())
        said |= {(entry.name, member) for member in told}
        found |= {(entry.name, member) for member in near or told}
    return frozenset(found), frozenset(said)


def _is_asked(entry: ContrastEntry, claim: Claim, heads: frozenset[str]) -> bool:
    """Tell whether the set is about figures such as this one."""
    return (not entry.within or bool(heads & set(entry.within))) and (not entry.kinds or claim.kind in entry.kinds)


def _nearest_member(entry: ContrastEntry, around: Around, concepts: Concepts, told: set[str]) -> set[str]:
    """Return the member that the clause speaks of, where it stands nearer than the counted phrase's own."""
    reach = {"phrase": ADJACENT, "clause": CLAUSE, "sentence": 1e9}[entry.reach]
    found = around.find(partial(concepts.members, entry.name), reach=ADJACENT if told else reach)
    if entry.reach == "sentence" and not told:
        return {each.tag for each in found}
    return {each.tag for each in found[:1]}


def words_taken(phrase: Sequence[str], concepts: Concepts) -> frozenset[str]:
    """Return the words of the phrase that a contrast set has taken up."""
    words = (
        phrase[match.at : match.at + match.width]
        for entry in concepts.contrasts_among(phrase)
        for match in concepts.members(entry.name, phrase)
    )
    return frozenset(found.tag for each in words for found in concepts.tags(each))
