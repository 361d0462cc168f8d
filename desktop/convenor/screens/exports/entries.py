"""A calendar entry as its reader will see it: when, where, as what, in words."""

import re
from datetime import date, datetime, timedelta
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from convenor.exports.calendars import InAgenda, Outcome, PlannedEntry
from convenor.widgets.day_words import day_and_year, days_in_words
from convenor_db.domain.records import LedgerEntry, Method
from convenor_db.domain.zones import instant, known_zone, local

_CLASS: Final = re.compile(r"^CLASS:([A-Z]+)$", re.MULTILINE)
_DESCRIPTION: Final = re.compile(r"^DESCRIPTION:(.*)$", re.MULTILINE)
_ESCAPED: Final = re.compile(r"\\([nN\\;,])")
_MIDNIGHT: Final = "T00:00"


class Times(NamedTuple):
    """When an entry begins and ends by the clocks of its zone; *whole* days have no hours."""

    begins: datetime
    ends: datetime
    whole: bool

    @property
    def day(self) -> date:
        """The day it begins on."""
        return self.begins.date()

    @property
    def span(self) -> str:
        """Return “16:10–16:55”; of whole days the days."""
        if self.whole:
            last = self.ends - timedelta(days=1)
            return days_in_words(str(self.begins.date()), str(last.date()))
        return f"{self.begins:%H:%M}–{self.ends:%H:%M}"

    @property
    def in_words(self) -> str:
        """Return “Wed 14 Apr 2027, 16:10–16:55”."""
        return self.span if self.whole else f"{day_and_year(self.day)}, {self.span}"


def times_of(row: LedgerEntry, zone: ZoneInfo) -> Times | None:
    """Return when an entry is; *zone* stands in where a row came without one."""
    if row.start is None:
        return None
    own = ZoneInfo(row.zone) if known_zone(row.zone) else zone
    begins = instant(row.start, own)
    ends = begins + timedelta(minutes=row.minutes or 0)
    whole = row.session is None and row.start.endswith(_MIDNIGHT)
    return Times(local(begins, own), local(ends, own), whole)


def was_at(entry: PlannedEntry, zone: ZoneInfo) -> Times | None:
    """Return when an entry stood before, where it has moved."""
    before = times_of(entry.before, zone) if entry.before else None
    return None if before == times_of(entry.after, zone) else before


def state_of(entry: PlannedEntry) -> Outcome:
    """Return what becomes of the entry in its reader's calendar."""
    if entry.in_agenda is InAgenda.GONE or entry.after.method is Method.CANCEL:
        return Outcome.CANCELLED
    if not entry.changed:
        return Outcome.UNCHANGED
    return Outcome.NEW if entry.before is None else Outcome.CHANGED


def facts_of(entry: PlannedEntry, zone: ZoneInfo) -> list[tuple[str, str]]:
    """Return captions and words, in the order in which they are read."""
    row, text = entry.after, entry.event.text
    times, before = times_of(row, zone), was_at(entry, zone)
    told = (
        ("When", times.in_words if times else "not scheduled"),
        ("Before", before.in_words if before else ""),
        ("Where", row.place),
        ("Link", row.link),
        ("Role", row.role),
        ("Class", _found(_CLASS, text).lower()),
        ("Says", _unescaped(_found(_DESCRIPTION, text))),
        ("Asks", _asks(entry)),
    )
    return [(caption, words) for caption, words in told if words]


def _asks(entry: PlannedEntry) -> str:
    if entry.after.method is not Method.REQUEST or not entry.alone:
        return ""
    if "PARTSTAT=NEEDS-ACTION" not in entry.event.text:
        return "no answer: it was given already"
    return "for an answer" if entry.before is None else "for an answer again"


def _found(pattern: re.Pattern[str], text: str) -> str:
    match = pattern.search(text)
    return match[1] if match else ""


def _unescaped(text: str) -> str:
    """Return a TEXT value as it is read (RFC 5545, 3.3.11)."""
    return _ESCAPED.sub(lambda match: "\n" if match[1] in "nN" else match[1], text)
