"""Whatever happens in whatever order, every calendar ends up saying what the convening says."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from convenor.exports.calendars import CalendarPlan
from convenor_db.domain.invitations import AGENDA, UMBRELLA
from convenor_db.domain.records import Organiser, Role, SessionKind, Status
from support.calendars import Office, convening, listed

Change = tuple[str, dict[str, Any]]
SEATS, SESSIONS = ("v1", "v2", "v3"), ("s1", "s2")

statuses = st.builds(
    lambda key, status: (key, {"status": status}), st.sampled_from(SEATS), st.sampled_from(Status)
)
addresses = st.builds(
    lambda key, box: (key.replace("v", "p"), {"emails": (f"{key}-{box}@example.org",)}),
    st.sampled_from(SEATS),
    st.sampled_from("ab"),
)
roles = st.dictionaries(st.sampled_from(SEATS), st.sampled_from(Role), max_size=3)
agenda = st.builds(
    lambda key, people, rest: (key, {"people": listed(*people.items()), **rest}),
    st.sampled_from(SESSIONS),
    roles,
    st.fixed_dictionaries(
        {},
        optional={
            "start": st.sampled_from([None, "2027-04-14T09:00", "2027-04-14T11:00"]),
            "dropped_on": st.sampled_from([None, "2027-03-01"]),
            "kind": st.sampled_from([SessionKind.PLENARY, SessionKind.BILATERAL]),
            "room": st.sampled_from([None, "r1", "r2"]),
        },
    ),
)
offices = st.builds(
    lambda box: ("convening", {"organiser": Organiser(name="", email=f"{box}@example.org")}),
    st.sampled_from(["office", "bureau"]),
)
stories = st.lists(st.lists(st.one_of(statuses, addresses, agenda, offices)), max_size=5)


def apply(office: Office, change: Change) -> None:
    key, fields = change
    changers: dict[str, Callable[..., None]] = {
        "v": office.change_seat, "p": office.change_person, "s": office.change_session,
    }  # fmt: skip
    if key == "convening":
        office.put(convening(**fields))
    else:
        changers[key[0]](key, **fields)


class Mailboxes:
    """What each address' calendar shows, if it obeys RFC 5546: by UID, number and what it says."""

    def __init__(self) -> None:
        self.shown: dict[str, dict[str, tuple[int, str]]] = {}
        self.numbers: dict[str, int] = {}

    def receive(self, plan: CalendarPlan) -> None:
        for file in plan.files:
            for event in Calendar.from_ical(file.content()).events:
                uid, number = str(event["UID"]), int(str(event["SEQUENCE"]))
                assert file.uid is None or number > self.numbers.get(uid, -1)
                self.numbers[uid] = max(number, self.numbers.get(uid, -1))
                begin = event["DTSTART"].to_ical()
                start = begin.decode() if isinstance(begin, bytes) else begin
                says = f"{event['SUMMARY']} {start}"
                off = str(event["STATUS"]) == "CANCELLED"
                self._take(file.recipient.email, uid, number, "" if off else says)

    def _take(self, address: str, uid: str, number: int, says: str) -> None:
        box = self.shown.setdefault(address, {})
        if number >= box.get(uid, (-1, ""))[0]:
            box[uid] = (number, says)

    def of(self, address: str) -> list[str]:
        return sorted(says for _, says in self.shown.get(address, {}).values() if says)


def expected(office: Office, key: str) -> list[str]:
    status = office.snapshot.invitations[key].status
    says = ["Harbour Talks 20270414"] if status in UMBRELLA else []
    for session in office.snapshot.sessions.values():
        is_listed = any(person.invitation == key for person in session.people)
        if status in AGENDA and is_listed and session.start and not session.dropped_on:
            start = session.start.replace("-", "").replace(":", "")
            says.append(f"{session.title} {start}00")
    return sorted(says)


@pytest.mark.soak
@given(stories)
def test_every_calendar_ends_up_right_and_nothing_is_written_twice(
    story: list[list[Change]],
) -> None:
    office, boxes = Office(Path()), Mailboxes()
    for changes in [[], *story]:
        for change in changes:
            apply(office, change)
        plan = office.plan(cancel_old_address=True)
        boxes.receive(plan)
        office.record(plan.ledger)
        for key in SEATS:
            own = office.snapshot.people[key.replace("v", "p")].emails[0]
            assert boxes.of(own) == expected(office, key)
        others = set(boxes.shown) - {p.emails[0] for p in office.snapshot.people.values()}
        assert [boxes.of(address) for address in others] == [[]] * len(others)
        assert office.plan(cancel_old_address=True).files == ()
