"""The agenda as the grid wants it: frame and blocks from a snapshot."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from msgspec.structs import replace

from convenor.screens.agenda.words import called, cannot_words
from convenor.widgets.agenda_grid.values import (
    GridBlock,
    GridColumn,
    GridDay,
    GridFrame,
    Marks,
    spans_all,
)
from convenor.widgets.day_words import day_in_words
from convenor_db.domain.attendance import Obstacle, Why, obstacles, places_needed
from convenor_db.domain.invitations import has_duty
from convenor_db.domain.names import initials, seat_name
from convenor_db.domain.records import Role, Session
from convenor_db.domain.snapshot import Snapshot
from convenor_db.domain.zones import days_between

CLOSED = frozenset({"TLP:RED", "TLP:AMBER+STRICT"})


def frame_of(snapshot: Snapshot, days: Sequence[date], room: str = "") -> GridFrame:
    """Return the grid's frame: these days, every room in its order, or one *room* only."""
    hours = snapshot.convening.day
    return GridFrame(
        zone=snapshot.zone,
        days=tuple(GridDay(day=day, label=day_in_words(day)) for day in days),
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


def blocks_of(snapshot: Snapshot, room: str = "") -> list[GridBlock]:
    """Return every session that is not dropped, unscheduled ones too.

    With a *room* only what lies there, and what is for everybody.
    """
    blocks = [_block(snapshot, one) for one in snapshot.sessions.values() if not one.dropped_on]
    if not room:
        return blocks
    return [one for one in blocks if one.column == room or one.spanning or not one.start]


def _block(snapshot: Snapshot, session: Session) -> GridBlock:
    mark = session.mark or str(snapshot.convening.mark)
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
        needs=places_needed(snapshot, session),
        facts=(session.purpose,) if session.purpose else (),
    )


def _duties(snapshot: Snapshot, session: Session) -> list[str]:
    on_duty = [one for one in session.people if has_duty(session, one.role)]
    on_duty.sort(key=lambda one: one.role is not Role.CHAIR)
    seats = (snapshot.invitations.get(one.invitation) for one in on_duty)
    return [initials(seat_name(snapshot, seat)) for seat in seats if seat]


def who_cannot(snapshot: Snapshot, key: str, start: str) -> list[str]:
    """Return a line for each person who could not be in a session if it began at *start*.

    Those with a duty come first. Who is out is missed wherever it stands, and not named.
    """
    session = snapshot.sessions.get(key)
    if session is None:
        return []
    moved = replace(session, start=start)
    found: defaultdict[str, list[Obstacle]] = defaultdict(list)
    for one in obstacles(snapshot, moved):
        if one.why is not Why.OUT:
            found[one.invitation].append(one)
    roles: dict[str, Role] = {one.invitation: one.role for one in session.people}
    first = sorted(found, key=lambda seat: not has_duty(session, roles[seat]))
    return [
        f"{called(snapshot, seat)} {cannot_words(snapshot, moved, found[seat], notes=False)}"
        for seat in first
    ]
