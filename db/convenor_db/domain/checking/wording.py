"""How a warning says things: sessions by title, times as the venue's clocks show them."""

from datetime import datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from convenor_db.domain.checking.joined import Joined, Sitting
from convenor_db.domain.records import Session
from convenor_db.domain.zones import local, wall


def titled(session: Session) -> str:
    """Return a session's title in quotes."""
    return f"“{session.title}”"


def and_when(joined: Joined, sitting: Sitting) -> str:
    """Return title and time: “Opening” (Wed 14 Apr, 09:00–10:00)."""
    if sitting.when is None:
        return titled(sitting.session)
    return f"{titled(sitting.session)} ({span_words(sitting.when, joined.zone)})"


@lru_cache(maxsize=4_096)
def span_words(when: tuple[datetime, datetime], zone: ZoneInfo) -> str:
    """Return a span as a zone's clocks show it: Wed 14 Apr, 09:00–10:00."""
    first, last = local(when[0], zone), local(when[1], zone)
    if first.date() == last.date():
        return f"{day_words(first)}, {first:%H:%M}–{last:%H:%M}"
    return f"{day_words(first)}, {first:%H:%M} – {day_words(last)}, {last:%H:%M}"


def day_words(moment: datetime) -> str:
    """Return “Wed 14 Apr”."""
    return f"{moment:%a} {moment.day} {moment:%b}"


@lru_cache(maxsize=4_096)
def moment_words(text: str) -> str:
    """Return a wall-clock time of the venue as people say it: Wed 14 Apr, 09:00."""
    moment = wall(text)
    return f"{day_words(moment)}, {moment:%H:%M}"


def away_words(begins: str, ends: str) -> str:
    """Return from when until when somebody is away, the day once where it is the same."""
    if begins[:10] == ends[:10]:
        return f"{moment_words(begins)}–{ends[11:]}"
    return f"{moment_words(begins)} – {moment_words(ends)}"


def city_of(zone: str) -> str:
    """Return the city a zone is named for: New York of America/New_York."""
    return zone.rpartition("/")[2].replace("_", " ")
