"""The keys of the grid (SCREENS.md 1): every one does what the mouse does too."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from convenor.widgets.agenda_grid.board import Board
from convenor.widgets.agenda_grid.neighbours import Way, column_number, neighbour, shifted
from convenor.widgets.agenda_grid.pointer import FRESH_MINUTES
from convenor_db.domain.dayaxis import DAY, clock
from convenor_db.domain.daylayout import SNAP, moved

_WAYS: Final[Mapping[int, Way]] = {
    Qt.Key.Key_Left: Way.LEFT,
    Qt.Key.Key_Right: Way.RIGHT,
    Qt.Key.Key_Up: Way.UP,
    Qt.Key.Key_Down: Way.DOWN,
}
_CONTROL: Final = Qt.KeyboardModifier.ControlModifier
_SHIFT: Final = Qt.KeyboardModifier.ShiftModifier
_PLAIN: Final = Qt.KeyboardModifier.NoModifier


class Keys(QObject):
    """Turns keys into what the user has done."""

    walked = Signal(str)
    opened = Signal(str)
    moved = Signal(str, str, str)
    resized = Signal(str, int)
    drawn = Signal(str, str, int)
    unschedule_asked = Signal(str)
    drop_asked = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._walking: int | None = None

    def press(self, event: QKeyEvent, board: Board, selected: str) -> bool:
        """Do what a key means with *selected* (a key or nothing); return whether it means any."""
        # The keypad's arrows and Enter are the same keys.
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        way = _WAYS.get(event.key())
        if way is not None:
            return self._arrow(board, selected, _mirrored(way, board), modifiers)
        if modifiers != _PLAIN:
            return False
        if event.key() == Qt.Key.Key_N:
            return self.draw(board, selected)
        if event.key() in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            return self._walk_to_end(board, first=event.key() == Qt.Key.Key_Home)
        signal = {
            Qt.Key.Key_Return: self.opened,
            Qt.Key.Key_Enter: self.opened,
            Qt.Key.Key_U: self.unschedule_asked,
            Qt.Key.Key_Delete: self.drop_asked,
        }.get(Qt.Key(event.key()))
        if signal is None or selected not in board.blocks:
            return False
        signal.emit(selected)
        return True

    def _arrow(self, board: Board, selected: str, way: Way, modifiers: Qt.KeyboardModifier) -> bool:
        if modifiers == _PLAIN:
            return self._walk(board, selected, way)
        block = board.blocks.get(selected)
        if block is None or not block.start:
            return False
        if modifiers == _CONTROL:
            target = shifted(board, block, way, SNAP)
            if target is not None:
                self.moved.emit(block.key, target.start, target.column)
            return True
        if modifiers == _CONTROL | _SHIFT and way in {Way.UP, Way.DOWN}:
            minutes = max(block.minutes + (SNAP if way is Way.DOWN else -SNAP), SNAP)
            if minutes != block.minutes:
                self.resized.emit(block.key, minutes)
            return True
        return False

    def _walk(self, board: Board, selected: str, way: Way) -> bool:
        if not board.pieces_of(selected):
            return self._walk_to_end(board, first=True)
        self._walking = column_number(board, selected, self._walking)
        after = neighbour(board, selected, way, walking=self._walking)
        if after != selected:
            if way in {Way.LEFT, Way.RIGHT}:
                self._walking = None
            self._walking = column_number(board, after, self._walking)
            self.walked.emit(after)
        return True

    def _walk_to_end(self, board: Board, *, first: bool) -> bool:
        order = board.in_time_order()
        if order:
            self.walked.emit(order[0 if first else -1].block.key)
        return bool(order)

    def draw(self, board: Board, selected: str) -> bool:
        """Make a session after the selected one, else where the first column is first free."""
        if not board.geometry.slots:
            return False
        block = board.blocks.get(selected)
        if block is not None and board.pieces_of(selected):
            column = board.geometry.columns[0].key if block.spanning else block.column
            start = moved(block.start, block.minutes, board.frame.zone)
            self.drawn.emit(column, start, FRESH_MINUTES)
            return True
        slot = board.geometry.slots[0]
        start = f"{slot.day.day.isoformat()}T{clock(_first_free(board))}"
        self.drawn.emit(slot.column.key, start, FRESH_MINUTES)
        return True


def _first_free(board: Board) -> int:
    """Return the minute of the first day from which the first column has an hour free."""
    slot, axis = board.geometry.slots[0], board.layout.axis
    taken = [
        (one.piece.top, one.piece.bottom)
        for one in board.drawn
        if one.piece.day == slot.day.day
        and (one.block.spanning or one.block.column == slot.column.key)
    ]
    begin, end = board.layout.hours
    for minute in range(begin, min(end, DAY) - FRESH_MINUTES + 1, SNAP):
        top = axis.position(minute)
        if not any(a < top + FRESH_MINUTES and top < b for a, b in taken):
            return minute
    return begin


def _mirrored(way: Way, board: Board) -> Way:
    """Let the arrow on the key point where it points on the screen."""
    if not board.mirrored:
        return way
    return {Way.LEFT: Way.RIGHT, Way.RIGHT: Way.LEFT}.get(way, way)
