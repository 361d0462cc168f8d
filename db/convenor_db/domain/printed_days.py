"""Days as letters and papers print them, in English whatever the computer's language is."""

from typing import Final

from convenor_db.domain.zones import read_day

MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def dated(text: str) -> str:
    """Return a record's day as “2 April 2027”."""
    day = read_day(text)
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def from_to(first: str, last: str) -> str:
    """Return “14–16 April 2027”, and only what differs twice."""
    begin, end = read_day(first), read_day(last)
    if begin == end:
        return dated(last)
    if (begin.year, begin.month) == (end.year, end.month):
        return f"{begin.day}–{dated(last)}"
    if begin.year == end.year:
        return f"{begin.day} {MONTHS[begin.month - 1]} – {dated(last)}"
    return f"{dated(first)} – {dated(last)}"
