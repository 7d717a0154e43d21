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

WORDS = st.text(max_size=20)
MAYBE = st.none() | WORDS
OFFSETS = st.integers(0, 10**9)
HEADS = st.lists(WORDS, max_size=2).map(tuple)
CELLS = st.builds(TableCell, start=OFFSETS, end=OFFSETS, row_heads=HEADS, column_heads=HEADS)
TABLES = st.builds(Table, start=OFFSETS, end=OFFSETS, caption=MAYBE, cells=st.lists(CELLS, max_size=2).map(tuple))
NUMBERS = st.none() | st.decimals(allow_nan=False, allow_infinity=False)


@st.composite
def extractions(draw: st.DrawFn) -> Extraction:
    document = draw(
        st.builds(
            Document, path=st.just("a.md"), text=WORDS, body_start=OFFSETS, source=WORDS, title=MAYBE, author=MAYBE,
            publisher=MAYBE, published=MAYBE, url=MAYBE, modified=MAYBE, retrieved=MAYBE,
            locators=st.lists(st.builds(Locator, start=OFFSETS, label=WORDS), max_size=2).map(tuple),
            tables=st.lists(TABLES, max_size=2).map(tuple),
        )
    )  # fmt: skip
    known = {
        name: st.just(getattr(document, name))
        for name in ("path", "source", "title", "author", "publisher", "published")
    }
    claims = st.builds(
        Claim, **known, id=WORDS, quote=WORDS, start=OFFSETS, end=OFFSETS, sentence=WORDS, sentence_start=OFFSETS,
        sentence_end=OFFSETS, locator=MAYBE, kind=st.sampled_from(get_args(Kind)),
        comparator=st.sampled_from(get_args(Comparator)),
        low=NUMBERS, high=NUMBERS, unit=MAYBE, per=MAYBE, change=st.none() | st.sampled_from(get_args(Change)),
        counted=MAYBE, base=MAYBE, subject=MAYBE, time=MAYBE, time_text=MAYBE, place=MAYBE, attribution=MAYBE,
        attribution_cue=MAYBE, status=st.sampled_from(get_args(Status)), incidental=st.booleans(),
        topics=st.lists(WORDS, unique=True, max_size=3).map(tuple), confidence=st.floats(0, 1),
    )  # fmt: skip
    made = draw(st.lists(claims, max_size=4, unique_by=(lambda claim: claim.id, lambda claim: claim.start)))
    passed_over = st.builds(Skipped, path=st.just("a.md"), quote=WORDS, start=OFFSETS, end=OFFSETS, reason=WORDS)
    skipped = draw(st.lists(passed_over, max_size=3, unique_by=lambda one: one.start))
    in_order = {
        "claims": sorted(made, key=lambda claim: claim.start),
        "skipped": sorted(skipped, key=lambda one: one.start),
    }
    return Extraction(document=document, **in_order)


@pytest.fixture(scope="module")
def shared_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store.open(tmp_path_factory.mktemp("store") / "claims.db") as store:
        yield store


@settings(max_examples=60, deadline=None)
@given(extraction=extractions())
def test_what_is_saved_comes_back_equal(shared_store: Store, extraction: Extraction) -> None:
    shared_store.save(extraction, fingerprint="1")
    kept = Extraction(
        document=shared_store.document(extraction.document.source),
        claims=tuple(shared_store.claims(ClaimQuery(incidental=True))),
        skipped=tuple(shared_store.skipped()),
    )
    assert kept == extraction
    assert kept.model_dump_json() == extraction.model_dump_json()  # digits too: 1.50 equals 1.5, but reads otherwise


@settings(max_examples=60, deadline=None)
@given(words=st.text(alphabet=st.sampled_from("ab\"*()^+-:{},\0 'NEAROT"), max_size=30) | st.text(max_size=10))
def test_any_words_can_be_searched_for(shared_store: Store, words: str) -> None:
    list(shared_store.claims(ClaimQuery(words=words)))
