from __future__ import annotations

import pytest

from claims.normalise import make_claims
from claims.normalise.claim import make_claim

from .factories import make_document, make_mention

TEXT = "In June, 40 people were killed."


def test_a_claim_carries_the_mention_and_the_document() -> None:
    document = make_document(TEXT, source="wire", published="2012-09-03", publisher="Wire")
    mention = make_mention(document, "40", value=40, unit="person", counted="people killed", time_text="In June")
    (claim,) = make_claims(document, [mention])
    assert (claim.quote, claim.start, claim.end) == ("40", 9, 11)
    assert (claim.source, claim.publisher, claim.published) == ("wire", "Wire", "2012-09-03")
    assert (claim.time, claim.time_text) == ("2012-06", "In June")
    assert claim.topics == ("deaths",)
    assert 0 < claim.confidence <= 1


def test_a_relative_time_needs_the_documents_date() -> None:
    document = make_document(TEXT)
    claim = make_claim(document, make_mention(document, "40", time_text="In June"))
    assert (claim.time, claim.time_text) == (None, "In June")


def test_an_id_is_of_the_text_and_the_span_alone() -> None:
    here, there = make_document(TEXT, source="a"), make_document(TEXT, source="b", published="2012")
    other = make_document(TEXT + " ")
    ids = [make_claim(document, make_mention(document, "40")).id for document in (here, there, other)]
    assert ids[0] == ids[1] != ids[2]
    assert make_claim(here, make_mention(here, "killed")).id != ids[0]


def test_a_quote_that_does_not_stand_at_its_offsets_is_refused() -> None:
    document = make_document(TEXT)
    moved = make_mention(document, "40").model_copy(update={"start": 10, "end": 12})
    with pytest.raises(ValueError, match="offsets 10 to 12"):
        make_claim(document, moved)
