"""A day without time to eat (RULES.md 6)."""

from typing import Any

import pytest

from convenor_db.domain.checking.findings import Rule
from support.checked import a_session, an_agenda, found, with_seat

Item = dict[str, Any]
MORNING = ("09:00", 150)  # until 11:30
AFTERNOON = ("14:00", 60)


def a_day(*times: tuple[str, int], **meal: Any) -> Item:
    """Return a convening in which v1 is in sessions of these beginnings and minutes."""
    sessions = [
        a_session(f"s{at}", start, minutes, people=["v1"])
        for at, (start, minutes) in enumerate(times)
    ]
    return an_agenda(*sessions, *([a_session(**meal)] if meal else []))


@pytest.mark.parametrize(
    ("times", "expected"),
    [
        ([("09:00", 330), ("14:30", 30)], 1),
        ([("11:29", 182)], 1),  # 11:29–14:31
        ([("11:30", 181)], 0),  # nothing begins before 11:30
        ([("11:29", 181)], 0),  # nothing ends after 14:30
        ([MORNING, ("11:30", 105), ("14:00", 60)], 0),  # free 13:15–14:00
        ([MORNING, ("11:30", 106), ("14:00", 60)], 1),
        ([("09:00", 60), ("12:14", 200)], 1),  # 44 minutes free from 11:30
        ([("09:00", 60), ("12:15", 200)], 0),
        ([("09:00", 286), ("15:00", 60)], 1),  # free from 13:46: 44 minutes inside
        ([("09:00", 285), ("15:00", 60)], 0),
        ([("09:00", 240), ("09:30", 30), ("13:30", 90)], 1),
    ],
)
def test_no_meal_and_no_time_for_one(times: list[tuple[str, int]], expected: int) -> None:
    assert found(a_day(*times), Rule.NO_MEAL) == ["info no-meal:v1:s0"] * expected


@pytest.mark.parametrize(
    ("meal", "expected"),
    [
        ({"start": "14:29"}, 0), ({"start": "14:30"}, 1), ({"start": "10:30"}, 1),
        ({"start": "10:31"}, 0), ({"kind": "break", "start": "12:00"}, 1),
        ({"start": "12:00", "people": ["v2"]}, 1), ({"start": None}, 1),
        ({"start": "12:00", "dropped_on": "2027-03-01"}, 1),
    ],
)  # fmt: skip
def test_a_meal_of_theirs_around_noon(meal: Item, expected: int) -> None:
    value = a_day(("09:00", 400), **{"key": "m", "kind": "meal", "people": ["v1"]} | meal)
    assert found(value, Rule.NO_MEAL) == ["info no-meal:v1:s0"] * expected


@pytest.mark.parametrize("seat", [{"remote": True}, {"status": "declined"}])
def test_who_is_not_there_eats_elsewhere(seat: Item) -> None:
    assert found(with_seat(a_day(("09:00", 400)), "v1", **seat), Rule.NO_MEAL) == []


def test_the_day_is_the_one_a_session_begins_on() -> None:
    value = a_day(("2027-04-13T23:00", 16 * 60), ("15:00", 60))
    assert found(value, Rule.NO_MEAL) == []
    value = a_day(("2027-04-13T23:00", 16 * 60), ("11:00", 20), ("15:00", 60))
    assert found(value, Rule.NO_MEAL) == ["info no-meal:v1:s1"]


def test_two_days_are_two_warnings() -> None:
    value = a_day(("09:00", 400), ("2027-04-15T09:00", 400))
    assert found(value, Rule.NO_MEAL) == ["info no-meal:v1:s0", "info no-meal:v1:s1"]
