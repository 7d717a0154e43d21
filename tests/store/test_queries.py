"""Each condition of a query, and what people may type into it."""

from __future__ import annotations

import sqlite3
from typing import Any

import pytest
from sqlalchemy import Select
from sqlalchemy.dialects import sqlite

from claims.errors import ReadError, StoreError
from claims.store import ClaimQuery, Store, reading

from .samples import make_extraction

HOSTILE = [
    pytest.param("' OR 1=1 --", id="quote"),
    pytest.param("x'); DROP TABLE documents; --", id="second statement"),
    pytest.param('" OR "a" = "a', id="double quote"),
    pytest.param("%", id="wildcard"),
    pytest.param("_", id="any character"),
    pytest.param(":source", id="parameter"),
    pytest.param("?", id="placeholder"),
]


@pytest.fixture
def filled(store: Store) -> Store:
    store.save(
        make_extraction(
            "a.md",
            {
                "start": 1,
                "sentence": "Over 90 percent of the guns came from near Texas.",
                "kind": "percent",
                "topics": ("guns",),
            },
            {
                "start": 2,
                "sentence": "It cost $15,000 at a café.",
                "kind": "money",
                "topics": ("money", "trade"),
                "confidence": 0.4,
            },
            {"start": 3, "sentence": "It was one of the two.", "incidental": True},
            published="2009-07",
        ),
        fingerprint="1",
    )
    store.save(make_extraction("b.md", {"start": 4, "sentence": "About 70 guns."}, published="2012"), fingerprint="1")
    store.save(make_extraction("c.md", {"start": 5, "sentence": "Three-and-a-half tons."}), fingerprint="1")
    return store


def starts(store: Store, **conditions: Any) -> list[int]:
    return [claim.start for claim in store.claims(ClaimQuery(**conditions))]


@pytest.mark.parametrize(
    ("conditions", "expected"),
    [
        pytest.param({}, [1, 2, 4, 5], id="all but incidental"),
        pytest.param({"incidental": True}, [1, 2, 3, 4, 5], id="incidental too"),
        pytest.param({"topics": ("guns",)}, [1], id="topic"),
        pytest.param({"topics": ("trade", "guns", "money")}, [1, 2], id="any topic, each claim once"),
        pytest.param({"sources": ("b", "c")}, [4, 5], id="sources"),
        pytest.param({"kinds": ("money",)}, [2], id="kind"),
        pytest.param({"min_confidence": 0.5}, [1, 4, 5], id="confidence"),
        pytest.param({"since": "2009"}, [1, 2, 4], id="since, undated left out"),
        pytest.param({"since": "2009-07"}, [1, 2, 4], id="since its month"),
        pytest.param({"since": "2009-08"}, [4], id="since the next month"),
        pytest.param({"since": "2012-05-01"}, [4], id="since a day of a year known no closer"),
        pytest.param({"since": "2013"}, [], id="since later"),
        pytest.param({"words": "guns", "sources": ("a",)}, [1], id="two conditions"),
    ],
)
def test_claims_pass_every_condition(filled: Store, conditions: dict[str, Any], expected: list[int]) -> None:
    assert starts(filled, **conditions) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("gun", [1, 4], id="singular"),
        pytest.param("GUNS percent", [1], id="both words, any case"),
        pytest.param("texas guns", [1], id="any order"),
        pytest.param("guns boats", [], id="one is missing"),
        pytest.param("cafe", [2], id="accent left out"),
        pytest.param("$15,000", [2], id="money"),
        pytest.param("three-and-a-half", [5], id="hyphens"),
        pytest.param("guns NEAR Texas", [1], id="NEAR is a word"),
        pytest.param("guns OR café", [], id="OR is a word"),
        pytest.param("NOT", [], id="NOT is a word"),
        pytest.param("text: guns", [], id="column is a word"),
        pytest.param("gu*", [], id="star is no wildcard"),
        pytest.param('"guns', [1, 4], id="unbalanced quote"),
        pytest.param('gu"ns', [], id="quote inside"),
        pytest.param("(guns", [1, 4], id="unbalanced bracket"),
        pytest.param("NEAR(guns texas)", [], id="NEAR with brackets"),
        pytest.param("guns *** 70", [4], id="signs between words"),
        pytest.param("***", [], id="nothing but signs"),
        pytest.param("", [1, 2, 4, 5], id="empty"),
        pytest.param(" \t", [1, 2, 4, 5], id="blank"),
        pytest.param("guns\0 70", [4], id="zero"),
        pytest.param("^guns -70 +{guns}", [4], id="other signs of the search language"),
        pytest.param("guns & !boats | <-> 'x':*", [], id="signs of the other search language"),
        pytest.param("over 90%", [1], id="a word that many searches leave out"),
        pytest.param("IT COST", [2], id="words of two letters"),
        pytest.param("15", [2], id="part of a number with a comma"),
        pytest.param("5,000", [], id="end of a number"),
        pytest.param("three and", [5], id="parts of a compound"),
        pytest.param("and-three", [], id="the order of a compound"),
    ],
)
def test_words_are_words_whatever_they_are(filled: Store, words: str, expected: list[int]) -> None:
    assert starts(filled, words=words) == expected


@pytest.mark.parametrize("hostile", HOSTILE)
@pytest.mark.parametrize("condition", ["topics", "sources", "words"])
def test_no_condition_reaches_the_statement(filled: Store, condition: str, hostile: str) -> None:
    value = hostile if condition == "words" else (hostile,)
    assert starts(filled, **{condition: value}) == []
    assert len(filled.sources()) == 3


@pytest.mark.parametrize("hostile", HOSTILE)
def test_no_date_reaches_the_statement(filled: Store, hostile: str) -> None:
    assert starts(filled, since=hostile) == ([1, 2, 4] if hostile < "2" else [])
    assert len(filled.sources()) == 3


def check_keeping(filled: Store, hostile: str) -> None:
    kept = make_extraction(hostile, {"sentence": hostile, "quote": hostile, "topics": (hostile,)}, source=hostile)
    assert filled.name_source(kept.document).source == hostile
    assert filled.save(kept, fingerprint=hostile) == "added"
    assert tuple(filled.claims(ClaimQuery(topics=(hostile,), sources=(hostile,)))) == kept.claims
    assert filled.document(hostile) == kept.document
    assert filled.is_current(kept.document, hostile)
    assert tuple(filled.skipped((hostile,))) == kept.skipped
    assert len(filled.sources()) == 4


@pytest.mark.parametrize(("limit", "expected"), [(0, []), (3, [1, 2, 4]), (9, [1, 2, 4, 5])])
def test_a_limit_leaves_the_first(filled: Store, limit: int, expected: list[int]) -> None:
    assert starts(filled, limit=limit) == expected
    assert filled.count(ClaimQuery(limit=limit)) == 4


def test_claims_near_others_are_those_of_their_sentence_and_of_a_document_about_them(store: Store) -> None:
    guns = {"topics": ("guns",)}
    about = [
        {"start": 1, **guns},
        {"start": 2, **guns},
        {"start": 3, **guns},
        {"start": 4, "sentence": "It had 4 doors."},
    ]
    passing = [{"start": 5, **guns}, {"start": 6}, {"start": 7, "sentence": "It had 7 doors."}]
    store.save(make_extraction("a.md", *about), fingerprint="1")
    store.save(make_extraction("b.md", *passing), fingerprint="1")
    store.save(make_extraction("c.md", {"start": 8, "sentence": "The 8 rifles were old."}), fingerprint="1")
    store.save(make_extraction("d.md", {"start": 9, "sentence": "It had 9 doors."}), fingerprint="1")
    on_guns, on_rifles = ClaimQuery(topics=("guns",)), ClaimQuery(words="rifle")
    assert starts(store, near=(on_guns,)) == [1, 2, 3, 4, 5, 6, 7]
    assert starts(store, near=(on_guns,), several=3) == [1, 2, 3, 4, 5, 6]
    assert starts(store, near=(on_guns, on_rifles), several=4) == [1, 2, 3, 5, 6, 8]
    assert starts(store, near=(on_guns,), several=2, sources=("b",)) == [5, 6]
    assert starts(store, near=(ClaimQuery(words="zebra"),)) == []
    assert store.ids(on_rifles) == {"0008"}


def test_a_store_tells_whether_it_is_large(filled: Store) -> None:
    assert [filled.holds_more_than(number) for number in (0, 4, 5)] == [True, True, False]


def test_a_store_knows_its_sources_and_topics(filled: Store) -> None:
    filled.save(make_extraction("d.md", {"topics": ("trifles",), "incidental": True}), fingerprint="1")
    assert [filled.has_source(name) for name in ("a", "d", "a.md", "")] == [True, True, False, False]
    assert [filled.has_topic(name) for name in ("guns", "trade", "trifles", "gun")] == [True, True, False, False]
    assert "trifles" not in [summary.topic for summary in filled.topics()]


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    "query",
    [
        pytest.param(ClaimQuery(topics=("guns",)), id="topic"),
        pytest.param(ClaimQuery(topics=("guns",), kinds=("money",), since="2009"), id="topic and more"),
        pytest.param(ClaimQuery(words="guns"), id="words"),
        pytest.param(ClaimQuery(sources=("a",)), id="source"),
        pytest.param(ClaimQuery(decisions=("accepted",)), id="reviewed"),
        pytest.param(ClaimQuery(near=(ClaimQuery(topics=("guns",)), ClaimQuery(words="rifle"))), id="near others"),
    ],
)
def test_an_index_finds_what_is_asked_for(filled: Store, query: ClaimQuery) -> None:
    assert not [step for step in plan(filled, reading.select_claims(query)) if step.startswith("SCAN figures")]


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    "query", [ClaimQuery(), ClaimQuery(kinds=("money",)), ClaimQuery(since="2009", incidental=True)]
)
def test_claims_come_in_order_without_being_sorted(filled: Store, query: ClaimQuery) -> None:
    steps = plan(filled, reading.select_claims(query))
    assert steps[0] == "SCAN documents USING INDEX ix_documents_published_source"
    # Only the claims of one document are put in order.
    assert steps[-1] == "USE TEMP B-TREE FOR RIGHT PART OF ORDER BY"


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
@pytest.mark.parametrize("statement", [reading.select_ids("ab"), reading.suggest_ids("ab"), reading.select_claim("ab")])
def test_an_index_finds_a_claim_by_the_beginning_of_its_id(filled: Store, statement: Select[Any]) -> None:
    assert plan(filled, statement)[0].startswith("SEARCH figures USING")
    assert "ix_figures_claim_id (claim_id" in plan(filled, statement)[0]


def plan(store: Store, statement: Select[Any]) -> list[str]:
    """Return the steps by which SQLite answers a statement."""
    words = statement.compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True})
    with sqlite3.connect(store.path) as connection:
        return [step for *_, step in connection.execute(f"EXPLAIN QUERY PLAN {words}")]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_nothing_kept_or_asked_reaches_a_statement(filled: Store, hostile: str) -> None:
    check_keeping(filled, hostile)


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
def test_a_file_keeps_nul_and_looks_for_it(filled: Store) -> None:
    check_keeping(filled, "\0")


@pytest.mark.parametrize("kind", ["postgresql"], indirect=True)
@pytest.mark.parametrize("conditions", [{"topics": ("\0",)}, {"sources": ("\0",)}, {"since": "\0"}], ids=str)
def test_a_server_says_that_it_looks_for_no_nul(filled: Store, conditions: dict[str, Any]) -> None:
    with pytest.raises(StoreError, match="NUL characters cannot be stored or looked for on PostgreSQL"):
        starts(filled, **conditions)


@pytest.mark.parametrize("kind", ["postgresql"], indirect=True)
@pytest.mark.parametrize("place", ["text", "title", "source"])
def test_a_server_refuses_nul_by_document(filled: Store, place: str) -> None:
    with pytest.raises(ReadError, match="NUL characters cannot be stored") as caught:
        filled.save(make_extraction(**{"path": "n.md", place: "x\0y"}), fingerprint="1")
    assert caught.value.where == "n.md"
    assert not filled.is_current(make_extraction(**{"path": "n.md", place: "x\0y"}).document, "1")
    assert filled.save(make_extraction("n.md"), fingerprint="1") == "added"
