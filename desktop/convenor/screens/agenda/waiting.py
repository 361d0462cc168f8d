"""The list of sessions that have no time yet; they are dragged into the grid from it."""

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem

from convenor.theme.fonts import ensure_script_fonts
from convenor.widgets.agenda_grid.values import SESSION_MIME
from convenor_db.domain.records import Session


class WaitingList(QListWidget):
    """Sessions by title and length."""

    chosen = Signal(str)
    """A session was selected, by its key."""
    returned = Signal(str)
    """Enter or a double click on a session, by its key."""

    def __init__(self, name: str, *, draggable: bool) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setWordWrap(True)
        if draggable:
            self.setDragEnabled(True)
            self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.currentItemChanged.connect(self._say_chosen)
        self.itemActivated.connect(self._say_returned)

    def show_sessions(self, sessions: Sequence[Session]) -> None:
        """Show these sessions."""
        self.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.clear()
        for session in sessions:
            ensure_script_fonts(session.title)
            item = QListWidgetItem(f"{session.title}\n{session.minutes} min")
            item.setData(Qt.ItemDataRole.UserRole, session.key)
            self.addItem(item)
        self.blockSignals(False)  # noqa: FBT003

    def mimeData(self, items: Sequence[QListWidgetItem]) -> QMimeData:
        """Return the key of the dragged session, as the grid reads it."""
        made = QMimeData()
        if items:
            made.setData(SESSION_MIME, str(items[0].data(Qt.ItemDataRole.UserRole)).encode())
        return made

    def _say_chosen(self, item: QListWidgetItem | None) -> None:
        if item:
            self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))

    def _say_returned(self, item: QListWidgetItem) -> None:
        self.returned.emit(item.data(Qt.ItemDataRole.UserRole))
