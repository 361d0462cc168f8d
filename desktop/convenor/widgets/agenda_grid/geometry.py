"""From axis minutes and columns to pixels of the grid's content, and back."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from PySide6.QtCore import QPointF, QRectF

from convenor.theme.theme import theme
from convenor.widgets.agenda_grid.values import GridBlock, GridColumn, GridDay
from convenor_db.domain.daylayout import Layout, Piece, Place

PIXELS_A_MINUTE: Final = 1.26
NARROWEST: Final = 104
"""Pixels (at 100 %) below which columns are not squeezed; the grid scrolls instead."""
FOOT: Final = 10
_GAP: Final = 3.0
_LANE_GAP: Final = 2.0


@dataclass(frozen=True, slots=True)
class Slot:
    """One column of one day."""

    day: GridDay
    column: GridColumn


@dataclass(frozen=True, slots=True, kw_only=True)
class Geometry:
    """How the content is laid out in pixels. *mirrored*: days and columns run from the right."""

    layout: Layout
    days: tuple[GridDay, ...]
    columns: tuple[GridColumn, ...]
    column_width: float
    zoom: float = 1.0
    mirrored: bool = False
    slots: tuple[Slot, ...] = field(init=False)
    _numbers: dict[tuple[date, str], int] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        """Pair every day with every column."""
        slots = tuple(Slot(day, column) for day in self.days for column in self.columns)
        object.__setattr__(self, "slots", slots)
        numbers = {(slot.day.day, slot.column.key): n for n, slot in enumerate(slots)}
        object.__setattr__(self, "_numbers", numbers)

    @property
    def width(self) -> float:
        """Return the width of all columns."""
        return self.column_width * len(self.slots)

    @property
    def height(self) -> float:
        """Return the height of the content, with a little room below the last hour."""
        return self.y(self.layout.axis.length) + theme.pxf(FOOT)

    @property
    def pixels_a_minute(self) -> float:
        """Return the height of an axis minute."""
        return theme.pxf(PIXELS_A_MINUTE) * self.zoom

    def y(self, position: float) -> float:
        """Return the height of an axis position."""
        return position * self.pixels_a_minute

    def position(self, y: float) -> float:
        """Return the axis position at a height."""
        return y / self.pixels_a_minute

    def x(self, number: int, count: int = 1) -> float:
        """Return the left edge of *count* slots from the one called *number*."""
        if self.mirrored:
            return self.width - (number + count) * self.column_width
        return number * self.column_width

    def number_at(self, x: float) -> int:
        """Return the number of the slot at *x*; the nearest one outside."""
        along = self.width - x if self.mirrored else x
        return min(max(int(along / self.column_width), 0), len(self.slots) - 1)

    def slot_at(self, x: float) -> Slot:
        """Return the slot at *x*; the nearest one outside."""
        return self.slots[self.number_at(x)]

    def number_of(self, day: date, column: str) -> int | None:
        """Return the number of a slot, None if that day or column is not shown."""
        return self._numbers.get((day, column))

    def day_band(self, day: date) -> QRectF:
        """Return the whole of a day, from the first to the last hour."""
        index = [shown.day for shown in self.days].index(day)
        count = len(self.columns)
        left = self.x(index * count, count)
        return QRectF(left, 0, count * self.column_width, self.y(self.layout.axis.length))

    def slot_band(self, number: int) -> QRectF:
        """Return the whole of a slot, from the first to the last hour."""
        return QRectF(self.x(number), 0, self.column_width, self.y(self.layout.axis.length))

    def piece_rect(
        self, piece: Piece, block: GridBlock, place: Place | None = None
    ) -> QRectF | None:
        """Return where a piece of a block stands, None if its column is not shown."""
        if block.spanning:
            band = self.day_band(piece.day)
        else:
            number = self.number_of(piece.day, block.column)
            if number is None:
                return None
            band = self.slot_band(number)
        left, width = self._in_lane(band, place)
        top, height = self.y(piece.top), self.y(piece.bottom) - self.y(piece.top)
        return QRectF(left, top + 1, width, max(height - 2, 5.0))

    def _in_lane(self, band: QRectF, place: Place | None) -> tuple[float, float]:
        lane, lanes = (place.lane, place.lanes) if place else (0, 1)
        if self.mirrored:
            lane = lanes - 1 - lane
        share = (band.width() - 2 * _GAP) / lanes
        left = band.left() + _GAP + lane * share
        return left, share - (_LANE_GAP if lanes > 1 else 0)

    def spot(self, point: QPointF) -> tuple[Slot, float]:
        """Return the slot and the axis position under a point of the content."""
        return self.slot_at(point.x()), self.position(point.y())


def fitting_width(available: float, slots: int) -> float:
    """Return the width of a column: as wide as fits, but never under the narrowest."""
    return max(theme.pxf(NARROWEST), available / max(slots, 1))


def free_run(
    rect: QRectF, covered: Sequence[QRectF], column_width: float, *, mirrored: bool = False
) -> QRectF:
    """Return a part of *rect* that none of the *covered* rectangles reach into.

    A wide block keeps its words there, so that a bilateral over lunch does not hide "Lunch": in
    the first part that is two columns wide, which is in view before any scrolling, else in the
    widest.
    """
    edges = sorted((max(c.left(), rect.left()), min(c.right(), rect.right())) for c in covered)
    runs: list[tuple[float, float]] = []
    reach = rect.left()
    for left, right in edges:
        runs.append((reach, left))
        reach = max(reach, right)
    runs.append((reach, rect.right()))
    roomy = [run for run in runs if run[1] - run[0] >= column_width * 2]
    widest = max(runs, key=lambda run: (round(run[1] - run[0]), -run[0]))
    left, right = (roomy[-1] if mirrored else roomy[0]) if roomy else widest
    if right - left < column_width * 0.5:
        return rect
    return QRectF(left, rect.top(), right - left, rect.height())
