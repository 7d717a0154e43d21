from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.read import parse_date


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("2009", "2009", id="year"),
        pytest.param("2012-06", "2012-06", id="year and month"),
        pytest.param("2012-06-26", "2012-06-26", id="ISO day"),
        pytest.param("2012/06/26", "2012-06-26", id="year first with slashes"),
        pytest.param("2012-06-26T10:15:00Z", "2012-06-26", id="ISO time"),
        pytest.param("2012-06-26 10:15", "2012-06-26", id="day and time"),
        pytest.param("JULY / AUGUST 2009", "2009-07", id="double issue in capitals"),
        pytest.param("July–August 2009", "2009-07", id="double issue with a dash"),
        pytest.param("June 26, 2012", "2012-06-26", id="American"),
        pytest.param("26 June 2012", "2012-06-26", id="British"),
        pytest.param("26th of June, 2012", "2012-06-26", id="ordinal"),
        pytest.param("Sept. 5, 2012", "2012-09-05", id="abbreviated month"),
        pytest.param("Tuesday, June 26, 2012", "2012-06-26", id="weekday"),
        pytest.param("June 26, 2012 at 10:15 a.m. EDT", "2012-06-26", id="time of day"),
        pytest.param("June 2012", "2012-06", id="month"),
        pytest.param("Summer 2009", "2009", id="season is only certain to the year"),
        pytest.param("26/06/2012", "2012-06-26", id="day first is plain"),
        pytest.param("06/26/2012", "2012-06-26", id="month first is plain"),
        pytest.param("06/07/2012", "2012", id="month or day first is open"),
        pytest.param("07.06.2012", "2012-06-07", id="points put the day first"),
        pytest.param("February 29, 2012", "2012-02-29", id="leap day"),
        pytest.param("February 30, 2012", None, id="no such day"),
        pytest.param("2012-13", None, id="no such month"),
        pytest.param("last week", None, id="no date"),
        pytest.param("In June 2012 he left", None, id="more than a date"),
        pytest.param("60,000", None, id="a number"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_parse_date(text: str, expected: str | None) -> None:
    assert parse_date(text) == expected


def test_a_year_alone_is_a_date_only_where_asked_for() -> None:
    assert parse_date("2009", bare_year=False) is None


@given(st.dates(date(1500, 1, 1), date(2099, 12, 31)))
def test_iso_days_are_kept(day: date) -> None:
    assert parse_date(day.isoformat()) == day.isoformat()


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    found = parse_date(text)
    assert found is None or parse_date(found) == found
