"""A list whose order is data: dragged, or moved with Alt+Up and Alt+Down."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView

from convenor.widgets.entry_list import EntryList

_ENTRY = "application/x-convenor-entry"
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class OrderedList(EntryList):
    """Says where an entry is wanted; it stands there when the file has it so."""

    moved = Signal(str, int)
    """The key of an entry and the position it is wanted at, from 0, counted without itself."""
    delete_wanted = Signal(str)
    """Delete was pressed on an entry: its key."""

    def __init__(self, name: str) -> None:
        super().__init__(name, drag_as=_ENTRY)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setAccessibleDescription("Alt+Up and Alt+Down move the entry, Delete deletes it.")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the current entry, or ask for its deletion."""
        step = _STEPS.get(Qt.Key(event.key()), 0)
        if step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.step(step)
        elif event.key() == Qt.Key.Key_Delete and self.current_key():
            self.delete_wanted.emit(self.current_key())
        else:
            super().keyPressEvent(event)

    def step(self, step: int) -> None:
        """Want the current entry one up (-1) or down (1)."""
        position = self.currentRow() + step
        if self.current_key() and 0 <= position < self.count():
            self.moved.emit(self.current_key(), position)

    def mimeTypes(self) -> list[str]:
        """Return what may be dropped here: one of its own entries."""
        return [_ENTRY]

    def supportedDropActions(self) -> Qt.DropAction:
        """Return what a drop may do here."""
        return Qt.DropAction.MoveAction

    def dropEvent(self, event: QDropEvent) -> None:
        """Want the dragged entry where it was dropped; the list itself changes nothing."""
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        self.drop_at(self._row_under(event))

    def _row_under(self, event: QDropEvent) -> int:
        index = self.indexAt(event.position().toPoint())
        if not index.isValid():
            return self.count()
        below = self.dropIndicatorPosition() is QAbstractItemView.DropIndicatorPosition.BelowItem
        return index.row() + (1 if below else 0)

    def drop_at(self, row: int) -> None:
        """Want the current entry before the one that stands in a row now."""
        mine = self.currentRow()
        position = row - 1 if row > mine else row
        if self.current_key() and position != mine:
            self.moved.emit(self.current_key(), position)
