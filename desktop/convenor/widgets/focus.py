"""A ring round what has the focus, for those who came by keyboard."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    _Widget = QWidget
else:
    _Widget = object

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
