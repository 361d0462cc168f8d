"""The side buttons of a mouse, back and forward, wherever in the window they are pressed."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

_COMMANDS: Final = {
    Qt.MouseButton.BackButton: "view.back",
    Qt.MouseButton.ForwardButton: "view.forward",
}


class SideButtons(QObject):
    """Takes the buttons before any widget does: a table would take a press as a choice of a row."""

    def __init__(self, window: QWidget, run: Callable[[str], object]) -> None:
        """*run* does the command of a name."""
        super().__init__(window)
        self._window = window
        self._run = run
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Do what a side button is for, once for each press."""
        if watched is self._window:
            if event.type() is QEvent.Type.Show and (handle := self._window.windowHandle()):
                handle.installEventFilter(self)
            return False
        if not isinstance(event, QMouseEvent) or event.button() not in _COMMANDS:
            return False
        if event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick):
            self._run(_COMMANDS[event.button()])
        return True
