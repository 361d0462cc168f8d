"""Those listed in a session as rows: who, in what role, coming or not, and why not."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from convenor.screens.agenda.words import cannot_words, role_words
from convenor.theme.fonts import told
from convenor.widgets.pick_line import Pick
from convenor.widgets.status_chip import Look, look_of_status
from convenor_db.domain.attendance import Obstacle, obstacles, places_needed
from convenor_db.domain.invitations import COMING, OUT, has_duty
from convenor_db.domain.names import fold, organisation_of, person_of, seat_name
from convenor_db.domain.records import Invitation, Listed, Person, Role, Session
from convenor_db.domain.snapshot import Snapshot

Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()
ATTENDEE: Final = int(Qt.ItemDataRole.UserRole)
PERSON: Final = "person:"
"""Before the key of somebody who has no seat yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendee:
    """One row: *look* is the chip of somebody not coming (yet), *cannot* what keeps them away."""

    key: str
    person: str
    name: str
    note: str
    role: Role
    transferable: bool
    look: Look | None = None
    cannot: str = ""
    remote: bool = False

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        parts = [self.name, role_words(self.role), self.note]
        parts += [self.look.words] if self.look else []
        parts += ["remote"] if self.remote else []
        parts += ["transferable"] if self.transferable else []
        parts += [f"cannot come: {self.cannot}"] if self.cannot else []
        return ", ".join(part for part in parts if part)


def attendees_of(snapshot: Snapshot, session: Session) -> list[Attendee]:
    """Return the rows of a session: duties first, then as listed, the optional ones last."""
    reasons: defaultdict[str, list[Obstacle]] = defaultdict(list)
    for one in obstacles(snapshot, session):
        reasons[one.invitation].append(one)
    listed = sorted(session.people, key=lambda one: _rank(session, one))
    return [
        _attendee(snapshot, one, seat, cannot_words(snapshot, session, reasons[seat.key]))
        for one in listed
        if (seat := snapshot.invitations.get(one.invitation))
    ]


def _rank(session: Session, listed: Listed) -> int:
    if listed.role is Role.CHAIR:
        return 0
    if has_duty(session, listed.role):
        return 1
    return 3 if listed.role is Role.OPTIONAL else 2


def _attendee(snapshot: Snapshot, listed: Listed, seat: Invitation, cannot: str) -> Attendee:
    person = person_of(snapshot, seat)
    return Attendee(
        key=seat.key,
        person=person.key if person else "",
        name=seat_name(snapshot, seat),
        note=_note(snapshot, seat),
        role=listed.role,
        transferable=listed.transferable,
        look=None if seat.status in COMING else look_of_status(str(seat.status)),
        cannot=cannot,
        remote=seat.remote,
    )


def _note(snapshot: Snapshot, seat: Invitation) -> str:
    person, body = person_of(snapshot, seat), organisation_of(snapshot, seat)
    return ", ".join(part for part in (person.post if person else "", _name(body)) if part)


def _name(body: object) -> str:
    return str(getattr(body, "short", "") or getattr(body, "name", ""))


def sum_words(snapshot: Snapshot, session: Session) -> tuple[str, str, bool]:
    """Return how many are listed and can come, what the room holds, and whether it is too small."""
    found = obstacles(snapshot, session)
    missing = {one.invitation for one in found}
    listed = len(session.people)
    can_come = sum(one.invitation not in missing for one in session.people)
    words = f"{listed:,} listed, {can_come:,} can come"
    room = snapshot.rooms.get(session.room or "")
    if room is None or room.capacity is None:
        return words, "", False
    too_small = places_needed(snapshot, session) > room.capacity
    return words, told(f"{room.name} holds {room.capacity:,}"), too_small


def picks_for(snapshot: Snapshot, session: Session) -> list[Pick]:
    """Return who could be added: seats first, then those who would get one; the out ones last."""
    there = {one.invitation for one in session.people}
    seated = {seat.person for seat in snapshot.invitations.values() if seat.person}
    seats = [seat for seat in snapshot.invitations.values() if seat.key not in there]
    seats.sort(key=lambda seat: seat.status in OUT)
    people = [one for one in snapshot.people.values() if one.key not in seated]
    picks = [seat_pick(snapshot, seat) for seat in seats]
    return picks + [_person_pick(snapshot, person) for person in people]


def seat_pick(snapshot: Snapshot, seat: Invitation) -> Pick:
    """Return a seat as it is offered: name, status unless they come, post and organisation."""
    name, note = seat_name(snapshot, seat), _note(snapshot, seat)
    status = "" if seat.status in COMING else look_of_status(str(seat.status)).words
    words = " · ".join(part for part in (name, status, note) if part)
    return Pick(seat.key, words, f"{fold(words)} {snapshot.folded(seat.person or '').search}")


def _person_pick(snapshot: Snapshot, person: Person) -> Pick:
    body = snapshot.organisations.get(person.organisation or "")
    name = " ".join(part for part in (person.given, person.family) if part)
    words = " · ".join(part for part in (name, "Give a seat and add", _name(body)) if part)
    return Pick(
        f"{PERSON}{person.key}", words, f"{fold(words)} {snapshot.folded(person.key).search}"
    )


class AttendeeModel(QAbstractListModel):
    """The rows of one session."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[Attendee] = []

    def show_rows(self, rows: list[Attendee]) -> None:
        """Show these."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row_of(self, key: str) -> int:
        """Return where a seat stands, or -1."""
        return next((at for at, row in enumerate(self._rows) if row.key == key), -1)

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return how many are listed."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """Return the name, what is spoken, what the tooltip says, or the row itself."""
        row = self._rows[index.row()]
        if role == ATTENDEE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken
        return None
