"""Days and times as they are printed, in English whatever the computer's language is."""

from datetime import date, datetime
from typing import Final

from convenor_db.domain.printed_days import MONTHS
from convenor_db.domain.zones import wall

_WEEKDAYS: Final = (
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
)  # fmt: skip


def weekday(day: date) -> str:
    """Return “Wednesday”."""
    return _WEEKDAYS[day.weekday()]


def long_day(day: date) -> str:
    """Return “Wednesday 14 April”."""
    return f"{weekday(day)} {day.day} {MONTHS[day.month - 1]}"


def short_moment(text: str) -> str:
    """Return a record's wall clock as “Wed 14 Apr, 09:00”, for a narrow column."""
    moment = wall(text)
    day = f"{weekday(moment.date())[:3]} {moment.day} {MONTHS[moment.month - 1][:3]}"
    return f"{day}, {moment:%H:%M}"


def clock(begins: datetime, ends: datetime) -> str:
    """Return “09:00–10:30” of two moments on the venue's clocks."""
    return f"{begins:%H:%M}–{ends:%H:%M}"


def until(begins: datetime, ends: datetime) -> str:
    """Return on which later day something ends, or ''. Midnight still belongs to the day."""
    days = (ends.date() - begins.date()).days
    if days == 0 or (days == 1 and f"{ends:%H:%M}" == "00:00"):
        return ""
    return "until the next day" if days == 1 else f"until {long_day(ends.date())}"
