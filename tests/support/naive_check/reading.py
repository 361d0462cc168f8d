"""What the rules read: which sessions stand, who counts, when things are."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from convenor_db.domain.names import organisation_of
from convenor_db.domain.records import (
    Invitation,
    Listed,
    Person,
    Role,
    Session,
    Status,
    WarningLevel,
)
from convenor_db.domain.snapshot import Snapshot
from convenor_db.domain.zones import instant

Objects = tuple[tuple[str, str], ...]
Found = dict[str, tuple[WarningLevel, Objects]]

BLOCK, WARN, INFO = WarningLevel.BLOCK, WarningLevel.WARN, WarningLevel.INFO
_GONE = (Status.DECLINED, Status.WITHDRAWN, Status.SUBSTITUTED, Status.ABSENT)


@dataclass
class Reading:
    """One convening on one day, and what has been found in it so far."""

    now: Snapshot
    today: str
    found: Found = field(default_factory=dict)

    def warn(self, rule: str, level: WarningLevel, *objects: tuple[str, str]) -> None:
        """Note a warning whose objects are in the order of the rule; a set level replaces."""
        asked = self.now.convening.warning_levels.get(rule, level)
        if asked is not WarningLevel.OFF:
            name = ":".join((rule, *(key for _, key in objects)))
            self.found[name] = (asked, objects)

    def standing(self) -> list[Session]:
        """Return the sessions that are not dropped."""
        return [one for one in self.now.sessions.values() if not one.dropped_on]

    def scheduled(self) -> list[Session]:
        """Return the sessions that are not dropped and have a time."""
        return [one for one in self.standing() if one.start is not None]

    def pairs(self) -> list[tuple[Session, Session]]:
        """Return every two scheduled sessions once, by key."""
        ordered = sorted(self.scheduled(), key=lambda session: session.key)
        return [(a, b) for a in ordered for b in ordered if a.key < b.key]

    def begins(self, session: Session) -> datetime:
        """Return when a scheduled session begins (UTC)."""
        assert session.start is not None
        return instant(session.start, self.now.zone)

    def ends(self, session: Session) -> datetime:
        """Return when a scheduled session ends (UTC): minutes of real time later."""
        return self.begins(session) + timedelta(minutes=session.minutes)

    def at(self, wall: str) -> datetime:
        """Return the instant of a wall-clock time of the venue."""
        return instant(wall, self.now.zone)

    def overlap(self, a: Session, b: Session) -> bool:
        """Say whether two sessions share a minute."""
        return self.begins(a) < self.ends(b) and self.begins(b) < self.ends(a)

    def seat(self, listed: Listed) -> Invitation:
        """Return the seat of somebody listed."""
        return self.now.invitations[listed.invitation]

    def is_out(self, listed: Listed) -> bool:
        """Say whether somebody listed is out."""
        return self.seat(listed).status in _GONE

    def counting(self, session: Session) -> list[Listed]:
        """Return who counts in a session: listed and not out."""
        return [listed for listed in session.people if not self.is_out(listed)]

    def has(self, session: Session, *roles: Role) -> bool:
        """Say whether somebody who counts in a session has one of the roles."""
        return any(listed.role in roles for listed in self.counting(session))

    def person(self, listed: Listed) -> Person | None:
        """Return who sits on the seat of somebody listed, None for an unnamed seat."""
        return self.now.people.get(self.seat(listed).person or "")

    def organisation(self, key: str) -> str | None:
        """Return whose seat it is: `seat_of`, else the person's organisation."""
        owner = organisation_of(self.now, self.now.invitations[key])
        return owner.key if owner else None

    def organisations_in(self, session: Session) -> set[str]:
        """Return the organisations with a counting seat in a session."""
        found = {self.organisation(listed.invitation) for listed in self.counting(session)}
        return {key for key in found if key is not None}


Looking = Callable[[Reading], None]
