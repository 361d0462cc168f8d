"""Who is listed in a session, who counts there, and who cannot come and why."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from convenor_db.domain.invitations import OUT
from convenor_db.domain.records import (
    Away,
    Invitation,
    InvitationKey,
    Listed,
    Role,
    Session,
    SessionKey,
    SessionKind,
)
from convenor_db.domain.snapshot import Snapshot
from convenor_db.domain.zones import instant, overlap, span

Span = tuple[datetime, datetime]


class Why(StrEnum):
    """Why somebody cannot be in a session."""

    OUT = "out"
    BEFORE_ARRIVAL = "before-arrival"
    AFTER_DEPARTURE = "after-departure"
    AWAY = "away"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True, kw_only=True)
class Obstacle:
    """What keeps a listed person from a session.

    *first* and *last* are wall clocks: the arrival, the departure, or when they are away or
    elsewhere from and until. *note* is the reason given for being away; *session* is where
    they are instead.
    """

    invitation: InvitationKey
    why: Why
    first: str = ""
    last: str = ""
    note: str = ""
    session: SessionKey | None = None


@dataclass(frozen=True, slots=True)
class Bounds:
    """Between which instants a seat is there, and when it is away meanwhile.

    None: it comes to no place, or nothing is known. Who is away for no time at all is not away.
    """

    arrives: datetime | None
    leaves: datetime | None
    away: tuple[tuple[Span, Away], ...]

    def late_for(self, when: Span) -> bool:
        """Say whether a span begins before they have arrived."""
        return self.arrives is not None and when[0] < self.arrives

    def gone_from(self, when: Span) -> bool:
        """Say whether a span ends after they have left."""
        return self.leaves is not None and when[1] > self.leaves

    def away_during(self, when: Span) -> list[Away]:
        """Return when they are away in a span; half-open: away until a time is not away then."""
        return [away for theirs, away in self.away if overlap(when, theirs)]


def bounds_of(zone: ZoneInfo, seat: Invitation) -> Bounds:
    """Return what a seat says about its time at the venue, whose zone is *zone* (RULES.md 6)."""
    return Bounds(
        instant(seat.arrives, zone) if seat.arrives and not seat.remote else None,
        instant(seat.leaves, zone) if seat.leaves and not seat.remote else None,
        tuple(_absences(zone, seat)) if seat.away else (),
    )


def _absences(zone: ZoneInfo, seat: Invitation) -> Iterator[tuple[Span, Away]]:
    for away in seat.away:
        when = instant(away.from_, zone), instant(away.to, zone)
        if when[0] < when[1]:
            yield when, away


def seat_counts(seat: Invitation | None) -> bool:
    """Say whether a listed seat counts: it is there and not out (RULES.md 6)."""
    return seat is not None and seat.status not in OUT


def is_ahead(listed: Listed, key: str) -> bool:
    """Say whether this is a seat's part in a session of which nobody has noted whether it came."""
    return listed.invitation == key and listed.present is None


def counting(snapshot: Snapshot, session: Session) -> list[Listed]:
    """Return those listed who count in a session."""
    seats = snapshot.invitations
    return [one for one in session.people if seat_counts(seats.get(one.invitation))]


def places_needed(snapshot: Snapshot, session: Session) -> int:
    """Return how many places a session takes: as expected, else who counts and is not remote."""
    if session.expected is not None:
        return session.expected
    seats = snapshot.invitations
    return sum(not seats[one.invitation].remote for one in counting(snapshot, session))


def without_chair(snapshot: Snapshot) -> list[Session]:
    """Return the plenaries and breakouts in which no chair counts (RULES.md 6)."""
    chaired = (SessionKind.PLENARY, SessionKind.BREAKOUT)
    return [
        session
        for session in snapshot.sessions.values()
        if session.kind in chaired
        and not session.dropped_on
        and not any(one.role is Role.CHAIR for one in counting(snapshot, session))
    ]


def obstacles(snapshot: Snapshot, session: Session) -> list[Obstacle]:
    """Return what keeps those listed in a session from coming, in the order of the list.

    *session* may stand elsewhere than in the snapshot: so one is asked about before it moves.
    """
    zone, seats = snapshot.zone, snapshot.invitations
    when = span(session, zone)
    busy = _elsewhere(snapshot, session, when) if when else {}
    found: list[Obstacle] = []
    for listed in session.people:
        seat = seats.get(listed.invitation)
        if seat is None:
            continue
        if seat.status in OUT:
            found.append(Obstacle(invitation=seat.key, why=Why.OUT))
            continue
        if when and (seat.arrives or seat.leaves or seat.away):
            found += hindrances(zone, seat, when)
        if listed.role is not Role.OPTIONAL and seat.key in busy:
            found.append(busy[seat.key])
    return found


def hindrances(zone: ZoneInfo, seat: Invitation, when: Span) -> Iterator[Obstacle]:
    """Yield what the seat itself says against a span of time (RULES.md 6)."""
    bounds = bounds_of(zone, seat)
    if bounds.late_for(when):
        yield Obstacle(invitation=seat.key, why=Why.BEFORE_ARRIVAL, first=seat.arrives or "")
    if bounds.gone_from(when):
        yield Obstacle(invitation=seat.key, why=Why.AFTER_DEPARTURE, first=seat.leaves or "")
    for away in bounds.away_during(when):
        yield Obstacle(
            invitation=seat.key, why=Why.AWAY, first=away.from_, last=away.to, note=away.why
        )


def _elsewhere(snapshot: Snapshot, session: Session, when: Span) -> dict[InvitationKey, Obstacle]:
    """Return who must be in another session at that time; where one is optional does not count."""
    zone = snapshot.zone
    wanted = {one.invitation for one in session.people}
    found: dict[InvitationKey, Obstacle] = {}
    for other in snapshot.sessions.values():
        theirs = None if other.dropped_on or other.key == session.key else span(other, zone)
        if theirs is None or not overlap(when, theirs):
            continue
        for listed in other.people:
            seat = listed.invitation
            if listed.role is not Role.OPTIONAL and seat in wanted and seat not in found:
                found[seat] = Obstacle(
                    invitation=seat, why=Why.ELSEWHERE, first=other.start or "", session=other.key
                )
    return found
