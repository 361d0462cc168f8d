"""What has changed between two moments, and which warnings must be looked at again for it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from convenor_db.domain.checking.beside import Beside
from convenor_db.domain.checking.cells import (
    BRIEFS,
    ISSUES,
    PIVOTS,
    Cell,
    meals_cell,
    pairs_of,
    session_cell,
)
from convenor_db.domain.checking.findings import Rule
from convenor_db.domain.checking.joined import Joined
from convenor_db.domain.snapshot import Snapshot

_READ_OF_CONVENING: Final = (
    "zone",
    "starts",
    "ends",
    "warning_levels",
    "sensitive_terms",
    "competition_statement",
    "changeover",
)
"""The convening's fields that rules read; if one has changed, everything is checked again."""


def still_there(before: Snapshot, now: Snapshot) -> bool:
    """Say whether what all rules read of the convening itself is as it was."""
    return all(
        getattr(before.convening, name) == getattr(now.convening, name)
        for name in _READ_OF_CONVENING
    )


def changed_keys(before: Snapshot, now: Snapshot, kind: str) -> set[str]:
    """Return the keys of a kind that were added, changed or removed; records are never equal."""
    old, new = before.tables.get(kind, {}), now.tables.get(kind, {})
    if old is new:
        return set()
    return {key for key, record in new.items() if old.get(key) is not record} | (
        old.keys() - new.keys()
    )


@dataclass(frozen=True, slots=True)
class Changed:
    """What is to be joined and looked at again.

    *seats* are those that changed, or whose holder or organisation did; *edited* the sessions
    that changed themselves; *sessions* these and those that concern a changed seat or room;
    *anew* the sessions to be looked at by themselves for what stands beside them.
    """

    seats: set[str] = field(default_factory=set)
    edited: set[str] = field(default_factory=set)
    sessions: set[str] = field(default_factory=set)
    parties: set[str] = field(default_factory=set)
    issues: set[str] = field(default_factory=set)
    kinds: frozenset[str] = frozenset()

    def cells(self, before: Joined, now: Joined, known: Iterable[Cell]) -> set[Cell]:
        """Return the cells that are to be looked at again."""
        found = {session_cell(key) for key in self.sessions | self._beside(before, now)}
        if self.sessions:
            found |= pairs_of(now, self.sessions)
            found |= {
                cell
                for cell in known
                if cell[0] == "pair" and not self.sessions.isdisjoint(cell[1:])
            }
        if now.is_on(Rule.NO_MEAL):
            found |= {meals_cell(seat) for seat in self.seats | self._listed(before, now)}
        if self.sessions or "issues" in self.kinds:
            found.add(ISSUES)
        found |= {PIVOTS}
        if self.kinds & {"briefs", "positions", "organisations", "issues"}:
            found.add(BRIEFS)
        return found

    def _listed(self, before: Joined, now: Joined) -> set[str]:
        """Return the seats listed in what was edited, then or now."""
        return {
            listed.invitation
            for key in self.edited
            for joined in (before, now)
            if (session := joined.snapshot.sessions.get(key)) is not None
            for listed in session.people
        }

    def _beside(self, before: Joined, now: Joined) -> set[str]:
        """Return the sessions that concern a changed paper, reply, pair kept apart or red line."""
        old, new = before.beside, now.beside
        declined = _differing(old.declined, new.declined)
        found = {session for _, session in declined}
        if old.apart != new.apart:
            found |= now.sittings.keys()
        issues = self.issues | _differing(old.red_lines, new.red_lines)
        issues |= {
            issue
            for issue, lines in new.red_lines.items()
            if any(line.organisation in self.parties for line in lines)
        }
        for key, sitting in now.sittings.items():
            if not issues.isdisjoint(sitting.session.issues) or _paper_differs(old, new, sitting):
                found.add(key)
        return found


def _paper_differs(old: Beside, new: Beside, sitting: Any) -> bool:
    if old.papers is new.papers:
        return False
    return old.papers.serve(sitting.session) != new.papers.serve(sitting.session)


def _differing(old: Mapping[Any, Any], new: Mapping[Any, Any]) -> set[Any]:
    if old is new:
        return set()
    return {key for key in old.keys() | new.keys() if old.get(key) != new.get(key)}


def what_changed(before: Joined, now: Snapshot) -> Changed:
    """Compare the snapshot that was joined with a later one, table by table."""
    was = before.snapshot
    seats = changed_keys(was, now, "invitations")
    people = changed_keys(was, now, "people")
    parties = changed_keys(was, now, "organisations")
    if people or parties:
        seats |= {
            key
            for key, holder in before.holders.items()
            if holder.seat.person in people
            or holder.seat.seat_of in parties
            or (holder.person is not None and holder.person.organisation in parties)
        }
    edited = changed_keys(was, now, "sessions")
    sessions = set(edited)
    for seat in seats:
        sessions.update(before.seats_in.get(seat, ()))
    rooms = changed_keys(was, now, "rooms")
    if rooms:
        sessions |= {key for key, one in now.sessions.items() if one.room in rooms}
    return Changed(
        seats=seats,
        edited=edited,
        sessions=sessions,
        parties=parties,
        issues=changed_keys(was, now, "issues"),
        kinds=frozenset(
            kind for kind in now.tables if now.tables[kind] is not was.tables.get(kind)
        ),
    )
