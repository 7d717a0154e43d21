"""What reviewers decide is kept for ever, beside the claim."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from claims.errors import StoreError, UsageError
from claims.store import ClaimQuery, Store

from .conftest import Execute
from .samples import make_extraction
from .test_queries import HOSTILE


@pytest.fixture
def filled(store: Store) -> Store:
    store.save(make_extraction("a.md", {"id": "aa", "start": 10}, {"id": "bb", "start": 20}), fingerprint="1")
    return store


def test_a_decision_stands_beside_the_claim(filled: Store) -> None:
    claim = filled.review("a", decision="accepted", note="checked by phone")
    assert (claim.id, claim.reviewed, claim.reviewer_note) == ("aa", "accepted", "checked by phone")
    assert [(one.reviewed, one.reviewer_note) for one in filled.claims()] == [
        ("accepted", "checked by phone"),
        (None, None),
    ]


def test_what_is_not_said_stays(filled: Store) -> None:
    filled.review("aa", decision="rejected", note="a year")
    assert filled.review("aa", note="a year, not a count").reviewed == "rejected"
    assert filled.review("aa", decision="accepted").reviewer_note == "a year, not a count"


def test_a_note_alone_decides_nothing(filled: Store) -> None:
    claim = filled.review("aa", note="ask again")
    assert (claim.reviewed, claim.reviewer_note) == (None, "ask again")


def test_a_correction_is_seen_wherever_the_claim_is(filled: Store, execute: Execute) -> None:
    claim = filled.review("aa", corrections={"low": "13.5", "high": "14", "comparator": "range", "unit": "rifle"})
    assert (claim.reviewed, claim.low, claim.high, claim.unit) == ("edited", Decimal("13.5"), Decimal(14), "rifle")
    found = execute("SELECT low, high, comparator, unit, reviewed FROM claims WHERE id = 'aa'")
    assert found == [(13.5, 14.0, "range", "rifle", "edited")]


def test_corrections_add_up_and_are_all_taken_back(filled: Store) -> None:
    before = filled.claim("aa")
    filled.review("aa", corrections={"low": 11, "high": 11})
    claim = filled.review("aa", corrections={"comparator": ">", "high": None, "kind": "money"})
    assert (claim.low, claim.high, claim.kind) == (11, None, "money")
    assert filled.drop_review("aa") == before
    assert filled.claim("aa") == before


def test_the_review_outlives_extracting_anew(filled: Store) -> None:
    filled.review("aa", corrections={"unit": "rifle", "low": "11", "high": "11"}, note="ATF says rifles")
    kept = filled.claim("aa")
    again = make_extraction("a.md", {"id": "aa", "start": 10, "unit": "pistol"}, {"id": "bb", "start": 20})
    filled.save(again, fingerprint="2")
    assert filled.claim("aa") == kept
    assert filled.drop_review("aa") == again.claims[0], "back to what is extracted now"


def test_the_review_waits_for_a_text_that_comes_back(filled: Store) -> None:
    filled.review("aa", decision="rejected")
    filled.save(make_extraction("a.md", {"id": "cc", "start": 3}, text="Another 12."), fingerprint="1")
    assert [claim.reviewed for claim in filled.claims()] == [None]
    filled.save(make_extraction("a.md", {"id": "aa", "start": 10}), fingerprint="1")
    assert filled.claim("aa").reviewed == "rejected"


def test_the_review_follows_a_figure_that_is_read_wider(filled: Store) -> None:
    filled.review("aa", corrections={"unit": "rifle"}, note="rifles")
    wider = make_extraction("a.md", {"id": "dd", "start": 5, "end": 12}, {"id": "bb", "start": 20})
    filled.save(wider, fingerprint="2")
    claim = filled.claim("dd")
    assert (claim.reviewed, claim.unit, claim.reviewer_note) == ("edited", "rifle", "rifles")


def test_the_review_follows_nothing_where_two_figures_stand(filled: Store) -> None:
    filled.review("aa", decision="accepted")
    split = make_extraction("a.md", {"id": "dd", "start": 9, "end": 11}, {"id": "ee", "start": 11, "end": 13})
    filled.save(split, fingerprint="2")
    assert [claim.reviewed for claim in filled.claims()] == [None, None]


def test_one_text_under_two_paths_has_one_review(filled: Store) -> None:
    filled.review("aa", corrections={"unit": "rifle"})
    filled.save(make_extraction("b.md", {"id": "aa", "start": 10}), fingerprint="1")
    assert [(claim.source, claim.unit) for claim in filled.claims() if claim.id == "aa"] == [
        ("a", "rifle"),
        ("b", "rifle"),
    ]
    filled.drop_review("aa")
    assert [claim.unit for claim in filled.claims() if claim.id == "aa"] == ["gun", "gun"]


@pytest.mark.parametrize(
    ("corrections", "message"),
    [
        pytest.param({"quote": "13"}, "'quote' cannot be corrected", id="words of the text"),
        pytest.param({"colour": "red"}, "'colour' cannot be corrected", id="no field"),
        pytest.param({"low": "many"}, "low: ", id="no number"),
        pytest.param({"low": "NaN"}, "low: ", id="not a number"),
        pytest.param({"kind": "colour"}, "kind: ", id="no kind"),
        pytest.param({"comparator": "range", "low": "13"}, "range cannot go from 13 to 12", id="upside down"),
        pytest.param({"low": "13"}, "= cannot go from 13 to 12 (low and high are the same", id="one end of a point"),
        pytest.param({"comparator": ">"}, "> cannot go from 12 to 12 (it has low, and high is open", id="two ends"),
        pytest.param({"low": None, "high": None}, "= cannot go from nothing to nothing", id="no end"),
        pytest.param({"comparator": "<", "high": None}, "< cannot go from 12 to nothing", id="the wrong end"),
    ],
)
def test_a_correction_that_is_none_changes_nothing(filled: Store, corrections: dict[str, Any], message: str) -> None:
    before = filled.claim("aa")
    with pytest.raises(UsageError) as caught:
        filled.review("aa", decision="accepted", corrections=corrections)
    assert message in str(caught.value)
    assert filled.claim("aa") == before


@pytest.mark.parametrize(
    ("decisions", "expected"),
    [
        pytest.param((), ["aa", "bb", "cc", "dd"], id="all"),
        pytest.param(("accepted", "edited"), ["aa", "bb"], id="what holds"),
        pytest.param((None, "accepted", "edited"), ["aa", "bb", "dd"], id="all but rejected"),
        pytest.param((None,), ["dd"], id="what is open"),
    ],
)
def test_claims_are_chosen_by_decision(store: Store, decisions: tuple[Any, ...], expected: list[str]) -> None:
    ids = ["aa", "bb", "cc", "dd"]
    claims = [{"id": name, "start": start} for start, name in enumerate(ids)]
    store.save(make_extraction("a.md", *claims), fingerprint="1")
    store.review("aa", decision="accepted")
    store.review("bb", corrections={"unit": "rifle"})
    store.review("cc", decision="rejected", corrections={"unit": "rifle"})
    store.review("dd", note="later")
    query = ClaimQuery(decisions=decisions)
    assert [claim.id for claim in store.claims(query)] == expected
    assert store.count(query) == len(expected)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_no_review_reaches_a_statement(filled: Store, hostile: str) -> None:
    claim = filled.review("aa", decision="accepted", note=hostile, corrections={"unit": hostile, "counted": hostile})
    assert (claim.reviewer_note, claim.unit, claim.counted) == (hostile, hostile, hostile)
    assert filled.drop_review("aa").counted is None
    with pytest.raises(StoreError, match="no claim"):
        filled.review(f"aa{hostile}", decision="accepted")


def test_a_store_from_before_reviews_is_brought_up_to_date(free_location: str) -> None:
    from alembic import command
    from alembic.config import Config

    from claims.store import migration
    from claims.store.database import find_database

    database = find_database(free_location)
    engine = database.connect(write=True)
    with engine.begin() as opened:
        config = Config(attributes={"connection": opened, "version_table": database.version_table})
        config.set_main_option("script_location", str(migration.MIGRATIONS))
        command.upgrade(config, "0002")
        database.finish_upgrade(opened)
        opened.exec_driver_sql(
            "INSERT INTO documents (path, source, body_start, text, text_hash, fingerprint) "
            "VALUES ('a.md', 'a', 0, '12', 'h', '1')"
        )
    engine.dispose()
    with Store.open(free_location) as store:
        assert [summary.source for summary in store.sources()] == ["a"]
        store.save(make_extraction("b.md", {"id": "aa"}), fingerprint="1")
        assert store.review("aa", decision="accepted").reviewed == "accepted"
