"""On which conversation a position rests: one of those noted with its organisation."""

from collections.abc import Iterator, Mapping
from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from convenor.screens.positions.words import day_shown
from convenor.widgets.editable_choice import EditableChoice
from convenor.widgets.labels import RichLabel, Role, Span, WrapLabel
from convenor.widgets.layouts import column
from convenor_db.domain.names import full_name
from convenor_db.domain.records import Contact, Position
from convenor_db.domain.snapshot import Snapshot


class ContactField(QWidget):
    """The choice, and under it with whom it was and what was noted."""

    opened = Signal(str)
    """The key of the person who was named and clicked."""

    def __init__(self) -> None:
        super().__init__()
        self.choice = EditableChoice("Contact", (), placeholder="none")
        self._who = RichLabel((), Role.SECONDARY)
        self._who.linked.connect(self.opened)
        self._text = WrapLabel("", Role.SECONDARY)
        told = column(self._who, self._text, margins=(8, 0, 0, 0), spacing=2)
        self.setLayout(column(self.choice, told, spacing=2))

    def show_contact(self, snapshot: Snapshot, organisation: str, held: Position | None) -> bool:
        """Offer the conversations with an organisation; say whether there is any to show."""
        contacts = _table(snapshot)
        key = held.contact if held else None
        offered = {one.key: _words(snapshot, one) for one in _of(snapshot, organisation)}
        chosen = contacts.get(key) if key else None
        if chosen:
            offered.setdefault(chosen.key, _words(snapshot, chosen))
        self.choice.set_items([("", "none"), *offered.items()])
        person = snapshot.people.get(chosen.person) if chosen and chosen.person else None
        with_whom = (Span("With "), Span(full_name(person), link=person.key)) if person else ()
        self._who.set_spans(with_whom)
        self._who.setVisible(bool(with_whom))
        self._text.setText(chosen.text if chosen else "")
        self._text.setVisible(bool(chosen))
        return bool(offered)


def _table(snapshot: Snapshot) -> Mapping[str, Contact]:
    return cast("Mapping[str, Contact]", snapshot.table("contacts"))


def _of(snapshot: Snapshot, organisation: str) -> Iterator[Contact]:
    """Yield the conversations with an organisation, or with its people, the newest first."""
    for one in sorted(_table(snapshot).values(), key=lambda one: one.on, reverse=True):
        person = snapshot.people.get(one.person) if one.person else None
        if organisation in (one.organisation, person.organisation if person else None):
            yield one


def _words(snapshot: Snapshot, contact: Contact) -> str:
    """Return “20 Feb 2027, call, Lena Haugen”: when, how, with whom."""
    person = snapshot.people.get(contact.person) if contact.person else None
    parts = (day_shown(contact.on), str(contact.kind), full_name(person) if person else "")
    return ", ".join(part for part in parts if part)
