"""With what seats begin: status, wave and capacity; for an import, and whether there are any."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from convenor.dialogs.boxed import Stacked
from convenor.imports.people import SeatChoice
from convenor.widgets.checks import CheckBox
from convenor.widgets.combo import CaptionedChoice, Combo
from convenor.widgets.flow import Flow
from convenor.widgets.labels import Label, Role
from convenor.widgets.layouts import column, row
from convenor.widgets.status_chip import STATUSES
from convenor_db.domain.actions.many_seats import BEGINNINGS, Beginning
from convenor_db.domain.records import Capacity, Status
from convenor_db.domain.snapshot import Snapshot

_OFFERED = (
    Status.LONGLIST, Status.SHORTLIST, Status.APPROVED, Status.INVITED, Status.TENTATIVE,
    Status.ACCEPTED, Status.DECLINED, Status.WAITLISTED,
)  # fmt: skip


def _statuses(offered: Sequence[Status]) -> list[tuple[str, str]]:
    return [(status, STATUSES[status].words) for status in offered]


def _waves(snapshot: Snapshot) -> list[tuple[str, str]]:
    waves = [(number, f"{number} {wave.name}".strip()) for number, wave in snapshot.waves.items()]
    return [("", "none"), *waves]


def _capacities() -> list[tuple[str, str]]:
    return [(each, str(each).capitalize()) for each in Capacity]


class BeginningFields(QWidget):
    """Status, wave and capacity of seats that are added, side by side."""

    changed = Signal()

    def __init__(self, snapshot: Snapshot) -> None:
        super().__init__()
        self._status = Combo(_statuses(BEGINNINGS), "Status")
        self._wave = Combo(_waves(snapshot), "Wave")
        self._capacity = Combo(_capacities(), "Capacity")
        self._capacity.set_value(Capacity.PARTICIPANT)
        self.choices = (self._status, self._wave, self._capacity)
        stacked = [(Stacked(combo.accessibleName(), combo), 1) for combo in self.choices]
        self.setLayout(row(*stacked, spacing=16))
        for combo in self.choices:
            combo.chosen.connect(self.changed)

    def show_waves(self, snapshot: Snapshot) -> None:
        """Offer the waves there are now; the choice stays if it is still there."""
        self._wave.set_items(_waves(snapshot))

    def beginning(self) -> Beginning:
        """Return what was chosen."""
        wave = self._wave.value()
        return Beginning(
            status=Status(self._status.value()),
            wave=int(wave) if wave else None,
            capacity=Capacity(self._capacity.value()),
        )


class SeatFields(QWidget):
    """*Give each a seat*, with status, wave and capacity."""

    changed = Signal()

    def __init__(self, snapshot: Snapshot) -> None:
        super().__init__()
        self._give = CheckBox("Give each a seat")
        self._status = CaptionedChoice("Status", _statuses(_OFFERED))
        self._wave = CaptionedChoice("Wave", _waves(snapshot))
        self._capacity = CaptionedChoice("Capacity", _capacities())
        self._note = Label("", Role.MUTED)
        first = row(self._give, self._note, None)
        self.setLayout(column(first, Flow(self._status, self._wave, self._capacity, spacing=8)))
        self._give.toggled.connect(self._switch)
        for combo in (self._status, self._wave, self._capacity):
            combo.setEnabled(False)
            combo.chosen.connect(self.changed)

    def is_on(self) -> bool:
        """Say whether seats are given."""
        return self._give.isChecked()

    def choice(self) -> SeatChoice | None:
        """Return what seat each gets, or None."""
        if not self.is_on():
            return None
        wave = self._wave.value()
        return SeatChoice(
            Status(self._status.value()),
            int(wave) if wave else None,
            Capacity(self._capacity.value()),
        )

    def stops(self) -> tuple[QWidget, ...]:
        """Return where Tab stops, in order."""
        return (self._give, self._status, self._wave, self._capacity)

    def set_note(self, note: str) -> None:
        """Say how many seats that are."""
        self._note.setText(note)

    def _switch(self) -> None:
        for combo in (self._status, self._wave, self._capacity):
            combo.setEnabled(self.is_on())
        self.changed.emit()
