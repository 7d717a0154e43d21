"""Records that the tests of every format share; the figures are restated in our own words."""

from decimal import Decimal

from claims.present import Export, Listing, Provenance
from claims.records import Cell, Claim, Comparison, Difference, Row

TEXT = """---
title: Guns across the border
---
Mexico blames its neighbour. Officials say that over 90 percent
of the guns seized in Mexico and traced come from the United States.
"""


def make_claim(**changes: object) -> Claim:
    start = TEXT.index("over 90")
    sentence_start = TEXT.index("Officials")
    fields: dict[str, object] = {
        "id": "3f9a0c71d2e4",
        "path": "seeds/oneil-2009.md",
        "source": "oneil-2009",
        "title": "Guns across the border",
        "author": "Ann Author",
        "publisher": "A Review",
        "published": "2009-07",
        "quote": "over 90 percent",
        "start": start,
        "end": start + len("over 90 percent"),
        "sentence": " ".join(TEXT[sentence_start:].split()),
        "sentence_start": sentence_start,
        "sentence_end": len(TEXT) - 1,
        "kind": "percent",
        "comparator": ">",
        "low": Decimal(90),
        "high": None,
        "unit": "percent",
        "counted": "guns seized in Mexico and traced",
        "attribution": "Officials",
        "attribution_cue": "say",
        "place": "Mexico",
        "topics": ("guns", "crime"),
        "confidence": 0.9,
    }
    return Claim.model_validate(fields | changes)


AID = make_claim(
    id="b07d11aa9c5e",
    path="seeds/grillo-2012.md",
    source="grillo-2012",
    title=None,
    author=None,
    publisher=None,
    published="2012",
    quote="$15 billion to $25 billion",
    start=17,
    end=43,
    sentence_start=0,
    sentence_end=62,
    sentence="Cartels may earn $15 billion to $25 billion a year since 2006.",
    kind="money",
    comparator="range",
    low=Decimal("15E+9"),
    high=Decimal("25E+9"),
    unit="USD",
    per="year",
    counted="profits from drugs sold north of the border",
    time="2006/..",
    time_text="since 2006",
    attribution=None,
    attribution_cue=None,
    status="estimated",
    topics=(),
    confidence=1.0,
)
CLAIMS = (make_claim(), AID)

GUNS = Row(
    measure="share of guns traced to the United States",
    topic="guns",
    kind="percent",
    unit="percent",
    verdict="incomparable",
    spread=1.2857,
    differences=(
        Difference(
            aspect="base",
            values={"oneil-2009": "guns seized in Mexico and traced", "bloomberg-2021": "firearms recovered"},
        ),
        Difference(aspect="time", values={"bloomberg-2021": "since 2014", "oneil-2009": "unknown"}),
    ),
    cells=(
        Cell(
            source="bloomberg-2021",
            published="2021-03-04",
            claims=("a1",),
            quote="70%",
            comparator="=",
            low=Decimal(70),
            high=Decimal(70),
            counted="firearms recovered",
            time="2014/..",
        ),
        Cell(
            source="oneil-2009",
            published="2009-07",
            claims=("3f9a0c71d2e4", "77aa"),
            quote="over 90 percent",
            comparator=">",
            low=Decimal(90),
            counted="guns",
            base="guns seized in Mexico and traced",
        ),
    ),
)
TOLL = Row(
    measure="people killed",
    topic="deaths",
    kind="count",
    unit="person",
    verdict="single",
    cells=(
        Cell(
            source="grillo-2012",
            published="2012",
            claims=("c3",),
            quote="Some 60,000",
            comparator="~",
            low=Decimal(60000),
            high=Decimal(60000),
            counted="people killed",
            time="2006-12/2012",
            attribution="the government",
        ),
    ),
)
COMPARISON = Comparison(rows=(GUNS, TOLL))

SOURCES = Listing(
    columns=("source", "title", "published", "url", "path", "claims"),
    rows=(
        (
            "oneil-2009",
            "Guns across the border",
            "2009-07",
            "https://review.example/a?b=1",
            "seeds/oneil-2009.md",
            1,
        ),
        ("grillo-2012", None, "2012", None, "seeds/grillo-2012.md", 1),
    ),
)
PROVENANCE = Provenance(
    tool="claims 0.1.0",
    made="2026-11-22T00:00:00+00:00",
    commands=("claims extract seeds/", "claims export figures.csv --topic guns"),
    filters={"topics": ["guns"]},
    settings={"store": "claims.db", "pipeline": None},
)


def make_export(*claims: Claim, **changes: object) -> Export:
    fields = {"claims": iter(claims or CLAIMS), "sources": SOURCES, "provenance": PROVENANCE, "comparison": COMPARISON}
    return Export(**(fields | changes))  # type: ignore[arg-type]
