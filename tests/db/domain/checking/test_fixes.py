"""A fix is offered where there is one sensible thing to do, and then it mends the warning."""

from typing import Any

import pytest

from convenor_db.domain.checking.checks import Checks
from convenor_db.domain.checking.findings import Rule
from convenor_db.domain.checking.fixes import Fix, fix_of
from support.builders import a_store
from support.checked import TODAY, a_session, an_agenda, checks_of, the_one, with_person, with_seat

Item = dict[str, Any]
ROOMS: list[Item] = [
    {"id": "r1", "name": "Nook", "capacity": 2, "step_free": False},
    {"id": "r2", "name": "Hall", "capacity": 200},
    {"id": "r3", "name": "Lakeside", "capacity": 60},
    {"id": "r4", "name": "Anywhere"},
]


def a_fix(value: Item, rule: Rule) -> Fix | None:
    """Return what is offered for the one warning of a rule."""
    checks = checks_of(value)
    return fix_of(checks.snapshot, the_one(value, rule), checks)


def mended(value: Item, rule: Rule) -> str:
    """Return the words of the fix, once it has been done and the warning has gone."""
    fix = a_fix(value, rule)
    assert fix is not None
    store = a_store(value)
    before = {one.id for one in Checks.of(store.snapshot, today=TODAY).findings if one.blocks}
    store.act(fix.build)
    after = Checks.of(store.snapshot, today=TODAY).findings
    assert all(one.rule is not rule for one in after)
    assert {one.id for one in after if one.blocks} <= before
    store.close()
    return fix.words


CROWD = a_session("s1", room="r1", expected=30)


def test_a_small_room_gives_way_to_the_smallest_that_fits() -> None:
    assert mended(an_agenda(CROWD, rooms=ROOMS), Rule.ROOM_SMALL) == "Move to Lakeside (60)"


def test_a_room_that_is_taken_is_not_offered() -> None:
    taken = a_session("s2", "09:59", room="r3")
    assert mended(an_agenda(CROWD, taken, rooms=ROOMS), Rule.ROOM_SMALL) == "Move to Hall (200)"
    behind = a_session("s2", "10:00", room="r3")
    assert mended(an_agenda(CROWD, behind, rooms=ROOMS), Rule.ROOM_SMALL) == "Move to Lakeside (60)"
    both = an_agenda(CROWD, taken, a_session("s3", room="r2"), rooms=ROOMS)
    assert a_fix(both, Rule.ROOM_SMALL) is None


def test_a_room_with_steps_is_no_fix_for_who_needs_none() -> None:
    rooms = [ROOMS[0], ROOMS[2] | {"step_free": False}, ROOMS[1]]
    value = with_person(
        an_agenda(a_session("s1", room="r1", people=["v1"]), rooms=rooms), "p1", step_free=True
    )
    assert mended(value, Rule.STEP_FREE) == "Move to Hall (200)"
    crowded = with_person(an_agenda(CROWD | {"people": []}, rooms=rooms), "p1", step_free=True)
    assert mended(crowded, Rule.ROOM_SMALL) == "Move to Lakeside (60)"


def test_a_room_is_given_if_only_one_can_be() -> None:
    bare = a_session("s1", expected=100)
    assert mended(an_agenda(bare, rooms=ROOMS), Rule.ROOM_MISSING) == "Put it in Hall (200)"
    assert a_fix(an_agenda(a_session("s1", expected=50), rooms=ROOMS), Rule.ROOM_MISSING) is None


def test_of_two_in_one_room_the_smaller_goes() -> None:
    large, small = a_session("s1", room="r2", expected=90), a_session("s2", room="r2", expected=9)
    value = an_agenda(large, small, rooms=ROOMS)
    assert mended(value, Rule.ROOM_TWICE) == "Move “Session s2” to Lakeside (60)"
    assert a_fix(an_agenda(large, small | {"pinned": True}, rooms=ROOMS), Rule.ROOM_TWICE) is None
    equal = an_agenda(large, small | {"expected": 90}, rooms=ROOMS)
    assert a_fix(equal, Rule.ROOM_TWICE) is None


def test_a_session_goes_behind_what_must_come_first() -> None:
    early = a_session("s1", "09:30", after=["s2"], link="https://x.org")
    value = an_agenda(early, a_session("s2"))
    assert mended(value, Rule.ORDER) == "Move “Session s1” to Wed 14 Apr, 10:00"
    assert a_fix(an_agenda(early | {"pinned": True}, a_session("s2")), Rule.ORDER) is None
    busy = a_session("s3", "10:30", people=["v1"])
    clash = an_agenda(a_session("s1", "09:30", after=["s2"], people=["v1"]), a_session("s2"), busy)
    assert a_fix(clash, Rule.ORDER) is None


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        (("v1", "v1 optional"), "Take Okafor off “Session s2”"),
        (("v1", "v1"), None),
        (("v1 optional", "v1 optional"), None),
    ],
)
def test_who_need_not_be_there_goes_off_that_list(
    people: tuple[str, str], expected: str | None
) -> None:
    value = an_agenda(*(a_session(f"s{at + 1}", people=[one]) for at, one in enumerate(people)))
    if expected:
        assert mended(value, Rule.PERSON_TWICE) == expected
    else:
        assert a_fix(value, Rule.PERSON_TWICE) is None


@pytest.mark.parametrize("role", ["required", "chair", "note-taker"])
def test_who_is_out_goes_off_the_list_unless_a_part_is_left(role: str) -> None:
    value = with_seat(an_agenda(a_session("s1", people=[f"v1 {role}"])), "v1", status="declined")
    if role == "required":
        assert mended(value, Rule.ROLE_OUT) == "Take Okafor off “Session s1”"
    else:
        assert a_fix(value, Rule.ROLE_OUT) is None


def test_who_is_represented_is_not_simply_taken_off() -> None:
    value = with_seat(an_agenda(a_session("s1", people=["v1"])), "v1", status="substituted")
    assert a_fix(with_seat(value, "v2", substitute_for="v1"), Rule.ROLE_OUT) is None


def test_of_what_is_gone_there_is_no_fix() -> None:
    value = an_agenda(CROWD, rooms=ROOMS)
    finding = the_one(value, Rule.ROOM_SMALL)
    empty = checks_of(an_agenda(rooms=ROOMS))
    assert fix_of(empty.snapshot, finding, empty) is None
