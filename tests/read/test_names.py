import pytest

from claims.read.names import is_person, is_surely_person, lower_capitals, restore_case, split_authors, surname


@pytest.mark.parametrize(
    ("name", "person", "surely"),
    [
        pytest.param("Shannon O'Neil", True, True, id="given name"),
        pytest.param("Yuki T. Sato", True, True, id="initial"),
        pytest.param("J.K. Rowling", True, False, id="initials in one word"),
        pytest.param("Ana de la Cruz", True, True, id="particles"),
        pytest.param("Lessons Learned", True, False, id="a subtitle may look like a name"),
        pytest.param("Daily Post", False, False, id="newspaper"),
        pytest.param("Mary Washington University", False, False, id="university"),
        pytest.param("Mary", False, False, id="one word"),
        pytest.param("Mary had a lamb", False, False, id="sentence"),
        pytest.param("Room 101", False, False, id="digits"),
    ],
)
def test_persons(name: str, person: bool, surely: bool) -> None:
    assert (is_person(name), is_surely_person(name)) == (person, surely)


@pytest.mark.parametrize(
    ("text", "authors", "rest"),
    [
        pytest.param("Jane Roe", ["Jane Roe"], "", id="one"),
        pytest.param("Jane Roe and John Poe", ["Jane Roe", "John Poe"], "", id="two"),
        pytest.param("Jane Roe, John Poe, and Ana Coe", ["Jane Roe", "John Poe", "Ana Coe"], "", id="three"),
        pytest.param("Jane Roe | Daily Post", ["Jane Roe"], "Daily Post", id="outlet behind a bar"),
        pytest.param("Jane Roe, June 26, 2012", ["Jane Roe"], "June 26, 2012", id="date behind"),
        pytest.param("the numbers", [], "the numbers", id="nobody"),
    ],
)
def test_split_authors(text: str, authors: list[str], rest: str) -> None:
    assert split_authors(text) == (authors, rest)


@pytest.mark.parametrize(
    ("author", "expected"),
    [
        pytest.param("Shannon O'Neil", "O'Neil", id="last word"),
        pytest.param("Roe, Jane", "Roe", id="surname first"),
        pytest.param("Jane Roe, John Poe", "Roe", id="first of two"),
        pytest.param("Jane Roe and John Poe", "Roe", id="joined by and"),
        pytest.param("Martin Roe Jr.", "Roe", id="suffix"),
        pytest.param("Daily Post Staff", "Daily Post Staff", id="organisation"),
        pytest.param("Bloomberg", "Bloomberg", id="one word"),
        pytest.param("", "", id="nobody"),
        pytest.param(",", ",", id="only a comma"),
    ],
)
def test_surname(author: str, expected: str) -> None:
    assert surname(author) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("SHANNON O'NEIL", "Shannon O'Neil", id="apostrophe"),
        pytest.param("IAN MCDONALD", "Ian McDonald", id="Mc"),
        pytest.param("Jane Roe", "Jane Roe", id="no capitals"),
    ],
)
def test_lower_capitals(name: str, expected: str) -> None:
    assert lower_capitals(name) == expected


def test_capitals_are_lowered_only_on_the_evidence_of_the_text() -> None:
    assert restore_case("DAILY POST", "A copy of the Daily Post costs $2.") == "Daily Post"
    assert restore_case("BBC NEWS", "It costs $2.") == "BBC NEWS"
