"""Wall-clock times of the venue and instants, and the way from one to the other.

A record keeps times as INTERCHANGE.md writes them: wall-clock `2027-04-14T09:00` in the
convening's zone, instants `2027-03-01T08:00:00Z`, days `2027-04-14`. Durations are minutes of
real time, so ends are computed on instants.
"""

from datetime import MAXYEAR, MINYEAR, UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from convenor_db.domain.records import Session


def wall(text: str) -> datetime:
    """Return a wall-clock time without zone; `ValueError` where it is not written as one."""
    if len(text) != 16 or text[10] != "T" or not text.isascii():
        message = f"{text!r} is not a time like 2027-04-14T09:00"
        raise ValueError(message)
    moment = datetime.strptime(text, "%Y-%m-%dT%H:%M")  # noqa: DTZ007 - wall clock on purpose
    if not MINYEAR < moment.year < MAXYEAR:  # in another zone, or an hour on, it has no name
        message = f"{text!r} lies outside the years that calendars have"
        raise ValueError(message)
    return moment


def wall_text(moment: datetime) -> str:
    """Write a wall-clock time as records keep it."""
    return f"{moment:%Y-%m-%dT%H:%M}" if moment.year > 999 else moment.isoformat()[:16]


def exists(text: str, zone: ZoneInfo) -> bool:
    """Say whether the clocks of *zone* ever show this wall-clock time."""
    local = wall(text).replace(tzinfo=zone)
    back = local.astimezone(UTC).astimezone(zone)
    return back.replace(tzinfo=None) == local.replace(tzinfo=None)


@lru_cache(maxsize=20_000)
def instant(text: str, zone: ZoneInfo) -> datetime:
    """Return the instant (UTC) of a wall-clock time; of one that exists twice, the first."""
    return wall(text).replace(tzinfo=zone, fold=0).astimezone(UTC)


def local(moment: datetime, zone: ZoneInfo) -> datetime:
    """Return an instant as the clocks of *zone* show it."""
    return moment.astimezone(zone)


def span(session: Session, zone: ZoneInfo) -> tuple[datetime, datetime] | None:
    """Return begin and end of a scheduled session as instants, or None."""
    if session.start is None:
        return None
    begins = instant(session.start, zone)
    return begins, begins + timedelta(minutes=session.minutes)


def overlap(a: tuple[datetime, datetime], b: tuple[datetime, datetime]) -> bool:
    """Say whether two half-open spans share a moment; touching ones do not (RULES.md 6)."""
    return a[0] < b[1] and b[0] < a[1]


def instant_text(moment: datetime) -> str:
    """Write an instant as records keep it: UTC, to the second."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def read_instant(text: str) -> datetime:
    """Return an instant; `ValueError` where it is not written as one."""
    if len(text) != 20 or text[-1] != "Z" or text[10] != "T" or not text.isascii():
        message = f"{text!r} is not an instant like 2027-03-01T08:00:00Z"
        raise ValueError(message)
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)


def read_day(text: str) -> date:
    """Return a day; `ValueError` where it is not written as one."""
    if len(text) != 10 or "W" in text:  # 2027-W15-3 is a day of ISO 8601 too
        message = f"{text!r} is not a day like 2027-04-14"
        raise ValueError(message)
    return date.fromisoformat(text)


def read_time(text: str) -> time:
    """Return a time of day; `ValueError` where it is not written as one."""
    if len(text) != 5 or text[2] != ":":  # T0800 and 08+01 are times of ISO 8601 too
        message = f"{text!r} is not a time of day like 08:00"
        raise ValueError(message)
    return time.fromisoformat(text)


def known_zone(name: str) -> bool:
    """Say whether the time-zone database has a zone of this name."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return bool(name)


def days_between(first: str, last: str) -> list[date]:
    """Return every day from *first* to *last*, both included."""
    begin, end = read_day(first), read_day(last)
    return [begin + timedelta(days=n) for n in range((end - begin).days + 1)]
