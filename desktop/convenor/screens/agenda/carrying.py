"""A session carried out of the grid: over the tab of a day, or back to the unscheduled ones."""

from datetime import date
from typing import Final

from PySide6.QtCore import QObject, QPoint, QTimer, Signal

from convenor.screens.agenda.tools import AgendaTools
from convenor.screens.agenda.waiting import WaitingColumn

_OPENS_AFTER: Final = 500
"""Milliseconds a session is held over the tab of a day until that day is shown."""


class Carrying(QObject):
    """Knows what lies round the grid; opens the day over whose tab something is held."""

    day_wanted = Signal(object)
    """The `date` over whose tab a session is held."""

    def __init__(self, tools: AgendaTools, waiting: WaitingColumn, parent: QObject) -> None:
        super().__init__(parent)
        self._tools, self._waiting = tools, waiting
        self._held_over: date | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_OPENS_AFTER)
        self._timer.timeout.connect(self._open)
        tools.held_over.connect(self.hold_over)
        tools.held_no_more.connect(self.end)

    def takes(self, key: str, at: QPoint, copying: bool) -> bool:  # noqa: FBT001 - a Taker
        """Say whether a session carried to a global point is taken there; see the grid's `taker`.

        A copy has to have a time, so the unscheduled ones take none.
        """
        day = self._tools.day_at(at)
        self.hold_over(day)
        unschedules = self.is_over_waiting(at) and not copying
        self._waiting.invite(invited=unschedules)
        return bool(key) and (day is not None or unschedules)

    def is_over_waiting(self, at: QPoint) -> bool:
        """Say whether a global point is over the column of the unscheduled sessions."""
        column = self._waiting
        return column.isVisible() and column.rect().contains(column.mapFromGlobal(at))

    def hold_over(self, day: date | None) -> None:
        """Note over which day's tab something is held, None for none."""
        if day != self._held_over:
            self._held_over = day
            self._timer.stop()
            if day is not None:
                self._timer.start()

    def end(self) -> None:
        """Nothing is carried any more."""
        self.hold_over(None)
        self._waiting.invite(invited=False)

    def _open(self) -> None:
        if self._held_over is not None:
            self.day_wanted.emit(self._held_over)
