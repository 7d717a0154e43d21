"""Which members of the contrast sets a claim has: pledged or spent, planned or actual, young or all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from claims.compare.concepts import Concepts
from claims.compare.heads import Heads
from claims.compare.phrases import Match
from claims.compare.surroundings import ADJACENT, CLAUSE, Around
from claims.compare.vocabulary import ContrastEntry
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
        look = partial(_members_of_own, entry, heads, concepts)
        near = _nearest_member(entry, around, look, told if not bare else set())
        said |= {(entry.name, member) for member in told}
        found |= {(entry.name, member) for member in near or told}
    return frozenset(found), frozenset(said)


def _is_asked(entry: ContrastEntry, claim: Claim, heads: frozenset[str]) -> bool:
    """Tell whether the set is about figures such as this one."""
    return (not entry.within or bool(heads & set(entry.within))) and (not entry.kinds or claim.kind in entry.kinds)


def _nearest_member(
    entry: ContrastEntry, around: Around, look: Callable[[Sequence[str]], Iterable[Match]], told: set[str]
) -> set[str]:
    """Return the member that the clause speaks of, where it stands nearer than the counted phrase's own."""
    reach = {"phrase": ADJACENT, "clause": CLAUSE, "sentence": 1e9}[entry.reach]
    found = around.find(look, reach=ADJACENT if told else reach)
    if entry.reach == "sentence" and not told:
        return {each.tag for each in found}
    return {each.tag for each in found[:1]}


def _members_of_own(entry: ContrastEntry, heads: Heads, concepts: Concepts, words: Sequence[str]) -> Iterator[Match]:
    """Yield the members among `words` that do not belong to another noun or another figure."""
    for match in concepts.members(entry.name, words):
        behind = words[match.at + match.width : match.at + match.width + 3]
        if entry.reach == "sentence" or not (_is_of_figure(behind) or _is_of_noun(behind, heads, concepts)):
            yield match


def _is_of_figure(behind: Sequence[str]) -> bool:
    """Tell whether another figure follows: "above the goal | of 95 per cent"."""
    return any(word[0].isdigit() for word in behind[1:2]) and behind[0].casefold() in ("of", "at")


def _is_of_noun(behind: Sequence[str], heads: Heads, concepts: Concepts) -> bool:
    """Tell whether the noun of something else follows: "suspected | cases and nine deaths"."""
    nouns = {match.tag for match in concepts.tags(behind[:1])} & concepts.known
    return bool(nouns - concepts.generic - concepts.people) and not nouns & heads.tags


def words_taken(phrase: Sequence[str], concepts: Concepts) -> frozenset[str]:
    """Return the words of the phrase that a contrast set has taken up."""
    words = (
        phrase[match.at : match.at + match.width]
        for entry in concepts.contrasts_among(phrase)
        for match in concepts.members(entry.name, phrase)
    )
    return frozenset(found.tag for each in words for found in concepts.tags(each))
