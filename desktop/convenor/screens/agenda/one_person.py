"""One person's agenda: their sessions, what they cannot come to, when they are there at all."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from convenor.screens.agenda.blocks import all_days, frame_of
from convenor.screens.agenda.words import cannot_words, day_words, role_words
from convenor.widgets.agenda_grid.values import GridAbsence, GridBlock, GridColumn, GridFrame
from convenor_db.domain.attendance import Obstacle, Why, hindrances
from convenor_db.domain.edits import counted
from convenor_db.domain.invitations import LIVE, OUT
from convenor_db.domain.names import full_name, person_of, seat_name
from convenor_db.domain.records import Invitation, Listed, Session
from convenor_db.domain.snapshot import Snapshot
from convenor_db.domain.zones import span


def seat_of(snapshot: Snapshot, key: str) -> Invitation | None:
    """Return a seat by its own key, or the seat of a person: the live one, else the last.

    None for a person without a seat, and for what has been deleted.
    """
    if key in snapshot.invitations:
        return snapshot.invitations[key]
    theirs = [one for one in snapshot.invitations.values() if one.person == key]
    theirs.sort(key=lambda one: one.status in LIVE)
    return theirs[-1] if theirs else None


def listed_in(session: Session, seat: Invitation) -> Listed | None:
    """Return how a seat is listed in a session, None if it is not."""
    return next((one for one in session.people if one.invitation == seat.key), None)


def is_theirs(session: Session, seat: Invitation | None) -> bool:
    """Say whether a session belongs to a seat's agenda: it is listed and not dropped."""
    return bool(seat and not session.dropped_on and listed_in(session, seat))


def person_frame(snapshot: Snapshot, seat: Invitation | None) -> GridFrame:
    """Return the grid's frame: every day, one column, hatched where the person is away."""
    days = all_days(snapshot)
    title = seat_name(snapshot, seat) if seat else "Nobody chosen"
    frame = frame_of(snapshot, days, {})
    absences = tuple(_absences(seat, days)) if seat else ()
    # The column has no key: what happens at once stands side by side and is not two in a room.
    return replace(frame, columns=(GridColumn(key="", title=title),), absences=absences)


def person_blocks(
    snapshot: Snapshot, blocks: Sequence[GridBlock], seat: Invitation | None
) -> list[GridBlock]:
    """Return of all *blocks* what a seat is listed in, in one column, and the unscheduled ones."""
    found = []
    for block in blocks:
        session = snapshot.sessions[block.key]
        if not block.start:
            found.append(replace(block, column="", spanning=False))
        elif seat and is_theirs(session, seat):
            found.append(_theirs(snapshot, block, session, seat))
    return found


def _theirs(snapshot: Snapshot, block: GridBlock, session: Session, seat: Invitation) -> GridBlock:
    room, listed = snapshot.rooms.get(session.room or ""), listed_in(session, seat)
    role = (role_words(listed.role),) if listed else ()
    return replace(
        block,
        column="",
        spanning=False,
        place=room.name if room else "",
        facts=(*role, *block.facts),
        missed=_missed(snapshot, session, seat),
    )


def _missed(snapshot: Snapshot, session: Session, seat: Invitation) -> str:
    """Return why somebody cannot come, in words; what else they are in stands beside it."""
    when = span(session, snapshot.zone)
    if seat.status in OUT:
        found = [Obstacle(invitation=seat.key, why=Why.OUT)]
    else:
        found = list(hindrances(snapshot.zone, seat, when)) if when else []
    return cannot_words(snapshot, session, found)


def person_words(snapshot: Snapshot, seat: Invitation) -> list[str]:
    """Return what is said of a person beside their name: how many sessions, when they are there."""
    sessions = [one for one in snapshot.sessions.values() if is_theirs(one, seat)]
    words = [counted(len(sessions), "session", "sessions")]
    missed = sum(bool(_missed(snapshot, one, seat)) for one in sessions)
    words += [f"{missed:,} they cannot come to"] if missed else []
    waiting = sum(one.start is None for one in sessions)
    words += [f"{waiting:,} unscheduled"] if waiting else []
    words += ["remote"] if seat.remote else []
    words += [f"arrives {_moment(seat.arrives)}"] if seat.arrives else []
    words += [f"leaves {_moment(seat.leaves)}"] if seat.leaves else []
    return words


def person_link(snapshot: Snapshot, seat: Invitation) -> tuple[str, str, str]:
    """Return the name of who holds a seat, and the kind and key of what shows them."""
    person = person_of(snapshot, seat)
    if person:
        return full_name(person), "people", person.key
    return seat_name(snapshot, seat), "invitations", seat.key


def _absences(seat: Invitation, days: Sequence[date]) -> Iterator[GridAbsence]:
    first = f"{days[0].isoformat()}T00:00"
    last = f"{(days[-1] + timedelta(days=1)).isoformat()}T00:00"
    if seat.arrives and not seat.remote and seat.arrives > first:
        words = f"arrives {_moment(seat.arrives)}"
        yield GridAbsence(
            first=first, last=min(seat.arrives, last), words=words, at_end=seat.arrives <= last
        )
    if seat.leaves and not seat.remote and seat.leaves < last:
        words = f"leaves {_moment(seat.leaves)}"
        yield GridAbsence(first=max(seat.leaves, first), last=last, words=words)
    for away in seat.away:
        words = f"away: {away.why}" if away.why else "away"
        yield GridAbsence(first=max(away.from_, first), last=min(away.to, last), words=words)


def _moment(wall: str) -> str:
    return f"{day_words(wall)} {wall[11:]}"
