"""UID and SEQUENCE over time: what changed is written, and only that (RULES.md 5)."""

from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar, Component
from msgspec.structs import replace

from convenor.exports.calendars import CalendarReport
from convenor_db.domain.records import (
    Answer,
    InvitationKey,
    Method,
    Role,
    SessionKind,
    Status,
)
from support.calendars import CLOSING, OPENING, Office, convening, listed, person, seat, told


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


def test_exporting_twice_writes_nothing_the_second_time(office: Office) -> None:
    ledger = office.snapshot.ledger
    assert office.export().files == ()
    assert office.snapshot.ledger == ledger


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"start": "2027-04-14T10:30"}, "moved 09:00 → 10:30"),
        ({"start": "2027-04-15T10:30"}, "moved Wed 14 Apr 09:00 → Thu 15 Apr 10:30"),
        ({"minutes": 90}, "60 → 90 minutes"),
        ({"room": "r2"}, "room"),
        ({"title": "Welcome"}, "title"),
        ({"link": "https://example.org/x"}, "link"),
        ({"start": "2027-04-14T09:30", "room": "r2"}, "moved 09:00 → 09:30, room"),
        ({"people": listed(("v1", Role.SPEAKER), ("v2", Role.REQUIRED))}, "chair → speaker"),
    ],
)
def test_a_changed_fact_is_a_new_version(office: Office, change: dict[str, Any], why: str) -> None:
    before = office.row("v1", "s1")
    office.change_session("s1", **change)
    file = next(f for f in office.plan().files if f.session == "s1")
    assert (file.method, file.uid, file.sequence) == (Method.REQUEST, before.uid, 1)
    assert (file.why, file.before_version, file.after_version) == (why, 1, 2)
    office.export()
    assert office.row("v1", "s1").sequence == 1
    assert office.export().files == ()


@pytest.mark.parametrize(
    "change",
    [{"purpose": "x"}, {"outline": "x"}, {"mark": "TLP:AMBER+STRICT"}, {"pinned": True}],
)
def test_what_is_no_fact_writes_nothing(office: Office, change: dict[str, Any]) -> None:
    office.change_session("s1", **change)
    assert office.export().files == ()


def test_purpose_and_names_ride_along_with_the_next_version(office: Office) -> None:
    office.change_session("s1", purpose="To begin well")
    office.change_session("s2", purpose="To end well")
    office.change_session("s1", minutes=90)
    opening, closing = events(office.export(), "v1", None, Method.PUBLISH)
    assert "To begin well" in str(opening["DESCRIPTION"])
    assert "DESCRIPTION" not in closing


def test_an_agenda_is_written_when_one_entry_changed_with_the_others_as_they_were(
    office: Office,
) -> None:
    stamp = office.row("v1", "s2").stamp
    office.change_session("s1", minutes=90)
    report = office.export()
    assert told(report) == [
        ("v1", "s1", "REQUEST"), ("v1", None, "PUBLISH"), ("v2", None, "PUBLISH"),
    ]  # fmt: skip
    agenda = events(report, "v1", None, Method.PUBLISH)
    assert [shown(event) for event in agenda] == [
        ("Opening", 1, "CONFIRMED"), ("Closing", 0, "CONFIRMED"),
    ]  # fmt: skip
    assert office.row("v1", "s2").stamp == stamp


def test_an_agenda_carries_the_number_of_the_invitation(office: Office) -> None:
    office.change_session("s1", minutes=90)
    report = office.export()
    invitation = events(report, "v1", "s1", Method.REQUEST)[0]
    entry = events(report, "v1", None, Method.PUBLISH)[0]
    for name in ("UID", "SEQUENCE", "DTSTAMP", "DTSTART"):
        assert entry[name].to_ical() == invitation[name].to_ical()


def test_a_session_that_is_gone_is_cancelled_and_stands_once_more_in_the_agenda(
    office: Office,
) -> None:
    office.change_session("s1", dropped_on="2027-03-02")
    plan = office.plan()
    assert [f.why for f in plan.files] == [
        "session dropped", "Opening: session dropped", "Opening: session dropped",
    ]  # fmt: skip
    report = office.export()
    cancel = events(report, "v1", "s1", Method.CANCEL)[0]
    assert shown(cancel) == ("Opening", 1, "CANCELLED")
    agenda = [shown(event) for event in events(report, "v2", None, Method.PUBLISH)]
    assert agenda == [("Opening", 1, "CANCELLED"), ("Closing", 0, "CONFIRMED")]
    assert office.export().files == ()
    office.change_session("s2", minutes=30)
    assert len(events(office.export(), "v1", None, Method.PUBLISH)) == 1


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"start": None}, "not scheduled"),
        ({"people": OPENING.people[1:]}, "no longer listed"),
    ],
)
def test_who_loses_a_session_is_told_why_in_the_table(
    office: Office, change: dict[str, Any], why: str
) -> None:
    office.change_session("s1", **change)
    assert next(f.why for f in office.plan().files if f.session == "s1") == why


def test_a_deleted_session_is_cancelled_from_what_the_ledger_kept(office: Office) -> None:
    office.remove("sessions", "s1")
    cancel = events(office.export(), "v1", "s1", Method.CANCEL)[0]
    assert str(cancel["LOCATION"]) == "Hall, Palais Wilson"
    assert cancel["DTSTART"].to_ical() == b"20270414T090000"
    assert str(cancel["ATTENDEE"]) == "mailto:p1@example.org"


def test_a_session_that_comes_back_keeps_its_uid(office: Office) -> None:
    uid = office.row("v1", "s1").uid
    office.change_session("s1", dropped_on="2027-03-02")
    office.export()
    office.change_session("s1", dropped_on=None)
    file = next(f for f in office.plan().files if f.session == "s1")
    assert (file.method, file.uid, file.sequence, file.why) == (
        Method.REQUEST, uid, 2, "on again",
    )  # fmt: skip


@pytest.mark.parametrize("status", [Status.DECLINED, Status.WITHDRAWN, Status.SUBSTITUTED])
def test_who_leaves_gets_cancels_for_what_they_have(office: Office, status: Status) -> None:
    office.change_seat("v1", status=status)
    plan = office.plan()
    assert [(f.what, f.method, f.why) for f in plan.files][:2] == [
        ("umbrella", "CANCEL", status), ("session", "CANCEL", status),
    ]  # fmt: skip
    report = office.export()
    agenda = events(report, "v1", None, Method.PUBLISH)
    assert [str(event["STATUS"]) for event in agenda] == ["CANCELLED", "CANCELLED"]
    assert office.export().files == ()


def test_a_seat_that_is_gone_gets_cancels_at_the_address_the_ledger_kept(office: Office) -> None:
    office.remove("invitations", "v1")
    office.remove("people", "p1")
    report = office.export()
    assert told(report) == [
        ("v1", None, "CANCEL"), ("v1", "s1", "CANCEL"), ("v1", None, "PUBLISH"),
    ]  # fmt: skip
    assert {(f.recipient.name, f.recipient.email) for f in report.files} == {
        ("Amara Okafor", "p1@example.org")
    }


def test_who_leaves_and_comes_back_goes_on_where_they_were(office: Office) -> None:
    office.change_seat("v1", status=Status.DECLINED)
    office.export()
    office.change_seat("v1", status=Status.ACCEPTED)
    report = office.export()
    assert [shown(e) for e in events(report, "v1", None, Method.PUBLISH)] == [
        ("Opening", 2, "CONFIRMED"), ("Closing", 2, "CONFIRMED"),
    ]  # fmt: skip


def test_who_loses_a_duty_but_stays_gets_a_cancel_and_the_number_after_it_in_the_agenda(
    office: Office,
) -> None:
    office.change_session("s1", people=listed(("v1", Role.REQUIRED), ("v2", Role.CHAIR)))
    plan = office.plan()
    assert [(f.recipient.invitation, f.what, f.method, f.why) for f in plan.files] == [
        ("v1", "session", "CANCEL", "no longer chair"),
        ("v1", "agenda", "PUBLISH", "Opening: no longer chair"),
        ("v2", "session", "REQUEST", "now chair"),
        ("v2", "agenda", "PUBLISH", "Opening: now chair"),
    ]
    report = office.export()
    assert shown(events(report, "v1", "s1", Method.CANCEL)[0])[1] == 1
    assert shown(events(report, "v1", None, Method.PUBLISH)[0]) == ("Opening", 2, "CONFIRMED")
    assert shown(events(report, "v2", "s1", Method.REQUEST)[0])[1] == 1
    row = office.row("v1", "s1")
    assert (row.sequence, row.method, row.in_agenda) == (2, Method.PUBLISH, True)
    assert office.export().files == ()


def test_a_bilateral_that_becomes_a_plenary_calls_off_its_invitations(office: Office) -> None:
    office.change_session("s2", kind=SessionKind.BILATERAL)
    gained = next(f for f in office.plan().files if f.session == "s2")
    assert (gained.method, gained.sequence) == (Method.REQUEST, 1)
    office.export()
    office.change_session("s2", kind=SessionKind.PLENARY)
    lost = next(f for f in office.plan().files if f.session == "s2")
    assert (lost.method, lost.sequence, lost.why) == (Method.CANCEL, 2, "no longer invited to it")


def test_a_substitute_gets_invitations_of_their_own(office: Office) -> None:
    office.change_seat("v1", status=Status.SUBSTITUTED)
    office.put(person("p4", "Bello"), seat("v4", substitute_for=InvitationKey("v1")))
    office.change_session("s1", people=listed(("v4", Role.CHAIR), ("v2", Role.REQUIRED)))
    report = office.export()
    assert told(report, "v4") == [
        ("v4", None, "REQUEST"), ("v4", "s1", "REQUEST"), ("v4", None, "PUBLISH"),
    ]  # fmt: skip
    assert {method for *_, method in told(report, "v1")} == {"CANCEL", "PUBLISH"}
    uids = [row.uid for row in office.snapshot.ledger.values()]
    assert len(set(uids)) == len(uids)


def test_a_changed_zone_keeps_the_wall_clocks_and_is_a_new_version(office: Office) -> None:
    office.put(convening(zone="Europe/London"))
    assert next(f.why for f in office.plan().files if f.session == "s1") == "time zone"
    opening = events(office.export(), "v1", "s1", Method.REQUEST)[0]
    assert opening["DTSTART"].to_ical() == b"20270414T090000"
    assert opening["DTSTART"].params["TZID"] == "Europe/London"


def test_everything_again_is_the_same_to_the_byte(office: Office) -> None:
    written = {p.name: p.read_bytes() for p in (office.folder / "export 1").iterdir()}
    office.change_session("s1", purpose="New, but no fact")
    ledger = office.snapshot.ledger
    assert len(office.export(everything=True).files) == len(written)
    assert {p.name: p.read_bytes() for p in (office.folder / "export 2").iterdir()} == written
    assert office.snapshot.ledger == ledger


def test_everything_again_repeats_cancels_too(office: Office) -> None:
    office.change_seat("v1", status=Status.DECLINED)
    office.change_session("s1", dropped_on="2027-03-02")
    office.export()
    cancelled = {p.name: p.read_bytes() for p in (office.folder / "export 2").iterdir()}
    office.export(everything=True)
    again = {p.name: p.read_bytes() for p in (office.folder / "export 3").iterdir()}
    assert cancelled.items() <= again.items()


def test_a_ledger_without_texts_is_composed_anew(office: Office) -> None:
    written = {p.name: p.read_bytes() for p in (office.folder / "export 1").iterdir()}
    office.record(tuple(replace(row, text=None) for row in office.snapshot.ledger.values()))
    office.export(everything=True)
    assert {p.name: p.read_bytes() for p in (office.folder / "export 2").iterdir()} == written


def test_a_text_that_is_no_single_event_is_not_believed(office: Office) -> None:
    row = office.row("v3")
    text = (row.text or "").replace("\nEND:VEVENT", "\nEND:VEVENT\nMETHOD:CANCEL\nEND:VEVENT")
    office.record((replace(row, text=text),))
    report = office.export(everything=True, seats=frozenset({"v3"}))
    assert b"METHOD:CANCEL" not in Path(report.files[0].path).read_bytes()


def test_a_hash_made_otherwise_is_no_change(office: Office) -> None:
    office.record(tuple(replace(row, hash="x") for row in office.snapshot.ledger.values()))
    assert office.export().files == ()


def test_a_changed_event_asks_again_and_keeps_the_answer_in_the_ledger(office: Office) -> None:
    answered = replace(office.row("v1", "s1"), answer=Answer.ACCEPTED, answer_sequence=0)
    office.record((answered,))
    office.change_session("s1", minutes=90)
    attendee = events(office.export(), "v1", "s1", Method.REQUEST)[0]["ATTENDEE"]
    assert (attendee.params["PARTSTAT"], attendee.params["RSVP"]) == ("NEEDS-ACTION", "TRUE")
    assert (office.row("v1", "s1").answer, office.row("v1", "s1").answer_sequence) == (
        Answer.ACCEPTED, 0,
    )  # fmt: skip


def test_the_known_answer_goes_along_where_only_the_address_changed(office: Office) -> None:
    office.record((replace(office.row("v1", "s1"), answer=Answer.ACCEPTED),))
    office.change_person("p1", emails=("new@example.org",))
    report = office.export()
    known = events(report, "v1", "s1", Method.REQUEST)[0]["ATTENDEE"].params
    asked = events(report, "v1", None, Method.REQUEST)[0]["ATTENDEE"].params
    assert (known["PARTSTAT"], known["RSVP"]) == ("ACCEPTED", "FALSE")
    assert (asked["PARTSTAT"], asked["RSVP"]) == ("NEEDS-ACTION", "TRUE")


def test_an_erased_person_has_no_address_left_to_cancel_at(office: Office) -> None:
    office.change_seat("v1", person=None, status=Status.WITHDRAWN)
    rows = [row for row in office.snapshot.ledger.values() if row.invitation == "v1"]
    office.record(tuple(replace(row, address="", text=None) for row in rows))
    report = office.export()
    assert told(report) == []
    assert report.left_out == (("v1", "erased: no address is kept to cancel at"),)
    assert office.plan().people.cancelled == 0


def test_the_convening_moves_like_a_session(office: Office) -> None:
    office.put(convening(starts="2027-04-21", ends="2027-04-22"))
    office.change_session("s1", start="2027-04-21T09:00")
    office.change_session("s2", start=CLOSING.start)
    umbrella = next(f for f in office.plan().files if f.what == "umbrella")
    assert (umbrella.why, umbrella.sequence) == ("moved Wed 14 Apr → Wed 21 Apr", 1)
    event = events(office.export(), "v3", None, Method.REQUEST)[0]
    assert event["DTSTART"].to_ical() == b"20270421"
    assert event["DTEND"].to_ical() == b"20270423"


def test_what_stood_in_the_agenda_only_never_gets_a_cancel_of_its_own(office: Office) -> None:
    office.change_session("s2", dropped_on="2027-03-02")
    office.export()
    row = office.row("v1", "s2")
    assert (row.method, row.in_agenda, row.sequence) == (Method.PUBLISH, False, 1)
    again = office.export(everything=True)
    assert not [file for file in again.files if file.session == "s2"]


def test_of_two_rows_for_one_session_the_standing_one_goes_on(office: Office) -> None:
    standing = office.row("v1", "s1")
    office.record((replace(standing, uid="z-older", method=Method.CANCEL, in_agenda=False),))
    assert office.export().files == ()
    office.change_session("s1", minutes=90)
    file = next(f for f in office.plan().files if f.session == "s1")
    assert (file.uid, file.sequence) == (standing.uid, 1)
