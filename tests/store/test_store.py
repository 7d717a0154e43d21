"""What goes into a store comes out of it, and no more."""

from __future__ import annotations

from decimal import Decimal

import pytest

from claims.errors import ReadError, StoreError
from claims.records import Locator, Table, TableCell
from claims.store import ClaimQuery, SourceSummary, Store, TopicSummary

from ..server import Kind
from .conftest import Execute
from .samples import make_document, make_extraction

TABLES = ("documents", "sentences", "figures", "figure_topics", "skipped")


def count_rows(execute: Execute) -> dict[str, object]:
    return {table: execute(f"SELECT count(*) FROM {table}")[0][0] for table in TABLES}


def test_second_save_of_a_path_replaces_the_first(store: Store, execute: Execute) -> None:
    long = make_extraction("a.md", {"start": 1, "topics": ("guns", "war")}, {"start": 5, "sentence": "Other 12."})
    short = make_extraction(
        "a.md", {"start": 3, "sentence": "Only 12 remain.", "topics": ("guns",)}, text="Only 12 remain."
    )
    assert store.save(long, fingerprint="1") == "added"
    assert count_rows(execute) == {"documents": 1, "sentences": 2, "figures": 2, "figure_topics": 2, "skipped": 1}
    assert store.save(short, fingerprint="1") == "replaced"
    assert tuple(store.claims()) == short.claims
    assert store.document("a") == short.document
    assert count_rows(execute) == {"documents": 1, "sentences": 1, "figures": 1, "figure_topics": 1, "skipped": 1}


def test_search_index_stays_in_step_when_a_document_is_replaced(store: Store, execute: Execute, kind: Kind) -> None:
    store.save(make_extraction("a.md", {"sentence": "They lost 12 guns."}), fingerprint="1")
    store.save(make_extraction("a.md", {"sentence": "They lost 12 boats."}), fingerprint="1")
    execute("UPDATE sentences SET text = 'They lost 12 planes.'")
    assert [store.count(ClaimQuery(words=words)) for words in ("guns", "boats", "planes")] == [0, 0, 1]
    if kind == "sqlite":  # raises where index and sentences differ
        execute("INSERT INTO sentences_fts (sentences_fts, rank) VALUES ('integrity-check', 1)")
        assert execute("PRAGMA foreign_key_check") == []


def test_two_paths_with_one_text_share_the_ids_of_their_claims(store: Store) -> None:
    for name in ("a.md", "b.md"):
        store.save(make_extraction(name, {"id": "abc"}), fingerprint="1")
    assert [(claim.id, claim.source) for claim in store.claims()] == [("abc", "a"), ("abc", "b")]
    assert store.claim("ab").source == "a"


@pytest.mark.parametrize(
    ("prefix", "found"),
    [
        pytest.param("12ab", "12ab", id="whole"),
        pytest.param("3", "34cd", id="beginning"),
    ],
)
def test_claim_is_found_by_the_beginning_of_its_id(store: Store, prefix: str, found: str) -> None:
    store.save(
        make_extraction("a.md", {"id": "12ab"}, {"id": "12ef", "start": 2}, {"id": "34cd", "start": 4}), fingerprint="1"
    )
    assert store.claim(prefix).id == found


@pytest.mark.parametrize(
    ("prefix", "message"),
    [
        pytest.param("12", "several claims begin with '12' (such as 12ab, 12ef)", id="several"),
        pytest.param("9", "no claim '9'", id="none"),
        pytest.param("%", "no claim '%'", id="wildcard"),
        pytest.param("12AB", "no claim '12AB'", id="other case"),
    ],
)
def test_claim_says_why_there_is_not_one(store: Store, prefix: str, message: str) -> None:
    store.save(make_extraction("a.md", {"id": "12ab"}, {"id": "12ef", "start": 2}), fingerprint="1")
    with pytest.raises(StoreError) as caught:
        store.claim(prefix)
    assert message in str(caught.value)


def test_unknown_source_is_an_error(store: Store) -> None:
    with pytest.raises(StoreError, match="no source 'nobody'"):
        store.document("nobody")


def test_source_gets_a_number_when_another_path_has_it(store: Store) -> None:
    for path, expected in (("x/a.md", "a"), ("y/a.md", "a-2"), ("z/a.md", "a-3")):
        named = store.name_source(make_document(path, source="a"))
        assert named.source == expected
        store.save(make_extraction(path, source=named.source), fingerprint="1")


def test_sources_named_ahead_of_saving_differ(store: Store) -> None:
    names = [("x", "a"), ("y", "a"), ("z", "a-2"), ("y", "a"), ("w", "")]
    assert [store.name_source(make_document(path, source=name)).source for path, name in names] == [
        "a",
        "a-2",
        "a-2-2",
        "a-2",
        "source",
    ]


def test_stored_path_keeps_its_source(location: str) -> None:
    with Store.open(location) as store:
        store.save(make_extraction("a.md", source="first"), fingerprint="1")
    with Store.open(location) as store:
        assert store.name_source(make_document("a.md", source="second")).source == "first"
        assert store.name_source(make_document("b.md", source="first")).source == "first-2"


def test_source_of_another_path_is_refused(store: Store) -> None:
    store.save(make_extraction("a.md", source="a"), fingerprint="1")
    with pytest.raises(ReadError, match=r"b\.md: the store has its source"):
        store.save(make_extraction("b.md", source="a"), fingerprint="1")
    assert [summary.path for summary in store.sources()] == ["a.md"]


@pytest.mark.parametrize(
    ("changed", "fingerprint", "current"),
    [
        pytest.param({}, "1", True, id="unchanged"),
        pytest.param({"source": "other"}, "1", True, id="source is the store's affair"),
        pytest.param({}, "2", False, id="other rules"),
        pytest.param({"text": "They lost 13 guns."}, "1", False, id="other text"),
        pytest.param({"title": "New"}, "1", False, id="other title"),
        pytest.param({"title": None}, "1", False, id="no title"),
        pytest.param({"published": "2010"}, "1", False, id="date where there was none"),
        pytest.param({"url": "u"}, "1", False, id="other url"),
        pytest.param({"body_start": 3}, "1", False, id="other beginning"),
        pytest.param({"path": "b.md"}, "1", False, id="other path"),
    ],
)
def test_document_is_current_when_nothing_has_changed(
    store: Store, changed: dict[str, str], fingerprint: str, current: bool
) -> None:
    metadata = {"path": "a.md", "title": "Old", "author": "Anna"}
    store.save(make_extraction(**metadata), fingerprint="1")
    assert store.is_current(make_document(**{**metadata, **changed}), fingerprint) is current


def test_sources_are_listed_by_date_with_their_claims(store: Store) -> None:
    store.save(make_extraction("undated.md"), fingerprint="1")
    store.save(make_extraction("new.md", {"incidental": True}, published="2012"), fingerprint="1")
    store.save(make_extraction("old.md", {"start": 1}, {"start": 2}, published="2009-07", title="Old"), fingerprint="1")
    origin = {"text_hash": make_document().text_hash, "fingerprint": "1"}
    assert store.sources() == [
        SourceSummary(source="old", title="Old", published="2009-07", path="old.md", claims=2, **origin),
        SourceSummary(source="new", published="2012", path="new.md", claims=0, **origin),
        SourceSummary(source="undated", path="undated.md", claims=1, **origin),
    ]


def test_sources_of_a_query_are_those_with_such_claims(store: Store) -> None:
    store.save(make_extraction("a.md", {"topics": ("guns",)}, {"start": 2}), fingerprint="1")
    store.save(make_extraction("b.md"), fingerprint="1")
    query = ClaimQuery(topics=("guns",))
    assert [(summary.source, summary.claims) for summary in store.sources(query)] == [("a", 1)]
    assert store.count(query) == 1
    assert store.count() == 3


def test_topics_are_counted_over_claims_and_sources(store: Store) -> None:
    store.save(
        make_extraction("a.md", {"start": 1, "topics": ("war", "guns")}, {"start": 2, "topics": ("guns",)}),
        fingerprint="1",
    )
    store.save(
        make_extraction("b.md", {"topics": ("war",)}, {"start": 2, "topics": ("trade",), "incidental": True}),
        fingerprint="1",
    )
    assert store.topics() == [
        TopicSummary(topic="guns", claims=2, sources=1),
        TopicSummary(topic="war", claims=2, sources=2),
    ]


def test_skipped_numbers_come_back_by_source(store: Store) -> None:
    extractions = [make_extraction(name) for name in ("a.md", "b.md")]
    for extraction in extractions:
        store.save(extraction, fingerprint="1")
    assert tuple(store.skipped()) == (*extractions[0].skipped, *extractions[1].skipped)
    assert tuple(store.skipped(("b",))) == extractions[1].skipped


def test_view_shows_numbers_topics_and_the_words_of_the_schema(store: Store, execute: Execute) -> None:
    claim = {"low": Decimal("0.10"), "high": None, "comparator": ">", "topics": ("war", "guns")}
    store.save(make_extraction("a.md", claim, title="T"), fingerprint="1")
    found = execute("SELECT source, title, quote, low, high, CAST(topics AS TEXT), incidental FROM claims")
    assert found == [("a", "T", "12", 0.1, None, '["war","guns"]', False)]
    assert isinstance(found[0][3], float)


@pytest.mark.parametrize("place", ["text", "path", "title"])
def test_half_characters_are_refused_by_document(store: Store, place: str) -> None:
    """A file name that is no UTF-8 comes from Python with lone surrogates, which no database can hold."""
    broken = make_extraction(**{"path": "a.md", place: "x\udcffy"})
    with pytest.raises(ReadError, match="lone surrogates") as caught:
        store.save(broken, fingerprint="1")
    assert caught.value.where == broken.document.path
    assert store.sources() == []


def test_half_characters_cannot_be_looked_for(store: Store) -> None:
    with pytest.raises(StoreError, match="lone surrogates"):
        list(store.claims(ClaimQuery(words="x\udcffy")))


def test_reading_goes_on_while_a_document_is_saved(store: Store) -> None:
    store.save(make_extraction("a.md", {"start": 1}, {"start": 2}), fingerprint="1")
    reading = store.claims()
    first = next(reading)
    store.save(make_extraction("a.md", {"start": 7}), fingerprint="1")
    assert [first.start, *(claim.start for claim in reading)] == [1, 2]
    assert [claim.start for claim in store.claims()] == [7]


def test_a_document_with_places_and_tables_is_known_again(store: Store) -> None:
    cell = TableCell(start=0, end=4, row_heads=("North",), column_heads=("2010", "Guns"))
    places = {"locators": (Locator(start=0, label="page 1"),), "tables": (Table(start=0, end=9, cells=(cell,)),)}
    extraction = make_extraction(modified="2010", retrieved="2012-01-02", **places)
    store.save(extraction, fingerprint="1")
    assert store.is_current(extraction.document, "1")
    assert not store.is_current(extraction.document.model_copy(update={"locators": ()}), "1")
    assert store.document(extraction.document.source) == extraction.document
