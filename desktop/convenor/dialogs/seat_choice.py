"""Whether each person of an import gets a seat, and which."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from convenor.imports.people import SeatChoice
from convenor.widgets.checks import CheckBox
from convenor.widgets.combo import CaptionedChoice
from convenor.widgets.labels import Label, Role
from convenor.widgets.layouts import column, row
from convenor.widgets.status_chip import STATUSES
from convenor_db.domain.records import Capacity, Status
from convenor_db.domain.snapshot import Snapshot

_OFFERED = (
    Status.LONGLIST, Status.SHORTLIST, Status.APPROVED, Status.INVITED, Status.TENTATIVE,
    Status.ACCEPTED, Status.DECLINED, Status.WAITLISTED,
)  # fmt: skip


class SeatFields(QWidget):
    """*Give each a seat*, with status, wave and capacity."""

    changed = Signal()

    def __init__(self, snapshot: Snapshot) -> None:
        super().__init__()
        self._give = CheckBox("Give each a seat")
        self._status = CaptionedChoice("Status", [(s, STATUSES[s].words) for s in _OFFERED])
        waves = [
            (number, f"{number} {wave.name}".strip()) for number, wave in snapshot.waves.items()
        ]
        self._wave = CaptionedChoice("Wave", [("", "none"), *waves])
        self._capacity = CaptionedChoice("Capacity", [(c, str(c).capitalize()) for c in Capacity])
        self._note = Label("", Role.MUTED)
        first = row(self._give, self._note, None)
        self.setLayout(column(first, row(self._status, self._wave, self._capacity, None)))
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
