"""Hold the rows of an exported file against the documents: quote, offsets, sentence, text, and what the store says."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from claims.errors import ReadError, UsageError
from claims.normalise import make_id
from claims.present import spell_cell, spell_field
from claims.read import Metadata, read_documents
from claims.records import Claim, Document, Failure, Record
from claims.settings import Settings
from claims.store import ClaimQuery, Store
from claims.workflow import find_limits

SUFFIXES = (".csv", ".tsv", ".jsonl", ".json")
DELIMITERS = ",;\t"
"""A spreadsheet of a country whose numbers have commas saves CSV with semicolons."""
NEEDED = ("id", "source", "path", "quote", "start", "end", "sentence", "sentence_start", "sentence_end")
HELD = ("kind", "comparator", "low", "high", "unit", "per", "change", "incidental")
"""Fields that the store is asked for too: what the figure says."""
_LONGEST_CELL = 10_000_000

Row = Mapping[str, str]
"""The cells of one row by column, spelled as in CSV."""


class Lapse(Record):
    """A row that no longer holds."""

    row: int
    """As a spreadsheet counts, with the header as row 1; in JSON the first object is row 2 too."""
    id: str
    source: str
    quote: str
    reason: str


@dataclass(frozen=True)
class Original:
    """A document as it is now, and the claims that the store has of it, by id."""

    document: Document
    claims: Mapping[str, Claim] | None = None
    """None where no store is asked."""

    @cached_property
    def sentences(self) -> frozenset[str]:
        """The text of all sentences, for those that a pull quote cuts in two."""
        from claims.analyse.sentences import split_sentences
        from claims.analyse.views import view_text

        text = self.document.text
        return frozenset(
            spell_cell(view_text(text, sentence).text) for sentence in split_sentences(text, self.document.body_start)
        )


def verify(path: Path, find: Callable[[Row], Original | None]) -> Iterator[Lapse | None]:
    """Yield for each row of the file what no longer holds, None where all does.

    Args:
        path: what `claims export` wrote, as CSV, TSV, JSON or JSON Lines; a spreadsheet may have saved it again.
        find: gives the document of a row, None where there is none.

    Raises:
        ReadError: the file cannot be read.
        UsageError: the file is not such an export.
    """
    for number, row in enumerate(read_rows(path), start=2):
        reason = check_row(row, find(row))
        named = {name: row[name] for name in ("id", "source", "quote")}
        yield Lapse(row=number, reason=reason, **named) if reason else None


def find_in_store(store: Store) -> Callable[[Row], Original | None]:
    """Return what finds the document of a row in the store, by its source."""
    known = {summary.source for summary in store.sources()}

    @lru_cache(maxsize=2)  # the rows of one document stand together
    def find(source: str) -> Original | None:
        if source not in known:
            return None
        query = ClaimQuery(sources=(source,), incidental=True)
        return Original(store.document(source), {claim.id: claim for claim in store.claims(query)})

    return lambda row: find(row["source"])


def find_in_files(inputs: Sequence[str], settings: Settings) -> Callable[[Row], Original | None]:
    """Return what finds the document of a row among files and folders: by its path, else by a name that only it has.

    Raises:
        ReadError: a file cannot be read.
    """
    by_path: dict[str, Original] = {}
    by_name: dict[str, Original | None] = {}
    for item in read_documents(inputs, overrides=Metadata(), limits=find_limits(settings)):
        if isinstance(item, Failure):
            raise ReadError(item.reason, where=item.path)
        original = by_path[item.path] = Original(item)
        name = Path(item.path).name
        by_name[name] = None if name in by_name else original
    return lambda row: by_path.get(row["path"]) or by_name.get(Path(row["path"]).name)


def read_rows(path: Path) -> Iterator[Row]:
    """Yield the rows of an exported file, each with the cells as they were written.

    Raises:
        ReadError: the file cannot be read.
        UsageError: the file is not such an export.
    """
    readers = {".json": _read_json, ".jsonl": _read_json_lines}
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in readers.get(path.suffix.lower(), _read_csv)(file):
                if missing := [name for name in NEEDED if name not in row]:
                    hint = f"verify takes what `claims export` wrote, as {' '.join(SUFFIXES)}"
                    raise UsageError(f"there is no column {missing[0]!r}", where=str(path), hint=hint)
                yield row
    except OSError as error:
        hint = "give a file that `claims export` wrote"
        raise ReadError(f"cannot be read: {error.strerror}", where=str(path), hint=hint) from error
    except (UnicodeDecodeError, json.JSONDecodeError, csv.Error) as error:
        raise ReadError(f"cannot be read: {error}", where=str(path), hint="save it as CSV in UTF-8") from error


def _read_csv(file: Any) -> Iterator[Row]:
    head = file.readline()
    file.seek(0)
    csv.field_size_limit(_LONGEST_CELL)
    for row in csv.DictReader(file, delimiter=max(DELIMITERS, key=head.count)):
        # A short row has None for what is missing, a long one its rest under None.
        yield {str(name): cell if isinstance(cell, str) else "" for name, cell in row.items()}


def _read_json(file: Any) -> Iterator[Row]:
    for item in json.load(file):
        yield _spell(item)


def _read_json_lines(file: Any) -> Iterator[Row]:
    for line in file:
        yield _spell(json.loads(line))


def _spell(item: Any) -> Row:
    return {name: spell_field(name, value) for name, value in item.items()} if isinstance(item, dict) else {}


def check_row(row: Row, original: Original | None) -> str:
    """Return why the row no longer holds; empty where it does."""
    if original is None:
        return "its document is not there"
    start, end = _read_offset(row["start"]), _read_offset(row["end"])
    if start is None or end is None:
        return "start and end are no offsets"
    text = original.document.text
    return (
        _check_quote(row["quote"], text, start, end)
        or _check_text(row["id"], original.document, start, end)
        or _check_sentence(row, original)
        or _check_reading(row, original.claims)
    )


def _read_offset(cell: str) -> int | None:
    # A spreadsheet may show 1,957 or 1957.0.
    plain = cell.replace(",", "").removesuffix(".0")
    return int(plain) if plain.isascii() and plain.isdigit() else None


def _check_quote(quote: str, text: str, start: int, end: int) -> str:
    if spell_cell(text[start:end]) == quote:
        return ""
    at = text.find(quote)
    if not quote or at < 0:
        return "the quote does not stand in the text"
    return f"the quote does not stand there; the first place where it stands is {at}"


def _check_text(claim_id: str, document: Document, start: int, end: int) -> str:
    same = make_id(document, start, end) == claim_id
    return "" if same else "the text, or the id, is another than was exported; the quote still stands there"


def _check_sentence(row: Row, original: Original) -> str:
    from claims.analyse.views import view_text

    start, end = _read_offset(row["sentence_start"]), _read_offset(row["sentence_end"])
    if start is None or end is None:
        return "sentence_start and sentence_end are no offsets"
    whole = spell_cell(view_text(original.document.text, [(start, end)]).text)
    return "" if row["sentence"] == whole or row["sentence"] in original.sentences else "the sentence is another"


def _check_reading(row: Row, claims: Mapping[str, Claim] | None) -> str:
    if claims is None:
        return ""
    if row["id"] not in claims:
        return "the store no longer has this claim"
    for name in HELD:
        now = spell_field(name, getattr(claims[row["id"]], name))
        if name in row and not _is_same(row[name], now):
            return f"{name} is {row[name] or 'empty'} in the file and {now or 'empty'} in the store"
    return ""


def _is_same(one: str, other: str) -> bool:
    if one.casefold() == other.casefold():
        return True
    try:
        return float(one) == float(other)
    except ValueError:
        return False
