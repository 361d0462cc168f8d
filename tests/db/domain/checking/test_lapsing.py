"""Waivers and clearances hold as long as the facts do that they rest on, and no longer."""

import random
from collections.abc import Mapping
from typing import Any, Final

import pytest
from msgspec.structs import replace

from convenor_db.domain.actions import clearing, waivers
from convenor_db.domain.checking.checks import Checks
from convenor_db.domain.checking.clearance import clearance_fingerprint
from convenor_db.domain.checking.findings import Finding, Rule
from convenor_db.domain.edits import Edit
from convenor_db.domain.records import Role, Session, Status
from convenor_db.domain.snapshot import Snapshot
from support.lengths import rounds
from support.random_agendas import TODAY, a_random_agenda
from support.random_edits import an_edited, put, removed

pytestmark = pytest.mark.soak
AT: Final = "2027-03-10T09:00:00Z"
AGENDAS = rounds(30, whole=800)


def made(snapshot: Snapshot, edit: Edit) -> Snapshot:
    """Return the snapshot after an edit that only puts records."""
    for record in edit.puts:
        snapshot = put(snapshot, record)
    return snapshot


def all_waived(snapshot: Snapshot) -> Snapshot:
    """Return the convening with every warning waived."""
    checks = Checks.of(snapshot, today=TODAY)
    for finding in checks.findings:
        edit = waivers.waive(
            snapshot, finding.id, "so be it", by="m", at=AT, today=TODAY, checks=checks
        )
        snapshot = made(snapshot, edit)
        checks = checks.after(snapshot, today=TODAY)
    return snapshot


def by_id(snapshot: Snapshot) -> dict[str, Finding]:
    """Return the warnings of a convening by id."""
    return {one.id: one for one in Checks.of(snapshot, today=TODAY).findings}


def test_a_waiver_holds_exactly_while_the_fingerprint_fits() -> None:
    for seed in range(AGENDAS):
        chance, agenda = random.Random(seed), all_waived(a_random_agenda(seed))
        stored = {one.id: one.fingerprint for one in by_id(agenda).values()}
        assert all(one.waived for one in by_id(agenda).values())
        for _ in range(8):
            agenda = an_edited(agenda, chance)
            for key, finding in by_id(agenda).items():
                fits = stored.get(key) == finding.fingerprint
                assert (finding.waived is not None) == fits, (seed, key)


def test_what_a_warning_does_not_rest_on_leaves_its_waiver() -> None:
    for seed in range(AGENDAS):
        agenda = all_waived(a_random_agenda(seed))
        for seat in agenda.invitations.values():
            agenda = put(agenda, replace(seat, note="asked", owner="m", likelihood=0.5))
        for room in agenda.rooms.values():
            agenda = put(agenda, replace(room, equipment=("screen",)))
        for session in agenda.sessions.values():
            agenda = put(agenda, replace(session, pinned=True, rule="chatham-house"))
        assert all(one.waived for one in by_id(agenda).values()), seed


_TIMED: Final = frozenset(
    {
        Rule.PERSON_TWICE, Rule.ROOM_TWICE, Rule.BEFORE_ARRIVAL, Rule.AFTER_DEPARTURE,
        Rule.UNAVAILABLE, Rule.NIGHT, Rule.ORDER, Rule.PLENARY_OVERLAP, Rule.OUTSIDE_DATES,
        Rule.CHANGEOVER,
    }
)  # fmt: skip
"""What rests on when the sessions are that it names."""


def test_a_warning_about_times_comes_back_when_a_time_changes() -> None:
    came_back = set[Rule]()
    for seed in range(AGENDAS):
        agenda = all_waived(a_random_agenda(seed))
        before = by_id(agenda)
        for session in agenda.sessions.values():
            after = by_id(put(agenda, replace(session, minutes=session.minutes + 1)))
            for key, finding in after.items():
                if finding.rule in _TIMED and session.key in finding.keys("sessions"):
                    assert key not in before or finding.waived is None, (seed, key)
                    came_back.add(finding.rule)
    assert came_back == _TIMED


def _role(session: Session, key: str) -> Session:
    others = {Role.REQUIRED: Role.SPEAKER}
    people = tuple(
        replace(one, role=others.get(one.role, Role.REQUIRED)) if one.invitation == key else one
        for one in session.people
    )
    return replace(session, people=people)


_BY_ROLE: Final = frozenset({Rule.PERSON_TWICE, Rule.ROLE_OUT, Rule.UNAVAILABLE})


def test_a_warning_about_somebody_comes_back_when_their_role_changes() -> None:
    came_back = set[Rule]()
    for seed in range(AGENDAS):
        agenda = all_waived(a_random_agenda(seed))
        for finding in by_id(agenda).values():
            if finding.rule not in _BY_ROLE:
                continue
            (seat,), session = finding.keys("invitations"), finding.keys("sessions")[0]
            after = by_id(put(agenda, _role(agenda.sessions[session], seat))).get(finding.id)
            assert after is None or after.waived is None, (seed, finding.id)
            came_back |= {after.rule} if after else set()
    assert came_back == _BY_ROLE


def what_counsel_read(snapshot: Snapshot, session: Session) -> tuple[Any, ...]:
    """Return what a clearance rests on, read off RULES.md 6."""
    out = (Status.DECLINED, Status.WITHDRAWN, Status.SUBSTITUTED, Status.ABSENT)
    seats: Mapping[str, Any] = snapshot.invitations
    people: Mapping[str, Any] = snapshot.people
    pairs = []
    for one in session.people:
        seat = seats[one.invitation]
        holder = people.get(seat.person or "")
        if seat.status not in out:
            pairs.append((seat.seat_of or (holder and holder.organisation) or "", one.role))
    words = (session.title, session.purpose, session.outline)
    return (*words, session.start, session.minutes, session.room, sorted(pairs))


def test_a_clearance_holds_exactly_while_what_counsel_read_stands() -> None:
    held = lapsed = 0
    for seed in range(AGENDAS):
        chance, agenda = random.Random(seed), a_random_agenda(seed)
        for session in tuple(agenda.sessions.values()):
            agenda = made(agenda, clearing.clear(agenda, session.key, by="c", today=TODAY))
        read = {key: what_counsel_read(agenda, one) for key, one in agenda.sessions.items()}
        cleared = {key: one.clearance for key, one in agenda.sessions.items()}
        for _ in range(8):
            agenda = an_edited(agenda, chance)
            for key, session in agenda.sessions.items():
                given, stands = cleared[key], what_counsel_read(agenda, session) == read[key]
                assert given is not None
                fits = given.fingerprint == clearance_fingerprint(agenda, session)
                assert fits == stands, (seed, key)
                held, lapsed = held + stands, lapsed + (not stands)
    assert held > 100
    assert lapsed > 100


def test_a_waiver_taken_back_leaves_the_warning_open() -> None:
    agenda = all_waived(a_random_agenda(1))
    key = next(iter(by_id(agenda)))
    edit = waivers.take_back(agenda, key)
    assert edit.removes == (("waivers", key),)
    assert by_id(removed(agenda, agenda.table("waivers")[key]))[key].waived is None
