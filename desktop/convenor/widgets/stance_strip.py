"""A small strip of stances in a cell: one figure on its colour for each issue."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from convenor.theme.fonts import font
from convenor.theme.theme import theme
from convenor.widgets.matrix.values import ground_of, ink_of, printed
from convenor.widgets.painting import CENTRE, Run, draw_box, draw_text, text_width

WIDE: Final = 22
HIGH: Final = 18
GAP: Final = 3


def draw_stances(painter: QPainter, rect: QRectF, stances: Sequence[int | None]) -> None:
    """Draw the stances in their order where *rect* begins; how many have no room is said."""
    step = theme.px(WIDE + GAP)
    room = int((rect.width() + theme.px(GAP)) // step)
    fit = len(stances) if len(stances) <= room else max(0, room - 1)
    mirrored = painter.layoutDirection() is Qt.LayoutDirection.RightToLeft
    top = round(rect.center().y() - theme.px(HIGH) / 2)
    ratio = painter.device().devicePixelRatio()
    for place, stance in enumerate(stances[:fit]):
        left = rect.left() + place * step
        at = rect.right() - (left - rect.left()) - theme.px(WIDE) if mirrored else left
        picture = theme.drawings.get(
            ("stance", stance),
            theme.px(WIDE),
            theme.px(HIGH),
            ratio,
            lambda brush, stance=stance: _paint(brush, stance),  # type: ignore[misc]
        )
        painter.drawPixmap(QPointF(round(at), top), picture)
    if fit < len(stances):
        _say_more(painter, rect, fit * step, len(stances) - fit)


def _say_more(painter: QPainter, rect: QRectF, used: int, more: int) -> None:
    words, face = f"+{more} more", font("caption")
    if text_width(words, face) > rect.width() - used:
        words = f"+{more}"
    mirrored = painter.layoutDirection() is Qt.LayoutDirection.RightToLeft
    rest = rect.adjusted(0, 0, -used, 0) if mirrored else rect.adjusted(used, 0, 0, 0)
    draw_text(painter, rest, Run(words, face, "text3"))


def _paint(painter: QPainter, stance: int | None) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    rect = QRectF(0, 0, theme.px(WIDE), theme.px(HIGH))
    if stance is None:
        painter.setPen(QPen(theme.color("line3"), 1, Qt.PenStyle.DotLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        inner = rect.adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(inner, theme.pxf(4), theme.pxf(4))
        return
    draw_box(painter, rect, ground=ground_of(stance), radius=4)
    run = Run(printed(stance), font("caption", 600), ink_of(stance))
    draw_text(painter, rect, run, align=CENTRE, elide=False)
