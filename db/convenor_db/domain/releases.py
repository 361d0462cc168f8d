"""What was released, and in words what has changed since.

Only what a reader of the agenda sees is a change: title, kind, day, time, room, length, purpose,
outline, link, mark, attachments, and who is listed in which role. Clearance, pin, order, expected
number, issues, briefs, languages, meeting rule, circulation and who was present are the office's
own and no change (RULES.md 4). A session that is unscheduled or dropped is on nobody's agenda: it
is a change only when it was or now is on it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, cast

from convenor_db.domain.attendance import seat_counts
from convenor_db.domain.edits import counted
from convenor_db.domain.names import full_name, seat_name
from convenor_db.domain.records import (
    Invitation,
    InvitationKey,
    Person,
    Release,
    Role,
    Room,
    Session,
    SessionKey,
    SessionKind,
)
from convenor_db.domain.snapshot import Snapshot
from convenor_db.domain.zones import wall

Agenda = Mapping[str, Session]
"""Sessions by key, unscheduled and dropped ones among them."""


@dataclass(frozen=True, slots=True)
class Changed:
    """What has become of one session: one line, with the seats it concerns.

    *day* (YYYY-MM-DD) is the one it now begins on, or of what is off the agenda began on. *seats*
    are those who count: everybody listed before or now, or, where only people changed, those
    who came, went or do something else.
    """

    day: str
    session: SessionKey
    text: str
    seats: frozenset[InvitationKey]


def newest_release(snapshot: Snapshot) -> Release | None:
    """Return the agenda as it was given out last, or None."""
    releases = cast("Mapping[str, Release]", snapshot.table("releases"))
    return max(releases.values(), key=lambda release: release.number, default=None)


def sessions_of(release: Release | None) -> Agenda:
    """Return a release's sessions by key; before the first release there are none."""
    return {str(one.key): one for one in release.sessions} if release else {}


def changes_since(snapshot: Snapshot, release: Release) -> int:
    """Return how many sessions have changed for readers: the lines of `changes_between`."""
    return len(changes_between(snapshot, sessions_of(release), snapshot.sessions))


def changes_between(snapshot: Snapshot, before: Agenda, after: Agenda) -> tuple[Changed, ...]:
    """Return one line for each session that changed, by when it is, then as it is listed.

    The snapshot gives the names of rooms and people.
    """
    found: list[tuple[str, Changed]] = []
    for key in dict.fromkeys((*after, *before)):
        was, is_now = before.get(key), after.get(key)
        if was is not is_now and (line := _line(snapshot, was, is_now)):
            found.append(line)
    return tuple(change for _, change in sorted(found, key=lambda one: one[0]))


def on_agenda(session: Session | None) -> bool:
    """Say whether readers find a session on the agenda: it has a time and is not dropped."""
    return session is not None and session.start is not None and session.dropped_on is None


def _line(
    snapshot: Snapshot, was: Session | None, is_now: Session | None
) -> tuple[str, Changed] | None:
    """Return a session's line with its start, by which lines are sorted."""
    before = was if on_agenda(was) else None
    after = is_now if on_agenda(is_now) else None
    named = after or before
    if named is None or named.start is None:
        return None
    told, seats = _told(snapshot, before, after)
    if not told:
        return None
    if before is None and was is not None:
        told = f"is back on the agenda: {_whereabouts(snapshot, named)}"
    elif after is None and is_now is not None and is_now.dropped_on is None:
        told = "is unscheduled"
    text = f"“{named.title}” {told}"
    return named.start, Changed(named.start[:10], named.key, text, _counting(snapshot, seats))


def _told(
    snapshot: Snapshot, before: Session | None, after: Session | None
) -> tuple[str, set[InvitationKey]]:
    everybody = _listed(before).keys() | _listed(after).keys()
    if after is None:
        return "is dropped", set(everybody)
    if before is None:
        return f"is new: {_whereabouts(snapshot, after)}", set(everybody)
    of_all = list(_of_all(snapshot, before, after))
    people, concerned = _of_people(snapshot, before, after)
    if of_all or (people and after.kind is SessionKind.BILATERAL):
        concerned = set(everybody)
    return "; ".join((*of_all, *people)), concerned


def _counting(snapshot: Snapshot, seats: set[InvitationKey]) -> frozenset[InvitationKey]:
    return frozenset(key for key in seats if seat_counts(snapshot.invitations.get(key)))


# What everybody listed is told


def _of_all(snapshot: Snapshot, before: Session, after: Session) -> Iterator[str]:
    if before.title != after.title:
        yield f"was called “{before.title}”"
    if before.start != after.start:
        yield _moved(before.start or "", after.start or "")
    if before.room != after.room:
        yield _room_told(snapshot, before, after)
    if before.minutes != after.minutes:
        yield f"{counted(after.minutes, 'minute', 'minutes')} instead of {before.minutes:,}"
    yield from _of_its_nature(snapshot, before, after)


def _of_its_nature(snapshot: Snapshot, before: Session, after: Session) -> Iterator[str]:
    if before.kind is not after.kind:
        yield f"{_of_kind(after)} instead of {_of_kind(before)}"
    own = snapshot.convening.mark
    if (after.mark or own) != (before.mark or own):
        yield f"marked {after.mark or own} instead of {before.mark or own}"
    for field in _TEXTS:
        if getattr(before, field) != getattr(after, field):
            yield f"{field} changed"


_TEXTS: Final = ("purpose", "outline", "link", "attachments")


def _moved(before: str, after: str) -> str:
    """Return “moved from Wed 14 Apr, 10:30 to 11:00”; the day is told again if it is another."""
    to = _clock(after) if before[:10] == after[:10] else _when(after)
    return f"moved from {_when(before)} to {to}"


def _room_told(snapshot: Snapshot, before: Session, after: Session) -> str:
    was, is_now = _room_name(snapshot, before), _room_name(snapshot, after)
    if not is_now:
        return f"no longer in {was}"
    return f"in {is_now} instead of {was}" if was else f"in {is_now}"


def _room_name(snapshot: Snapshot, session: Session) -> str:
    if session.room is None:
        return ""
    room = snapshot.rooms.get(session.room) or snapshot.gone.get(("rooms", session.room))
    return room.name if isinstance(room, Room) else "a room since deleted"


def _whereabouts(snapshot: Snapshot, session: Session) -> str:
    room = _room_name(snapshot, session)
    return f"{_when(session.start or '')}{f', in {room}' if room else ''}"


def _of_kind(session: Session) -> str:
    kind = "preparatory session" if session.kind is SessionKind.PREPARATORY else str(session.kind)
    return kind if session.kind is SessionKind.TRAVEL else f"a {kind}"


def _when(start: str) -> str:
    moment = wall(start)
    return f"{moment:%a} {moment.day} {moment:%b}, {_clock(start)}"


def _clock(start: str) -> str:
    return start[11:16]


# Who comes, goes or does something else


def _of_people(
    snapshot: Snapshot, before: Session, after: Session
) -> tuple[list[str], set[InvitationKey]]:
    """Return what is told of the people, and whose place in the session changed."""
    was, is_now = _listed(before), _listed(after)
    changed = {key for key in was.keys() | is_now.keys() if was.get(key) != is_now.get(key)}
    told, named = _chairs(snapshot, was, is_now)
    rest = changed - named
    counts = (
        (len(rest - was.keys()), "added"),
        (len(rest - is_now.keys()), "taken out"),
        (len(rest & was.keys() & is_now.keys()), "in another role"),
    )
    told += [f"{counted(count, 'person', 'people')} {what}" for count, what in counts if count]
    return told, changed


def _listed(session: Session | None) -> dict[InvitationKey, Role]:
    return {one.invitation: one.role for one in session.people} if session else {}


def _chairs(
    snapshot: Snapshot, was: dict[InvitationKey, Role], is_now: dict[InvitationKey, Role]
) -> tuple[list[str], set[InvitationKey]]:
    """Return who chairs and who no longer does, by name, and whom that has told of."""
    old = [key for key, role in was.items() if role is Role.CHAIR]
    new = [key for key, role in is_now.items() if role is Role.CHAIR]
    come, gone = [key for key in new if key not in old], [key for key in old if key not in new]
    names = [" and ".join(_name(snapshot, key) for key in keys) for keys in (come, gone)]
    if come and gone:
        told = f"{names[0]} {_chair(come)} instead of {names[1]}"
    elif come:
        told = f"{names[0]} {_chair(come)}"
    else:
        told = f"{names[1]} no longer {_chair(gone)}"
    return ([told] if come or gone else []), {*come, *gone}


def _chair(keys: list[InvitationKey]) -> str:
    return "chairs" if len(keys) == 1 else "chair"


def _name(snapshot: Snapshot, key: InvitationKey) -> str:
    seat = snapshot.invitations.get(key) or snapshot.gone.get(("invitations", key))
    if not isinstance(seat, Invitation):
        return "somebody since deleted"
    person = snapshot.gone.get(("people", seat.person or ""))
    return full_name(person) if isinstance(person, Person) else seat_name(snapshot, seat)
