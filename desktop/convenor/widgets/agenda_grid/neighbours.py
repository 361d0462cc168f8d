"""Which session lies next to which: the arrow keys on a timetable."""

from collections.abc import Callable, Sequence
from datetime import date
from enum import Enum

from convenor.widgets.agenda_grid.board import Board
from convenor.widgets.agenda_grid.carry import Target
from convenor.widgets.agenda_grid.face import Drawn
from convenor.widgets.agenda_grid.values import GridBlock
from convenor_db.domain.daylayout import moved, on_day


class Way(Enum):
    """A direction: columns to the right, sessions down."""

    LEFT = (-1, 0)
    RIGHT = (1, 0)
    UP = (0, -1)
    DOWN = (0, 1)


def neighbour(board: Board, key: str, way: Way, *, walking: int | None = None) -> str:
    """Return the key of the session next to *key*, or *key* itself where there is none.

    Up and down go through one column in time order, over the days; left and right to the nearest
    in time of the next column that has one. *walking* is the number of the column one came from,
    for sessions that stand in all of them.
    """
    pieces = board.pieces_of(key)
    if not pieces:
        return key
    here = pieces[0]
    number = _number(board, here, walking)
    across, down = way.value
    if down:
        return _up_or_down(board, here, number, down)
    return _sideways(board, here, number, across)


def column_number(board: Board, key: str, walking: int | None) -> int | None:
    """Return the number of the slot one stands in when *key* is selected."""
    pieces = board.pieces_of(key)
    return _number(board, pieces[0], walking) if pieces else walking


def shifted(board: Board, block: GridBlock, way: Way, step: int) -> Target | None:
    """Return the session moved by keyboard: *step* minutes, or the next column or day.

    None where there is no further column among the days shown.
    """
    across, down = way.value
    if down:
        start = moved(block.start, down * step, board.frame.zone)
        return Target(start=start, minutes=block.minutes, column=block.column)
    days = [day.day for day in board.frame.days]
    own = date.fromisoformat(block.start[:10])
    if own not in days:
        return None
    columns = [""] if block.spanning else [column.key for column in board.geometry.columns]
    if block.column not in columns:
        return None
    place = days.index(own) * len(columns) + columns.index(block.column) + across
    if not 0 <= place < len(days) * len(columns):
        return None
    day, column = divmod(place, len(columns))
    start = on_day(block.start, days[day], board.frame.zone)
    return Target(start=start, minutes=block.minutes, column=columns[column])


def _number(board: Board, drawn: Drawn, walking: int | None) -> int:
    if not drawn.block.spanning:
        return board.geometry.number_of(drawn.piece.day, drawn.block.column) or 0
    first = [day.day for day in board.frame.days].index(drawn.piece.day)
    count = len(board.geometry.columns)
    column = 0 if walking is None else walking % count
    return first * count + column


def _up_or_down(board: Board, here: Drawn, number: int, down: int) -> str:
    column = board.geometry.slots[number].column.key
    line = [
        one
        for one in board.in_time_order()
        if one.block.spanning or one.block.column == column or one.block.key == here.block.key
    ]
    keys = [one.block.key for one in line]
    at = keys.index(here.block.key) + down
    return keys[at] if 0 <= at < len(keys) else here.block.key


def _sideways(board: Board, here: Drawn, number: int, across: int) -> str:
    middle = here.rect.center().y()
    slots = range(number + across, len(board.geometry.slots) if across > 0 else -1, across)
    for other in slots:
        found = _in_slot(board, other, lambda one: one.block.key != here.block.key)
        if found:
            return min(found, key=lambda one: abs(one.rect.center().y() - middle)).block.key
    return here.block.key


def _in_slot(board: Board, number: int, wanted: Callable[[Drawn], bool]) -> Sequence[Drawn]:
    slot = board.geometry.slots[number]
    return [
        one
        for one in board.drawn
        if one.piece.day == slot.day.day
        and (one.block.spanning or one.block.column == slot.column.key)
        and wanted(one)
    ]
