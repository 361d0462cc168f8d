"""What the blocks stand on: hours and columns."""

from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

from convenor.theme.theme import theme
from convenor.widgets.agenda_grid.geometry import Geometry
from convenor_db.domain.dayaxis import HOUR, AxisRow, RowKind

_HALF_HOUR: Final = 30
_LEAST_FOR_HALVES: Final = 14


def draw_ground(painter: QPainter, geometry: Geometry, rect: QRectF) -> None:
    """Draw hours and columns, as far as *rect* (of the content) shows them."""
    painter.fillRect(rect, theme.color("surface"))
    _draw_shades(painter, geometry, rect)
    _draw_hours(painter, geometry, rect)
    _draw_columns(painter, geometry)


def row_band(geometry: Geometry, row: AxisRow) -> QRectF:
    """Return a row of the axis over all columns, in pixels of the content."""
    top = geometry.y(row.top)
    return QRectF(0, top, geometry.width, geometry.y(row.bottom) - top)


def hatch(painter: QPainter, rect: QRectF, token: str, *, ground: str = "") -> None:
    """Hatch *rect* thinly in a colour token, over a ground if one is named."""
    if ground:
        shade = QColor(theme.color(ground))
        shade.setAlphaF(0.6)
        painter.fillRect(rect, shade)
    line = QColor(theme.color(token))
    line.setAlphaF(0.34)
    painter.fillRect(rect, QBrush(line, Qt.BrushStyle.BDiagPattern))


def _draw_shades(painter: QPainter, geometry: Geometry, rect: QRectF) -> None:
    """Shade every second column, and the hours outside the planned ones."""
    pale = QColor(theme.color("sunken"))
    pale.setAlphaF(0.47)
    bottom = geometry.y(geometry.layout.axis.length)
    for number in range(len(geometry.slots)):
        if number % len(geometry.columns) % 2:
            painter.fillRect(geometry.slot_band(number).intersected(rect), pale)
    first, last = geometry.layout.hours
    axis = geometry.layout.axis
    before = geometry.y(axis.position(first))
    after = geometry.y(axis.row_of(last - 1, again=True).at(last))
    sunken = theme.color("sunken")
    for top, foot in ((0.0, before), (after, bottom)):
        painter.fillRect(QRectF(0, top, geometry.width, foot - top).intersected(rect), sunken)


def _draw_hours(painter: QPainter, geometry: Geometry, rect: QRectF) -> None:
    solid = QPen(theme.color("line"), 1)
    dotted = QPen(theme.color("line"), 1, Qt.PenStyle.DotLine)
    halves = geometry.pixels_a_minute * _HALF_HOUR >= theme.px(_LEAST_FOR_HALVES)
    for row in geometry.layout.axis.rows:
        if row.kind is RowKind.FOLDED:
            continue
        first = -(-row.first // _HALF_HOUR) * _HALF_HOUR
        for minute in range(first, row.last + 1, _HALF_HOUR):
            y = round(geometry.y(row.at(minute))) + 0.5
            whole = minute % HOUR == 0
            if rect.top() <= y <= rect.bottom() and (whole or halves):
                painter.setPen(solid if whole else dotted)
                painter.drawLine(QLineF(rect.left(), y, min(rect.right(), geometry.width), y))


def _draw_columns(painter: QPainter, geometry: Geometry) -> None:
    bottom = geometry.y(geometry.layout.axis.length)
    for number in range(len(geometry.slots) + 1):
        day = number % max(len(geometry.columns), 1) == 0
        painter.setPen(QPen(theme.color("line2" if day else "line"), 1))
        x = number * geometry.column_width
        x = geometry.width - x if geometry.mirrored else x
        painter.drawLine(QPointF(round(x) + 0.5, 0), QPointF(round(x) + 0.5, bottom))
