"""In what the figures of a row differ, with each source's own words for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from claims.compare.concepts import Concepts
from claims.compare.naming import is_clause
from claims.compare.rates import SHARES, base_of
from claims.compare.readings import Reading
from claims.compare.scopes import name_place
from claims.compare.words import split
from claims.records import UNSAID, Claim, Difference

Asked = Callable[[Claim, Reading], tuple[object, str]]
"""Returns what is compared, None where the source does not say, and the words that show it."""

_BOUNDS = {
    "=": "an exact figure",
    "~": "about",
    ">": "more than",
    ">=": "at least",
    "<": "less than",
    "<=": "at most",
    "range": "a range",
}


def find_differences(leading: Mapping[str, tuple[Claim, Reading]], concepts: Concepts) -> tuple[Difference, ...]:
    """Return the respects in which the leading claims of the sources differ, the most telling first.

    What a source does not say is shown as such, and only where another source does say it.
    """
    if len(leading) < 2:
        return ()
    found = [_difference(aspect, ask, leading) for aspect, ask in _ASPECTS.items()]
    told = [each for each in found if each and not (each[1].aspect == "definition" and _is_wording(leading, concepts))]
    return tuple(difference for _, difference in sorted(told, key=lambda each: each[0]))


def _difference(
    aspect: str, ask: Asked, leading: Mapping[str, tuple[Claim, Reading]]
) -> tuple[bool, Difference] | None:
    """Return a difference, and whether it is weak: some source does not say what the others say alike."""
    answers = {source: ask(claim, reading) for source, (claim, reading) in sorted(leading.items())}
    known = {answer for answer, _ in answers.values() if answer is not None}
    unsaid = any(answer is None for answer, _ in answers.values())
    if not known or (len(known) == 1 and not unsaid):
        return None
    weak = unsaid and len(known) == 1 and aspect not in _TELLING
    return weak, Difference(aspect=aspect, values={source: words for source, (_, words) in answers.items()})


def _is_wording(leading: Mapping[str, tuple[Claim, Reading]], concepts: Concepts) -> bool:
    """Tell whether the counted words differ in form alone, or are but verbs: "drugs" and "drug", "employs"."""
    words = (split(reading.wording) for _, reading in leading.values())
    told = [each for each in words if each and not (len(each) == 1 and is_clause(each[0], concepts))]
    return len({frozenset(match.tag for match in concepts.tags(each)) for each in told}) == 1


def _base(claim: Claim, reading: Reading) -> tuple[object, str]:
    base = base_of(claim) if claim.kind in SHARES else None
    return (base.casefold(), base) if base else (None, UNSAID["base"])


def _time(claim: Claim, reading: Reading) -> tuple[object, str]:
    if claim.time or claim.time_text:
        return claim.time or claim.time_text, claim.time_text or claim.time or ""
    return None, f"{UNSAID['time']} (published {claim.published})" if claim.published else UNSAID["time"]


def _place(claim: Claim, reading: Reading) -> tuple[object, str]:
    return (name_place(claim.place), claim.place) if claim.place else (None, UNSAID["place"])


def _definition(claim: Claim, reading: Reading) -> tuple[object, str]:
    said = frozenset(member for _, member in reading.said)
    meaning = (reading.heads, reading.group, reading.qualifiers | said)
    return (meaning, reading.wording) if reading.wording else (None, UNSAID["definition"])


def _bound(claim: Claim, reading: Reading) -> tuple[object, str]:
    return claim.comparator, f"{_BOUNDS[claim.comparator]}: {' '.join(claim.quote.split())}"


def _per(claim: Claim, reading: Reading) -> tuple[object, str]:
    return claim.per, f"a {claim.per}" if claim.per else UNSAID["per"]


def _status(claim: Claim, reading: Reading) -> tuple[object, str]:
    return claim.status, claim.status


def _attribution(claim: Claim, reading: Reading) -> tuple[object, str]:
    if claim.attribution:
        return claim.attribution.casefold(), claim.attribution
    return None, UNSAID["attribution"]


_ASPECTS: dict[str, Asked] = {
    "base": _base,
    "per": _per,
    "time": _time,
    "definition": _definition,
    "bound": _bound,
    "status": _status,
    "attribution": _attribution,
    "place": _place,
}
"""In order of how much a difference explains."""

_TELLING = ("base",)
"""Where it tells much that a source leaves something unsaid."""
