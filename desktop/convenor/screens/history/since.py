"""The first day that History shows."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import Final

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from convenor.widgets.buttons import FilterChip
from convenor.widgets.calendar import Calendar
from convenor.widgets.day_words import day_and_year
from convenor.widgets.menu import Menu
from convenor.widgets.on_tree import says_it_opens_a_menu

_SPANS: Final = (("Today", 0), ("Last 7 days", 6), ("Last 30 days", 29))
"""Words, and how many days before today are shown too."""


class SinceChip(FilterChip):
    """Offers today, the last days, and any day from a calendar."""

    changed = Signal()

    def __init__(self, today: Callable[[], str]) -> None:
        super().__init__("When")
        self.day = ""
        """The first day that is shown, as YYYY-MM-DD; empty for all."""
        self._today = today
        says_it_opens_a_menu(self)
        self.clicked.connect(self.offer)
        self.cleared.connect(partial(self.choose, ""))

    def choose(self, day: str) -> None:
        """Show only what was done since a day; empty: everything."""
        self.day = day
        self.set_value(self._in_words() if day else "")
        self.changed.emit()

    def _in_words(self) -> str:
        if self.day == self._today():
            return "Today"
        return f"Since {day_and_year(date.fromisoformat(self.day))}"

    def offer(self) -> None:
        """Open what can be chosen from."""
        menu = Menu("When", self)
        menu.aboutToHide.connect(menu.deleteLater)
        today = date.fromisoformat(self._today())
        for words, before in _SPANS:
            day = (today - timedelta(days=before)).isoformat()
            menu.add(words).triggered.connect(lambda _on=False, day=day: self.choose(day))
        menu.add("Since a day…", "calendar-days").triggered.connect(self.open_calendar)
        menu.popup(self._below())

    def open_calendar(self) -> None:
        """Let a day be chosen."""
        popup = QFrame(self, Qt.WindowType.Popup)
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        popup.setProperty("popup", True)  # noqa: FBT003
        calendar = Calendar("Show what was done since")
        calendar.setSelectedDate(QDate.fromString(self.day or self._today(), "yyyy-MM-dd"))
        for signal in (calendar.activated, calendar.clicked):
            signal.connect(lambda chosen: self._take(popup, chosen))
        QVBoxLayout(popup).addWidget(calendar)
        popup.move(self._below())
        popup.show()
        calendar.setFocus()

    def _take(self, popup: QFrame, chosen: QDate) -> None:
        popup.close()
        self.choose(chosen.toString("yyyy-MM-dd"))

    def _below(self) -> QPoint:
        return self.mapToGlobal(QPoint(0, self.height() + 2))
