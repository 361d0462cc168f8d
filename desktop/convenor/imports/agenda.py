"""A schedule from elsewhere: pretalx or frab (XML, JSON) or iCalendar, made into one edit."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from msgspec.structs import replace

from convenor.imports.events import Event
from convenor.imports.frab import read_json, read_xml
from convenor.imports.ics import read_ics
from convenor.imports.plain import shortened
from convenor_db.domain.actions.session_times import LONGEST
from convenor_db.domain.edits import Edit, counted
from convenor_db.domain.errors import InputRefused
from convenor_db.domain.ids import derived_key
from convenor_db.domain.invitations import live_seat
from convenor_db.domain.records import (
    Capacity,
    Invitation,
    InvitationKey,
    Listed,
    Person,
    PersonKey,
    Role,
    Room,
    RoomKey,
    Session,
    SessionKey,
    SessionKind,
    Status,
)
from convenor_db.domain.snapshot import Snapshot
from convenor_db.domain.zones import exists, wall_text

MOST_BYTES: Final = 20 * 1024 * 1024
PURPOSE_MOST: Final = 600
"""Characters of an abstract that stand as the purpose; a longer one goes to the outline."""

KIND_WORDS: Final = {
    "plenary": SessionKind.PLENARY,
    "keynote": SessionKind.PLENARY,
    "lunch": SessionKind.MEAL,
    "dinner": SessionKind.MEAL,
    "break": SessionKind.BREAK,
    "reception": SessionKind.RECEPTION,
}


@dataclass(frozen=True, slots=True)
class AgendaFile:
    """What a schedule holds, whatever its form."""

    events: tuple[Event, ...]
    refused: tuple[str, ...] = ()


@dataclass(slots=True)
class AgendaPlan:
    """What an import will do."""

    edit: Edit
    added: int = 0
    updated: int = 0
    unchanged: int = 0
    rooms: int = 0
    people: int = 0
    outside_days: int = 0
    refused: list[str] = field(default_factory=list)


def read_agenda(raw: bytes, *, name: str) -> AgendaFile:
    """Return the events of a schedule; its form is recognised by its content.

    Raises `InputRefused` for anything else, and says what a file of a wrong kind is.
    """
    if len(raw) > MOST_BYTES:
        message = f"{name} was not read: it is larger than 20 MB."
        raise InputRefused(message)
    start = raw.lstrip(b"\xef\xbb\xbf \t\r\n")[:200]
    reader: Callable[[bytes, str], tuple[list[Event], list[str]]]
    if start.startswith(b"BEGIN:VCALENDAR"):
        reader = read_ics
    elif start.startswith(b"<"):
        reader = read_xml
    elif start.startswith(b"{"):
        reader = read_json
    else:
        message = f"{name} was not read: it is no iCalendar, pretalx or frab schedule."
        raise InputRefused(message)
    events, refused = reader(raw, name)
    if not events:
        message = f"{name} was not read: there is no session in it."
        raise InputRefused(message)
    return AgendaFile(tuple(events), tuple(refused))


def plan_agenda(snapshot: Snapshot, file: AgendaFile) -> AgendaPlan:
    """Return what importing a schedule does; a second import finds what the first made.

    Instants become wall-clock times of the convening's zone. What the file does not know (mark,
    issues, who else is listed) stays as it was.
    """
    planning = _Planning(snapshot)
    plan = AgendaPlan(Edit(label=""), refused=list(file.refused))
    for event in file.events:
        planning.take(event, plan)
    puts = (
        *planning.rooms.values(), *planning.people.values(), *planning.seats.values(),
        *planning.sessions.values(),
    )  # fmt: skip
    plan.rooms, plan.people = len(planning.rooms), len(planning.people)
    taken = plan.added + plan.updated + plan.unchanged
    label = f"Import {counted(taken, 'session', 'sessions')}"
    plan.edit = Edit(label=label, puts=puts)
    return plan


class _Planning:
    """What a schedule brings that is not here yet."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._zone = snapshot.zone
        self._room_names = {room.name: room.key for room in snapshot.rooms.values()}
        self.rooms: dict[str, Room] = {}
        self.people: dict[str, Person] = {}
        self.seats: dict[str, Invitation] = {}
        self.sessions: dict[str, Session] = {}

    def take(self, event: Event, plan: AgendaPlan) -> None:
        """Add an event's session, its room and its speakers, or say why it is not taken."""
        why_not = self._why_not(event)
        if why_not:
            plan.refused.append(f"{event.title}: {why_not}")
            return
        key = SessionKey(derived_key("sessions", event.source))
        before = self._snapshot.sessions.get(key)
        made = self._session(key, event, before)
        if before is None:
            plan.added += 1
        elif made != before:
            plan.updated += 1
        else:
            plan.unchanged += 1
        if made != before:
            self.sessions[key] = made
        day = (made.start or "")[:10]
        convening = self._snapshot.convening
        plan.outside_days += bool(day) and not convening.starts <= day <= convening.ends

    def _why_not(self, event: Event) -> str:
        if event.minutes > LONGEST:
            return f"it lasts {counted(event.minutes, 'minute', 'minutes')}"
        try:
            start = self._wall(event.begins)
            if start is None or exists(start, self._zone):
                return ""
        except (OverflowError, ValueError):
            return "it lies outside the years that calendars have"
        return f"it begins on {start[:10]} at {start[11:]}, which the clocks skip here"

    def _session(self, key: SessionKey, event: Event, before: Session | None) -> Session:
        base = before or Session(
            key=key, title=event.title, kind=_kind(event), minutes=event.minutes
        )
        short = len(event.text) <= PURPOSE_MOST
        listed = {one.invitation for one in base.people}
        speakers = [self._seat(speaker) for speaker in event.speakers]
        more = tuple(
            Listed(invitation=seat, role=Role.SPEAKER)
            for seat in dict.fromkeys(speakers)
            if seat not in listed
        )
        return replace(
            base,
            title=event.title,
            start=self._wall(event.begins),
            minutes=event.minutes,
            room=self._room(event.room),
            purpose=event.text if short else shortened(event.text, PURPOSE_MOST),
            outline=base.outline if short else event.text,
            link=event.link or base.link,
            people=(*base.people, *more),
        )

    def _wall(self, begins: datetime | None) -> str | None:
        if begins is None:
            return None
        whole = begins + timedelta(seconds=30 if begins.second >= 30 else 0)
        return wall_text(whole.astimezone(self._zone) if whole.tzinfo else whole)

    def _room(self, name: str) -> RoomKey | None:
        if not name:
            return None
        if name not in self._room_names:
            key = RoomKey(derived_key("rooms", name))
            self._room_names[name] = key
            if key not in self._snapshot.rooms:  # else it was given another name here
                self.rooms[key] = Room(key=key, name=name)
        return self._room_names[name]

    def _seat(self, speaker: tuple[str, str]) -> InvitationKey:
        source, name = speaker
        key = InvitationKey(derived_key("invitations", source))
        if key not in self._snapshot.invitations and key not in self.seats:
            person = PersonKey(derived_key("people", source))
            if person not in self._snapshot.people:
                self.people[person] = Person(key=person, family=name)
            elif held := live_seat(self._snapshot, person):
                return held.key
            self.seats[key] = Invitation(
                key=key, person=person, capacity=Capacity.SPEAKER, status=Status.APPROVED
            )
        return key


def _kind(event: Event) -> SessionKind:
    words = f"{event.kind} {event.title}".casefold()
    return next((kind for word, kind in KIND_WORDS.items() if word in words), SessionKind.BREAKOUT)
