"""Rows over whole collections: what is set side by side, what is kept apart, and in which order."""

from __future__ import annotations

import itertools
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.compare import compare
from claims.records import Claim, Comparison

from . import mexico
from .domains import CORPUS, DOMAINS
from .factories import are_apart, claim, differences_of, row_of

EVERYTHING = [*mexico.ARTICLES, *CORPUS]
MEASURES = [pytest.param(domain, name, id=f"{domain}: {name}") for domain in DOMAINS for name in DOMAINS[domain]]


@pytest.fixture(scope="module")
def articles() -> Comparison:
    return compare(mexico.ARTICLES)


@pytest.fixture(scope="module")
def everything() -> Comparison:
    return compare(EVERYTHING)


def test_tolls_of_the_drug_war_are_one_row_and_no_conflict(articles: Comparison) -> None:
    row = row_of(articles, *mexico.TOLLS, mexico.YEAR_2008)
    assert row.verdict == "agree"
    assert [cell.quote for cell in row.cells] == ["Over 10,000", "over 50,000", "Some 60,000"]
    assert row.cells[0].claims == (mexico.TOLL_2009.id, mexico.YEAR_2008.id)
    assert differences_of(row)["time"]["essay-2012"] == "since Calderon came in late in 2006"


def test_share_of_guns_conflicts_and_the_base_is_named(articles: Comparison) -> None:
    row = row_of(articles, *mexico.SHARES)
    assert row.verdict == "conflict"
    assert row.differences[0].aspect == "base"
    assert row.differences[0].values == {
        "journal-2009": "guns seized in Mexico and traced",
        "brief-2021": "firearms recovered by Mexican law enforcement",
    }
    assert row.measure.startswith("share of ")


def test_yearly_flows_overlap(articles: Comparison) -> None:
    row = row_of(articles, *mexico.FLOWS)
    assert (row.verdict, row.per, row.spread) == ("overlap", "year", None)


def test_the_aid_package_agrees_beside_the_sum_since_2008(articles: Comparison) -> None:
    row = row_of(articles, *mexico.AID)
    assert row.verdict == "agree"
    assert row.spread == pytest.approx(3 / 1.4, abs=1e-4)
    assert differences_of(row)["time"] == {
        "journal-2009": "no date given (published 2009-07)",
        "quarterly-2009": "no date given (published 2009-07)",
        "brief-2021": "since 2008",
    }


def test_stages_of_spending_and_other_countries_stay_apart(articles: Comparison) -> None:
    other = (mexico.SPENT, mexico.RELEASED, mexico.APPROVED, mexico.COLOMBIA, mexico.YEARLY, mexico.REMITTANCES)
    assert are_apart(articles, (mexico.PACKAGE_DIGEST, *other))


def test_other_deaths_and_other_people_stay_apart(articles: Comparison) -> None:
    others = (mexico.INMATES, mexico.LAREDO, mexico.TROOPS, mexico.OFFICERS, mexico.ALL_OFFICERS, mexico.COCAINE)
    assert are_apart(articles, (mexico.TOLL_2009, *others))


@pytest.mark.parametrize(("domain", "name"), MEASURES)
def test_claims_of_one_measure_stand_in_one_row_of_their_own(everything: Comparison, domain: str, name: str) -> None:
    wanted = DOMAINS[domain][name]
    row = row_of(everything, *wanted)
    assert {identity for cell in row.cells for identity in cell.claims} == {claim.id for claim in wanted}


def test_most_disputed_rows_come_first(everything: Comparison) -> None:
    ranks = {"conflict": 0, "overlap": 1, "incomparable": 2, "agree": 3, "single": 4}
    keys = [(ranks[row.verdict], -len(row.cells)) for row in everything.rows]
    assert keys == sorted(keys)


def test_cells_stand_in_order_of_date(everything: Comparison) -> None:
    dates = [[cell.published or "" for cell in row.cells] for row in everything.rows]
    assert dates == [sorted(each) for each in dates]


@pytest.mark.parametrize(
    ("topics", "wanted", "unwanted"),
    [
        pytest.param(["guns"], mexico.SHARE_2021, mexico.TOLL_2009, id="name of a topic"),
        pytest.param(["Guns"], mexico.SHARE_2021, mexico.TOLL_2009, id="case does not matter"),
        pytest.param(["weapons traced"], mexico.SHARE_2009, mexico.COCAINE, id="free words, by their concepts"),
        pytest.param(["guns", "drugs"], mexico.COCAINE, mexico.PACKAGE_DIGEST, id="any of several"),
    ],
)
def test_topics_choose_rows(topics: list[str], wanted: Claim, unwanted: Claim) -> None:
    chosen = compare(mexico.ARTICLES, topics=topics)
    assert row_of(chosen, wanted)
    assert not any(unwanted.id in cell.claims for row in chosen.rows for cell in row.cells)


def _aid(source: str, marked: str, value: int, counted: str | None) -> Claim:
    return claim(source, marked, "money", value, "USD", counted=counted)


PACKAGE = _aid("a", "The Norvik Initiative is a [$5 million] package of aid to Ostland.", 5_000_000, "package of aid")


@pytest.mark.parametrize(
    ("marked", "counted"),
    [
        pytest.param(
            "Under the Norvik Initiative Ostland, with Westland, was to receive [$5 million] to fight smugglers.",
            "receive to fight smugglers",
            id="the counted phrase is a verb",
        ),
        pytest.param(
            "It passed the Nórvik Initiative, a promise of [$5 million] in training.", "training", id="a promise"
        ),
    ],
)
def test_sums_for_one_programme_meet(marked: str, counted: str) -> None:
    other = _aid("b", marked, 5_000_000, counted)
    assert row_of(compare([PACKAGE, other]), PACKAGE, other).verdict == "agree"


@pytest.mark.parametrize(
    ("marked", "counted"),
    [
        pytest.param("Of the Norvik Initiative [$5 million] has been spent.", "spent", id="spent"),
        pytest.param("The Norvik Initiative got [$5 million] in additional aid.", "additional aid", id="more of it"),
        pytest.param("The Sudvik Initiative is a [$5 million] package.", "package", id="another programme"),
    ],
)
def test_other_sums_stay_apart(marked: str, counted: str) -> None:
    assert are_apart(compare([PACKAGE, other := _aid("b", marked, 5_000_000, counted)]), [PACKAGE, other])


@pytest.mark.parametrize(
    ("marked", "counted"),
    [
        pytest.param(
            "Of illicit profits some [$5 million] heads across the river.", "heads across the river", id="verb"
        ),
        pytest.param(
            "They stop the dirty money; officials put the money at [$5 million].", "money", id="taken up again"
        ),
    ],
)
def test_money_that_names_itself_meets(marked: str, counted: str) -> None:
    one = _aid("a", "Southward flows of drug money came to [$6 million].", 6_000_000, "southward flows of drug money")
    other = _aid("b", marked, 5_000_000, counted)
    assert row_of(compare([one, other]), one, other).verdict == "conflict"


def test_a_row_is_labelled_with_the_topic_asked_for() -> None:
    chosen = compare(mexico.ARTICLES, topics=["drugs"])
    assert row_of(chosen, mexico.TOLL_2009).topic == "drugs"


def test_rows_of_fewer_sources_are_left_out() -> None:
    rows = compare(mexico.ARTICLES, min_sources=3).rows
    assert [len(row.cells) for row in rows] == [3, 3]


def test_incidental_claims_are_left_out() -> None:
    incidental = mexico.TROOPS.model_copy(update={"incidental": True})
    assert compare([incidental]).rows == ()


def test_nothing_gives_nothing() -> None:
    assert compare([]) == Comparison()


@given(st.randoms(use_true_random=False))
@settings(max_examples=10, deadline=None)
def test_order_of_claims_changes_nothing(shuffler: random.Random) -> None:
    claims = list(mexico.ARTICLES)
    shuffler.shuffle(claims)
    assert compare(claims) == compare(mexico.ARTICLES)


@given(st.lists(st.sampled_from(EVERYTHING), unique_by=lambda each: (each.source, each.id), max_size=40))
@settings(max_examples=15, deadline=None)
def test_every_claim_stands_in_one_cell(claims: list[Claim]) -> None:
    cells = [cell for row in compare(claims).rows for cell in row.cells]
    found = [(cell.source, identity) for cell in cells for identity in cell.claims]
    assert sorted(found) == sorted((claim.source, claim.id) for claim in claims)


@given(st.permutations(["journal-2009", "quarterly-2009", "essay-2012", "column-2012", "brief-2021"]))
@settings(max_examples=10, deadline=None)
def test_names_of_sources_change_no_verdict(names: list[str]) -> None:
    renamed = dict(zip(sorted(names), names, strict=True))
    claims = [claim.model_copy(update={"source": renamed[claim.source]}) for claim in mexico.ARTICLES]
    assert _verdicts(compare(claims)) == _verdicts(compare(mexico.ARTICLES))


@pytest.mark.parametrize("source", sorted({claim.source for claim in EVERYTHING}))
def test_a_copied_document_makes_no_conflict(everything: Comparison, source: str) -> None:
    copies = [
        claim.model_copy(update={"source": "copy", "path": "copy.txt"})
        for claim in EVERYTHING
        if claim.source == source
    ]
    before = {identity: row.verdict for row in everything.rows for cell in row.cells for identity in cell.claims}
    for row in compare([*EVERYTHING, *copies]).rows:
        verdicts = {before[identity] for cell in row.cells for identity in cell.claims}
        assert len(verdicts) == 1
        assert row.verdict == "conflict" or verdicts != {"conflict"}
        assert row.verdict != "conflict" or verdicts == {"conflict"}


def test_a_source_disagreeing_with_itself_agrees_with_its_copy() -> None:
    claims = [mexico.TROOPS, mexico.TROOPS.model_copy(update={"id": "other", "low": 60000, "high": 60000})]
    copies = [claim.model_copy(update={"source": "copy", "path": "copy.txt"}) for claim in claims]
    assert {row.verdict for row in compare([*claims, *copies]).rows} == {"agree"}


def _verdicts(comparison: Comparison) -> list[tuple[str, tuple[str, ...]]]:
    ids = [sorted(itertools.chain(*(cell.claims for cell in row.cells))) for row in comparison.rows]
    return sorted((row.verdict, tuple(each)) for row, each in zip(comparison.rows, ids, strict=True))
