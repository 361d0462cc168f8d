"""Rules about rooms and the order of things."""

from datetime import date, timedelta

from convenor_db.domain.records import Role, Session, SessionKind
from support.naive_check.reading import BLOCK, INFO, WARN, Reading

_BESIDE_A_PLENARY = (
    SessionKind.PLENARY,
    SessionKind.BREAKOUT,
    SessionKind.BILATERAL,
    SessionKind.PREPARATORY,
)


def room_twice(now: Reading) -> None:
    """Warn where two sessions in one room overlap."""
    for a, b in now.pairs():
        if a.room is not None and a.room == b.room and now.overlap(a, b):
            now.warn(
                "room-twice", BLOCK, ("rooms", a.room), ("sessions", a.key), ("sessions", b.key)
            )


def room_small(now: Reading) -> None:
    """Warn of fewer places than are expected, or else than people who count and are not remote."""
    for session in now.standing():
        room = now.now.rooms.get(session.room or "")
        if room is None or room.capacity is None:
            continue
        there = [one for one in now.counting(session) if not now.seat(one).remote]
        needed = len(there) if session.expected is None else session.expected
        if room.capacity < needed:
            now.warn("room-small", BLOCK, ("rooms", room.key), ("sessions", session.key))


def room_missing(now: Reading) -> None:
    """Warn where a session has neither room nor link, but for travel and breaks."""
    for session in now.scheduled():
        if session.kind in (SessionKind.TRAVEL, SessionKind.BREAK):
            continue
        if session.room is None and session.link == "":
            now.warn("room-missing", WARN, ("sessions", session.key))


def step_free(now: Reading) -> None:
    """Warn of somebody who needs a room without steps, in one that has some."""
    for session in now.standing():
        room = now.now.rooms.get(session.room or "")
        if room is None or room.step_free:
            continue
        for listed in now.counting(session):
            person = now.person(listed)
            if person and person.step_free and not now.seat(listed).remote:
                seat = ("invitations", str(listed.invitation))
                now.warn("step-free", BLOCK, seat, ("rooms", room.key), ("sessions", session.key))


def order(now: Reading) -> None:
    """Warn where a session begins before one that must have ended."""
    for later in now.scheduled():
        for earlier in now.scheduled():
            if earlier.key in later.after and now.begins(later) < now.ends(earlier):
                first, second = sorted((later.key, earlier.key))
                now.warn("order", BLOCK, ("sessions", first), ("sessions", second))


def plenary_overlap(now: Reading) -> None:
    """Warn where a plenary overlaps what everybody should be free of."""
    for a, b in now.pairs():
        plenary = SessionKind.PLENARY in (a.kind, b.kind)
        both = a.kind in _BESIDE_A_PLENARY and b.kind in _BESIDE_A_PLENARY
        if plenary and both and now.overlap(a, b):
            now.warn("plenary-overlap", WARN, ("sessions", a.key), ("sessions", b.key))


def outside_dates(now: Reading) -> None:
    """Warn where a session begins before the first day, or ends after the last."""
    convening = now.now.convening
    opens = now.at(f"{convening.starts}T00:00")
    day_after = date.fromisoformat(convening.ends) + timedelta(days=1)
    closes = now.at(f"{day_after.isoformat()}T00:00")
    for session in now.scheduled():
        if session.kind in (SessionKind.PREPARATORY, SessionKind.TRAVEL):
            continue
        if now.begins(session) < opens or now.ends(session) > closes:
            now.warn("outside-dates", WARN, ("sessions", session.key))


def changeover(now: Reading) -> None:
    """Warn of too little time in one room, or for one person between two rooms."""
    for a, b in now.pairs():
        if not _close(now, a, b):
            continue
        names = (("sessions", str(a.key)), ("sessions", str(b.key)))
        if a.room is not None and a.room == b.room:
            now.warn("changeover", INFO, ("rooms", a.room), *names)
        if a.room is None or b.room is None or a.room == b.room:
            continue
        for one in now.counting(a):
            for other in now.counting(b):
                if one.invitation == other.invitation:
                    now.warn("changeover", INFO, ("invitations", one.invitation), *names)


def _close(now: Reading, a: Session, b: Session) -> bool:
    least = timedelta(minutes=now.now.convening.changeover)
    gaps = (now.begins(b) - now.ends(a), now.begins(a) - now.ends(b))
    return any(timedelta() <= gap < least for gap in gaps)


def chair_missing(now: Reading) -> None:
    """Warn of a plenary or breakout in which nobody who counts chairs."""
    for session in now.standing():
        if session.kind in (SessionKind.PLENARY, SessionKind.BREAKOUT):
            if not now.has(session, Role.CHAIR):
                now.warn("chair-missing", WARN, ("sessions", session.key))
            if not now.has(session, Role.RAPPORTEUR, Role.NOTE_TAKER):
                now.warn("rapporteur-missing", INFO, ("sessions", session.key))
