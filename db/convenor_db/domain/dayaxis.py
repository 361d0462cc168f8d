"""The axis of a timetable: the hours of its days, one line each, and what the clocks do to them.

The days shown side by side share one axis, so that one hour is one line. It is measured in
*axis minutes*: one for each minute the venue's clocks show, but for the empty night, folded to a
thin stripe, and for an hour that comes twice, which stands there twice.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

DAY: Final = 1440
"""Minutes of a day as the clock counts them."""
HOUR: Final = 60
STRIPE: Final = 16.0
"""Axis minutes a folded night takes."""
WORTH_FOLDING: Final = 120
"""Minutes; a shorter empty stretch is shown as it is."""
_SCAN: Final = 5  # every change of clocks since 1972 begins and ends on a multiple of it

Stretch = tuple[int, int]
"""From and to, in minutes after midnight."""


class RowKind(StrEnum):
    """What a stretch of the axis shows."""

    OPEN = "open"
    FOLDED = "folded"
    AGAIN = "again"


class ChangeKind(StrEnum):
    """What a change of clocks does to the times of a day."""

    MISSING = "missing"
    TWICE = "twice"


@dataclass(frozen=True, slots=True)
class ClockChange:
    """The stretch of a day's clock times that does not exist, or that comes twice."""

    kind: ChangeKind
    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AxisRow:
    """A stretch of the axis: clock minutes *first* to *last* stand from *top*, *length* long."""

    kind: RowKind
    first: int
    last: int
    top: float
    length: float

    @property
    def bottom(self) -> float:
        """Return where the row ends, in axis minutes."""
        return self.top + self.length

    def at(self, minute: float) -> float:
        """Return where a clock minute of this row stands, in axis minutes."""
        return self.top + (minute - self.first) * self.length / (self.last - self.first)

    def minute(self, position: float) -> float:
        """Return the clock minute that stands at an axis position of this row."""
        within = (position - self.top) / self.length
        return self.first + min(max(within, 0.0), 1.0) * (self.last - self.first)


@dataclass(frozen=True, slots=True)
class Axis:
    """The rows of the shared axis, from 00:00 to 24:00, none missing."""

    rows: tuple[AxisRow, ...]

    @property
    def length(self) -> float:
        """Return the length of the axis in axis minutes."""
        return self.rows[-1].bottom

    def row_of(self, minute: float, *, again: bool = False) -> AxisRow:
        """Return the row a clock minute belongs to (*again*: the second time it comes)."""
        rows = [row for row in self.rows if row.first <= minute < row.last]
        chosen = [row for row in rows if (row.kind is RowKind.AGAIN) == again]
        return (chosen or rows or [self.rows[-1]])[0]

    def position(self, minute: float, *, again: bool = False) -> float:
        """Return where a clock minute begins, in axis minutes."""
        return self.row_of(minute, again=again).at(minute)

    def row_at(self, position: float) -> AxisRow:
        """Return the row at an axis position; the nearest one outside the axis."""
        tops = [row.top for row in self.rows]
        return self.rows[max(0, bisect_right(tops, position) - 1)]


def build_axis(wanted: Sequence[Stretch], changes: Iterable[ClockChange]) -> Axis:
    """Return the axis that shows the *wanted* stretches and folds what is empty between them.

    Of *changes*, an hour that comes twice is drawn twice where any part of it is wanted.
    """
    twice = sorted({(c.first, c.last) for c in changes if c.kind is ChangeKind.TWICE})
    shown = [pair for pair in twice if any(a < pair[1] and pair[0] < b for a, b in wanted)]
    rows: list[AxisRow] = []
    for first, last, folded in _stretches([*wanted, *shown]):
        if folded:
            _add_row(rows, RowKind.FOLDED, first, last)
        else:
            _add_open(rows, (first, last), shown)
    return Axis(tuple(rows))


@lru_cache(maxsize=512)
def clock_changes(day: date, zone: ZoneInfo) -> tuple[ClockChange, ...]:
    """Return the stretches of a day whose clock times do not exist or come twice."""
    found: list[ClockChange] = []
    for minute in range(0, DAY, _SCAN):
        kind = _kind_of(day, minute, zone)
        if kind is None:
            continue
        if found and found[-1].kind is kind and found[-1].last == minute:
            found[-1] = ClockChange(kind, found[-1].first, minute + _SCAN)
        else:
            found.append(ClockChange(kind, minute, minute + _SCAN))
    return tuple(found)


def existing_minute(day: date, minute: int, zone: ZoneInfo) -> int:
    """Return the minute of the day, or the first the clocks show after it."""
    for change in clock_changes(day, zone):
        if change.kind is ChangeKind.MISSING and change.first <= minute < change.last:
            return change.last
    return minute


def minute_of(text: str) -> int:
    """Read a time of day, "08:30", as minutes after midnight."""
    return int(text[:2]) * HOUR + int(text[3:5])


def clock(minute: int) -> str:
    """Write a minute of the day as its clock shows it: "09:05", at the end "24:00"."""
    return f"{minute // HOUR:02d}:{minute % HOUR:02d}"


def _kind_of(day: date, minute: int, zone: ZoneInfo) -> ChangeKind | None:
    """Compare both readings of a clock time (PEP 495: they differ in a gap and in a fold)."""
    hour, rest = divmod(minute, HOUR)
    shown = datetime(day.year, day.month, day.day, hour, rest, tzinfo=zone)
    first, second = shown.utcoffset(), shown.replace(fold=1).utcoffset()
    if first is None or second is None or first == second:
        return None
    return ChangeKind.MISSING if first < second else ChangeKind.TWICE


def _add_open(rows: list[AxisRow], stretch: Stretch, twice: Sequence[Stretch]) -> None:
    first, last = stretch
    for begin, end in twice:
        if first <= begin and end <= last:
            _add_row(rows, RowKind.OPEN, first, end)
            _add_row(rows, RowKind.AGAIN, begin, end)
            first = end
    if first < last:
        _add_row(rows, RowKind.OPEN, first, last)


def _add_row(rows: list[AxisRow], kind: RowKind, first: int, last: int) -> None:
    top = rows[-1].bottom if rows else 0.0
    length = STRIPE if kind is RowKind.FOLDED else float(last - first)
    rows.append(AxisRow(kind=kind, first=first, last=last, top=top, length=length))


def _stretches(wanted: Sequence[Stretch]) -> list[tuple[int, int, bool]]:
    """Return the day from 00:00 to 24:00 in stretches shown and (True) folded."""
    shown = _joined(wanted)
    found: list[tuple[int, int, bool]] = []
    reach = 0
    for first, last in shown:
        if reach < first:
            found.append((reach, first, True))
        found.append((first, last, False))
        reach = last
    if reach < DAY:
        found.append((reach, DAY, True))
    return found


def _joined(wanted: Sequence[Stretch]) -> list[Stretch]:
    """Join what overlaps or lies too near to fold between, the ends of the day included."""
    shown: list[Stretch] = []
    for first, last in sorted(wanted):
        reach = shown[-1][1] if shown else 0
        if first - reach >= WORTH_FOLDING:
            shown.append((first, last))
        else:
            begin = shown.pop()[0] if shown else 0
            shown.append((begin, max(reach, last)))
    begin, end = shown.pop()
    return [*shown, (begin, DAY if DAY - end < WORTH_FOLDING else end)]
