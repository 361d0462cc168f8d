"""The shadow of a card that floats."""

from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QTransform
from PySide6.QtWidgets import (
    QGraphicsDropShadowEffect,
    QGraphicsEffect,
    QGraphicsPathItem,
    QGraphicsScene,
)

from convenor.theme.theme import theme
from convenor.widgets.painting import CARD_CORNER
from convenor.widgets.stretched import draw_stretched

_BLUR: Final = 30
_DOWN: Final = 8


class Shadow(QGraphicsEffect):
    """Lies under a card: what Qt's own draws, but blurred once and not each time.

    Whatever changes under the card is drawn anew with the card and its shadow.
    """

    def boundingRectFor(self, rect: QRectF | QRect) -> QRectF:
        """Return where something is drawn for a card."""
        return QRectF(rect).adjusted(-_BLUR, -_BLUR, _BLUR, _BLUR + _DOWN)

    def draw(self, painter: QPainter) -> None:
        """Draw the shadow, and the card on it."""
        at, system = QPoint(), Qt.CoordinateSystem.DeviceCoordinates
        source = self.sourcePixmap(system, at, self.PixmapPadMode.NoPad)
        size, ratio = source.deviceIndependentSize(), source.devicePixelRatio()
        painter.save()
        painter.setWorldTransform(QTransform())
        draw_stretched(
            painter,
            self.boundingRectFor(QRectF(at, size)),
            "floating",
            2 * _BLUR + theme.px(CARD_CORNER) + _DOWN,
            _shade,
            ratio=ratio,
        )
        painter.drawPixmap(at, source)
        painter.restore()


def _shade(painter: QPainter, whole: QRectF) -> None:
    """Draw the shadow of a card, and a card that the real one will hide."""
    card = whole.adjusted(_BLUR, _BLUR, -_BLUR, -_BLUR - _DOWN)
    color = QColor(theme.color("shadow"))
    color.setAlpha(150 if theme.dark else 70)
    effect = QGraphicsDropShadowEffect()
    effect.setBlurRadius(_BLUR)
    effect.setOffset(0, _DOWN)
    effect.setColor(color)
    path = QPainterPath()
    path.addRoundedRect(card.adjusted(1, 1, -1, -1), theme.pxf(CARD_CORNER), theme.pxf(CARD_CORNER))
    shape = QGraphicsPathItem(path)
    shape.setPen(QPen(Qt.PenStyle.NoPen))
    shape.setBrush(theme.color("raised"))
    shape.setGraphicsEffect(effect)
    scene = QGraphicsScene()
    scene.addItem(shape)
    scene.render(painter, whole, whole)
