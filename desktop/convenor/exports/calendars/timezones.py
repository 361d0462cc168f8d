"""VTIMEZONE in the only shape Outlook and Exchange honour, and times written to go with it.

Exactly one STANDARD and at most one DAYLIGHT, each with a yearly rule by weekday and no RDATE;
a second STANDARD or an RDATE makes Outlook fall back to UTC or shift by an hour. A zone that
cannot be said so (Casablanca, whose clocks follow the moon) is written in UTC.
"""

import calendar
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

_WEEKDAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_STEP: Final = timedelta(hours=6)
_MINUTE: Final = timedelta(minutes=1)
_ALWAYS_UTC: Final = frozenset({"UTC", "Etc/UTC", "Etc/UCT", "Etc/Zulu", "UCT", "Zulu"})
"""TZID=UTC is misread by clients; these are written with a Z."""


@dataclass(frozen=True, slots=True)
class Years:
    """The years that the times of an export lie in, both included."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Turn:
    """One change of the clocks: its wall-clock time by the clock before it, and the offsets."""

    shown: datetime
    before: timedelta
    after: timedelta
    name: str


def is_written_in_utc(zone: str, years: Years) -> bool:
    """Say whether times of a zone have to be written in UTC."""
    return zone in _ALWAYS_UTC or time_zone_lines(zone, years) is None


@lru_cache(maxsize=64)
def time_zone_lines(zone: str, years: Years) -> tuple[str, ...] | None:
    """Return a VTIMEZONE's unfolded lines, or None where one rule a year does not say it."""
    known = ZoneInfo(zone)
    turns = tuple(_turns(known, years))
    if not turns:
        middle = datetime(years.first, 7, 1, tzinfo=known)
        body: Iterable[str] | None = _fixed(middle)
    else:
        body = _both_halves(turns, years)
    if body is None:
        return None
    return ("BEGIN:VTIMEZONE", f"TZID:{zone}", *body, "END:VTIMEZONE")


def _turns(zone: ZoneInfo, years: Years) -> Iterator[_Turn]:
    """Yield every change of the clocks, from a year before to a year after, found by bisection."""
    at = datetime(years.first - 1, 1, 1, tzinfo=UTC)
    end = datetime(years.last + 2, 1, 1, tzinfo=UTC)
    while at < end:
        following = at + _STEP
        before, after = _offset(at, zone), _offset(following, zone)
        if before != after:
            moment = _moment_of_turn(at, following, zone)
            shown = (moment + before).replace(tzinfo=None)
            yield _Turn(shown, before, after, str(moment.astimezone(zone).tzname()))
        at = following


def _offset(moment: datetime, zone: ZoneInfo) -> timedelta:
    return moment.astimezone(zone).utcoffset() or timedelta()


def _moment_of_turn(low: datetime, high: datetime, zone: ZoneInfo) -> datetime:
    before = _offset(low, zone)
    while high - low > _MINUTE:
        middle = low + (high - low) / 2
        if _offset(middle, zone) == before:
            low = middle
        else:
            high = middle
    to_the_minute = high.replace(second=0, microsecond=0)
    return to_the_minute if _offset(to_the_minute, zone) != before else to_the_minute + _MINUTE


def _fixed(middle: datetime) -> list[str]:
    offset = _written(middle.utcoffset() or timedelta())
    return [
        "BEGIN:STANDARD",
        "DTSTART:19700101T000000",
        f"TZNAME:{middle.tzname()}",
        f"TZOFFSETFROM:{offset}",
        f"TZOFFSETTO:{offset}",
        "END:STANDARD",
    ]


def _both_halves(turns: tuple[_Turn, ...], years: Years) -> list[str] | None:
    standard = min(turn.after for turn in turns)
    daylight = max(turn.after for turn in turns)
    if any({turn.before, turn.after} != {standard, daylight} for turn in turns):
        return None
    halves = (
        _half("STANDARD", [turn for turn in turns if turn.after == standard], years),
        _half("DAYLIGHT", [turn for turn in turns if turn.after == daylight], years),
    )
    return [line for half in halves for line in half] if all(halves) else None


def _half(kind: str, turns: list[_Turn], years: Years) -> list[str]:
    """Return one half of the block, or nothing where no yearly rule by weekday fits."""
    shown = [turn.shown for turn in turns]
    every_year = [moment.year for moment in shown] == list(range(years.first - 1, years.last + 2))
    alike = len({(moment.month, moment.weekday(), moment.time()) for moment in shown}) == 1
    if not (every_year and alike):
        return []
    week = next((n for n in (-1, 1, 2, 3, 4) if all(_is_nth(m.date(), n) for m in shown)), None)
    if week is None:
        return []
    first = shown[0]
    begin = _nth(1970, first.month, first.weekday(), week)
    return [
        f"BEGIN:{kind}",
        f"DTSTART:{begin:%Y%m%d}T{first:%H%M%S}",
        f"TZNAME:{turns[0].name}",
        f"TZOFFSETFROM:{_written(turns[0].before)}",
        f"TZOFFSETTO:{_written(turns[0].after)}",
        f"RRULE:FREQ=YEARLY;BYDAY={week}{_WEEKDAYS[first.weekday()]};BYMONTH={first.month}",
        f"END:{kind}",
    ]


def _nth(year: int, month: int, weekday: int, week: int) -> date:
    """Return the *week*-th such weekday of a month; -1 is the last."""
    days = [
        day
        for day in calendar.Calendar().itermonthdates(year, month)
        if day.month == month and day.weekday() == weekday
    ]
    return days[week - 1] if week > 0 else days[-1]


def _is_nth(day: date, week: int) -> bool:
    return _nth(day.year, day.month, day.weekday(), week) == day


def _written(offset: timedelta) -> str:
    seconds = int(offset.total_seconds())
    sign = "+" if seconds >= 0 else "-"
    hours, rest = divmod(abs(seconds), 3600)
    minutes, seconds = divmod(rest, 60)
    return f"{sign}{hours:02d}{minutes:02d}" + (f"{seconds:02d}" if seconds else "")
