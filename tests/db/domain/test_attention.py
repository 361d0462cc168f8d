"""What needs somebody today: each line true, in order, and about the right things."""

from typing import Any

from convenor_db.domain.attention import Attention, Looked, Need, attention
from convenor_db.domain.checking.checks import Checks
from convenor_db.domain.checking.findings import BLOCK, WARN, Finding, Rule
from convenor_db.domain.records import Waiver
from convenor_db.domain.snapshot import Snapshot
from support.builders import an_interchange, read_in

TODAY = "2027-04-05"


def a_snapshot(**lists: Any) -> Snapshot:
    keep_until = lists.pop("keep_until", None)
    value = an_interchange(**lists)
    value["convening"]["keep_until"] = keep_until
    return Snapshot.of(read_in(value).records)


def found(rule: Rule, session: str, level: Any = WARN, waived: Waiver | None = None) -> Finding:
    return Finding(
        rule=rule, level=level, objects=(("sessions", session),), text="", fingerprint="f",
        waived=waived,
    )  # fmt: skip


def lines(snapshot: Snapshot, **looked: Any) -> dict[Need, Attention]:
    made = attention(snapshot, Looked(findings=looked.pop("findings", ()), today=TODAY, **looked))
    order = list(Need)
    assert [order.index(one.need) for one in made] == sorted(order.index(o.need) for o in made)
    return {one.need: one for one in made}


PEOPLE = [{"id": f"p{n}", "family": f"Name{n}", "emails": [f"{n}@x.org"]} for n in range(1, 6)]
SESSIONS = [
    {"id": "s1", "title": "A", "kind": "plenary", "start": "2027-04-14T10:30", "minutes": 60},
    {"id": "s2", "title": "B", "kind": "breakout", "start": "2027-04-14T09:00", "minutes": 60},
    {"id": "s3", "title": "C", "kind": "breakout", "start": "2027-04-20T09:00", "minutes": 60},
    {"id": "s4", "title": "D", "kind": "breakout", "minutes": 60},
]


def test_nothing_needs_anybody() -> None:
    assert lines(a_snapshot()) == {}


def test_replies_are_overdue_after_their_day_and_the_waves_day_counts_for_seats_without_one() -> (
    None
):
    seats = [
        {"id": "v1", "person": "p1", "status": "invited", "reply_by": "2027-03-26"},
        {"id": "v2", "person": "p2", "status": "invited", "wave": 1},
        {"id": "v3", "person": "p3", "status": "invited", "reply_by": TODAY},
        {"id": "v4", "person": "p4", "status": "tentative", "reply_by": "2027-03-01"},
    ]
    waves = [{"number": 1, "reply_by": "2027-04-04"}]
    line = lines(a_snapshot(people=PEOPLE, invitations=seats, waves=waves))[Need.OVERDUE]
    assert [key for _, key in line.things] == ["v1", "v2"]
    assert line.at == "2027-03-26"


def test_mine_are_seats_of_one_owner_and_other_lines_stay() -> None:
    seats = [
        {"id": "v1", "person": "p1", "status": "invited", "reply_by": "2027-03-26", "owner": "Ada"},
        {"id": "v2", "person": "p2", "status": "invited", "reply_by": "2027-03-26"},
    ]
    snapshot = a_snapshot(people=PEOPLE, invitations=seats, sessions=SESSIONS)
    made = lines(snapshot, owner="Ada", findings=[found(Rule.ROOM_TWICE, "s1", BLOCK)])
    assert made[Need.OVERDUE].things == (("invitations", "v1"),)
    assert made[Need.TO_FIX].count == 1


def test_approved_seats_wait_once_their_waves_day_has_passed() -> None:
    seats = [
        {"id": "v1", "person": "p1", "status": "approved", "wave": 1},
        {"id": "v2", "person": "p2", "status": "approved", "wave": 2},
        {"id": "v3", "person": "p3", "status": "approved"},
        {"id": "v4", "person": "p4", "status": "shortlist", "wave": 1},
    ]
    waves = [{"number": 1, "send_on": "2027-04-01"}, {"number": 2, "send_on": "2027-04-05"}]
    line = lines(a_snapshot(people=PEOPLE, invitations=seats, waves=waves))[Need.NOT_INVITED]
    assert (line.things, line.at, line.wave) == ((("invitations", "v1"),), "2027-04-01", 1)


def test_what_must_be_fixed_leaves_out_waived_warnings_and_names_the_nearest() -> None:
    waiver = Waiver(warning="w", by="A", reason="r", at="2027-04-01T00:00:00Z", fingerprint="f")
    blocks = [
        found(Rule.ROOM_TWICE, "s1", BLOCK),
        found(Rule.ROOM_SMALL, "s2", BLOCK),
        found(Rule.ROOM_SMALL, "s3", BLOCK, waived=waiver),
        found(Rule.ROOM_MISSING, "s3"),
    ]
    line = lines(a_snapshot(sessions=SESSIONS), findings=blocks)[Need.TO_FIX]
    assert (line.count, line.at) == (2, "2027-04-14T09:00")


def test_sessions_within_fourteen_days_want_chair_and_room() -> None:
    missing = [
        found(Rule.CHAIR_MISSING, "s1"),
        found(Rule.ROOM_MISSING, "s1"),
        found(Rule.CHAIR_MISSING, "s2"),
        found(Rule.CHAIR_MISSING, "s3"),  # fifteen days off
        found(Rule.CHAIR_MISSING, "s4"),  # no time
    ]
    line = lines(a_snapshot(sessions=SESSIONS), findings=missing)[Need.LACKING]
    assert [key for _, key in line.things] == ["s2", "s1"]
    assert (line.without_chair, line.without_room, line.at) == (2, 1, "2027-04-14T09:00")


def test_invited_people_without_an_address_are_named_but_not_unnamed_seats() -> None:
    seats = [
        {"id": "v1", "person": "p9", "status": "invited"},
        {"id": "v2", "person": "p1", "status": "invited"},
        {"id": "v3", "seat_of": "o1", "status": "invited"},
        {"id": "v4", "person": "p8", "status": "longlist"},
    ]
    people = [*PEOPLE, {"id": "p8", "family": "X"}, {"id": "p9", "family": "Y", "emails": [" "]}]
    organisations = [{"id": "o1", "name": "Albia", "constituency": "government"}]
    snapshot = a_snapshot(people=people, invitations=seats, organisations=organisations)
    assert lines(snapshot)[Need.UNREACHABLE].things == (("invitations", "v1"),)


def test_the_day_personal_data_goes_is_told_a_month_before() -> None:
    assert Need.RETENTION not in lines(a_snapshot(keep_until="2027-05-06"))
    assert lines(a_snapshot(keep_until="2027-05-05"))[Need.RETENTION].at == "2027-05-05"


def test_what_was_handed_out_and_is_out_of_date() -> None:
    seats = [{"id": "v1", "person": "p1", "status": "accepted", "owner": "Ada"}]
    snapshot = a_snapshot(people=PEOPLE, invitations=seats)
    stale = {"calendars": frozenset({"v1", "gone"}), "packs": frozenset({"v1"})}
    assert lines(snapshot, **stale)[Need.CALENDARS].count == 2
    assert lines(snapshot, owner="Ada", **stale)[Need.CALENDARS].count == 1
    assert Need.PACKS not in lines(snapshot, owner="Bo", **stale)


BRIEFS = [
    {"id": f"b{n}", "title": f"B{n}", "kind": "position", "markdown": "", "state": "approved",
     "approved_on": f"2027-02-0{n}", "about": about}
    for n, about in ((1, {"organisation": "o1"}), (2, {"issue": "i1"}))
]  # fmt: skip
HELD = [
    {"id": "q1", "organisation": "o1", "issue": "i2", "as_of": "2027-01-20"},
    {"id": "q2", "organisation": "o1", "issue": "i1", "as_of": "2027-02-03"},
    {"id": "q3", "organisation": "o2", "issue": "i1", "as_of": "2027-02-03"},
]


def stale(*briefs: Any) -> Attention:
    """Return the line about briefs that are older than a position."""
    snapshot = a_snapshot(
        organisations=[
            {"id": "o1", "name": "Republic of Carvania", "short": "Carvania",
             "constituency": "government"},
            {"id": "o2", "name": "Tianmu", "constituency": "ai-developer"},
        ],
        issues=[{"id": "i1", "title": "Audits"}, {"id": "i2", "title": "Pause"}],
        positions=HELD,
        briefs=list(briefs),
    )  # fmt: skip
    checks = Checks.of(snapshot, today=TODAY)
    return lines(snapshot, findings=checks.findings)[Need.STALE]


def test_a_brief_that_is_older_than_a_position_says_whose_and_on_what() -> None:
    of_organisation, on_issue = stale(BRIEFS[0]), stale(BRIEFS[1])
    assert of_organisation.position == "of Carvania on “Audits”"
    assert on_issue.position == "of Tianmu on “Audits”", "of equal days the later in the list"
    assert on_issue.things == (("briefs", "b2"),)
    both = stale(*BRIEFS)
    assert (both.count, both.position, both.at) == (2, "", "2027-02-01")
