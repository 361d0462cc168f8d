"""What has changed between two agendas, in words and with whom it concerns."""

from typing import Any

import pytest
from msgspec.structs import replace

from convenor_db.domain.records import (
    Clearance,
    InvitationKey,
    Listed,
    Release,
    Role,
    RoomKey,
    Session,
    SessionKey,
    SessionKind,
    Status,
)
from convenor_db.domain.releases import changes_between, changes_since, newest_release
from convenor_db.domain.snapshot import Snapshot
from support.builders import a_full_house, read_in
from support.random_edits import put, removed


def a_house() -> Snapshot:
    """Return a full house with a second room and a third seat that nobody has listed."""
    value = a_full_house()
    value["rooms"].append({"id": "r2", "name": "Lakeside"})
    value["invitations"].append({"id": "v3", "person": "p3", "status": "accepted"})
    return Snapshot.of(read_in(value).records)


def opening(**changes: Any) -> Session:
    """Return the full house's opening, changed."""
    return replace(a_house().sessions["s1"], **changes)


def told(before: Session | None, after: Session | None) -> list[tuple[str, set[str]]]:
    """Return what is told of a session, and whom it concerns."""
    house = a_house()
    was, is_now = ({"s1": one} if one else {} for one in (before, after))
    return [(one.text, set(one.seats)) for one in changes_between(house, was, is_now)]


def people(**roles: Role) -> tuple[Listed, ...]:
    """Return who is listed in which role."""
    return tuple(Listed(invitation=InvitationKey(key), role=role) for key, role in roles.items())


BOTH = {"v1", "v2"}
CHAIRED = {"v1": Role.CHAIR, "v2": Role.REQUIRED}


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"title": "Start"}, "“Start” was called “Opening”"),
        ({"start": "2027-04-14T11:00"}, "“Opening” moved from Wed 14 Apr, 09:00 to 11:00"),
        (
            {"start": "2027-04-15T09:00"},
            "“Opening” moved from Wed 14 Apr, 09:00 to Thu 15 Apr, 09:00",
        ),
        ({"room": RoomKey("r2")}, "“Opening” in Lakeside instead of Jura"),
        ({"room": None}, "“Opening” no longer in Jura"),
        ({"minutes": 90}, "“Opening” 90 minutes instead of 60"),
        ({"kind": SessionKind.MEAL}, "“Opening” a meal instead of a plenary"),
        ({"mark": "TLP:RED"}, "“Opening” marked TLP:RED instead of TLP:AMBER"),
        ({"purpose": "Why", "outline": "How"}, "“Opening” purpose changed; outline changed"),
        ({"start": None}, "“Opening” is unscheduled"),
        ({"dropped_on": "2027-03-01"}, "“Opening” is dropped"),
        (
            {"start": "2027-04-14T11:00", "room": RoomKey("r2")},
            "“Opening” moved from Wed 14 Apr, 09:00 to 11:00; in Lakeside instead of Jura",
        ),
    ],
)
def test_what_everybody_in_a_session_is_told(change: dict[str, Any], words: str) -> None:
    assert told(opening(), opening(**change)) == [(words, BOTH)]


@pytest.mark.parametrize(
    ("roles", "words", "whom"),
    [
        ({**CHAIRED, "v3": Role.REQUIRED}, "1 person added", {"v3"}),
        ({"v1": Role.CHAIR}, "1 person taken out", {"v2"}),
        ({**CHAIRED, "v2": Role.SPEAKER}, "1 person in another role", {"v2"}),
        (
            {"v1": Role.REQUIRED, "v2": Role.CHAIR},
            "偉 張 chairs instead of Amara Okafor",
            BOTH,
        ),
        ({**CHAIRED, "v2": Role.CHAIR}, "偉 張 chairs", {"v2"}),
        ({**CHAIRED, "v1": Role.REQUIRED}, "Amara Okafor no longer chairs", {"v1"}),
        ({"v2": Role.REQUIRED, "v1": Role.CHAIR}, "", set()),
    ],
)
def test_who_is_told_of_people(roles: dict[str, Role], words: str, whom: set[str]) -> None:
    expected = [(f"“Opening” {words}", whom)] if words else []
    assert told(opening(), opening(people=people(**roles))) == expected


def test_in_a_bilateral_everybody_is_told_who_comes() -> None:
    before = opening(kind=SessionKind.BILATERAL)
    after = replace(before, people=people(**CHAIRED, v3=Role.REQUIRED))
    assert told(before, after) == [("“Opening” 1 person added", {"v1", "v2", "v3"})]


def test_what_is_new_gone_or_back() -> None:
    where = "Wed 14 Apr, 09:00, in Jura"
    assert told(None, opening()) == [(f"“Opening” is new: {where}", BOTH)]
    assert told(opening(), None) == [("“Opening” is dropped", BOTH)]
    waiting = opening(start=None)
    assert told(waiting, opening()) == [(f"“Opening” is back on the agenda: {where}", BOTH)]


@pytest.mark.parametrize(
    "change",
    [
        {"pinned": True},
        {"expected": 5},
        {"circulated_on": "2027-03-01"},
        {"clearance": Clearance(by="c", on="2027-03-01", fingerprint="f")},
        {"rule": "chatham-house"},
        {"languages": ("fr",)},
    ],
)
def test_what_no_reader_sees_is_no_change(change: dict[str, Any]) -> None:
    assert told(opening(), opening(**change)) == []


def test_what_is_on_nobody_s_agenda_is_no_change() -> None:
    waiting = opening(start=None)
    assert told(waiting, replace(waiting, title="Other")) == []
    assert told(None, waiting) == told(waiting, None) == []


def test_who_is_out_is_not_concerned() -> None:
    house = a_house()
    out = put(house, replace(house.invitations["v2"], status=Status.DECLINED))
    (change,) = changes_between(out, {"s1": opening()}, {"s1": opening(minutes=30)})
    assert change.seats == {"v1"}


def test_a_room_and_a_chair_since_deleted_keep_their_names() -> None:
    house = a_house()
    bare = removed(removed(house, house.rooms["r1"]), house.invitations["v1"])
    after = opening(room=None, people=people(v2=Role.CHAIR))
    (change,) = changes_between(bare, {"s1": opening()}, {"s1": after})
    assert change.text == "“Opening” no longer in Jura; 偉 張 chairs instead of Amara Okafor"


def test_lines_stand_by_day_and_time_and_their_number_is_the_count() -> None:
    house = a_house()
    for key, start in (("s2", "2027-04-16T09:00"), ("s3", "2027-04-14T08:00")):
        house = put(house, opening(key=SessionKey(key), title=key, start=start))
    before = Release(number=1, at="2027-03-01T08:00:00Z", sessions=(opening(minutes=30),))
    house = put(house, before)
    lines = changes_between(house, {"s1": opening(minutes=30)}, house.sessions)
    assert [(one.day, one.session) for one in lines] == [
        ("2027-04-14", "s3"), ("2027-04-14", "s1"), ("2027-04-16", "s2"),
    ]  # fmt: skip
    assert changes_since(house, before) == len(lines)
    assert newest_release(house) == before
