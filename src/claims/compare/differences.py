"""In what the figures of a row differ, with each source's own words for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from claims.compare.rates import SHARES, base_of
from claims.compare.readings import Reading
from claims.records import Claim, Difference

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


def find_differences(leading: Mapping[str, tuple[Claim, Reading]]) -> tuple[Difference, ...]:
    """Return the respects in which the leading claims of the sources differ.

    What a source does not say is shown as such, and only where another source does say it.
    """
    if len(leading) < 2:
        return ()
    found = (_difference(aspect, ask, leading) for aspect, ask in _ASPECTS.items())
    return tuple(difference for difference in found if difference)


def _difference(aspect: str, ask: Asked, leading: Mapping[str, tuple[Claim, Reading]]) -> Difference | None:
    answers = {source: ask(claim, reading) for source, (claim, reading) in sorted(leading.items())}
    known = {answer for answer, _ in answers.values() if answer is not None}
    if not known or (len(known) == 1 and all(answer is not None for answer, _ in answers.values())):
        return None
    return Difference(aspect=aspect, values={source: words for source, (_, words) in answers.items()})


def _base(claim: Claim, reading: Reading) -> tuple[object, str]:
    base = base_of(claim) if claim.kind in SHARES else None
    return (base.casefold(), base) if base else (None, "no base given")


def _time(claim: Claim, reading: Reading) -> tuple[object, str]:
    if claim.time or claim.time_text:
        return claim.time or claim.time_text, claim.time_text or claim.time or ""
    return None, f"no date given (published {claim.published})" if claim.published else "no date given"


def _place(claim: Claim, reading: Reading) -> tuple[object, str]:
    return (reading.place or claim.place, claim.place) if claim.place else (None, "no place given")


def _definition(claim: Claim, reading: Reading) -> tuple[object, str]:
    said = frozenset(member for _, member in reading.said)
    meaning = (reading.heads, reading.group, reading.qualifiers | said)
    return (meaning, reading.wording) if reading.wording else (None, "not said what is counted")


def _bound(claim: Claim, reading: Reading) -> tuple[object, str]:
    return claim.comparator, f"{_BOUNDS[claim.comparator]}: {' '.join(claim.quote.split())}"


def _per(claim: Claim, reading: Reading) -> tuple[object, str]:
    return claim.per, f"a {claim.per}" if claim.per else "no rate"


def _status(claim: Claim, reading: Reading) -> tuple[object, str]:
    return claim.status, claim.status


def _attribution(claim: Claim, reading: Reading) -> tuple[object, str]:
    if claim.attribution:
        return claim.attribution.casefold(), claim.attribution
    return None, "no originator named"


_ASPECTS: dict[str, Asked] = {
    "base": _base,
    "time": _time,
    "place": _place,
    "definition": _definition,
    "bound": _bound,
    "per": _per,
    "status": _status,
    "attribution": _attribution,
}
