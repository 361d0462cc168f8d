"""One person in the side panel: who they are, and the tabs Details and Seat."""

from typing import Final

from PySide6.QtCore import Signal

from convenor.forms.seat_form import SeatForm
from convenor.screens.people.person_form import PersonForm
from convenor.widgets.avatar import Avatar
from convenor.widgets.buttons import Button, IconButton
from convenor.widgets.chip import Chips
from convenor.widgets.labels import RichLabel, Role, Span, WrapLabel
from convenor.widgets.layouts import column, row
from convenor.widgets.menu import Menu
from convenor.widgets.panel import SidePanel
from convenor.widgets.segmented import Segmented
from convenor.widgets.status_chip import Look, look_of_status
from convenor.workplace import Workplace
from convenor_db.domain.invitations import held_seats
from convenor_db.domain.names import addressed, full_name
from convenor_db.domain.records import Capacity, Invitation, Person
from convenor_db.domain.snapshot import Snapshot

DETAILS: Final = 0
SEAT: Final = 1
_BY_COLUMN: Final = ("family", "organisation", "organisation", "", "emails", "country", "languages",
                     "tags")  # fmt: skip
"""Which field F2 goes to in which column; in Seat it is the tab."""


class PersonPanel(SidePanel):
    """Shows one person; nothing is known of them yet while they are new."""

    give_wanted = Signal()
    delete_wanted = Signal()

    def __init__(self, place: Workplace) -> None:
        super().__init__("Person")
        self._place = place
        self._avatar = Avatar("", 44)
        self._name = WrapLabel("", Role.SUBTITLE)
        self._post = RichLabel((), Role.SECONDARY)
        self._post.linked.connect(lambda key: place.go_to("organisations", key))
        self._chips = Chips()
        self._give = Button("Give a seat…", small=True, icon="plus")
        self._more = IconButton("ellipsis", "More about this person", size=16)
        self._tabs = Segmented(("Details", "Seat"), name="About this person")
        self.form = PersonForm(place)
        self.seat = SeatForm(place)
        self._lay_out()
        self._connect()
        self._show_tab(DETAILS)

    def _lay_out(self) -> None:
        words = column(self._name, self._post, self._chips, spacing=3)
        top = row(column(self._avatar, None), (words, 1), column(self._more, None), spacing=12)
        self.head.add(top, row(self._give, None), row(self._tabs, None))
        self.body.add(self.form, self.seat)
        menu = Menu("More about this person", self)
        past = menu.add("History of this", "history")
        past.triggered.connect(lambda: self._place.command_wanted.emit("edit.history_of"))
        menu.add("Delete", "trash-2", note="Del").triggered.connect(self.delete_wanted)
        self._more.setMenu(menu)

    def _connect(self) -> None:
        self._tabs.changed.connect(self._show_tab)
        self._give.clicked.connect(self.give_wanted)
        self.seat.give_wanted.connect(self.give_wanted)

    @property
    def key(self) -> str:
        """Whom it shows."""
        return self.form.key

    def show_person(self, snapshot: Snapshot, key: str, *, replace: bool = False) -> None:
        """Show a person; a field in which somebody types is left alone unless *replace*."""
        person = snapshot.people.get(key)
        if person is None:
            return
        if key != self.form.key:
            self.set_scroll_position(0)
        seat = held_seats(snapshot).get(key)
        self._show_head(snapshot, person, seat)
        self.form.show_record(key, replace=replace)
        self.seat.show_seat(seat, replace=replace)

    def show_new(self, key: str) -> None:
        """Show somebody who does not exist yet, the caret in the first field."""
        self._avatar.set_name("")
        self._name.setText("New person")
        self._post.set_spans((Span("Exists once the family name is there."),))
        self._post.show()
        self._chips.set_looks(())
        self._give.hide()
        self._more.hide()
        self._tabs.set_current(DETAILS)
        self._tabs.hide()
        self.set_scroll_position(0)
        self.form.show_new(key, {})

    def edit(self, column_at: int) -> None:
        """Put the caret into the field that a column of the table shows (F2)."""
        name = _BY_COLUMN[column_at] if 0 <= column_at < len(_BY_COLUMN) else "family"
        self._tabs.set_current(DETAILS if name else SEAT)
        form = self.form if name else self.seat
        field = form.fields.field(name or "capacity")
        if field and field.isVisible():
            field.start_visit()

    def _show_tab(self, place: int) -> None:
        self.form.setVisible(place == DETAILS)
        self.seat.setVisible(place == SEAT)
        self.set_scroll_position(0)

    def _show_head(self, snapshot: Snapshot, person: Person, seat: Invitation | None) -> None:
        self._avatar.set_name(full_name(person), person.key)
        self._name.setText(addressed(person))
        body = snapshot.organisations.get(person.organisation or "")
        post = f"{person.post} · " if person.post and body else person.post
        link = [Span(body.name, link=str(body.key))] if body else []
        self._post.set_spans([Span(post), *link])
        self._post.setVisible(bool(person.post or body))
        self._chips.set_looks(_looks(person, seat))
        self._give.setVisible(seat is None)
        self._more.show()
        self._tabs.show()


def _looks(person: Person, seat: Invitation | None) -> list[Look]:
    looks = [look_of_status(seat.status if seat else "")]
    if seat and seat.capacity is not Capacity.PARTICIPANT:
        looks.append(Look("", "mute", seat.capacity.capitalize()))
    if seat and seat.head:
        looks.append(Look("", "mute", "Head of delegation"))
    if seat and seat.remote:
        looks.append(Look("", "mute", "Remote"))
    return looks
