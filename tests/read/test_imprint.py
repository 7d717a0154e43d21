from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.read import Metadata, read_documents
from claims.read.imprint import read_imprint
from claims.records import Document

BODY = (
    "Police in three towns seized over 9,000 guns last year, according to a report that was published on Monday, "
    "and they expect to seize still more of them in the next 12 months.\n"
)
SHARED = Path(__file__).parents[3] / "shared"


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        pytest.param("", {}, id="nothing"),
        pytest.param("The guns of the south\n\n", {"title": "The guns of the south"}, id="line that stands alone"),
        pytest.param("Who Buys the Guns?\n", {"title": "Who Buys the Guns?"}, id="no blank line behind it"),
        pytest.param("# Guns\n\n", {"title": "Guns"}, id="Markdown heading"),
        pytest.param("Guns\n====\n\n", {"title": "Guns"}, id="underlined heading"),
        pytest.param("The guns\nof the south\n\n", {}, id="broken line may be a paragraph"),
        pytest.param("Guns were seized.\n\n", {}, id="sentence"),
        pytest.param("- Guns of the south\n\n", {}, id="item of a list"),
        pytest.param("World news\n\n", {}, id="rubric"),
        pytest.param("1.2 Introduction\n\n", {}, id="numbered rubric"),
        pytest.param("# Introduction\n\n", {}, id="rubric as heading"),
        pytest.param("Write to jane@daily.example\n\n", {}, id="address"),
        pytest.param("Reading time: 4 minutes\n\n", {}, id="furniture"),
        pytest.param("GUNS/KNIVES\n\n", {}, id="capitals alone may head a section"),
        pytest.param("All of the South\n\nThe guns of the south\n\n", {}, id="two lines and no more: either"),
        pytest.param(
            "The guns of the south\n\nBy Jane Roe\n\n",
            {"title": "The guns of the south", "author": "Jane Roe"},
            id="byline",
        ),
        pytest.param(
            "The guns of the south\nAnd who buys them\nBy Jane Roe and John Poe\nJune 26, 2012\n\n",
            {"title": "The guns of the south", "author": "Jane Roe, John Poe", "published": "2012-06-26"},
            id="title, subtitle, byline and date in one block",
        ),
        pytest.param(
            "# Guns\n\n*By JANE MCROE | Reuters | 26 June 2012*\n\n",
            {"title": "Guns", "author": "Jane McRoe", "publisher": "Reuters", "published": "2012-06-26"},
            id="all in one byline",
        ),
        pytest.param(
            "By Jane Roe, June 26, 2012\n\n", {"author": "Jane Roe", "published": "2012-06-26"}, id="no title"
        ),
        pytest.param(
            "Jane Roe • Reuters • 26 June 2012\n\n",
            {"author": "Jane Roe", "publisher": "Reuters", "published": "2012-06-26"},
            id="byline without its word",
        ),
        pytest.param("By Tuesday Morning\n\n", {"title": "By Tuesday Morning"}, id="by a time"),
        pytest.param(
            "The guns of the south\n\nBy Reuters\n\n",
            {"title": "The guns of the south", "publisher": "Reuters"},
            id="by an agency",
        ),
        pytest.param(
            "DAILY POST\n\nMAY / JUNE 2009\n\nThe guns of the south\n\nAnd who buys them\n\nShannon Roe\n\n",
            {
                "title": "The guns of the south",
                "author": "Shannon Roe",
                "publisher": "DAILY POST",
                "published": "2009-05",
            },
            id="masthead of a journal",
        ),
        pytest.param(
            "The guns of the south\n\nLessons Learned\n\nMay 2009\n\n",
            {"title": "The guns of the south", "published": "2009-05"},
            id="subtitle that looks like a name",
        ),
        pytest.param(
            "The guns of the south\n\nBill Blocks Guns\n\nMay 2009\n\n",
            {"title": "The guns of the south", "published": "2009-05"},
            id="given name that is a word",
        ),
        pytest.param("Joe Roe\n\n", {}, id="name alone: author or subject"),
        pytest.param(
            "The guns | Daily Post\n\n", {"title": "The guns", "publisher": "Daily Post"}, id="title and outlet"
        ),
        pytest.param(
            "Published: June 26, 2012 | Updated: June 28, 2012\n\n",
            {"published": "2012-06-26", "modified": "2012-06-28"},
            id="dates",
        ),
        pytest.param(
            "Updated June 28, 2012\n\n",
            {"published": "2012-06-28", "modified": "2012-06-28"},
            id="only a later change is dated",
        ),
        pytest.param("2012\n\n", {}, id="a year alone"),
        pytest.param(
            "Title: Guns\nAuthor: Jane Roe\nDate: 2012\n\n",
            {"title": "Guns", "author": "Jane Roe", "published": "2012"},
            id="labels",
        ),
        pytest.param("MEXICO CITY (Reuters) - ", {"publisher": "Reuters"}, id="dateline"),
        pytest.param("Kim (left) - ", {}, id="no dateline"),
        pytest.param("Lima, 4 May 2014\n\n", {"published": "2014-05-04"}, id="place and day"),
        pytest.param("Lima, 4 May 2014, 1715 GMT\n\n", {"published": "2014-05-04"}, id="place, day and hour"),
        pytest.param("Grain Bulletin 14, May 2014\n\n", {"published": "2014-05"}, id="a numbered issue"),
        pytest.param("Lima, May 1968\n\n", {"title": "Lima, May 1968"}, id="place and month may be a title"),
        pytest.param(
            "LIMA, Peru, May 4, 2014 (Reuters) — ",
            {"publisher": "Reuters", "published": "2014-05-04"},
            id="dated dateline",
        ),
        pytest.param(
            "Bridge reopens Sunday, May 4, 2014\n\n",
            {"title": "Bridge reopens Sunday, May 4, 2014", "published": "2014-05-04"},
            id="weekday and day",
        ),
        pytest.param("Sunday, May 4, 2014 The bridge is open. ", {"published": "2014-05-04"}, id="day opens the text"),
        pytest.param("GRAIN BRIEF 2014/07\n\n", {"published": "2014"}, id="number of an issue"),
        pytest.param("GRAIN BRIEF 2014/15\n\n", {}, id="season of two years"),
        pytest.param(
            "EMBARGOED UNTIL 00:01 GMT, SUNDAY 4 MAY 2014\n\n", {"published": "2014-05-04"}, id="day of release"
        ),
    ],
)
def test_head(head: str, expected: dict[str, str]) -> None:
    assert read_imprint(head + BODY).model_dump(exclude_none=True) == expected


@pytest.mark.parametrize(
    ("foot", "expected"),
    [
        pytest.param("Source: Bloomberg", {"publisher": "Bloomberg"}, id="source"),
        pytest.param("Source: National Statistics Office", {}, id="source of numbers"),
        pytest.param("Source: see the table", {}, id="source in words"),
        pytest.param("• More By Jane Q. Roe", {"author": "Jane Q. Roe"}, id="more by"),
        pytest.param("(Reporting by Jane Roe in Lima; editing by John Poe)", {}, id="in brackets it is not read"),
        pytest.param("Reporting by Jane Roe in Lima; editing by John Poe", {"author": "Jane Roe"}, id="agency credit"),
        pytest.param("-- Compiled by Jane Roe", {"author": "Jane Roe"}, id="compiled"),
        pytest.param("Originally published on June 26, 2012", {"published": "2012-06-26"}, id="date"),
        pytest.param("Tags: Guns, Jane Roe", {}, id="tags"),
    ],
)
def test_foot(foot: str, expected: dict[str, str]) -> None:
    assert read_imprint(f"{BODY}\n{foot}\n").model_dump(exclude_none=True) == expected


def test_title_that_stands_twice_is_certain() -> None:
    text = f"All of the South\n\nThe guns of the south\n\n{BODY}\nThe guns of the south\n\n{BODY}"
    assert read_imprint(text).title == "The guns of the south"


def test_person_whom_the_text_presents_wrote_it() -> None:
    text = f"The guns of the south\n\nIxchel Quux\n\n{BODY}\nIXCHEL QUUX is Professor of Peace.\n"
    assert read_imprint(text).author == "Ixchel Quux"


def test_capitals_of_the_publisher_are_lowered_as_the_text_writes_it() -> None:
    text = f"DAILY POST\n\nMay 2009\n\nThe guns of the south\n\n{BODY}The Daily Post counted them.\n"
    assert read_imprint(text).publisher == "Daily Post"


def test_what_stands_below_the_first_paragraphs_is_of_another_text() -> None:
    text = f"{BODY}\n{BODY}\nBy Jane Roe\n\nMay 2009\n\nLIMA (Reuters) - {BODY}"
    assert read_imprint(text) == Metadata()


def test_byline_may_stand_below_a_summary() -> None:
    text = f"The guns of the south\n\nThey are sold to anybody.\n\nBy Jane Roe\n\n{BODY}"
    assert read_imprint(text) == Metadata(title="The guns of the south", author="Jane Roe")


def test_a_title_needs_a_text() -> None:
    assert read_imprint("Over 9,000 guns were seized") == Metadata()


def test_reading_begins_behind_the_front_matter() -> None:
    front = "---\nx: By Jane Roe\n---\n"
    assert read_imprint(front + BODY, len(front)) == Metadata()


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    read_imprint(text)


# What a person finds in the articles; a field that stands nowhere in the text must be empty.
ARTICLES = {
    "seeds/000_751e5147d6b2f646.txt": {},
    "seeds/001_2d2bc5598bb4ea54.txt": {
        "title": "The Real War in Mexico",
        "author": "Shannon O'Neil",
        "publisher": "Foreign Affairs",
        "published": "2009-07",
    },
    "seeds/002_fedd19d867ba7b92.txt": {},
    "seeds/003_935ac076c558d15c.txt": {"author": "Pamela K. Starr"},
    "seeds/004_0f7587aa79fd9e51.txt": {
        "title": "Is Mexico’s Drug War Taking a Turn for the Worse?",
        "publisher": "Bloomberg",
    },
    "news/bloomberg.com1.txt": {"author": "Steve Matthews"},
    "news/cnn.txt": {"publisher": "CNN"},
    "news/fool.com1.txt": {},
    "news/livescience.com2.txt": {},
    "news/oregonlive.com1.txt": {"author": "Vickie Kavanagh"},
    "news/pewresearch.org1.txt": {},
    "news/tnr.com2.txt": {},
}


@pytest.mark.skipif(not SHARED.is_dir(), reason="the articles are not here")
@pytest.mark.parametrize("name", ARTICLES)
def test_articles(name: str) -> None:
    (document,) = read_documents([str(SHARED / name)])
    assert isinstance(document, Document)
    found = document.model_dump(include={"title", "author", "publisher", "published", "url"}, exclude_none=True)
    assert found == ARTICLES[name]
