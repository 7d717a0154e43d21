import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.read.front_matter import read_front_matter

BODY = "Over 9,000 guns were seized.\n"


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        pytest.param("title: The war\n", {"title": "The war"}, id="title"),
        pytest.param("author: Ann Roe\n", {"author": "Ann Roe"}, id="author"),
        pytest.param("authors: [Ann Roe, Bo Poe]\n", {"author": "Ann Roe, Bo Poe"}, id="list of authors"),
        pytest.param("authors:\n  - name: Ann Roe\n    site: x\n", {"author": "Ann Roe"}, id="author as mapping"),
        pytest.param("Date: 2012-06-26\n", {"published": "2012-06-26"}, id="date, key in capitals"),
        pytest.param("date: 2009\n", {"published": "2009"}, id="a year is no number"),
        pytest.param("date: 2012-06-26T10:15:00Z\n", {"published": "2012-06-26"}, id="time"),
        pytest.param("published: July 2009\n", {"published": "2009-07"}, id="date in words"),
        pytest.param("date: 2012-99-99\n", {}, id="impossible date"),
        pytest.param("date: soon\n", {}, id="no date"),
        pytest.param("site-name: Daily Post\n", {"publisher": "Daily Post"}, id="publisher by another key"),
        pytest.param("link: https://a.example/b\n", {"url": "https://a.example/b"}, id="url by another key"),
        pytest.param("source: https://a.example/b\n", {"url": "https://a.example/b"}, id="source that is an address"),
        pytest.param("source: Daily Post\n", {"publisher": "Daily Post"}, id="source that is a name"),
        pytest.param("title: Mexico: the war\n", {"title": "Mexico: the war"}, id="unquoted colon"),
        pytest.param("title: *Stars*\n", {"title": "*Stars*"}, id="unquoted stars are no alias"),
        pytest.param("title: '01'\ndraft: true\n", {"title": "01"}, id="unknown keys are passed over"),
        pytest.param("title: ~\nauthor: null\n", {}, id="nothing"),
        pytest.param("", {}, id="empty block"),
        pytest.param("title: |\n  The\n  war\n", {"title": "The war"}, id="folded to one line"),
    ],
)
def test_fields(block: str, expected: dict[str, str]) -> None:
    text = f"---\n{block}---\n{BODY}"
    front = read_front_matter(text)
    assert text[front.end :] == BODY
    assert front.metadata.model_dump(exclude_none=True) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(BODY, id="none"),
        pytest.param(f"---\n{BODY}---\nMore.\n", id="text between two rules"),
        pytest.param(f"---\ntitle: x\n{BODY}", id="never closed"),
        pytest.param(f"\n---\ntitle: x\n---\n{BODY}", id="not at the very start"),
        pytest.param("---\n" + "x: y\n" * 5_000 + f"---\n{BODY}", id="too long"),
        pytest.param(f"---\n- a\n- b\n---\n{BODY}", id="a list"),
        pytest.param(f"----\ntitle: x\n----\n{BODY}", id="four dashes"),
    ],
)
def test_what_is_no_front_matter_stays_in_the_body(text: str) -> None:
    front = read_front_matter(text)
    assert (front.end, front.metadata.model_dump(exclude_none=True)) == (0, {})


def test_source_is_told_apart() -> None:
    assert read_front_matter(f"---\nsource: roe-2012\n---\n{BODY}").source == "roe-2012"


def test_windows_line_ends_and_dots_close_it() -> None:
    front = read_front_matter("---\r\ntitle: x y\r\n...\r\nBody.")
    assert (front.end, front.metadata.title) == (len("---\r\ntitle: x y\r\n...\r\n"), "x y")


@pytest.mark.parametrize(
    "block",
    [
        pytest.param("a: &a [x]\n" + "".join(f"a{n}: &a{n} [*a, *a, *a]\n" for n in range(60)), id="aliases"),
        pytest.param("a: " + "[" * 19_000 + "\n", id="nesting"),
        pytest.param("? " * 9_000 + "\n", id="nested keys"),
        pytest.param("a" + " " * 19_000 + "b\n", id="spaces"),
        pytest.param("title: !!python/object/apply:os.system ['false']\n", id="Python object"),
        pytest.param("title: " + "9" * 10_000 + "\n", id="number"),
    ],
)
def test_hostile_blocks_do_no_harm(block: str) -> None:
    start = time.perf_counter()
    read_front_matter(f"---\n{block}---\n{BODY}")
    assert time.perf_counter() - start < 2


@given(st.text())
def test_any_block_is_read_or_left(block: str) -> None:
    text = f"---\n{block}\n---\n{BODY}"
    assert 0 <= read_front_matter(text).end <= len(text)
