"""Rooms: capacity, access and equipment of each, in their order."""

from collections.abc import Sequence
from functools import partial

from convenor.dialogs.things_dialog import ThingActions, ThingsDialog
from convenor.widgets.editable_choice import EditableBool
from convenor.widgets.editable_text import EditableLine, EditableList
from convenor.widgets.entry_list import Entry
from convenor.widgets.form import FormGrid
from convenor.widgets.layouts import Box
from convenor_db.domain.actions import rooms as actions
from convenor_db.domain.edits import counted
from convenor_db.domain.records import Room
from convenor_db.domain.snapshot import Snapshot
from convenor_db.store.store import Builder


class RoomsDialog(ThingsDialog):
    """The rooms of the venue."""

    TITLE = "Rooms"
    KIND = "rooms"
    ONE = "room"
    NAME = ("room", "Name")
    ACTIONS = ThingActions(actions.add, actions.set_name, actions.move, actions.delete)
    NOTHING = "No room yet. Sessions are planned into rooms, one column of the agenda each."

    def add_fields(self, page: Box) -> None:
        """Put name, seats, access and equipment on the page."""
        grid = FormGrid(100)
        self._seats = EditableLine("Seats", placeholder="unknown")
        self._step_free = EditableBool("Access", "Reached without a step")
        self._equipment = EditableList("Equipment", by_line=True)
        grid.add("Name", self.name_field)
        grid.add("Seats", self._seats)
        grid.add("Access", self._step_free)
        grid.add("Equipment", self._equipment, "One thing on each line.")
        page.add(grid, None)
        self.bind("seats", self._seats, self._save_seats)
        self.bind("access", self._step_free, self._save_access)
        self.bind("equipment", self._equipment, self._save_equipment)

    def entries(self, snapshot: Snapshot) -> Sequence[Entry]:
        """Return the rooms with their seats and sessions."""
        return [
            Entry(key, room.name, _note(snapshot, room)) for key, room in snapshot.rooms.items()
        ]

    def show_one(self, snapshot: Snapshot, key: str, *, replace: bool) -> None:
        """Show a room."""
        room = snapshot.rooms.get(key)
        self.name_field.set_value(room.name if room else "", replace=replace)
        seats = "" if room is None or room.capacity is None else str(room.capacity)
        self._seats.set_value(seats, replace=replace)
        self._step_free.set_on(on=room.step_free if room else True)
        self._equipment.set_items(room.equipment if room else (), replace=replace)
        for field in (self._seats, self._step_free, self._equipment):
            field.setEnabled(room is not None)

    def _save_seats(self, text: str) -> Builder:
        return partial(actions.set_capacity, key=self.key, text=text)

    def _save_access(self, value: str) -> Builder:
        return partial(actions.set_step_free, key=self.key, step_free=value == "true")

    def _save_equipment(self, _text: str) -> Builder:
        return partial(actions.set_equipment, key=self.key, items=self._equipment.items())


def _note(snapshot: Snapshot, room: Room) -> str:
    sessions = sum(session.room == room.key for session in snapshot.sessions.values())
    seats = "seats unknown" if room.capacity is None else counted(room.capacity, "seat", "seats")
    parts = [seats, counted(sessions, "session", "sessions")]
    return " · ".join(parts if room.step_free else [*parts, "steps"])
