"""What the shell offers while a command is typed: topics, sources and ids of the store that the command would read."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from typer import Context

from claims.errors import ClaimsError

if TYPE_CHECKING:
    from claims.store import Store

Suggestion = tuple[str, str]
"""What may be typed, and what it is."""


def complete_topic(context: Context, incomplete: str) -> list[Suggestion]:
    """Return the topics that begin so."""
    return _ask(context, incomplete, lambda kept: ((one.topic, f"{one.claims} claims") for one in kept.topics()))


def complete_source(context: Context, incomplete: str) -> list[Suggestion]:
    """Return the sources that begin so."""
    return _ask(context, incomplete, lambda kept: ((one.source, one.title or one.path) for one in kept.sources()))


def complete_id(context: Context, incomplete: str) -> list[Suggestion]:
    """Return some ids that begin so, each with its figure."""
    return _ask(context, incomplete, lambda kept: kept.suggest_ids(incomplete))


def _ask(context: Context, incomplete: str, suggest: Callable[[Store], Iterable[Suggestion]]) -> list[Suggestion]:
    """Return what the store suggests; nothing where it cannot be read, as a shell has no place for errors."""
    from claims.cli.store import open_store
    from claims.present.cleaning import clean

    try:
        with open_store(context.params.get("store")) as kept:
            found = [(clean(word), clean(meaning)) for word, meaning in suggest(kept)]
    except ClaimsError:
        return []
    return [(word, meaning) for word, meaning in found if word.startswith(incomplete)]
