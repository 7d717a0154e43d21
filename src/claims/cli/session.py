"""Step through claims with a reviewer at the keyboard; what is decided is kept at once."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import typer

from claims.cli.output import wants_colour
from claims.cli.report import tell
from claims.errors import UsageError

if TYPE_CHECKING:
    from claims.records import Claim, Decision
    from claims.store import Store

KEYS = "[a]ccept [e]dit [r]eject [n]ote [s]kip [b]ack [q]uit: "
DECISIONS: dict[str, Decision] = {"a": "accepted", "r": "rejected"}


def step_through(kept: Store, ids: Sequence[str]) -> None:
    """Show each claim and carry out what the reviewer answers, until all are seen or the reviewer has enough."""
    at, decided = 0, dict[str, str]()
    while at < len(ids):
        claim = kept.claim(ids[at])
        show(kept, claim, head=f"{at + 1} of {len(ids)}, {claim.id}")
        step = decide(kept, claim)
        decision = kept.claim(claim.id).reviewed
        if decision and decision != claim.reviewed:
            decided[claim.id] = decision
        if step is None:
            break
        at = max(0, at + step)
    counts = Counter(decided.values())
    told = ", ".join(f"{decision} {counts[decision]}" for decision in ("accepted", "edited", "rejected"))
    tell(f"{told}; {len(ids) - len(decided):,} to go")


def show(kept: Store, claim: Claim, *, head: str) -> None:
    """Write the claim among its neighbours, with what was read into it."""
    from claims.present import write_claim
    from claims.present.cleaning import clean
    from claims.workflow import find_neighbours

    typer.echo(f"\n{clean(head)}")
    document = kept.document(claim.source)
    around, colour = find_neighbours(document, claim), wants_colour(sys.stdout)
    write_claim(claim, document.text, sys.stdout, neighbours=around, brief=True, colour=colour)


def decide(kept: Store, claim: Claim) -> int | None:
    """Carry out what the reviewer answers, and return how many claims to go on; None for an end."""
    while True:
        match ask(KEYS).lower()[:1]:
            case "a" | "r" as key:
                kept.review(claim.id, decision=DECISIONS[key])
                return 1
            case "e":
                if correct(kept, claim):
                    return 1
            case "n":
                kept.review(claim.id, note=ask("note: "))
            case "s" | "":
                return 1
            case "b":
                return -1
            case "q":
                return None
            case key:
                tell(f"no such key: {key}")


def correct(kept: Store, claim: Claim) -> bool:
    """Ask for corrections until there are no more, and tell whether there was any."""
    corrected = False
    while answer := ask("field=value, nothing when done: "):
        try:
            kept.review(claim.id, corrections=read_corrections(kept.claim(claim.id), [answer]))
        except UsageError as error:
            tell(str(error))
        else:
            corrected = True
    return corrected


def read_corrections(claim: Claim, assignments: Sequence[str]) -> dict[str, Any]:
    """Return fields and their values; a field without a value is one that the text leaves open.

    `value` stands for the ends that the comparator has. They follow a new comparator too, unless they are given.

    Raises:
        UsageError: there is no equals sign.
    """
    read: dict[str, Any] = {}
    for words in assignments:
        name, sign, value = (part.strip() for part in words.partition("="))
        if not sign:
            raise UsageError(f"no correction: {words!r}", hint="write field=value, such as value=70, or per= for none")
        read[name] = value or None
    if "value" in read or ("comparator" in read and not {"low", "high"} & read.keys()):
        value = read.pop("value", claim.high if claim.low is None else claim.low)
        read |= _spread(read.get("comparator", claim.comparator), value)
    return read


def _spread(comparator: str | None, value: Any) -> dict[str, Any]:
    ends = {">": ("low",), ">=": ("low",), "<": ("high",), "<=": ("high",)}.get(comparator or "", ("low", "high"))
    return {name: value if name in ends else None for name in ("low", "high")}


def ask(question: str) -> str:
    """Return what the reviewer types; the end of the input is `q`, or nothing where more than a key is asked for."""
    try:
        return input(question).strip()
    except EOFError:
        return "q" if question == KEYS else ""
