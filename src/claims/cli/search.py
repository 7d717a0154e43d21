"""`claims search`: sentences that hold given words, with their figures marked."""

from __future__ import annotations

from itertools import chain, islice
from typing import Annotated

from typer import Argument

from claims.cli.options import (
    AllOption,
    ConfidenceOption,
    FormatOption,
    KindOption,
    LimitOption,
    OutputOption,
    ReviewedOption,
    SinceOption,
    SourceOption,
    StoreOption,
    TopicOption,
)
from claims.cli.output import open_target
from claims.cli.report import tell
from claims.cli.store import make_query, open_store
from claims.errors import UsageError

NO_WORDS = "name a word, as in `claims search guns`; `claims list` shows all figures"


def search(
    words: Annotated[list[str], Argument(metavar="WORDS", help="Words that a sentence holds, all, in any inflection.")],
    topic: TopicOption = None,
    source: SourceOption = None,
    kind: KindOption = None,
    since: SinceOption = None,
    min_confidence: ConfidenceOption = 0.0,
    reviewed: ReviewedOption = False,
    incidental: AllOption = False,
    limit: LimitOption = None,
    format: FormatOption = None,
    output: OutputOption = None,
    store: StoreOption = None,
) -> None:
    """Example: claims search guns traced

    Show the sentences that hold all the words, their figures in brackets, the oldest document first.
    """
    from claims.present import Format, write_claims, write_sentences

    if not any(any(letter.isalnum() for letter in word) for word in words):
        raise UsageError("no word to look for", where="WORDS", hint=NO_WORDS)
    with open_store(store) as kept, open_target(output, format) as target:
        query = make_query(
            kept,
            topics=topic,
            sources=source,
            kinds=kind,
            words=" ".join(words),
            since=since,
            min_confidence=min_confidence,
            reviewed=reviewed,
            incidental=incidental,
            limit=limit,
        )
        claims = kept.claims(query)
        first = list(islice(claims, 1))
        found = chain(first, claims)
        if target["format"] is Format.table:
            write_sentences(found, target["out"], colour=target["colour"])
        else:
            write_claims(found, **target)
        if not first:
            tell(f"no sentence with a figure holds {' and '.join(words)}")
