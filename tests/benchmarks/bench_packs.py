"""Packs of a large convening: how long, how much memory; printed, never asserted."""

import resource
import time
from datetime import UTC, datetime
from pathlib import Path

from convenor.exports.packs import PackReport, plan_packs, write_packs
from convenor_db.domain.records import (
    Brief,
    BriefKey,
    BriefKind,
    BriefState,
    Copy,
    Listed,
    Record,
    Role,
)
from convenor_db.domain.snapshot import STEP, Change, Snapshot
from support.calendars import RECORDS, convening, listed, person, seat, session

NOW = datetime(2027, 3, 1, 8, tzinfo=UTC)
PEOPLE, SESSIONS, EACH, BRIEFS = 1_000, 150, 40, 20
TEXT = "\n\n".join(
    [
        "Which evaluations are finished before a model is released, and who sees the results?",
        "## Where things stand",
        *["Every regime starts from the same observation: the developer holds the model. " * 5] * 3,
        "## Options\n\n1. One\n2. Two\n3. Three\n\n> A sentence somebody said.\n\n## What now",
        *["A trial of this kind binds nobody. It gives the group a figure to put in. " * 6] * 2,
    ]
)


def large() -> Snapshot:
    """Return 1,000 people, 150 sessions, each listed in 40, and 20 briefs for all."""
    by_session: dict[int, list[tuple[str, Role]]] = {}
    for at in range(PEOPLE):
        for number in range(EACH):
            role = Role.SPEAKER if number < 2 else Role.REQUIRED
            by_session.setdefault((at + number * 3) % SESSIONS, []).append((f"v{at}", role))
    records: list[Record] = [convening(), *(one for one in RECORDS if type(one).__name__ == "Room")]
    records += [person(f"p{at}", f"Żółć {at}", "Łukasz", post="Director") for at in range(PEOPLE)]
    records += [seat(f"v{at}") for at in range(PEOPLE)]
    for number, people in sorted(by_session.items()):
        records.append(_session(number, listed(*people)))
    records += [_brief(number) for number in range(BRIEFS)]
    return Snapshot.of(records)


def _session(number: int, people: tuple[Listed, ...]) -> Record:
    return session(
        f"s{number}",
        f"Session {number}: évaluations & governance",
        f"2027-04-{14 + number % 2}T{8 + number % 12:02d}:00",
        purpose="Agree what the three days are for, and what they are not. " * 2,
        people=people,
    )


def _brief(number: int) -> Brief:
    return Brief(
        key=BriefKey(f"b{number}"),
        title=f"Brief number {number}",
        kind=BriefKind.BACKGROUND,
        markdown=TEXT,
        state=BriefState.APPROVED,
        approved_on="2027-02-01",
    )


def test_1000_packs_of_150_sessions(tmp_path: Path) -> None:
    snapshot = large()
    issued = _run("first export", snapshot, tmp_path)
    after = snapshot.with_changes(
        Change("copies", str(copy.number), None, copy, copy.number * STEP) for copy in issued
    )
    assert _run("second export, nothing to write", after, tmp_path) == []


def _run(name: str, snapshot: Snapshot, folder: Path) -> list[Copy]:
    issued: list[Copy] = []
    wall, cpu = time.perf_counter(), time.process_time()
    plan = plan_packs(snapshot, sessions=snapshot.sessions)
    planned = time.perf_counter() - wall
    report = write_packs(snapshot, plan, folder, now=NOW, commit=issued.extend)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    _say(name, report, planned, wall, cpu)
    return issued


def _say(name: str, report: PackReport, planned: float, wall: float, cpu: float) -> None:
    count = len(report.files)
    pages = sum(file.pages or 0 for file in report.files) / count
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    size = sum(Path(file.path).stat().st_size for file in report.files) / count / 1024
    print(  # noqa: T201
        f"\n{name}: {wall:.1f} s ({planned:.1f} s to plan), {count} packs of {pages:.0f} pages, "
        f"{cpu / count * 1000:.0f} ms of CPU a pack, {size:.0f} KB a pack, peak {peak:.0f} MB",
        end="",
    )
