"""Where sessions stand on the days of a timetable, in minutes of its axis, and the way back.

Ends and overlaps are computed on instants (RULES.md 1); a clock time that comes twice means the
first.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from heapq import heappop, heappush
from typing import Final
from zoneinfo import ZoneInfo

from convenor_db.domain.dayaxis import (
    DAY,
    HOUR,
    Axis,
    ClockChange,
    RowKind,
    Stretch,
    build_axis,
    clock_changes,
    existing_minute,
    minute_of,
)
from convenor_db.domain.zones import instant, local, wall_text

SNAP: Final = 5
"""Minutes to which a pointer's place is rounded."""
_A_MINUTE: Final = timedelta(minutes=1)
_Span = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True, kw_only=True)
class Timed:
    """A session as far as its place matters. *start* is wall clock, *minutes* real time.

    *lane_of* names what it shares with others side by side (a room); *exclusive* says that two
    of them at once are a fault (a room, but not "no room").
    """

    key: str
    start: str
    minutes: int
    lane_of: str = ""
    exclusive: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """What is seen of a span on one day, in axis minutes; torn where it goes on elsewhere."""

    day: date
    top: float
    bottom: float
    torn_above: bool = False
    torn_below: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A session's instants, its pieces on the days shown, and its lane among those at once."""

    key: str
    begins: datetime
    ends: datetime
    pieces: tuple[Piece, ...]
    lane: int = 0
    lanes: int = 1
    clash: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The timetable of some days: its axis, its clock changes, and where each session stands."""

    zone: ZoneInfo
    days: tuple[date, ...]
    hours: Stretch
    axis: Axis
    changes: Mapping[date, tuple[ClockChange, ...]]
    places: Mapping[str, Place]

    def pieces(self, start: str, minutes: int) -> tuple[Piece, ...]:
        """Return what would be seen of a session of *minutes* from the wall clock *start*."""
        begins = instant(start, self.zone)
        return _pieces(self, (begins, begins + timedelta(minutes=minutes)))

    def instant_at(self, day: date, position: float, *, snap: int = SNAP) -> datetime:
        """Return the instant (UTC) at an axis position of a day, rounded to *snap* minutes.

        In a folded night it is rounded to the hour; in an hour that does not exist it is that
        hour's end.
        """
        row = self.axis.row_at(position)
        step = HOUR if row.kind is RowKind.FOLDED else snap
        minute = min(max(round(row.minute(position) / step) * step, row.first), row.last)
        again = row.kind is RowKind.AGAIN
        if minute == row.last and not again:
            # The end of the first of two equal hours is the beginning of the second.
            follower = self.axis.row_at(row.bottom)
            again = follower.kind is RowKind.AGAIN
            minute = follower.first if again else minute
        minute = existing_minute(day, minute, self.zone)
        return _instant(day, minute, self.zone, again=again)

    def wall_at(self, day: date, position: float, *, snap: int = SNAP) -> str:
        """Return the wall clock at an axis position for a session to begin at.

        It always exists, and is always of that day: at the foot of the axis the last *snap*.
        """
        shown = self.wall_of(self.instant_at(day, position, snap=snap))
        if shown[:10] == day.isoformat():
            return shown
        return moved(shown, -snap, self.zone)

    def wall_of(self, moment: datetime) -> str:
        """Return what the venue's clocks show at an instant."""
        return wall_text(local(moment, self.zone))

    def position_of(self, moment: datetime, *, closing: bool = False) -> float:
        """Return the axis position of an instant on its own day.

        *closing*: as the end of a span, which belongs to the minute before it, so that midnight
        is the foot of the ending day and a jump of the clocks is not covered.
        """
        step = 1 if closing else 0
        shown = local(moment - timedelta(minutes=step), self.zone)
        minute = shown.hour * HOUR + shown.minute
        return self.axis.row_of(minute, again=bool(shown.fold)).at(minute + step)


def lay_out(
    sessions: Iterable[Timed],
    days: Sequence[date],
    zone: ZoneInfo,
    *,
    hours: tuple[str, str] = ("08:00", "20:00"),
    opened: Iterable[Stretch] = (),
) -> Layout:
    """Place sessions on the days shown.

    The axis runs over *hours* and the stretches *opened* by hand, further where a session lies
    outside, and folds what is left empty for two hours or more. A session that is on none of
    the days gets a place without pieces.
    """
    timed = sorted(sessions, key=lambda one: one.key)
    spans = {one.key: _span(one, zone) for one in timed}
    changes = {day: clock_changes(day, zone) for day in days}
    planned = _planned(hours)
    axis = build_axis(
        [planned, *opened, *_used(spans.values(), days, zone)],
        [change for found in changes.values() for change in found],
    )
    bare = Layout(zone=zone, days=tuple(days), hours=planned, axis=axis, changes=changes, places={})
    places = {one.key: _place(bare, one.key, spans[one.key]) for one in timed}
    return replace(bare, places=_in_lanes(places, timed))


def moved(start: str, minutes: int, zone: ZoneInfo) -> str:
    """Return the wall clock *minutes* of real time later (earlier if negative).

    A time that comes for the second time cannot be written: such steps are repeated.
    """
    step = timedelta(minutes=minutes)
    moment = instant(start, zone) + step
    while instant(wall_text(local(moment, zone)), zone) != moment:
        moment += step
    return wall_text(local(moment, zone))


def on_day(start: str, day: date, zone: ZoneInfo) -> str:
    """Return the same wall clock on another day, or the first that exists after it."""
    minute = existing_minute(day, minute_of(start[11:16]), zone)
    return wall_text(_shown(day, minute, zone))


def _planned(hours: tuple[str, str]) -> Stretch:
    first, last = minute_of(hours[0]), minute_of(hours[1])
    return (first, last) if first < last else (first, DAY)


def _shown(day: date, minute: int, zone: ZoneInfo) -> datetime:
    # Adding to an aware time moves the hands of the clock, not the instant (PEP 495).
    return datetime.combine(day, time(0), tzinfo=zone) + timedelta(minutes=minute)


def _instant(day: date, minute: int, zone: ZoneInfo, *, again: bool = False) -> datetime:
    return _shown(day, minute, zone).replace(fold=int(again)).astimezone(UTC)


def _span(one: Timed, zone: ZoneInfo) -> _Span:
    begins = instant(one.start, zone)
    return begins, begins + timedelta(minutes=max(one.minutes, 1))


def _part_of_day(span: _Span, day: date, zone: ZoneInfo) -> _Span | None:
    begins = max(span[0], _instant(day, 0, zone))
    ends = min(span[1], _instant(day, DAY, zone))
    return (begins, ends) if begins < ends else None


def _parts(
    span: _Span, days: Sequence[date], zone: ZoneInfo
) -> list[tuple[date, datetime, datetime]]:
    first, last = local(span[0], zone).date(), local(span[1], zone).date()
    touched = [day for day in days if first <= day <= last]
    parts = [(day, _part_of_day(span, day, zone)) for day in touched]
    return [(day, *part) for day, part in parts if part is not None]


def _used(spans: Iterable[_Span], days: Sequence[date], zone: ZoneInfo) -> set[Stretch]:
    """Return the whole hours of the clock in which something happens on one of the days."""
    used: set[Stretch] = set()
    for span in spans:
        for _, begins, ends in _parts(span, days, zone):
            first, last = local(begins, zone).hour, local(ends - _A_MINUTE, zone).hour
            used.add((min(first, last) * HOUR, (max(first, last) + 1) * HOUR))
    return used


def _pieces(layout: Layout, span: _Span) -> tuple[Piece, ...]:
    return tuple(
        Piece(
            day=day,
            top=layout.position_of(begins),
            bottom=layout.position_of(ends, closing=True),
            torn_above=span[0] < begins,
            torn_below=ends < span[1],
        )
        for day, begins, ends in _parts(span, layout.days, layout.zone)
    )


def _place(layout: Layout, key: str, span: _Span) -> Place:
    return Place(key=key, begins=span[0], ends=span[1], pieces=_pieces(layout, span))


def _in_lanes(places: Mapping[str, Place], timed: Iterable[Timed]) -> dict[str, Place]:
    """Put those that share a room at the same time side by side, the earliest first."""
    groups: dict[tuple[str, bool], list[Place]] = {}
    for one in timed:
        groups.setdefault((one.lane_of, one.exclusive), []).append(places[one.key])
    found = dict(places)
    for (_, exclusive), group in groups.items():
        for chain in _chains(group):
            lanes = _lanes(chain)
            width = max(lanes.values()) + 1
            for place in chain:
                lane = lanes[place.key]
                found[place.key] = replace(place, lane=lane, lanes=width, clash=exclusive)
    return found


def _chains(group: Iterable[Place]) -> list[list[Place]]:
    """Return the chains of overlapping places, of two and more; touching is not overlapping."""
    chains: list[list[Place]] = []
    reach = datetime.min.replace(tzinfo=UTC)
    for place in sorted(group, key=lambda one: (one.begins, one.ends, one.key)):
        if place.begins >= reach:
            chains.append([])
        chains[-1].append(place)
        reach = max(reach, place.ends)
    return [chain for chain in chains if len(chain) > 1]


def _lanes(chain: Sequence[Place]) -> dict[str, int]:
    busy: list[tuple[datetime, int]] = []
    free: list[int] = []
    lanes: dict[str, int] = {}
    for place in chain:
        while busy and busy[0][0] <= place.begins:
            heappush(free, heappop(busy)[1])
        lanes[place.key] = heappop(free) if free else len(busy)
        heappush(busy, (place.ends, lanes[place.key]))
    return lanes
