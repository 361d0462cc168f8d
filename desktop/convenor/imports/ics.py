"""Schedules as iCalendar (RFC 5545): every VEVENT with a time of day."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from convenor.imports.events import Event, safe_link
from convenor.imports.plain import one_line, plain_text
from convenor_db.domain.errors import InputRefused

REPLY_METHODS = frozenset({"REPLY", "COUNTER", "REFRESH"})


def read_ics(raw: bytes, name: str) -> tuple[list[Event], list[str]]:
    """Return the events of a calendar and what was not taken. Raises `InputRefused`."""
    from icalendar import Calendar  # heavy: only when a calendar is read

    try:
        calendars = Calendar.from_ical(raw, multiple=True)
    except (ValueError, IndexError) as error:
        message = f"{name} was not read: it is no calendar ({error})."
        raise InputRefused(message) from None
    events: list[Event] = []
    refused: list[str] = []
    for calendar in calendars:
        _refuse_reply(str(calendar.get("METHOD", "")), name)
        for component in calendar.walk("VEVENT"):
            title = one_line(str(component.get("SUMMARY", "")))
            why_not = _why_not(component, title)
            if why_not:
                refused.append(f"{title or 'an event without title'}: {why_not}")
            else:
                events.append(_event(component, title))
    return events, refused


def _refuse_reply(method: str, name: str) -> None:
    if method.upper() in REPLY_METHODS:
        message = f"{name} was not read: it is a calendar reply, not a schedule."
        raise InputRefused(message)


def _why_not(component: Any, title: str) -> str:
    start = component.get("DTSTART")
    if not title:
        return "it has no title"
    if start is None:
        return "it has no start"
    if not isinstance(start.dt, datetime):
        return "it lasts whole days"
    if "RRULE" in component:
        return "it repeats; write out its days and import again"
    if str(component.get("STATUS", "")).upper() == "CANCELLED":
        return "it is cancelled"
    return "" if _minutes(component) >= 1 else "it has no length"


def _minutes(component: Any) -> int:
    """Return how long an event lasts in minutes of real time, 0 where it does not say."""
    begins = component["DTSTART"].dt
    length = timedelta(0)
    if "DTEND" in component:
        ends = component["DTEND"].dt
        if isinstance(ends, datetime) and (ends.tzinfo is None) == (begins.tzinfo is None):
            aware = begins.tzinfo is not None  # the clocks may change between the two
            length = ends.astimezone(UTC) - begins.astimezone(UTC) if aware else ends - begins
    elif "DURATION" in component:
        length = component["DURATION"].dt
    return round(length.total_seconds() / 60)


def _event(component: Any, title: str) -> Event:
    begins: datetime = component["DTSTART"].dt
    return Event(
        source=str(component.get("UID", "")) or f"{title} {_day(begins)}",
        title=title,
        begins=begins,
        minutes=_minutes(component),
        room=one_line(str(component.get("LOCATION", ""))),
        kind=one_line(" ".join(map(str, _categories(component)))),
        text=plain_text(str(component.get("DESCRIPTION", ""))),
        link=safe_link(str(component.get("URL", ""))),
    )


def _categories(component: Any) -> list[Any]:
    found = component.get("CATEGORIES")
    if found is None:
        return []
    several = found if isinstance(found, list) else [found]
    return [category for each in several for category in each.cats]


def _day(moment: date) -> str:
    return moment.isoformat()
