"""The agenda as the grid wants it: frame and blocks from a snapshot."""

from datetime import date

from convenor.widgets.agenda_grid.values import (
    GridBlock,
    GridColumn,
    GridDay,
    GridFrame,
    Marks,
    spans_all,
)
from convenor.widgets.day_words import day_in_words
from convenor_db.domain.invitations import OUT, has_duty
from convenor_db.domain.names import initials, seat_name
from convenor_db.domain.records import Invitation, Listed, Role, Session
from convenor_db.domain.snapshot import Snapshot
from convenor_db.domain.zones import days_between

CLOSED = frozenset({"TLP:RED", "TLP:AMBER+STRICT"})


def frame_of(snapshot: Snapshot, days: list[date]) -> GridFrame:
    """Return the grid's frame: these days, every room in its order."""
    hours = snapshot.convening.day
    return GridFrame(
        zone=snapshot.zone,
        days=tuple(GridDay(day=day, label=day_in_words(day)) for day in days),
        columns=tuple(
            GridColumn(key=room.key, title=room.name, capacity=room.capacity)
            for room in snapshot.rooms.values()
        ),
        hours=(hours[0], hours[1]),
    )


def all_days(snapshot: Snapshot) -> list[date]:
    """Return the convening's days and every other day on which something lies."""
    days = set(days_between(snapshot.convening.starts, snapshot.convening.ends))
    for session in snapshot.sessions.values():
        if session.start and not session.dropped_on:
            days.add(date.fromisoformat(session.start[:10]))
    return sorted(days)


def blocks_of(snapshot: Snapshot) -> list[GridBlock]:
    """Return every session that is not dropped, unscheduled ones too."""
    return [
        _block(snapshot, session)
        for session in snapshot.sessions.values()
        if not session.dropped_on
    ]


def _block(snapshot: Snapshot, session: Session) -> GridBlock:
    mark = session.mark or str(snapshot.convening.mark)
    here = [one for one in session.people if _counts(snapshot, one)]
    return GridBlock(
        key=session.key,
        title=session.title,
        kind=str(session.kind),
        minutes=session.minutes,
        start=session.start or "",
        column=session.room or "",
        spanning=spans_all(str(session.kind), session.room or ""),
        duties=tuple(_duties(snapshot, session)),
        marks=Marks(pinned=session.pinned, closed=mark in CLOSED),
        needs=session.expected or len(here),
        facts=(session.purpose,) if session.purpose else (),
    )


def seat_of(snapshot: Snapshot, listed: Listed) -> Invitation | None:
    """Return the seat that is listed."""
    return snapshot.invitations.get(listed.invitation)


def _counts(snapshot: Snapshot, listed: Listed) -> bool:
    seat = seat_of(snapshot, listed)
    return seat is not None and seat.status not in OUT and not seat.remote


def _duties(snapshot: Snapshot, session: Session) -> list[str]:
    on_duty = [one for one in session.people if has_duty(session, one.role)]
    on_duty.sort(key=lambda one: one.role is not Role.CHAIR)
    seats = (seat_of(snapshot, one) for one in on_duty)
    return [initials(seat_name(snapshot, seat)) for seat in seats if seat]
