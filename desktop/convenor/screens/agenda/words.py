"""How the agenda says things: when a session is, what keeps somebody away, roles and rules."""

from collections.abc import Sequence
from datetime import date

from convenor.widgets.agenda_grid.words import span_words
from convenor.widgets.day_words import day_in_words
from convenor.widgets.labels import Span
from convenor.widgets.status_chip import look_of_kind, look_of_status
from convenor_db.domain.attendance import Obstacle, Why
from convenor_db.domain.names import person_of, seat_name
from convenor_db.domain.records import Role, Session
from convenor_db.domain.snapshot import Snapshot
from convenor_db.domain.zones import span


def day_words(wall: str) -> str:
    """Return the day of a wall-clock time: “Wed 14 Apr”."""
    return day_in_words(date.fromisoformat(wall[:10]))


def role_words(role: Role) -> str:
    """Return a role as a list shows it: “Note-taker”."""
    return role.value.capitalize()


def length_words(minutes: int) -> str:
    """Return a length: “45 min”, “2 h”, “1 h 30 min”."""
    hours, rest = divmod(minutes, 60)
    parts = [f"{hours:,} h"] if hours else []
    parts += [f"{rest} min"] if rest or not hours else []
    return " ".join(parts)


def when_words(snapshot: Snapshot, session: Session) -> str:
    """Return when a session is: “Wed 14 Apr · 09:00–10:30”, or that it waits or was dropped."""
    if session.dropped_on:
        return f"dropped on {day_words(session.dropped_on)}"
    when = span(session, snapshot.zone)
    if when is None or session.start is None:
        return "unscheduled"
    return f"{day_words(session.start)} · {span_words(snapshot.zone, *when)}"


def place_spans(snapshot: Snapshot, session: Session) -> list[Span]:
    """Return kind, time and room in one line; the room is a link, its key what it says."""
    room = snapshot.rooms.get(session.room or "")
    parts = [look_of_kind(str(session.kind)).words, when_words(snapshot, session)]
    if not session.start or session.dropped_on:
        parts.append(length_words(session.minutes))
    words = Span(" · ".join(parts))
    return [words, Span(" · "), Span(room.name, link=room.key)] if room else [words]


def obstacle_words(snapshot: Snapshot, session: Session, obstacle: Obstacle) -> str:
    """Return what keeps somebody away: “arrives 11:40”, “away 13:00–15:00”."""
    begins = (session.start or "")[:10]
    first, last = (_clock(wall, begins) for wall in (obstacle.first, obstacle.last))
    match obstacle.why:
        case Why.BEFORE_ARRIVAL:
            return f"arrives {first}"
        case Why.AFTER_DEPARTURE:
            return f"leaves {first}"
        case Why.AWAY:
            return f"away {first}–{last}"
        case Why.ELSEWHERE:
            other = snapshot.sessions.get(obstacle.session or "")
            return f"in “{other.title}” from {first}" if other else ""
        case _:
            seat = snapshot.invitations[obstacle.invitation]
            return look_of_status(str(seat.status)).words.lower()


def cannot_words(
    snapshot: Snapshot, session: Session, found: Sequence[Obstacle], *, notes: bool = True
) -> str:
    """Return everything that keeps one person away, with the *notes* why they are away."""
    parts = []
    for one in found:
        words = obstacle_words(snapshot, session, one)
        parts.append(f"{words} ({one.note})" if notes and one.note else words)
    return ", ".join(parts)


def called(snapshot: Snapshot, invitation: str) -> str:
    """Return the short name under which somebody is spoken of: the family name."""
    seat = snapshot.invitations[invitation]
    person = person_of(snapshot, seat)
    return person.family if person else seat_name(snapshot, seat)


def _clock(wall: str, day: str) -> str:
    """Return the time of a wall clock, with its day where it is another one."""
    if not wall or wall[:10] == day:
        return wall[11:]
    return f"{day_words(wall)} {wall[11:]}"
