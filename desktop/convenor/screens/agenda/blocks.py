"""The agenda as the grid wants it: frame and blocks from a snapshot."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from convenor.screens.agenda.warnings import Standing, rivals_meet, tally
from convenor.widgets.agenda_grid.values import (
    GridBlock,
    GridColumn,
    GridDay,
    GridFrame,
    Marks,
    spans_all,
)
from convenor.widgets.day_words import day_in_words
from convenor_db.domain.attendance import places_needed
from convenor_db.domain.checking.findings import Finding
from convenor_db.domain.invitations import has_duty
from convenor_db.domain.names import initials, seat_name
from convenor_db.domain.records import Role, Session
from convenor_db.domain.snapshot import Snapshot
from convenor_db.domain.zones import days_between

CLOSED = frozenset({"TLP:RED", "TLP:AMBER+STRICT"})


_MOST_TOLD: Final = 4
"""More warnings of a session are told in the panel, not in the tooltip."""


def frame_of(
    snapshot: Snapshot, days: Sequence[date], to_fix: Mapping[str, int], room: str = ""
) -> GridFrame:
    """Return the grid's frame: these days, every room in its order, or one *room* only.

    *to_fix* is how many things must be fixed on a day (ISO).
    """
    hours = snapshot.convening.day
    return GridFrame(
        zone=snapshot.zone,
        days=tuple(
            GridDay(day=day, label=day_in_words(day), to_fix=to_fix.get(day.isoformat(), 0))
            for day in days
        ),
        columns=tuple(
            GridColumn(key=one.key, title=one.name, capacity=one.capacity)
            for one in snapshot.rooms.values()
            if not room or one.key == room
        ),
        hours=(hours[0], hours[1]),
    )


def all_days(snapshot: Snapshot) -> list[date]:
    """Return the convening's days and every other day on which something begins."""
    days = set(days_between(snapshot.convening.starts, snapshot.convening.ends))
    for session in snapshot.sessions.values():
        if session.start and not session.dropped_on:
            days.add(date.fromisoformat(session.start[:10]))
    return sorted(days)


def blocks_of(snapshot: Snapshot, standing: Standing, room: str = "") -> list[GridBlock]:
    """Return every session that is not dropped, unscheduled ones too, with what is found of it.

    With a *room* only what lies there, and what is for everybody.
    """
    alive = (one for one in snapshot.sessions.values() if not one.dropped_on)
    blocks = [_block(snapshot, one, standing) for one in alive]
    if not room:
        return blocks
    return [one for one in blocks if one.column == room or one.spanning or not one.start]


def _block(snapshot: Snapshot, session: Session, standing: Standing) -> GridBlock:
    findings = standing.by_session.get(session.key, ())
    marks = _marks(snapshot, session, standing)
    return GridBlock(
        key=session.key,
        title=session.title,
        kind=str(session.kind),
        minutes=session.minutes,
        start=session.start or "",
        column=session.room or "",
        spanning=spans_all(str(session.kind), session.room or ""),
        duties=tuple(_duties(snapshot, session)),
        marks=marks,
        needs=places_needed(snapshot, session),
        ring=marks.must_fix > 0,
        facts=(*((session.purpose,) if session.purpose else ()), *_told(findings)),
    )


def _marks(snapshot: Snapshot, session: Session, standing: Standing) -> Marks:
    findings = standing.by_session.get(session.key, ())
    counts = tally(findings)
    return Marks(
        must_fix=counts.must_fix,
        look_at=counts.look_at,
        rivals=rivals_meet(session, findings),
        pinned=session.pinned,
        closed=(session.mark or str(snapshot.convening.mark)) in CLOSED,
        unreleased=session.key in standing.unreleased,
    )


def _told(findings: Sequence[Finding]) -> list[str]:
    told = [one.text for one in findings if one.is_open]
    more = [f"and {len(told) - _MOST_TOLD:,} more"] if len(told) > _MOST_TOLD else []
    return [*told[:_MOST_TOLD], *more]


def _duties(snapshot: Snapshot, session: Session) -> list[str]:
    on_duty = [one for one in session.people if has_duty(session, one.role)]
    on_duty.sort(key=lambda one: one.role is not Role.CHAIR)
    seats = (snapshot.invitations.get(one.invitation) for one in on_duty)
    return [initials(seat_name(snapshot, seat)) for seat in seats if seat]
