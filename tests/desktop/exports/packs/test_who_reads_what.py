"""No pack tells a reader what RULES.md 4 keeps from them."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from convenor.exports.packs import plan_packs, write_packs
from convenor.samples import make
from convenor_db.domain.interchange.read import read
from convenor_db.domain.records import (
    TLP,
    About,
    BriefKind,
    BriefState,
    Capacity,
    Constituency,
    InvitationKey,
    OrganisationKey,
    PackPart,
    Person,
    PersonKey,
    Readers,
    RecipePart,
    Role,
    SessionKey,
    SessionKind,
    Status,
    kind_of,
)
from convenor_db.domain.snapshot import Snapshot
from support.calendars import RECORDS, convening, listed, person, seat, session
from support.packs import Secretariat, brief, everything_in, organisation, pages_of, text_of
from support.secrets import SECRET, one_of_each_missing, with_secrets

NOW = datetime(2027, 3, 1, 8, tzinfo=UTC)
ALBIA, NORTHLIGHT, PARAGON = (OrganisationKey(key) for key in ("o1", "o2", "o3"))
PARTIES = (
    *RECORDS,
    organisation("o1", "Albia"),
    organisation("o2", "Northlight AI", constituency=Constituency.AI_DEVELOPER, rival_group="labs"),
    organisation("o3", "Paragon", constituency=Constituency.AI_DEVELOPER, rival_group="labs"),
    person("p1", "Okafor", "Amara", organisation=ALBIA),
    person("p2", "Żółć", "Łukasz", organisation=NORTHLIGHT),
    person("p3", "Li", "Ming", organisation=PARAGON),
    seat("v3"),
)
"""Amara of a government, Łukasz and Ming of rival developers; all come."""


def readers_of(desk: Secretariat, words: str) -> set[str]:
    """Return whose packs contain words."""
    report = desk.export()
    return {file.recipient.invitation for file in report.files if words in text_of(Path(file.path))}


def a_sample_with_secrets() -> Snapshot:
    """Return the small sample, every text that is not for readers marked, one of each kind."""
    records = read(make("small", seed=1, now=NOW), "the sample").records
    present = {kind_of(record).name for record in records}
    missing = [one for one in one_of_each_missing(present) if kind_of(one).name != "recipe"]
    hidden = [
        brief("bx", SECRET, SECRET, state=BriefState.DRAFT),
        brief("by", SECRET, SECRET, mark=TLP.RED),
    ]
    return Snapshot.of([*(with_secrets(record) for record in records), *missing, *hidden])


def test_nothing_that_is_not_for_readers_is_in_any_pack(tmp_path: Path) -> None:
    snapshot = a_sample_with_secrets()
    plan = plan_packs(snapshot, sessions=snapshot.sessions)
    report = write_packs(snapshot, plan, tmp_path, now=NOW, commit=lambda _: None)
    assert len(report.files) > 20
    spoilt = [file.path for file in report.files if SECRET in everything_in(Path(file.path))]
    assert spoilt == []


def test_the_leak_test_would_find_a_leak(tmp_path: Path) -> None:
    desk = Secretariat(tmp_path)
    desk.office.change_person("p1", post=SECRET)
    assert SECRET in everything_in(desk.file_of("v1"))


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, {"v1", "v2", "v3"}),
        ({"state": BriefState.IN_REVIEW}, set()),
        ({"mark": TLP.RED}, set()),
        ({"mark": TLP.RED, "readers": Readers(invitations=(InvitationKey("v2"),))}, {"v2"}),
        ({"mark": TLP.AMBER_STRICT, "readers": Readers(organisations=(ALBIA,))}, {"v1"}),
        ({"readers": Readers(constituencies=(Constituency.AI_DEVELOPER,))}, {"v2", "v3"}),
        ({"about": About(organisation=NORTHLIGHT)}, {"v1"}),
        ({"about": About(organisation=ALBIA)}, {"v2", "v3"}),
        ({"about": About(person=PersonKey("p3"))}, {"v1"}),
        ({"about": About(session=SessionKey("s1"))}, {"v1", "v2"}),
    ],
)
def test_a_brief_reaches_whom_it_may(
    tmp_path: Path, changes: dict[str, object], expected: set[str]
) -> None:
    desk = Secretariat(tmp_path, (*PARTIES, brief("b1", "Findings", "Words of it.", **changes)))
    assert readers_of(desk, "Words of it.") == expected


def test_the_secretariat_is_told_what_was_left_out_and_why(tmp_path: Path) -> None:
    about = brief("b1", "Findings", about=About(organisation=NORTHLIGHT))
    desk = Secretariat(tmp_path, (*PARTIES, about))
    told = {(line.invitation, line.why) for line in desk.plan().left_out if line.item == "b1"}
    assert told == {
        ("v2", "About the reader’s own organisation"),
        ("v3", "About a rival (group “labs”)"),
    }


def test_press_does_not_read_amber(tmp_path: Path) -> None:
    desk = Secretariat(tmp_path, (*PARTIES, brief("b1", "Findings", "Words of it.")))
    desk.office.change_seat("v2", capacity=Capacity.PRESS)
    assert readers_of(desk, "Words of it.") == {"v1", "v3"}


def test_names_of_others_stay_in_where_the_roster_may_not_be_disclosed(tmp_path: Path) -> None:
    desk = Secretariat(tmp_path, PARTIES)
    assert readers_of(desk, "Okafor") == {"v1"}
    assert readers_of(desk, "not disclosed under the meeting rule") == {"v1", "v2", "v3"}


def test_staff_read_the_list_of_participants(tmp_path: Path) -> None:
    desk = Secretariat(tmp_path, PARTIES)
    desk.put(person("p4", "Ferreira", "Marta"), seat("v4", capacity=Capacity.STAFF))
    assert readers_of(desk, "Paragon") == {"v3", "v4"}


def test_names_are_told_where_the_roster_may_be_disclosed(tmp_path: Path) -> None:
    desk = Secretariat(tmp_path, (*PARTIES, convening(roster_disclosable=True)))
    assert readers_of(desk, "Chair: Amara Okafor") == {"v2", "v3", "v1"}
    assert readers_of(desk, "Northlight AI AI developer") == {"v1", "v2", "v3"}


def test_who_does_not_come_is_in_no_list(tmp_path: Path) -> None:
    desk = Secretariat(tmp_path, (*PARTIES, convening(roster_disclosable=True)))
    desk.office.change_seat("v1", status=Status.DECLINED)
    assert readers_of(desk, "Okafor") == set()


def test_a_purpose_is_told_to_those_listed_alone(tmp_path: Path) -> None:
    desk = Secretariat(tmp_path, PARTIES)
    desk.office.change_session("s1", purpose="Why we meet.")
    assert readers_of(desk, "Why we meet.") == {"v1", "v2"}


@pytest.mark.parametrize(
    "changes",
    [
        {"kind": SessionKind.BILATERAL},
        {"kind": SessionKind.PREPARATORY},
        {"kind": SessionKind.TRAVEL},
        {"mark": TLP.RED},
        {"mark": TLP.AMBER_STRICT},
    ],
)
def test_closed_sessions_stand_in_the_packs_of_those_listed(
    tmp_path: Path, changes: dict[str, object]
) -> None:
    desk = Secretariat(tmp_path, PARTIES)
    closed = session("s9", "Quiet talk", "2027-04-14T12:00", people=listed(("v2", Role.REQUIRED)))
    desk.put(closed)
    desk.office.change_session("s9", **changes)
    assert readers_of(desk, "Quiet talk") == {"v2"}


def test_dropped_and_unscheduled_sessions_stand_nowhere(tmp_path: Path) -> None:
    desk = Secretariat(tmp_path, PARTIES)
    desk.office.change_session("s1", dropped_on="2027-03-01")
    desk.office.change_session("s2", start=None)
    assert readers_of(desk, "Opening") == readers_of(desk, "Closing") == set()


def test_counterparts_of_a_bilateral_are_told_to_each_other(tmp_path: Path) -> None:
    people = listed(("v1", Role.REQUIRED), ("v2", Role.REQUIRED), ("v3", Role.INTERPRETER))
    desk = Secretariat(tmp_path, PARTIES)
    desk.put(session("s9", "Talk", "2027-04-14T12:00", kind=SessionKind.BILATERAL, people=people))
    assert readers_of(desk, "With: Łukasz Żółć") == {"v1"}
    assert readers_of(desk, "With: Amara Okafor") == {"v2"}


def test_the_recipe_says_whom_a_part_is_for(tmp_path: Path) -> None:
    recipe = (
        RecipePart(part=PackPart.ITINERARY),
        RecipePart(part=PackPart.BRIEFS, constituencies=(Constituency.GOVERNMENT,)),
    )
    desk = Secretariat(tmp_path, (*PARTIES, *recipe, brief("b1", "Findings", "Words of it.")))
    assert readers_of(desk, "Words of it.") == {"v1"}
    assert readers_of(desk, "Participants") == set()


def test_the_recipe_says_in_what_order_parts_stand(tmp_path: Path) -> None:
    words = (PackPart.BRIEFS, PackPart.PROGRAMME, PackPart.ITINERARY)
    recipe = tuple(RecipePart(part=word) for word in words)
    desk = Secretariat(tmp_path, (*PARTIES, *recipe, brief("b1", "Findings")))
    assert desk.plan().packs[0].parts == ("Findings", "Programme", "Your itinerary")
    titles = [page.splitlines()[1] for page in pages_of(desk.file_of("v1"))[2:]]
    assert list(dict.fromkeys(titles)) == ["Findings", "Programme", "Your itinerary"]


def test_talking_points_stand_after_the_papers(tmp_path: Path) -> None:
    points = brief("b1", "Points", kind=BriefKind.TALKING_POINTS)
    desk = Secretariat(tmp_path, (*PARTIES, points, brief("b2", "Paper")))
    pack = desk.plan().packs[0]
    assert pack.parts == ("Your itinerary", "Programme", "Participants", "Paper", "Points")


def test_an_old_name_is_in_no_later_pack(tmp_path: Path) -> None:
    desk = Secretariat(tmp_path, (*PARTIES, convening(roster_disclosable=True)))
    assert readers_of(desk, "Ming Li") == {"v1", "v2", "v3"}
    desk.put(Person(key=PersonKey("p3"), family="Renamed", organisation=PARAGON))
    assert readers_of(desk, "Ming Li") == set()
