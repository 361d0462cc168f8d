"""A bar of the balance panel: coming solid, outstanding hatched, targets as ticks."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from convenor.theme.theme import theme
from convenor.widgets.balance_bar import draw_track


class BalanceTrack(QWidget):
    """Everything it shows stands in figures above it."""

    def __init__(self, coming: int, outstanding: int, aims: Sequence[int], *, full: int) -> None:
        """*full* is the count that fills the bar, the same for all that stand together."""
        super().__init__()
        self._coming = coming
        self._outstanding = outstanding
        self._aims = tuple(aims)
        self._full = full
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Return the room for the bar and its ticks."""
        return QSize(theme.px(200), theme.px(13))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bar."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isRightToLeft():
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        high = theme.px(6)
        track = QRectF(0, (self.height() - high) / 2, self.width(), high)
        counts = (self._coming, self._outstanding)
        draw_track(painter, track, counts, self._aims, full=self._full)
