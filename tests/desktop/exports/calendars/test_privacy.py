"""No calendar tells a reader what RULES.md 4 keeps from them."""

from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from convenor.exports.calendars.events import CLASSES
from convenor_db.domain.records import (
    Attachment,
    Away,
    Brief,
    BriefKey,
    BriefKind,
    BriefState,
    Clearance,
    Constituency,
    Contact,
    MediaType,
    Observance,
    Organisation,
    OrganisationKey,
    Outcome,
    Position,
    Role,
    SessionKind,
    Status,
    Travel,
    TravelDocument,
    TravelKind,
)
from convenor_db.domain.records import Note as SpokenNote
from convenor_db.domain.records.people import Post
from support.calendars import Office, convening, listed, session

SECRET = "ZZPRIVATE"
BILATERAL = session(
    "s3",
    "Bilateral",
    "2027-04-14T14:00",
    kind=SessionKind.BILATERAL,
    people=listed(("v1", Role.REQUIRED), ("v2", Role.REQUIRED), ("v3", Role.INTERPRETER)),
)


def texts(office: Office, seat_key: str) -> str:
    """Return all that one person is written, unfolded."""
    files = [f for f in office.export().files if f.recipient.invitation == seat_key]
    return "\n".join(Path(f.path).read_text(encoding="utf-8").replace("\n ", "") for f in files)


def with_secrets(office: Office) -> None:
    """Fill every field that is not for readers."""
    ministry = OrganisationKey(f"o{SECRET}")
    office.put(
        Organisation(
            key=ministry, name=SECRET, short=SECRET, region=SECRET, rival_group=SECRET,
            constituency=Constituency.GOVERNMENT, aliases=(SECRET,), note=SECRET,
        ),
        convening(
            purpose=SECRET, series=SECRET, address=SECRET, competition_statement=SECRET,
            sensitive_terms=(SECRET,), observances=(Observance(date="2027-04-14", text=SECRET),),
        ),
    )  # fmt: skip
    for key in ("p1", "p2", "p3"):
        office.change_person(
            key, native=SECRET, aliases=(SECRET,), honorific=SECRET, suffix=SECRET,
            pronunciation=SECRET, organisation=ministry, post=SECRET, phone=SECRET,
            other_posts=(Post(organisation=ministry, post=SECRET),), gender=SECRET,
            emails=(f"{key}@example.org", f"{SECRET}@example.org"), copy_to=(SECRET,),
            languages=(SECRET,), pronouns=SECRET, rank=1, dietary=SECRET, access=SECRET,
            biography=SECRET, tags=(SECRET,), note=SECRET,
        )  # fmt: skip
        office.put(TravelDocument(person=office.snapshot.people[key].key, name=SECRET))
    for key in ("v1", "v2", "v3"):
        away = Away(from_="2027-04-14T09:00", to="2027-04-14T10:00", why=SECRET)
        office.change_seat(
            key, owner=SECRET, nominated_by=SECRET, approved_by=SECRET, note=SECRET, away=(away,)
        )
        office.put(
            Travel(
                key=f"{SECRET}{key}", invitation=office.snapshot.invitations[key].key,
                kind=TravelKind.FLIGHT, reference=SECRET, note=SECRET,
            )
        )  # fmt: skip
    _secret_papers(office, ministry)


def _secret_papers(office: Office, ministry: OrganisationKey) -> None:
    paper = Brief(
        key=BriefKey(SECRET), title=SECRET, kind=BriefKind.BACKGROUND, markdown=SECRET,
        state=BriefState.APPROVED,
    )  # fmt: skip
    office.put(
        paper,
        Attachment(key=f"a{SECRET}", name=SECRET, media_type=MediaType.PDF, sha256="", base64=""),
        Position(key=SECRET, organisation=ministry, issue=SECRET, as_of="2027-01-01", note=SECRET),  # type: ignore[arg-type]
        Contact(key=f"c{SECRET}", on="2027-01-01", organisation=ministry, text=SECRET),
    )
    for key in ("s1", "s2"):
        office.change_session(
            key, briefs=(paper.key,), issues=(SECRET,), attachments=(f"a{SECRET}",),
            languages=(SECRET,),
            clearance=Clearance(by=SECRET, on="2027-03-01", fingerprint=SECRET),
        )  # fmt: skip
        owner = office.snapshot.sessions[key].key
        office.put(
            SpokenNote(key=f"n{SECRET}{key}", session=owner, text=SECRET),
            Outcome(key=f"u{SECRET}{key}", session=owner, text=SECRET),
        )


def test_nothing_that_is_not_for_readers_is_in_any_file_or_name(tmp_path: Path) -> None:
    office = Office(tmp_path)
    with_secrets(office)
    for change in ({}, {"minutes": 90}, {"dropped_on": "2027-03-02"}):
        office.change_session("s1", **change)
        office.export()
    written = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(written) > 8
    for path in written:
        unfolded = path.read_bytes().replace(b"\r\n ", b"")
        assert SECRET.encode() not in unfolded
        assert SECRET not in path.name


def test_a_calendar_names_its_reader_and_the_organiser_only(tmp_path: Path) -> None:
    text = texts(Office(tmp_path), "v1")
    assert "Amara" in text
    assert "Łukasz" not in text
    assert "p2@" not in text


def test_no_key_of_the_file_is_in_a_calendar(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.put(replace(BILATERAL, key="s-key-of-three"))
    for key in ("v1", "v2"):
        text = texts(office, key).replace("p1@example", "").replace("p2@example", "")
        assert not any(k in text for k in ("s-key-of-three", '"v1', ":v1", ":s1", ":r1"))


@pytest.mark.parametrize("disclosable", [True, False])
def test_chair_and_speakers_are_named_where_the_roster_may_be(
    tmp_path: Path, *, disclosable: bool
) -> None:
    office = Office(tmp_path)
    office.put(convening(roster_disclosable=disclosable))
    assert ("Chair: Amara Okafor" in texts(office, "v2")) == disclosable


@pytest.mark.parametrize(
    ("status", "named"),
    [(Status.ACCEPTED, True), (Status.TENTATIVE, True), (Status.DECLINED, False),
     (Status.INVITED, False), (Status.SHORTLIST, False)],
)  # fmt: skip
def test_only_who_is_coming_or_tentative_is_named(
    tmp_path: Path, status: Status, *, named: bool
) -> None:
    office = Office(tmp_path)
    office.put(convening(roster_disclosable=True))
    office.change_seat("v1", status=status)
    assert ("Amara" in texts(office, "v2")) == named


def test_counterparts_are_named_to_each_other_always_and_to_nobody_else(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.put(BILATERAL)
    office.change_seat("v3", status=Status.ACCEPTED)
    plan = {f.recipient.invitation: f.text() for f in office.plan().files if f.session == "s3"}
    assert "Between: Amara Okafor\\, Łukasz Żółć" in plan["v1"]
    assert "Between: Amara Okafor\\, Łukasz Żółć" in plan["v2"]
    assert "Bilateral" in plan["v3"]
    assert "Amara" not in plan["v3"]
    assert "Ming" not in plan["v1"] + plan["v2"]


def test_who_is_not_listed_is_not_told_of_a_session(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.put(replace(BILATERAL, title="Hush", people=listed(("v1", Role.REQUIRED))))
    assert "Hush" not in texts(office, "v2")


@pytest.mark.parametrize("by_convening", [True, False])
def test_a_red_session_is_a_meeting_without_description(
    tmp_path: Path, *, by_convening: bool
) -> None:
    office = Office(tmp_path)
    if by_convening:
        office.put(convening(mark="TLP:RED"))
    for key in ("s1", "s2"):
        mark = "" if by_convening else "TLP:RED"
        office.change_session(key, title="Hush", purpose="Hush", outline="Hush", mark=mark)
    text = texts(office, "v1")
    assert "SUMMARY:Harbour Talks meeting" in text
    assert "Hush" not in text
    assert "DESCRIPTION" not in text
    assert not any("Hush" in path.name for path in tmp_path.rglob("*"))


@pytest.mark.parametrize(("mark", "klass"), CLASSES.items())
def test_the_mark_decides_the_class(tmp_path: Path, mark: Any, klass: str) -> None:
    office = Office(tmp_path)
    office.change_session("s1", mark=str(mark))
    file = next(f for f in office.plan().files if f.session == "s1")
    assert f"CLASS:{klass}\n" in file.text()


def test_a_reader_may_read_purpose_outline_link_and_their_own_role(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.change_session("s1", purpose="Why", outline="1. What", link="https://example.org/j")
    text = next(f for f in office.plan().files if f.session == "s1").text()
    prose = "Why\\n\\n1. What\\n\\nJoin: https://example.org/j\\nYour role: chair"
    assert f"DESCRIPTION:{prose}\nURL:https://example.org/j\n" in text


def test_a_session_online_only_has_its_link_for_a_place(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.change_session("s1", room=None, link="https://example.org/j")
    text = next(f for f in office.plan().files if f.session == "s1").text()
    assert "LOCATION:https://example.org/j\n" in text
