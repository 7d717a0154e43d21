"""The store: documents with their text, the claims that they make, and the numbers that were skipped."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self, TypeVar

from sqlalchemy import RowMapping, Select, select

from claims.errors import ReadError, StoreError
from claims.records import Claim, Decision, Document, Extraction, Skipped
from claims.store import reading, reviews, saving, statistics
from claims.store.database import Database, errors_of, find_database
from claims.store.migration import LATEST, read_version, upgrade
from claims.store.queries import ClaimQuery, Count, SourceSummary, TopicSummary
from claims.store.tables import documents

Answer = TypeVar("Answer")

ROWS_AT_ONCE = 500
_EVERYTHING = ClaimQuery()


class Store:
    """One SQLite file, or one PostgreSQL database; made by `Store.open`, and closed by `close` or the end of a `with`.

    Every method raises `StoreError` when it is damaged, locked, out of reach or cannot be written.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._reading = database.connect()
        self._writing = database.connect(write=True)
        # Documents that were named in this session, saved or not: path to source.
        self._named: dict[str, str] = {}
        self._wanted: dict[str, str] = {}
        self._taken: set[str] = set()
        self._next_number: dict[str, int] = {}

    @classmethod
    def open(cls, location: str | Path, *, must_exist: bool = False) -> Self:
        """Return the store at `location`, which is made where there is none, and upgraded where it is old.

        Args:
            location: a file, or the URL of a PostgreSQL database, `postgresql://user@host/database`.
            must_exist: whether it is an error that there is none.

        Raises:
            StoreError: the store is missing though it must exist, is none, is damaged, locked, unwritable or out of
                reach, or was written by a newer version.
        """
        database = find_database(location)
        database.check_place(must_exist=must_exist)
        store = cls(database)
        try:
            store._prepare(must_exist=must_exist)
        except StoreError:
            store.close()
            raise
        return store

    def _prepare(self, *, must_exist: bool) -> None:
        with errors_of(self._database):
            with self._reading.connect() as connection:
                version = read_version(connection, self._database)
            if version is None and must_exist:
                raise StoreError("there is no store", where=self.name, hint="run `claims extract` first")
            if version != LATEST:
                upgrade(self._database)

    @property
    def name(self) -> str:
        """Where the store is, as messages say it: without a password."""
        return self._database.name

    @property
    def path(self) -> Path | None:
        """The file of the store; None where it is on a server."""
        return self._database.path

    def close(self) -> None:
        """Give the file, or the connections, back."""
        self._reading.dispose()
        self._writing.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def name_source(self, document: Document) -> Document:
        """Return the document with a source that is its own: the one it has in the store, else its own or `own-2` ...

        A name that was given is kept for that path while the store is open, so that documents may be named ahead.
        """
        path = document.path
        if path not in self._named:
            self._wanted[path] = document.source or "source"
            self._named[path] = self._stored_source(path) or self._free_source(self._wanted[path])
            self._taken.add(self._named[path])
        return document.model_copy(update={"source": self._named[path]})

    def name_anew(self, document: Document) -> Document:
        """Return a document named by `name_source` with another source, since another run took that one first."""
        self._named[document.path] = self._free_source(self._wanted.get(document.path, document.source))
        self._taken.add(self._named[document.path])
        return document.model_copy(update={"source": self._named[document.path]})

    def _stored_source(self, path: str) -> str | None:
        source: str | None = self._look_up(select(documents.c.source).where(documents.c.path == path))
        return source

    def _free_source(self, base: str) -> str:
        names = (
            (number, f"{base}-{number}" if number > 1 else base) for number in count(self._next_number.get(base, 1))
        )
        number, source = next((number, name) for number, name in names if self._is_free(name))
        self._next_number[base] = number + 1
        return source

    def _is_free(self, source: str) -> bool:
        stored = select(documents.c.id).where(documents.c.source == source)
        return source not in self._taken and self._look_up(stored) is None

    def is_current(self, document: Document, fingerprint: str) -> bool:
        """Tell whether the document is stored as it is, text and metadata, and was extracted as `fingerprint` says.

        Args:
            document: the document; its source is not looked at, since the store has its own say in that.
            fingerprint: stands for the rules and settings of an extraction.
        """
        same = saving.is_kept_so(document, fingerprint)
        return self._look_up(select(documents.c.id).where(*same)) is not None

    def find_source(self, path: str, fingerprint: str) -> str | None:
        """Return the source of the document at `path`, if it was extracted as `fingerprint` says."""
        source: str | None = self._first(reading.SOURCE_OF, document=path, path=path, fingerprint=fingerprint)
        return source

    def save(self, extraction: Extraction, *, fingerprint: str) -> Literal["added", "replaced"]:
        """Keep what one document gave, in one transaction; what its path gave before is dropped, but for reviews.

        Raises:
            SourceTakenError: another path has its source; `name_source` gives a free one, and `name_anew` where another
                run was faster.
            ReadError: this document cannot be kept: two of its claims have one id, or its text is no Unicode.
        """
        path = extraction.document.path
        with errors_of(self._database, document=path), self._writing.begin() as connection:
            self._database.lock(connection, path)
            replaced = saving.drop_document(connection, path)
            document_id = saving.insert_extraction(connection, extraction, fingerprint=fingerprint)
            reviews.reapply_reviews(connection, document_id, extraction.document.text_hash)
        return "replaced" if replaced else "added"

    def claims(self, query: ClaimQuery = _EVERYTHING) -> Iterator[Claim]:
        """Yield the claims that answer the query: oldest document first, undated last, in the order of the text."""
        return self._answers(reading.select_claims(query), reading.claim_of)

    def count(self, query: ClaimQuery = _EVERYTHING) -> int:
        """Return how many claims answer the query, whatever its limit."""
        return int(self._first(reading.count_claims(*reading.conditions(query))))

    def holds_more_than(self, number: int) -> bool:
        """Tell whether there are more claims than `number`, incidental ones too, without counting them all."""
        return self._first(reading.select_figure_after(number)) is not None

    def ids(self, query: ClaimQuery) -> set[str]:
        """Return the ids of the claims that answer the query."""
        return set(self._answers(reading.select_claim_ids(query), lambda row: str(row["claim_id"])))

    def claim(self, id_prefix: str) -> Claim:
        """Return the claim whose id begins so; where one text is stored under several paths, that of the first.

        Raises:
            StoreError: no id begins so, or several do.
        """
        ids = [row["claim_id"] for row in self._answers(reading.select_ids(id_prefix), dict)]
        if not ids:
            raise StoreError(f"no claim {id_prefix!r}", where=self.name, hint="`claims list` shows the ids")
        if len(ids) > 1:
            raise StoreError(
                f"several claims begin with {id_prefix!r}", where=self.name, hint=f"such as {', '.join(ids)}"
            )
        [first] = self._answers(reading.select_claim(ids[0]), reading.claim_of)
        return first

    def suggest_ids(self, prefix: str) -> list[tuple[str, str]]:
        """Return some of the ids that begin so, each with its figure."""
        return list(self._answers(reading.suggest_ids(prefix), lambda row: (row["claim_id"], row["quote"])))

    def statistics(self) -> list[Count]:
        """Return how many documents, claims and numbers passed over there are, and of which sorts."""
        return [
            Count(of=of, name=str(row["name"]), number=row["number"])
            for of, statement in statistics.counts()
            for row in self._answers(statement, dict)
        ]

    def review(
        self,
        id_prefix: str,
        *,
        decision: Decision | None = None,
        note: str | None = None,
        corrections: Mapping[str, Any] | None = None,
    ) -> Claim:
        """Keep what a reviewer decided of a claim, and return the claim as it is now.

        Args:
            id_prefix: the claim's id, or its beginning.
            decision: None leaves an earlier one as it is; a claim with corrections that is not rejected is `edited`.
            note: None leaves an earlier one as it is.
            corrections: fields to set, beside those that were corrected earlier; text is read as the field asks for.

        Raises:
            StoreError: as for `claim`.
            UsageError: a correction is none.
        """
        claim = self.claim(id_prefix)
        checked = reviews.check_corrections(claim, corrections or {})
        now = datetime.now(UTC).isoformat(timespec="seconds")
        with errors_of(self._database), self._writing.begin() as connection:
            self._database.lock(connection)
            reviews.keep_review(connection, claim, decision=decision, note=note, corrections=checked, reviewed_at=now)
        return self.claim(claim.id)

    def drop_review(self, id_prefix: str) -> Claim:
        """Forget the review of a claim, and return the claim as it was extracted.

        Raises:
            StoreError: as for `claim`.
        """
        claim = self.claim(id_prefix)
        with errors_of(self._database), self._writing.begin() as connection:
            self._database.lock(connection)
            reviews.drop_review(connection, claim.id)
        return self.claim(claim.id)

    def document(self, source: str) -> Document:
        """Return the stored document of a source, text and all.

        Raises:
            StoreError: there is no such source.
        """
        found = list(self._answers(reading.select_document(source), lambda row: Document(**row)))
        if not found:
            raise StoreError(f"no source {source!r}", where=self.name, hint="`claims sources` lists them")
        return found[0]

    def sources(self, query: ClaimQuery | None = None) -> list[SourceSummary]:
        """Return the documents in the order of `claims`, without their texts; with a query those with such claims."""
        wanted = reading.select_sources_of(*reading.conditions(query)) if query else reading.select_sources()
        return list(self._answers(wanted, lambda row: SourceSummary(**row)))

    def has_source(self, name: str) -> bool:
        """Tell whether there is a document of this source."""
        return self._first(select(documents.c.id).where(documents.c.source == name)) is not None

    def has_topic(self, name: str) -> bool:
        """Tell whether `topics` has this one, without counting all the others."""
        return self._first(reading.select_figure_on(name)) is not None

    def topics(self) -> list[TopicSummary]:
        """Return all topics that a claim has which is not incidental, those with most claims first."""
        return list(self._answers(reading.select_topics(), lambda row: TopicSummary(**row)))

    def skipped(self, sources: tuple[str, ...] = ()) -> Iterator[Skipped]:
        """Yield the numbers that were seen and not reported, in the order of `claims`; of all sources if none given."""
        return self._answers(reading.select_skipped(sources), lambda row: Skipped(**row))

    def _answers(self, statement: Select[Any], make: Callable[[RowMapping], Answer]) -> Iterator[Answer]:
        with errors_of(self._database), self._reading.connect() as connection:
            for row in connection.execution_options(yield_per=ROWS_AT_ONCE).execute(statement).mappings():
                yield make(row)

    def _look_up(self, statement: Select[Any]) -> Any:
        """Return the first value that is found for a document; None where it is one that cannot be stored at all."""
        try:
            return self._first(statement, document="it")
        except ReadError:
            return None

    def _first(self, statement: Select[Any], *, document: str = "", **values: str) -> Any:
        with errors_of(self._database, document=document), self._reading.connect() as connection:
            return connection.scalar(statement, values)
