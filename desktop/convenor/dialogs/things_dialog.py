"""A dialog over one list of things that are called by a name, in the user's order."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from convenor.dialogs.list_dialog import ListDialog
from convenor.widgets.editable import EditableField
from convenor.widgets.editable_text import EditableLine
from convenor.workplace import Workplace
from convenor_db.domain.edits import Edit
from convenor_db.domain.snapshot import Snapshot
from convenor_db.store.store import Builder


@dataclass(frozen=True, slots=True)
class ThingActions:
    """What can be done with one thing of the list; each takes the snapshot first.

    *add* takes a name and a key, *rename* key and name, *move* key and position, *delete* a key.
    """

    add: Callable[[Snapshot, str, str], Edit]
    rename: Callable[[Snapshot, str, str], Edit]
    move: Callable[[Snapshot, str, int], Edit]
    delete: Callable[[Snapshot, str], Edit]


class ThingsDialog(ListDialog):
    """Adds, renames, reorders and deletes; the list keeps its selection.

    A new thing exists from the moment its name is left with words in it; Esc before that leaves
    nothing.
    """

    NAME: ClassVar[tuple[str, str]]
    """The field that names it, and its caption."""
    ACTIONS: ClassVar[ThingActions]

    def __init__(self, parent: QWidget, place: Workplace) -> None:
        self._name = EditableLine(self.NAME[1])
        super().__init__(parent, place)

    def _listen(self) -> None:
        super()._listen()
        self.bind(self.NAME[0], self._name, self._save_name)
        self._name.visit_ended.connect(self._end_draft)

    @property
    def name_field(self) -> EditableField:
        """The field that names the thing."""
        return self._name

    def first_field(self) -> EditableField:
        """Return the field that names the thing."""
        return self._name

    def deletion(self, snapshot: Snapshot, key: str) -> Edit:
        """Return what deletes a thing."""
        return type(self).ACTIONS.delete(snapshot, key)

    def moving(self, snapshot: Snapshot, key: str, position: int) -> Edit:
        """Return what puts a thing at a position."""
        return type(self).ACTIONS.move(snapshot, key, position)

    def _save_name(self, name: str) -> Builder:
        if self.draft:
            add, key = self.ACTIONS.add, self.draft
            return lambda snapshot: add(snapshot, name, key)
        rename, key = self.ACTIONS.rename, self.key
        return lambda snapshot: rename(snapshot, key, name)

    def _end_draft(self, name: str) -> None:
        """Give a new thing up that has no name; one that was refused stays to be put right."""
        if not name.strip():
            self.give_up()
