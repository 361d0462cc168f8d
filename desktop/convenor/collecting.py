"""What nobody holds any more is collected on the window's thread, and on no other.

Python's own collector runs on whichever thread makes the next object. A widget that is part of a
cycle would be destroyed on the store's thread one day, under the hands of the event loop: its
timers and event filters would be left pointing at nothing, and the program would end without a
word.
"""

import gc
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

_INTERVAL: Final = 1_000
"""Milliseconds between two looks; what is thrown away within a second does no harm."""


class Collector(QObject):
    """Does what Python's collector would do, by the same thresholds, from the event loop."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        timer = QTimer(self, interval=_INTERVAL)
        timer.timeout.connect(self._look)
        timer.start()

    def _look(self) -> None:
        """Collect the oldest generation that is due; nothing is held up while a button is down."""
        if QGuiApplication.mouseButtons() is not Qt.MouseButton.NoButton:
            return
        due = [count > most for count, most in zip(gc.get_count(), gc.get_threshold(), strict=True)]
        if any(due):
            gc.collect(max(generation for generation, is_due in enumerate(due) if is_due))
