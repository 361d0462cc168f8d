"""One seat in the side panel: who holds it, the moves it may make, and all that is known of it."""

from typing import Final

from convenor.forms.seat_form import SeatForm
from convenor.widgets.avatar import Avatar
from convenor.widgets.buttons import Button
from convenor.widgets.chip import Chips
from convenor.widgets.labels import RichLabel, Role, Span, WrapLabel
from convenor.widgets.layouts import column, row
from convenor.widgets.panel import SidePanel
from convenor.widgets.status_chip import Look, look_of_status
from convenor.workplace import Workplace
from convenor_db.domain.invitations import OUT
from convenor_db.domain.names import addressed, full_name, organisation_of, seat_name
from convenor_db.domain.records import Capacity, Invitation
from convenor_db.domain.snapshot import Snapshot

_BY_COLUMN: Final = ("capacity", "capacity", "capacity", "capacity", "capacity", "wave", "reply_by",
                     "owner", "capacity", "capacity")  # fmt: skip
"""Which field F2 goes to in which column."""


class SeatPanel(SidePanel):
    """The head names the seat; under it the form of the seat."""

    def __init__(self, place: Workplace) -> None:
        super().__init__("Seat")
        self._place = place
        self._avatar = Avatar("", 44)
        self._name = WrapLabel("", Role.SUBTITLE)
        self._post = RichLabel((), Role.SECONDARY)
        self._post.linked.connect(lambda key: place.go_to("organisations", key))
        self._chips = Chips()
        self._person = Button("Open person", small=True, icon="users")
        self._person.clicked.connect(self._open_person)
        self.form = SeatForm(place, headed=True)
        words = column(self._name, self._post, self._chips, spacing=3)
        self.head.add(row(column(self._avatar, None), (words, 1), spacing=12))
        self.head.add(row(self._person, None))
        self.body.add(self.form)

    @property
    def key(self) -> str:
        """Which seat it shows."""
        return self.form.key

    def show_seat(self, snapshot: Snapshot, key: str, *, replace: bool = False) -> None:
        """Show a seat; a field in which somebody types is left alone unless *replace*."""
        seat = snapshot.invitations.get(key)
        if seat is None:
            return
        if key != self.form.key:
            self.set_scroll_position(0)
        self._show_head(snapshot, seat)
        self.form.show_seat(seat, replace=replace)

    def edit(self, column_at: int) -> None:
        """Put the caret into the field that a column of the table shows (F2)."""
        name = _BY_COLUMN[column_at] if 0 <= column_at < len(_BY_COLUMN) else "capacity"
        field = self.form.fields.field(name)
        if field and field.isVisible():
            field.start_visit()

    def _show_head(self, snapshot: Snapshot, seat: Invitation) -> None:
        person = snapshot.people.get(seat.person or "")
        name = full_name(person) if person else ""
        self._avatar.set_name(name, person.key if person else "")
        self._avatar.setVisible(bool(person))
        self._name.setText(addressed(person) if person else seat_name(snapshot, seat))
        body = organisation_of(snapshot, seat)
        post = person.post if person else ""
        between = f"{post} · " if post and body else post
        self._post.set_spans([
            Span(between), *([Span(body.name, link=str(body.key))] if body else []),
        ])  # fmt: skip
        self._post.setVisible(bool(post or body))
        self._chips.set_looks(_looks(seat))
        self._person.setVisible(bool(person))

    def _open_person(self) -> None:
        seat = self._place.document.snapshot.invitations.get(self.key)
        if seat and seat.person:
            self._place.go_to("people", seat.person)


def _looks(seat: Invitation) -> list[Look]:
    looks = [look_of_status(seat.status)]
    if seat.capacity is not Capacity.PARTICIPANT:
        looks.append(Look("", "mute", seat.capacity.capitalize()))
    if seat.head and seat.status not in OUT:  # of a delegation's seats in a row the live one
        looks.append(Look("", "mute", "Head of delegation"))
    return [*looks, *([Look("", "mute", "Remote")] if seat.remote else [])]
