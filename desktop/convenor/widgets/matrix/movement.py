"""How a stance has moved: dots on a line of time, and the same in words."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from convenor.theme.theme import theme
from convenor.widgets.matrix.values import SCALE, ground_of

_HEIGHT: Final = 58
_DOT: Final = 4.5
_MARGIN: Final = 9

Moment = tuple[date, int | None]


class Movement(QWidget):
    """A small chart: time from left to right, −2 at the bottom, +2 at the top."""

    def __init__(self) -> None:
        super().__init__()
        self._moments: tuple[Moment, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_moments(self, moments: Sequence[Moment], words: str) -> None:
        """Show the versions, oldest first; *words* say the same to who cannot see it."""
        self._moments = tuple(moments)
        self.setAccessibleName(f"Movement: {words}")
        self.update()

    def sizeHint(self) -> QSize:
        """Return the usual size."""
        return QSize(theme.px(200), theme.px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the middle line, the way and the dots."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("line3"), 1, Qt.PenStyle.DotLine))
        middle = self._height(0)
        painter.drawLine(QPointF(0, middle), QPointF(self.width(), middle))
        dots = [(self._place(at), stance) for at, (_, stance) in enumerate(self._moments)]
        painter.setPen(QPen(theme.color("line3"), 1.5))
        for (begin, one), (end, other) in pairwise(dots):
            if one is not None and other is not None:
                painter.drawLine(begin, end)
        for place, stance in dots:
            self._paint_dot(painter, place, stance)

    def _paint_dot(self, painter: QPainter, place: QPointF, stance: int | None) -> None:
        size = theme.pxf(_DOT)
        unknown = stance is None
        style = Qt.PenStyle.DotLine if unknown else Qt.PenStyle.SolidLine
        painter.setPen(QPen(theme.color("text3"), 1, style))
        painter.setBrush(theme.color("surface" if stance is None else ground_of(stance)))
        painter.drawEllipse(QRectF(place.x() - size, place.y() - size, 2 * size, 2 * size))

    def _place(self, at: int) -> QPointF:
        days = [day.toordinal() for day, _ in self._moments]
        whole = max(days) - min(days)
        share = (days[at] - min(days)) / whole if whole else at / max(len(days) - 1, 1)
        room = self.width() - 2 * theme.px(_MARGIN)
        left = theme.px(_MARGIN) + room * share
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            left = self.width() - left
        return QPointF(left, self._height(self._moments[at][1] or 0))

    def _height(self, stance: int) -> float:
        room = self.height() - 2 * theme.px(_MARGIN)
        return theme.px(_MARGIN) + room * (SCALE[-1] - stance) / (SCALE[-1] - SCALE[0])
