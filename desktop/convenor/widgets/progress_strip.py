"""The strip at the foot of a screen while something takes long."""

from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QProgressBar

from convenor.widgets.buttons import Button
from convenor.widgets.labels import ElidedLabel, Label, Role
from convenor.widgets.layouts import column, hline, keep_size, row

PATIENCE: Final = 400
"""Milliseconds of work before the strip appears."""


class ProgressStrip(QFrame):
    """What is being done, how far it is, how long it will take, and Cancel."""

    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "surface")
        self._what = ElidedLabel("", Role.BODY)
        self._counted = Label("", Role.MUTED)
        self._left = Label("", Role.MUTED)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        keep_size(self._bar, width=180)
        self._cancel = Button("Cancel", small=True)
        self._cancel.clicked.connect(self._cancelled)
        content = row((self._what, 1), self._counted, self._bar, self._left, self._cancel)
        content.set_margins((20, 6, 12, 6))
        self.setLayout(column(hline(), content, spacing=0))
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE)
        self._patience.timeout.connect(self.show)
        self.hide()

    def start(self, what: str, total: int = 0) -> None:
        """Begin to count; the strip appears if the work has not ended after 400 ms."""
        self._what.setText(what)
        self._bar.setAccessibleName(what)
        self._cancel.set_words("Cancel")
        self._cancel.setEnabled(True)
        self._left.setText("")
        self.advance(0, total)
        self._patience.start()

    def advance(self, done: int, total: int, seconds_left: float | None = None) -> None:
        """Say that *done* of *total* are done; a total of 0 means nobody knows how many."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._counted.setText(f"{done:,} of {total:,}" if total else "")
        self._left.setText("" if seconds_left is None else time_left(seconds_left))

    def finish(self) -> None:
        """Go away."""
        self._patience.stop()
        self.hide()

    def _cancelled(self) -> None:
        self._cancel.set_words("Stopping…")
        self._cancel.setEnabled(False)
        self.cancelled.emit()


def time_left(seconds: float) -> str:
    """Return *seconds* in words one can wait by."""
    if seconds < 2:
        return "a moment left"
    if seconds < 90:
        return f"about {round(seconds)} s left"
    return f"about {round(seconds / 60)} min left"
