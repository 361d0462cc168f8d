"""The question with what seats begin: status, wave, capacity."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QWidget

from convenor.dialogs.frame import Dialog
from convenor.widgets.combo import Combo
from convenor.widgets.form import FormGrid
from convenor.widgets.status_chip import look_of_status
from convenor_db.domain.actions.many_seats import BEGINNINGS, Beginning, seatless
from convenor_db.domain.edits import counted
from convenor_db.domain.names import full_name
from convenor_db.domain.records import Capacity, Status
from convenor_db.domain.snapshot import Snapshot

_STATUSES: Final = tuple((str(each), look_of_status(each).words) for each in BEGINNINGS)
_CAPACITIES: Final = tuple((str(each), each.capitalize()) for each in Capacity)


class GiveSeat(Dialog):
    """Asks once for all who are chosen; who has a seat is left out and said to be."""

    def __init__(self, parent: QWidget, snapshot: Snapshot, people: Sequence[str]) -> None:
        self.people = seatless(snapshot, people)
        count = len(self.people)
        title = full_name(snapshot.people[self.people[0]]) if count == 1 else f"{count:,} people"
        rest = len(people) - count
        has, keeps = ("has", "keeps it") if rest == 1 else ("have", "keep them")
        who = counted(rest, "person", "people")
        left_out = f"{who} chosen {has} a seat already and {keeps}." if rest else ""
        super().__init__(
            parent,
            f"Give {title} a seat" if count == 1 else f"Give {title} seats",
            "Give a seat" if count == 1 else f"Give {counted(count, 'seat', 'seats')}",
            lead=left_out,
            size=(480, 340),
        )
        waves = [
            (number, f"{number} · {wave.name}" if wave.name else number)
            for number, wave in snapshot.waves.items()
        ]
        self.status = Combo(_STATUSES, "Status")
        self.wave = Combo([("", "none"), *waves], "Wave")
        self.capacity = Combo(_CAPACITIES, "Capacity")
        self.capacity.set_value(str(Capacity.PARTICIPANT))
        grid = FormGrid()
        grid.add("Status", self.status)
        grid.add("Wave", self.wave)
        grid.add("Capacity", self.capacity)
        self.body.add(grid)

    def beginning(self) -> Beginning:
        """Return what was chosen."""
        wave = self.wave.value()
        return Beginning(
            status=Status(self.status.value()),
            wave=int(wave) if wave else None,
            capacity=Capacity(self.capacity.value()),
        )
