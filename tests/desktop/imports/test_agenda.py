"""A schedule from elsewhere, made into sessions that this file can keep."""

from functools import partial

import pytest

from convenor.imports.agenda import AgendaPlan, plan_agenda, read_agenda
from convenor_db.domain.actions import rooms
from convenor_db.domain.snapshot import Snapshot
from convenor_db.store.store import Store
from support.builders import a_store


def calendar(begins: str, ends: str) -> bytes:
    """Return an iCalendar file with one event in the hall called Aula."""
    lines = (
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:test", "BEGIN:VEVENT", "UID:1", "SUMMARY:Talk",
        "LOCATION:Aula", f"DTSTART:{begins}", f"DTEND:{ends}", "END:VEVENT", "END:VCALENDAR", "",
    )  # fmt: skip
    return "\r\n".join(lines).encode()


def planned(snapshot: Snapshot, begins: str, ends: str) -> AgendaPlan:
    """Return what importing one event does."""
    return plan_agenda(snapshot, read_agenda(calendar(begins, ends), name="a.ics"))


def imported(store: Store) -> None:
    """Import a morning's talk."""
    store.act(lambda now: planned(now, "20270414T090000", "20270414T100000").edit)


@pytest.mark.parametrize(
    ("begins", "ends", "why"),
    [
        ("20270328T023000", "20270328T033000", "2027-03-28 at 02:30, which the clocks skip"),
        ("99991231T233000Z", "99991231T235900Z", "outside the years"),
        ("00010101T000000Z", "00010101T010000Z", "outside the years"),
        ("20270414T090000Z", "20370414T090000Z", "lasts 5,260,320 minutes"),
    ],
)
def test_what_no_session_can_be_is_told_and_not_taken(begins: str, ends: str, why: str) -> None:
    with a_store() as store:
        plan = planned(store.snapshot, begins, ends)
        assert plan.edit.puts == ()
        (told,) = plan.refused
        assert why in told


def test_seconds_do_not_round_into_an_hour_that_is_skipped() -> None:
    with a_store() as store:
        edit = planned(store.snapshot, "20270328T005959Z", "20270328T013000Z").edit
        assert "2027-03-28T03:00" in [getattr(put, "start", None) for put in edit.puts]


def test_a_room_that_was_renamed_here_keeps_what_is_known_of_it() -> None:
    with a_store() as store:
        imported(store)
        (key,) = store.snapshot.rooms.keys() - {"r1"}
        store.act(partial(rooms.set_name, key=key, text="Great hall"))
        store.act(partial(rooms.set_capacity, key=key, text="200"))
        before = store.snapshot
        imported(store)
        assert store.snapshot.rooms == before.rooms
        assert store.snapshot.sessions == before.sessions
