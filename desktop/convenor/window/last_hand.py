"""Whether the window was last used by mouse or by keys, wherever in it that was."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from convenor.widgets.focus import hand


class LastHand(QObject):
    """Tells the widgets, which give a ring to what the keyboard is at only to who uses it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        hand.is_at_mouse = False
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at what the desktop hands to the window, before any widget gets it."""
        if watched is self._window:
            if event.type() is QEvent.Type.Show and (handle := self._window.windowHandle()):
                handle.installEventFilter(self)
        elif event.type() is QEvent.Type.MouseButtonPress:
            hand.is_at_mouse = True
        elif event.type() is QEvent.Type.KeyPress:
            hand.is_at_mouse = False
        return False
