"""A convening's sign: the initials of its title's first two words on a coloured square."""

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from convenor.theme.fonts import font
from convenor.theme.icons import paint_icon
from convenor.theme.theme import theme
from convenor.theme.tokens import LIGHT
from convenor.widgets.initials import initials

_PAIRS: Final = (("t1", "t2"), ("t2", "t6"), ("t3", "t1"), ("t4", "t5"))
"""Where the colour begins and ends; the light values, which white is read on in both themes."""
_ROUND: Final = 0.26
"""How round the corners are, as a part of the side."""
_GROUND: Final = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><defs>
<linearGradient id="g" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="{begin}"/>
<stop offset="1" stop-color="{end}"/></linearGradient></defs>
<rect width="100" height="100" rx="{radius}" fill="url(#g)"/></svg>"""


def draw_mark(painter: QPainter, rect: QRectF, title: str, *, missing: bool = False) -> None:
    """Draw the sign of the convening *title* in the square *rect*; dashed if it is *missing*."""
    radius = rect.width() * _ROUND
    face = font("strong")
    face.setPixelSize(max(7, round(rect.width() * 0.38)))
    if missing:
        painter.setPen(QPen(theme.color("line3"), 1, Qt.PenStyle.DashLine))
        painter.setBrush(theme.color("sunken"))
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    else:
        _ground(title).render(painter, rect.adjusted(0.5, 0.5, -0.5, -0.5))
    painter.setFont(face)
    painter.setPen(theme.color("text3" if missing else "on_accent"))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, initials(" ".join(title.split()[:2])))


def _ground(title: str) -> QSvgRenderer:
    """Return the coloured square: icons bring SVG along, gradients 170 colourings of their own."""
    begin, end = _PAIRS[sum(map(ord, title)) % len(_PAIRS)]
    drawn = _GROUND.format(begin=LIGHT[begin], end=LIGHT[end], radius=_ROUND * 100)
    return QSvgRenderer(drawn.encode())


class Mark(QWidget):
    """A convening's sign as a widget; without a title the program's own, *missing* dashed."""

    def __init__(self, title: str = "", size: int = 34, *, missing: bool = False) -> None:
        super().__init__()
        self._missing = missing
        self._title = title
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_title(title)
        theme.changed.connect(self.updateGeometry)

    def set_title(self, title: str) -> None:
        """Show the sign of another convening."""
        self._title = title
        self.setAccessibleName(title or "Convenor")
        self.update()

    def sizeHint(self) -> QSize:
        """Return the square it fills."""
        side = theme.px(self._size)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(0, 0, theme.px(self._size), theme.px(self._size))
        if self._title:
            draw_mark(painter, rect, self._title, missing=self._missing)
        else:
            paint_icon(painter, "convenor", rect, "text")
