"""The side panel of the screen: the balance, one seat with who holds it, or several."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from convenor.models.invitations import SeatRow
from convenor.panels.person_tabs import SEAT
from convenor.screens.invitations.balance_panel import BalancePanel
from convenor.screens.invitations.several_seats import SeveralSeats
from convenor.widgets.layouts import keep_size
from convenor.workplace import Workplace
from convenor_db.domain.snapshot import Snapshot

if TYPE_CHECKING:
    from convenor.panels.person_panel import PersonPanel
    from convenor.screens.invitations.seat_panel import SeatPanel

_BY_COLUMN: Final = ("capacity", "capacity", "capacity", "capacity", "capacity", "wave", "reply_by",
                     "owner", "capacity", "capacity")  # fmt: skip
"""Which field F2 goes to in which column."""


class Side(QStackedWidget):
    """Shows what is selected."""

    figure_chosen = Signal(str, object)
    """A figure of the balance was clicked: its words, and the keys of its seats."""
    opened = Signal(str, str)
    """Kind and key of something that was named and clicked."""
    seated = Signal(str)
    """Somebody was named for the seat of this key, or in its holder's place."""

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self.setProperty("edge", True)  # noqa: FBT003
        self._place = place
        self._balance = BalancePanel()
        self._several = SeveralSeats()
        self._counted: Snapshot | None = None
        for panel in (self._balance, self._several):
            self.addWidget(panel)
        keep_size(self, min_width=300, max_width=520)
        self._balance.figure_chosen.connect(self.figure_chosen)
        self._balance.seat_chosen.connect(self._say_seat)
        self._balance.organisation_chosen.connect(
            lambda key: self.opened.emit("organisations", key)
        )
        self._balance.targets_wanted.connect(lambda: place.command_wanted.emit("convening.targets"))
        self._several.opened.connect(self._say_seat)

    @cached_property
    def seat(self) -> "PersonPanel":
        """The panel of a named seat; its many fields are made when the first one is shown."""
        from convenor.panels.person_panel import PersonPanel

        panel = PersonPanel(self._place, of_seat=True)
        panel.seated.connect(self.seated)
        self.addWidget(panel)
        return panel

    @cached_property
    def unnamed(self) -> "SeatPanel":
        """The panel of a seat without a name, made when the first one is shown."""
        from convenor.screens.invitations.seat_panel import SeatPanel

        panel = SeatPanel(self._place)
        panel.form.seated.connect(self.seated)
        self.addWidget(panel)
        return panel

    @property
    def _one(self) -> "PersonPanel | SeatPanel | None":
        """The panel of one seat, while it is shown."""
        shown = self.currentWidget()
        if shown in (self._balance, self._several):
            return None
        return self.seat if shown is self.__dict__.get("seat") else self.unnamed

    @property
    def key(self) -> str:
        """Which seat it shows, where it shows one."""
        return self._one.seat_key if self._one else ""

    def show_seats(
        self,
        snapshot: Snapshot,
        rows: Mapping[str, SeatRow],
        keys: Sequence[str],
        *,
        replace: bool,
    ) -> None:
        """Show the seats selected, or how all of them stand."""
        if len(keys) == 1:
            self._show_one(snapshot, keys[0], replace=replace)
        elif keys:
            self._several.show_seats([rows[key] for key in keys])
            self.setCurrentWidget(self._several)
        else:
            if self._counted is not snapshot:
                self._counted = snapshot
                self._balance.show_balance(snapshot)
            self.setCurrentWidget(self._balance)

    def _show_one(self, snapshot: Snapshot, key: str, *, replace: bool) -> None:
        seat = snapshot.invitations.get(key)
        if seat is None:
            return
        panel = self.seat if seat.person else self.unnamed
        self.setCurrentWidget(panel)
        panel.show_seat(snapshot, seat, replace=replace)

    def say_hidden(self, *, hidden: bool) -> None:
        """Say of the seat shown that the list does not have it now, or say no more so."""
        if self._one:
            self._one.set_remark("Not in this list" if hidden else "")

    def edit(self, at: int) -> None:
        """Put the caret into the field for a column of the table."""
        field = _BY_COLUMN[at] if 0 <= at < len(_BY_COLUMN) else "capacity"
        if self._one:
            self._one.edit(SEAT, field)

    def _say_seat(self, key: str) -> None:
        self.opened.emit("invitations", key)
