"""A line with an icon before it: something named, and how far it holds."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from convenor.theme.icons import paint_icon
from convenor.theme.theme import theme
from convenor.widgets.labels import RichLabel, Role, Span
from convenor.widgets.layouts import row


class StateLine(QWidget):
    """Icon and words, which wrap and may hold links."""

    linked = Signal(str)

    def __init__(self, icon: str, color: str, spans: Sequence[Span]) -> None:
        super().__init__()
        self._icon = icon
        self._color = color
        self._words = RichLabel(spans, Role.BODY)
        self._words.linked.connect(self.linked)
        self.setLayout(row((self._words, 1), margins=(24, 2, 0, 2)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the icon beside the first line."""
        painter = QPainter(self)
        size = theme.px(15)
        box = QRectF(0, theme.px(4), size, size)
        if self.layoutDirection().value:
            box.moveRight(self.width())
        paint_icon(painter, self._icon, box, self._color)
