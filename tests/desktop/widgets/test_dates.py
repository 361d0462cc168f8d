"""Days and times as people type them."""

from datetime import date, time

import pytest

from convenor.widgets.dates import read_day, read_time

_DAY = date(2027, 4, 14)


@pytest.mark.parametrize(
    "text",
    [
        "2027-04-14",
        "14 Apr 2027",
        "Wed 14 Apr 2027",
        "Wed, 14 April",
        "Apr 14",
        "14.4.2027",
        "14.04.27",
        "14/4",
        "  14 APRIL 2027 ",
    ],
)
def test_a_day_is_read_in_many_forms(text: str) -> None:
    assert read_day(text, year=2027) == _DAY


@pytest.mark.parametrize("text", ["", "soon", "31 Feb", "14", "14 4 5 6", "2027-13-01", "Ap 14"])
def test_what_names_no_day_is_none(text: str) -> None:
    assert read_day(text, year=2027) is None


def test_months_are_read_in_the_users_language_even_after_a_weekday_like_one() -> None:
    months = ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août")
    assert read_day("mar. 13 avr. 2027", year=2000, months=months) == date(2027, 4, 13)


def test_the_month_comes_first_where_it_does() -> None:
    assert read_day("4/14", year=2027, month_first=True) == _DAY


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("10:30", time(10, 30)),
        ("1030", time(10, 30)),
        ("10.30", time(10, 30)),
        ("9", time(9)),
        ("9h05", time(9, 5)),
        (" 23:59 ", time(23, 59)),
        ("24:00", None),
        ("10:75", None),
        ("noon", None),
    ],
)
def test_a_time_is_read_in_many_forms(text: str, read: time | None) -> None:
    assert read_time(text) == read
