"""A changed address, of a reader or of the organiser: called off there, asked here (RULES.md 5)."""

from pathlib import Path

import pytest
from icalendar import Calendar, Component

from convenor.exports.calendars import CalendarReport
from convenor_db.domain.records import (
    Method,
    Organiser,
)
from support.calendars import Office, convening, told


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """Return an office that has exported once."""
    office = Office(tmp_path)
    office.export()
    return office


def events(report: CalendarReport, *asked: str | None) -> list[Component]:
    """Return the VEVENTs of one file: invitation, session, method."""
    file = next(f for f in report.files if (f.recipient.invitation, f.session, f.method) == asked)
    return Calendar.from_ical(Path(file.path).read_bytes()).walk("VEVENT")


def shown(event: Component) -> tuple[str, int, str]:
    return str(event["SUMMARY"]), int(str(event["SEQUENCE"])), str(event["STATUS"])


def test_a_changed_address_is_asked_at_the_new_one(office: Office) -> None:
    office.change_person("p1", emails=("new@example.org", "p1@example.org"))
    report = office.export()
    assert {f.recipient.email for f in report.files} == {"new@example.org"}
    assert told(report) == [
        ("v1", None, "REQUEST"), ("v1", "s1", "REQUEST"), ("v1", None, "PUBLISH"),
    ]  # fmt: skip
    assert office.row("v1").address == "new@example.org"
    assert office.export().files == ()


def test_the_old_address_gets_a_cancel_if_the_organiser_ticks_it(office: Office) -> None:
    office.change_person("p1", emails=("new@example.org",))
    report = office.export(cancel_old_address=True)
    sent = [(f.recipient.email, f.session, str(f.method), f.sequence) for f in report.files]
    assert sent == [
        ("p1@example.org", None, "CANCEL", 1),
        ("new@example.org", None, "REQUEST", 2),
        ("p1@example.org", "s1", "CANCEL", 1),
        ("new@example.org", "s1", "REQUEST", 2),
        ("p1@example.org", None, "PUBLISH", None),
        ("new@example.org", None, "PUBLISH", None),
    ]
    assert office.export().files == ()


def test_a_session_moved_with_the_address_is_called_off_before_it_comes_anew(
    office: Office,
) -> None:
    office.export()
    office.change_person("p1", emails=("new@example.org",))
    office.change_session("s1", start="2027-04-14T08:00")
    files = office.export(cancel_old_address=True).files
    numbers: dict[str, list[int]] = {}
    for file in files:
        if file.uid is not None and file.sequence is not None:
            numbers.setdefault(file.uid, []).append(file.sequence)
    assert any(len(of_one) > 1 for of_one in numbers.values())
    assert all(of_one == sorted(of_one) for of_one in numbers.values())


def test_a_changed_organiser_calls_off_under_the_old_address_and_invites_anew(
    office: Office,
) -> None:
    old = {row.uid for row in office.snapshot.ledger.values()}
    office.put(convening(organiser=Organiser(name="Office", email="new@example.org")))
    assert office.plan().old_organisers == ("office@example.org",)
    report = office.export()
    cancel = events(report, "v3", None, Method.CANCEL)[0]
    invitation = events(report, "v3", None, Method.REQUEST)[0]
    assert str(cancel["ORGANIZER"]) == "mailto:office@example.org"
    assert str(invitation["ORGANIZER"]) == "mailto:new@example.org"
    assert str(cancel["UID"]) in old
    assert str(invitation["UID"]) not in old
    assert shown(invitation)[1] == 0
    assert office.export().files == ()
    assert office.plan().old_organisers == ()


def test_an_organiser_who_changes_back_leaves_one_event_standing(office: Office) -> None:
    office.put(convening(organiser=Organiser(name="Office", email="new@example.org")))
    office.export()
    office.put(convening())
    report = office.export()
    assert [(f.method, f.sequence) for f in report.files if f.recipient.invitation == "v3"] == [
        (Method.CANCEL, 1), (Method.REQUEST, 2),
    ]  # fmt: skip
