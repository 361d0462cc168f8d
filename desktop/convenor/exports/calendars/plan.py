"""What an export of calendars would write: files, ledger, who is left out and why."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property, lru_cache
from typing import Final, NamedTuple

from msgspec.structs import replace

from convenor.exports.calendars.events import Event
from convenor.exports.calendars.lines import folded_lines, text_line
from convenor.exports.calendars.timezones import Years, time_zone_lines
from convenor.exports.recipients import Recipient
from convenor_db.domain.records import LedgerEntry, Method

PRODUCT: Final = "PRODID:-//Convenor//Convenor//EN"
"""Without a version: a new one writes nothing new (RULES.md 5)."""


class What(StrEnum):
    """What a file is to its reader."""

    UMBRELLA = "umbrella"
    SESSION = "session"
    AGENDA = "agenda"


class InAgenda(StrEnum):
    """How an entry stands in the agenda that is written with it."""

    NO = "no"
    STANDS = "stands"
    GONE = "gone"  # once more, as CANCELLED


class Outcome(StrEnum):
    """What an export means to one seat."""

    NONE = "none"
    NEW = "new"
    CHANGED = "changed"
    CANCELLED = "cancelled"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarOptions:
    """What is exported: one address, or some seats; only what changed, or everything again.

    *cancel_old_address*: whoever has a new address gets a CANCEL at the old one too.
    """

    only: str | None = None
    everything: bool = False
    seats: frozenset[str] | None = None
    cancel_old_address: bool = False


class LeftOut(NamedTuple):
    """A seat that gets nothing although it should, and why."""

    invitation: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedEntry:
    """One version of one event for one person.

    *before* is the ledger's row (None: new), *after* the row as it will be, its text still
    missing. *alone*: it has a file of its own. *changed*: false for what is only written again.
    """

    before: LedgerEntry | None
    after: LedgerEntry
    event: Event
    alone: bool
    in_agenda: InAgenda
    why: str
    changed: bool = True


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around the events of a file: the calendar's name and the time zones."""

    title: str
    years: Years

    def around(self, method: Method, events: Iterable[Event], *, attendee: bool) -> bytes:
        """Return a whole file."""
        events = tuple(events)
        name = self.title if method is Method.PUBLISH else ""
        zones = sorted({event.zone for event in events} - {""})
        blocks = [_time_zone(zone, self.years) for zone in zones]
        bodies = [event.to_ical(attendee=attendee) for event in events]
        return b"".join((_head(method, name), *blocks, *bodies, b"END:VCALENDAR\r\n"))


@lru_cache(maxsize=16)
def _head(method: Method, name: str) -> bytes:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", PRODUCT, "CALSCALE:GREGORIAN", f"METHOD:{method}"]
    if name:
        lines.append(text_line("X-WR-CALNAME", name))
    return folded_lines("\n".join(lines))


@lru_cache(maxsize=64)
def _time_zone(zone: str, years: Years) -> bytes:
    return folded_lines("\n".join(time_zone_lines(zone, years) or ()))


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedFile:
    """One file. Versions count from 1 as the window shows them; an agenda has none.

    *why* is written for the table: “moved 10:30 → 11:00”, “no longer chair”. *title* is what the
    entry is called in the file. *sequence* and *uid* are None for an agenda.
    """

    recipient: Recipient
    what: What
    session: str | None
    method: Method
    uid: str | None
    sequence: int | None
    why: str
    before_version: int | None
    after_version: int | None
    title: str
    entries: tuple[PlannedEntry, ...]
    frame: Frame = field(repr=False)

    def content(self) -> bytes:
        """Compose the file as it will be written."""
        events = (entry.event for entry in self.entries)
        return self.frame.around(self.method, events, attendee=self.what is not What.AGENDA)

    def text(self) -> str:
        """Return the unfolded text of the entries, for reading."""
        return "\n".join(entry.event.text for entry in self.entries)


@dataclass(frozen=True, slots=True)
class PeopleCounts:
    """How many people it concerns, by what happens to them."""

    new: int = 0
    changed: int = 0
    cancelled: int = 0
    unchanged: int = 0

    @property
    def concerned(self) -> int:
        """How many get something that is not merely written again."""
        return self.new + self.changed + self.cancelled


@dataclass(frozen=True, kw_only=True)
class CalendarPlan:
    """Everything an export would do; nothing is written yet.

    *files* hang together by recipient, recipients in the order of names. *outcomes* says by
    invitation what it means to its holder. *old_organisers* are
    addresses under which entries are called off, because the organiser's address changed.
    """

    files: tuple[PlannedFile, ...]
    left_out: tuple[LeftOut, ...]
    people: PeopleCounts
    outcomes: Mapping[str, Outcome]
    old_organisers: tuple[str, ...]
    latest: tuple[PlannedEntry, ...]

    @cached_property
    def ledger(self) -> tuple[LedgerEntry, ...]:
        """The new and changed rows of the ledger, with their texts."""
        return tuple(replace(entry.after, text=entry.event.text) for entry in self.latest)
