"""A seat that nobody has been named for, in the side panel: whose it is, and how it stands."""

from convenor.forms.seat_form import SeatForm
from convenor.forms.seat_looks import looks_of_seat
from convenor.widgets.avatar import Avatar
from convenor.widgets.chip import Chips
from convenor.widgets.labels import RichLabel, Role, Span, WrapLabel
from convenor.widgets.layouts import column, row
from convenor.widgets.more_button import MoreButton
from convenor.widgets.panel import SidePanel
from convenor.workplace import Workplace
from convenor_db.domain.names import organisation_of, seat_name
from convenor_db.domain.records import Invitation
from convenor_db.domain.snapshot import Snapshot


class SeatPanel(SidePanel):
    """The head names the seat; under it the form of the seat."""

    def __init__(self, place: Workplace) -> None:
        super().__init__("Seat")
        self._name = WrapLabel("", Role.SUBTITLE)
        self._body = RichLabel((), Role.SECONDARY)
        self._body.linked.connect(lambda key: place.go_to("organisations", key))
        self._chips = Chips()
        self.form = SeatForm(place, headed=True)
        words = column(self._name, self._body, self._chips, spacing=3)
        self._more = MoreButton("this seat")
        self._more.offer_history()
        self._more.wanted.connect(place.command_wanted)
        ends = (column(Avatar("", 44), None), (words, 1), column(self._more, None))
        self.head.add(row(*ends, spacing=12))
        self.body.add(self.form)

    @property
    def seat_key(self) -> str:
        """Which seat it shows."""
        return self.form.key

    def show_seat(self, snapshot: Snapshot, seat: Invitation, *, replace: bool = False) -> None:
        """Show a seat; a field in which somebody types is left alone unless *replace*."""
        if seat.key != self.form.key:
            self.set_scroll_position(0)
        body = organisation_of(snapshot, seat)
        self._name.setText(seat_name(snapshot, seat))
        self._body.set_spans([Span(body.name, link=str(body.key))] if body else [])
        self._body.setVisible(bool(body))
        self._chips.set_looks(looks_of_seat(seat))
        self.form.show_seat(seat, replace=replace)

    def edit(self, _tab: int, name: str) -> None:
        """Put the caret into a field (F2)."""
        field = self.form.fields.field(name)
        if field and field.isVisible():
            field.start_visit()
