"""The next convening of a series: the plan of the last one on other days, nothing of what happened.

INTERCHANGE.md, `load --as-new`: the second shape is left behind, statuses go back to longlist,
positions, commitments and papers keep their dates.
"""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any, Final

from msgspec.structs import replace

from convenor_db.domain.beginning import convening_in
from convenor_db.domain.errors import InputRefused
from convenor_db.domain.interchange.read import Interchange, read
from convenor_db.domain.interchange.write import to_object
from convenor_db.domain.records import (
    HAPPENED,
    Convening,
    Invitation,
    Record,
    Session,
    Status,
    Wave,
    kind_of,
)
from convenor_db.domain.snapshot import Snapshot
from convenor_db.domain.zones import wall, wall_text


def as_new(last: Interchange, starts: str, name: str) -> Interchange:
    """Return the convening that follows *last* and begins on the day *starts*.

    Everything on the agenda moves along by as many days. Raises `InputRefused`, with the path
    of every session, when a time does not exist on its new day because the clock changes.
    """
    along = date.fromisoformat(starts) - date.fromisoformat(convening_in(last).starts)
    kept = (record for record in last.records if kind_of(record).name not in HAPPENED)
    try:
        moved = Snapshot.of(_moved(record, along) for record in kept)
    except OverflowError:
        message = f"{name} was not read: the calendar ends before {starts} plus its days."
        raise InputRefused(message) from None
    return read(to_object(moved), name)


def _moved(record: Record, along: timedelta) -> Record:
    move = _MOVES.get(type(record))
    return move(record, along) if move else record


def _convening(last: Convening, along: timedelta) -> Convening:
    return replace(
        last,
        starts=_day(last.starts, along),
        ends=_day(last.ends, along),
        keep_until=_day(last.keep_until, along),
    )


def _session(last: Session, along: timedelta) -> Session:
    return replace(
        last,
        start=_wall(last.start, along),
        circulated_on=None,
        clearance=None,
        people=tuple(replace(listed, present=None) for listed in last.people),
    )


def _invitation(last: Invitation, along: timedelta) -> Invitation:
    return replace(
        last,
        status=Status.LONGLIST,
        invited_on=None,
        replied_on=None,
        approved_by="",
        substitute_for=None,
        reply_by=_day(last.reply_by, along),
        arrives=_wall(last.arrives, along),
        leaves=_wall(last.leaves, along),
        away=tuple(
            replace(span, from_=_wall(span.from_, along), to=_wall(span.to, along))
            for span in last.away
        ),
    )


def _wave(last: Wave, along: timedelta) -> Wave:
    return replace(
        last,
        send_on=_day(last.send_on, along),
        reply_by=_day(last.reply_by, along),
        overridden=None,
    )


def _day(text: Any, along: timedelta) -> Any:
    return None if text is None else (date.fromisoformat(text) + along).isoformat()


def _wall(text: Any, along: timedelta) -> Any:
    return None if text is None else wall_text(wall(text) + along)


_MOVES: Final[Mapping[type[Record], Callable[[Any, timedelta], Record]]] = {
    Convening: _convening,
    Session: _session,
    Invitation: _invitation,
    Wave: _wave,
}
"""What belongs to the days of the last convening, and how it moves to the next one's."""
