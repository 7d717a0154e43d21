"""The condition that a sentence holds words, as each database is asked for it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import String, literal
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import NullType


class HoldsWords(FunctionElement[Any]):
    """That a sentence holds all the words of an expression by `quote_words`, in any inflection."""

    inherit_cache = True
    # Of a Boolean function SQLite would be asked whether it equals 1, and would look into no index.
    type = NullType()

    def __init__(self, expression: str) -> None:
        super().__init__(literal(expression, String))


@compiles(HoldsWords, "sqlite")  # type: ignore[no-untyped-call,untyped-decorator,unused-ignore]
def _ask_sqlite(element: HoldsWords, compiler: SQLCompiler, **options: Any) -> str:
    expression = compiler.process(element.clauses, **options)
    return f"sentences.id IN (SELECT rowid FROM sentences_fts WHERE sentences_fts MATCH {expression})"


@compiles(HoldsWords, "postgresql")  # type: ignore[no-untyped-call,untyped-decorator,unused-ignore]
def _ask_postgresql(element: HoldsWords, compiler: SQLCompiler, **options: Any) -> str:
    # Which splits the expression at its spaces, and takes quotes for signs like any other.
    return f"sentences.words @@ search_words({compiler.process(element.clauses, **options)})"


def quote_words(words: str) -> str:
    """Return an expression of full-text search that looks for all the words.

    Each one is quoted, so that `NEAR`, `*` or a bracket is text like any other; what holds no letter or digit counts
    for nothing beside other words, and alone finds nothing. Signs within a word, as in `three-and-a-half`, make it a
    phrase.
    """
    chunks = words.replace("\0", " ").split()
    return " ".join('"' + chunk.replace('"', '""') + '"' for chunk in chunks)
