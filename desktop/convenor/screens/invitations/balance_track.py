"""A bar of the balance panel: coming solid, outstanding hatched, targets as ticks."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from convenor.theme.theme import theme
from convenor.widgets.painting import draw_hatch, draw_pill


class BalanceTrack(QWidget):
    """Everything it shows stands in figures above it."""

    def __init__(self, coming: int, outstanding: int, aims: Sequence[int], *, full: int) -> None:
        """*full* is the count that fills the bar, the same for all that stand together."""
        super().__init__()
        self._coming = coming
        self._outstanding = outstanding
        self._aims = tuple(aims)
        self._full = max(full, 1)
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
        unit = track.width() / self._full
        draw_pill(painter, track, "sunken")
        coming = min(track.width(), self._coming * unit)
        if self._outstanding:
            wide = min(self._outstanding * unit, track.width() - coming)
            hatched = QRectF(coming, track.top(), wide, high)
            draw_hatch(painter, hatched, line="m_info", ground="info_soft")
        if self._coming:
            draw_pill(painter, QRectF(0, track.top(), coming, high), "m_ok")
        for aim in self._aims:
            at = min(aim * unit, track.width() - 1)
            tick = QRectF(round(at) - 1, 0, 2, self.height())
            painter.fillRect(tick, theme.color("text"))
