"""The row below the head: which days, rooms or one room."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QDate, QLocale, Signal
from PySide6.QtWidgets import QWidget

from convenor.widgets.buttons import Button, Kind
from convenor.widgets.combo import CaptionedChoice
from convenor.widgets.day_words import day_in_words
from convenor.widgets.layouts import row
from convenor.widgets.segmented import Segmented

_MOST_TABS: Final = 7
_ALL: Final = "all"


class AgendaTools(QWidget):
    """Says which days and which view are wanted; shows what it is told."""

    day_wanted = Signal(object)
    """A `date`, or None for all days."""
    view_wanted = Signal(bool)
    """One room (True) or rooms beside each other."""
    room_wanted = Signal(str)
    session_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._shown: list[date] = []
        self._tabs = Segmented(["All days"], name="Days", padding=11)
        self._days = CaptionedChoice("Day", [])
        self._view = Segmented(["Rooms", "One room"], name="Rooms or one room", padding=11)
        self._rooms = CaptionedChoice("Room", [])
        self._new = Button("New session", Kind.GHOST, "plus")
        self.setLayout(row(self._tabs, self._days, self._view, self._rooms, None, self._new))
        self._tabs.changed.connect(self._tab_chosen)
        self._days.chosen.connect(self._day_chosen)
        self._view.changed.connect(lambda at: self.view_wanted.emit(at == 1))
        self._rooms.chosen.connect(self.room_wanted)
        self._new.clicked.connect(self.session_wanted)

    def show_days(self, days: Sequence[date], current: date | None) -> None:
        """Offer these days, and all of them; few as tabs, many as a choice."""
        at = days.index(current) if current in days else len(days)
        if list(days) != self._shown:
            self._shown = list(days)
            self._tabs.set_labels([*(_tab_words(day) for day in days), "All days"], at)
            self._days.set_items(
                [*((day.isoformat(), day_in_words(day)) for day in days), (_ALL, "All days")]
            )
        was_silent = self._tabs.blockSignals(True)  # noqa: FBT003 - Qt's own
        self._tabs.set_current(at)
        self._tabs.blockSignals(was_silent)
        self._days.set_value(current.isoformat() if current in days and current else _ALL)

    def show_view(self, rooms: Sequence[tuple[str, str]], room: str) -> None:
        """Offer the rooms (key and name); *room* is the one shown alone, empty for all."""
        several = len(self._shown) > 1
        self._tabs.setVisible(several and not room and len(self._shown) <= _MOST_TABS)
        self._days.setVisible(several and not room and len(self._shown) > _MOST_TABS)
        self._view.setVisible(len(rooms) > 1)
        self._rooms.setVisible(bool(room) and len(rooms) > 1)
        self._rooms.set_items(rooms)
        self._rooms.set_value(room)
        was_silent = self._view.blockSignals(True)  # noqa: FBT003 - Qt's own
        self._view.set_current(1 if room else 0)
        self._view.blockSignals(was_silent)

    def _tab_chosen(self, at: int) -> None:
        self.day_wanted.emit(self._shown[at] if at < len(self._shown) else None)

    def _day_chosen(self, value: str) -> None:
        self.day_wanted.emit(None if value == _ALL else date.fromisoformat(value))


def _tab_words(day: date) -> str:
    return QLocale().toString(QDate(day.year, day.month, day.day), "ddd d")
