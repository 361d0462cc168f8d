"""A field for one of many things: who or what it is, and under it a line that finds another."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from convenor.widgets.labels import WrapLabel
from convenor.widgets.layouts import column
from convenor.widgets.pick_line import Pick, PickLine
from convenor_db.domain.names import fold, listed_name, organisation_of, person_of, seat_name
from convenor_db.domain.records import Invitation
from convenor_db.domain.snapshot import Snapshot


class PickField(QWidget):
    """Shows what is chosen; typing under it offers others, Enter takes the first."""

    picked = Signal(str)
    """The key of the one that was taken."""

    def __init__(self, name: str, placeholder: str) -> None:
        super().__init__()
        self.line = PickLine(name, placeholder)
        self.line.setProperty("edit", "place")
        self.line.picked.connect(self.picked)
        self._chosen = WrapLabel()
        self._chosen.setContentsMargins(8, 5, 0, 3)
        self._chosen.hide()
        self.setLayout(column(self._chosen, self.line, spacing=0))
        self.setFocusProxy(self.line)
        self.setAccessibleName(name)

    def show_chosen(self, words: str) -> None:
        """Show who or what is chosen; nothing where nobody is."""
        self._chosen.setText(words)
        self._chosen.setVisible(bool(words))
        self.line.setAccessibleDescription(words)

    def words(self) -> str:
        """Return who or what is shown."""
        return self._chosen.text()


def organisations_offered(snapshot: Snapshot) -> list[Pick]:
    """Return every organisation, found by all its names."""
    return list(_organisations(snapshot, ""))


def parties_offered(snapshot: Snapshot, but: Sequence[str]) -> list[Pick]:
    """Return organisations and seats, *but* some; those of one name stand by what they are."""
    found = [*_organisations(snapshot, " · all seats of the organisation"), *_seats(snapshot)]
    return [pick for pick in found if pick.key not in but]


def party_in_words(snapshot: Snapshot, key: str) -> str:
    """Return what a seat or an organisation is called."""
    seat = snapshot.invitations.get(key)
    if seat:
        return _seat_words(snapshot, seat)
    organisation = snapshot.organisations.get(key)
    return organisation.name if organisation else ""


def _organisations(snapshot: Snapshot, note: str) -> Iterator[Pick]:
    for key, body in snapshot.organisations.items():
        search = f"{fold(f'{body.name} {body.short}')} {snapshot.folded(key).search}"
        yield Pick(key, f"{body.name}{note}", search)


def _seats(snapshot: Snapshot) -> Iterator[Pick]:
    for key, seat in snapshot.invitations.items():
        words = _seat_words(snapshot, seat)
        yield Pick(key, words, f"{fold(words)} {snapshot.folded(seat.person or '').search}")


def _seat_words(snapshot: Snapshot, seat: Invitation) -> str:
    person, body = person_of(snapshot, seat), organisation_of(snapshot, seat)
    name = listed_name(person) if person else seat_name(snapshot, seat)
    return f"{name} · {body.name}" if body and person else name
