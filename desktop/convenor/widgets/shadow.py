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

_BLUR: Final = 30
_DOWN: Final = 8


class Shadow(QGraphicsEffect):
    """Lies under a card: what Qt's own draws, but blurred once for each size and not each time.

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
        card = QRectF(_BLUR, _BLUR, size.width(), size.height())
        whole = self.boundingRectFor(card)
        shadow = theme.drawings.get(
            "floating", whole.width(), whole.height(), ratio, lambda brush: _shade(brush, card)
        )
        painter.save()
        painter.setWorldTransform(QTransform())
        painter.drawPixmap(at - QPoint(_BLUR, _BLUR), shadow)
        painter.drawPixmap(at, source)
        painter.restore()


def _shade(painter: QPainter, card: QRectF) -> None:
    """Draw the shadow of a card, and a card that the real one will hide."""
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
    whole = QRectF(0, 0, card.right() + _BLUR, card.bottom() + _BLUR + _DOWN)
    scene.render(painter, whole, whole)
