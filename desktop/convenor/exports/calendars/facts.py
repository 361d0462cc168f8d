"""What a calendar entry says that its reader must be told of when it changes (RULES.md 5)."""

import json
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from hashlib import sha256
from typing import Final
from zoneinfo import ZoneInfo

from convenor.exports.calendars.lines import one_line
from convenor_db.domain.records import (
    TLP,
    Convening,
    LedgerEntry,
    Room,
    Session,
    SessionKind,
)
from convenor_db.domain.snapshot import Snapshot
from convenor_db.domain.zones import days_between, instant

_ELSEWHERE: Final = frozenset({SessionKind.TRAVEL, SessionKind.PREPARATORY})
"""Kinds that need not be at the venue: without a room their place is not known."""
_MIDNIGHT: Final = "T00:00"


class EventStatus(StrEnum):
    """The event's own status; never the invitation's."""

    CONFIRMED = "CONFIRMED"
    CANCELLED = "CANCELLED"


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is compared between two exports.

    `start` is wall-clock in `zone`, `minutes` real time. Texts are as written in the file, so
    that a change a reader cannot see is none.
    """

    start: str | None
    minutes: int | None
    zone: str
    place: str
    title: str
    link: str = ""
    role: str = ""
    whole_days: bool = False

    def fingerprint(self, status: EventStatus) -> str:
        """Return the hash the ledger keeps.

        It is over the facts, not over bytes: a new version of the program writes nothing.
        """
        return _fingerprint(self, status)


@lru_cache(maxsize=10_000)
def _fingerprint(facts: Facts, status: EventStatus) -> str:
    told = (
        facts.start, facts.minutes, facts.zone, facts.place, facts.title, facts.link, facts.role,
        status,
    )  # fmt: skip
    return sha256(json.dumps(told, separators=(",", ":")).encode()).hexdigest()


def umbrella_facts(convening: Convening) -> Facts:
    """Return the convening as one entry: its days as a whole, from the first to the last.

    Whole days, not hours: the days are what people keep free, `day` only says between which
    hours sessions may be planned, and the sessions themselves carry the times.
    """
    days = days_between(convening.starts, convening.ends)
    zone = ZoneInfo(convening.zone)
    begin = instant(f"{days[0]}{_MIDNIGHT}", zone)
    end = instant(f"{date_after(str(days[-1]))}{_MIDNIGHT}", zone)
    return Facts(
        start=f"{days[0]}{_MIDNIGHT}",
        minutes=int((end - begin).total_seconds() // 60),
        zone=convening.zone,
        place=_joined(convening.venue, convening.city),
        title=one_line(convening.title),
        whole_days=True,
    )


def date_after(day: str) -> str:
    """Return the day after a day, as records write days."""
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()


def session_facts(snapshot: Snapshot, session: Session, role: str) -> Facts:
    """Return what one person is told of a session in which they are listed."""
    convening = snapshot.convening
    return Facts(
        start=session.start,
        minutes=session.minutes,
        zone=convening.zone,
        place=_place(convening, session, snapshot.rooms.get(session.room or "")),
        title=summary(convening, session),
        link=one_line(session.link),
        role=role,
    )


def mark_of(convening: Convening, session: Session) -> TLP:
    """Return the session's mark, or else the convening's (RULES.md 4)."""
    return TLP(session.mark or convening.mark)


def summary(convening: Convening, session: Session) -> str:
    """Return what a calendar calls a session; of a RED one only that it is a meeting."""
    if mark_of(convening, session) is TLP.RED:
        return f"{one_line(convening.title)} meeting"
    return one_line(session.title)


def _place(convening: Convening, session: Session, room: Room | None) -> str:
    """Return the room and venue; of a session online only, its link."""
    if room is not None:
        return _joined(room.name, convening.venue)
    if session.link:
        return one_line(session.link)
    return "" if session.kind in _ELSEWHERE else one_line(convening.venue)


def _joined(*parts: str) -> str:
    return ", ".join(part for part in map(one_line, parts) if part)


def written_facts(row: LedgerEntry, zone: str) -> Facts:
    """Return the facts as the ledger says they were last written.

    *zone* stands in where a row came without one.
    """
    return Facts(
        start=row.start,
        minutes=row.minutes,
        zone=row.zone or zone,
        place=row.place,
        title=row.title,
        link=row.link,
        role=row.role,
        whole_days=row.session is None and (row.start or "").endswith(_MIDNIGHT),
    )


def is_on(session: Session) -> bool:
    """Say whether a session stands in anybody's calendar: it has a time and is not dropped."""
    return session.start is not None and session.dropped_on is None
