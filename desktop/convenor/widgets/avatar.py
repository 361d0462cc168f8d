"""A person's sign: their initials on a tint that is always the same for them."""

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from convenor.theme.fonts import ensure_script_fonts, font
from convenor.theme.theme import theme
from convenor.widgets.initials import initials

_TINTS: Final = ("t1", "t2", "t3", "t4", "t5", "t6")


def tint_of(key: str) -> str:
    """Return the tint that goes with *key* (a person's key or name), the same every time."""
    return _TINTS[sum(map(ord, key)) % len(_TINTS)]


def draw_avatar(
    painter: QPainter, rect: QRectF, name: str, *, key: str = "", ring: bool = False
) -> None:
    """Draw the avatar of *name* in the square *rect*; the tint comes from *key* or the name.

    *ring* sets it off from a selected row, where soft tints vanish.
    """
    letters, tint, side = initials(name), tint_of(key or name), rect.width()
    pixmap = theme.drawings.get(
        ("avatar", letters, tint, ring),
        side,
        side,
        painter.device().devicePixelRatio(),
        lambda brush: _paint(brush, QRectF(0, 0, side, side), (letters, tint), ring=ring),
    )
    painter.drawPixmap(rect.topLeft(), pixmap)


def draw_unnamed(painter: QPainter, rect: QRectF) -> None:
    """Draw the dashed ring of a seat nobody has been named for."""
    painter.setPen(QPen(theme.color("line3"), 1.2, Qt.PenStyle.DashLine))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(rect.adjusted(1, 1, -1, -1))


def _paint(painter: QPainter, rect: QRectF, look: tuple[str, str], *, ring: bool) -> None:
    letters, tint = look
    painter.setPen(QPen(theme.color("surface"), 2) if ring else Qt.PenStyle.NoPen)
    painter.setBrush(theme.color(f"{tint}s"))
    painter.drawEllipse(rect.adjusted(1, 1, -1, -1) if ring else rect)
    ensure_script_fonts(letters)
    face = font("micro")
    face.setPixelSize(max(7, round(rect.width() * 0.36)))
    painter.setFont(face)
    painter.setPen(theme.color(tint))
    painter.drawText(_seated(rect, face), Qt.AlignmentFlag.AlignCenter, letters)


def _seated(rect: QRectF, face: QFont) -> QRectF:
    """Return *rect* moved so that capitals, not the line, stand in its middle."""
    metrics = QFontMetricsF(face)
    middle = metrics.ascent() - metrics.capHeight() / 2
    return rect.translated(0, metrics.height() / 2 - middle)


class Avatar(QWidget):
    """An avatar as a widget of its own."""

    def __init__(self, name: str = "", size: int = 48, *, key: str = "") -> None:
        """*key*: the person's, which gives the tint everywhere."""
        super().__init__()
        self._name = name
        self._key = key
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_name(name, key)
        theme.changed.connect(self.updateGeometry)

    def set_name(self, name: str, key: str = "") -> None:
        """Show the initials of *name*; an empty name shows a seat nobody is named for."""
        self._name = name
        self._key = key
        self.setAccessibleName(name or "not yet named")
        self.update()

    def sizeHint(self) -> QSize:
        """Return the square it fills."""
        side = theme.px(self._size)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = theme.px(self._size)
        rect = QRectF(0, 0, side, side)
        if self._name:
            draw_avatar(painter, rect, self._name, key=self._key)
        else:
            draw_unnamed(painter, rect)
