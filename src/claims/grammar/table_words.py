"""The words of tables: how their titles begin, which rows sum up, which heads count nothing."""

from __future__ import annotations

from claims.lexicons import Lexicon, read_lexicon
from claims.records import Status


class TableWords(Lexicon):
    """Schema of `tables.toml`."""

    captions: tuple[str, ...]
    totals: tuple[str, ...]
    counting: tuple[str, ...]
    plain: frozenset[str]
    labels: frozenset[str]
    amounts: frozenset[str]
    changes: frozenset[str]
    dividers: tuple[str, ...]
    exceptions: frozenset[str]
    lengths: frozenset[str]
    ages: frozenset[str]
    counts: dict[str, str]
    status: dict[str, Status]


TABLE_WORDS = read_lexicon("tables", TableWords)


def is_total(head: str) -> bool:
    """Tell the head of a row or column that sums up the others."""
    return f"{head.strip().lower()} ".startswith(TABLE_WORDS.totals)
