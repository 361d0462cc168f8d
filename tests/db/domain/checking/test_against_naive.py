"""The engine finds what a second, naive checker finds, which was written from the rules alone."""

import random
from typing import Any

import pytest
from msgspec.structs import replace

from convenor_db.domain.checking.checks import Checks
from convenor_db.domain.checking.findings import Rule
from convenor_db.domain.interchange.read import read
from convenor_db.domain.records import RoomKey
from convenor_db.domain.snapshot import Snapshot
from support.lengths import rounds
from support.naive_check import naive_check
from support.random_agendas import TODAY, a_random_agenda
from support.random_edits import an_edited, put
from support.samples import sample

pytestmark = pytest.mark.soak
AGENDAS = rounds(300, whole=5000)
EDITED = rounds(40, whole=1000)


def of_engine(checks: Checks) -> dict[str, Any]:
    """Return level and objects by id, as the naive checker returns them."""
    found = {one.id: (one.level, one.objects) for one in checks.findings}
    assert len(found) == len(checks.findings), "an id stands for two warnings"
    return found


def test_random_agendas_have_the_same_warnings() -> None:
    for seed in range(AGENDAS):
        agenda = a_random_agenda(seed)
        assert of_engine(Checks.of(agenda, today=TODAY)) == naive_check(agenda, TODAY), seed


def test_random_agendas_meet_every_rule() -> None:
    agendas = map(a_random_agenda, range(60))
    met = {name.partition(":")[0] for one in agendas for name in naive_check(one, TODAY)}
    assert met == {str(rule) for rule in Rule}


@pytest.mark.parametrize("size", ["small", "medium", "large"])
def test_the_samples_have_the_same_warnings(size: str) -> None:
    snapshot = Snapshot.of(read(sample(size), size).records)
    today = "2027-03-01"
    assert of_engine(Checks.of(snapshot, today=today)) == naive_check(snapshot, today)


def test_what_is_checked_from_the_last_check_has_the_same_warnings() -> None:
    for seed in range(EDITED):
        chance = random.Random(seed)
        agenda = a_random_agenda(seed)
        checks = Checks.of(agenda, today=TODAY)
        for step in range(10):
            agenda = an_edited(agenda, chance)
            checks = checks.after(agenda, today=TODAY)
            assert of_engine(checks) == naive_check(agenda, TODAY), (seed, step)


def test_what_would_be_if_a_session_stood_elsewhere_is_what_then_is() -> None:
    for seed in range(EDITED):
        chance = random.Random(seed)
        agenda = a_random_agenda(seed)
        checks = Checks.of(agenda, today=TODAY)
        for session in agenda.sessions.values():
            start = chance.choice([one.start for one in agenda.sessions.values()])
            room = chance.choice([None, *agenda.rooms])
            if session.dropped_on:
                continue
            asked = checks.if_placed(session.key, start, room)
            moved = put(agenda, replace(session, start=start, room=room and RoomKey(room)))
            named = ("sessions", str(session.key))
            then = {key: one for key, one in naive_check(moved, TODAY).items() if named in one[1]}
            assert {one.id: (one.level, one.objects) for one in asked} == then, (seed, named)
