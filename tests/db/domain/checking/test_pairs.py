"""Two sessions at once, one after the other, or too near (RULES.md 6)."""

from typing import Any

import pytest

from convenor_db.domain.checking.findings import Rule
from support.checked import a_session, an_agenda, found, the_one, with_seat

ONE: dict[str, Any] = {"people": ["v1"]}


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (a_session("s1", **ONE), a_session("s2", "09:30", **ONE), ["block"]),
        (a_session("s1", **ONE), a_session("s2", "10:00", **ONE), []),
        (a_session("s1", **ONE), a_session("s2", "09:59", **ONE), ["block"]),
        (a_session("s1", **ONE), a_session("s2", **ONE), ["block"]),
        (a_session("s1", "23:30", **ONE), a_session("s2", "2027-04-15T00:15", **ONE), ["block"]),
        (a_session("s1", **ONE), a_session("s2", people=["v1 optional"]), ["info"]),
        (a_session("s1", **ONE), a_session("s2", people=["v2"]), []),
        (a_session("s1", **ONE), a_session("s2", None, **ONE), []),
        (a_session("s1", **ONE), a_session("s2", dropped_on="2027-03-01", **ONE), []),
    ],
)
def test_a_person_is_in_two_sessions_at_once(
    first: dict[str, Any], second: dict[str, Any], expected: list[str]
) -> None:
    ids = [f"{level} person-twice:v1:s1:s2" for level in expected]
    assert found(an_agenda(second, first), Rule.PERSON_TWICE) == ids


@pytest.mark.parametrize("status", ["declined", "withdrawn", "substituted", "absent"])
def test_who_is_out_is_nowhere_twice(status: str) -> None:
    value = an_agenda(a_session("s1", **ONE), a_session("s2", **ONE))
    assert found(with_seat(value, "v1", status=status), Rule.PERSON_TWICE) == []
    assert len(found(with_seat(value, "v1", status="longlist"), Rule.PERSON_TWICE)) == 1


def test_overlaps_are_of_instants_where_the_clocks_go_back() -> None:
    lisbon = {"zone": "Europe/Lisbon", "starts": "2027-10-30", "ends": "2027-10-31"}
    night = a_session("s1", "2027-10-31T01:30", 60, **ONE)
    morning = a_session("s2", "2027-10-31T02:00", 60, **ONE)
    assert found(an_agenda(night, morning, convening=lisbon), Rule.PERSON_TWICE) == []
    longer = night | {"minutes": 91}
    twice = an_agenda(longer, morning, convening=lisbon)
    assert found(twice, Rule.PERSON_TWICE) == ["block person-twice:v1:s1:s2"]


@pytest.mark.parametrize(
    ("start", "room", "expected"),
    [("09:30", "r1", 1), ("10:00", "r1", 0), ("09:30", "r2", 0), ("09:30", None, 0)],
)
def test_a_room_is_booked_twice(start: str, room: str | None, expected: int) -> None:
    there: dict[str, Any] = {"room": room} if room else {}
    other = a_session("s2", start, **there)
    ids = ["block room-twice:r1:s1:s2"] * expected
    assert found(an_agenda(a_session("s1", room="r1"), other), Rule.ROOM_TWICE) == ids


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("plenary", 1), ("breakout", 1), ("bilateral", 1), ("preparatory", 1),
        ("meal", 0), ("reception", 0), ("break", 0), ("travel", 0),
    ],
)  # fmt: skip
def test_nothing_goes_on_beside_a_plenary(kind: str, expected: int) -> None:
    value = an_agenda(
        a_session("s2", kind="plenary"), a_session("s1", "09:59", kind=kind),
        a_session("s3", "10:00", kind=kind),
    )  # fmt: skip
    ids = [one for one in found(value, Rule.PLENARY_OVERLAP) if ":s2" in one]
    assert ids == ["warn plenary-overlap:s1:s2"] * expected


@pytest.mark.parametrize(("start", "expected"), [("10:00", 0), ("09:59", 1), ("08:00", 1)])
def test_a_session_waits_for_what_must_come_first(start: str, expected: int) -> None:
    value = an_agenda(a_session("s1", start, after=["s9"]), a_session("s9"))
    assert found(value, Rule.ORDER) == ["block order:s1:s9"] * expected


def test_the_order_of_what_has_no_time_or_was_dropped_is_not_judged() -> None:
    late = a_session("s9", "12:00")
    assert found(an_agenda(a_session("s1", None, after=["s9"]), late), Rule.ORDER) == []
    dropped = a_session("s1", after=["s9"], dropped_on="2027-03-01")
    assert found(an_agenda(dropped, late), Rule.ORDER) == []


def test_a_circle_of_order_is_one_warning() -> None:
    value = an_agenda(a_session("s1", after=["s2"]), a_session("s2", after=["s1"]))
    assert found(value, Rule.ORDER) == ["block order:s1:s2"]


@pytest.mark.parametrize(
    ("start", "room", "expected"),
    [
        ("10:00", "r1", ["changeover:r1:s1:s2"]),
        ("10:09", "r1", ["changeover:r1:s1:s2"]),
        ("10:10", "r1", []),
        ("09:59", "r1", []),
        ("10:09", "r2", ["changeover:v1:s1:s2"]),
        ("10:10", "r2", []),
        ("10:00", None, []),
    ],
)
def test_time_to_change_over(start: str, room: str | None, expected: list[str]) -> None:
    there: dict[str, Any] = {"room": room} if room else {}
    other = a_session("s2", start, people=["v1"], **there)
    value = an_agenda(a_session("s1", room="r1", people=["v1", "v2"]), other)
    assert found(value, Rule.CHANGEOVER) == [f"info {one}" for one in expected]


def test_no_changeover_is_asked_for_where_it_is_set_to_nothing() -> None:
    sessions = a_session("s1", room="r1"), a_session("s2", "10:00", room="r1")
    assert found(an_agenda(*sessions, convening={"changeover": 0}), Rule.CHANGEOVER) == []


def test_a_short_session_between_two_is_passed_over() -> None:
    value = an_agenda(
        a_session("s1", room="r1"), a_session("s2", "10:00", 2, room="r1"),
        a_session("s3", "10:05", room="r1"),
    )  # fmt: skip
    assert len(found(value, Rule.CHANGEOVER)) == 3


def test_it_says_who_and_when() -> None:
    value = an_agenda(a_session("s1", **ONE), a_session("s2", "09:30", **ONE))
    assert the_one(value, Rule.PERSON_TWICE).text == (
        "Okafor is in two sessions at once: “Session s1” (Wed 14 Apr, 09:00–10:00) and "
        "“Session s2” (Wed 14 Apr, 09:30–10:30)."
    )
