"""The tab Delegation: the agreed size, who leads, who comes, and whose seat has no name yet."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from convenor.screens.people.organisation_members import UNNAMED, Member, Members
from convenor.widgets.buttons import Button, Kind
from convenor.widgets.form import FormGrid
from convenor.widgets.labels import Role, WrapLabel
from convenor.widgets.layouts import column, row
from convenor.widgets.panel import PanelSection
from convenor.workplace import Workplace
from convenor_db.domain.actions import delegation_heads
from convenor_db.domain.delegations import (
    Delegation,
    Lack,
    delegation_of,
    lack_in_words,
    places_in_words,
)
from convenor_db.domain.edits import counted
from convenor_db.domain.invitations import OUT
from convenor_db.domain.names import full_name, person_of
from convenor_db.domain.records import Capacity, Invitation, Organisation, Person
from convenor_db.domain.snapshot import Snapshot

_MOST: Final = 40
"""Members that are listed; the door below leads to all of them."""
_TOLD: Final = (Lack.NO_HEAD, Lack.SEVERAL_HEADS, Lack.TOO_MANY)
"""What is wanting beside what the list shows itself."""


class DelegationTab(QWidget):
    """Head first, then the order of names (RULES.md 7); who is out and who has no seat below."""

    seats_wanted = Signal()
    """Seats are to be added for this organisation."""

    def __init__(self, place: Workplace, size: FormGrid) -> None:
        """*size* is the field of the agreed size, which the form of the organisation saves."""
        super().__init__()
        self._place = place
        self._lacks = WrapLabel("", Role.WARN)
        self._nobody = WrapLabel("Nobody has a seat yet.", Role.MUTED)
        self._all = Button("", Kind.LINK, small=True)
        self._all.clicked.connect(self._show_all)
        self._seats: tuple[str, ...] = ()
        self._members, self._gone, self._idle = Members(), Members(), Members()
        self._main = PanelSection("Delegation")
        self._main.body.add(size, self._lacks, self._nobody, self._members, row(self._all, None))
        self._main.body.add(self._deeds())
        self._out = PanelSection("Out")
        self._out.body.add(self._gone)
        self._without = PanelSection("Without a seat")
        self._without.body.add(self._idle)
        for each in (self._members, self._gone, self._idle):
            each.opened.connect(place.go_to)
        self._members.head_wanted.connect(self._lead)
        self.setLayout(column(self._main, self._out, self._without, spacing=0))

    def _deeds(self) -> QWidget:
        add = Button("Add seats…", icon="plus", small=True)
        add.clicked.connect(self.seats_wanted)
        sheet = Button("Delegation sheet…", Kind.LINK, "file-down", small=True)
        sheet.clicked.connect(lambda: self._place.command_wanted.emit("export.delegations"))
        line = QWidget()
        line.setLayout(row(add, sheet, None, spacing=12))
        return line

    def show_body(self, snapshot: Snapshot, body: Organisation) -> None:
        """Show the delegation of an organisation."""
        found = delegation_of(snapshot, body)
        self._main.set_note(places_in_words(found))
        said = [lack_in_words(found, lack) for lack in found.lacks() if lack in _TOLD]
        self._lacks.setText(" ".join(said))
        self._lacks.setVisible(bool(said))
        there = [seat for seat in found.seats if seat.status not in OUT]
        self._show_members(snapshot, there)
        out = [seat for seat in found.seats if seat.status in OUT]
        _fill(self._out, self._gone, [_member(snapshot, seat) for seat in out])
        people = _without_a_seat(snapshot, body, found)
        _fill(self._without, self._idle, [_person(one) for one in people])

    def _show_members(self, snapshot: Snapshot, there: Sequence[Invitation]) -> None:
        self._seats = tuple(str(seat.key) for seat in there)
        self._members.show_members([_member(snapshot, seat) for seat in there[:_MOST]])
        self._members.setVisible(bool(there))
        self._nobody.setVisible(not there)
        self._all.set_words(f"Show all {len(there):,} in Invitations")
        self._all.setVisible(len(there) > _MOST)

    def _lead(self, key: str) -> None:
        seat = self._place.document.snapshot.invitations.get(key)
        leads = seat is not None and seat.head
        make = delegation_heads.unmake_head if leads else delegation_heads.make_head
        self._place.document.act(partial(make, seat=key))

    def _show_all(self) -> None:
        words = f"Delegation: {counted(len(self._seats), 'seat', 'seats')}"
        self._place.go_to_several("invitations", self._seats, words)


def _fill(section: PanelSection, rows: Members, members: Sequence[Member]) -> None:
    rows.show_members(members[:_MOST])
    hidden = len(members) - _MOST
    section.set_note(f"{_MOST} of {len(members):,} shown" if hidden > 0 else "")
    section.setVisible(bool(members))


def _member(snapshot: Snapshot, seat: Invitation) -> Member:
    person = person_of(snapshot, seat)
    out = seat.status in OUT
    words = ["Head"] if seat.head and not out else []
    words += [str(seat.capacity)] if seat.capacity is not Capacity.PARTICIPANT else []
    words += [person.post] if person and person.post else []
    return Member(
        str(seat.key),
        full_name(person) if person else UNNAMED,
        " · ".join(words),
        ("people", str(person.key)) if person else ("invitations", str(seat.key)),
        str(seat.status),
        None if out else seat.head,
    )


def _person(person: Person) -> Member:
    key = str(person.key)
    return Member(key, full_name(person), person.post, ("people", key))


def _without_a_seat(snapshot: Snapshot, body: Organisation, found: Delegation) -> list[Person]:
    """Return the organisation's people who hold no seat in its delegation, by name."""
    seated = {seat.person for seat in found.seats}
    people = [
        person
        for person in snapshot.people.values()
        if person.organisation == body.key and person.key not in seated
    ]
    return sorted(people, key=lambda one: snapshot.folded(one.key).sort)
