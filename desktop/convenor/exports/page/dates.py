"""Days and times as they are printed, in English whatever the computer's language is."""

from datetime import date, datetime
from typing import Final

from convenor_db.domain.zones import read_day

_WEEKDAYS: Final = (
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
)  # fmt: skip
_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def weekday(day: date) -> str:
    """Return “Wednesday”."""
    return _WEEKDAYS[day.weekday()]


def long_day(day: date) -> str:
    """Return “Wednesday 14 April”."""
    return f"{weekday(day)} {day.day} {_MONTHS[day.month - 1]}"


def dated(text: str) -> str:
    """Return a record's day as “2 April 2027”."""
    day = read_day(text)
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def from_to(first: str, last: str) -> str:
    """Return “14–16 April 2027”, and only what differs twice."""
    begin, end = read_day(first), read_day(last)
    if begin == end:
        return dated(last)
    if (begin.year, begin.month) == (end.year, end.month):
        return f"{begin.day}–{dated(last)}"
    if begin.year == end.year:
        return f"{begin.day} {_MONTHS[begin.month - 1]} – {dated(last)}"
    return f"{dated(first)} – {dated(last)}"


def clock(begins: datetime, ends: datetime) -> str:
    """Return “09:00–10:30” of two moments on the venue's clocks."""
    return f"{begins:%H:%M}–{ends:%H:%M}"


def until(begins: datetime, ends: datetime) -> str:
    """Return on which later day something ends, or ''. Midnight still belongs to the day."""
    days = (ends.date() - begins.date()).days
    if days == 0 or (days == 1 and f"{ends:%H:%M}" == "00:00"):
        return ""
    return "until the next day" if days == 1 else f"until {long_day(ends.date())}"
