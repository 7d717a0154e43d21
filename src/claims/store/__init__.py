"""Keep what documents say in one SQLite file, a transaction a document.

`Store.open(path)` opens or makes the file; `ClaimQuery` chooses claims. Inside: `tables` says what is kept,
`migration` and the scripts in `migrations` bring a file there, `connection` opens it and words its errors, `reading`
and `saving` hold the SQL.
"""

from claims.store.datasette import describe_for_datasette
from claims.store.queries import ClaimQuery, Count, SourceSummary, TopicSummary
from claims.store.store import Store

__all__ = ["ClaimQuery", "Count", "SourceSummary", "Store", "TopicSummary", "describe_for_datasette"]
