"""What can be done with the convening itself: change a field, its zone, its days."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from convenor_db.domain.edits import Edit, name_of
from convenor_db.domain.entered import address_fault
from convenor_db.domain.errors import NotAllowed
from convenor_db.domain.interchange.texts import COUNTRY, without_bad_characters
from convenor_db.domain.records import (
    TLP,
    Convening,
    Invitation,
    MeetingRule,
    Organiser,
    Record,
    Session,
)
from convenor_db.domain.snapshot import Snapshot
from convenor_db.domain.zones import (
    exists,
    instant,
    known_zone,
    read_day,
    read_time,
    wall,
    wall_text,
)

LINES: Final = {
    "title": "title",
    "purpose": "purpose",
    "series": "series",
    "venue": "venue",
    "address": "address",
    "city": "city",
    "country": "country",
}
"""Fields that hold one text, and what a label calls them."""

LONGEST: Final = 366
"""Days; nobody plans longer ones, and the agenda shows every day."""
NO_ADDRESS: Final = "An address looks like name@example.org. What stood there before is kept."
NOT_A_DAY: Final = "This is no day. Write it like 14 Apr 2027."


def _changed(snapshot: Snapshot, what: str, **fields: Any) -> Edit:
    changed = replace(snapshot.convening, **fields)
    return Edit(label=f"Change {what} of the convening", puts=(changed,))


def set_line(snapshot: Snapshot, field: str, text: str) -> Edit:
    """Change one text; the title is never empty, a country is two capital letters."""
    kept = without_bad_characters(text).strip()
    if field == "title" and not kept:
        message = "A convening needs a title. What stood there before is kept."
        raise NotAllowed(message)
    if field == "country" and kept and not COUNTRY.fullmatch(kept):
        message = "No country is called that. What stood there before is kept."
        raise NotAllowed(message)
    return _changed(snapshot, LINES[field], **{field: kept})


def set_rule(snapshot: Snapshot, rule: str) -> Edit:
    """Change what may be told outside the room."""
    return _changed(snapshot, "meeting rule", rule=MeetingRule(rule))


def set_mark(snapshot: Snapshot, mark: str) -> Edit:
    """Change the mark that papers carry unless they say otherwise."""
    return _changed(snapshot, "mark", mark=TLP(mark))


def set_disclosable(snapshot: Snapshot, *, disclosable: bool) -> Edit:
    """Say whether the roster may be shown to everybody."""
    return _changed(snapshot, "who sees the roster", roster_disclosable=disclosable)


def set_organiser(snapshot: Snapshot, field: str, text: str) -> Edit:
    """Change the organiser's name or address; without both there is no organiser."""
    kept = without_bad_characters(text).strip()
    if field == "email" and kept and address_fault(kept):
        raise NotAllowed(NO_ADDRESS)
    before = snapshot.convening.organiser or Organiser(name="", email="")
    after = replace(before, **{field: kept})
    what = "name of the organiser" if field == "name" else "address of the organiser"
    return _changed(snapshot, what, organiser=after if after.name or after.email else None)


def set_hours(snapshot: Snapshot, field: str, time: str) -> Edit:
    """Change from when (*field* “first”) or until when (“last”) sessions are planned."""
    first, last = snapshot.convening.day[0], snapshot.convening.day[-1]
    try:
        kept = f"{read_time(time):%H:%M}"
    except ValueError:
        message = "This is no time of day. Write it like 08:00."
        raise NotAllowed(message) from None
    first, last = (kept, last) if field == "first" else (first, kept)
    if first >= last:
        message = "The day would end before it begins. What stood there before is kept."
        raise NotAllowed(message)
    return _changed(snapshot, "hours", day=(first, last))


def set_zone(snapshot: Snapshot, zone: str) -> Edit:
    """Change the venue's zone; every session keeps its wall-clock time."""
    if not known_zone(zone):
        message = f"No time zone or city is called “{zone}”. Name a larger city near by."
        raise NotAllowed(message)
    _refuse_skipped(snapshot, snapshot.sessions.values(), ZoneInfo(zone))
    _refuse_skipped(snapshot, snapshot.invitations.values(), ZoneInfo(zone))
    return _changed(snapshot, "zone", zone=zone)


def shift_between(old: str, new: str, day: str) -> timedelta:
    """Return by how much an instant of *day* moves when its wall-clock time changes its zone."""
    noon = f"{day}T12:00"
    return instant(noon, ZoneInfo(new)) - instant(noon, ZoneInfo(old))


def set_last_day(snapshot: Snapshot, day: str) -> Edit:
    """Change the last day; nothing else moves."""
    last = _day(day)
    _refuse_order(snapshot.convening.starts, last)
    return _changed(snapshot, "last day", ends=last)


def set_first_day(snapshot: Snapshot, day: str, *, along: bool) -> Edit:
    """Change the first day; *along* moves everything dated by as many days, in one action.

    What moves: the last day, the start of every session, arrivals, departures and absences, and
    reply-by dates of seats and waves. What has happened keeps its date.
    """
    convening, first = snapshot.convening, _day(day)
    if not along:
        _refuse_order(first, convening.ends)
        return _changed(snapshot, "first day", starts=first)
    days = days_from_first(convening, day)
    try:
        moved = replace(convening, starts=first, ends=_later_day(convening.ends, days))
        dated = [*_moved_sessions(snapshot, days), *_moved_seats(snapshot, days)]
        waves = _moved_waves(snapshot, days)
    except (OverflowError, ValueError):
        message = "Nothing was changed: the calendar ends before that. Check the year."
        raise NotAllowed(message) from None
    label = "Move the convening to another first day"
    return Edit(label=label, puts=(moved, *dated, *waves))


def days_from_first(convening: Convening, day: str) -> int:
    """Return how many days *day* lies after the first one; raise `NotAllowed` if it is none."""
    return (read_day(_day(day)) - read_day(convening.starts)).days


def is_anything_dated(snapshot: Snapshot) -> bool:
    """Say whether moving the first day would leave something where it was."""
    return (
        any(session.start for session in snapshot.sessions.values())
        or any(wave.reply_by for wave in snapshot.waves.values())
        or any(
            seat.reply_by or seat.arrives or seat.leaves or seat.away
            for seat in snapshot.invitations.values()
        )
    )


def _day(text: str) -> str:
    try:
        return read_day(text).isoformat()
    except ValueError:
        raise NotAllowed(NOT_A_DAY) from None


def _refuse_order(first: str, last: str) -> None:
    if last < first:
        message = "The last day would lie before the first. What stood there before is kept."
        raise NotAllowed(message)
    if (read_day(last) - read_day(first)).days > LONGEST:
        message = "A convening lasts a year at most. Check the year."
        raise NotAllowed(message)


def _later_day(day: str, days: int) -> str:
    return (read_day(day) + timedelta(days=days)).isoformat()


def _later(moment: str, days: int) -> str:
    return wall_text(wall(moment) + timedelta(days=days))


def _moved_sessions(snapshot: Snapshot, days: int) -> list[Record]:
    moved = [
        replace(session, start=_later(session.start, days))
        for session in snapshot.sessions.values()
        if session.start
    ]
    _refuse_skipped(snapshot, moved, snapshot.zone)
    return list(moved)


def _moved_waves(snapshot: Snapshot, days: int) -> list[Record]:
    return [
        replace(wave, reply_by=_later_day(wave.reply_by, days))
        for wave in snapshot.waves.values()
        if wave.reply_by
    ]


def _moved_seats(snapshot: Snapshot, days: int) -> list[Record]:
    moved: list[Invitation] = []
    for seat in snapshot.invitations.values():
        after = replace(
            seat,
            reply_by=_later_day(seat.reply_by, days) if seat.reply_by else None,
            arrives=_later(seat.arrives, days) if seat.arrives else None,
            leaves=_later(seat.leaves, days) if seat.leaves else None,
            away=tuple(
                replace(one, from_=_later(one.from_, days), to=_later(one.to, days))
                for one in seat.away
            ),
        )
        if after != seat:
            moved.append(after)
    _refuse_skipped(snapshot, moved, snapshot.zone)
    return list(moved)


def _refuse_skipped(
    snapshot: Snapshot, records: Iterable[Session | Invitation], zone: ZoneInfo
) -> None:
    for record in records:
        for moment in _moments(record):
            if not exists(moment, zone):
                message = (
                    f"Nothing was changed: {name_of(record, snapshot)} has"
                    f" {moment.replace('T', ', ')}, which the clocks skip there. Move it first."
                )
                raise NotAllowed(message)


def _moments(record: Session | Invitation) -> list[str]:
    """Return the wall-clock times that a session or a seat has."""
    if isinstance(record, Session):
        return [record.start] if record.start else []
    spans = (moment for span in record.away for moment in (span.from_, span.to))
    return [moment for moment in (record.arrives, record.leaves, *spans) if moment]
