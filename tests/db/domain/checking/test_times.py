"""Arrivals, departures, absences, nights elsewhere, days outside (RULES.md 6)."""

from typing import Any

import pytest

from convenor_db.domain.checking.findings import Rule
from support.checked import a_session, an_agenda, found, the_one, with_person, with_seat

ZURICH_NINE = a_session("s1", people=["v1"])


@pytest.mark.parametrize(
    ("rule", "seat", "expected"),
    [
        (Rule.BEFORE_ARRIVAL, {"arrives": "2027-04-14T09:01"}, 1),
        (Rule.BEFORE_ARRIVAL, {"arrives": "2027-04-14T09:00"}, 0),
        (Rule.BEFORE_ARRIVAL, {"arrives": "2027-04-14T09:01", "remote": True}, 0),
        (Rule.BEFORE_ARRIVAL, {"arrives": "2027-04-14T09:01", "status": "absent"}, 0),
        (Rule.AFTER_DEPARTURE, {"leaves": "2027-04-14T09:59"}, 1),
        (Rule.AFTER_DEPARTURE, {"leaves": "2027-04-14T10:00"}, 0),
        (Rule.AFTER_DEPARTURE, {"leaves": "2027-04-14T09:59", "remote": True}, 0),
    ],
)
def test_who_is_not_there_yet_or_gone(rule: Rule, seat: dict[str, Any], expected: int) -> None:
    value = with_seat(an_agenda(ZURICH_NINE), "v1", **seat)
    assert found(value, rule) == [f"block {rule}:v1:s1"] * expected


@pytest.mark.parametrize(
    ("begins", "ends", "expected"),
    [
        ("08:00", "09:00", 0), ("08:00", "09:01", 1), ("10:00", "11:00", 0),
        ("09:59", "11:00", 1), ("09:30", "09:30", 0), ("09:20", "09:40", 1),
    ],
)  # fmt: skip
def test_who_is_away(begins: str, ends: str, expected: int) -> None:
    away = [{"from": f"2027-04-14T{begins}", "to": f"2027-04-14T{ends}", "why": "bank"}]
    value = with_seat(an_agenda(ZURICH_NINE), "v1", away=away, remote=True)
    assert found(value, Rule.UNAVAILABLE) == ["block unavailable:v1:s1"] * expected


def test_two_absences_in_one_session_are_one_warning_and_of_the_optional_a_note() -> None:
    times = [("09:00", "09:10"), ("09:20", "09:30")]
    away = [{"from": f"2027-04-14T{one}", "to": f"2027-04-14T{two}"} for one, two in times]
    optional = a_session("s1", people=["v1 optional"])
    value = with_seat(an_agenda(optional), "v1", away=away)
    assert found(value, Rule.UNAVAILABLE) == ["info unavailable:v1:s1"]


@pytest.mark.parametrize(
    ("zone", "start", "minutes", "expected"),
    [
        ("America/New_York", "13:00", 60, 0),  # 07:00 there
        ("America/New_York", "12:59", 60, 1),
        ("America/New_York", "2027-04-15T03:00", 60, 0),  # 21:00–22:00
        ("America/New_York", "2027-04-15T03:00", 61, 1),
        ("America/New_York", "04:00", 60, 1),  # 22:00
        ("Asia/Kathmandu", "03:15", 60, 0),  # 07:00
        ("Asia/Kathmandu", "03:14", 60, 1),
        ("America/New_York", "14:00", 1440, 1),
        ("", "03:00", 60, 0),
    ],
)
def test_it_is_night_there(zone: str, start: str, minutes: int, expected: int) -> None:
    value = an_agenda(a_session("s1", start, minutes, people=["v1"]))
    value = with_person(with_seat(value, "v1", remote=True), "p1", zone=zone)
    assert found(value, Rule.NIGHT) == ["warn night:v1:s1"] * expected


def test_who_comes_sleeps_here() -> None:
    value = with_person(an_agenda(a_session("s1", "04:00", people=["v1"])), "p1", zone="Asia/Tokyo")
    assert found(value, Rule.NIGHT) == []


def test_a_night_is_said_in_both_times() -> None:
    value = with_seat(an_agenda(a_session("s1", "09:00", people=["v1"])), "v1", remote=True)
    text = the_one(with_person(value, "p1", zone="America/New_York"), Rule.NIGHT).text
    assert "Wed 14 Apr, 09:00–10:00" in text
    assert "Wed 14 Apr, 03:00–04:00 in New York" in text


@pytest.mark.parametrize(
    ("start", "minutes", "expected"),
    [
        ("2027-04-14T00:00", 60, 0),
        ("2027-04-13T23:59", 60, 1),
        ("2027-04-16T23:00", 60, 0),
        ("2027-04-16T23:00", 61, 1),
        ("2027-04-17T08:00", 60, 1),
    ],
)
def test_a_session_lies_on_the_days_of_the_convening(
    start: str, minutes: int, expected: int
) -> None:
    value = an_agenda(a_session("s1", start, minutes))
    assert found(value, Rule.OUTSIDE_DATES) == ["warn outside-dates:s1"] * expected
    for kind in ("preparatory", "travel"):
        may = an_agenda(a_session("s1", start, minutes, kind=kind))
        assert found(may, Rule.OUTSIDE_DATES) == []


def test_the_last_day_may_be_the_last_of_all_days() -> None:
    days = {"starts": "9998-12-30", "ends": "9999-12-31"}
    value = an_agenda(a_session("s1", "9998-12-31T23:30", 60), convening=days)
    assert found(value, Rule.OUTSIDE_DATES) == []
