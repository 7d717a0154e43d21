"""Any extraction comes back equal, to the last digit."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.records import (
    Change,
    Claim,
    Comparator,
    Document,
    Extraction,
    Kind,
    Locator,
    Skipped,
    Status,
    Table,
    TableCell,
)
from claims.store import ClaimQuery, Store

from ..server import Server

OFFSETS = st.integers(0, 10**9)
NUMBERS = st.none() | st.decimals(allow_nan=False, allow_infinity=False)


@st.composite
def extractions(draw: st.DrawFn, *, nul: bool = True) -> Extraction:
    words = st.text(st.characters(codec="utf-8", exclude_characters="" if nul else "\0"), max_size=20)
    maybe = st.none() | words
    heads = st.lists(words, max_size=2).map(tuple)
    cells = st.builds(TableCell, start=OFFSETS, end=OFFSETS, row_heads=heads, column_heads=heads)
    tables = st.builds(Table, start=OFFSETS, end=OFFSETS, caption=maybe, cells=st.lists(cells, max_size=2).map(tuple))
    document = draw(
        st.builds(
            Document, path=st.just("a.md"), text=words, body_start=OFFSETS, source=words, title=maybe, author=maybe,
            publisher=maybe, published=maybe, url=maybe, modified=maybe, retrieved=maybe,
            locators=st.lists(st.builds(Locator, start=OFFSETS, label=words), max_size=2).map(tuple),
            tables=st.lists(tables, max_size=2).map(tuple),
        )
    )  # fmt: skip
    known = {
        name: st.just(getattr(document, name))
        for name in ("path", "source", "title", "author", "publisher", "published")
    }
    claims = st.builds(
        Claim, **known, id=words, quote=words, start=OFFSETS, end=OFFSETS, sentence=words, sentence_start=OFFSETS,
        sentence_end=OFFSETS, locator=maybe, kind=st.sampled_from(get_args(Kind)),
        comparator=st.sampled_from(get_args(Comparator)),
        low=NUMBERS, high=NUMBERS, unit=maybe, per=maybe, change=st.none() | st.sampled_from(get_args(Change)),
        counted=maybe, base=maybe, subject=maybe, time=maybe, time_text=maybe, place=maybe, attribution=maybe,
        attribution_cue=maybe, status=st.sampled_from(get_args(Status)), incidental=st.booleans(),
        topics=st.lists(words, unique=True, max_size=3).map(tuple), confidence=st.floats(0, 1),
    )  # fmt: skip
    made = draw(st.lists(claims, max_size=4, unique_by=(lambda claim: claim.id, lambda claim: claim.start)))
    passed_over = st.builds(Skipped, path=st.just("a.md"), quote=words, start=OFFSETS, end=OFFSETS, reason=words)
    skipped = draw(st.lists(passed_over, max_size=3, unique_by=lambda one: one.start))
    in_order = {
        "claims": sorted(made, key=lambda claim: claim.start),
        "skipped": sorted(skipped, key=lambda one: one.start),
    }
    return Extraction(document=document, **in_order)


@pytest.fixture(scope="module")
def file_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store.open(tmp_path_factory.mktemp("store") / "claims.db") as store:
        yield store


@pytest.fixture(scope="module")
def server_store(server: Server) -> Iterator[Store]:
    with Store.open(server.make_schema("round_trip")) as store:
        yield store


def check_round_trip(store: Store, extraction: Extraction) -> None:
    store.save(extraction, fingerprint="1")
    kept = Extraction(
        document=store.document(extraction.document.source),
        claims=tuple(store.claims(ClaimQuery(incidental=True))),
        skipped=tuple(store.skipped()),
    )
    assert kept == extraction
    assert kept.model_dump_json() == extraction.model_dump_json()  # digits too: 1.50 equals 1.5, but reads otherwise
    assert store.is_current(extraction.document, "1")


@settings(max_examples=60, deadline=None)
@given(extraction=extractions())
def test_what_a_file_keeps_comes_back_equal(file_store: Store, extraction: Extraction) -> None:
    check_round_trip(file_store, extraction)


@settings(max_examples=60, deadline=None)
@given(extraction=extractions(nul=False))
def test_what_a_server_keeps_comes_back_equal(server_store: Store, extraction: Extraction) -> None:
    check_round_trip(server_store, extraction)


SEARCHED = st.text(alphabet=st.sampled_from("ab\"*()^+-:{},\0 'NEAROT\\&|!<>"), max_size=30) | st.text(max_size=10)


@settings(max_examples=60, deadline=None)
@given(words=SEARCHED)
def test_any_words_can_be_searched_for_in_a_file(file_store: Store, words: str) -> None:
    list(file_store.claims(ClaimQuery(words=words)))


@settings(max_examples=60, deadline=None)
@given(words=SEARCHED)
def test_any_words_can_be_searched_for_on_a_server(server_store: Store, words: str) -> None:
    list(server_store.claims(ClaimQuery(words=words)))
