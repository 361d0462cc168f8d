"""When a session begins and how long it lasts, read from what somebody typed, with the reasons."""

import re
from datetime import date, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from convenor_db.domain.dayaxis import ChangeKind, clock, clock_changes, minute_of
from convenor_db.domain.errors import NotAllowed
from convenor_db.domain.interchange.shape import RANGES
from convenor_db.domain.zones import exists, instant, read_time

LONGEST: Final = int(RANGES["minutes"][1])
"""Minutes; no session is longer."""
_A_MINUTE: Final = timedelta(minutes=1)
_HOURS: Final = re.compile(r"(\d{1,4})\s*(?::|h|hours?|hrs?)\s*(\d{1,2})?\s*(?:m|min|minutes)?")
_MINUTES: Final = re.compile(r"(\d{1,6})\s*(?:m|min|mins|minutes?|')?")
_PART: Final = re.compile(r"(\d{1,3})[.,](\d{1,2})\s*(?:h|hours?|hrs?)")


def refuse_skipped(start: str, zone: ZoneInfo, done: str = "The session was not moved") -> None:
    """Raise `NotAllowed`, saying what the clocks do, if they never show *start*."""
    try:
        if exists(start, zone):
            return
    except ValueError:
        message = f"{done}: no calendar has {start.replace('T', ', ')}. Check the year."
        raise NotAllowed(message) from None
    change = _change_at(start, zone, ChangeKind.MISSING)
    message = f"{done}: {start[11:]} does not exist on {_day(start)}."
    if change:
        message += f" The clocks go from {clock(change[0])} to {clock(change[1])}."
    message += " Choose another time."
    raise NotAllowed(message)


def twice_words(start: str | None, zone: ZoneInfo) -> str:
    """Return what is to be known about a wall clock that comes twice that day, else nothing."""
    if not start or not _change_at(start, zone, ChangeKind.TWICE):
        return ""
    return f"{start[11:]} comes twice on {_day(start)}. The first is meant."


def _change_at(start: str, zone: ZoneInfo, kind: ChangeKind) -> tuple[int, int] | None:
    day, minute = date.fromisoformat(start[:10]), minute_of(start[11:])
    for change in clock_changes(day, zone):
        if change.kind is kind and change.first <= minute < change.last:
            return change.first, change.last
    return None


def _day(start: str) -> str:
    day = date.fromisoformat(start[:10])
    return f"{day:%a} {day.day} {day:%b %Y}"


def read_length(text: str) -> int:
    """Return minutes: “90”, “90 min”, “1:30”, “1 h 30” and “1.5 h” are read.

    Raises `NotAllowed` for what is no length, or none a session may have.
    """
    words = text.strip().casefold()
    part, hours = _PART.fullmatch(words), _HOURS.fullmatch(words)
    minutes = _MINUTES.fullmatch(words)
    if part:
        found = round(float(f"{part[1]}.{part[2]}") * 60)
    elif hours:
        found = int(hours[1]) * 60 + int(hours[2] or 0)
    elif minutes:
        found = int(minutes[1])
    else:
        message = "This is no length. Write minutes (90) or hours and minutes (1:30)."
        raise NotAllowed(message)
    return checked_length(found)


def checked_length(minutes: int) -> int:
    """Return *minutes*, or raise `NotAllowed` if no session may last so long."""
    if not 1 <= minutes <= LONGEST:
        message = f"A session lasts between 1 and {LONGEST:,} minutes."
        raise NotAllowed(message)
    return minutes


def minutes_until(start: str, end: str, zone: ZoneInfo) -> int:
    """Return the minutes of real time from *start* to the next time the clocks show *end*.

    *end* is a time of day: one not after the start is on the next day. Raises `NotAllowed` if
    it is no time, or does not exist that day.
    """
    day, time = date.fromisoformat(start[:10]), read_clock(end)
    for on in (day, day + timedelta(days=1)):
        ends = f"{on.isoformat()}T{time}"
        if ends <= start:
            continue
        refuse_skipped(ends, zone, "The end was not changed")
        minutes = (instant(ends, zone) - instant(start, zone)) // _A_MINUTE
        if minutes > 0:
            return checked_length(minutes)
    message = "The end was not changed: it must come after the start."
    raise NotAllowed(message)


def read_clock(text: str) -> str:
    """Return a time of day as “09:05”; raise `NotAllowed` if it is none."""
    try:
        return f"{read_time(text.strip()):%H:%M}"
    except ValueError:
        message = "This is no time of day. Write hours and minutes, like 10:30."
        raise NotAllowed(message) from None
