"""Keep what documents say in an SQLite file or on a PostgreSQL server, a transaction a document.

`Store.open(location)` opens or makes the store; `ClaimQuery` chooses claims. Inside: `tables` says what is kept,
`migration` and the scripts in `migrations` bring a database there, `reading` and `saving` hold the SQL; what differs
from one database to the other is in `sqlite` and `postgresql`, and what they have in common in `database`.
"""

from claims.store.database import show_location
from claims.store.datasette import describe_for_datasette
from claims.store.queries import ClaimQuery, Count, SourceSummary, TopicSummary
from claims.store.store import Store

__all__ = ["ClaimQuery", "Count", "SourceSummary", "Store", "TopicSummary", "describe_for_datasette", "show_location"]
