"""A person in a box: sign, name over post and organisation, and what stands at the end."""

from PySide6.QtWidgets import QWidget

from convenor.widgets.avatar import Avatar
from convenor.widgets.card import Card
from convenor.widgets.labels import ElidedLabel, Role
from convenor.widgets.layouts import Item, column, row
from convenor_db.domain.names import listed_name, organisation_of, seat_name
from convenor_db.domain.records import Invitation, Person
from convenor_db.domain.snapshot import Snapshot


class HolderBox(Card):
    """Shows one person, or a seat nobody is named for; *ends* stand at the right."""

    def __init__(self, *ends: Item) -> None:
        super().__init__(margins=(12, 8, 12, 8))
        self._sign = Avatar(size=32)
        self._name = ElidedLabel("", Role.STRONG)
        self._note = ElidedLabel("", Role.SECONDARY)
        words = QWidget()
        words.setLayout(column(self._name, self._note, spacing=1))
        self.body.add(row(self._sign, (words, 1), *ends, spacing=12))

    def show_person(self, snapshot: Snapshot, person: Person) -> None:
        """Show somebody with their own post and organisation."""
        self._sign.set_name(listed_name(person), person.key)
        self._name.setText(listed_name(person))
        self._note.setText(post_words(snapshot, person))

    def show_seat(self, snapshot: Snapshot, seat: Invitation) -> None:
        """Show who holds a seat, and whose seat it is."""
        person = snapshot.people.get(seat.person or "")
        body = organisation_of(snapshot, seat)
        name = listed_name(person) if person else seat_name(snapshot, seat)
        self._sign.set_name(name if person else "", str(seat.person or ""))
        self._name.setText(name)
        parts = (person.post if person else "", body.name if body else "")
        self._note.setText(" · ".join(part for part in parts if part))


def post_words(snapshot: Snapshot, person: Person) -> str:
    """Return “Deputy Minister · Office for AI Safety”, as far as it is known."""
    body = snapshot.organisations.get(person.organisation or "")
    return " · ".join(part for part in (person.post, body.name if body else "") if part)
