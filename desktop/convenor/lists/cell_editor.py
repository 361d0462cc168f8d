"""The field that lies over a cell while it is edited, and the reason it was refused, below it."""

from typing import cast

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout, QWidget

from convenor.theme.theme import theme
from convenor.widgets.combo import Combo
from convenor.widgets.editable import EditableField, Editor
from convenor.widgets.labels import Refusal
from convenor.widgets.painting import draw_box

_LEAST = 140
"""Pixels at 100 % that a field takes at least, though its column be narrower."""
_FOR_REASON = 300


class CellEditor(QFrame):
    """Lies in the table's viewport; it may be wider than its cell, and stands inside the table."""

    confirmed = Signal()
    """Enter, or a choice was made."""
    tabbed = Signal(bool)
    """Tab (true) or Shift+Tab was pressed."""
    given_up = Signal()
    """Esc: what stood there before stands there again."""
    abandoned = Signal()
    """The caret has gone elsewhere."""

    def __init__(self, over: QWidget, field: EditableField) -> None:
        super().__init__(over)
        self._over = over
        self.field = field
        self._cell = QRect()
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(field)
        self.setAutoFillBackground(False)
        editor = cast("Editor", field.editor())
        editor.finished.connect(self.confirmed)
        editor.left.connect(self._left)
        field.restored.connect(self.given_up)
        theme.changed.connect(self._lie)

    def begin(self, draft: str | None) -> None:
        """Put the caret in; *draft* is what was typed here before and could not be stored."""
        self.show()
        if draft is None:
            self.field.start_visit()
        else:
            self.field.type_in(draft)
        editor = self.field.editor()
        if isinstance(editor, Combo):
            editor.showPopup()

    def lie_over(self, cell: QRect) -> None:
        """Stand over a cell, within the viewport."""
        self._cell = cell
        self._lie()

    def set_error(self, reason: str) -> None:
        """Say why what stands here was not stored."""
        self.field.set_error(reason)
        self._lie()

    def _lie(self) -> None:
        """Take the room the field needs; what is said of it goes above where there is no room."""
        room = self._over.rect()
        wide = max(self._cell.width(), theme.px(_FOR_REASON if self.field.error() else _LEAST))
        wide = min(wide, room.width())
        left = max(0, min(self._cell.left(), room.width() - wide))
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            left = max(0, min(self._cell.right() + 1 - wide, room.width() - wide))
        line = self.field.editor().sizeHint().height()
        high = line + self._height_of_reason(wide)
        inside = self.field.layout()
        top = self._cell.center().y() - line // 2
        above = top + high > room.height() and high > line
        if isinstance(inside, QBoxLayout):
            way = QBoxLayout.Direction
            inside.setDirection(way.BottomToTop if above else way.TopToBottom)
        self.setGeometry(left, top + line - high if above else top, wide, high)
        self.raise_()

    def _left(self) -> None:
        """Say that the caret has gone; to the list of its own choices it only goes aside."""
        editor = self.field.editor()
        if not (isinstance(editor, Combo) and editor.view().isVisible()):
            self.abandoned.emit()

    def _height_of_reason(self, wide: int) -> int:
        said = self.field.findChild(Refusal)
        return said.heightForWidth(wide) + theme.px(2) if said and self.field.error() else 0

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 - Qt's own names
        """Let Tab go to another cell, not to another widget."""
        self.tabbed.emit(next)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the Esc for which the field had no use; no key goes on to the table."""
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the table."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground that hides the cell."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_box(painter, QRectF(self.rect()), ground="surface", line="line3", radius=5)
        painter.end()
