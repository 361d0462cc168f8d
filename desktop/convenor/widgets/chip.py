"""Status chips as widgets."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from convenor.theme.theme import theme
from convenor.widgets.flow import Flow
from convenor.widgets.painting import CHIP_HEIGHT, chip_width, draw_chip_in
from convenor.widgets.status_chip import Look


class Chip(QWidget):
    """One chip: icon, word and soft colour."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_look(look)
        theme.changed.connect(self.updateGeometry)

    def set_look(self, look: Look) -> None:
        """Show another status."""
        self._look = look
        self.setAccessibleName(look.words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the chip's size."""
        return QSize(round(chip_width(self._look)) + 1, theme.px(CHIP_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        draw_chip_in(painter, QRectF(self.rect()), self._look)


class Chips(Flow):
    """Several chips, on as many lines as they need."""

    def set_looks(self, looks: Sequence[Look]) -> None:
        """Show these chips."""
        self.clear()
        for look in looks:
            self.add(Chip(look))
