from __future__ import annotations

import pytest

from claims.analyse import Analyser
from claims.records import Document


@pytest.mark.parametrize(
    ("text", "written"),
    [
        pytest.param("Exports have fallen by 4% in 2014.", "2014", id="the perfect reaches into the year"),
        pytest.param("Rainfall for the first ten months of 2014 was 8% below normal.", "2014", id="a part of the year"),
        pytest.param(
            "The mill lost 30 jobs in 2014. It will hire 12 people in 2015.", "2014", id="between the past and the next"
        ),
        pytest.param("The mill lost 30 jobs in 2014.", None, id="a past year may be long gone"),
        pytest.param("In 1940, the army marches 200 miles north.", None, id="a chronicle"),
        pytest.param("The fund is expected to grow by 4% in 2014.", None, id="a plan"),
        pytest.param("Output will rise by 4% until the plant closes in 2019.", None, id="under what is to come"),
        pytest.param("Deaths have doubled since the 1991 Games.", None, id="a year in a name"),
        pytest.param(
            "Exports have fallen by 4% in 2014 (they will grow again in 2016).", "2014", id="a remark in brackets"
        ),
    ],
)
def test_the_year_that_a_text_leaves_certain(shipped: Analyser, text: str, written: str | None) -> None:
    assert shipped.analyse(Document(path="-", text=text)).written == written


def test_the_date_of_the_document_comes_first(shipped: Analyser) -> None:
    document = Document(path="-", text="Exports have fallen by 4% in 2014.", published="2015-02-03")
    assert shipped.analyse(document).written == "2015-02-03"
