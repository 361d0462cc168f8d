"""A recipient's agenda in the panel, day by day, as the calendar will show it."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import NamedTuple
from zoneinfo import ZoneInfo

from convenor.exports.calendars import Outcome, PlannedEntry, PlannedFile
from convenor.screens.exports.entries import Times, state_of, times_of, was_at
from convenor.widgets.calendar_column import Block, CalendarColumn
from convenor.widgets.day_words import day_in_words
from convenor.widgets.panel import PanelSection
from convenor.widgets.segmented import Segmented
from convenor.widgets.status_chip import look_of_kind
from convenor_db.domain.edits import counted
from convenor_db.domain.records import Session

_NOTES = {Outcome.NEW: "new", Outcome.CHANGED: "changed", Outcome.CANCELLED: "cancelled"}
_OTHER = "t7"


class _Day(NamedTuple):
    words: str
    blocks: list[Block]


class AgendaSection(PanelSection):
    """The days of an agenda, one at a time; it begins with the day of the entry shown."""

    def __init__(
        self,
        agenda: PlannedFile,
        shown: PlannedFile,
        sessions: Mapping[str, Session],
        zone: ZoneInfo,
    ) -> None:
        super().__init__("The agenda", counted(len(agenda.entries), "entry", "entries"))
        self._days = _days(agenda.entries, shown, sessions, zone)
        self._column = CalendarColumn()
        chosen = [at for at, day in enumerate(self._days) if any(b.chosen for b in day.blocks)]
        changed = [at for at, day in enumerate(self._days) if any(b.note for b in day.blocks)]
        at = next(iter([*chosen, *changed]), 0)
        if len(self._days) > 1:
            switch = Segmented([day.words for day in self._days], at, "Day", padding=9)
            switch.changed.connect(self._show)
            self.body.add(switch)
        self.body.add(self._column)
        self._show(at)

    def _show(self, at: int) -> None:
        self._column.show_blocks(self._days[at].blocks if self._days else ())


def _days(
    entries: Sequence[PlannedEntry],
    shown: PlannedFile,
    sessions: Mapping[str, Session],
    zone: ZoneInfo,
) -> list[_Day]:
    found = []
    timed = [(entry, times) for entry in entries if (times := times_of(entry.after, zone))]
    for day, of_day in groupby(timed, key=lambda each: each[1].day):
        blocks = [_block(entry, times, shown, sessions, zone) for entry, times in of_day]
        found.append(_Day(day_in_words(day), blocks))
    return found


def _block(
    entry: PlannedEntry,
    times: Times,
    shown: PlannedFile,
    sessions: Mapping[str, Session],
    zone: ZoneInfo,
) -> Block:
    row, state, before = entry.after, state_of(entry), was_at(entry, zone)
    session = sessions.get(row.session or "")
    begins, ends = _minutes(times)
    same_day = before is not None and before.day == times.day
    note = _NOTES.get(state, "")
    if before and not same_day:
        note = f"was {day_in_words(before.day)}, {before.begins:%H:%M}"
    return Block(
        begins=begins,
        ends=ends,
        title=row.title,
        note=note,
        color=look_of_kind(str(session.kind)).color if session else _OTHER,
        was=_minutes(before) if before and same_day else None,
        gone=state is Outcome.CANCELLED,
        chosen=row.session is not None and row.session == shown.session,
    )


def _minutes(times: Times) -> tuple[int, int]:
    """Return begin and end in minutes since the midnight before, as the clocks show them."""
    begins = times.begins.hour * 60 + times.begins.minute
    days = (times.ends.date() - times.begins.date()).days
    return begins, days * 24 * 60 + times.ends.hour * 60 + times.ends.minute
