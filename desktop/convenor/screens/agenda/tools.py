"""The row below the head: which days, all rooms, one room or one person."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from convenor.theme.theme import theme
from convenor.widgets.agenda_grid.values import SESSION_MIME
from convenor.widgets.buttons import Button, IconButton, Kind
from convenor.widgets.combo import CaptionedChoice
from convenor.widgets.day_words import day_in_words
from convenor.widgets.flow import Flow
from convenor.widgets.labels import RichLabel, Role, Span
from convenor.widgets.layouts import column, keep_size, row, set_shown
from convenor.widgets.pick_line import Pick, PickLine
from convenor.widgets.segmented import Segmented

_MOST_TABS: Final = 7
_ALL: Final = "all"
_ROOM: Final = 320
"""A room's name has so many pixels at 100 % at most."""
_WORDS: Final = 620
"""From this width on, at 100 %, the button for a new session says so."""
_FINDER: Final = 210
"""Width of the line in which a person is found, in pixels at 100 %."""


class View(StrEnum):
    """What the columns of the grid are."""

    ROOMS = "rooms"
    ROOM = "room"
    PERSON = "person"


_VIEWS: Final = {View.ROOMS: "Rooms", View.ROOM: "One room", View.PERSON: "One person"}


class AgendaTools(QWidget):
    """Says which days and which view are wanted; shows what it is told."""

    day_wanted = Signal(object)
    """A `date`, or None for all days."""
    view_wanted = Signal(str)
    """A `View`."""
    room_wanted = Signal(str)
    person_wanted = Signal(str)
    """The key of the seat whose agenda is wanted."""
    person_opened = Signal()
    """The name of the person whose agenda is shown was clicked."""
    session_wanted = Signal()
    held_over = Signal(object)
    """A session dragged from a list is held over the tab of this `date`, or over none (None)."""
    held_no_more = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._shown: list[date] = []
        self._several = False
        self._tabs = Segmented(["All days"], name="Days", padding=11)
        self._days = CaptionedChoice("Day", [])
        self._view = Segmented([*_VIEWS.values()], name="Rooms, one room or one person", padding=11)
        self._rooms = CaptionedChoice("Room", [])
        self._finder = PickLine("Whose agenda", "Type a name…")
        self._person = RichLabel((), Role.SECONDARY)
        self._new = Button("New session", Kind.GHOST, "plus")
        self._plus = IconButton("plus", "New session")
        parts = (self._tabs, self._days, self._view, self._rooms, self._finder)
        line = row((Flow(*parts, spacing=8), 1), self._new, self._plus)
        self.setLayout(column(line, self._person, spacing=6))
        self._fit()
        self.setAcceptDrops(True)
        keep_size(self._rooms, max_width=_ROOM)
        keep_size(self._finder, min_width=_FINDER, max_width=_FINDER)
        self._connect()

    def _connect(self) -> None:
        self._tabs.changed.connect(self._tab_chosen)
        self._days.chosen.connect(self._day_chosen)
        self._view.changed.connect(lambda at: self.view_wanted.emit([*_VIEWS][at]))
        self._rooms.chosen.connect(self.room_wanted)
        self._finder.picked.connect(self.person_wanted)
        self._person.linked.connect(lambda _link: self.person_opened.emit())
        for button in (self._new, self._plus):
            button.clicked.connect(self.session_wanted)
        theme.changed.connect(self._fit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Offer the days in a list, and a plus without words, where room runs out."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        # Asked for each: showing one lays out, and the room may be another then.
        set_shown(self._tabs, shown=self._several and self._is_tabbed)
        set_shown(self._days, shown=self._several and not self._is_tabbed)
        set_shown(self._new, shown=not self._is_narrow)
        set_shown(self._plus, shown=self._is_narrow)

    @property
    def _is_narrow(self) -> bool:
        return self.width() < theme.px(_WORDS)

    @property
    def _is_tabbed(self) -> bool:
        return len(self._shown) <= _MOST_TABS and not self._is_narrow

    def show_days(
        self, days: Sequence[date], current: date | None, to_fix: Mapping[str, int]
    ) -> None:
        """Offer these days, and all of them; few as tabs, many as a choice.

        *to_fix* is how many things must be fixed on a day (ISO): the tab counts them.
        """
        at = days.index(current) if current in days else len(days)
        counts = [to_fix.get(day.isoformat(), 0) for day in days]
        if list(days) != self._shown:
            self._shown = list(days)
            self._tabs.set_labels([*(_tab_words(day) for day in days), "All days"], at)
        for place, count in enumerate(counts):
            self._tabs.set_count(place, count, f"{count:,} to fix")
        choices = [
            (day.isoformat(), _choice_words(day, count))
            for day, count in zip(days, counts, strict=True)
        ]
        self._days.set_items([*choices, (_ALL, "All days")])
        was_silent = self._tabs.blockSignals(True)  # noqa: FBT003 - Qt's own
        self._tabs.set_current(at)
        self._tabs.blockSignals(was_silent)
        self._days.set_value(current.isoformat() if current in days and current else _ALL)

    def show_view(self, view: View, rooms: Sequence[tuple[str, str]], room: str) -> None:
        """Show which view it is, and offer the rooms (key and name); *room* is the one shown."""
        self._several = len(self._shown) > 1 and view is View.ROOMS
        self._fit()
        self._view.parts()[1].setVisible(len(rooms) > 1)
        self._rooms.setVisible(view is View.ROOM and len(rooms) > 1)
        self._rooms.set_items(rooms)
        self._rooms.set_value(room)
        self._finder.setVisible(view is View.PERSON)
        was_silent = self._view.blockSignals(True)  # noqa: FBT003 - Qt's own
        self._view.set_current([*_VIEWS].index(view))
        self._view.blockSignals(was_silent)

    def show_person(self, name: str, words: Sequence[str]) -> None:
        """Say whose agenda is shown and what is to be known of them; nobody without a *name*."""
        spans = [Span(name, "text", strong=True, link=name)] if name else []
        self._person.setVisible(bool(name))
        self._person.set_spans([*spans, *(Span(f" · {one}") for one in words)])

    def set_people(self, source: Callable[[], Sequence[Pick]]) -> None:
        """Offer those whom *source* returns, when somebody is looked for."""
        self._finder.set_source(source)

    def focus_finder(self) -> None:
        """Put the caret where a person is found."""
        self._finder.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def day_at(self, point: QPoint) -> date | None:
        """Return the day whose tab is at a global point, None elsewhere."""
        if not self._tabs.isVisible():
            return None
        tabs = zip(self._shown, self._tabs.parts(), strict=False)
        over = (day for day, tab in tabs if tab.rect().contains(tab.mapFromGlobal(point)))
        return next(over, None)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Be told where a session from a list is held; it cannot be let go here."""
        if event.mimeData().hasFormat(SESSION_MIME):
            event.accept()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Say over which day's tab it is held."""
        self.held_over.emit(self.day_at(self.mapToGlobal(event.position().toPoint())))
        event.ignore()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Say that it has gone."""
        self.held_no_more.emit()

    def _tab_chosen(self, at: int) -> None:
        self.day_wanted.emit(self._shown[at] if at < len(self._shown) else None)

    def _day_chosen(self, value: str) -> None:
        self.day_wanted.emit(None if value == _ALL else date.fromisoformat(value))


def _choice_words(day: date, count: int) -> str:
    return f"{day_in_words(day)} · {count:,} to fix" if count else day_in_words(day)


def _tab_words(day: date) -> str:
    return QLocale().toString(QDate(day.year, day.month, day.day), "ddd d")
