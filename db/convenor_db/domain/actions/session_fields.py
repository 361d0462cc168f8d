"""The fields of a session as they are edited in place: what stands there, and what was typed."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from msgspec.structs import replace

from convenor_db.domain.actions.session_times import (
    minutes_until,
    read_clock,
    read_length,
    refuse_skipped,
)
from convenor_db.domain.actions.sessions import room_of, session_of_key
from convenor_db.domain.edits import Edit, mention
from convenor_db.domain.errors import Gone, NotAllowed
from convenor_db.domain.interchange.shape import RANGES
from convenor_db.domain.interchange.texts import FAULTS, without_bad_characters
from convenor_db.domain.records import Session, SessionKind
from convenor_db.domain.records.base import Form
from convenor_db.domain.snapshot import Snapshot
from convenor_db.domain.zones import local, read_day, span

WORDS: Final[Mapping[str, str]] = {
    "title": "title",
    "kind": "kind",
    "room": "room",
    "day": "day",
    "time": "start",
    "minutes": "length",
    "end": "end",
    "purpose": "purpose",
    "outline": "outline",
    "circulated_on": "day of circulation",
    "rule": "meeting rule",
    "mark": "mark",
    "link": "link",
    "expected": "expected number",
    "languages": "languages",
    "pinned": "pin",
    "issues": "issues",
    "after": "order",
    "briefs": "briefs",
}
"""What a label calls each field."""

_Setter = Callable[[Snapshot, Session, str], Session]


def field_text(snapshot: Snapshot, session: Session, field: str) -> str:
    """Return a field as its place shows it: days as 2027-04-14, times as 10:30, length in minutes.

    Empty where there is nothing.
    """
    if field in ("day", "time"):
        return (session.start or "")[slice(0, 10) if field == "day" else slice(11, 16)]
    if field == "end":
        when = span(session, snapshot.zone)
        return f"{local(when[1], snapshot.zone):%H:%M}" if when else ""
    value: Any = getattr(session, field)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return ", ".join(value)
    return "" if value is None else str(value)


def set_field(snapshot: Snapshot, key: str, field: str, text: str) -> Edit:
    """Change one field of a session to what was typed; what it may not be is refused in words."""
    session = session_of_key(snapshot, key)
    kept = without_bad_characters(text).strip()
    changed = _SETTERS[field](snapshot, session, kept)
    return Edit(label=f"Change {WORDS[field]} of {mention(session)}", puts=(changed,))


def set_links(snapshot: Snapshot, key: str, field: str, keys: tuple[str, ...]) -> Edit:
    """Change what a session names: its issues, its briefs, the sessions it comes after."""
    session = session_of_key(snapshot, key)
    kind = "sessions" if field == "after" else field
    if any(snapshot.get(kind, named) is None for named in keys):
        message = "Nothing was changed: what was chosen has been deleted meanwhile. Choose again."
        raise Gone(message)
    if field == "after":
        for before in keys:
            _refuse_circle(snapshot, session, before)
    changed = replace(session, **{field: keys})
    return Edit(label=f"Change {WORDS[field]} of {mention(session)}", puts=(changed,))


def _refuse_circle(snapshot: Snapshot, session: Session, before: str) -> None:
    """Refuse a session that, at whatever remove, waits for this one."""
    seen, waiting = set[str](), [before]
    while waiting:
        key = waiting.pop()
        if key == session.key:
            message = (
                "The order was not changed: a session cannot come after itself,"
                " nor after one that comes after it."
            )
            raise NotAllowed(message)
        other = snapshot.sessions.get(key)
        if other and key not in seen:
            waiting += other.after
        seen.add(key)


def _set_title(snapshot: Snapshot, session: Session, text: str) -> Session:
    if not text:
        message = "A session needs a title. What stood there before is kept."
        raise NotAllowed(message)
    return replace(session, title=text)


def _set_kind(snapshot: Snapshot, session: Session, text: str) -> Session:
    return replace(session, kind=SessionKind(text))


def _set_room(snapshot: Snapshot, session: Session, text: str) -> Session:
    return replace(session, room=room_of(snapshot, text))


def _set_day(snapshot: Snapshot, session: Session, text: str) -> Session:
    """Keep the time of day, of an unscheduled session the hour at which days begin."""
    if not text:
        return replace(session, start=None)
    day = _a_day(text)
    time = session.start[11:] if session.start else snapshot.convening.day[0]
    return _begun(snapshot, session, f"{day}T{time}")


def _set_time(snapshot: Snapshot, session: Session, text: str) -> Session:
    """Keep the day, of an unscheduled session the first one."""
    if not text:
        if session.start is None:
            return session
        message = "A session with a day needs a time. Clear the day to unschedule it."
        raise NotAllowed(message)
    day = session.start[:10] if session.start else snapshot.convening.starts
    return _begun(snapshot, session, f"{day}T{read_clock(text)}")


def _begun(snapshot: Snapshot, session: Session, start: str) -> Session:
    refuse_skipped(start, snapshot.zone)
    return replace(session, start=start)


def _set_minutes(snapshot: Snapshot, session: Session, text: str) -> Session:
    return replace(session, minutes=read_length(text))


def _set_end(snapshot: Snapshot, session: Session, text: str) -> Session:
    if session.start is None:
        message = "An unscheduled session has no end. Give it a day and a time first."
        raise NotAllowed(message)
    return replace(session, minutes=minutes_until(session.start, text, snapshot.zone))


def _set_circulated(snapshot: Snapshot, session: Session, text: str) -> Session:
    return replace(session, circulated_on=_a_day(text) if text else None)


def _set_expected(snapshot: Snapshot, session: Session, text: str) -> Session:
    if not text:
        return replace(session, expected=None)
    most = int(RANGES["expected"][1])
    if not (text.isascii() and text.isdigit() and int(text) <= most):
        message = "This is no number of people. Write figures, or nothing: then those listed count."
        raise NotAllowed(message)
    return replace(session, expected=int(text))


def _set_languages(snapshot: Snapshot, session: Session, text: str) -> Session:
    found = (part.strip() for part in text.split(","))
    return replace(session, languages=tuple(dict.fromkeys(part for part in found if part)))


def _set_pinned(snapshot: Snapshot, session: Session, text: str) -> Session:
    return replace(session, pinned=text == "true")


def _a_day(text: str) -> str:
    try:
        return read_day(text).isoformat()
    except ValueError:
        message = "This is no day. Write it like 14 Apr 2027."
        raise NotAllowed(message) from None


def _text(field: str, form: Form | None = None) -> _Setter:
    """Return what changes a field that holds a text, written as *form* says."""

    def setter(snapshot: Snapshot, session: Session, text: str) -> Session:
        fault = FAULTS[form](text) if form else None
        if fault:
            message = f"The {WORDS[field]} was not changed: {fault}."
            raise NotAllowed(message)
        return replace(session, **{field: text})

    return setter


_SETTERS: Final[Mapping[str, _Setter]] = {
    "title": _set_title,
    "kind": _set_kind,
    "room": _set_room,
    "day": _set_day,
    "time": _set_time,
    "minutes": _set_minutes,
    "end": _set_end,
    "purpose": _text("purpose"),
    "outline": _text("outline"),
    "circulated_on": _set_circulated,
    "rule": _text("rule", Form.RULE),
    "mark": _text("mark", Form.MARK),
    "link": _text("link", Form.LINK),
    "expected": _set_expected,
    "languages": _set_languages,
    "pinned": _set_pinned,
}
