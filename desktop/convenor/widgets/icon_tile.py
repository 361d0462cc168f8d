"""An icon on a soft ground, beside what it stands for."""

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from convenor.theme.icons import paint_icon
from convenor.theme.theme import theme

_SMALL: Final = 40
"""Up to this size in pixels at 100 % a tile is filled more: the icon would be too thin."""


class IconTile(QWidget):
    """A disc, or with *radius* a square with round corners; sizes in pixels at 100 %."""

    def __init__(
        self, icon: str, size: int = 76, *, radius: float | None = None, color: str = "accent"
    ) -> None:
        """*color* is a status colour or the accent; the ground is its soft one."""
        super().__init__()
        self._color = color
        self._icon = icon
        self._size = size
        self._radius = size / 2 if radius is None else radius
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Return the square it fills."""
        return QSize(theme.px(self._size), theme.px(self._size))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground and icon."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(f"{self._color}_soft"))
        radius = theme.pxf(self._radius)
        painter.drawRoundedRect(QRectF(self.rect()), radius, radius)
        size = theme.px(self._size * (0.56 if self._size <= _SMALL else 0.45))
        box = QRectF((self.width() - size) / 2, (self.height() - size) / 2, size, size)
        paint_icon(painter, self._icon, box, self._color)
