"""A small convening whose calendars are exported again and again, as an office would."""

import itertools
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from convenor.exports.calendars import (
    CalendarOptions,
    CalendarPlan,
    CalendarReport,
    plan_calendars,
    write_calendars,
)
from convenor_db.domain.records import (
    Convening,
    Invitation,
    InvitationKey,
    LedgerEntry,
    Listed,
    Organiser,
    Person,
    PersonKey,
    Record,
    Role,
    Room,
    RoomKey,
    Session,
    SessionKey,
    SessionKind,
    Status,
    key_of,
    kind_of,
)
from convenor_db.domain.snapshot import STEP, Change, Snapshot

START = datetime(2027, 3, 1, 8, tzinfo=UTC)
ORGANISER = Organiser(name="Secretariat, Harbour Talks", email="office@example.org")


def convening(**changes: Any) -> Convening:
    """Return two days in Zurich."""
    blank = Convening(
        title="Harbour Talks",
        starts="2027-04-14",
        ends="2027-04-15",
        zone="Europe/Zurich",
        venue="Palais Wilson",
        city="Geneva",
        organiser=ORGANISER,
    )
    return replace(blank, **changes)


def person(key: str, family: str, given: str = "", **changes: Any) -> Person:
    """Return somebody with an address of their own."""
    blank = Person(key=PersonKey(key), family=family, given=given, emails=(f"{key}@example.org",))
    return replace(blank, **changes)


def seat(key: str, status: Status = Status.ACCEPTED, **changes: Any) -> Invitation:
    """Return the seat `v1` of person `p1`, and so on."""
    of_person = PersonKey(key.replace("v", "p"))
    return replace(Invitation(key=InvitationKey(key), person=of_person, status=status), **changes)


def listed(*roles: tuple[str, Role]) -> tuple[Listed, ...]:
    """Return who is in a session, and as what."""
    return tuple(Listed(invitation=InvitationKey(key), role=role) for key, role in roles)


def session(key: str, title: str, start: str | None, **changes: Any) -> Session:
    """Return an hour's plenary in the hall."""
    blank = Session(
        key=SessionKey(key),
        title=title,
        kind=SessionKind.PLENARY,
        room=RoomKey("r1"),
        start=start,
        minutes=60,
    )
    return replace(blank, **changes)


OPENING = session(
    "s1",
    "Opening",
    "2027-04-14T09:00",
    people=listed(("v1", Role.CHAIR), ("v2", Role.REQUIRED)),
)
CLOSING = session(
    "s2", "Closing", "2027-04-15T16:00", people=listed(("v1", Role.REQUIRED), ("v2", Role.OPTIONAL))
)
RECORDS: tuple[Record, ...] = (
    convening(),
    Room(key=RoomKey("r1"), name="Hall"),
    Room(key=RoomKey("r2"), name="Library"),
    person("p1", "Okafor", "Amara"),
    person("p2", "Żółć", "Łukasz"),
    person("p3", "Li", "Ming"),
    seat("v1"),
    seat("v2", Status.TENTATIVE),
    seat("v3", Status.INVITED),
    OPENING,
    CLOSING,
)
"""Amara chairs the opening, Łukasz listens, Ming has not answered."""


def counted_uids(start: int = 1) -> Callable[[], str]:
    """Return a maker of UIDs that can be foretold."""
    numbers = itertools.count(start)
    return lambda: f"event-{next(numbers)}@file.convenor.invalid"


@dataclass
class Office:
    """A convening over time: records change, calendars are exported, the ledger remembers."""

    folder: Path
    snapshot: Snapshot = field(default_factory=lambda: Snapshot.of(RECORDS))
    now: datetime = START
    new_uid: Callable[[], str] = field(default_factory=counted_uids)
    exports: int = 0

    def put(self, *records: Record) -> None:
        """Change or add records."""
        changes = []
        for number, record in enumerate(records, 1):
            kind, key = kind_of(record).name, key_of(record)
            before = self.snapshot.get(kind, key)
            place = self.snapshot.places.get(kind, {}).get(key)
            last = self.snapshot.last_place(kind)
            changes.append(Change(kind, key, before, record, place or last + number * STEP))
        self.snapshot = self.snapshot.with_changes(changes)

    def remove(self, kind: str, key: str) -> None:
        """Take a record away."""
        before = self.snapshot.get(kind, key)
        self.snapshot = self.snapshot.with_changes([Change(kind, key, before, None)])

    def change_seat(self, key: str, **changes: Any) -> None:
        """Change a seat."""
        self.put(replace(self.snapshot.invitations[key], **changes))

    def change_session(self, key: str, **changes: Any) -> None:
        """Change a session."""
        self.put(replace(self.snapshot.sessions[key], **changes))

    def change_person(self, key: str, **changes: Any) -> None:
        """Change a person."""
        self.put(replace(self.snapshot.people[key], **changes))

    def plan(self, **options: Any) -> CalendarPlan:
        """Return what an export would write now."""
        return plan_calendars(
            self.snapshot,
            self.snapshot.sessions,
            now=self.now,
            new_uid=self.new_uid,
            options=CalendarOptions(**options),
        )

    def export(self, **options: Any) -> CalendarReport:
        """Export into a folder of its own, record the ledger, and let an hour go by."""
        self.exports += 1
        plan = self.plan(**options)
        folder = self.folder / f"export {self.exports}"
        report = write_calendars(plan, folder, commit=self.record)
        self.now += timedelta(hours=1)
        return report

    def record(self, rows: tuple[LedgerEntry, ...]) -> None:
        """Take the ledger's new rows."""
        self.put(*rows)

    def row(self, invitation: str, of_session: str | None = None) -> LedgerEntry:
        """Return the ledger's newest row for a seat and a session."""
        rows = [
            row
            for row in self.snapshot.ledger.values()
            if (row.invitation, row.session) == (invitation, of_session)
        ]
        return rows[-1]


def told(report: CalendarReport, seat_key: str | None = None) -> list[tuple[str, str | None, str]]:
    """Return seat, session and method of each file, for a short assertion."""
    return [
        (file.recipient.invitation, file.session, str(file.method))
        for file in report.files
        if seat_key in (None, file.recipient.invitation)
    ]


def a_long_story(folder: Path) -> list[Path]:
    """Live through most of what happens to a convening; return every file that was written."""
    office = Office(folder)
    names = ("Dr “Q” O'Neill; Jr, \\N", '李 "明"', "محمد الفارسي", "A" * 120)
    for number, name in enumerate(names, 4):
        office.put(person(f"p{number}", name), seat(f"v{number}"))
    everybody = listed(*((key, Role.SPEAKER) for key in office.snapshot.invitations))
    office.put(
        session("s3", "Two; of us, \\New", "2027-10-31T01:30", minutes=90, people=everybody),
        session(
            "s4", "Call", "2027-04-13T12:00", room=None, link="https://example.org/j?a=1,2;x",
            kind=SessionKind.PREPARATORY, people=everybody, purpose="Ünicode " * 40,
            outline="1. a\n2. b\r\n\x00\x07C:\\New", mark="TLP:GREEN",
        ),
        session("s5", "Secret", "2027-04-14T11:00", mark="TLP:RED", people=everybody),
        session(
            "s6", "Bilateral", "2027-04-14T12:00", kind=SessionKind.BILATERAL,
            people=listed(("v1", Role.REQUIRED), ("v2", Role.REQUIRED), ("v4", Role.INTERPRETER)),
        ),
    )  # fmt: skip
    reports = [office.export()]
    office.put(convening(roster_disclosable=True, starts="2027-04-13"))
    office.change_session("s1", start="2027-04-14T10:30")
    office.change_session("s2", dropped_on="2027-03-02")
    reports.append(office.export())
    office.change_seat("v1", status=Status.DECLINED)
    office.change_person("p2", emails=("new@example.org",))
    reports.append(office.export(cancel_old_address=True))
    office.put(convening(organiser=Organiser(name="Office", email="new-office@example.org")))
    office.remove("invitations", "v5")
    reports.append(office.export())
    office.put(convening(zone="Africa/Casablanca"))
    reports += [office.export(), office.export(everything=True)]
    return [Path(file.path) for report in reports for file in report.files]
