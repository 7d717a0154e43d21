import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.read import Metadata
from claims.read.identity import make_slug, make_source_id


@pytest.mark.parametrize(
    ("metadata", "path", "expected"),
    [
        pytest.param({"author": "Shannon O'Neil", "published": "2009-07"}, "a.txt", "oneil-2009", id="apostrophe"),
        pytest.param({"author": "Enrique Peña", "published": "2012"}, "a.txt", "pena-2012", id="accent"),
        pytest.param({"author": "Lars Øst"}, "a.txt", "ost", id="no year"),
        pytest.param({"publisher": "Daily Post", "published": "2021"}, "a.txt", "daily-post-2021", id="publisher"),
        pytest.param({"publisher": "Daily Post"}, "notes/a b.txt", "a-b", id="publisher without year says too little"),
        pytest.param({"published": "2021"}, "notes/Guns (1).md", "guns-1", id="file name"),
        pytest.param({"author": "Лев Толстой"}, "a.txt", "a", id="nothing Latin in the name"),
        pytest.param({}, "-", "text", id="standard input"),
        pytest.param({}, "書.txt", "document", id="nothing Latin anywhere"),
    ],
)
def test_make_source_id(metadata: dict[str, str], path: str, expected: str) -> None:
    assert make_source_id(Metadata(**metadata), path) == expected


@given(st.text())
def test_slugs_are_plain(text: str) -> None:
    slug = make_slug(text)
    assert slug == "" or re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)
    assert make_slug(slug) == slug
