"""Who cannot come to a session, and why."""

from typing import Any

import pytest
from msgspec.structs import replace

from convenor_db.domain.attendance import Why, obstacles, places_needed, without_chair
from convenor_db.domain.snapshot import Snapshot
from support.builders import a_full_house, read_in


def a_snapshot(seat: dict[str, Any] | None = None, *sessions: dict[str, Any]) -> Snapshot:
    """Return the full house; Okafor's seat is changed, further sessions are added."""
    value = a_full_house()
    value["invitations"][0].update(seat or {})
    value["sessions"].extend(sessions)
    return Snapshot.of(read_in(value).records)


def reasons(snapshot: Snapshot, start: str | None = "2027-04-14T09:00") -> list[tuple[str, Why]]:
    """Return who cannot come to the opening if it began at *start*, and why."""
    session = replace(snapshot.sessions["s1"], start=start)
    return [(one.invitation, one.why) for one in obstacles(snapshot, session)]


@pytest.mark.parametrize(
    ("seat", "found"),
    [
        ({}, []),
        ({"status": "declined"}, [("v1", Why.OUT)]),
        ({"arrives": "2027-04-14T09:01"}, [("v1", Why.BEFORE_ARRIVAL)]),
        ({"arrives": "2027-04-14T09:00"}, []),
        ({"leaves": "2027-04-14T09:59"}, [("v1", Why.AFTER_DEPARTURE)]),
        ({"leaves": "2027-04-14T10:00"}, []),
        ({"arrives": "2027-04-15T09:00", "remote": True}, []),
        ({"away": [{"from": "2027-04-14T09:30", "to": "2027-04-14T11:00"}]}, [("v1", Why.AWAY)]),
        ({"away": [{"from": "2027-04-14T10:00", "to": "2027-04-14T11:00"}]}, []),
    ],
)
def test_a_seat_says_when_its_holder_cannot_come(
    seat: dict[str, Any], found: list[tuple[str, Why]]
) -> None:
    assert reasons(a_snapshot(seat)) == found


def test_a_session_is_judged_where_it_would_stand() -> None:
    snapshot = a_snapshot({"arrives": "2027-04-14T11:40"})
    assert reasons(snapshot, "2027-04-14T11:40") == []
    assert reasons(snapshot, "2027-04-14T11:35") == [("v1", Why.BEFORE_ARRIVAL)]


def test_an_unscheduled_session_is_missed_only_by_those_who_are_out() -> None:
    assert reasons(a_snapshot({"arrives": "2027-04-15T09:00"}), None) == []
    assert reasons(a_snapshot({"status": "absent"}), None) == [("v1", Why.OUT)]


@pytest.mark.parametrize(("role", "found"), [("speaker", ["v1"]), ("optional", [])])
def test_who_must_be_elsewhere_cannot_come(role: str, found: list[str]) -> None:
    other = {
        "id": "s2", "title": "Clinic", "kind": "breakout", "start": "2027-04-14T09:30",
        "minutes": 30, "people": [{"invitation": "v1", "role": role}],
    }  # fmt: skip
    snapshot = a_snapshot(None, other)
    missing = obstacles(snapshot, snapshot.sessions["s1"])
    assert [one.invitation for one in missing if one.why is Why.ELSEWHERE] == found


def test_places_are_as_expected_or_else_for_those_who_count_and_are_there() -> None:
    snapshot = a_snapshot({"remote": True})
    session = snapshot.sessions["s1"]
    assert places_needed(snapshot, session) == 1
    assert places_needed(snapshot, replace(session, expected=0)) == 0


def test_a_session_whose_chair_has_declined_is_without_one() -> None:
    assert without_chair(a_snapshot()) == []
    found = without_chair(a_snapshot({"status": "declined"}))
    assert [session.key for session in found] == ["s1"]
