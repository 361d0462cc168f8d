"""A file dropped anywhere on the window, over a field or a table too, is opened."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from convenor.soon import soon


class FileDrops(QObject):
    """Takes a file before any widget does: a field would take it as a text, its path."""

    def __init__(self, window: QWidget, take: Callable[[Path], object]) -> None:
        """*take* gets the file, once the desktop has let go of it."""
        super().__init__(window)
        self._window = window
        self._take = take
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Accept one file, and nothing else: sessions are dragged within the window."""
        if watched is self._window:
            if event.type() is QEvent.Type.Show and (handle := self._window.windowHandle()):
                handle.installEventFilter(self)
            return False
        if not isinstance(event, QDropEvent) or not (path := file_in(event.mimeData())):
            return False
        event.acceptProposedAction()
        if not isinstance(event, QDragMoveEvent):  # neither entering nor moving: let go
            soon(self, lambda: self._take(path))
        return True


def file_in(dragged: QMimeData) -> Path | None:
    """Return the one file that is dragged; None for several, and for anything else."""
    urls = dragged.urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    return Path(urls[0].toLocalFile())
