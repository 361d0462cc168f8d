"""What is wrong with a session's room, and with those listed in it (RULES.md 6)."""

from typing import Any

import pytest

from convenor_db.domain.checking.findings import Rule
from support.checked import a_session, an_agenda, found, the_one, with_person, with_seat

TWO_PLACES = [{"id": "r1", "name": "Nook", "capacity": 2}, {"id": "r2", "name": "Anywhere"}]
ALL = ["v1", "v2", "v3"]


@pytest.mark.parametrize(
    ("session", "expected"),
    [
        ({"people": ALL}, 1),
        ({"people": ["v1", "v2"]}, 0),
        ({"people": ALL, "expected": 2}, 0),
        ({"people": [], "expected": 3}, 1),
        ({"people": ALL, "expected": 0}, 0),
        ({"people": ALL, "room": "r2"}, 0),
        ({"people": ALL, "dropped_on": "2027-03-01"}, 0),
    ],
)
def test_a_room_is_too_small(session: dict[str, Any], expected: int) -> None:
    for start in ("09:00", None):  # a room needs no time to be too small
        value = an_agenda(a_session("s1", start, **{"room": "r1"} | session), rooms=TWO_PLACES)
        assert found(value, Rule.ROOM_SMALL) == ["block room-small:r1:s1"] * expected


@pytest.mark.parametrize("seat", [{"remote": True}, {"status": "declined"}])
def test_who_is_not_there_takes_no_place(seat: dict[str, Any]) -> None:
    value = an_agenda(a_session("s1", room="r1", people=ALL), rooms=TWO_PLACES)
    assert found(with_seat(value, "v1", **seat), Rule.ROOM_SMALL) == []


@pytest.mark.parametrize(
    ("session", "expected"),
    [
        ({}, 1), ({"room": "r1"}, 0), ({"link": "https://x.org"}, 0),
        ({"kind": "travel"}, 0), ({"kind": "break"}, 0), ({"kind": "meal"}, 1),
    ],
)  # fmt: skip
def test_a_session_has_a_time_but_no_place(session: dict[str, Any], expected: int) -> None:
    ids = ["warn room-missing:s1"] * expected
    assert found(an_agenda(a_session("s1", **session)), Rule.ROOM_MISSING) == ids
    assert found(an_agenda(a_session("s1", None, **session)), Rule.ROOM_MISSING) == []


@pytest.mark.parametrize(
    ("person", "seat", "expected"),
    [
        ({"step_free": True}, {}, 1),
        ({}, {}, 0),
        ({"step_free": True}, {"remote": True}, 0),
        ({"step_free": True}, {"status": "withdrawn"}, 0),
    ],
)
def test_a_room_has_steps(person: dict[str, Any], seat: dict[str, Any], expected: int) -> None:
    rooms = [{"id": "r1", "name": "Tower", "step_free": False}]
    value = an_agenda(a_session("s1", None, room="r1", people=["v1"]), rooms=rooms)
    value = with_person(with_seat(value, "v1", **seat), "p1", **person)
    assert found(value, Rule.STEP_FREE) == ["block step-free:v1:r1:s1"] * expected


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("chair", "block"), ("speaker", "block"), ("interpreter", "block"), ("counsel", "block"),
        ("required", "warn"), ("rapporteur", "warn"), ("note-taker", "warn"), ("optional", None),
    ],
)  # fmt: skip
def test_somebody_listed_is_out(role: str, expected: str | None) -> None:
    value = an_agenda(a_session("s1", None, people=[f"v1 {role}"]))
    ids = [f"{expected} role-out:v1:s1"] if expected else []
    assert found(with_seat(value, "v1", status="substituted"), Rule.ROLE_OUT) == ids
    assert found(with_seat(value, "v1", status="waitlisted"), Rule.ROLE_OUT) == []


def an_entry(**fields: Any) -> dict[str, Any]:
    """Return what the ledger says of v1 in s1: declined."""
    return {
        "uid": "u1", "invitation": "v1", "session": "s1", "sequence": 0, "method": "REQUEST",
        "stamp": "2027-03-01T08:00:00Z", "hash": "h", "exported_at": "2027-03-01T08:00:00Z",
        "address": "a@x.org", "organiser": "o@x.org", "answer": "declined", **fields,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ({}, 1), ({"answer": "tentative"}, 0), ({"session": "s2"}, 0),
        ({"invitation": "v2"}, 0), ({"session": None}, 0),
    ],
)  # fmt: skip
def test_somebody_declined_this_session(entry: dict[str, Any], expected: int) -> None:
    ledger = {name: one for name, one in an_entry(**entry).items() if one is not None}
    value = an_agenda(a_session("s1", people=["v1"]), calendar_ledger=[ledger])
    assert found(value, Rule.DECLINED_HERE) == ["warn declined-here:v1:s1"] * expected
    assert found(with_seat(value, "v1", status="declined"), Rule.DECLINED_HERE) == []


@pytest.mark.parametrize("kind", ["plenary", "breakout", "bilateral", "meal", "preparatory"])
def test_who_leads_and_who_writes(kind: str) -> None:
    asked = int(kind in ("plenary", "breakout"))
    bare = an_agenda(a_session("s1", None, kind=kind, people=["v1 speaker"]))
    assert found(bare, Rule.CHAIR_MISSING) == ["warn chair-missing:s1"] * asked
    assert found(bare, Rule.RAPPORTEUR_MISSING) == ["info rapporteur-missing:s1"] * asked
    for writer in ("rapporteur", "note-taker"):
        value = an_agenda(a_session("s1", kind=kind, people=["v1 chair", f"v2 {writer}"]))
        assert found(value, Rule.CHAIR_MISSING) == found(value, Rule.RAPPORTEUR_MISSING) == []
        gone = with_seat(with_seat(value, "v1", status="absent"), "v2", status="absent")
        assert len(found(gone, Rule.CHAIR_MISSING)) == asked
        assert len(found(gone, Rule.RAPPORTEUR_MISSING)) == asked


def test_the_capacity_of_a_seat_is_no_role() -> None:
    value = an_agenda(a_session("s1", languages=["fr"], people=["v1", "v2"]))
    value = with_person(with_seat(value, "v2", capacity="interpreter"), "p1", languages=["ar"])
    assert found(value, Rule.INTERPRETER_MISSING) == ["warn interpreter-missing:v1:s1"]


@pytest.mark.parametrize(
    ("spoken", "people", "expected"),
    [
        (["ar"], ["v1"], 1), (["ar", "fr"], ["v1"], 0), ([], ["v1"], 0),
        (["ar"], ["v1", "v2 interpreter"], 0),
    ],
)  # fmt: skip
def test_nobody_interprets(spoken: list[str], people: list[str], expected: int) -> None:
    value = an_agenda(a_session("s1", None, languages=["fr", "en"], people=people))
    value = with_person(value, "p1", languages=spoken)
    ids = ["warn interpreter-missing:v1:s1"] * expected
    assert found(value, Rule.INTERPRETER_MISSING) == ids
    silent = with_person(an_agenda(a_session("s1", people=people)), "p1", languages=spoken)
    assert found(silent, Rule.INTERPRETER_MISSING) == []


def test_nobody_knows_what_somebody_eats() -> None:
    value = an_agenda(a_session("s1", None, kind="meal", people=["v1", "v2"]))
    assert found(value, Rule.DIETARY_MISSING) == []
    value = with_person(value, "p1", dietary="")
    assert found(value, Rule.DIETARY_MISSING) == ["info dietary-missing:s1"]
    assert "Okafor" in the_one(value, Rule.DIETARY_MISSING).text
    assert found(with_seat(value, "v1", status="declined"), Rule.DIETARY_MISSING) == []
    other = with_person(an_agenda(a_session("s1", people=["v1"])), "p1", dietary="")
    assert found(other, Rule.DIETARY_MISSING) == []


def test_a_seat_without_a_name_has_neither_diet_nor_needs() -> None:
    value = an_agenda(a_session("s1", kind="meal", room="r1", languages=["fr"], people=["v9"]))
    value["invitations"].append({"id": "v9", "seat_of": "o1", "status": "approved"})
    assert [one for rule in Rule for one in found(value, rule) if "v9" in one] == []
    twice = an_agenda(a_session("s1", people=["v9"]), a_session("s2", people=["v9"]))
    twice["invitations"].append({"id": "v9", "seat_of": "o1", "status": "approved"})
    assert "Seat for Albia" in the_one(twice, Rule.PERSON_TWICE).text


@pytest.mark.parametrize(
    ("pair", "expected"),
    [
        ({"a": "v2", "b": "v1"}, ["apart:v1:v2:s1"]),
        ({"a": "o2", "b": "o1"}, ["apart:o1:o2:s1"]),
        ({"a": "v1", "b": "o2"}, ["apart:o2:v1:s1"]),
        ({"a": "o2", "b": "v1"}, ["apart:o2:v1:s1"]),
        ({"a": "v1", "b": "o3"}, []),
        ({"a": "v1", "b": "v2", "scope": "table"}, []),
    ],
)
def test_two_are_kept_apart(pair: dict[str, str], expected: list[str]) -> None:
    pairs = [{"id": f"k{at}", **pair} for at in range(2)]
    value = an_agenda(a_session("s1", None, people=["v1", "v2 optional"]), keep_apart=pairs)
    assert found(value, Rule.APART) == [f"block {one}" for one in expected]
    assert found(with_seat(value, "v2", status="declined"), Rule.APART) == []
