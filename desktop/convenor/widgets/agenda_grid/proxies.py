"""What a screen reader and the keyboard hold on to: one unpainted button for each block."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QObject, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from convenor.widgets.focus import is_aside
from convenor.widgets.toast import set_in_hand

BY_KEYBOARD: Final = frozenset(
    {
        Qt.FocusReason.TabFocusReason,
        Qt.FocusReason.BacktabFocusReason,
        Qt.FocusReason.ShortcutFocusReason,
    }
)
"""Ways the focus comes that show a ring."""
_NO_STOP: Final = Qt.FocusPolicy.ClickFocus
"""Takes the focus when it is given it: a screen reader calls such a thing focusable."""


class BlockButton(QAbstractButton):
    """Painted surfaces have no accessible objects: this one carries name, focus and press.

    It lets the mouse through and leaves keys to the grid.
    """

    def __init__(self, key: str, crew: "Proxies", parent: QWidget) -> None:
        super().__init__(parent)
        self.key = key
        self._crew = crew
        self.by_keyboard = False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(_NO_STOP)
        self.clicked.connect(self._click)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint nothing: the grid draws the block."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave every key to the grid."""
        event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Leave every key to the grid."""
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell the grid which block the keyboard is on.

        Not when a window or a menu gives the focus back: then nobody has chosen anything.
        """
        super().focusInEvent(event)
        if not is_aside(event.reason()):
            self.by_keyboard = event.reason() in BY_KEYBOARD
            self._crew.focused.emit(self.key)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell the grid that the ring goes."""
        super().focusOutEvent(event)
        self._crew.unfocused.emit(self.key)

    def _click(self) -> None:
        self._crew.pressed.emit(self.key)


class Proxies(QObject):
    """The buttons, one for each block shown, in the order of time.

    All are on the tree of a screen reader, and any can be given the focus; Tab stops at one only.
    """

    focused = Signal(str)
    unfocused = Signal(str)
    pressed = Signal(str)

    def __init__(self, viewport: QWidget) -> None:
        super().__init__(viewport)
        self._viewport = viewport
        self._buttons: dict[str, BlockButton] = {}
        self._wished = self._stop = ""

    def sync(self, named: Sequence[tuple[str, str, QRect]]) -> None:
        """Keep a button for each of (key, name, rectangle in the viewport), in this order."""
        keys = [key for key, _, _ in named]
        for key in self._buttons.keys() - set(keys):
            self._take_away(key)
        buttons: dict[str, BlockButton] = {}
        for key, name, rect in named:
            button = self._buttons.get(key) or self._new(key)
            if button.accessibleName() != name:
                button.setAccessibleName(name)
            if button.geometry() != rect:
                button.setGeometry(rect)
            buttons[key] = button
        self._buttons = buttons
        self._put_stop()

    def stop_at(self, key: str) -> None:
        """Let Tab stop at a block; at the first while that one is not shown."""
        self._wished = key
        self._put_stop()

    def keys(self) -> list[str]:
        """Return the keys of the blocks shown, earliest first."""
        return list(self._buttons)

    def focus(self, key: str, reason: Qt.FocusReason) -> bool:
        """Give a block the keyboard; return whether it is shown."""
        button = self._buttons.get(key)
        if button is None:
            return False
        button.setFocus(reason)
        if button.hasFocus():
            button.by_keyboard = reason in BY_KEYBOARD
        return True

    def ringed(self) -> str:
        """Return the key of the block that has the focus by keyboard, or nothing."""
        focused = QApplication.focusWidget()
        if isinstance(focused, BlockButton) and focused.by_keyboard:
            return focused.key if self._buttons.get(focused.key) is focused else ""
        return ""

    def _new(self, key: str) -> BlockButton:
        button = BlockButton(key, self, self._viewport)
        button.setAccessibleIdentifier(f"agenda-block-{key}")
        button.show()
        return button

    def _take_away(self, key: str) -> None:
        button = self._buttons.pop(key)
        if button.hasFocus():
            # Otherwise Qt would pass the focus on, and another session would be selected.
            self._viewport.setFocus(Qt.FocusReason.OtherFocusReason)
        button.hide()
        button.deleteLater()

    def _put_stop(self) -> None:
        stop = self._wished if self._wished in self._buttons else next(iter(self._buttons), "")
        for key, policy in ((self._stop, _NO_STOP), (stop, Qt.FocusPolicy.StrongFocus)):
            if key in self._buttons:
                self._buttons[key].setFocusPolicy(policy)
                set_in_hand(self._buttons[key], held=key == stop == self._wished)
        self._stop = stop
