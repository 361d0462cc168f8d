"""The day as of which the matrix is looked at."""

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from convenor.screens.positions.words import day_shown
from convenor.widgets.buttons import Button, Kind
from convenor.widgets.calendar import Calendar


class AsOf(Button):
    """Says the day; a click opens a calendar, whose button goes back to today."""

    day_chosen = Signal(object)
    """A day as YYYY-MM-DD, or None for today."""

    def __init__(self) -> None:
        super().__init__("As of today", Kind.SECONDARY, "history")
        self.day: str | None = None
        self._today = ""
        self.clicked.connect(self.open_calendar)

    def show_day(self, day: str | None, today: str) -> None:
        """Say another day; None is *today*, which is where the calendar opens then."""
        self.day, self._today = day, today
        self.set_words(f"As of {day_shown(day)}" if day else "As of today")

    def open_calendar(self) -> None:
        """Let a day be chosen."""
        popup = QFrame(self, Qt.WindowType.Popup)
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        popup.setProperty("popup", True)  # noqa: FBT003
        calendar = Calendar("Look at the matrix as of")
        calendar.setSelectedDate(QDate.fromString(self.day or self._today, "yyyy-MM-dd"))
        today = Button("Today", Kind.SECONDARY)
        for signal in (calendar.activated, calendar.clicked):
            signal.connect(lambda chosen: self._choose(popup, chosen.toString("yyyy-MM-dd")))
        today.clicked.connect(lambda: self._choose(popup, None))
        inside = QVBoxLayout(popup)
        inside.addWidget(calendar)
        inside.addWidget(today)
        popup.move(self.mapToGlobal(QPoint(0, self.height() + 2)))
        popup.show()
        calendar.setFocus()

    def _choose(self, popup: QFrame, day: str | None) -> None:
        popup.close()
        self.day_chosen.emit(day)
