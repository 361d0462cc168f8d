"""What can be done with sessions, as pure functions of a snapshot."""

from typing import Any

import pytest

from convenor_db.domain.actions import sessions as actions
from convenor_db.domain.actions.session_fields import field_text, set_field, set_links
from convenor_db.domain.actions.session_people import (
    list_seat,
    seat_and_list,
    set_role,
    set_transferable,
    unlist,
)
from convenor_db.domain.edits import Edit
from convenor_db.domain.errors import Gone, NotAllowed
from convenor_db.domain.records import Invitation, Role, Session
from convenor_db.domain.snapshot import Snapshot
from support.builders import a_full_house, read_in


def a_snapshot(session: dict[str, Any] | None = None, **convening: Any) -> Snapshot:
    """Return the full house; its one session and the convening may be changed."""
    value = a_full_house()
    value["sessions"][0].update(session or {})
    value["convening"].update(convening)
    return Snapshot.of(read_in(value).records)


def a_key(kind: str) -> str:
    """Return the same new key every time."""
    return f"new-{kind}"


def the_session(edit: Edit) -> Session:
    """Return the session an edit writes."""
    return next(put for put in edit.puts if isinstance(put, Session))


def refusal(snapshot: Snapshot, field: str, text: str) -> str:
    """Return why a field does not take what was typed."""
    with pytest.raises(NotAllowed) as refused:
        set_field(snapshot, "s1", field, text)
    return str(refused.value)


@pytest.mark.parametrize(
    ("field", "typed", "shown"),
    [
        ("title", " Closing ", "Closing"),
        ("kind", "bilateral", "bilateral"),
        ("room", "", ""),
        ("day", "2027-04-15", "2027-04-15"),
        ("time", "14:05", "14:05"),
        ("minutes", "1:30", "90"),
        ("minutes", "1 h 15 min", "75"),
        ("minutes", "45 min", "45"),
        ("minutes", "1,5 h", "90"),
        ("end", "11:15", "11:15"),
        ("purpose", "Say hello", "Say hello"),
        ("circulated_on", "2027-03-01", "2027-03-01"),
        ("rule", "chatham-house", "chatham-house"),
        ("mark", "TLP:RED", "TLP:RED"),
        ("link", "https://example.org/a", "https://example.org/a"),
        ("expected", "40", "40"),
        ("languages", "en,  fr, en", "en, fr"),
        ("pinned", "true", "true"),
    ],
)
def test_a_field_holds_what_was_typed(field: str, typed: str, shown: str) -> None:
    snapshot = a_snapshot()
    changed = the_session(set_field(snapshot, "s1", field, typed))
    assert field_text(snapshot, changed, field) == shown


@pytest.mark.parametrize(
    ("field", "typed", "reason"),
    [
        ("title", "", "A session needs a title. What stood there before is kept."),
        ("day", "soon", "This is no day. Write it like 14 Apr 2027."),
        ("time", "noonish", "This is no time of day. Write hours and minutes, like 10:30."),
        ("time", "", "A session with a day needs a time. Clear the day to unschedule it."),
        ("minutes", "long", "This is no length. Write minutes (90) or hours and minutes (1:30)."),
        ("minutes", "0", "A session lasts between 1 and 100,000 minutes."),
        ("link", "example.org", "The link was not changed: a link begins with https://"),
        ("expected", "many", "This is no number of people."),
    ],
)
def test_a_field_says_why_it_does_not_take_something(field: str, typed: str, reason: str) -> None:
    assert refusal(a_snapshot(), field, typed).startswith(reason)


def test_a_start_that_the_clocks_skip_is_refused_with_what_they_do() -> None:
    snapshot = a_snapshot({"start": "2027-03-28T09:00"}, starts="2027-03-28")
    assert refusal(snapshot, "time", "02:30") == (
        "The session was not moved: 02:30 does not exist on Sun 28 Mar 2027."
        " The clocks go from 02:00 to 03:00. Choose another time."
    )


def test_an_end_is_counted_in_real_time_over_a_clock_change() -> None:
    snapshot = a_snapshot({"start": "2027-03-28T01:30"}, starts="2027-03-28")
    assert the_session(set_field(snapshot, "s1", "end", "03:30")).minutes == 60


def test_an_end_before_the_start_is_on_the_next_day() -> None:
    snapshot = a_snapshot({"start": "2027-04-14T22:30"})
    assert the_session(set_field(snapshot, "s1", "end", "01:30")).minutes == 180


def test_clearing_the_day_unschedules_and_keeps_the_room() -> None:
    changed = the_session(set_field(a_snapshot(), "s1", "day", ""))
    assert (changed.start, changed.room) == (None, "r1")


def test_a_day_for_an_unscheduled_session_begins_it_when_days_begin() -> None:
    snapshot = a_snapshot({"start": None}, day=["08:30", "19:00"])
    assert the_session(set_field(snapshot, "s1", "day", "2027-04-15")).start == "2027-04-15T08:30"


def test_sessions_do_not_wait_for_each_other_in_a_circle() -> None:
    value = a_full_house()
    second = {"id": "s2", "title": "Second", "kind": "breakout", "minutes": 60, "after": ["s1"]}
    value["sessions"].append(second)
    snapshot = Snapshot.of(read_in(value).records)
    assert the_session(set_links(snapshot, "s2", "after", ())).after == ()
    with pytest.raises(NotAllowed, match="cannot come after itself"):
        set_links(snapshot, "s1", "after", ("s2",))


@pytest.mark.parametrize(("minutes", "kind"), [(30, "bilateral"), (35, "breakout")])
def test_the_kind_of_a_new_session_follows_from_its_length(minutes: int, kind: str) -> None:
    edit = actions.add(a_snapshot(), "2027-04-14T12:00", "r1", minutes, new_key=a_key)
    assert the_session(edit).kind == kind


def test_a_copy_leaves_behind_what_happened_to_the_original() -> None:
    people = [{"invitation": "v1", "present": True}]
    clearance = {"by": "Counsel", "on": "2027-03-01", "fingerprint": "abc"}
    session = {"people": people, "clearance": clearance, "circulated_on": "2027-03-01"}
    snapshot = a_snapshot(session)
    made = the_session(actions.copy(snapshot, "s1", "2027-04-15T09:00", "", new_key=a_key))
    kept = (made.clearance, made.circulated_on, made.people[0].present)
    assert (made.key, *kept) == ("new-sessions", None, None, None)


def test_a_duplicate_stands_right_after_its_original() -> None:
    made = the_session(actions.duplicate(a_snapshot(), "s1", new_key=a_key))
    assert (made.start, made.room, made.title) == ("2027-04-14T10:00", "r1", "Opening")


def test_a_session_nothing_has_happened_to_is_deleted_with_what_points_to_it() -> None:
    value = a_full_house()
    second = {"id": "s2", "title": "Second", "kind": "breakout", "minutes": 60, "after": ["s1"]}
    value["sessions"].append(second)
    edit = actions.delete(Snapshot.of(read_in(value).records), "s1")
    assert edit.removes == (("sessions", "s1"),)
    assert the_session(edit).after == ()


def test_a_session_that_was_released_is_not_deleted() -> None:
    value = a_full_house()
    released = [dict(value["sessions"][0])]
    value["releases"] = [{"number": 1, "at": "2027-03-01T08:00:00Z", "sessions": released}]
    with pytest.raises(NotAllowed, match="It can be dropped instead"):
        actions.delete(Snapshot.of(read_in(value).records), "s1")


def test_somebody_without_a_seat_gets_one_and_is_listed_in_one_action() -> None:
    edit = seat_and_list(a_snapshot(), "s1", "p3", new_key=a_key)
    seat = next(put for put in edit.puts if isinstance(put, Invitation))
    assert (seat.person, seat.status) == ("p3", "approved")
    assert the_session(edit).people[-1].invitation == seat.key


def test_somebody_with_a_live_seat_gets_no_second_one() -> None:
    with pytest.raises(NotAllowed, match="already holds a live seat"):
        seat_and_list(a_snapshot(), "s1", "p1", new_key=a_key)


def test_nobody_is_listed_twice() -> None:
    with pytest.raises(NotAllowed, match="in this session already"):
        list_seat(a_snapshot(), "s1", "v1")


def test_role_and_transferable_change_for_one_and_removing_takes_one_off() -> None:
    snapshot = a_snapshot()
    roles = [one.role for one in the_session(set_role(snapshot, "s1", "v2", Role.SPEAKER)).people]
    assert roles == [Role.CHAIR, Role.SPEAKER]
    changed = the_session(set_transferable(snapshot, "s1", "v2", to=True))
    assert [one.transferable for one in changed.people] == [True, True]
    assert [one.invitation for one in the_session(unlist(snapshot, "s1", "v1")).people] == ["v2"]


def test_a_room_that_was_deleted_meanwhile_takes_no_session() -> None:
    with pytest.raises(Gone, match="room has been deleted"):
        actions.place(a_snapshot(), "s1", "2027-04-14T11:00", "gone")


@pytest.mark.parametrize("field", ["issues", "briefs", "after"])
def test_what_was_deleted_meanwhile_is_not_listed(field: str) -> None:
    with pytest.raises(Gone, match="Choose again"):
        set_links(a_snapshot(), "s1", field, ("gone",))


def test_a_day_on_which_the_calendar_ends_is_refused() -> None:
    assert "Check the year" in refusal(a_snapshot(), "day", "9999-12-31")
