"""How a stance is drawn: its number on its colour, and the small marks in its corners."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView

from convenor.theme.fonts import font
from convenor.theme.icons import paint_icon
from convenor.theme.theme import theme
from convenor.widgets.matrix.model import CELL_ROLE
from convenor.widgets.matrix.values import MatrixCell, ground_of, ink_of, printed
from convenor.widgets.painting import CENTRE, Run, draw_box, draw_focus, draw_text

Index = QModelIndex | QPersistentModelIndex
RADIUS: Final = 5
STATED: Final = 700
"""The weight of a figure that was stated by those who hold it."""
ASSESSED: Final = 500
"""The weight of one that is the organisers' assessment."""
_FADED: Final = 0.28
_CORNER: Final = 9
_FLAG: Final = 11


class StanceCells(QStyledItemDelegate):
    """Draws the cells of the matrix."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the least room of a cell."""
        return QSize(theme.px(60), theme.px(28))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell, with a ring if it is the chosen one, stronger if the keyboard is at it."""
        cell = index.data(CELL_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(option.rect)
        painter.fillRect(whole, theme.color("surface"))
        rect = whole.adjusted(2, 2, -2, -2)
        if isinstance(cell, MatrixCell):
            painter.setOpacity(_FADED if cell.faded else 1.0)
            draw_stance(painter, rect, cell)
            painter.setOpacity(1.0)
        if index == self._table.currentIndex():
            color = "focus" if self._table.hasFocus() else "line3"
            draw_focus(painter, whole.adjusted(0.5, 0.5, -0.5, -0.5), color=color)
        painter.restore()


def draw_stance(painter: QPainter, rect: QRectF, cell: MatrixCell) -> None:
    """Draw a stance with its marks: dotted is unknown, a dotted corner stale, a flag a red line."""
    draw_figure(painter, rect, cell.stance, weight=STATED if cell.stated else ASSESSED)
    if cell.stale:
        draw_stale(painter, rect)
    if cell.red_line:
        draw_flag(painter, rect)


def draw_figure(painter: QPainter, rect: QRectF, stance: int | None, weight: int = 600) -> None:
    """Draw the number of a stance on its colour; what is unknown has a dotted edge."""
    if stance is None:
        painter.setPen(QPen(theme.color("line3"), 1, Qt.PenStyle.DotLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        inner = rect.adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(inner, theme.pxf(RADIUS), theme.pxf(RADIUS))
        ink = "text3"
    else:
        draw_box(painter, rect, ground=ground_of(stance), radius=RADIUS)
        ink = ink_of(stance)
    run = Run(printed(stance), font("small", weight), ink)
    draw_text(painter, rect, run, align=CENTRE, elide=False)


def draw_stale(painter: QPainter, rect: QRectF) -> None:
    """Cut the upper right corner off with a dotted line."""
    side = theme.pxf(_CORNER)
    corner = rect.topRight()
    begin, end = corner - QPointF(side, 0), corner + QPointF(0, side)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("surface"))
    beyond = (begin - QPointF(0, 1), corner + QPointF(1, -1), end + QPointF(1, 0))
    painter.drawPolygon(QPolygonF(beyond))
    pen = QPen(theme.color("text2"), theme.pxf(1.6))
    pen.setDashPattern([0.1, 1.9])
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.drawLine(begin, end)


def draw_flag(painter: QPainter, rect: QRectF) -> None:
    """Draw the flag of a red line at the left, on a disc of its own."""
    size = theme.pxf(_FLAG)
    middle = QPointF(rect.left() + size * 0.95, rect.center().y())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("surface"))
    painter.drawEllipse(middle, size * 0.78, size * 0.78)
    box = QRectF(middle.x() - size / 2, middle.y() - size / 2, size, size)
    paint_icon(painter, "flag", box, "bad")
