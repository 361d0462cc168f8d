"""The check of 500 sessions and 1,400 people: whole, after a move, and asked while dragging.

Printed, never asserted, for machines differ; asking is to stay under 4 ms.
"""

import random
import statistics
import time
from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from convenor_db.domain.checking.checks import Checks
from convenor_db.domain.snapshot import Change, Snapshot
from support.builders import an_interchange, read_in

PEOPLE, SESSIONS, ROOMS, EACH = 1_400, 500, 25, 30
TODAY = "2027-03-01"
KINDS = ("breakout", "bilateral", "breakout", "meal", "preparatory", "plenary")
ROLES = ("chair", "note-taker", "speaker", "required", "optional")


def large() -> dict[str, Any]:
    """Return a convening of 1,400 people of whom each session lists 30."""
    chance = random.Random(1)
    sessions = []
    for at in range(SESSIONS):
        day, hour = 14 + at % 3, 8 + at // 3 % 11
        listed = chance.sample(range(PEOPLE), EACH)
        sessions.append(
            {
                "id": f"s{at}", "title": f"Session {at}", "kind": KINDS[at % 6], "minutes": 50,
                "start": f"2027-04-{day}T{hour:02}:00", "room": f"r{at % ROOMS}",
                "issues": [f"i{at % 20}"],
                "people": [
                    {"invitation": f"v{one}", "role": ROLES[min(n, 4) if n < 3 else 3]}
                    for n, one in enumerate(listed)
                ],
            }
        )  # fmt: skip
    return an_interchange(
        people=[{"id": f"p{at}", "family": f"Family {at}"} for at in range(PEOPLE)],
        organisations=[
            {"id": f"o{at}", "name": f"Office {at}", "constituency": "industry",
             "rival_group": f"g{at % 9}" if at % 4 == 0 else ""}
            for at in range(400)
        ],
        invitations=[
            {"id": f"v{at}", "person": f"p{at}", "seat_of": f"o{at % 400}", "status": "accepted",
             "arrives": "2027-04-14T07:00"}
            for at in range(PEOPLE)
        ],
        rooms=[{"id": f"r{at}", "name": f"Room {at}", "capacity": 40} for at in range(ROOMS)],
        issues=[{"id": f"i{at}", "title": f"Issue {at}"} for at in range(20)],
        sessions=sessions,
    )  # fmt: skip


def timed(what: Callable[[int], object], times: int) -> list[float]:
    """Return how many milliseconds something takes, each time."""
    taken = []
    for at in range(times):
        begun = time.perf_counter()
        what(at)
        taken.append((time.perf_counter() - begun) * 1000)
    return taken


def moved(snapshot: Snapshot, at: int) -> Snapshot:
    """Return the convening with one session moved by half an hour."""
    session = snapshot.sessions[f"s{at}"]
    there = replace(session, start=f"{str(session.start)[:14]}30")
    place = snapshot.places["sessions"][session.key]
    return snapshot.with_changes([Change("sessions", session.key, session, there, place)])


def test_checks() -> None:
    snapshot = Snapshot.of(read_in(large()).records)
    checks = Checks.of(snapshot, today=TODAY)
    whole = statistics.median(timed(lambda _: Checks.of(snapshot, today=TODAY), 5))
    later = [moved(snapshot, at) for at in range(50)]
    after = statistics.median(timed(lambda at: checks.after(later[at], today=TODAY), 50))
    asked = timed(lambda at: checks.if_placed(f"s{at}", "2027-04-15T10:30", "r3"), 200)
    middle = statistics.median(asked)
    told = f"{len(checks.findings):,} warnings: whole {whole:.0f} ms, after a move {after:.1f} ms"
    ratio = f"asked {middle:.2f} ms (worst {max(asked):.2f}), 1/{whole / middle:.0f} of the whole"
    print(f"\n{told}, {ratio}")  # noqa: T201
