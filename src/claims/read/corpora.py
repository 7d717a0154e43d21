"""Read tables of documents: CSV, TSV, JSON lines and Parquet, each row a document."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from claims.errors import ReadError
from claims.read.content import Content, Limits
from claims.read.decoding import decode, replace_controls
from claims.read.formats import name_missing
from claims.read.front_matter import write_value
from claims.read.metadata import Metadata, note_metadata
from claims.read.words import column_words, publication_words

Row = tuple[int, Content | ReadError]
_Record = Mapping[str, Any]
_DELIMITERS = ",;\t|"
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_DECLARED = re.compile(r"sep=(.)\n")
"""First line of a CSV file by which Excel says what stands between its cells."""
_NAMED = 8
"""Columns that a message names."""


@dataclass(frozen=True, kw_only=True)
class Columns:
    """Which columns of a table hold what; guessed from common names where None."""

    text: str | None = None
    title: str | None = None
    date: str | None = None
    author: str | None = None
    url: str | None = None


def read_rows(data: bytes, form: str, *, limits: Limits, columns: Columns) -> Iterator[Row]:
    """Yield number and content of each row, or why it gives none; the first row is 1, heads not counted.

    Args:
        data: the file.
        form: csv, tsv, jsonl or parquet.
        limits: the most rows, and the longest cell.
        columns: which columns hold what.

    Raises:
        ReadError: the table cannot be read, has no column of text or too many rows.
    """
    # The csv module knows one limit for the whole process.
    csv.field_size_limit(max(csv.field_size_limit(), limits.characters))
    records = _OPENERS[form](data)
    chosen: dict[str, str] = {}
    for number, record in records:
        if number > limits.entries:
            raise ReadError(f"more than {limits.entries:,} rows", hint="split it, or raise --max-entries")
        if isinstance(record, ReadError):
            yield number, record
            continue
        if chosen.get("text") not in record:
            chosen = choose_columns(tuple(record), columns)
        yield number, _make_content(record, chosen)


def read_record(record: _Record, columns: Columns) -> Content:
    """Return the content of one row.

    Raises:
        ReadError: it is no object, or has no column of text.
    """
    if not isinstance(record, dict):
        raise ReadError("no JSON object", hint="mend the line")
    return _make_content(record, choose_columns(tuple(record), columns))


def choose_columns(names: Sequence[str], columns: Columns) -> dict[str, str]:
    """Return which of the columns `names` hold the text and the fields of `Metadata`.

    Raises:
        ReadError: there is no column of text, or a column that was asked for is not there.
    """
    chosen: dict[str, str] = {}
    for field in fields(columns):
        wanted = getattr(columns, field.name)
        if wanted is not None and wanted not in names:
            raise ReadError(f"no column {wanted!r}", hint=f"its columns are {_list(names)}")
        if wanted is not None:
            chosen["published" if field.name == "date" else field.name] = wanted
    for name in names:
        label = publication_words().field_of_label(name)
        if label and name not in chosen.values():
            chosen.setdefault(label, name)
    if "text" not in chosen:
        chosen["text"] = _find_text(names)
    return chosen


def _find_text(names: Sequence[str]) -> str:
    folded = {re.sub(r"[\s-]+", "_", name.strip().lower()): name for name in reversed(names)}
    for known in column_words().text:
        if known in folded:
            return folded[known]
    raise ReadError(
        "a table without a column of text", hint=f"name it with --text-field; its columns are {_list(names)}"
    )


def _list(names: Sequence[str]) -> str:
    return ", ".join(names[:_NAMED]) + (" ..." if len(names) > _NAMED else "")


def _make_content(record: _Record, chosen: Mapping[str, str]) -> Content:
    """Return the content of a row; a `source` column names the address or, as datasets have it, the publisher."""
    found = {field: write_value(record.get(name)) for field, name in chosen.items() if field != "text"}
    source = found.pop("source", "")
    found.setdefault("url" if _ADDRESS.fullmatch(source) else "publisher", source)
    metadata: Metadata = note_metadata(**found)
    text = record.get(chosen["text"])
    paragraphs = text if isinstance(text, list) else [text]
    words = "\n\n".join(str(one) for one in paragraphs if one is not None)
    return Content(replace_controls(words.replace("\r\n", "\n").replace("\r", "\n")), metadata)


def _open_csv(data: bytes) -> Iterator[tuple[int, _Record | ReadError]]:
    yield from _read_table(decode(data))


def _open_tsv(data: bytes) -> Iterator[tuple[int, _Record | ReadError]]:
    yield from _read_table(decode(data), delimiter="\t")


def _read_table(text: str, *, delimiter: str | None = None) -> Iterator[tuple[int, _Record | ReadError]]:
    if declared := _DECLARED.match(text):
        text, delimiter = text[declared.end() :], declared[1]
    head = text.lstrip("\n").partition("\n")[0]
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter or max(_DELIMITERS, key=head.count))
    filled = (row for row in rows if any(cell.strip() for cell in row))
    try:
        names = next(filled, [])
        for number, row in enumerate(filled, 1):
            # A comma in a text that nobody quoted would cut the text short.
            if len(row) > len(names):
                yield number, ReadError(f"has {len(row)} cells under {len(names)} heads", hint="quote its cells")
            else:
                yield number, dict(zip(names, row, strict=False))
    except csv.Error as error:
        raise ReadError(f"not CSV: {error}", hint="save the table as CSV again") from error


def _open_jsonl(data: bytes) -> Iterator[tuple[int, _Record | ReadError]]:
    text = decode(data)
    # Not splitlines, which also splits at line separators inside of strings.
    lines = ((number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip())
    first = _parse_json(text.lstrip().partition("\n")[0])
    # One JSON value that runs over many lines: a list of objects, or an object alone.
    whole = None if isinstance(first, dict) else _parse_json(text)
    records = whole if isinstance(whole, list) else [whole] if isinstance(whole, dict) else None
    for number, record in enumerate(records, 1) if records else ((at, _parse_json(line)) for at, line in lines):
        yield number, record if isinstance(record, dict) else ReadError("no JSON object", hint="mend it")


def _parse_json(text: str) -> object:
    """Return the value that `text` is in JSON, None where it is none, or goes deeper or longer than any document."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _open_parquet(data: bytes) -> Iterator[tuple[int, _Record | ReadError]]:
    try:
        import pyarrow
        from pyarrow import parquet
    except ModuleNotFoundError as error:
        raise name_missing("a Parquet file", error, extra="parquet") from error
    try:
        batches: Iterable[Any] = parquet.ParquetFile(io.BytesIO(data)).iter_batches(batch_size=64)
        yield from enumerate((record for batch in batches for record in batch.to_pylist()), 1)
    except (pyarrow.ArrowException, OSError, UnicodeDecodeError) as error:
        raise ReadError("a damaged Parquet file", hint="get a whole copy of it") from error


_OPENERS = {"csv": _open_csv, "tsv": _open_tsv, "jsonl": _open_jsonl, "parquet": _open_parquet}
