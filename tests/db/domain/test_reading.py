"""Who may read what (RULES.md 4), as tables."""

from typing import Any

import msgspec
import pytest

from convenor_db.domain.reading import (
    Reason,
    listed_sessions,
    mark_of,
    may_read_brief,
    participants_visible,
    programme_sessions,
    readers_of,
    strictest,
)
from convenor_db.domain.records import (
    TLP,
    About,
    Brief,
    BriefKey,
    BriefKind,
    BriefState,
    Capacity,
    Constituency,
    Convening,
    Invitation,
    InvitationKey,
    Listed,
    Organisation,
    OrganisationKey,
    Person,
    PersonKey,
    Post,
    Readers,
    Session,
    SessionKey,
    SessionKind,
    Status,
)
from convenor_db.domain.snapshot import Snapshot

ORGANISATIONS = {
    "albia": (Constituency.GOVERNMENT, ""),
    "north": (Constituency.AI_DEVELOPER, "frontier"),
    "paragon": (Constituency.AI_DEVELOPER, "frontier"),
    "forum": (Constituency.CIVIL_SOCIETY, ""),
    "office": (Constituency.OTHER, ""),
}
SEATS: dict[str, dict[str, Any]] = {
    "albia": {},
    "north": {},
    "paragon": {},
    "forum": {},
    "office": {"capacity": Capacity.STAFF},
    "press": {"capacity": Capacity.PRESS},
}


def convened(*more: Any, **facts: Any) -> Snapshot:
    """Six people, each of the organisation of their name (the reporter of none), all coming."""
    convening = Convening(
        title="T", starts="2027-04-14", ends="2027-04-16", zone="Europe/Zurich", **facts
    )
    organisations = [
        Organisation(key=OrganisationKey(key), name=key, constituency=whose, rival_group=group)
        for key, (whose, group) in ORGANISATIONS.items()
    ]
    people = [
        Person(
            key=PersonKey("p-" + key),
            family=key,
            organisation=OrganisationKey(key) if key in ORGANISATIONS else None,
        )
        for key in SEATS
    ]
    seats = [
        Invitation(
            key=InvitationKey(key), person=PersonKey("p-" + key), status=Status.ACCEPTED, **fields
        )
        for key, fields in SEATS.items()
    ]
    sessions = [
        a_session("plenary", listed=("albia",)),
        a_session("closed", mark=TLP.AMBER_STRICT, listed=("north",)),
        a_session("pair", kind=SessionKind.BILATERAL, listed=("albia", "north")),
    ]
    return Snapshot.of([convening, *organisations, *people, *seats, *sessions, *more])


def a_session(key: str, *, listed: tuple[str, ...] = (), **fields: Any) -> Session:
    fields = {"kind": SessionKind.PLENARY, "start": "2027-04-14T09:00", "minutes": 60, **fields}
    people = tuple(Listed(invitation=InvitationKey(who)) for who in listed)
    return Session(key=SessionKey(key), title=key, people=people, **fields)


def a_brief(**fields: Any) -> Brief:
    fields = {"state": BriefState.APPROVED, "kind": BriefKind.BACKGROUND, **fields}
    return Brief(key=BriefKey("b"), title="B", markdown="Text", **fields)


def reached(brief: Brief, snapshot: Snapshot | None = None) -> set[str]:
    snapshot = snapshot or convened()
    return {str(seat.key) for seat in readers_of(snapshot, brief)}


def named(*seats: str, orgs: tuple[str, ...] = (), whose: tuple[str, ...] = ()) -> Readers:
    return Readers(
        invitations=tuple(InvitationKey(key) for key in seats),
        organisations=tuple(OrganisationKey(key) for key in orgs),
        constituencies=tuple(Constituency(key) for key in whose),
    )


EVERYBODY = set(SEATS)


@pytest.mark.parametrize("state", [BriefState.DRAFT, BriefState.IN_REVIEW])
def test_a_brief_that_is_not_approved_reaches_nobody(state: BriefState) -> None:
    assert reached(a_brief(state=state, mark=TLP.CLEAR)) == set()


@pytest.mark.parametrize(
    ("mark", "readers", "expected"),
    [
        (TLP.CLEAR, named(), EVERYBODY),
        (TLP.GREEN, named(), EVERYBODY),
        (TLP.GREEN, named("albia"), {"albia"}),
        (TLP.GREEN, named("press"), {"press"}),
        (TLP.GREEN, named(orgs=("forum",)), {"forum"}),
        (TLP.GREEN, named(whose=("ai-developer",)), {"north", "paragon"}),
        (TLP.GREEN, named("press", whose=("government",)), {"press", "albia"}),
        (TLP.AMBER, named(), EVERYBODY - {"press"}),
        (TLP.AMBER, named("press", "forum"), {"forum"}),
        (TLP.AMBER, named(whose=("ai-developer",)), {"north", "paragon"}),
        (TLP.AMBER_STRICT, named(), set()),
        (TLP.AMBER_STRICT, named(whose=("government",)), set()),
        (TLP.AMBER_STRICT, named("north", orgs=("forum",)), {"north", "forum"}),
        (TLP.AMBER_STRICT, named("press"), {"press"}),
        (TLP.RED, named(), set()),
        (TLP.RED, named(orgs=("forum",)), set()),
        (TLP.RED, named("north", orgs=("forum",)), {"north"}),
    ],
)
def test_filter_and_mark_decide_together(mark: TLP, readers: Readers, expected: set[str]) -> None:
    assert reached(a_brief(mark=mark, readers=readers)) == expected


def test_a_brief_without_mark_has_the_convenings() -> None:
    assert reached(a_brief(), convened(mark=TLP.RED)) == set()
    assert reached(a_brief(), convened(mark=TLP.CLEAR)) == EVERYBODY


def test_a_brief_about_a_session_goes_to_those_listed_there_only() -> None:
    brief = a_brief(about=About(session=SessionKey("pair")), mark=TLP.GREEN)
    assert reached(brief) == {"albia", "north"}
    assert reached(msgspec.structs.replace(brief, readers=named("forum"))) == {"forum"}


def test_a_brief_about_a_session_follows_the_agenda_it_is_judged_by() -> None:
    brief = a_brief(about=About(session=SessionKey("pair")), mark=TLP.GREEN)
    agenda = {"pair": a_session("pair", listed=("forum",))}
    assert [str(seat.key) for seat in readers_of(convened(), brief, sessions=agenda)] == ["forum"]
    assert readers_of(convened(), brief, sessions={}) == []


ABOUT_NORTH = About(organisation=OrganisationKey("north"))


def test_a_brief_about_an_organisation_reaches_neither_it_nor_its_rivals() -> None:
    assert reached(a_brief(about=ABOUT_NORTH, mark=TLP.GREEN)) == EVERYBODY - {"north", "paragon"}


def test_naming_the_party_as_a_reader_does_not_help() -> None:
    brief = a_brief(about=ABOUT_NORTH, mark=TLP.CLEAR, readers=named("north", "paragon", "forum"))
    assert reached(brief) == {"forum"}


@pytest.mark.parametrize("kind", [BriefKind.ITINERARY, BriefKind.LOGISTICS, BriefKind.STATEMENT])
def test_itineraries_logistics_and_statements_may_reach_whom_they_are_about(
    kind: BriefKind,
) -> None:
    assert reached(a_brief(about=ABOUT_NORTH, mark=TLP.GREEN, kind=kind)) == EVERYBODY


@pytest.mark.parametrize("kind", [BriefKind.POSITION, BriefKind.TALKING_POINTS])
def test_no_other_kind_reaches_whom_it_is_about(kind: BriefKind) -> None:
    assert "north" not in reached(a_brief(about=ABOUT_NORTH, mark=TLP.GREEN, kind=kind))


def test_a_brief_about_a_person_reaches_neither_them_nor_their_house_nor_its_rivals() -> None:
    brief = a_brief(about=About(person=PersonKey("p-north")), mark=TLP.GREEN)
    assert reached(brief) == EVERYBODY - {"north", "paragon"}
    brief = a_brief(about=About(person=PersonKey("p-press")), mark=TLP.GREEN)
    assert reached(brief) == EVERYBODY - {"press"}


def with_tie(tie: str) -> Snapshot:
    """Return a convening in which the forum's seat is tied to North in one of three ways."""
    snapshot = convened()
    person, seat = snapshot.people["p-forum"], snapshot.invitations["forum"]
    north = OrganisationKey("north")
    if tie == "seat":
        seat = msgspec.structs.replace(seat, seat_of=north)
    elif tie == "own":
        person = msgspec.structs.replace(person, organisation=north)
        seat = msgspec.structs.replace(seat, seat_of=OrganisationKey("forum"))
    else:
        person = msgspec.structs.replace(person, other_posts=(Post(organisation=north),))
    records = [snapshot.convening, *snapshot.organisations.values()]
    people = {**snapshot.people, "p-forum": person}
    seats = {**snapshot.invitations, "forum": seat}
    return Snapshot.of([*records, *people.values(), *seats.values()])


@pytest.mark.parametrize("tie", ["seat", "own", "other post"])
@pytest.mark.parametrize("party", ["north", "paragon"])
def test_every_tie_of_the_reader_counts_for_withholding(tie: str, party: str) -> None:
    brief = a_brief(about=About(organisation=OrganisationKey(party)), mark=TLP.GREEN)
    assert "forum" not in reached(brief, with_tie(tie))


@pytest.mark.parametrize("tie", ["seat", "own", "other post"])
def test_every_tie_of_the_person_written_about_counts(tie: str) -> None:
    brief = a_brief(about=About(person=PersonKey("p-forum")), mark=TLP.GREEN)
    assert reached(brief, with_tie(tie)) & {"forum", "north", "paragon"} == set()


@pytest.mark.parametrize(
    ("brief", "seat", "reason", "why"),
    [
        (a_brief(state=BriefState.IN_REVIEW), "albia", Reason.STATE, "in review"),
        (a_brief(readers=named("north")), "albia", Reason.READERS, "neither the seat"),
        (a_brief(mark=TLP.RED), "albia", Reason.MARK, "TLP:RED"),
        (a_brief(mark=TLP.AMBER), "press", Reason.MARK, "press"),
        (a_brief(about=ABOUT_NORTH), "north", Reason.ABOUT, "own organisation"),
        (a_brief(about=ABOUT_NORTH), "paragon", Reason.ABOUT, "frontier"),
    ],
)
def test_what_is_withheld_says_why(brief: Brief, seat: str, reason: Reason, why: str) -> None:
    snapshot = convened()
    verdict = may_read_brief(snapshot, brief, snapshot.invitations[seat])
    assert not verdict.allowed
    assert verdict.reason is reason
    assert why in verdict.why


def test_readers_are_those_coming_and_tentative() -> None:
    snapshot = convened()
    moved = [
        msgspec.structs.replace(snapshot.invitations["forum"], status=status)
        for status in (Status.TENTATIVE, Status.INVITED)
    ]
    brief = a_brief(mark=TLP.CLEAR)
    for seat, expected in zip(moved, (True, False), strict=True):
        seats = {**snapshot.invitations, "forum": seat}
        again = Snapshot.of([snapshot.convening, *snapshot.people.values(), *seats.values()])
        assert ("forum" in reached(brief, again)) is expected


def programme(snapshot: Snapshot, seat: str) -> set[str]:
    invitation = snapshot.invitations[seat]
    return {str(s.key) for s in programme_sessions(snapshot, snapshot.sessions, invitation)}


def test_the_programme_holds_what_everybody_may_know() -> None:
    snapshot = convened(
        *(a_session(kind, kind=kind) for kind in SessionKind),
        a_session("dropped", dropped_on="2027-03-01"),
        a_session("someday", start=None),
        a_session("red", mark=TLP.RED, listed=("albia",)),
    )
    kinds = {"plenary", "breakout", "meal", "reception", "break"}
    assert programme(snapshot, "albia") == kinds
    assert programme(snapshot, "press") == set()
    green = convened(mark=TLP.GREEN)
    assert programme(green, "press") == {"plenary"}


def test_an_itinerary_holds_every_session_the_seat_is_listed_in() -> None:
    snapshot = convened(a_session("early", start="2027-04-14T08:00", listed=("north",)))
    sessions = listed_sessions(snapshot.sessions, snapshot.invitations["north"])
    assert [str(session.key) for session in sessions] == ["early", "closed", "pair"]


def test_participants_are_seen_where_the_roster_is_disclosable_and_by_staff() -> None:
    closed, opened = convened(), convened(roster_disclosable=True)
    assert not participants_visible(closed, closed.invitations["albia"])
    assert participants_visible(closed, closed.invitations["office"])
    assert participants_visible(opened, opened.invitations["press"])


def test_staff_of_an_organisation_with_rivals_is_not_staff() -> None:
    seat = Invitation(
        key=InvitationKey("s"), seat_of=OrganisationKey("north"), capacity=Capacity.STAFF
    )
    assert not participants_visible(convened(seat), seat)


def test_the_strictest_mark_is_the_closest() -> None:
    assert strictest([TLP.GREEN, TLP.AMBER_STRICT, TLP.AMBER]) is TLP.AMBER_STRICT
    assert strictest([*TLP]) is TLP.RED
    assert strictest([]) is TLP.CLEAR
    assert mark_of(convened(mark=TLP.GREEN), "") is TLP.GREEN
