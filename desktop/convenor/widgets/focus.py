"""A ring round what has the focus, for those who came by keyboard."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from convenor.widgets.painting import draw_focus

if TYPE_CHECKING:
    _Widget = QWidget
    _View = QAbstractItemView
else:
    _Widget = _View = object

_BY_KEYBOARD: Final = frozenset(
    {
        Qt.FocusReason.TabFocusReason,
        Qt.FocusReason.BacktabFocusReason,
        Qt.FocusReason.ShortcutFocusReason,
    }
)
_ASIDE: Final = frozenset({Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason})
"""The focus comes back from a menu or another window: the ring is what it was."""


def is_aside(reason: Qt.FocusReason) -> bool:
    """Tell whether the focus only went to a menu or another window, and will come back."""
    return reason in _ASIDE


class KeyboardRing(_Widget):
    """Put before a widget class: knows whether the focus came by keyboard.

    A click gives the focus too, but whoever clicks sees where they are.
    """

    _ring = False

    @property
    def has_ring(self) -> bool:
        """Whether the focus ring is to be painted."""
        return self._ring and self.hasFocus()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Remember how the focus came."""
        if not is_aside(event.reason()):
            self._ring = event.reason() in _BY_KEYBOARD
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.update()


class RingedRows(_View):
    """Put before the class of a list or table: the row the keyboard is at has a ring.

    The ring lies over the row, so that a selected one has it too; a list without rows has it
    round all of it. It goes with a click, and comes back with the next key.
    """

    _ring = False

    def ringed(self) -> QRect:
        """Return what has the ring in the viewport; nothing while the focus is elsewhere."""
        index = self.currentIndex()
        if not (self._ring and self.hasFocus()):
            return QRect()
        if index.isValid() and not self.visualRect(index).isEmpty():
            return self.rect_of_row(index)
        return self.viewport().rect()

    def rect_of_row(self, index: QModelIndex | QPersistentModelIndex) -> QRect:
        """Return where all of the current row is drawn."""
        return self.visualRect(index)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows, and the ring over them."""
        super().paintEvent(event)
        rect = self.ringed()
        if rect.isValid():
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            draw_focus(painter, QRectF(rect).adjusted(1, 1, -1, -2))
            painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Remember how the focus came."""
        reason = event.reason()
        if not is_aside(reason):
            self._ring = reason is not Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show where the keyboard is, from the first key on."""
        self._ring = True
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the ring away: whoever clicks sees where they are."""
        self._ring = False
        super().mousePressEvent(event)

    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw both rows anew, to their ends."""
        super().currentChanged(current, previous)
        self.viewport().update()
