"""Every warning of a convening, kept so that the next moment is checked from the last."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from math import inf
from operator import itemgetter
from typing import Final, cast

from msgspec import structs

from convenor_db.domain.checking.cells import (
    Cell,
    every_cell,
    look_at,
    pairs_of,
    session_cell,
)
from convenor_db.domain.checking.changes import still_there, what_changed
from convenor_db.domain.checking.findings import BLOCK, INFO, WARN, Finding, Rule
from convenor_db.domain.checking.joined import Joined, join, rejoin
from convenor_db.domain.checking.meals import headed_by
from convenor_db.domain.checking.positions import Pivotal
from convenor_db.domain.records import RoomKey, Waiver
from convenor_db.domain.snapshot import Snapshot

Placed = tuple[tuple[int, float, str], Finding]
"""A warning without its waiver, behind what it is sorted by."""
_GRAVITY: Final = {BLOCK: 0, WARN: 1, INFO: 2}
_FIRST: Final = itemgetter(0)
_NEVER: Final = inf
"""Where a warning stands that names no scheduled session: last of its level."""


@dataclass(frozen=True, slots=True, eq=False)
class Checks:
    """The findings of one snapshot; *today* (YYYY-MM-DD) judges what expires."""

    snapshot: Snapshot
    today: str
    findings: tuple[Finding, ...]
    """Waived ones too: gravest first, then by when the session begins, then by id."""
    _joined: Joined
    _pivotal: Pivotal
    _cells: Mapping[Cell, list[Placed]]
    _placed: list[Placed]
    _by_session: dict[str, tuple[Finding, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, snapshot: Snapshot, *, today: str) -> "Checks":
        """Check a whole convening."""
        joined, pivotal = join(snapshot), Pivotal.of(snapshot, today)
        cells: dict[Cell, list[Placed]] = {}
        for cell in every_cell(joined):
            found = look_at(joined, cell, pivotal)
            if found:
                cells[cell] = _in_place(joined, found)
        placed = sorted((one for found in cells.values() for one in found), key=_FIRST)
        return _checks(joined, pivotal, cells, placed)

    def after(self, snapshot: Snapshot, *, today: str) -> "Checks":
        """Check a later snapshot of the same convening; only what changed is looked at again."""
        if not still_there(self.snapshot, snapshot):
            return Checks.of(snapshot, today=today)
        changed = what_changed(self._joined, snapshot)
        joined = rejoin(self._joined, snapshot, changed.seats, changed.sessions)
        pivotal = self._pivotal.at(snapshot, today)
        stale = changed.cells(self._joined, joined, self._cells)
        cells = {cell: found for cell, found in self._cells.items() if cell not in stale}
        gone = {id(one) for cell in stale for one in self._cells.get(cell, ())}
        placed = [one for one in self._placed if id(one) not in gone] if gone else [*self._placed]
        for cell in sorted(stale):
            found = look_at(joined, cell, pivotal)
            if found:
                cells[cell] = _in_place(joined, found)
                placed += cells[cell]
        placed.sort(key=_FIRST)
        return _checks(joined, pivotal, cells, placed)

    def of_session(self, key: str) -> tuple[Finding, ...]:
        """Return the findings that name a session."""
        if not self._by_session and self.findings:
            named: dict[str, list[Finding]] = {"": []}
            for finding in self.findings:
                for session in finding.keys("sessions"):
                    named.setdefault(session, []).append(finding)
            self._by_session.update((one, tuple(found)) for one, found in named.items())
        return self._by_session.get(key, ())

    def if_placed(
        self,
        key: str,
        start: str | None,
        room: str | None,
        *,
        but: Collection[Rule] = (),
        notes: bool = True,
    ) -> tuple[Finding, ...]:
        """Return the findings that would name a session if it stood there; nothing is kept.

        *start* is a wall-clock time of the venue, None for unscheduled; *room* a room's key or
        None. A dropped session is judged as if it were put back there. Of a session that is
        gone there are none. The rules *but* are not asked, nor without *notes* those that are
        notes at their gravest: while something is dragged, the rules of single people cost most.
        """
        session = self.snapshot.sessions.get(key)
        if session is None:
            return ()
        dropped = session.dropped_on if start is None else None
        moved = RoomKey(room) if room else None
        session = structs.replace(session, start=start, room=moved, dropped_on=dropped)
        only_notes = [rule for rule in Rule if self._joined.level(rule) is INFO]
        joined = self._joined.with_session(session, (*but, *(() if notes else only_notes)))
        found = _of_one(joined, key, self._pivotal)
        placed = sorted(_in_place(joined, found), key=_FIRST)
        return _with_waivers(self.snapshot, placed)


def _of_one(joined: Joined, key: str, pivotal: Pivotal) -> list[Finding]:
    """Return the warnings that name a session: by itself, with another, at the head of a day."""
    found = look_at(joined, session_cell(key), pivotal)
    for cell in pairs_of(joined, [key]):
        found += look_at(joined, cell, pivotal)
    sitting = joined.sittings.get(key)
    if sitting and joined.is_on(Rule.NO_MEAL):
        found += headed_by(joined, sitting)
    return [one for one in found if ("sessions", key) in one.objects]


def _checks(
    joined: Joined, pivotal: Pivotal, cells: Mapping[Cell, list[Placed]], placed: list[Placed]
) -> Checks:
    findings = _with_waivers(joined.snapshot, placed)
    return Checks(joined.snapshot, pivotal.today, findings, joined, pivotal, cells, placed)


def _in_place(joined: Joined, findings: Iterable[Finding]) -> list[Placed]:
    return [((_GRAVITY[one.level], _begins(joined, one), one.id), one) for one in findings]


def _begins(joined: Joined, finding: Finding) -> float:
    """Return when the earliest session that is named begins, in seconds; none stands last."""
    first = _NEVER
    for kind, key in finding.objects:
        if kind == "sessions" and (sitting := joined.sittings.get(key)):
            first = min(first, sitting.begins)
    return first


def _with_waivers(snapshot: Snapshot, placed: Iterable[Placed]) -> tuple[Finding, ...]:
    """Return the warnings, each with its waiver if the facts are still those it was given for."""
    waivers = cast("Mapping[str, Waiver]", snapshot.table("waivers"))
    if not waivers:
        return tuple([finding for _, finding in placed])
    found = []
    for (_, _, name), finding in placed:
        waiver = waivers.get(name)
        fits = waiver is not None and waiver.fingerprint == finding.fingerprint
        found.append(replace(finding, waived=waiver) if fits else finding)
    return tuple(found)
