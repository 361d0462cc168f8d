"""The check of 500 sessions and 1,400 people: whole, after a move, and asked while dragging.

Then a session dragged over the real agenda, step by step until each is painted, against the naive
way in the same rounds: everything checked anew and the whole grid painted. There the processor's
time is counted, which other programs do not lengthen.

Printed, never asserted, for machines differ. A step of dragging is to take at most 1/8 of a whole
check, and of the naive way, and of a plenary too less than a frame of 16 ms.
"""

import random
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QPointF
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from convenor.screens.agenda.dragging import would_be
from convenor.screens.agenda.screen import AgendaScreen
from convenor_db.domain.checking.checks import Checks
from convenor_db.domain.snapshot import Change, Snapshot
from support.agendas import the_agenda
from support.builders import an_interchange, read_in
from support.grids import drag, drop, middle, mouse
from support.windows import an_open_window

PEOPLE, SESSIONS, ROOMS, EACH, PLENARY = 1_400, 500, 25, 30, 933
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


def with_a_plenary() -> dict[str, Any]:
    """Return the convening with one session for most of its people, as a plenary is."""
    value = large()
    listed = [{"invitation": f"v{at}", "role": "required"} for at in range(PLENARY)]
    value["sessions"][5] |= {"kind": "plenary", "people": listed}
    return value


def told(taken: Sequence[float], whole: float) -> str:
    """Return median and worst in milliseconds, and as parts of a whole check."""
    middle, worst = statistics.median(taken), max(taken)
    parts = f"1/{whole / middle:.0f} and 1/{whole / worst:.0f} of the whole"
    return f"median {middle:.2f} ms, worst {worst:.2f} ms: {parts}"


def test_checks() -> None:
    snapshot = Snapshot.of(read_in(with_a_plenary()).records)
    first = timed(lambda _: Checks.of(snapshot, today=TODAY), 1)[0]
    checks = Checks.of(snapshot, today=TODAY)
    whole = statistics.median(timed(lambda _: Checks.of(snapshot, today=TODAY), 5))
    later = [moved(snapshot, at) for at in range(50)]
    after = statistics.median(timed(lambda at: checks.after(later[at], today=TODAY), 50))
    places = [f"2027-04-{day}T{hour:02}:{minute}"
              for day in (14, 15) for hour in range(8, 19) for minute in (15, 30)]  # fmt: skip

    def asked(key: str) -> list[float]:
        return timed(lambda at: checks.if_placed(key, places[at], "r3"), len(places))

    def dragged(key: str) -> list[float]:
        return timed(lambda at: would_be(snapshot, checks, key, places[at], "r3"), len(places))

    lines = [
        f"{len(checks.findings):,} warnings; first {first:.0f} ms, whole {whole:.0f} ms",
        f"after a move {after:.1f} ms",
        f"asked of {EACH}: {told(asked('s7'), whole)}",
        f"asked of {PLENARY}: {told(asked('s5'), whole)}",
        f"dragged with {EACH}: {told(dragged('s7'), whole)}",
        f"dragged with {PLENARY}: {told(dragged('s5'), whole)}",
    ]
    print("\n" + "\n".join(lines))  # noqa: T201


STEPS = 40
DRAGGED = "s7"
"""A session that lists 30 people."""


def cost(what: Callable[[], object]) -> float:
    """Return how many milliseconds of the processor something takes, its paint included."""
    begun = time.process_time()
    what()
    QApplication.processEvents()
    return (time.process_time() - begun) * 1000


def naive(agenda: AgendaScreen) -> None:
    """Check everything and paint everything, as a step would that knows nothing of the last."""
    _ = Checks.of(agenda.document.snapshot, today=TODAY).findings
    agenda.grid.viewport().repaint()


def test_steps_of_a_drag(qtbot: QtBot, tmp_path: Path) -> None:
    with an_open_window(qtbot, tmp_path / "a.convenor", large()) as window:
        agenda = the_agenda(window)
        agenda.show_thing("sessions", DRAGGED)
        QApplication.processEvents()
        grid, begin = agenda.grid, middle(agenda.grid, DRAGGED)
        drag(grid, begin, begin + QPointF(12, 12))
        assert grid.pointer.ghost is not None
        pairs = []
        for at in range(STEPS):
            there = begin + QPointF(12, 12 + 6 * (at % 20))
            step = cost(lambda to=there: mouse(grid, QEvent.Type.MouseMove, to))  # type: ignore[misc]
            pairs.append((step, cost(lambda: naive(agenda))))
        drop(grid, begin)
    steps, whole = zip(*pairs, strict=True)
    ratio = statistics.median(other / own for own, other in pairs)
    told = f"step {statistics.median(steps):.1f} ms, naive {statistics.median(whole):.0f} ms"
    print(f"\ndragged in the grid: {told}: 1/{ratio:.0f} of it")  # noqa: T201
