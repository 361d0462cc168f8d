"""What a session would become while the pointer drags it: where to, how long, by which act."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final, Protocol

from PySide6.QtCore import QPointF

from convenor.theme.theme import theme
from convenor.widgets.agenda_grid.board import Board
from convenor.widgets.agenda_grid.face import Drawn
from convenor.widgets.agenda_grid.geometry import Slot
from convenor.widgets.agenda_grid.values import GridBlock
from convenor_db.domain.daylayout import on_day
from convenor_db.domain.zones import instant, local

_STILL: Final = 4
"""Pixels (at 100 %) up or down within which a drag sideways keeps the time."""
_A_MINUTE: Final = timedelta(minutes=1)


class Act(StrEnum):
    """What letting go would do."""

    MOVE = "move"
    COPY = "copy"
    RESIZE = "resize"
    DRAW = "draw"
    DROP_IN = "drop in"


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Where a session would be: wall clock, minutes of real time, column."""

    start: str
    minutes: int
    column: str


class Carry(Protocol):
    """Something in the pointer's hand."""

    @property
    def act(self) -> Act:
        """Return what letting go would do."""
        ...

    @property
    def block(self) -> GridBlock:
        """Return the block dragged; a new one for a session being drawn."""
        ...

    def follow(self, board: Board, point: QPointF, snap: int) -> Target | None:
        """Return where it would be with the pointer at a point of the content."""
        ...


class Moving:
    """A session held by one of its pieces."""

    def __init__(self, board: Board, held: Drawn, point: QPointF) -> None:
        self.act = Act.MOVE
        self.block = held.block
        self._held = held
        self._pressed = point
        # Blocks stand a pixel below their time, so that touching ones do not run together.
        self._inside = point.y() - (held.rect.top() - 1)
        self._earlier = timedelta(0)
        if held.piece.torn_above:
            # Held after midnight: the session began that much before what the pointer holds.
            midnight = board.layout.instant_at(held.piece.day, 0)
            self._earlier = midnight - board.layout.places[held.block.key].begins

    def follow(self, board: Board, point: QPointF, snap: int) -> Target:
        """Return the place under the pointer; a drag sideways keeps the time."""
        slot = board.geometry.slot_at(point.x())
        if abs(point.y() - self._pressed.y()) < theme.px(_STILL):
            start = self._same_time(board, slot.day.day)
        else:
            start = self._time_at(board, slot.day.day, point.y() - self._inside, snap)
        column = self.block.column if self.block.spanning else slot.column.key
        return Target(start=start, minutes=self.block.minutes, column=column)

    def _same_time(self, board: Board, day: date) -> str:
        own = date.fromisoformat(self.block.start[:10])
        return on_day(self.block.start, own + (day - self._held.piece.day), board.frame.zone)

    def _time_at(self, board: Board, day: date, top: float, snap: int) -> str:
        layout, position = board.layout, board.geometry.position(max(top, 0))
        if not self._earlier:
            return layout.wall_at(day, position, snap=snap)
        begins = layout.instant_at(day, position, snap=1) - self._earlier
        begins -= local(begins, layout.zone).minute % snap * _A_MINUTE
        return layout.wall_of(begins)


class Resizing:
    """A session held by its end."""

    def __init__(self, held: Drawn, point: QPointF) -> None:
        self.act = Act.RESIZE
        self.block = held.block
        self._day = held.piece.day
        self._below = held.rect.bottom() + 1 - point.y()

    def follow(self, board: Board, point: QPointF, snap: int) -> Target:
        """Return the session with its end under the pointer, at least one snap long."""
        position = board.geometry.position(max(point.y() + self._below, 0))
        ends = board.layout.instant_at(self._day, position, snap=snap)
        begins = board.layout.places[self.block.key].begins
        minutes = max((ends - begins) // _A_MINUTE, snap)
        return Target(start=self.block.start, minutes=minutes, column=self.block.column)


class Drawing:
    """A new session, drawn from where the pointer was pressed."""

    def __init__(self, slot: Slot, position: float) -> None:
        self.act = Act.DRAW
        self.block = GridBlock(
            key="", title="New session", kind="breakout", minutes=0, column=slot.column.key
        )
        self._slot = slot
        self._from = position

    def follow(self, board: Board, point: QPointF, snap: int) -> Target | None:
        """Return the span between press and pointer, None while it is shorter than a snap."""
        upper, lower = sorted((self._from, board.geometry.position(max(point.y(), 0))))
        day = self._slot.day.day
        start = board.layout.wall_at(day, upper, snap=snap)
        ends = board.layout.instant_at(day, lower, snap=snap)
        minutes = (ends - instant(start, board.frame.zone)) // _A_MINUTE
        if minutes < snap:
            return None
        return Target(start=start, minutes=minutes, column=self._slot.column.key)


class Dropping:
    """An unscheduled session dragged in from a list; the pointer holds its upper edge."""

    def __init__(self, block: GridBlock) -> None:
        self.act = Act.DROP_IN
        self.block = block

    def follow(self, board: Board, point: QPointF, snap: int) -> Target:
        """Return the place under the pointer."""
        slot, position = board.geometry.spot(point - QPointF(0, theme.pxf(_STILL)))
        start = board.layout.wall_at(slot.day.day, max(position, 0), snap=snap)
        column = "" if self.block.spanning else slot.column.key
        return Target(start=start, minutes=self.block.minutes, column=column)
