"""Changing the convening itself: fields, zone, days."""

from datetime import timedelta
from typing import Any

import pytest

from convenor_db.domain.actions import convening as actions
from convenor_db.domain.errors import NotAllowed
from convenor_db.domain.records import Convening, Organiser
from convenor_db.domain.snapshot import Snapshot
from support.builders import a_full_house, a_store


def a_snapshot(**changes: Any) -> Snapshot:
    """Return the full house with one seat and one wave that have dates."""
    value = a_full_house()
    value["waves"] = [{"number": 1, "send_on": "2027-01-10", "reply_by": "2027-03-01"}]
    value["invitations"][0] |= {
        "reply_by": "2027-03-02",
        "arrives": "2027-04-13T18:40",
        "leaves": "2027-04-17T09:00",
        "away": [{"from": "2027-04-15T10:00", "to": "2027-04-15T12:00"}],
        "invited_on": "2027-02-01",
    }
    value["convening"] |= changes
    return a_store(value).snapshot


def put(snapshot: Snapshot, edit: Any, kind: str, key: str) -> Any:
    """Return a record as the edit leaves it."""
    written = {(type(one), getattr(one, "key", "")): one for one in edit.puts}
    before = snapshot.get(kind, key)
    return written.get((type(before), key), before)


def convening_of(edit: Any) -> Convening:
    """Return the convening as the edit leaves it."""
    return next(one for one in edit.puts if isinstance(one, Convening))


def test_a_convening_keeps_a_title() -> None:
    with pytest.raises(NotAllowed, match="needs a title"):
        actions.set_line(a_snapshot(), "title", "  ")


def test_a_country_is_a_code() -> None:
    with pytest.raises(NotAllowed, match="No country"):
        actions.set_line(a_snapshot(), "country", "atlantis")


def test_another_zone_leaves_wall_clock_times_alone() -> None:
    edit = actions.set_zone(a_snapshot(), "America/New_York")
    assert [type(one) for one in edit.puts] == [Convening]
    assert convening_of(edit).zone == "America/New_York"


def test_instants_move_by_what_the_zones_differ_on_that_day() -> None:
    shift = actions.shift_between("Europe/Zurich", "Europe/London", "2027-04-14")
    assert shift == timedelta(hours=1)


def test_a_zone_that_there_is_not_is_refused() -> None:
    with pytest.raises(NotAllowed, match="“Atlantis”"):
        actions.set_zone(a_snapshot(), "Atlantis")


def test_a_zone_whose_clocks_skip_a_session_is_refused() -> None:
    snapshot = a_snapshot(starts="2027-03-14", ends="2027-04-16")
    edit = actions.set_first_day(snapshot, "2027-02-11", along=True)
    session = put(snapshot, edit, "sessions", "s1")
    assert session.start == "2027-03-14T09:00"
    value = a_full_house()
    value["sessions"][0]["start"] = "2027-03-14T02:30"
    with pytest.raises(NotAllowed, match="the clocks skip there"):
        actions.set_zone(a_store(value).snapshot, "America/New_York")


def test_all_that_is_dated_moves_along_with_the_first_day() -> None:
    snapshot = a_snapshot()
    edit = actions.set_first_day(snapshot, "2027-04-21", along=True)
    after = convening_of(edit)
    assert (after.starts, after.ends) == ("2027-04-21", "2027-04-23")
    assert put(snapshot, edit, "sessions", "s1").start == "2027-04-21T09:00"
    seat = put(snapshot, edit, "invitations", "v1")
    assert (seat.arrives, seat.leaves) == ("2027-04-20T18:40", "2027-04-24T09:00")
    assert seat.away[0].from_ == "2027-04-22T10:00"
    assert seat.reply_by == "2027-03-09"
    wave = next(one for one in edit.puts if getattr(one, "number", None) == 1)
    assert getattr(wave, "reply_by") == "2027-03-08"  # noqa: B009


def test_what_has_happened_keeps_its_date_when_the_days_move() -> None:
    snapshot = a_snapshot()
    edit = actions.set_first_day(snapshot, "2027-04-21", along=True)
    assert put(snapshot, edit, "invitations", "v1").invited_on == "2027-02-01"


def test_nothing_else_moves_where_it_is_to_be_left() -> None:
    edit = actions.set_first_day(a_snapshot(), "2027-04-12", along=False)
    assert len(edit.puts) == 1
    assert (convening_of(edit).starts, convening_of(edit).ends) == ("2027-04-12", "2027-04-16")


@pytest.mark.parametrize("day", ["2027-04-17", "yesterday"])
def test_a_first_day_after_the_last_or_none_at_all_is_refused(day: str) -> None:
    with pytest.raises(NotAllowed):
        actions.set_first_day(a_snapshot(), day, along=False)


def test_the_last_day_is_never_before_the_first() -> None:
    with pytest.raises(NotAllowed, match="before the first"):
        actions.set_last_day(a_snapshot(), "2027-04-13")


def test_the_day_ends_after_it_begins() -> None:
    assert convening_of(actions.set_hours(a_snapshot(), "last", "21:30")).day == ("08:00", "21:30")
    with pytest.raises(NotAllowed, match="before it begins"):
        actions.set_hours(a_snapshot(), "first", "20:00")


def test_an_organiser_without_name_and_address_is_none() -> None:
    snapshot = a_snapshot(organiser={"name": "Secretariat", "email": ""})
    assert convening_of(actions.set_organiser(snapshot, "name", "")).organiser is None
    after = convening_of(actions.set_organiser(snapshot, "email", "a@example.org"))
    assert after.organiser == Organiser(name="Secretariat", email="a@example.org")


@pytest.mark.parametrize("text", ["nobody", "a@", "@b.org", "a b@c.org", "a@b@c.org", "a@b.org,c"])
def test_what_is_no_address_is_refused(text: str) -> None:
    with pytest.raises(NotAllowed, match="An address looks like"):
        actions.set_organiser(a_snapshot(), "email", text)


def test_a_day_written_as_a_week_is_none() -> None:
    with pytest.raises(NotAllowed, match="no day"):
        actions.set_last_day(a_snapshot(), "2027-W16-3")


def test_a_year_in_which_the_calendar_ends_is_refused() -> None:
    with pytest.raises(NotAllowed, match="Check the year"):
        actions.set_first_day(a_snapshot(), "9999-12-31", along=True)


def test_an_arrival_that_the_clocks_of_the_new_zone_skip_is_refused() -> None:
    value = a_full_house()
    value["invitations"][0]["arrives"] = "2027-03-14T02:30"
    with pytest.raises(NotAllowed, match="Amara Okafor has 2027-03-14, 02:30"):
        actions.set_zone(a_store(value).snapshot, "America/New_York")


def test_an_arrival_does_not_move_into_an_hour_that_is_skipped() -> None:
    value = a_full_house()
    value["invitations"][0]["arrives"] = "2027-04-14T02:30"
    with pytest.raises(NotAllowed, match="the clocks skip there"):
        actions.set_first_day(a_store(value).snapshot, "2027-03-28", along=True)


def test_a_convening_of_a_thousand_years_is_a_slip_of_the_hand() -> None:
    with pytest.raises(NotAllowed, match="Check the year"):
        actions.set_last_day(a_snapshot(), "3027-04-16")
