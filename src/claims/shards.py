"""Claims in folders of Parquet files, as an engine writes them and other programs read them.

A folder holds `claims`, `skipped`, `documents` and `errors`, in each a file for each shard. The file in `documents` is
written last, and only with it a shard counts: what a run leaves that was stopped in between is swept away by the next.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from types import NoneType
from typing import TYPE_CHECKING, Any, TypeVar, get_args, get_origin

from claims.errors import UsageError
from claims.records import Claim, Document, Extraction, Failure, Record, Skipped

if TYPE_CHECKING:
    import pyarrow

Kind = TypeVar("Kind", bound=Record)

CLAIMS, SKIPPED, DOCUMENTS, ERRORS = "claims", "skipped", "documents", "errors"
EXACT = "_exact"
"""Behind the name of a column of numbers, the name of that with the same numbers, every digit."""
NAME_LENGTH = 16
_WHOLE = re.compile(rf"([0-9a-f]{{{NAME_LENGTH}}})\.parquet")
_OWN = re.compile(rf"(\.?[0-9a-f]{{{NAME_LENGTH}}})\.(?:parquet|draft)")
_NOT_THERE = "no folder of shards"


@dataclass(frozen=True)
class Shard:
    """What is written at once: documents with what they gave, and those that gave nothing."""

    extractions: Sequence[Extraction] = ()
    failures: Sequence[Failure] = ()

    @property
    def name(self) -> str:
        """A name for these documents, so that a shard that is written again takes the place of itself."""
        paths = [extraction.document.path for extraction in self.extractions]
        paths += [failure.path for failure in self.failures]
        return sha256("\0".join(sorted(paths)).encode("utf-8", "surrogatepass")).hexdigest()[:NAME_LENGTH]


class ShardFolder:
    """A folder of shards, on this machine or wherever pyarrow can write (`s3://bucket/folder`)."""

    def __init__(self, location: str) -> None:
        """Name the folder.

        Raises:
            UsageError: the library pyarrow is missing, or no such place is known to it.
        """
        self.location = location
        self._files, self._root = _open_place(location)

    def write(self, shard: Shard, *, fingerprint: str) -> None:
        """Write a shard, or write it again."""
        extractions = shard.extractions
        rows = {
            CLAIMS: _table(Claim, [claim for extraction in extractions for claim in extraction.claims]),
            SKIPPED: _table(Skipped, [number for extraction in extractions for number in extraction.skipped]),
            ERRORS: _table(Failure, shard.failures),
            DOCUMENTS: _table(Document, [extraction.document for extraction in extractions], fingerprint=fingerprint),
        }
        for kind, table in rows.items():
            self._write(kind, shard.name, table)

    def _write(self, kind: str, name: str, table: pyarrow.Table) -> None:
        from pyarrow import parquet

        self._files.create_dir(f"{self._root}/{kind}")
        # A file takes its name when it is whole; readers pass over hidden ones.
        draft = f"{self._root}/{kind}/.{name}.draft"
        with self._files.open_output_stream(draft) as out:
            parquet.write_table(table, out, compression="zstd")
        self._files.move(draft, self._path(kind, name))

    def sweep(self) -> None:
        """Delete what no finished shard holds, and the errors: what failed is tried again by each run."""
        finished = set(self.names())
        for kind in (CLAIMS, SKIPPED, ERRORS, DOCUMENTS):
            for name, path in self._list(kind, _OWN):
                if kind == ERRORS or name not in finished:
                    self._files.delete_file(path)

    def names(self) -> list[str]:
        """Return the names of the finished shards, in order."""
        return sorted(name for name, _ in self._list(DOCUMENTS, _WHOLE))

    def _list(self, kind: str, pattern: re.Pattern[str]) -> list[tuple[str, str]]:
        """Return name and path of the files of a kind that are ours: a folder `documents` may hold others besides."""
        from pyarrow.fs import FileSelector

        found = self._files.get_file_info(FileSelector(f"{self._root}/{kind}", allow_not_found=True))
        matches = ((pattern.fullmatch(file.base_name), file.path) for file in found)
        return [(match[1], path) for match, path in matches if match]

    def _path(self, kind: str, name: str) -> str:
        return f"{self._root}/{kind}/{name}.parquet"

    def read_done(self) -> dict[str, str]:
        """Return the paths of all documents in finished shards, each with its fingerprint."""
        rows = (row for name in self.names() for row in self._read(DOCUMENTS, name, ["path", "fingerprint"]))
        return {row["path"]: row["fingerprint"] for row in rows}

    def read_extractions(self) -> Iterator[tuple[Extraction, str]]:
        """Yield what each document gave, with its fingerprint, a shard at a time in memory.

        Raises:
            UsageError: there are no shards.
        """
        for name in self._require_names():
            claims = _by_path(Claim, self._read(CLAIMS, name))
            skipped = _by_path(Skipped, self._read(SKIPPED, name))
            for row in self._read(DOCUMENTS, name):
                path, fingerprint = row["path"], row.pop("fingerprint")
                found = {"claims": claims.get(path, ()), "skipped": skipped.get(path, ())}
                yield Extraction(document=_record(Document, row), **found), fingerprint

    def read_claims(self) -> Iterator[Claim]:
        """Yield all claims, the documents of one source told apart as a store does: `own`, `own-2` ...

        Raises:
            UsageError: there are no shards.
        """
        named: dict[str, str] = {}
        taken: Counter[str] = Counter()
        for name in self._require_names():
            for row in self._read(CLAIMS, name):
                path, source = row["path"], row["source"]
                if path not in named:
                    taken[source] += 1
                    named[path] = source if taken[source] == 1 else f"{source}-{taken[source]}"
                yield _record(Claim, {**row, "source": named[path]})

    def _require_names(self) -> list[str]:
        names = self.names()
        if not names:
            raise UsageError(_NOT_THERE, where=self.location, hint="`claims extract --engine ray` writes one")
        return names

    def _read(self, kind: str, name: str, columns: list[str] | None = None) -> list[dict[str, Any]]:
        from pyarrow import parquet

        with self._files.open_input_file(self._path(kind, name)) as file:
            rows: list[dict[str, Any]] = parquet.read_table(file, columns=columns).to_pylist()
        return rows


def holds_shards(location: str) -> bool:
    """Tell whether a name given as an input stands for a folder of shards rather than for documents."""
    folder = Path(location)
    return "://" in location or ((folder / CLAIMS).is_dir() and any((folder / DOCUMENTS).glob("*.parquet")))


def _open_place(location: str) -> tuple[Any, str]:
    try:
        import pyarrow
        from pyarrow.fs import FileSystem
    except ImportError as error:
        hint = "pip install 'claims-and-figures[parquet]'"
        raise UsageError("shards need the library pyarrow", where=location, hint=hint) from error
    try:
        place = location if "://" in location else Path(location).absolute().as_uri()
        files, root = FileSystem.from_uri(place)
    except (pyarrow.ArrowException, OSError, ValueError) as error:
        raise UsageError(
            f"no such place: {error}", where=location, hint="name a folder, or s3://bucket/folder"
        ) from error
    return files, root.rstrip("/")


def _table(kind: type[Kind], records: Iterable[Kind], **constants: str) -> pyarrow.Table:
    """Return records as rows, with further columns that hold one value."""
    import pyarrow

    types = {name: _type_of(field.annotation) for name, field in kind.model_fields.items()}
    fields = [pyarrow.field(name, _arrow(kept)) for name, kept in types.items()]
    fields += [pyarrow.field(name + EXACT, pyarrow.string()) for name, kept in types.items() if kept is Decimal]
    fields += [pyarrow.field(name, pyarrow.string()) for name in constants]
    rows = [_row(record, types) | constants for record in records]
    return pyarrow.Table.from_pylist(rows, schema=pyarrow.schema(fields))


def _type_of(annotation: Any) -> Any:
    """Return what a field holds where it holds anything: a plain type, `list` for words, `dict` for what is nested."""
    kinds = [kind for kind in get_args(annotation) or (annotation,) if kind is not NoneType]
    if get_origin(annotation) is tuple:
        return list if kinds[0] is str else dict
    return kinds[0] if kinds[0] in (int, float, bool, Decimal) else str


def _arrow(kept: Any) -> pyarrow.DataType:
    import pyarrow

    plain = {int: pyarrow.int64(), float: pyarrow.float64(), bool: pyarrow.bool_(), Decimal: pyarrow.float64()}
    return pyarrow.list_(pyarrow.string()) if kept is list else plain.get(kept, pyarrow.string())


def _row(record: Record, types: Mapping[str, Any]) -> dict[str, Any]:
    row = record.model_dump()
    for name, kept in types.items():
        if kept is dict:
            row[name] = json.dumps(row[name])
        elif kept is Decimal and row[name] is not None:
            row[name + EXACT], row[name] = str(row[name]), float(row[name])
    return row


def _record(kind: type[Kind], row: Mapping[str, Any]) -> Kind:
    values = {name: row[name] for name in kind.model_fields if name in row}
    for name, field in kind.model_fields.items():
        if _type_of(field.annotation) is dict:
            values[name] = json.loads(row[name])
        elif name + EXACT in row:
            values[name] = row[name + EXACT]
    return kind.model_validate(values)


def _by_path(kind: type[Kind], rows: Iterable[Mapping[str, Any]]) -> dict[str, tuple[Kind, ...]]:
    found: defaultdict[str, list[Kind]] = defaultdict(list)
    for row in rows:
        found[row["path"]].append(_record(kind, row))
    return {path: tuple(records) for path, records in found.items()}
