"""Open the store that the options, the environment or `claims.toml` name, and choose claims in it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claims.errors import UsageError

if TYPE_CHECKING:
    from claims.cli.options import KindName
    from claims.present import Listing
    from claims.records import Decision, Record
    from claims.settings import Settings
    from claims.store import ClaimQuery, Store


CONFIRMED: tuple[Decision, ...] = ("accepted", "edited")
COMPARABLE: tuple[Decision | None, ...] = (None, *CONFIRMED)
"""What a reviewer rejected is no figure to compare."""
MOST_CHOICES = 30
"""How many names are told to who has asked for another one."""


def find_settings(**options: Any) -> Settings:
    """Return the settings of the working folder, overridden by the options that are not None."""
    from claims.settings import read_settings

    return read_settings(Path(), os.environ, **options)


def open_kept(location: str, *, keep: bool) -> AbstractContextManager[Store | None]:
    """Return the store to keep claims in, made where there is none; None where nothing is to be kept."""
    from claims.store import Store

    return Store.open(location) if keep else nullcontext()


def open_store(location: str | None) -> Store:
    """Return the store that is there already.

    Raises:
        StoreError: there is none.
    """
    from claims.store import Store

    return Store.open(find_settings(store=location).store, must_exist=True)


def make_query(
    store: Store,
    *,
    topics: Sequence[str] | None = None,
    sources: Sequence[str] | None = None,
    kinds: Sequence[KindName] | None = None,
    since: str | None = None,
    reviewed: bool = False,
    **conditions: Any,
) -> ClaimQuery:
    """Return the query for claims in `store`.

    Raises:
        UsageError: the store knows no such topic or source, or `since` is no date.
    """
    from claims.store import ClaimQuery

    check_topics(store, topics or ())
    check_sources(store, sources or ())
    given = {
        "topics": tuple(topics or ()),
        "sources": tuple(sources or ()),
        "kinds": tuple(kind.value for kind in kinds or ()),
        "since": read_date(since) if since else None,
        **({"decisions": CONFIRMED} if reviewed else {}),
    }
    return ClaimQuery(**given, **conditions)


def check_topics(store: Store, names: Iterable[str]) -> None:
    """Refuse topics that the store does not know, and say which it knows."""
    for name in names:
        if not store.has_topic(name):
            raise refuse("topic", name, [each.topic for each in store.topics()])


def check_sources(store: Store, names: Iterable[str]) -> None:
    """Refuse sources that the store does not know, and say which it knows."""
    for name in names:
        if not store.has_source(name):
            raise refuse("source", name, [each.source for each in store.sources()])


def refuse(what: str, name: str, known: Sequence[str]) -> UsageError:
    """Return the error for a name that the store does not know, with some of those that it does."""
    choices = ", ".join(sorted(known)[:MOST_CHOICES]) or "none; run `claims extract` first"
    more = f", and {len(known) - MOST_CHOICES:,} more" if len(known) > MOST_CHOICES else ""
    return UsageError(f"no claims in the store for {what} {name!r}", hint=f"{what}s there: {choices}{more}")


def read_date(words: str) -> str:
    """Return a date in ISO 8601.

    Raises:
        UsageError: the words are no date.
    """
    from claims.read import parse_date

    date = parse_date(words)
    if date is None:
        raise UsageError(f"no date: {words!r}", where="--since", hint="write 2009, 2009-07 or 2009-07-01")
    return date


def list_records(kind: type[Record], records: Iterable[Record], *, leave_out: Sequence[str] = ()) -> Listing:
    """Return records of one kind as a listing, a column a field, but for those left out."""
    from claims.present import Listing

    columns = tuple(name for name in kind.model_fields if name not in leave_out)
    return Listing(columns, tuple(tuple(getattr(record, name) for name in columns) for record in records))
