"""What would mend a warning, where there is exactly one sensible thing to do."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from convenor_db.domain.actions import session_fields, session_people, sessions
from convenor_db.domain.attendance import places_needed
from convenor_db.domain.checking.checks import Checks
from convenor_db.domain.checking.findings import INFO, Finding, Rule
from convenor_db.domain.checking.wording import moment_words, titled
from convenor_db.domain.daylayout import moved
from convenor_db.domain.edits import Edit
from convenor_db.domain.names import seat_name
from convenor_db.domain.records import Role, Room, Session
from convenor_db.domain.snapshot import Snapshot
from convenor_db.domain.zones import overlap, span


@dataclass(frozen=True, slots=True, kw_only=True)
class Fix:
    """One way to mend a warning: what it will do, in words, and the action that does it."""

    words: str
    build: Callable[[Snapshot], Edit]


def fix_of(snapshot: Snapshot, finding: Finding, checks: Checks) -> Fix | None:
    """Return the one sensible fix of a warning, or None where there is none or a choice.

    *checks* are those of *snapshot*: a fix is offered only if it makes the warning go and no
    new block. Of what has been deleted meanwhile there is none.
    """
    fix = _FIXES.get(finding.rule)
    if fix is None or any(snapshot.get(kind, key) is None for kind, key in finding.objects):
        return None
    return fix(snapshot, finding, checks)


def _another_room(snapshot: Snapshot, finding: Finding, checks: Checks) -> Fix | None:
    """Return the move to the smallest free room that fits and clears the warning."""
    key = finding.keys("sessions")[0]
    return _first_of(_rooms_for(snapshot, snapshot.sessions[key], finding, checks))


def _the_only_room(snapshot: Snapshot, finding: Finding, checks: Checks) -> Fix | None:
    """Return the room for a session that has none, if only one is free and fits."""
    session = snapshot.sessions[finding.keys("sessions")[0]]
    found = list(_rooms_for(snapshot, session, finding, checks))
    return found[0] if len(found) == 1 else None


def _another_room_for_one(snapshot: Snapshot, finding: Finding, checks: Checks) -> Fix | None:
    """Return where the session that takes fewer places can go, if it may move at all."""
    both = [snapshot.sessions[key] for key in finding.keys("sessions")]
    free = [one for one in both if not one.pinned]
    sizes = {one.key: places_needed(snapshot, one) for one in free}
    if not free or (len(free) == 2 and len(set(sizes.values())) == 1):
        return None
    smaller = min(free, key=lambda one: sizes[one.key])
    fix = _first_of(_rooms_for(snapshot, smaller, finding, checks))
    return fix and Fix(words=fix.words.replace("Move", f"Move {titled(smaller)}", 1),
                       build=fix.build)  # fmt: skip


def _rooms_for(
    snapshot: Snapshot, session: Session, finding: Finding, checks: Checks
) -> Iterator[Fix]:
    """Yield the moves to free rooms that clear a warning and make no block, smallest first."""
    needed, before = places_needed(snapshot, session), checks.of_session(session.key)
    fitting = [
        room
        for room in snapshot.rooms.values()
        if room.key != session.room and room.capacity is not None and room.capacity >= needed
    ]
    for room in sorted(fitting, key=lambda one: one.capacity or 0):
        if not _is_free(snapshot, room, session):
            continue
        after = checks.if_placed(session.key, session.start, room.key)
        if all(one.rule is not finding.rule for one in after) and not _worse(before, after):
            yield _to_room(session, room)


def _to_room(session: Session, room: Room) -> Fix:
    verb = "Move" if session.room else "Put it in"
    to = " to " if session.room else " "
    return Fix(
        words=f"{verb}{to}{room.name} ({room.capacity:,})",
        build=lambda now: session_fields.set_field(now, session.key, "room", room.key),
    )


def _is_free(snapshot: Snapshot, room: Room, session: Session) -> bool:
    when = span(session, snapshot.zone)
    if when is None:
        return True
    return not any(
        (theirs := span(other, snapshot.zone)) and overlap(when, theirs)
        for other in snapshot.sessions.values()
        if other.room == room.key and other.key != session.key and not other.dropped_on
    )


def _behind(snapshot: Snapshot, finding: Finding, checks: Checks) -> Fix | None:
    """Return the move of a session right behind the one that must come first, if it is free."""
    one, other = (snapshot.sessions[key] for key in finding.keys("sessions"))
    if one.key in other.after and other.key in one.after:
        return None
    later, earlier = (one, other) if other.key in one.after else (other, one)
    if later.pinned or earlier.start is None:
        return None
    start = moved(earlier.start, earlier.minutes, snapshot.zone)
    before = checks.of_session(later.key)
    after = checks.if_placed(later.key, start, later.room)
    if any(one.id == finding.id for one in after) or _worse(before, after, INFO):
        return None
    return Fix(
        words=f"Move {titled(later)} to {moment_words(start)}",
        build=lambda now: sessions.place(now, later.key, start, later.room or ""),
    )


def _where_optional(snapshot: Snapshot, finding: Finding, checks: Checks) -> Fix | None:
    """Return that somebody goes off the one list on which they need not be."""
    seat = finding.keys("invitations")[0]
    optional = [
        snapshot.sessions[key]
        for key in finding.keys("sessions")
        if _role(snapshot.sessions[key], seat) is Role.OPTIONAL
    ]
    return _off(snapshot, optional[0], seat) if len(optional) == 1 else None


def _off_if_no_part(snapshot: Snapshot, finding: Finding, checks: Checks) -> Fix | None:
    """Return that somebody who does not come goes off the list, if no part is left open."""
    seat = finding.keys("invitations")[0]
    session = snapshot.sessions[finding.keys("sessions")[0]]
    replaced = any(one.substitute_for == seat for one in snapshot.invitations.values())
    if replaced or _role(session, seat) is not Role.REQUIRED:
        return None
    return _off(snapshot, session, seat)


def _off(snapshot: Snapshot, session: Session, seat: str) -> Fix:
    name = seat_name(snapshot, snapshot.invitations[seat])
    return Fix(
        words=f"Take {name} off {titled(session)}",
        build=lambda now: session_people.unlist(now, session.key, seat),
    )


def _role(session: Session, seat: str) -> Role | None:
    return next((one.role for one in session.people if one.invitation == seat), None)


def _worse(before: Iterable[Finding], after: Iterable[Finding], harmless: object = None) -> bool:
    """Say whether a change would make a block that is not there now.

    With *harmless* a level, anything new that is not of it counts.
    """
    known = {one.id for one in before}
    new = (one for one in after if one.id not in known)
    return any(one.blocks if harmless is None else one.level is not harmless for one in new)


def _first_of(fixes: Iterator[Fix]) -> Fix | None:
    return next(fixes, None)


_FIXES: Final[dict[Rule, Callable[[Snapshot, Finding, Checks], Fix | None]]] = {
    Rule.ROOM_SMALL: _another_room,
    Rule.STEP_FREE: _another_room,
    Rule.ROOM_MISSING: _the_only_room,
    Rule.ROOM_TWICE: _another_room_for_one,
    Rule.ORDER: _behind,
    Rule.PERSON_TWICE: _where_optional,
    Rule.UNAVAILABLE: _where_optional,
    Rule.BEFORE_ARRIVAL: _where_optional,
    Rule.AFTER_DEPARTURE: _where_optional,
    Rule.DECLINED_HERE: _where_optional,
    Rule.ROLE_OUT: _off_if_no_part,
}
