"""Who is written to, by status and role (RULES.md 5)."""

from pathlib import Path

import pytest

from convenor.exports.calendars import plan_calendars
from convenor_db.domain.errors import InputRefused, NotAllowed
from convenor_db.domain.records import (
    Constituency,
    InvitationKey,
    Organisation,
    OrganisationKey,
    Organiser,
    Role,
    SessionKind,
    Status,
)
from support.calendars import (
    OPENING,
    START,
    Office,
    convening,
    counted_uids,
    listed,
    person,
    seat,
    session,
    told,
)

UMBRELLA = ("v1", None, "REQUEST")
OPENING_REQUEST = ("v1", "s1", "REQUEST")
AGENDA = ("v1", None, "PUBLISH")


@pytest.mark.parametrize(
    ("status", "files"),
    [
        (Status.LONGLIST, []),
        (Status.SHORTLIST, []),
        (Status.APPROVED, []),
        (Status.WAITLISTED, []),
        (Status.INVITED, [UMBRELLA]),
        (Status.TENTATIVE, [UMBRELLA, OPENING_REQUEST, AGENDA]),
        (Status.ACCEPTED, [UMBRELLA, OPENING_REQUEST, AGENDA]),
        (Status.ATTENDED, [UMBRELLA, OPENING_REQUEST, AGENDA]),
        (Status.ABSENT, [UMBRELLA, OPENING_REQUEST, AGENDA]),
        (Status.DECLINED, []),
        (Status.WITHDRAWN, []),
        (Status.SUBSTITUTED, []),
    ],
)
def test_a_status_decides_what_is_sent(
    tmp_path: Path, status: Status, files: list[tuple[str, str | None, str]]
) -> None:
    office = Office(tmp_path)
    office.change_seat("v1", status=status)
    assert told(office.export(), "v1") == files


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("kind", [SessionKind.PLENARY, SessionKind.BILATERAL])
def test_a_duty_earns_an_invitation_of_its_own(
    tmp_path: Path, role: Role, kind: SessionKind
) -> None:
    office = Office(tmp_path)
    office.change_session("s1", kind=kind, people=listed(("v1", role)))
    duty = role not in (Role.REQUIRED, Role.OPTIONAL)
    duty = duty or (kind is SessionKind.BILATERAL and role is Role.REQUIRED)
    assert (OPENING_REQUEST in told(office.export(), "v1")) == duty


def test_the_agenda_holds_the_sessions_somebody_is_listed_in(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.put(session("s3", "Elsewhere", "2027-04-14T14:00"))
    office.put(session("s4", "Some day", None, people=OPENING.people))
    agenda = next(f for f in office.plan().files if f.what == "agenda")
    assert [entry.after.title for entry in agenda.entries] == ["Opening", "Closing"]


def test_the_agenda_that_is_given_decides_not_the_working_draft(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.change_session("s1", title="Moved since", start="2027-04-14T15:00")
    plan = plan_calendars(office.snapshot, {"s1": OPENING}, now=START, new_uid=counted_uids())
    agenda = next(f for f in plan.files if f.what == "agenda")
    assert [(entry.after.title, entry.after.start) for entry in agenda.entries] == [
        ("Opening", "2027-04-14T09:00")
    ]


def test_who_is_listed_nowhere_gets_no_agenda(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.put(person("p4", "Rao"), seat("v4"))
    assert told(office.export(), "v4") == [("v4", None, "REQUEST")]


def test_no_address_is_left_out_and_listed(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.change_person("p1", emails=())
    office.change_person("p2", emails=("two people@example.org",))
    report = office.export()
    assert told(report) == [("v3", None, "REQUEST")]
    assert report.left_out == (("v1", "no address"), ("v2", "its address cannot be written to"))


def test_an_unnamed_seat_is_left_out_and_listed(tmp_path: Path) -> None:
    office = Office(tmp_path)
    ministry = OrganisationKey("o1")
    office.put(
        Organisation(key=ministry, name="Ministry", constituency=Constituency.GOVERNMENT),
        seat("v4", person=None, seat_of=ministry),
        seat("v5", person=None),
        seat("v6", Status.LONGLIST, person=None),
    )
    assert office.export().left_out == (("v4", "not yet named"), ("v5", "erased"))


@pytest.mark.parametrize("organiser", [None, Organiser(name="Office", email=" ")])
def test_without_an_organisers_address_calendars_are_refused(
    tmp_path: Path, organiser: Organiser | None
) -> None:
    office = Office(tmp_path)
    office.put(convening(organiser=organiser))
    with pytest.raises(NotAllowed, match="Convening > Settings > Organiser"):
        office.plan()


def test_one_address_can_be_asked_for(tmp_path: Path) -> None:
    office = Office(tmp_path)
    report = office.export(only="P1@Example.org")
    assert {file.recipient.invitation for file in report.files} == {"v1"}
    assert {row.invitation for row in office.snapshot.ledger.values()} == {"v1"}


def test_an_address_nobody_has_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputRefused, match=r"nobody@example\.org"):
        Office(tmp_path).plan(only="nobody@example.org")


def test_some_seats_can_be_asked_for(tmp_path: Path) -> None:
    plan = Office(tmp_path).plan(seats=frozenset({InvitationKey("v3")}))
    assert [file.recipient.name for file in plan.files] == ["Ming Li"]


def test_recipients_come_in_the_order_of_names(tmp_path: Path) -> None:
    names = [file.recipient.name for file in Office(tmp_path).plan().files]
    assert list(dict.fromkeys(names)) == ["Ming Li", "Amara Okafor", "Łukasz Żółć"]


def test_the_people_are_counted_by_what_happens_to_them(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.export()
    office.put(person("p4", "Rao"), seat("v4"), person("p5", "Sow"), seat("v5"))
    office.change_session("s1", start="2027-04-14T10:00", people=listed(("v1", Role.CHAIR)))
    office.change_seat("v3", status=Status.WITHDRAWN)
    people = office.plan().people
    assert (people.new, people.changed, people.cancelled, people.unchanged) == (2, 2, 1, 0)
    office.export()
    assert office.plan().people.unchanged == 4
    assert office.plan().people.concerned == 0
