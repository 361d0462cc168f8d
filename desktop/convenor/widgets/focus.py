"""A ring round what has the focus, for those who came by keyboard."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QItemSelection,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    Qt,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from convenor.soon import soon
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


class _Hand:
    """Whether the window was last used by mouse; said by who sees every event of it."""

    is_at_mouse = False


hand: Final = _Hand()


def wants_ring(reason: Qt.FocusReason) -> bool:
    """Tell whether a list that gets the focus shows where the keyboard is.

    A screen gives its list the focus when it is opened: whoever opened it by a click sees it.
    """
    if reason is Qt.FocusReason.OtherFocusReason:
        return not hand.is_at_mouse
    return reason is not Qt.FocusReason.MouseFocusReason


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
            self._ring = wants_ring(reason)
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
        """Draw both rows anew, to their ends; where one is not seen, all may have had the ring."""
        super().currentChanged(current, previous)
        rows = [self.visualRect(index) for index in (current, previous)]
        if any(row.isEmpty() for row in rows):
            self.viewport().update()
            return
        for row in rows:
            wide = QRect(0, row.top(), self.viewport().width(), row.height())
            self.viewport().update(wide)

    def selectionChanged(self, chosen: QItemSelection, left: QItemSelection) -> None:
        """Go along where a screen reader selects the one row: keys and panel mean that one then."""
        super().selectionChanged(chosen, left)
        if self.selectionMode() is QAbstractItemView.SelectionMode.SingleSelection:
            soon(self, self._follow_selection)

    def _follow_selection(self) -> None:
        chosen = self.selectedIndexes()
        if len(chosen) == 1 and chosen[0] != self.currentIndex():
            self.setCurrentIndex(chosen[0])
