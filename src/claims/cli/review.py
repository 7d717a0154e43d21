"""`claims review`: step through claims and decide of each, or decide of one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

from typer import Argument, Option

from claims.cli.completion import complete_id
from claims.cli.options import (
    AllOption,
    ConfidenceOption,
    KindOption,
    SinceOption,
    SourceOption,
    StoreOption,
    TopicOption,
    WordsOption,
)
from claims.cli.report import tell
from claims.cli.session import read_corrections, step_through
from claims.cli.store import make_query, open_store
from claims.errors import UsageError

if TYPE_CHECKING:
    from claims.records import Decision
    from claims.store import Store


def review(
    id: Annotated[
        str | None,
        Argument(
            metavar="[ID]",
            help="One claim, by its id or its first letters; else one after another.",
            autocompletion=complete_id,
        ),
    ] = None,
    accept: Annotated[
        bool | None, Option("--accept/--reject", help="Decide of the claim ID without asking.", show_default=False)
    ] = None,
    note: Annotated[str | None, Option("--note", metavar="TEXT", help="A remark on the claim ID.")] = None,
    correct: Annotated[
        list[str] | None,
        Option(
            "--set",
            metavar="FIELD=VALUE",
            help="Correct a field of it, its figure by value=; may be repeated.",
        ),
    ] = None,
    clear: Annotated[bool, Option("--clear", help="Forget what was decided of the claim ID.")] = False,
    again: Annotated[bool, Option("--again", help="Also claims that were decided of already.")] = False,
    topic: TopicOption = None,
    source: SourceOption = None,
    kind: KindOption = None,
    words: WordsOption = None,
    since: SinceOption = None,
    min_confidence: ConfidenceOption = 0.0,
    incidental: AllOption = False,
    store: StoreOption = None,
) -> None:
    """Example: claims review --topic guns

    Step through the claims that nobody has decided of yet: accept, edit, reject or note. What is decided is kept for
    ever, also when documents are extracted again, and shows in every output as `reviewed` and `reviewer_note`; rejected
    claims are left out of comparisons. With an id and options, one claim is decided of without questions.
    """
    decision: Decision | None = None if accept is None else "accepted" if accept else "rejected"
    with open_store(store) as kept:
        if decision or clear or correct or note is not None:
            decide_at_once(kept, id, decision=decision, note=note, correct=correct or [], clear=clear)
        elif id is not None:
            step_through(kept, [kept.claim(id).id])
        else:
            query = make_query(
                kept,
                topics=topic,
                sources=source,
                kinds=kind,
                words=words,
                since=since,
                min_confidence=min_confidence,
                incidental=incidental,
                decisions=() if again else (None,),
            )
            step_through(kept, list(dict.fromkeys(claim.id for claim in kept.claims(query))))


def decide_at_once(
    kept: Store, id: str | None, *, decision: Decision | None, note: str | None, correct: Sequence[str], clear: bool
) -> None:
    """Decide of one claim as the options say, and tell how it stands.

    Raises:
        UsageError: no claim is named, or what is to be kept is to be forgotten too.
    """
    if id is None:
        raise UsageError("of which claim?", hint="name its id, as `claims list` shows it")
    if clear and (decision or correct or note is not None):
        raise UsageError("a review is kept or forgotten, not both", where="--clear", hint="leave it or the others out")
    if clear:
        claim = kept.drop_review(id)
    else:
        claim = kept.review(id, decision=decision, note=note, corrections=read_corrections(kept.claim(id), correct))
    tell(f"{claim.id}: {claim.reviewed or 'not reviewed'}")
