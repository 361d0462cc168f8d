"""What can be done with sessions: place, lengthen, add, copy, take out, put back."""

from typing import Final

from msgspec.structs import replace

from convenor_db.domain.edits import Edit, mention
from convenor_db.domain.errors import Gone, NotAllowed
from convenor_db.domain.ids import KeyMaker
from convenor_db.domain.interchange.texts import without_bad_characters
from convenor_db.domain.records import RoomKey, Session, SessionKey, SessionKind
from convenor_db.domain.snapshot import Snapshot
from convenor_db.domain.zones import exists

LINES: Final = {"title": "title", "purpose": "purpose", "outline": "outline"}
SHORT: Final = 30
"""A new session this short, in minutes, is a bilateral; a longer one a breakout."""


def session_of_key(snapshot: Snapshot, key: str) -> Session:
    """Return a session, or raise `Gone`."""
    session = snapshot.sessions.get(key)
    if session is None:
        message = "Nothing was changed: this session has been deleted meanwhile."
        raise Gone(message)
    return session


def place(snapshot: Snapshot, key: str, start: str, room: str) -> Edit:
    """Put a session at a venue wall-clock time into a room ("" = none)."""
    session = session_of_key(snapshot, key)
    _refuse_skipped(snapshot, start)
    placed = replace(session, start=start, room=RoomKey(room) or None, dropped_on=None)
    return Edit(label=f"Move {mention(session)}", puts=(placed,))


def _refuse_skipped(snapshot: Snapshot, start: str) -> None:
    if not exists(start, snapshot.zone):
        message = f"The session was not moved: {start[11:]} does not exist on that day."
        raise NotAllowed(message)


def lengthen(snapshot: Snapshot, key: str, minutes: int) -> Edit:
    """Change how long a session lasts, in minutes of real time."""
    session = session_of_key(snapshot, key)
    changed = replace(session, minutes=max(5, minutes))
    return Edit(label=f"Change length of {mention(session)}", puts=(changed,))


def add(snapshot: Snapshot, start: str, room: str, minutes: int, *, new_key: KeyMaker) -> Edit:
    """Add a session where it was drawn; its kind follows from its length."""
    _refuse_skipped(snapshot, start)
    kind = SessionKind.BILATERAL if minutes <= SHORT else SessionKind.BREAKOUT
    key = SessionKey(new_key("sessions"))
    session = Session(
        key=key, title="New session", kind=kind, start=start, minutes=minutes,
        room=RoomKey(room) or None,
    )  # fmt: skip
    return Edit(label=f"Add {mention(session)}", puts=(session,))


def copy(snapshot: Snapshot, key: str, start: str, room: str, *, new_key: KeyMaker) -> Edit:
    """Put a copy of a session elsewhere, without its clearance."""
    session = session_of_key(snapshot, key)
    _refuse_skipped(snapshot, start)
    made = replace(
        session, key=SessionKey(new_key("sessions")), start=start, room=RoomKey(room) or None,
        clearance=None,
    )  # fmt: skip
    return Edit(label=f"Copy {mention(session)}", puts=(made,))


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


def set_line(snapshot: Snapshot, key: str, field: str, text: str) -> Edit:
    """Change one text field of a session; a session keeps a title."""
    session = session_of_key(snapshot, key)
    kept = without_bad_characters(text).strip()
    if field == "title" and not kept:
        message = "A session needs a title. What stood there before is kept."
        raise NotAllowed(message)
    label = f"Change {LINES[field]} of {mention(session)}"
    return Edit(label=label, puts=(replace(session, **{field: kept}),))
