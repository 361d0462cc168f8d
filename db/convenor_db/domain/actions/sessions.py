"""What can be done with sessions: place, lengthen, add, copy, take out, put back, delete."""

from typing import Final

from msgspec.structs import replace

from convenor_db.domain.actions.session_times import LONGEST, refuse_skipped
from convenor_db.domain.daylayout import moved
from convenor_db.domain.deletion import plan_deletion
from convenor_db.domain.edits import Edit, mention
from convenor_db.domain.errors import Gone
from convenor_db.domain.ids import KeyMaker
from convenor_db.domain.records import (
    InvitationKey,
    Listed,
    RoomKey,
    Session,
    SessionKey,
    SessionKind,
)
from convenor_db.domain.snapshot import Snapshot

SHORT: Final = 30
"""A new session this short, in minutes, is a bilateral; a longer one a breakout."""
SHORTEST: Final = 5
"""Minutes; the hand makes no session shorter."""
NEW_TITLE: Final = "New session"


def session_of_key(snapshot: Snapshot, key: str) -> Session:
    """Return a session, or raise `Gone`."""
    session = snapshot.sessions.get(key)
    if session is None:
        message = f"Nothing was changed: there is no session {key!r} in this file (any more)."
        raise Gone(message)
    return session


def room_of(snapshot: Snapshot, key: str) -> RoomKey | None:
    """Return the key of a room that is there, None for none; raise `Gone` for a deleted one."""
    if key and key not in snapshot.rooms:
        message = "Nothing was changed: this room has been deleted meanwhile."
        raise Gone(message)
    return RoomKey(key) if key else None


def place(snapshot: Snapshot, key: str, start: str, room: str, *, seat: str = "") -> Edit:
    """Put a session at a venue wall-clock time into a room ("" = none).

    A *seat* that is not listed yet is listed too: so a session comes into one person's agenda.
    """
    session = session_of_key(snapshot, key)
    refuse_skipped(start, snapshot.zone)
    listed = {one.invitation for one in session.people}
    more = () if seat in listed else _listing(snapshot, seat)
    placed = replace(
        session,
        start=start,
        room=room_of(snapshot, room),
        dropped_on=None,
        people=(*session.people, *more),
    )
    label = f"Move {mention(session)}"
    if more:
        label = f"Move {mention(session)} and add {{invitations:{seat}}}"
    return Edit(label=label, puts=(placed,))


def _listing(snapshot: Snapshot, seat: str) -> tuple[Listed, ...]:
    """Return a seat ("" = none) as listed; raise `Gone` for a deleted one."""
    if seat and seat not in snapshot.invitations:
        message = "Nothing was changed: this seat has been deleted meanwhile."
        raise Gone(message)
    return (Listed(invitation=InvitationKey(seat)),) if seat else ()


def lengthen(snapshot: Snapshot, key: str, minutes: int) -> Edit:
    """Change how long a session lasts, in minutes of real time."""
    session = session_of_key(snapshot, key)
    changed = replace(session, minutes=min(max(SHORTEST, minutes), LONGEST))
    return Edit(label=f"Change length of {mention(session)}", puts=(changed,))


def add(
    snapshot: Snapshot,
    start: str | None,
    room: str,
    minutes: int,
    *,
    new_key: KeyMaker,
    seat: str = "",
) -> Edit:
    """Add a session where it was drawn, or unscheduled; its kind follows from its length.

    In one person's agenda it is theirs: their *seat* is listed in it.
    """
    if start:
        refuse_skipped(start, snapshot.zone, "No session was made")
    kind = SessionKind.BILATERAL if minutes <= SHORT else SessionKind.BREAKOUT
    key = SessionKey(new_key("sessions"))
    session = Session(
        key=key, title=NEW_TITLE, kind=kind, start=start or None, minutes=minutes,
        room=room_of(snapshot, room), people=_listing(snapshot, seat),
    )  # fmt: skip
    return Edit(label=f"Add {mention(session)}", puts=(session,))


def copy(snapshot: Snapshot, key: str, start: str, room: str, *, new_key: KeyMaker) -> Edit:
    """Put a copy of a session elsewhere, without what has happened to the original.

    That is: its clearance, the day its outline went out, who was present.
    """
    session = session_of_key(snapshot, key)
    refuse_skipped(start, snapshot.zone, "The session was not copied")
    made = replace(
        _fresh(session, new_key), start=start, room=room_of(snapshot, room), dropped_on=None
    )
    return Edit(label=f"Copy {mention(session)}", puts=(made,))


def duplicate(snapshot: Snapshot, key: str, *, new_key: KeyMaker) -> Edit:
    """Put a copy of a session right after it, in the same room; of an unscheduled one beside it."""
    session = session_of_key(snapshot, key)
    start = session.start and moved(session.start, session.minutes, snapshot.zone)
    made = replace(_fresh(session, new_key), start=start, dropped_on=None)
    return Edit(label=f"Duplicate {mention(session)}", puts=(made,))


def _fresh(session: Session, new_key: KeyMaker) -> Session:
    return replace(
        session,
        key=SessionKey(new_key("sessions")),
        clearance=None,
        circulated_on=None,
        people=tuple(replace(listed, present=None) for listed in session.people),
    )


def unschedule(snapshot: Snapshot, key: str) -> Edit:
    """Take a session out of the timetable; it waits among the unscheduled."""
    session = session_of_key(snapshot, key)
    label = f"Unschedule {mention(session)}"
    return Edit(label=label, puts=(replace(session, start=None, room=None),))


def drop(snapshot: Snapshot, key: str, *, today: str) -> Edit:
    """Drop a session: it stays in the file, out of the agenda."""
    session = session_of_key(snapshot, key)
    return Edit(label=f"Drop {mention(session)}", puts=(replace(session, dropped_on=today),))


def put_back(snapshot: Snapshot, key: str) -> Edit:
    """Bring a dropped session back to where it stood."""
    session = session_of_key(snapshot, key)
    return Edit(label=f"Put back {mention(session)}", puts=(replace(session, dropped_on=None),))


def delete(snapshot: Snapshot, key: str) -> Edit:
    """Delete a session for good, with what belongs only to it (RULES.md 3).

    Raises `NotAllowed` once a calendar, a copy or a release names it: then it is dropped.
    """
    session = session_of_key(snapshot, key)
    planned = plan_deletion(snapshot, [("sessions", session.key)])
    return Edit(label=f"Delete {mention(session)}", puts=planned.puts, removes=planned.removes)
