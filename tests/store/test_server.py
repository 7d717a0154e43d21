"""What is peculiar to a store on a PostgreSQL server: opening it, rights, passwords, and many at once."""

from __future__ import annotations

import gc
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path
from threading import Barrier
from urllib.parse import unquote

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect

from claims.errors import ClaimsError, SourceTakenError, StoreError
from claims.records import Claim
from claims.store import ClaimQuery, Store, migration, postgresql, show_location
from claims.store.database import find_database
from claims.store.tables import metadata
from claims.workflow import keep_extractions

from ..server import PASSWORD_USER, Server
from .samples import make_extraction

SECRET = "open-sesame"
_numbers = count()


@pytest.fixture
def database(server: Server) -> Iterator[str]:
    """The name of an empty database."""
    name = f"base{next(_numbers)}"
    server.execute(f"CREATE DATABASE {name}")
    yield name
    server.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="module")
def roles(server: Server) -> None:
    """A user who needs a password, and one without any rights."""
    server.make_user(PASSWORD_USER, SECRET)
    server.make_user("reader")


@pytest.fixture
def filled(free_schema: str) -> str:
    with Store.open(free_schema) as store:
        store.save(make_extraction(), fingerprint="1")
    return free_schema


def message(location: str, *, must_exist: bool = False) -> str:
    """Return what is said of a store that cannot be opened, without the place and without its secret."""
    with pytest.raises(StoreError) as caught:
        Store.open(location, must_exist=must_exist)
    said = str(caught.value)
    assert SECRET not in said
    assert "\n" not in said
    return said.removeprefix(f"{show_location(location)}: ")


def test_migrations_make_the_tables_that_the_code_knows(filled: str) -> None:
    peculiar = {"ix_sentences_words", "words"}
    engine = find_database(filled).connect()
    with engine.connect() as opened:
        options = {
            "include_name": lambda name, kind, parents: name not in peculiar and name != "claims_version",
            "compare_type": True,
        }
        assert compare_metadata(MigrationContext.configure(opened, opts=options), metadata) == []
        assert [column["name"] for column in inspect(opened).get_columns("claims")] == list(Claim.model_fields)
    engine.dispose()


def test_a_store_is_there_for_the_next_who_opens_it(filled: str) -> None:
    with Store.open(filled, must_exist=True) as store:
        assert store.path is None
        assert [claim.quote for claim in store.claims()] == ["12"]


def test_two_schemas_are_two_stores(filled: str, server: Server) -> None:
    with Store.open(server.make_schema("beside")) as store:
        assert store.sources() == []


def test_a_store_is_not_made_where_it_must_exist(free_schema: str) -> None:
    assert message(free_schema, must_exist=True) == "there is no store (run `claims extract` first)"
    assert message(free_schema, must_exist=True) == "there is no store (run `claims extract` first)"


@pytest.mark.parametrize(
    ("url", "said"),
    [
        pytest.param("@/nowhere?host={folder}", "there is no such database (make it with: createdb", id="no database"),
        pytest.param("stranger@/postgres?host={folder}", "there is no such user (", id="no user"),
        pytest.param(f"{PASSWORD_USER}@/postgres?host={{folder}}", "the password is wrong or miss", id="no password"),
        pytest.param(f"{PASSWORD_USER}:{SECRET}x@/postgres?host={{folder}}", "the password is wr", id="wrong password"),
        pytest.param(f"claims:{SECRET}@127.0.0.1:1/postgres", "cannot be reached: connection to", id="no server"),
        pytest.param("claims@nobody.invalid/postgres", "cannot be reached: failed to resolve", id="no host"),
        pytest.param(f"/a?host={{folder}}&unknown=x&password={SECRET}", "invalid connection opt", id="option"),
        pytest.param("/postgres?host={folder}&connect_timeout=long", "bad value for connect_timeout", id="value"),
        pytest.param("/postgres?host={folder}&port=none", "Received non-integer port", id="port among the options"),
        pytest.param("/postgres?host={folder}&options=-csearch_path%3Dno", "has no schema to make tables", id="schema"),
    ],
)
def test_what_keeps_from_the_server_is_told(server: Server, roles: None, url: str, said: str) -> None:
    user = "claims" if url.startswith(("@", "/")) else ""
    location = f"postgresql://{user}{'@' if url.startswith('/') else ''}{url.format(folder=server.folder)}"
    assert message(location).startswith(said)


def test_the_right_password_opens(server: Server, roles: None) -> None:
    location = server.url("postgres", PASSWORD_USER, password=SECRET)
    assert message(location, must_exist=True).startswith("there is no store")
    assert unquote(show_location(location)) == f"postgresql://{PASSWORD_USER}:***@/postgres?host={server.folder}"


def test_a_reader_reads_and_does_not_write(server: Server, roles: None, database: str) -> None:
    location = server.url(database, "reader")
    assert message(location).startswith("permission denied for schema public (ask its owner")
    with Store.open(server.url(database)) as store:
        store.save(make_extraction(), fingerprint="1")
    assert message(location).startswith("permission denied for table claims_version (ask its owner")
    server.execute("GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader", database)
    with Store.open(location) as store:
        assert store.count() == 1
        with pytest.raises(StoreError, match="permission denied for table documents"):
            store.save(make_extraction(), fingerprint="1")


def test_tables_of_another_program_are_left_alone(server: Server, database: str) -> None:
    server.execute("CREATE TABLE alembic_version (version_num TEXT)", database)
    said = message(server.url(database))
    assert said.startswith("has tables of another program, such as 'alembic_version' (name a database, or a schema")
    assert server.execute("SELECT relname FROM pg_class WHERE relname = 'documents'", database) == []


def test_a_database_that_is_not_unicode_is_refused(server: Server) -> None:
    server.execute("CREATE DATABASE latin ENCODING 'LATIN1' TEMPLATE template0")
    assert message(server.url("latin")).startswith("the database keeps LATIN1, not Unicode (make it with: CREATE")


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        pytest.param("UPDATE claims_version SET version_num = '9999'", "was written by a newer version", id="newer"),
        pytest.param("DELETE FROM claims_version", "is damaged", id="no version"),
    ],
)
def test_a_version_that_is_not_ours_is_told(filled: str, statement: str, said: str) -> None:
    engine = find_database(filled).connect()
    with engine.begin() as connection:
        connection.exec_driver_sql(statement)
    engine.dispose()
    assert message(filled).startswith(said)


@pytest.mark.parametrize(
    ("location", "said"),
    [
        pytest.param(f"mysql://a:{SECRET}@b/c", "mysql://...: no such database can hold a store", id="MySQL"),
        pytest.param("sqlite:///claims.db", "sqlite://...: no such database can hold a store", id="SQLite's URL"),
        pytest.param(f"https://a:{SECRET}@b/c", "https://...: no such database can hold a store", id="web"),
        pytest.param(f"postgresql://a:{SECRET}@b:port/c", "--store: the URL of the database cannot be read", id="port"),
    ],
)
def test_another_url_is_refused(location: str, said: str) -> None:
    with pytest.raises(StoreError) as caught:
        Store.open(location)
    assert str(caught.value).startswith(said)
    assert SECRET not in str(caught.value)


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "PostgreSQL", "postgresql+psycopg2"])
def test_any_way_to_write_the_scheme_will_do(server: Server, scheme: str, filled: str) -> None:
    with Store.open(filled.replace("postgresql", scheme, 1), must_exist=True) as store:
        assert store.name == show_location(filled)


def test_a_missing_client_library_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(StoreError, match=r'not installed \(pip install "claims-and-figures\[postgres\]"\)'):
        Store.open("postgresql://claims@localhost/claims")


def test_a_store_in_a_file_loads_nothing_of_it(empty_store: Path) -> None:
    program = (
        "import sys; from claims.store import Store; Store.open(sys.argv[1]).close();"
        "print([name for name in sys.modules if 'psycopg' in name or 'postgresql' in name])"
    )
    done = subprocess.run([sys.executable, "-c", program, empty_store], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_connections_that_were_ended_are_made_anew(filled: str, server: Server) -> None:
    with Store.open(filled) as store:
        store.save(make_extraction(), fingerprint="1")
        server.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'claims'")
        assert store.save(make_extraction(), fingerprint="2") == "replaced"
        assert store.count() == 1


@pytest.mark.filterwarnings("ignore:.*ServerCursor.*:ResourceWarning")  # psycopg: of no use when the server is gone
def test_a_connection_that_is_ended_while_it_reads_is_told(filled: str, server: Server) -> None:
    with Store.open(filled) as store:
        store.save(make_extraction("b.md", *({"start": start} for start in range(1200))), fingerprint="1")
        reading = store.claims()
        next(reading)
        server.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'claims'")
        with pytest.raises(StoreError, match="the server has ended the connection"):
            list(reading)
    gc.collect()


def test_a_document_that_another_writes_is_waited_for(filled: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgresql, "PATIENCE", 0.05)
    database = find_database(filled)
    engine = database.connect()
    with Store.open(filled) as store, engine.begin() as other:
        database.lock(other, "a.md")
        assert store.count() == 1
        assert store.save(make_extraction("b.md"), fingerprint="1") == "added"
        for write in (lambda: store.save(make_extraction("a.md"), fingerprint="1"), lambda: store.review("0")):
            with pytest.raises(StoreError, match="is in use by another program"):
                write()
    engine.dispose()


def test_a_source_that_another_took_is_told_from_other_faults(filled: str) -> None:
    with Store.open(filled) as store, pytest.raises(SourceTakenError):
        store.save(make_extraction("other/a.md", source="a"), fingerprint="1")
    with Store.open(filled) as store, pytest.raises(ClaimsError) as caught:
        store.save(make_extraction("c.md", {"id": "1", "start": 1}, {"id": "1", "start": 2}), fingerprint="1")
    assert type(caught.value).__name__ == "ReadError"


def test_documents_of_one_source_at_once_get_one_each(free_schema: str) -> None:
    """Each of two writers names its documents before the other's are stored, and one of them gives way."""
    Store.open(free_schema).close()
    at_once = Barrier(2)

    def write(folder: str) -> list[str]:
        with Store.open(free_schema) as store:
            extractions = [make_extraction(f"{folder}/{number}.md", source="a") for number in range(20)]
            named = [store.name_source(extraction.document) for extraction in extractions]
            at_once.wait()
            outcomes = keep_extractions(
                (
                    (one.model_copy(update={"document": name}), "1")
                    for one, name in zip(extractions, named, strict=True)
                ),
                store,
            )
            return [type(outcome).__name__ for outcome in outcomes]

    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(write, "xy")) == [["Added"] * 20] * 2
    with Store.open(free_schema) as store:
        assert len({summary.source for summary in store.sources()}) == store.count() == 40


def test_one_document_at_once_is_kept_once(free_schema: str) -> None:
    at_once = Barrier(4)

    def write(number: int) -> None:
        at_once.wait()
        with Store.open(free_schema) as store:
            for _ in range(5):
                claims = ({"start": start, "topics": (f"topic {start % 7}",)} for start in range(number, number + 9))
                store.save(make_extraction("a.md", *claims), fingerprint="1")

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(write, range(4)))
    with Store.open(free_schema) as store:
        starts = [claim.start for claim in store.claims()]
        assert starts == list(range(starts[0], starts[0] + 9))


def test_a_correction_outlives_an_extraction_at_once(free_schema: str) -> None:
    """A correction that is made while its document is extracted anew holds for the new figure."""
    extraction = make_extraction("a.md", {"id": "aa"})
    with Store.open(free_schema) as store:
        store.save(extraction, fingerprint="1")
    at_once = Barrier(2)

    def extract() -> None:
        with Store.open(free_schema) as store:
            for _ in range(10):
                at_once.wait()
                store.save(extraction, fingerprint="1")

    with ThreadPoolExecutor(1) as pool, Store.open(free_schema) as store:
        done = pool.submit(extract)
        for number in range(10):
            at_once.wait()
            store.review("aa", corrections={"unit": f"rifle {number}"})
            assert [claim.unit for claim in store.claims()] == [f"rifle {number}"]
        done.result()
        assert store.claim("aa").unit == "rifle 9"
        assert store.drop_review("aa").unit == "gun"


SENTENCES = (
    "The committee's 1,957 generators were relocated to café owners in Überlingen — at a cost of €2.5 million.",
    "Generously funded archaeologists (three-and-a-half teams) have been digging since 1998/99.",
    "Police say “no more than 40%” of the pistols were traceable; officers' tracing took 15 days.",
    "It is as if 12 of the 30 conditional licences had expired, e.g. http://example.org/licences/2010.html.",
    "C++ and AT&T: 3.5e10 operations, a 9-to-1 ratio, −70 °C, 1/3 of 2.5 pounds, H2O and CO₂.",
    "Ёлки cost 300 rubles; ŞEKER costs 20 liras; naïve façades number 7.",
    "Mail to press@example.org cost the 5th district's clerks 3d. each in the 1890s.",
)
ASKED = (
    "the", "it is", "generator", "generators", "GENEROUS", "relocation", "relocated", "cafe", "café", "CAFÉ owner",
    "uberlingen", "Überlingen", "2.5", "2", "€2.5", "million", "1,957", "1957", "957", "archaeologist", "archaeology",
    "dig", "digging", "three-and-a-half", "half-a-three", "three half", "1998/99", "98", "police", "policing", "trace",
    "traceable", "traced", "officers'", "officer", "s", "committee", "committees", "40%", "40", "no more than",
    "example", "example.org", "http://example.org/licences/2010.html", "licence", "2010.html", "html", "e.g.", "C++",
    "c", "at&t", "3.5e10", "35e10", "5e10", "9-to-1", "-70", "70", "1/3", "1", "3d", "5th", "5", "1890s", "press",
    "press@example.org", "h2o", "h2", "naive", "naïveté", "facade", "SEKER", "şeker", "rubl", "conditionally",
    "condition", "expire", "expiring", "operation", "operate", "if", "as if 12", "of", "costs", "cost costs",
    "number", "numbers",
)  # fmt: skip


@pytest.fixture(scope="module", params=["C", "C.UTF-8"])
def both(request: pytest.FixtureRequest, server: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple]:
    """The same sentences in a file and on a server, whose database has a locale."""
    name = f"locale{next(_numbers)}"
    server.execute(f"CREATE DATABASE {name} LOCALE '{request.param}' TEMPLATE template0")
    claims = [{"start": start, "sentence": sentence} for start, sentence in enumerate(SENTENCES)]
    file = tmp_path_factory.mktemp("search") / "claims.db"
    with Store.open(file) as one, Store.open(server.url(name)) as other:
        for store in (one, other):
            store.save(make_extraction("a.md", *claims), fingerprint="1")
        yield one, other


@pytest.mark.parametrize("words", ASKED)
def test_a_search_finds_the_same_in_a_file_and_on_a_server(both: tuple[Store, Store], words: str) -> None:
    in_file, on_server = ([claim.start for claim in store.claims(ClaimQuery(words=words))] for store in both)
    assert on_server == in_file


def test_a_sentence_of_any_length_is_kept(filled: str) -> None:
    """A tsvector holds no more than a megabyte."""
    sentence = " ".join(f"word{number}" for number in range(200_000))
    with Store.open(filled) as store:
        store.save(make_extraction("long.md", {"sentence": sentence}), fingerprint="1")
        assert [claim.path for claim in store.claims(ClaimQuery(words="word7"))] == ["long.md"]


def test_the_newest_migration_is_known(filled: str) -> None:
    engine = find_database(filled).connect()
    with engine.connect() as connection:
        assert migration.read_version(connection, find_database(filled)) == migration.LATEST
    engine.dispose()
