"""Rules about who is listed: where they can be, and what they need."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from convenor_db.domain.records import Answer, Listed, Role, Session, SessionKind, WarningLevel
from convenor_db.domain.zones import local
from support.naive_check.reading import BLOCK, INFO, WARN, Reading

_MINUTE = timedelta(minutes=1)
_GRAVE = (Role.CHAIR, Role.SPEAKER, Role.INTERPRETER, Role.COUNSEL)


def _each(now: Reading, *, timed: bool) -> list[tuple[Session, Listed]]:
    """Return everybody who counts, in every session that stands or has a time."""
    sessions = now.scheduled() if timed else now.standing()
    return [(session, listed) for session in sessions for listed in now.counting(session)]


def _warn(now: Reading, rule: str, level: WarningLevel, session: Session, listed: Listed) -> None:
    seat = ("invitations", str(listed.invitation))
    now.warn(rule, level, seat, ("sessions", session.key))


def person_twice(now: Reading) -> None:
    """Warn of one seat that counts in two sessions that overlap."""
    for a, b in now.pairs():
        for one in now.counting(a):
            for other in now.counting(b):
                if one.invitation != other.invitation or not now.overlap(a, b):
                    continue
                level = INFO if Role.OPTIONAL in (one.role, other.role) else BLOCK
                seat = ("invitations", str(one.invitation))
                now.warn("person-twice", level, seat, ("sessions", a.key), ("sessions", b.key))


def travel(now: Reading) -> None:
    """Warn where a session begins before somebody is there, or ends after they have gone."""
    for session, listed in _each(now, timed=True):
        seat = now.seat(listed)
        if seat.remote:
            continue
        if seat.arrives and now.begins(session) < now.at(seat.arrives):
            _warn(now, "before-arrival", BLOCK, session, listed)
        if seat.leaves and now.ends(session) > now.at(seat.leaves):
            _warn(now, "after-departure", BLOCK, session, listed)


def unavailable(now: Reading) -> None:
    """Warn where a session overlaps a span in which somebody is away."""
    for session, listed in _each(now, timed=True):
        for away in now.seat(listed).away:
            begins, ends = now.at(away.from_), now.at(away.to)
            if _minutes_both(now, session, begins, ends):
                level = INFO if listed.role is Role.OPTIONAL else BLOCK
                _warn(now, "unavailable", level, session, listed)


def _minutes_both(now: Reading, session: Session, begins: datetime, ends: datetime) -> bool:
    """Say whether a minute of a session lies in a half-open span."""
    return any(begins <= minute < ends for minute in _minutes(now, session))


def _minutes(now: Reading, session: Session) -> list[datetime]:
    return [now.begins(session) + n * _MINUTE for n in range(session.minutes)]


def night(now: Reading) -> None:
    """Warn where a part of a session lies in the night of somebody who takes part from afar."""
    for session, listed in _each(now, timed=True):
        person = now.person(listed)
        if not now.seat(listed).remote or person is None or person.zone == "":
            continue
        hours = [local(minute, ZoneInfo(person.zone)).hour for minute in _minutes(now, session)]
        if any(hour >= 22 or hour < 7 for hour in hours):
            _warn(now, "night", WARN, session, listed)


def role_out(now: Reading) -> None:
    """Warn where somebody with a part in a session does not come."""
    for session in now.standing():
        for listed in session.people:
            if now.is_out(listed) and listed.role is not Role.OPTIONAL:
                _warn(now, "role-out", BLOCK if listed.role in _GRAVE else WARN, session, listed)


def declined_here(now: Reading) -> None:
    """Warn where somebody declined this session by a calendar reply."""
    for session, listed in _each(now, timed=False):
        for row in now.now.ledger.values():
            here = (row.invitation, row.session) == (listed.invitation, session.key)
            if here and row.answer is Answer.DECLINED:
                _warn(now, "declined-here", WARN, session, listed)


def interpreter_missing(now: Reading) -> None:
    """Warn where somebody speaks none of a session's languages, and nobody interprets."""
    for session, listed in _each(now, timed=False):
        person = now.person(listed)
        if not session.languages or person is None or not person.languages:
            continue
        understood = [one for one in person.languages if one in session.languages]
        if not understood and not now.has(session, Role.INTERPRETER):
            _warn(now, "interpreter-missing", WARN, session, listed)


def dietary_missing(now: Reading) -> None:
    """Warn of a meal with people of whom nobody knows what they eat."""
    for session, listed in _each(now, timed=False):
        person = now.person(listed)
        if session.kind is SessionKind.MEAL and person is not None and person.dietary == "":
            now.warn("dietary-missing", INFO, ("sessions", session.key))


def no_meal(now: Reading) -> None:
    """Warn of somebody with a morning, an afternoon, and no time to eat between them."""
    everybody = _each(now, timed=True)
    for seat in now.now.invitations.values():
        theirs = [
            session
            for session, listed in everybody
            if listed.invitation == seat.key and not seat.remote
        ]
        for day in sorted({(session.start or "")[:10] for session in theirs}):
            of_day = [session for session in theirs if (session.start or "")[:10] == day]
            if _hungry(now, day, of_day, theirs):
                first = min((now.begins(one), one.key) for one in of_day)
                now.warn("no-meal", INFO, ("invitations", seat.key), ("sessions", first[-1]))


def _hungry(now: Reading, day: str, of_day: list[Session], theirs: list[Session]) -> bool:
    noon, later = now.at(f"{day}T11:30"), now.at(f"{day}T14:30")
    morning = any(now.begins(session) < noon for session in of_day)
    afternoon = any(now.ends(session) > later for session in of_day)
    if not (morning and afternoon):
        return False
    window = [noon + n * _MINUTE for n in range(180)]
    busy = set[datetime]()
    for session in theirs:
        inside = [minute for minute in window if now.begins(session) <= minute < now.ends(session)]
        if inside and session.kind is SessionKind.MEAL:
            return False
        busy.update(inside)
    free = [minute not in busy for minute in window]
    return not any(all(free[n : n + 45]) for n in range(180 - 45 + 1))
